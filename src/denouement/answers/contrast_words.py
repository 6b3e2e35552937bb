"""Why not, in one sentence: the act, the answer to it that is foreseen or what it would cost, and the want that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denouement import english
from denouement.answers.motives import MOST_WORDS, Motives
from denouement.engine import Forecast
from denouement.ground import GroundAct, GroundWant
from denouement.model import Form

__all__ = ["Compared", "why_not_sentence"]


@dataclass(frozen=True)
class Compared:
    """Two futures of a person: with an act, and as it is, with what is ``done`` there (if anything is).

    ``wants`` are those that the second serves better, the greatest difference first; none if it is no better.
    """

    act: GroundAct
    person: int
    with_it: Forecast
    as_it_is: Forecast
    done: GroundAct | None
    wants: tuple[GroundWant, ...]
    is_past: bool


def why_not_sentence(compared: Compared, motives: Motives) -> str:
    """The sentence, of at most 30 words as far as the writer's own sentences let it."""
    said = motives.wording
    form = Form.NEGATIVE_PAST if compared.is_past else Form.NEGATIVE
    text = ""
    for clause in _because(compared, motives):
        text = f"{said.act(compared.act, form)}: {clause}"
        if len(text.split()) <= MOST_WORDS:
            break
    return english.finish(text)


def _because(compared: Compared, motives: Motives) -> Iterator[str]:
    """Why the person does not do it, from the fullest clause to the shortest."""
    said, name = motives.wording, motives.wording.person(compared.person)
    expects, wants, gets = ("expected", "wanted", "got") if compared.is_past else ("expects", "wants", "gets")
    if not compared.wants:
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


def _answer(compared: Compared, motives: Motives) -> GroundAct | None:
    """The act of somebody else that costs the person the want; None where their own act does."""
    want, worlds = compared.wants[0], compared.with_it.worlds
    if motives.amount(want, worlds[1]) < motives.amount(want, worlds[0]):
        return None
    others = (a for a in compared.with_it.acts[1:] if compared.person not in a.willing)
    return next((a for a in others if a not in compared.as_it_is.acts), None)
