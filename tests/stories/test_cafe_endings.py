"""The endings of the cafe: for each the small change of the file that makes it what these people would do.

Where the change is larger than one line, the test says why.
"""

from __future__ import annotations

import pytest

from denouement.feelings.contentment import Contentment, contentment
from stories.cases import Lived, lived

SEAT = "Mara takes the table by the door"
REFUSES = "Mara refuses to forgive Teo"
Change = tuple[str, str]


def wanted(*lines: str) -> Change:
    """A change: wants added."""
    last = "  Teo wants to be at peace with Mara: 1\n"
    return last, last + "".join(f"  {line}\n" for line in lines)


def so(*lines: str) -> Change:
    """A change: facts added to what is so at first."""
    last = "  Teo could have stayed\n"
    return last, last + "".join(f"  {line}\n" for line in lines)


HOPE = (
    "  Mara is waiting for Teo\n",
    "  Mara is waiting for Teo\n  Teo believes Mara believes Mara trusts Teo 4\n",
)
ONCE = ("  Teo wrongs Mara by leaving without a goodbye  # he came back, and did it again\n", "")
APOLOGY = so(
    "Teo sees the wrong in leaving without a goodbye",
    "Teo can make up for leaving without a goodbye",
)
KEPT_FROM_HER = (
    "  Teo wants Mara to know that Teo's reason for leaving without a goodbye is her future: 3\n",
    "  Teo wants Mara not to know that Teo's reason for leaving without a goodbye is her future: 3\n",
)

# Named here and not in the file: what he hoped for is nothing that anybody in it thinks of, and a search for
# beliefs about beliefs that nobody has costs more than all its other endings.
AGAINST_HOPE = (
    "  refused and resented:",
    "  refused against hope: Mara has refused to forgive Teo and Teo has accepted Mara's answer"
    " and Teo believes Mara believes Mara trusts Teo at least 3\n  refused and resented:",
)

EDITS: dict[str, tuple[str, tuple[Change, ...]]] = {
    "E1 the scene": ("refused and accepted", ()),
    # Two lines: who hopes for a yes waits for it, so he has to want to have asked.
    "E2 he had hoped for another answer": (
        "refused against hope",
        (HOPE, wanted("Teo wants to have asked Mara for forgiveness: 1"), AGAINST_HOPE),
    ),
    # Two lines, since what he has paid matters only to who minds being denied his due.
    "E3 he holds that he has paid": (
        "refused and resented",
        (
            so("Teo has paid for leaving without a goodbye"),
            wanted("Teo wants not to have been denied what Mara owed: 2"),
        ),
    ),
    # Two things, as the scene has it: that he is sorry and can make up for it, and that it was once and not twice.
    "E4 he is sorry, and says so": ("forgiven", (APOLOGY, ONCE)),
    "E5 she would rather not say no": (
        "forgiven in words only",
        (wanted("Mara wants not to refuse to forgive Teo: 2"),),
    ),
    "E6 she is tired of holding it against him": (
        "forgiven in silence",
        (wanted("Mara wants not to hold leaving without a goodbye against Teo: 2"),),
    ),
    # People have no clocks, so he cannot be late by a step; the change is in her.
    "E7 she would rather be the one who goes": (
        "she does not wait",
        (wanted("Mara wants to leave without waiting for Teo: 9"),),
    ),
    # Three lines: his joke, and that both come all the same. She foresees the joke, and he that she foresees it: for less
    # she stays away, and so does he.
    "E8 he cannot leave the joke alone": (
        "she walks out",
        (
            (
                "  Teo wants to ask Mara why she is angry: 1\n",
                "  Teo wants to make light of leaving without a goodbye before Mara: 2\n",
            ),
            (
                "  Mara wants to have kept the appointment with Teo: 1\n",
                "  Mara wants to have kept the appointment with Teo: 4\n",
            ),
            (
                "  Teo wants to have kept the appointment with Mara: 1\n",
                "  Teo wants to have kept the appointment with Mara: 9\n",
            ),
        ),
    ),
    "E9 he is afraid to be near her": (
        "he leaves again",
        (wanted("Teo wants it that not (Mara and Teo are together): 9"),),
    ),
    "E10 she wants time more than an end": (
        "left open",
        (wanted("Mara wants to leave the answer to Teo open: 2"),),
    ),
    # Two lines: he must have something to hide, and be rid of the question by hiding it.
    "E11 he is ashamed of the reason": (
        "nothing explained",
        (KEPT_FROM_HER, wanted("Teo wants not to be pressed by Mara: 1")),
    ),
    "E12 she would see him again": (
        "refused, but not for good",
        (wanted("Mara wants to agree to see Teo again: 1"),),
    ),
    # Two lines: she has to care for the word, and he has to mind it.
    "E13 he will not have that word for it": (
        "quarrel over the word",
        (
            wanted(
                "Mara wants to have called leaving without a goodbye running away: 3",
                "Teo wants to have denied that leaving without a goodbye was running away: 3",
            ),
        ),
    ),
    "E14 what she has kept back outweighs her guard": (
        "she speaks",
        (wanted("Mara wants Teo to know that Mara is waiting for Teo: 2"),),
    ),
}


@pytest.mark.parametrize("row", EDITS)
def test_the_change_makes_the_ending_what_they_would_do(row: str) -> None:
    """
    The expected story of the changed file comes to the ending.
    """
    ending, changes = EDITS[row]
    assert lived("cafe", *changes).comes_to(ending)


@pytest.mark.parametrize("row", [r for r, (_, changes) in EDITS.items() if changes])
def test_without_the_change_it_is_not(row: str) -> None:
    """
    As the file stands the expected story does not come to it.
    """
    ending, changes = EDITS[row]
    assert not lived("cafe", *(c for c in changes if c is AGAINST_HOPE)).comes_to(ending)


