"""What a writer may have meant by words that match no declared sentence.

Only asked when something does not match, so it may take longer than matching; it still looks at each
declared sentence once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from denouement import english
from denouement.diagnostics import Report
from denouement.language.amend import amended, difference, one_by_one
from denouement.language.names import ALONE, Scope
from denouement.language.names import shown as shown_sentence
from denouement.language.templates import Filler, Match, SentenceTable, fill
from denouement.language.words import Word, span_of, text_of
from denouement.model import PLACE_WORDS, Constant, spaced

__all__ = ["explain_mismatch"]

_COMPARING = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")}
_ENDS = ("and", "but", "or", "then", ")", ",")
_BEFORE = (*_ENDS, "(", "believe", "believes", "know", "knows", "if", "not", "that", "}")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OWN = {"into": "in", "onto": "on"}
_LONGEST_NAME = 6
_GUESSES_PER_FILE = 40
_AMENDED_PER_FILE = 15
_UNNAMED = "?"
_ROLES = {"person": ("who", "other", "third"), "place": ("where", "there"), "thing": ("what", "item")}


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
    stretch = list(words[at:end])
    if at and _explain_rest(words, at, end, report):
        return
    each = one_by_one(words[at:], scope, table)
    if each:
        is_choice = next((w.key for w in words[at:] if w.key in ("and", "or", ",")), "") == "or"
        report.error(
            "unknown-sentence",
            span_of(list(words[at:])),
            "this says something of two at once; a sentence speaks of one, unless it is declared with both",
            "write: " + " or ".join(each) if is_choice else "say it of each: " + "; ".join(each),
        )
        return
    meant = amended(stretch, scope, table) if len(report.found) < _AMENDED_PER_FILE else ""
    if meant:
        report.error(
            "unknown-sentence",
            span_of(stretch),
            f"nothing declared reads “{text_of(stretch)}”",
            f"write: {meant}",
            [
                f"a place may be given a word of its own where it is declared: {w}"
                for w in _own_word(stretch, meant, scope)
            ],
        )
        return
    near = [m for m in table.matches(words[:end], at, _lenient(scope)) if m.end == end]
    if near and _explain_fillers(min(near, key=_wrong), words, scope, report):
        return
    report.error(
        "unknown-sentence",
        span_of(stretch),
        f"nothing declared reads “{text_of(stretch)}”",
        "use one of the declared sentences, or declare this one" + _declaring(stretch, scope),
        [f"nearest: {p}" for p in _nearest_patterns(stretch, scope, table)],
    )


def _explain_rest(words: Sequence[Word], at: int, end: int, report: Report) -> bool:
    """Say what is wrong with words that follow a whole sentence, where that can be said; else nothing."""
    word, before = words[at], text_of(list(words[:at]))
    after = words[at + 1] if at + 1 < len(words) else None
    if word.key == ":" and after is not None and after.type == "number":
        what, hint = "a number follows its sentence without a colon", f"write: {before} {after.text}"
    elif word.key in _NUMBERS and (after is None or after.key in _ENDS):
        what, hint = "numbers are written in figures", f"write: {before} {_NUMBERS.index(word.key)}"
    elif word.key in (".", ";"):
        what, hint = (
            "one sentence stands on a line",
            "begin a line with the next sentence, or join the two with “and”",
        )
    elif words[at - 1].key not in _BEFORE and words[at - 1].type != "number":
        what = f"nothing more can stand behind “{before}”"
        hint = "put it on a line of its own, as a sentence of its own, or declare a sentence that says it all"
    else:
        return False
    report.error("unknown-sentence", span_of(list(words[at:end])), what, hint)
    return True


def _declaring(words: Sequence[Word], scope: Scope) -> str:
    """How the words would be declared, with a role for each name; nothing where that is no sentence.

    What somebody is to *do*, by an infinitive, is an action; all else most likely a fact.
    """
    parts: list[str] = []
    roles: list[str] = []
    own, does = False, False
    at = 0
    while at < len(words):
        named = next(((e, f.kind) for e, f in scope.any_filler(words, at) if f.kind in _ROLES), None)
        if named is not None:
            role = next((r for r in _ROLES[named[1]] if r not in roles), "")
            if not role:
                return " as a fact or an action"
            roles.append(role)
            parts.append(f"{{{role}: {named[1]}}}")
            at = named[0]
            continue
        word = words[at]
        if word.type not in ("word", "possessive"):
            return " as a fact or an action"
        if word.key == "to" and at + 1 < len(words) and not own:
            at += 1
            parts.append(english.third_person(words[at].key))
            does = not english.is_auxiliary(parts[-1])
        else:
            parts.append(word.text)
        own = True
        at += 1
    if not own and roles and len(roles) == 1:
        return ": a name alone says nothing, and a comma cannot stand inside a sentence"
    if not roles:
        return " as a fact or an action"
    what = "an action: action" if does else "a fact: fact"
    return f"; as {what} {spaced(parts)}"


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
            own = _OWN.get(words[at - 1].key, words[at - 1].key) if at and kind == "place" else ""
            filler = fill(text_of(run), _UNNAMED, span_of(run))
            yield end, replace(filler, own=own) if own in PLACE_WORDS else filler

    return fill_slot


def _own_word(words: Sequence[Word], meant: str, scope: Scope) -> Iterator[str]:
    """The line that declares a place, with the word that stands before it here in the stead of *at*."""
    for at, word in enumerate(words[:-1]):
        for _, filler in scope.names.things(words, at + 1) if word.key in PLACE_WORDS - {"at"} else ():
            if "place" in filler.kinds and meant.endswith(f"at {filler.shown}"):
                yield f"{filler.shown} ({word.key})"


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
        expects = [f"the sentence is: {shown_sentence(match.entry.sentence, match.entry.roles)}"]
        thing = "nothing" if expected == "anything" else f"no {expected}"
        if expected.endswith(ALONE):  # one person alone fills it, whose name stands in the declared sentence
            report.error(
                "wrong-kind",
                shown,
                f"this sentence is about {expected.removesuffix(ALONE)} alone",
                f"write “{expected.removesuffix(ALONE)}” here, or declare the sentence with a role, such as {{other: person}}",
                expects,
            )
            continue
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
    differing: dict[str, str] = {}
    for entry in table.entries:
        for parts in entry.sentence.forms(entry.form)[:1]:
            target = [p.casefold() if isinstance(p, str) else "{}" for p in parts]
            score = SequenceMatcher(None, keys, target, autojunk=False).ratio()
            letters = SequenceMatcher(None, " ".join(keys), " ".join(target), autojunk=False)
            if letters.real_quick_ratio() > 0.5:
                score = max(score, letters.ratio())
            pattern = shown_sentence(entry.sentence, entry.roles)
            if score > scored.get(pattern, 0.0):
                scored[pattern] = score
                plain = [q.casefold() if isinstance(q, str) else "{}" for q in entry.sentence.parts]
                differing[pattern] = difference(keys, plain)
    best = sorted(scored, key=lambda p: (-scored[p], p))[:3]
    return [p + (f"; {differing[p]}" if differing[p] else "") for p in best if scored[p] >= 0.5]
