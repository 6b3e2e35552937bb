"""A story lived from inside: what one is asked, what the others do, what one sees, learns and can take back."""

import pytest

from denouement.answers import analyse, check
from denouement.answers.play import MOST_ACTS_OF_OTHERS, BeatKind, Play
from denouement.diagnostics import Source
from denouement.errors import LimitReached
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world, stories
from denouement.search import Limits
from support.compiled import once_for_both
from support.texts import HALL_AND_YARD, analysed

BOX = (
    f'story "The box"\n{HALL_AND_YARD}'
    + """
kind mood

moods
  glad
  glum

fact the box is locked
fact the lid is {what: mood}, one what
fact the lamp is lit
fact the hall is painted

action {who: person} opens the box
  if       the box is not locked
  willing  who

action {who: person} lifts the lid
  if       the lid is glad
  willing  who

action {who: person} dances with {other: person}
  if       who and other are together
           who has not danced with other
  willing  who, other

action {who: person} lights the lamp
  if       the lamp is not lit
  then     the lamp is lit
  willing  who

action {who: person} bows to {other: person}
  if       who and other are together

action {who: person} sweeps {where: place}
  willing  who
  only in the past

action {who: person} greets {other: person}
  willing  who

at first
  Ann is at the hall
  Bob is at the hall
  the lid is glad
  the hall is painted

before
  Ann sweeps the hall

now
  the box is locked
  the lid is glum

wants
  Ann wants to have opened the box: 1
  Bob wants to have danced with Ann: 1

endings
  a dance (planned): Bob has danced with Ann
  away: Ann is at the yard

draft
  Ann bows to Bob
  Ann lifts the lid
  Ann lights the lamp
  the hall is painted
"""
)
"""Ann believes the box open and the lid glad; neither is so any more. Bob would like to dance."""


def played(name: str = "Ann", text: str = BOX, **more) -> Play:
    """A play of a text, as the person of this name."""
    analysis = analysed(text)
    return Play(analysis, analysis.ground.people.index(name), **more)


def choose(play: Play, text: str):
    """Do the act of this sentence."""
    (option,) = [o for o in play.options() if o.text == text]
    return play.do(option)


def texts(play: Play) -> list[str]:
    """The sentences of the menu."""
    return [o.text for o in play.options()]


# --- the menu


def test_the_menu_holds_what_the_person_believes_possible():
    """
    Those with a reason come first; what nobody must be willing to do stands last; what only the past knows is left out.
    """
    play = played()
    assert [1, 2] == [o.number for o in play.options()][:2]
    assert "Ann opens the box" == texts(play)[0]
    assert [True] + [False] * (len(texts(play)) - 1) == [o.reason is not None for o in play.options()]
    assert "Ann bows to Bob" == texts(play)[-1]
    assert "Ann lifts the lid" in texts(play)
    assert "Ann sweeps the hall" not in texts(play)
    assert not [t for t in texts(play) if t.startswith("Bob ") and "Ann" not in t]


def test_every_act_says_its_reason_or_what_is_missing():
    """
    One sentence for each, of the person's own.
    """
    play = played()
    said = {o.text: play.because(o) for o in play.options()}
    assert said["Ann opens the box"].startswith("Ann opens the box: Ann wants")
    assert "Ann has no reason" in said["Ann lifts the lid"]
    assert all(s.endswith(".") for s in said.values())


def test_a_gesture_needs_somebody_to_see_it():
    """
    What changes nothing and nobody would see is no choice.
    """
    play = played()
    choose(play, "Ann goes to the yard")
    assert "Ann bows to Bob" not in texts(play)


# --- acts that come to nothing


def test_an_impossible_act_fails_and_teaches():
    """
    The person finds what stood in the way, and no time passes: nobody else acts.
    """
    play = played()
    (beat,) = choose(play, "Ann opens the box")
    assert (BeatKind.FAILED, ("Ann finds that the box is locked.",)) == (beat.kind, beat.noticed)
    assert "Ann opens the box" not in texts(play)
    assert "the box is locked" in [b.text for b in play.beliefs()]
    assert () == play.log


