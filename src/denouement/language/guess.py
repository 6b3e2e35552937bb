"""What a writer may have meant by words that match no declared sentence.

Only asked when something does not match, so it may take longer than matching; it still looks at each
declared sentence once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from denouement import english
from denouement.diagnostics import Report
from denouement.language.names import Scope
from denouement.language.templates import Filler, Match, SentenceTable, fill
from denouement.language.words import Word, span_of, text_of
from denouement.model import Constant

__all__ = ["explain_mismatch"]

_COMPARING = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")}
_ENDS = ("and", "or", "then", ")", ",")
_LONGEST_NAME = 6
_GUESSES_PER_FILE = 40
_UNNAMED = "?"


def explain_mismatch(
    words: Sequence[Word], at: int, scope: Scope, table: SentenceTable, report: Report
) -> None:
    """Report why the words from ``at`` on are no sentence: a wrong name, a wrong kind, or unknown words."""
    end = _stretch(words, at)
    if len(report.found) > _GUESSES_PER_FILE:
        report.error(
            "unknown-sentence",
            span_of(list(words[at:end])),
            f"nothing declared reads “{text_of(list(words[at:end]))}”",
        )
        return
    near = [m for m in table.matches(words[:end], at, _lenient(scope)) if m.end == end]
    if near and _explain_fillers(min(near, key=_wrong), words, scope, report):
        return
    stretch = list(words[at:end])
    report.error(
        "unknown-sentence",
        span_of(stretch),
        f"nothing declared reads “{text_of(stretch)}”",
        "use one of the declared sentences, or declare this one as a fact or an action",
        [f"nearest: {p}" for p in _nearest_patterns(stretch, scope, table)],
    )


def _stretch(words: Sequence[Word], at: int) -> int:
    """Where the words that were meant as one sentence end."""
    for index in range(at + 1, len(words)):
        two = tuple(w.key for w in words[index : index + 2])
        if words[index].key in _ENDS or words[index].type == "number" or two in _COMPARING:
            return index
    return len(words)


def _lenient(scope: Scope):  # type: ignore[no-untyped-def]
    """Fill slots with anything: what fits, known names of other kinds, and runs of unknown words."""

    def fill_slot(words: Sequence[Word], at: int, kind: str) -> Iterator[tuple[int, Filler]]:
        fitting = list(scope.fill_slot(words, at, kind))
        yield from fitting
        if fitting:
            return
        named = [
            (end, Filler(f.term, f"{_UNNAMED}{f.kind}", f.span)) for end, f in scope.any_filler(words, at)
        ]
        if named:
            yield from named
            return
        for end in range(at + 1, min(at + _LONGEST_NAME, len(words)) + 1):
            run = list(words[at:end])
            if not run[-1].key[0].isalnum():
                break
            yield end, fill(text_of(run), _UNNAMED, span_of(run))

    return fill_slot


def _wrong(match: Match) -> int:
    return sum(f.kind.startswith(_UNNAMED) for f in match.fillers.values())


def _explain_fillers(match: Match, words: Sequence[Word], scope: Scope, report: Report) -> bool:
    kinds = {r.name: r.kind for r in match.entry.roles}
    told = False
    for role, filler in match.fillers.items():
        if not filler.kind.startswith(_UNNAMED):
            continue
        told = True
        shown = filler.span
        text = str(filler.term.value if isinstance(filler.term, Constant) else filler.term.name)
        expected, got = kinds[role], filler.kind.removeprefix(_UNNAMED)
        expects = [f"the sentence is: {match.entry.sentence.pattern()}"]
        thing = "nothing" if expected == "anything" else f"no {expected}"
        a_thing = "something" if expected == "anything" else f"{english.article(expected)} {expected}"
        if got:
            report.error(
                "wrong-kind",
                shown,
                f"“{text}” is {english.article(got)} {got}; here the sentence takes {a_thing}",
                f"name {a_thing}",
                expects,
            )
        elif len(owners := scope.names.owners(text)) > 1:
            report.error(
                "unknown-name",
                shown,
                f"“{text}” could be {english.join(owners, 'or')}",
                "name the one who is meant",
                expects,
            )
        elif expected == "claim" and not scope.names.like(text, expected):
            claims = [e.name for e in scope.names.entities.values() if "claim" in e.kinds]
            report.error(
                "unknown-name",
                shown,
                f"no claim here is called “{text}”",
                ("the claims are: " + "; ".join(claims))
                if claims
                else "declare it under “claims”: a name, a colon, a sentence",
                expects,
            )
        else:
            like = scope.names.like(text, expected)
            report.error(
                "unknown-name",
                shown,
                f"{thing} here is called “{text}”",
                f"did you mean {' or '.join(like)}?" if like else f"declare “{text}” as {a_thing}",
                expects,
            )
    return told


def _nearest_patterns(words: Sequence[Word], scope: Scope, table: SentenceTable) -> list[str]:
    """The three declared sentences most like the words, names and roles counting as equal."""
    keys = []
    at = 0
    while at < len(words):
        end = next((end for end, _ in scope.any_filler(words, at)), None)
        keys.append("{}" if end is not None else words[at].key)
        at = end or at + 1
    scored: dict[str, float] = {}
    for entry in table.entries:
        for parts in entry.sentence.forms(entry.form)[:1]:
            target = [p.casefold() if isinstance(p, str) else "{}" for p in parts]
            score = SequenceMatcher(None, keys, target, autojunk=False).ratio()
            letters = SequenceMatcher(None, " ".join(keys), " ".join(target), autojunk=False)
            if letters.real_quick_ratio() > 0.5:
                score = max(score, letters.ratio())
            pattern = entry.sentence.pattern()
            scored[pattern] = max(scored.get(pattern, 0.0), score)
    best = sorted(scored, key=lambda p: (-scored[p], p))[:3]
    return [p for p in best if scored[p] >= 0.5]
