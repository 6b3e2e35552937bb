"""Stage: neighbouring sentences about one person joined into one.

Two acts (three, if short or in summary) of the same person in the same time, place and view; never a sentence that stands alone as a
turning point, never more than thirty words, and after a joined sentence the next one is left as it is, so that lengths
spread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from denouement.english import Plain, Verb
from denouement.telling.plan import joins_act
from denouement.telling.shapes import Ref, Token, Unit, more, words_in
from denouement.telling.templates import JOINED, TEMPLATES

__all__ = ["aggregated", "goes_on", "notes_joined"]

_LONGEST = 30
_SHORT = 14
_THREE = 24
"""Up to so many words a third act of one person may join two."""

_FIRST = frozenset(["act", "noticed", "switch"])
_KINDS = _FIRST | {"lead"}
"""What may be joined, and what to: what stands before speech comes last."""


def aggregated(units: Sequence[Unit], summed_up: frozenset[int], eager: bool = False) -> tuple[Unit, ...]:
    """The units with neighbours joined. ``summed_up`` are the events told in summary: of those three may join.

    ``eager``: what follows a joined sentence need not stand alone.
    """
    made: list[Unit] = []
    rest = False
    given = tuple(_alike_at_first(units))
    for unit, after in zip(given, (*given[1:], None), strict=True):
        last = made[-1] if made else None
        short = last is not None and words_in(last.tokens) + words_in(unit.tokens) <= _THREE
        most = 3 if short or unit.event in summed_up else 2
        if last is not None and not rest and (_may_join(last, unit, most) or _both_before(last, unit)):
            made[-1] = _join(last, unit)
            rest = made[-1].joined >= most
        elif last is not None and _is_read(last, unit):
            made[-1] = _read(last, unit)
        elif last is not None and not rest and _thoughts(last, unit, eager):
            made[-1] = _in_one(last, unit)
            rest = not eager
        elif after is not None and _is_read(unit, after):
            made.append(unit)  # a sign that is read stands with nobody else's, lest it be read in theirs
            rest = False
        elif last is not None and not rest and _may_stand_beside(last, unit):
            made[-1] = _beside(last, unit)
            rest = not eager
        else:
            made.append(unit)
            alone = last is not None and last.joined > 1 and not rest and unit.event not in summed_up
            rest = alone and not eager
    return tuple(made)


_INNER = frozenset(
    """
    want/seen/shows/noticed/foresees/follows/means/as expected/guess/no guess/surprised/recalls/hope/doubt/come/lost
    """.replace("\n", "")
    .replace("    ", "")
    .split("/")
)
"""What goes on in one mind; two of these in a row may be one sentence."""


_AT_FIRST = frozenset(t for k in ("want", "hope", "wish", "guess") for t in TEMPLATES[f"opening {k}"])
"""What people want when the story opens; two of these in a row may be one sentence."""

_RETURNED = frozenset(TEMPLATES["opening returned"])
"""What others think of somebody; it goes with what that one thinks of them."""

_AT_LAST = frozenset(["met", "unmet", "theirs", "not theirs"])
"""What has come of wants when all is over."""

_PLAINLY = frozenset(["no guess", "seen", "shows", "noticed", "given up", "lost"])
"""Of these it is said that somebody sees, or knows, or does not; what is only likely is kept apart."""


def _thoughts(one: Unit, two: Unit, eager: bool) -> bool:
    """Two thoughts of one person about one event, neither of them long, nor with a stop within; where joining is
    ``eager``, also two wants that are told when the story opens, and what has come of two."""
    kinds, wants = {one.kind, two.kind}, {one.template, two.template} <= _AT_FIRST
    wants = wants or (one.kind == "opening" and one.mind is not None and two.template in _RETURNED)
    return (
        (
            (one.kind == "nonevent" and two.kind in _INNER)
            or kinds <= _INNER
            or (eager and (wants or (kinds <= _AT_LAST and not _names_again(one, two))))
        )
        and one.event == two.event
        and one.mind == two.mind
        and (one.degree == two.degree or not {one.kind, two.kind} & _PLAINLY)
        and one.joined == two.joined == 1
        and not (two.opens or two.gap or one.alone or two.alone)
        and not (two.kind == "feeling" and one.kind in _PLAINLY)
        and not two.template.startswith(("{future}", "{otherwise}", "So "))
        and not any(
            isinstance(t, Plain) and any(s in t.text for s in ";.?") for t in (*one.tokens, *two.tokens)
        )
        and words_in(one.tokens) + words_in(two.tokens) <= _LONGEST - 2
        and _colons(one) + _colons(two) <= 1
    )


def _going_on(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What begins a sentence, in the middle of one."""
    first = tokens[0]
    return (
        (Plain(first.text[:1].lower() + first.text[1:]), *tokens[1:]) if isinstance(first, Plain) else tokens
    )


