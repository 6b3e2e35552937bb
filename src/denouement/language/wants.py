"""What people want: *Mara wants Teo to stay: 2*, and its other shapes. Lines in, wants out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from denouement.diagnostics import Report
from denouement.language.amend import amended
from denouement.language.guess import explain_mismatch
from denouement.language.layout import Line
from denouement.language.literals import Meaning, Saying, say_of
from denouement.language.logic import plain_line, read_condition
from denouement.language.names import Scope
from denouement.language.reading import Reading
from denouement.language.scanner import LARGEST_NUMBER
from denouement.language.templates import declaration
from denouement.language.words import Word, span_of, split, text_of
from denouement.model import (
    Arithmetic,
    Choice,
    Constant,
    Expression,
    Not,
    Role,
    Want,
    substitute,
)

__all__ = ["read_wants"]

_EACH = "each@"
"""The role of whoever wants, where everybody does; no word of a file can be this."""


def read_wants(line: Line, reading: Reading) -> list[Want]:
    """``Mara wants Teo to stay: 2``; in a world ``{who: person} wants …`` or ``every person wants …``."""
    words = line.words
    at = next((i for i, w in enumerate(words) if w.key in ("wants", "want")), None)
    if not at:
        if not _other_verb(line, reading):
            _bad_want(line, reading)
        return []
    subject, rest = words[:at], words[at + 1 :]
    denied = [w.key for w in subject[-2:]]
    if denied == ["does", "not"] or denied[1:] in (["doesn't"], ["never"]):
        who = text_of(subject[: -2 if denied[0] == "does" else -1])
        reading.report.error(
            "bad-want",
            span_of(words),
            "a want says what somebody wants, not what they do not want",
            f"for what is not to be, say: {who} wants … not to …, or: {who} wants it that not …",
        )
        return []
    weight, each, rest = _weight(rest, reading)
    told = len(reading.report.found)
    roles, people = _subject(subject, reading)
    if not people or weight is None or not rest:
        if weight is not None and len(reading.report.found) == told:
            _bad_want(line, reading)
        return []
    role_words = [w for w in subject if w.key in {r.name for r in roles}][:1] or subject
    if roles and roles[0].name == _EACH:
        role_words = [replace(subject[0], text=_EACH, key=_EACH)]
    wanted = _wanted(rest, role_words, each, roles, reading)
    if wanted is None:
        return []
    made = []
    for person in people:
        filled = {r.name: Constant(person) for r in roles}
        expression = substitute(wanted, filled)
        shown = rest[1:] if rest[0].key == "it" else rest
        text = text_of([_named(w, roles, person) for w in shown])
        amount = Constant(weight)
        if each:
            value: Expression = Arithmetic("*", amount, expression)
            made.append(Want(person, text, value, weight, None, line.span))
        else:
            value = Choice(expression, amount, Constant(0.0))
            made.append(Want(person, text, value, weight, expression, line.span))
    return made


_WANTING = (
    ("would", "rather"), *(("would", verb) for verb in ("like", "love", "prefer")),
    *((verb,) for verb in ("wishes", "hopes", "longs", "desires", "needs", "likes", "wanted", "wish", "hope")),
)  # fmt: skip
"""Other words for *wants*."""

_DENYING = (
    *(("would", no, verb) for no in ("not", "never") for verb in ("like", "want")),
    ("wouldn't", "like"), ("wouldn't", "want"), ("would", "hate"), ("hates",), ("dreads",), ("fears",),
)  # fmt: skip
"""What says that somebody does not want a thing."""


def _other_verb(line: Line, reading: Reading) -> bool:
    """Say what to write where it is said in another way that somebody wants something; whether it is."""
    words, keys = line.words, [w.key for w in line.words]
    for end, _ in reading.scope().fill_slot(words, 0, "person"):
        for verbs, denied in ((_DENYING, True), (_WANTING, False)):
            verb = next((v for v in verbs if tuple(keys[end : end + len(v)]) == v), None)
            rest = words[end + len(verb) :] if verb is not None else []
            if verb is None or not rest:
                continue
            shown = text_of(rest)
            if verb == ("would", "rather") and rest[0].key != "to":
                shown = f"to {shown}"
            if denied and rest[0].key == "to":
                shown = f"not {shown}"
            elif denied:
                shown = "…"
            reading.report.error(
                "bad-want",
                span_of(words[end : end + len(verb)]),
                "what somebody wants is said with “wants”",
                f"write: {text_of(words[:end])} wants {shown}"
                if shown != "…"
                else f"say: {text_of(words[:end])} wants … not to …, or: {text_of(words[:end])} wants it that not …",
            )
            return True
    return False


def _bad_want(line: Line, reading: Reading) -> None:
    reading.report.error(
        "bad-want",
        line.span,
        "a want names a person, what they want, and how much",
        "for example: Mara wants Teo to stay: 2",
    )


def _named(word: Word, roles: tuple[Role, ...], person: str) -> Word:
    return replace(word, text=person) if word.key in {r.name for r in roles} else word


def _weight(words: list[Word], reading: Reading) -> tuple[float | None, bool, list[Word]]:
    """The weight after the last colon (1 if there is none) and whether it counts for each point."""
    cut = next((i for i in range(len(words) - 1, -1, -1) if words[i].key == ":"), None)
    if (
        cut is None
        and len(words) > 2
        and words[-1].type == "number"
        and words[-2].key not in _BEFORE_A_NUMBER
    ):
        # Where it cannot be the number of a fact, the message says where the colon goes.
        trial = Report()
        keys = [w.key for w in words]
        if "to" in keys and not _counts(words, reading, trial):
            reading.report.error(
                "bad-weight",
                words[-1].span,
                "how much something is wanted stands behind a colon",
                f"write: … {text_of(words[:-1])}: {words[-1].text}",
            )
            return None, False, []
    if cut is None:
        return 1.0, False, list(words)
    tail = words[cut + 1 :]
    keys = [w.key for w in tail]
    each = keys[1:] == ["each"]
    amount = float(keys[0]) if tail and tail[0].type == "number" else 0.0
    if not 0 < amount <= LARGEST_NUMBER or (len(tail) > 1 and not each):
        reading.report.error(
            "bad-weight",
            span_of(tail) if tail else words[cut].span,
            "how much something is wanted is a number above 0, and “each” if every point counts",
            "for example: 2, or 1 each; to want something not to be, say “not to”",
        )
        return None, False, []
    return amount, each, list(words[:cut])


_BEFORE_A_NUMBER = ("least", "most", "than", "exactly", "<", ">", "<=", ">=", "==", "!=")


def _counts(words: list[Word], reading: Reading, trial: Report) -> bool:
    """Whether a number can stand at the end of what is wanted: it is about how much."""
    keys = [w.key for w in words]
    for who in ([], [Word("somebody", "somebody", "word", words[0].span)]):
        line = [*who, *words[0 if not who else keys.index("to") :]]
        if read_condition(line, reading.scope(), reading.infinitives, trial) is not None:
            return True
    return False


def _subject(words: Sequence[Word], reading: Reading) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """Who wants: one person, or every person (then under a role)."""
    everyone = tuple(
        e.name
        for e in reading.names.entities.values()
        if any("person" in reading.names.ancestors(k) for k in e.kinds)
    )
    keys = [w.key for w in words]
    if keys in (["every", "person"], ["everyone"], ["everybody"]):
        return (Role(_EACH, "person"),), everyone
    if keys[0] == "{":
        made = declaration([*words, Word("wants", "wants", "word", words[0].span)], {}, reading.report)
        if made is not None and made.roles[0].kind == "person":
            return made.roles, everyone
        return (), ()
    for end, filler in reading.scope().fill_slot(words, 0, "person"):
        if end == len(words) and isinstance(filler.term, Constant):
            return (), (str(filler.term.value),)
    explain_mismatch(
        [*words, *split("wants", words[0].span.file, words[0].span.line, words[-1].span.end + 1)],
        0,
        reading.scope(),
        _somebody_wants(reading),
        reading.report,
    )
    return (), ()


def _somebody_wants(reading: Reading):  # type: ignore[no-untyped-def]
    from denouement.language.templates import SentenceTable
    from denouement.model import Form, Sentence, Slot

    table = SentenceTable()
    table.add(None, Sentence((Slot("who"), "wants")), (Role("who", "person"),), Form.PLAIN)
    return table


def _wanted(
    rest: list[Word], subject: list[Word], each: bool, roles: tuple[Role, ...], reading: Reading
) -> Expression | None:
    """What is wanted: a condition, or with ``each`` the number that counts."""
    scope, report = reading.scope(roles), reading.report
    keys = [w.key for w in rest]
    if keys[:2] == ["it", "that"] or keys[:1] == ["that"]:
        return read_condition(rest[keys.index("that") + 1 :], scope, reading.conditions, report)
    to = next((i for i, k in enumerate(keys) if k == "to"), None)
    if to is None:
        report.error(
            "bad-want",
            span_of(rest),
            "after “wants” comes “to …”, “somebody to …” or “it that …”",
            _meant(rest, subject, reading)
            or "for example: Mara wants Teo to stay: 2; Mara wants it that Teo is at the cafe: 1",
        )
        return None
    denied = to > 0 and keys[to - 1] == "not"
    who = rest[: to - 1] if denied else rest[:to]
    if keys[to + 1 : to + 2] in (["know"], ["believe"]):
        condition = _state_of_mind(who or subject, rest[to + 1 :], scope, reading)
        if condition is not None:
            return Not(condition) if denied else condition
    words = [*(who or subject), *rest[to:]]
    if each:
        found = [m for m in reading.infinitives.matches(words, 0, scope.fill_slot) if m.end == len(words)]
        if not found:
            explain_mismatch(words, 0, scope, reading.infinitives, report)
            return None
        return _number_of(say_of(found[0]), reading)
    told = len(report.found)
    condition = read_condition(words, scope, reading.infinitives, report)
    if condition is None:
        _say_in_full(told, who, subject, report)
        return None
    return Not(condition) if denied else condition


def _say_in_full(told: int, who: list[Word], subject: list[Word], report: Report) -> None:
    """Have the line to write be a want, not only what is wanted: *Ada wants to be at the hall*."""
    opens, wants = "write: ", f"{text_of(subject)} wants "
    for at, found in enumerate(report.found[told:], start=told):
        line = found.hint.removeprefix(opens)
        own = f"{text_of(subject)} "
        if found.hint.startswith(opens) and (who or line.startswith(own)):
            line = wants + (line if who else line.removeprefix(own))
            report.found[at] = replace(found, hint=opens + line)


def _meant(rest: list[Word], subject: list[Word], reading: Reading) -> str:
    """What may have been meant by a want without *to*: to have something, or a sentence that is to be so."""
    scope, report = reading.scope(), Report()
    to_have = [*split("to have", rest[0].span.file, rest[0].span.line, rest[0].span.column), *rest]
    if read_condition([*subject, *to_have], scope, reading.infinitives, report) is not None:
        return f"write: {text_of(subject)} wants {text_of(to_have)}"
    if read_condition(rest, scope, reading.conditions, report) is not None:
        return f"write: {text_of(subject)} wants it that {text_of(rest)}"
    plain = plain_line(rest, scope, reading.conditions)
    line = plain[1] if plain is not None else amended(rest, scope, reading.conditions)
    return f"write: {text_of(subject)} wants it that {line}" if line else ""


def _state_of_mind(who: list[Word], words: list[Word], scope: Scope, reading: Reading) -> Expression | None:
    """*to know that …* and *to believe (that) …*; None where it is a declared sentence that begins so."""
    knows = words[0].key == "know"
    if knows and words[1:2] and words[1].key != "that":
        return None
    verb = replace(words[0], text="knows" if knows else "believes", key="knows" if knows else "believes")
    return read_condition([*who, verb, *words[1:]], scope, reading.conditions, reading.report)


def _number_of(saying: Saying, reading: Reading) -> Expression | None:
    try:
        return saying.amount()
    except Meaning as fault:
        reading.report.error(fault.code, fault.span, fault.message, fault.hint)
        return None
