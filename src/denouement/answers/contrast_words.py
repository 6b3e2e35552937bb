"""Why not, in one sentence: the act, the answer to it that is foreseen or what it would cost, and the want that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denouement import english
from denouement.answers.motives import MOST_WORDS, Motives
from denouement.engine import Forecast, Wait
from denouement.ground import GroundAct, GroundWant
from denouement.model import Form

__all__ = ["Compared", "why_not_sentence"]


@dataclass(frozen=True)
class Compared:
    """Two futures of a person: with an act, and as it is, with what is ``done`` there (if anything is).

    ``wants`` are those that the second serves better, the greatest difference first; none if it is no better.
    ``wait``: what the person waits for, who would act otherwise.
    """

    act: GroundAct
    person: int
    with_it: Forecast
    as_it_is: Forecast
    done: GroundAct | None
    wants: tuple[GroundWant, ...]
    is_past: bool
    wait: Wait | None = None


def why_not_sentence(compared: Compared, motives: Motives, lead: str = "") -> str:
    """The sentence, of at most 30 words as far as the writer's own sentences let it.

    ``lead`` are the words it opens with, rather than saying only that the act is not done.
    """
    said = motives.wording
    form = Form.NEGATIVE_PAST if compared.is_past else Form.NEGATIVE
    text = ""
    for clause in _because(compared, motives):
        text = f"{lead or said.act(compared.act, form) + ':'} {clause}"
        if len(text.split()) <= MOST_WORDS:
            break
    return english.finish(text)


def _because(compared: Compared, motives: Motives) -> Iterator[str]:
    """Why the person does not do it, from the fullest clause to the shortest."""
    said, name = motives.wording, motives.wording.person(compared.person)
    expects, wants, gets = ("expected", "wanted", "got") if compared.is_past else ("expects", "wants", "gets")
    if compared.wait is not None:
        yield from _waits(compared.wait, motives)
        return
    if not compared.wants:
        yield from _as_good(compared, motives)
        yield from _left_to_another(compared, motives)
        yield f"nothing {name} {wants} would {'have been' if compared.is_past else 'be'} the better for it"
        return
    decisive = compared.wants[0]
    answer = _answer(compared, motives)
    if answer is not None:
        yield f"{name} {expects} {said.act(answer, Form.INFINITIVE)}, and {wants} {decisive.text}"
    if motives.amount(decisive, compared.with_it.end) < motives.amount(decisive, compared.with_it.world):
        ended = "would have put" if compared.is_past else "would put"
        yield f"{name} {wants} {decisive.text}, and it {ended} an end to that"
    elif compared.done is not None and not compared.is_past:
        yield f"{name} {wants} {decisive.text}, and {gets} it if {said.act(compared.done)}"
    yield f"{name} {wants} {decisive.text}"


def _waits(wait: Wait, motives: Motives) -> Iterator[str]:
    """For whom the person waits, and what they expect of it."""
    said, awaited = motives.wording, wait.future.act
    assert awaited is not None
    waits = f"{said.person(wait.person)} waits for {said.act(awaited, Form.INFINITIVE)}"
    hoped = motives.balance(wait.person, wait.future.world, wait.future.end)[0]
    hoped = hoped or motives.balance(wait.person, wait.choice.otherwise.end, wait.future.end)[0]
    if hoped:
        yield f"{waits}, and wants {hoped[0][0].text}"
    yield waits


def _as_good(compared: Compared, motives: Motives) -> Iterator[str]:
    """That what is done instead serves the person as well."""
    name, done = motives.wording.person(compared.person), compared.done
    gained = motives.balance(compared.person, compared.with_it.world, compared.with_it.end)[0]
    if gained and done is not None and compared.person in done.willing and not compared.is_past:
        way = "without that" if done in compared.with_it.acts else "as well"
        yield f"{name} wants {gained[0][0].text}, and gets it {way} if {motives.wording.act(done)}"


def _left_to_another(compared: Compared, motives: Motives) -> Iterator[str]:
    """That the person expects somebody else to do the same."""
    other, act = compared.as_it_is.act, compared.act
    name, people = motives.wording.person(compared.person), motives.engine.ground.people
    if other is None or other.action != act.action or compared.person in other.willing:
        return
    doers = {people[p] for p in (*act.willing, *other.willing)}
    if [a for a in act.arguments if a not in doers] == [a for a in other.arguments if a not in doers]:
        expects = "expected" if compared.is_past else "expects"
        yield f"{name} {expects} {motives.wording.act(other, Form.INFINITIVE)}"


def _answer(compared: Compared, motives: Motives) -> GroundAct | None:
    """The act of somebody else that costs the person the want; None where their own act does."""
    want, worlds = compared.wants[0], compared.with_it.worlds
    if motives.amount(want, worlds[1]) < motives.amount(want, worlds[0]):
        return None
    others = (a for a in compared.with_it.acts[1:] if compared.person not in a.willing)
    return next((a for a in others if a not in compared.as_it_is.acts), None)