def _colons(unit: Unit) -> int:
    return sum(t.text.count(":") for t in unit.tokens if isinstance(t, Plain))


def _in_one(one: Unit, two: Unit) -> Unit:
    """*It is disappointment that he feels; he lets go of one wish: to be aboard.*"""
    named = {t.person for t in one.tokens if isinstance(t, Ref)}
    rest = (
        replace(t, back=t.back or 1) if isinstance(t, Ref) and t.person in named else t
        for t in _going_on(two.tokens)
    )
    return replace(
        one,
        tokens=(*one.tokens, Plain("; "), *rest),
        sources=more(one.sources, two.sources),
        joined=2,
        degree=one.degree or two.degree,
        template=f"{one.template} + {two.template}",
    )


def _is_read(one: Unit, two: Unit) -> bool:
    """A sign, and what it is taken for."""
    return one.kind == "sign" and two.kind == "reading" and one.event == two.event and one.joined == 1


def _read(one: Unit, two: Unit) -> Unit:
    """*He goes still: anger, she thinks.* *He goes still, and she takes it for anger.*"""
    named = two.template.startswith(("{state}", "No doubt {state}"))
    link = ", and " if isinstance(two.tokens[0], Ref) else ": " if named else "; "
    rest = _going_on(two.tokens)
    return replace(
        one,
        tokens=(*one.tokens, Plain(link), *rest),
        sources=more(one.sources, two.sources),
        mind=two.mind,
        degree=two.degree,
        joined=2,
        template=f"{one.template} + {two.template}",
    )


def _alike_at_first(units: Sequence[Unit]) -> Iterator[Unit]:
    """What is so of several people when the story opens, said of all at once: *Edda and Joost have the keys*."""
    made: list[Unit] = []
    for unit in units:
        last = made[-1] if made else None
        if last is not None and last.kind == unit.kind == "opening" and _same_but_for_whom(last, unit):
            names = [t for t in last.tokens if isinstance(t, Ref) and t.case == "subject"]
            rest = unit.tokens[1:]
            people = [*names, unit.tokens[0]]
            tokens: list[Token] = []
            for index, person in enumerate(people):
                if index:
                    tokens.append(Plain(" and " if index == len(people) - 1 else ", "))
                tokens.append(person)
            sources = more(last.sources, unit.sources)
            made[-1] = replace(last, tokens=(*tokens, *rest), sources=sources, subject=None)
        else:
            made.append(unit)
    yield from made


def _same_but_for_whom(one: Unit, two: Unit) -> bool:
    subjects = _subjects(one.tokens)
    begins = bool(subjects) and isinstance(one.tokens[0], Ref) and one.tokens[0].case == "subject"
    return (
        begins
        and one.mind is two.mind is None
        and one.focal == two.focal
        and two.subject is not None
        and one.tokens[2 * subjects - 1 :] == two.tokens[1:]
    )


def goes_on(unit: Unit) -> bool:
    """Whether a unit is the end of the sentence of an act: *in case …*, *to hear him out*."""
    first = unit.tokens[0] if unit.tokens else None
    note = unit.kind == "note" and isinstance(first, Plain) and joins_act(first.text)
    return note or unit.template in JOINED


