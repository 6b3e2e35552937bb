"""The rules of appraisal about one's own wants: a case of two states for each."""

import pytest

from denouement.engine import Forecast, Reasons, StoryReasons
from denouement.english import marks, unknown_verbs
from denouement.feelings import Emotion, Likelihood
from denouement.feelings.bonds import FACTS
from denouement.feelings.displays import STATES
from denouement.feelings.felt import SHOWS
from denouement.feelings.likelihood import Outlook, Outlooks
from denouement.feelings.lived import Lived
from denouement.feelings.rules import Tools
from denouement.feelings.rules.deeds import ACTIONS
from denouement.feelings.rules.wants import RULES
from denouement.library import bundled_world
from support.problems import A, B, Problem, eq, no, put
from support.texts import story_of

E = Emotion
IMPOSSIBLE, UNLIKELY, OPEN, LIKELY, CERTAIN = Likelihood


def two_states(before, after, met, doer=B):
    """What A feels, who wants a thing worth 4, when somebody does what A had foreseen."""
    made = Problem()
    thing = made.flag("thing")
    act = made.act("do it", [no(thing)], [put(thing, True)], [doer])
    made.want(A, eq(thing), 4)
    engine, world = made.opened()
    tools = Tools(Outlooks(StoryReasons(Reasons(engine, 3, 2))))
    worlds = {False: world, True: engine.step(world, act)}

    def outlook(level, is_met):
        here = worlds[is_met]
        foreseen = Forecast(here, act, Forecast(worlds[True]))
        worth = 4.0 if is_met else 0.0
        still_open = not is_met and level is not IMPOSSIBLE
        return Outlook(
            A,
            here,
            frozenset(),
            foreseen,
            worth,
            worth,
            {0: level},
            frozenset([0] if is_met else []),
            frozenset([0] if still_open else []),
        )

    lived = Lived(A, 1, act, outlook(before, met[0]), outlook(after, met[1]), (act,))
    return {f.emotion: f.strength for rule in RULES for f in rule(lived, tools)}


@pytest.mark.parametrize(
    ("before", "after", "met", "doer", "felt"),
    [
        (OPEN, CERTAIN, (False, True), B, {E.JOY: 4}),
        (LIKELY, CERTAIN, (False, True), B, {E.JOY: 4, E.SATISFACTION: 4}),
        (LIKELY, LIKELY, (False, True), B, {E.JOY: 4, E.SATISFACTION: 4}),
        (LIKELY, OPEN, (True, False), B, {E.DISTRESS: 4}),
        (OPEN, UNLIKELY, (True, False), B, {E.DISTRESS: 4, E.FEAR_CONFIRMED: 4}),
        (UNLIKELY, LIKELY, (False, False), B, {E.HOPE: 2}),
        (IMPOSSIBLE, UNLIKELY, (False, False), B, {E.HOPE: 1}),
        (LIKELY, UNLIKELY, (False, False), B, {E.DOUBT: 2}),
        (UNLIKELY, UNLIKELY, (False, False), B, {}),
        (LIKELY, IMPOSSIBLE, (False, False), B, {E.DISAPPOINTMENT: 3}),
        (OPEN, IMPOSSIBLE, (False, False), B, {E.DISAPPOINTMENT: 2}),
        (UNLIKELY, IMPOSSIBLE, (False, False), B, {E.RESIGNATION: 1}),
        (LIKELY, IMPOSSIBLE, (False, False), A, {E.RESIGNATION: 1}),
        (LIKELY, OPEN, (True, True), B, {E.FEAR: 1}),
        (CERTAIN, UNLIKELY, (True, True), B, {E.FEAR: 3}),
        (OPEN, LIKELY, (True, True), B, {E.RELIEF: 4}),
        (OPEN, CERTAIN, (True, True), B, {E.RELIEF: 6}),
        (LIKELY, CERTAIN, (True, True), B, {}),
    ],
)
def test_what_is_felt_about_a_want(before, after, met, doer, felt):
    """The table: how likely it was and is, whether it was and is met, whose act it was, and what is felt how strongly."""
    assert felt == two_states(before, after, met, doer)


# --- the five steps


def step_of(weigh):
    """How likely A takes the first want of a problem to be, in its opening."""
    made = Problem()
    weigh(made)
    engine, world = made.opened()
    outlooks = Outlooks(StoryReasons(Reasons(engine, 3, 2)))
    return outlooks.of(A, world.minds[A], frozenset()).wants[0]