def test_the_scene_with_its_precaution() -> None:
    """
    She takes the table by the door in case he makes light of it, and he does not.
    """
    story = lived("cafe")
    assert (
        "Mara goes to the cafe",
        SEAT,
        "Teo goes to the cafe",
        "Teo asks Mara why she is angry",
        "Mara asks Teo to account for leaving without a goodbye",
        "Teo accounts to Mara for leaving without a goodbye",
        "Teo asks Mara for forgiveness",
        REFUSES,
        "Teo accepts Mara's answer",
    ) == story.sentences
    reason = story.turn(SEAT).reason
    assert "precaution" == reason.kind.value
    feared = [story.analysis.wording.act(a) for a in reason.instead[: reason.feared]]
    assert ["Teo goes to the cafe", "Teo makes light of leaving without a goodbye before Mara"] == feared


def test_without_the_dread_of_walking_past_him_any_table_will_do() -> None:
    """
    The precaution goes with the want it serves.
    """
    story = lived(
        "cafe",
        ("  Mara wants not to have had to walk past Teo: 4  # he would look up, and she would stay\n", ""),
    )
    assert SEAT not in story.sentences


APOLOGISES = (
    "Mara goes to the cafe",
    "Teo goes to the cafe",
    "Mara asks Teo to account for leaving without a goodbye",
    "Teo accounts to Mara for leaving without a goodbye",
    "Teo takes the blame before Mara for leaving without a goodbye",
    "Teo offers Mara to make up for leaving without a goodbye",
    "Mara forgives Teo",
)


@pytest.mark.parametrize(("changes", "missing"), [((APOLOGY, ONCE), []), ((APOLOGY,), ["Mara forgives Teo"])])
def test_an_apology_and_one_departure_less_bring_forgiveness(
    changes: tuple[Change, ...], missing: list[str]
) -> None:
    """
    Responsibility and repair are enough for one departure: all in it have reasons. For two she lacks hers.
    """
    story = lived("cafe", *changes)
    world, without = story.analysis.opening, []
    for sentence in APOLOGISES:
        act = story.act(sentence)
        assert story.analysis.engine.possible(world, act), sentence
        if any(story.reasons.reason(act, p, world) is None for p in act.willing):
            without.append(sentence)
        world = story.analysis.engine.step(world, act)
    assert set(missing) == {w for w in without if w == "Mara forgives Teo"}
    assert bool(missing) or not without


def felt(story: Lived) -> Contentment:
    """What Teo feels at her refusal."""
    facts = story.analysis.ground.fluents
    turn = story.turn(REFUSES)
    right = frozenset(n for n, f in enumerate(facts) if "bears the blame" in f.fact)
    due = frozenset(n for n, f in enumerate(facts) if "has paid for" in f.fact)
    return contentment(story.reasons, 1, turn.world, turn.act, turn.floor, right, due)


def test_his_contentment_is_carried_by_being_known() -> None:
    """
    He came to be known for what he did it for; that outweighs what her no settles.
    """
    found = felt(lived("cafe"))
    assert "contentment" == found.feeling
    assert found.carries is not None
    assert "told" == found.carries.value


def test_where_he_is_not_known_the_settling_of_it_carries() -> None:
    """
    Take the want to be known away, and closure is left.
    """
    changed = (KEPT_FROM_HER[0], "")
    found = felt(lived("cafe", changed))
    assert ["closure"] == [c.kind.value for c in found.causes]


def test_where_he_had_hoped_for_a_yes_he_is_disappointed() -> None:
    """
    E2: the same events, another feeling. Who hopes for a yes waits for it, and asks only if he wants to have asked.
    """
    story = lived("cafe", HOPE)
    engine, world = story.analysis.engine, story.expected.end
    assert not story.comes_to("refused and accepted")
    world = engine.step(world, story.act("Teo asks Mara for forgiveness"))
    refuses = story.act(REFUSES)
    assert engine.possible(world, refuses)
    assert story.reasons.reason(refuses, 0, world) is not None
    found = contentment(story.reasons, 1, world, refuses, frozenset({0}))
    assert found.worse_than_foreseen
    assert "disappointment" == found.feeling


def test_where_he_had_hoped_and_asks_the_same_acts_end_otherwise() -> None:
    """
    E2 and E1 are the same acts; the ending of its own is in what he took her to think of him.
    """
    hoped = lived("cafe", *EDITS["E2 he had hoped for another answer"][1])
    assert hoped.sentences == lived("cafe").sentences
    assert hoped.comes_to("refused and accepted")
    refuses = hoped.turn(REFUSES)
    found = contentment(hoped.reasons, 1, refuses.world, refuses.act, refuses.floor)
    assert "disappointment" == found.feeling


def test_forgiveness_is_thanked_for() -> None:
    """
    E4 to its end: she forgives, and he takes it as it is given.
    """
    story = lived("cafe", *EDITS["E4 he is sorry, and says so"][1])
    assert ("Mara forgives Teo", "Teo accepts Mara's answer") == story.sentences[-2:]
    assert "gain" == story.kind("Mara forgives Teo")


@pytest.mark.parametrize(
    "changes",
    [
        (APOLOGY,),
        (ONCE,),
        (so("Teo sees the wrong in leaving without a goodbye"), ONCE),
        (so("Teo can make up for leaving without a goodbye"), ONCE),
    ],
)
def test_each_part_of_the_apology_is_needed(changes: tuple[Change, ...]) -> None:
    """
    E4: for two departures, without being sorry, or without anything to make up for it, she does not come to forgive him.
    """
    assert not lived("cafe", *changes).comes_to("forgiven")