def notes_joined(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """*in case …* drawn to the act it belongs to."""
    made: list[Unit] = []
    for unit in units:
        last = made[-1] if made else None
        because = unit.template in JOINED
        joins = goes_on(unit)
        if (
            joins
            and last is not None
            and last.kind == "act"
            and last.event == unit.event
            and not last.verbatim
        ):
            made[-1] = replace(
                last,
                tokens=(*last.tokens, *unit.tokens) if because else (*last.tokens, Plain(", "), *unit.tokens),
                sources=more(last.sources, unit.sources),
                mind=unit.mind,
                joined=last.joined + 1,
            )
        elif not joins:
            made.append(unit)
    return tuple(made)


def _may_join(one: Unit, two: Unit, most: int) -> bool:
    return (
        one.kind in _FIRST
        and two.kind in _KINDS
        and one.subject is not None
        and one.subject == two.subject
        and one.focal == two.focal
        and (one.place == two.place or one.event != two.event)
        and not (one.alone or two.alone or one.verbatim or two.verbatim or two.opens or two.gap)
        and one.joined < most
        and _subjects(two.tokens) == 1
        and _plain_enough(one.tokens)
        and _plain_enough(two.tokens)
        and words_in(one.tokens) + words_in(two.tokens) <= _LONGEST
        and words_in(two.tokens) <= _SHORT
    )


def _both_before(one: Unit, two: Unit) -> bool:
    """Two things that one person did before the story opens: *he had left, twice, and had asked her to meet*."""
    return (
        one.kind == two.kind == "opening"
        and one.mind is two.mind is None
        and one.subject is not None
        and one.subject == two.subject
        and one.joined == two.joined == 1
        and _steps(one) == _steps(two) == {-1}
        and _subjects(one.tokens) == _subjects(two.tokens) == 1
        and words_in(one.tokens) + words_in(two.tokens) <= _LONGEST
    )


_BESIDE = 12
"""How many words each of two sentences may have that are joined although they are about two persons."""


def _names_again(one: Unit, two: Unit) -> bool:
    """Whether what has come of another's want would name somebody twice in the sentence."""
    of_others = {"theirs", "not theirs"} & {one.kind, two.kind}
    people = [{t.person for t in unit.tokens if isinstance(t, Ref)} for unit in (one, two)]
    return bool(of_others) and bool(people[0] & people[1])


def _may_stand_beside(one: Unit, two: Unit) -> bool:
    """Two short acts of two persons, one after the other; or two things that are so when the story opens."""
    alike = (
        one.kind == "act"
        and two.kind in ("act", "lead")
        and one.event != two.event
        and one.subject != two.subject
    )
    alike = alike or (
        one.kind == two.kind == "opening" and one.mind is two.mind is None and _same_time(one, two)
    )
    if one.kind == two.kind == "sign" and one.event == two.event:
        return one.joined == two.joined == 1 and words_in(one.tokens) + words_in(two.tokens) <= _LONGEST
    return (
        alike
        and one.subject is not None
        and two.subject is not None
        and one.focal == two.focal
        and one.joined == two.joined == 1
        and not (one.alone or two.alone or one.verbatim or two.verbatim or two.opens or two.gap)
        and _plain_enough(one.tokens)
        and _plain_enough(two.tokens)
        and max(words_in(one.tokens), words_in(two.tokens)) <= _BESIDE
    )


def _same_time(one: Unit, two: Unit) -> bool:
    return _steps(one) | _steps(two) == {0}


def _steps(unit: Unit) -> set[int]:
    return {t.step for t in unit.tokens if isinstance(t, Verb)}


def _beside(one: Unit, two: Unit) -> Unit:
    """*He smiles at her, and she looks past him.*"""
    rest = _going_on(two.tokens)
    return replace(
        one,
        tokens=(*one.tokens, Plain(", and "), *rest),
        sources=more(one.sources, two.sources),
        joined=2,
        template=f"{one.template} + {two.template}",
        merged=(*one.merged, *two.events),
    )


def _subjects(tokens: tuple[Token, ...]) -> int:
    return sum(1 for t in tokens if isinstance(t, Ref) and t.case == "subject")


def _plain_enough(tokens: tuple[Token, ...]) -> bool:
    """Without a clause of its own that would make the joined sentence hang: one subject, and no stop within."""
    return (
        not any(isinstance(t, Plain) and any(s in t.text for s in ";:,") for t in tokens)
        and _subjects(tokens) == 1
    )


def _join(one: Unit, two: Unit) -> Unit:
    """*Mara goes to the cafe and takes the table by the door.*"""
    rest = two.tokens[1:]
    if rest and isinstance(rest[0], Plain):
        rest = (Plain(rest[0].text.lstrip()), *rest[1:])
    first = one.tokens
    ands = [i for i, t in enumerate(first) if t == Plain(" and ")]
    if one.joined > 1 and ands:  # the third verb: the first “and” becomes a comma
        first = (*first[: ands[-1]], Plain(", "), *first[ands[-1] + 1 :])
    verbs = sum(1 for t in first if isinstance(t, Verb))
    pause = any(isinstance(t, Plain) and "," in t.text for t in first) and one.kind == "opening"
    link = Plain(" and ") if verbs and not pause else Plain(", and ")
    return replace(
        one,
        tokens=(*first, link, *(t for t in rest if t != Plain(""))),
        sources=more(one.sources, two.sources),
        joined=one.joined + 1,
        template=f"{one.template} + {two.template}",
        merged=(*one.merged, *two.events),
    )
