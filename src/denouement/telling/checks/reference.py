"""N4 and N16: every pronoun has one meaning, and every line of speech one speaker."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition, Line
from denouement.telling.refer import goes_back
from denouement.telling.shapes import Ref
from denouement.telling.tags import tagged

__all__ = ["pronouns", "speakers"]

_TURNS = 4


def pronouns(made: Composition) -> CheckResult:
    """N4: of those mentioned in the last two sentences, a pronoun can mean one; or it stays with the subject, or goes back
    to the nearest of its own sentence whom the pattern names twice."""
    return result("N4", "pronouns", "one candidate each", list(_ambiguous(made)))


def _ambiguous(made: Composition) -> Iterator[tuple[Line, str]]:
    cast, me = made.prepared.cast, made.prepared.me
    recent: list[list[int]] = []
    subject: int | None = None
    for line in made.lines:
        unit = line.unit
        if unit.gap or made.prepared.knobs.level == "screenplay":
            recent, subject = [], None
        if unit.speaker is not None:
            recent = [*recent[-1:], [p for p in (unit.speaker, unit.hearer) if p is not None]]
            if not unit.tag:
                continue
            unit = tagged(unit)
        here: list[int] = []
        before: list[Ref] = []
        how = dict(line.refers)
        for index, token in enumerate(unit.tokens):
            if not isinstance(token, Ref):
                continue
            if how.get(index) == "pronoun" and token.person != me and token.case != "self":
                own = cast[token.person].pronoun
                could = {p for s in (*recent[-2:], here) for p in s if cast[p].pronoun == own and p != me}
                stays = token.case == "subject" and subject == token.person and not here
                alike = {p for p in here if cast[p].pronoun == own}
                within = alike == {token.person} and token.case != "subject"
                stays = stays or within or goes_back(token, before, cast)
                if could - {token.person} and not stays and set(here) != {token.person}:
                    names = ", ".join(sorted(cast[p].name for p in could | {token.person}))
                    yield line, f"“{own}” could be any of: {names}"
            here.append(token.person)
            before.append(token)
        recent = [*recent[-1:], here]
        subject = unit.subject


def speakers(made: Composition) -> CheckResult:
    """N16: who speaks is told in the same paragraph, or two people take turns for no more than four turns."""
    found = []
    turns: list[int] = []
    unclear = 0
    for index, line in enumerate(made.lines):
        speaker = line.unit.speaker
        if speaker is None:
            if not _leads_to_speech(made, index):
                turns = [] if line.unit.kind == "act" else turns
            continue
        before = [e for e in made.lines[:index] if e.paragraph == line.paragraph and e.unit.speaker is None]
        shown = (
            any(speaker in _mentioned(e) for e in before[-1:])
            or bool(line.unit.tag)
            or made.prepared.knobs.level == "screenplay"
        )
        alternate = len(turns) >= 2 and turns[-1] != speaker and turns[-2] == speaker
        unclear = 0 if shown else unclear + 1
        if not shown and not (alternate and unclear <= _TURNS):
            found.append((line, "it is not clear who says this"))
        turns.append(speaker)
    return result("N16", "speakers", "each by sign or turn", found)


def _leads_to_speech(made: Composition, index: int) -> bool:
    following = made.lines[index + 1 :]
    return any(
        e.unit.speaker is not None and e.unit.event == made.lines[index].unit.event for e in following[:3]
    )


def _mentioned(line: Line) -> set[int]:
    found = {t.person for t in line.unit.tokens if isinstance(t, Ref)}
    return found | ({line.unit.subject} if line.unit.subject is not None else set())
