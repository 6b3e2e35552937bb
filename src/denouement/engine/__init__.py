"""The reference engine: worlds with nested belief, acts and reactions, reasons. It defines the meaning."""

from denouement.engine.engine import Engine, Pair, Taken
from denouement.engine.evaluate import compiled, condition, total
from denouement.engine.expected import Expected, Intent, Rest, Turn, expected_story, foremost, intent
from denouement.engine.forecast import NOBODY, Choice, Forecast, Wait, Worth
from denouement.engine.foresight import Foresight
from denouement.engine.log import BeliefChange, How, Moment, Source, opening, play, play_step
from denouement.engine.opening import at_first
from denouement.engine.reasons import Reason, ReasonKind, Reasons
from denouement.engine.story_reasons import StoryReasons, reasons_within
from denouement.engine.worlds import World, WorldStore

__all__ = [
    "BeliefChange",
    "Choice",
    "Engine",
    "Expected",
    "Forecast",
    "Foresight",
    "How",
    "Intent",
    "Moment",
    "NOBODY",
    "Pair",
    "Reason",
    "ReasonKind",
    "Reasons",
    "Rest",
    "Source",
    "StoryReasons",
    "Taken",
    "Turn",
    "Wait",
    "World",
    "WorldStore",
    "Worth",
    "at_first",
    "compiled",
    "condition",
    "expected_story",
    "foremost",
    "intent",
    "opening",
    "play",
    "play_step",
    "reasons_within",
    "total",
]
