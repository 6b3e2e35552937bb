"""Second pass: the sections of a story. What was, what is, what people want, how it may end, the draft.

Lines in, statements, events, wants and endings out, in the order they are written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from denouement.diagnostics import Report
from denouement.language.guess import explain_mismatch
from denouement.language.layout import Block, Line
from denouement.language.logic import read_condition, read_effects
from denouement.language.reading import Reading
from denouement.language.scanner import ambiguous
from denouement.language.wants import read_wants
from denouement.language.words import Word, kept, span_of, text_of
from denouement.model import (
    Action,
    And,
    Assignment,
    Constant,
    Effect,
    Ending,
    Event,
    Expression,
    Statement,
    Step,
    Suppose,
    all_of,
    walk,
)

__all__ = ["read_claims", "read_section"]


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
    """Read one section of a story into ``reading``. What stands under a heading with ``(keep)`` is all to be kept."""
    all_kept = kept(block.header.words)[0]
    for line in block.body:
        line_kept, words = kept(line.words)
        keep = all_kept or line_kept
        match heading:
            case "at first" | "now":
                _no_children(line, reading)
                statement = _statement(words, reading)
                if statement is not None:
                    statement = replace(statement, keep=keep)
                    (reading.at_first if heading == "at first" else reading.now).append(statement)
            case "before":
                _no_children(line, reading)
                step = _step(words, reading)
                if step is not None:
                    reading.before.append(replace(step, keep=keep))
            case "draft":
                _draft_line(line, reading)
            case "wants":
                _no_children(line, reading)
                reading.wants += [
                    replace(w, keep=keep) for w in read_wants(replace(line, words=words), reading)
                ]
            case "endings":
                _ending(line, reading)


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
    notes = {"on purpose": "", "told as": "", "says": "", "lasts": ""}
    for child in line.children:
        cut = next((i for i, w in enumerate(child.words) if w.key == ":"), 0)
        key = " ".join(w.key for w in child.words[:cut])
        if key not in notes or len(child.words) == cut + 1 or notes[key]:
            reading.report.error(
                "bad-on-purpose",
                child.span,
                "under an event of the draft can stand, once each: why it is left as it is, how it is to be told, "
                "what is said with it, and how long it lasts",
                'for example: on purpose: she is testing him; told as: "She stays."; says: "No."; lasts: an hour',
            )
        elif key != "on purpose" and isinstance(step, Statement):
            reading.report.error(
                "bad-on-purpose",
                child.span,
                "only an event is told; the line above says that something is so",
                "put it under an event",
            )
        else:
            notes[key] = _note(child.words[cut + 1 :], verbatim=key != "on purpose")
    if step is not None:
        _not_past_only(step, reading)
        step = replace(step, on_purpose=notes["on purpose"])
        if isinstance(step, Event):
            step = replace(step, told=notes["told as"], says=notes["says"], lasts=notes["lasts"])
        reading.draft.append(step)


def _note(words: list[Word], verbatim: bool) -> str:
    """What stands after the colon; without its quotation marks where it is one piece of text in such marks."""
    if verbatim and len(words) == 1 and words[0].type == "quoted":
        return words[0].text[1:-1].strip()
    return text_of(words)


def _not_past_only(step: Step, reading: Reading) -> None:
    if isinstance(step, Event) and reading.actions[step.action].past_only:
        reading.report.error(
            "only-in-the-past",
            step.span,
            "this can only have happened before the story opens; its action says “only in the past”",
            "move the line under “before”, or take “only in the past” out of the action",
        )


# --- endings -------------------------------------------------------------------------------------------


def _with_colon(words: list[Word], cut: int | None) -> str:
    """Where the colon of an ending goes, if its name is marked as planned and nothing but the colon is missing."""
    keys = [w.key for w in words]
    if cut is not None or ")" not in keys[:-1]:
        return ""
    at = keys.index(")") + 1
    return f"write: {text_of(words[:at])}: {text_of(words[at:])}"


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
            _with_colon(words, cut) or "for example: forgiven: Mara has forgiven Teo",
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
