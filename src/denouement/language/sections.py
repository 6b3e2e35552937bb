"""Second pass: the sections of a story. What was, what is, what people want, how it may end, the draft.

Lines in, statements, events, wants and endings out, in the order they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from denouement.diagnostics import Report
from denouement.language.guess import explain_mismatch
from denouement.language.layout import Block, Line
from denouement.language.literals import Meaning, Saying, say_of
from denouement.language.logic import read_condition, read_effects
from denouement.language.names import Scope
from denouement.language.reading import Reading
from denouement.language.scanner import LARGEST_NUMBER, ambiguous
from denouement.language.templates import declaration
from denouement.language.words import Word, span_of, split, text_of
from denouement.model import (
    Action,
    And,
    Arithmetic,
    Assignment,
    Choice,
    Constant,
    Effect,
    Ending,
    Event,
    Expression,
    Not,
    Role,
    Statement,
    Step,
    Suppose,
    Want,
    all_of,
    substitute,
    walk,
)

__all__ = ["read_claims", "read_section"]

_EACH = "each@"
"""The role of whoever wants, where everybody does; no word of a file can be this."""

_ON_PURPOSE = ("on", "purpose")


def read_claims(reading: Reading) -> None:
    """Read the sentence behind each claim; it has to be a single fact."""
    for name, line, start in reading.claims:
        words = line.words[start:]
        told = len(reading.report.found)
        condition = read_condition(words, reading.scope(), reading.conditions, reading.report)
        effects = read_effects(words, reading.scope(), reading.conditions, reading.report)
        if condition is None or effects is None:
            continue
        if len(effects) != 1 or not isinstance(effects[0], Assignment) or len(reading.report.found) > told:
            reading.report.error(
                "bad-claim",
                span_of(words),
                "a claim says one thing, so that it can be believed or not as a whole",
                "make two claims of it",
            )
            continue
        entity = reading.names.entities[name]
        reading.names.entities[name] = replace(entity, claim=condition)


def read_section(block: Block, heading: str, reading: Reading) -> None:
    """Read one section of a story into ``reading``."""
    for line in block.body:
        match heading:
            case "at first" | "now":
                _no_children(line, reading)
                statement = _statement(line.words, reading)
                if statement is not None:
                    (reading.at_first if heading == "at first" else reading.now).append(statement)
            case "before":
                _no_children(line, reading)
                _extend(reading.before, _step(line.words, reading))
            case "draft":
                _draft_line(line, reading)
            case "wants":
                _no_children(line, reading)
                reading.wants += _wants(line, reading)
            case "endings":
                _ending(line, reading)


def _extend(steps: list[Step], step: Step | None) -> None:
    if step is not None:
        steps.append(step)


def _no_children(line: Line, reading: Reading) -> None:
    for child in line.children:
        reading.report.error(
            "unknown-line",
            child.span,
            "this line is indented further than the one above it, which takes no lines of its own",
            "indent it like the line above",
        )


# --- statements and events -----------------------------------------------------------------------------


def _statement(words: list[Word], reading: Reading) -> Statement | None:
    """A line that says something is so."""
    condition = read_condition(words, reading.scope(), reading.conditions, reading.report)
    if condition is None:
        return None
    effects = read_effects(words, reading.scope(), reading.conditions, reading.report)
    if effects is None:
        return None
    return Statement(condition, effects, text_of(words), _people_in(effects, reading), span_of(words))


def _people_in(effects: tuple[Effect, ...], reading: Reading) -> tuple[str, ...]:
    """The people that the facts set by these effects are about."""
    named: list[str] = []
    for effect in effects:
        match effect:
            case Assignment(fact, value, ()):
                terms: Iterable[Expression] = (*fact.arguments, *walk(value))
            case Suppose(claim, _, ()):
                entity = reading.names.entities.get(str(getattr(claim, "value", "")))
                terms = walk(entity.claim) if entity and entity.claim else ()
                terms = [a for t in terms for a in getattr(t, "arguments", (t,))]
            case _:
                continue
        for term in terms:
            name = str(term.value) if isinstance(term, Constant) else ""
            entity = reading.names.entities.get(name)
            if entity and any("person" in reading.names.ancestors(k) for k in entity.kinds):
                named.append(name)
    return tuple(dict.fromkeys(named))


def _step(words: list[Word], reading: Reading) -> Step | None:
    """A line that tells of an act, or says that something is so."""
    scope = reading.scope()
    found = [m for m in reading.events.matches(words, 0, scope.fill_slot) if m.end == len(words)]
    if len(found) > 1:
        ambiguous(found, reading.report)
        return None
    if found:
        action = found[0].entry.owner
        assert isinstance(action, Action)
        arguments = []
        for role in action.roles:
            filler = found[0].fillers[role.name]
            if (
                filler.quantifier is not None
                or filler.kind == "unknown"
                or not isinstance(filler.term, Constant)
            ):
                reading.report.error(
                    "unnamed-in-event",
                    filler.span,
                    "an event happens to somebody or something in particular",
                    "name them",
                )
                return None
            arguments.append(str(filler.term.value))
        twice = next((a for a in arguments if arguments.count(a) > 1), None)
        if twice is not None:
            reading.report.error(
                "twice-in-one-event",
                span_of(words),
                f"“{twice}” stands twice in this event; the roles of a sentence are different people and things",
                "name somebody or something else, or declare an action with one role less",
            )
            return None
        return Event(action.name, tuple(arguments), text_of(words), span_of(words))
    if _sounds_like_statement(words, reading):
        return _statement(words, reading)
    explain_mismatch(words, 0, scope, reading.lines, reading.report)
    return None


def _sounds_like_statement(words: list[Word], reading: Reading) -> bool:
    """Whether the line says that something is so: tried on a report of its own."""
    trial = Report()
    return read_condition(words, reading.scope(), reading.conditions, trial) is not None


def _draft_line(line: Line, reading: Reading) -> None:
    step = _step(line.words, reading)
    reason = ""
    for child in line.children:
        keys = tuple(w.key for w in child.words[:3])
        if keys[:2] != _ON_PURPOSE or len(keys) < 3 or keys[2] != ":" or len(child.words) < 4:
            reading.report.error(
                "bad-on-purpose",
                child.span,
                "under an event of the draft can stand why it is left as it is",
                "for example: on purpose: she is testing him",
            )
        else:
            reason = text_of(child.words[3:])
    if step is not None:
        _not_past_only(step, reading)
        reading.draft.append(replace(step, on_purpose=reason))


def _not_past_only(step: Step, reading: Reading) -> None:
    if isinstance(step, Event) and reading.actions[step.action].past_only:
        reading.report.error(
            "only-in-the-past",
            step.span,
            "this can only have happened before the story opens; its action says “only in the past”",
            "move the line under “before”, or take “only in the past” out of the action",
        )


# --- wants ---------------------------------------------------------------------------------------------


def _wants(line: Line, reading: Reading) -> list[Want]:
    """``Mara wants Teo to stay: 2``; in a world ``{who: person} wants …`` or ``every person wants …``."""
    words = line.words
    at = next((i for i, w in enumerate(words) if w.key in ("wants", "want")), None)
    if not at:
        _bad_want(line, reading)
        return []
    subject, rest = words[:at], words[at + 1 :]
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
            "for example: Mara wants Teo to stay: 2; Mara wants it that Teo is at the cafe: 1",
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
    condition = read_condition(words, scope, reading.infinitives, report)
    if condition is None:
        return None
    return Not(condition) if denied else condition


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


# --- endings -------------------------------------------------------------------------------------------


def _ending(line: Line, reading: Reading) -> None:
    """``refused (planned): Mara has refused Teo``; further conditions may stand on lines under it."""
    words = line.words
    cut = next((i for i, w in enumerate(words) if w.key == ":"), None)
    rows = [words[cut + 1 :] if cut is not None else [], *(c.words for c in line.children)]
    rows = [r for r in rows if r]
    if not cut or not rows:
        reading.report.error(
            "bad-ending",
            line.span,
            "an ending has a name, a colon, and the condition that makes it so",
            "for example: forgiven: Mara has forgiven Teo",
        )
        return
    name_words = words[:cut]
    planned = [w.key for w in name_words[-3:]] == ["(", "planned", ")"]
    name = text_of(name_words[:-3] if planned else name_words)
    for ending in reading.endings:
        if ending.name == name or (planned and ending.planned):
            what = "the planned ending" if planned and ending.planned else f"“{name}”"
            reading.report.error(
                "declared-twice",
                span_of(name_words),
                f"{what} is declared twice; the first time at {ending.span}",
                "keep one of the two",
            )
            return
    parts = [read_condition(r, reading.scope(), reading.conditions, reading.report) for r in rows]
    read = [p for p in parts if p is not None]
    if len(read) == len(rows):
        text = "; ".join(text_of(r) for r in rows)
        flat = tuple(q for p in read for q in (p.parts if isinstance(p, And) else (p,)))
        reading.endings.append(Ending(name, all_of(flat), planned, text, span_of(name_words)))
