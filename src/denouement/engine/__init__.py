"""The reference engine: worlds with nested belief, acts and reactions, reasons. It defines the meaning."""

from denouement.engine.engine import Engine, Pair, Taken
from denouement.engine.evaluate import compiled, condition, total
from denouement.engine.log import BeliefChange, How, Moment, Source, opening, play, play_step
from denouement.engine.opening import at_first
from denouement.engine.reasons import Reason, ReasonKind, Reasons
from denouement.engine.worlds import World, WorldStore

__all__ = [
    "BeliefChange",
    "Engine",
    "How",
    "Moment",
    "Pair",
    "Reason",
    "ReasonKind",
    "Reasons",
    "Source",
    "Taken",
    "World",
    "WorldStore",
    "at_first",
    "compiled",
    "condition",
    "opening",
    "play",
    "play_step",
    "total",
]