def test_failing_teaches_no_more_than_that_one_was_wrong():
    """
    Of a fact that could be many things, the person learns only that it is not what they thought.
    """
    play = played()
    (beat,) = choose(play, "Ann lifts the lid")
    assert ("Ann finds that the lid is not glad.",) == beat.noticed
    assert "the lid is glum" not in [b.text for b in play.beliefs()]
    assert "Ann lifts the lid" not in texts(play)


def test_who_must_be_willing_may_refuse():
    """
    Nobody is made to do what they have no reason for.
    """
    play = played("Bob")
    (beat,) = choose(play, "Bob dances with Ann")
    assert (BeatKind.REFUSED, "Bob dances with Ann: Ann will not") == (beat.kind, beat.text)
    assert () == play.reached


# --- the others

DANCERS = BOX.replace("wants\n", "wants\n  Ann wants Bob to have danced with Ann: 1\n")
"""Both would dance; only whoever is played is asked."""


def test_an_act_that_needs_the_person_is_put_to_them():
    """
    Others do not decide for whoever is played; what they ask for is the first choice, and not asked for at once again.
    """
    play = played(text=DANCERS)
    offered = play.wait()[-1]
    assert BeatKind.OFFERED is offered.kind
    assert (True, "Bob dances with Ann") == (play.options()[0].offered, play.options()[0].text)
    assert () == play.log
    assert [BeatKind.WAIT] == [b.kind for b in play.wait()]
    play.undo()
    assert ("a dance",) == play.do(play.options()[0])[0].endings


def test_the_others_act_for_their_reasons_until_one_is_addressed():
    """
    Waiting lets the others go on; whoever is spoken to is asked.
    """
    text = BOX.replace("Bob wants to have danced with Ann", "Bob wants to have given Ann the key")
    text = text.replace("  Ann wants to have opened the box: 1\n", "").replace(
        "kind mood", "things\n  the key\n\nkind mood"
    )
    play = played(
        text=text.replace("  Bob is at the hall\n", "  Bob is at the hall\n  the key lies at the hall\n")
    )
    beats = play.wait()
    assert ["Ann waits", "Bob takes the key", "Bob gives Ann the key"] == [b.text for b in beats]
    assert play.is_addressed
    assert "Ann has the key" in [b.text for b in play.beliefs()]


def test_nobody_goes_on_for_ever():
    """
    However much there is to do, the person is asked again.
    """
    names = [
        f"the {n}"
        for n in [
            "bag",
            "cup",
            "dish",
            "egg",
            "fan",
            "gun",
            "hat",
            "ink",
            "jar",
            "key",
            "log",
            "map",
            "net",
            "oar",
            "pen",
        ]
    ]
    assert len(names) > MOST_ACTS_OF_OTHERS
    things = "".join(f"  {n}\n" for n in names)
    text = BOX.replace("kind mood", f"things\n{things}\nkind mood")
    text = text.replace("at first\n", "at first\n" + "".join(f"  {n} lies at the hall\n" for n in names))
    wants = "".join(f"  Bob wants to have {n}: 1\n" for n in names)
    play = played(text=text.replace("  Ann wants to have opened the box: 1\n", wants), horizon=1)
    done = [b for b in play.wait() if b.kind is BeatKind.ACT]
    assert MOST_ACTS_OF_OTHERS == len(done)


def test_what_one_cannot_see_is_not_told():
    """
    An act out of sight is part of the log, and no part of what the person is told, until they come upon what it did.
    """
    text = BOX.replace(
        "  willing  who\n\naction {who: person} bows",
        "  willing  who\n  seen by  who\n\naction {who: person} bows",
    )
    play = played(text=text.replace("Bob wants to have danced with Ann", "Bob wants the lamp to be lit"))
    beat = play.wait()[-1]
    assert ("Bob lights the lamp", False, ()) == (beat.text, beat.seen, beat.noticed)
    assert ["Bob lights the lamp"] == [m.text for m in play.log]
    assert "the lamp is lit" not in [b.text for b in play.beliefs()]
    (failed,) = choose(play, "Ann lights the lamp")
    assert ("Ann finds that the lamp is lit.",) == failed.noticed


