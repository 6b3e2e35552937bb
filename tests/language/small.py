"""A small story to put lines into, and its conditions and effects written out on one line.

What the reader makes of a line is compared as text: `[Ines is happy]` is the value of a fact,
`Ines: …` is read in what Ines believes, `x=>` introduces a bound name.
"""

from denouement.diagnostics import Diagnostic, Source
from denouement.language import read
from denouement.library import bundled_world
from denouement.model import (
    TRUE,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    Not,
    Or,
    Story,
    Suppose,
    Variable,
)

PRELUDE = """\
story "Example"

people
  Ines (she)
  Bram (he)

places
  the cafe
  out of town
  home

things
  the ring

claims
  Bram is a thief: Bram has the ring

fact {who: person} is at {where: place}, one where
fact {who: person} trusts {whom: person}: number
fact {who: person} has {item: thing}
fact {who: person} is happy
fact {who: person} waits for {whom: person}
fact it rains

phrase {one: person} and {other: person} are together
  means  for some {here: place}, one is at here and other is at here

action {who: person} forgives {other: person}

action {who: person} goes to {where: place}
  then  who is at where
"""


def reading_of(
    text: str, worlds: dict[str, str] | None = None
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """The story and the mistakes of a text; `worlds` lie beside it."""

    def library(name: str) -> Source | None:
        if worlds and name in worlds:
            return Source(f"{name}.world", worlds[name])
        return bundled_world(name)

    story, report = read(Source("example.story", text), library)
    return story, report.diagnostics


def story_of(text: str, worlds: dict[str, str] | None = None) -> Story:
    """The story of a text that has no mistakes."""
    story, found = reading_of(text, worlds)
    assert () == tuple((d.code, d.message) for d in found)
    assert story is not None
    return story


def codes_of(text: str, worlds: dict[str, str] | None = None) -> list[str]:
    """The codes of a text's mistakes, in order of place."""
    return [d.code for d in reading_of(text, worlds)[1]]


def places_of(text: str) -> list[tuple[str, int, str]]:
    """The code, the line and the underlined words of each mistake."""
    lines = text.split("\n")
    return [
        (d.code, d.span.line, lines[d.span.line - 1][d.span.column - 1 : d.span.end - 1])
        for d in reading_of(text)[1]
    ]


def added(*lines: str) -> str:
    """The small story with more lines at its end."""
    return PRELUDE + "\n" + "\n".join(lines) + "\n"


def condition(line: str, declared: str = "") -> str:
    """What a condition means, read as that of an ending."""
    return shown(story_of(added(declared, "endings", f"  so it goes: {line}")).endings[0].condition)


def effects(line: str, declared: str = "") -> list[str]:
    """What an effect does, read under “then”, with the roles *one* and *other*."""
    text = added(declared, "action {one: person} acts on {other: person}", f"  then  {line}")
    return [shown_effect(e) for e in story_of(text).actions["{one} acts on {other}"].effects]


def line_codes(line: str) -> list[str]:
    """The codes of the mistakes of one condition."""
    return codes_of(added("endings", f"  so it goes: {line}"))


def effect_codes(line: str) -> list[str]:
    """The codes of the mistakes of one effect."""
    return codes_of(added("action {one: person} acts on {other: person}", f"  then  {line}"))


def shown(part: Expression) -> str:
    """An expression on one line."""
    match part:
        case Constant(value):
            if value is None or isinstance(value, bool):
                return {True: "yes", False: "no", None: "unknown"}[value]
            return f"{value:g}" if isinstance(value, float) else str(value)
        case Variable(name):
            return f"<{_bare(name)}>"
        case FactOf(fact, arguments):
            return f"[{_filled(fact, [shown(a) for a in arguments])}]"
        case Believes(person, inner):
            return f"{shown(person)}: {shown(inner)}"
        case Comparison(operator, left, right) | Arithmetic(operator, left, right):
            return f"{shown(left)} {operator} {shown(right)}"
        case Not(inner):
            return f"not ({shown(inner)})"
        case And(parts):
            return "(" + " and ".join(shown(p) for p in parts) + ")"
        case Or(parts):
            return "(" + " or ".join(shown(p) for p in parts) + ")"
        case ForSome(variable, kind, body):
            return f"some {kind} {_bare(variable)}=> {shown(body)}"
        case ForEvery(variable, kind, body):
            return f"every {kind} {_bare(variable)}=> {shown(body)}"
        case Holds(claim):
            return f"“{shown(claim)}”"
        case Choice(when, then, otherwise):
            return f"{shown(then)} if {shown(when)} else {shown(otherwise)}"
        case _:
            return str(part)


def shown_effect(effect: Effect) -> str:
    """An effect on one line."""
    match effect:
        case Assignment(fact, value, believers, when):
            path = "".join(f"{shown(b)}: " for b in believers)
            text = f"{path}{shown(fact)} := {shown(value)}"
        case Suppose(claim, so, believers, when):
            path = "".join(f"{shown(b)}: " for b in believers)
            text = f"{path}“{shown(claim)}” := {'yes' if so else 'no'}"
        case ForEveryEffect(variable, kind, inner):
            inside = "; ".join(shown_effect(e) for e in inner)
            return f"every {kind} {_bare(variable)}=> {inside}"
    return text if when == TRUE else f"if {shown(when)} then {text}"


def _bare(variable: str) -> str:
    """A bound name without the column that tells it from others."""
    return variable.partition("@")[0]


def _filled(fact: str, arguments: list[str]) -> str:
    """The sentence of a fact with its roles filled in order; a role left over shows its name."""
    pieces = fact.split("{")
    text = pieces[0]
    for piece in pieces[1:]:
        role, _, after = piece.partition("}")
        text += (arguments.pop(0) if arguments else f"?{role}") + after
    return text