def certain(made):
    """What is so, and nothing undoes."""
    thing = made.flag("thing", True)
    made.want(A, eq(thing), 1)


def kept(made):
    """What is so and could be undone, but nobody would."""
    thing = made.flag("thing", True)
    made.act("undo it", [eq(thing)], [put(thing, False)], [B])
    made.want(A, eq(thing), 1)


def foreseen(made):
    """What A would do."""
    thing = made.flag("thing")
    made.act("do it", [no(thing)], [put(thing, True)], [A])
    made.want(A, eq(thing), 1)


def within_reach(made):
    """What A could do and would not, since it costs more than it is worth."""
    thing, dear = made.flag("thing"), made.flag("dear")
    made.act("do it", [no(thing)], [put(thing, True), put(dear, True)], [A])
    made.want(A, eq(thing), 1)
    made.want(A, no(dear), 2)


def in_other_hands(made):
    """What B could do, and has no reason to."""
    thing = made.flag("thing")
    made.act("do it", [no(thing)], [put(thing, True)], [B])
    made.want(A, eq(thing), 1)


def endangered(made):
    """What is so, and what B would undo."""
    thing = made.flag("thing", True)
    made.act("undo it", [eq(thing)], [put(thing, False)], [B])
    made.want(A, eq(thing), 1)
    made.want(B, no(thing), 1)


def out_of_reach(made):
    """What nobody can do."""
    thing, key = made.flag("thing"), made.flag("key")
    made.act("do it", [no(thing), eq(key)], [put(thing, True)], [A])
    made.want(A, eq(thing), 1)


@pytest.mark.parametrize(
    ("weigh", "level"),
    [
        (certain, CERTAIN),
        (kept, LIKELY),
        (foreseen, LIKELY),
        (within_reach, OPEN),
        (in_other_hands, UNLIKELY),
        (endangered, UNLIKELY),
        (out_of_reach, IMPOSSIBLE),
    ],
)
def test_five_steps_of_likelihood(weigh, level):
    """Each step has its case."""
    assert level is step_of(weigh)


# --- names


ALL = """story "All of them"
  use amends, talk, bonds, feelings

people
  Ann
  Bob

deeds
  a lie

labels
  betrayal

claims
  it rains: it is wet

fact it is wet
"""


def test_facts_and_actions_read_by_name_are_declared_in_the_bundled_worlds():
    """A sentence that is put otherwise there would take its feelings with it unnoticed."""
    story = story_of(ALL)
    assert [] == [f for f in FACTS if f not in story.facts]
    assert [] == [a for a in (*ACTIONS, SHOWS) if a not in story.actions]


def test_signs_are_in_words_the_telling_knows():
    """Every sign has verbs that can be put in the past, and every state shows of itself and against one's will."""
    for state in STATES:
        assert {True, False} == {s.voluntary for s in state.signs}, state.name
        assert len(state.mistaken) == 2
        for sign in state.signs:
            assert () == unknown_verbs(marks(sign.told)), sign.told


@pytest.mark.parametrize(
    ("told", "never"),
    [
        ("{who's} jaw [sets]", {"weariness"}),
        ("{who} [nods], once", {"weariness"}),
        ("something in {who's} face [eases]", {"mockery"}),
        ("{who} [looks] out of the window", {"anger"}),
    ],
)
def test_a_sign_is_taken_only_for_what_it_could_be(told: str, never: set[str]):
    """A jaw that sets has nothing weary, a face that eases nothing mocking; each still has a next best and a worst."""
    (sign,) = [s for state in STATES for s in state.signs if s.told == told]
    assert len(sign.mistaken) == 2
    assert not never & set(sign.mistaken)


def test_what_a_sign_is_mistaken_for_is_a_mood_that_a_story_can_name():
    """Those of the world *feelings*: the states, and what they are mistaken for."""
    world = bundled_world("feelings")
    assert world is not None
    named = world.text
    for state in STATES:
        for sign in state.signs:
            assert [] == [m for m in sign.mistaken if m not in named], sign.told


def test_every_feeling_that_is_roused_by_an_event_shows_as_one_state():
    """Nothing shows as two things."""
    shown = [e for s in STATES for e in s.emotions]
    assert len(shown) == len(set(shown))