def test_one_notices_whom_one_comes_upon():
    """
    What follows by itself in the person's mind is told with the act.
    """
    text = BOX.replace(
        "  Bob is at the hall\n", "  Bob is at the hall\n  Ann believes Bob is at unknown\n"
    ).replace("  Ann is at the hall\n", "  Ann is at the yard\n", 1)
    play = played(text=text)
    (beat,) = [b for b in choose(play, "Ann goes to the hall") if b.noticed]
    assert ("Ann notices that Bob is at the hall.",) == beat.noticed


def test_the_past_may_leave_the_first_move_to_another():
    """
    Otherwise the person is asked first of all, whatever others would do.
    """
    text = BOX.replace("Bob wants to have danced with Ann", "Bob wants the lamp to be lit")
    addressed = text.replace("before\n", "before\n  Ann greets Bob\n").replace("  Ann sweeps the hall\n", "")
    assert ["Bob lights the lamp"] == [b.text for b in played(text=addressed).beats]
    assert () == played(text=text).beats


# --- history


def test_any_number_of_decisions_can_be_taken_back():
    """
    Undoing leads through all that was, back to the opening, and the same choices lead to the same again.
    """
    play = played(text=DANCERS)
    start, menu = play.beliefs(), texts(play)
    choose(play, "Ann opens the box")
    choose(play, "Ann goes to the yard")
    once = play.beats
    assert ("away",) == play.reached
    assert play.undo()
    assert play.undo()
    assert not play.undo()
    assert (start, menu, (), ()) == (play.beliefs(), texts(play), play.beats, play.reached)
    choose(play, "Ann opens the box")
    choose(play, "Ann goes to the yard")
    assert once == play.beats


def test_an_ending_is_told_once():
    """
    It is reached where it first holds; one can go on after it.
    """
    play = played()
    assert ("away",) == choose(play, "Ann goes to the yard")[0].endings
    choose(play, "Ann goes to the hall")
    assert () == choose(play, "Ann goes to the yard")[0].endings
    assert ("away",) == play.reached


def test_a_limit_ends_the_thinking_and_not_the_play():
    """
    Whoever has not made up their mind waits, and that is known.
    """

    def refuse() -> None:
        raise LimitReached("effort")

    play = played(bout=lambda: refuse)
    assert play.options()
    assert play.stopped
    assert [BeatKind.WAIT] == [b.kind for b in play.wait()]
    assert play.stopped


# --- what a person knows of others


def test_beliefs_are_the_persons_own():
    """
    What is believed is told as it is believed, and what others are thought to believe only where it is otherwise.
    """
    play = played()
    own = [b.text for b in play.beliefs() if b.about is None]
    assert "the lid is glad" in own
    assert "the box is locked" not in own
    assert "the hall is painted" in [
        play.analysis.wording.fact(n, True) for n in range(len(play.analysis.ground.fluents))
    ]
    assert "the hall is painted" not in own  # it is scenery
    assert [] == [b for b in play.beliefs() if b.about is not None]
    choose(play, "Ann opens the box")
    (other,) = [b for b in play.beliefs() if b.about == "Bob"]
    assert "the box is not locked" == other.text


@once_for_both
@pytest.mark.parametrize("name", stories())
def test_what_was_lived_reads_back_as_a_draft(name: str):
    """
    The events of a play, put into the story's file, are read as that draft and have no holes but missing reasons.
    """
    text = bundled_story(name).text
    analysis = analyse(read_story(Source(name, text), bundled_world), text.split("\n"))
    for person in analysis.engine.everyone:
        play = Play(analysis, person)
        for turn in range(4):
            options = play.options()
            play.do(options[turn % len(options)]) if options else play.wait()
        events = [m.text for m in play.log]
        assert events
        written = text.split("\ndraft")[0] + "\ndraft\n" + "".join(f"  {e}\n" for e in events)
        again = analyse(read_story(Source(name, written), bundled_world), written.split("\n"))
        answer = check(again, Limits())
        assert events == [m.text for m in answer.log]
        failed = any(b.kind is BeatKind.FAILED for b in play.beats)
        assert failed or {d.code for d in answer.findings} <= {"no-reason"}
        assert set(answer.endings) <= set(play.reached)
