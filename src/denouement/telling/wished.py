"""A want as the clauses it can stand in: that somebody has it, that it comes or fails, that it is so or is not.

What is wanted is written in the infinitive (*Joost not to have a claim on the house*, *to have kept the appointment*), and
said best in the words of whoever thinks of it: *she does not want him to have a claim*, *he would have a claim after all*,
*she had kept the appointment*. A want that is worded in another way (*that …*) has only the first two of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from denouement import english
from denouement.english import Plain, Verb
from denouement.telling.clauses import going_back
from denouement.telling.phrases import Phrases
from denouement.telling.shapes import Ref, Token

__all__ = ["wished"]

_TO = re.compile(r"(?:^|(?<= ))(?P<no>not )?to (?P<verb>[^\W\d_]+)(?!\w)")
_HAVE = re.compile(r"to have (?P<verb>[^\W\d_]+)(?!\w)")

Clause = tuple[Token, ...]


@dataclass(frozen=True)
class _Parts:
    """Who is to be or do it, whether not, the verb and what follows; ``done``: it is a thing done."""

    whose: Clause
    no: bool
    third: str
    rest: Clause
    done: bool


def wished(phrases: Phrases, text: str, person: int) -> Mapping[str, Clause]:
    """The clauses of a person's want, by name.

    ``want`` what follows *wants*; ``wants`` and ``wanted`` with the person before it; ``comes`` and ``fails`` that it
    will, or will not, come to it; ``may`` and ``hardly`` with less certainty; ``so`` and ``not-so`` how it stands.
    """
    plain = phrases.wants.plainly(text)
    found = {"want": phrases.wish(plain)}
    parts = _parts(phrases, text, plain, person)
    no = parts is not None and parts.no and not plain.startswith("that ")
    bare = phrases.wish(re.sub(r"(^| )not to ", r"\1to ", plain, count=1)) if no else found["want"]
    rest = tuple(going_back(bare, {person}))
    for name, step in (("wants", 0), ("wanted", -1)):
        verb = Verb("wants", step=step, denied=no)
        found[name] = (Ref(person, "subject"), Plain(" "), verb, Plain(" "), *rest)
    if parts is None:
        return found
    found["comes"] = _ahead(parts, parts.no)
    found["fails"] = _ahead(parts, not parts.no)
    found["may"] = _modal(parts, "may", " not" if parts.no else " yet")
    after_all = (*_ahead(parts, False), Plain(" after all"))
    found["hardly"] = after_all if parts.no else _modal(parts, "will", " hardly")
    found["so"] = _state(parts, parts.no)
    found["not-so"] = _state(parts, not parts.no)
    return found


def _parts(phrases: Phrases, text: str, plain: str, person: int) -> _Parts | None:
    found = next((m for m in _TO.finditer(plain) if _is_verb(m["verb"])), None)
    if found is None or plain.startswith("that "):
        return None
    name = plain[: found.start()].strip()
    if name in phrases.numbers:
        whose: Clause = (Ref(phrases.numbers[name], "subject"),)
    else:
        whose = phrases.text(name) if name else (Ref(person, "subject"),)
    third = english.third_person(found["verb"])
    rest = phrases.stated(plain[found.end() :])
    done = (_HAVE.search(text) is not None and plain != text) or found["verb"] in phrases.wants.deeds
    return _Parts(whose, bool(found["no"]), third, rest, done)


def _is_verb(word: str) -> bool:
    third = english.third_person(word)
    return english.known_verb(third) or english.is_auxiliary(third)


def _said(parts: _Parts, verb: Verb, between: str = "") -> Clause:
    alone = not isinstance(parts.whose[0], Ref) or len(parts.whose) > 1
    after = (Plain(between),) if between else ()
    return (*parts.whose, Plain(" "), replace(verb, alone=alone), *after, *parts.rest)


def _ahead(parts: _Parts, denied: bool) -> Clause:
    return _said(parts, Verb(parts.third, step=1, denied=denied))


def _modal(parts: _Parts, modal: str, adverb: str) -> Clause:
    return _said(parts, Verb(modal), f"{adverb} {english.base_form(parts.third)}")


def _state(parts: _Parts, denied: bool) -> Clause:
    if not parts.done:
        return _said(parts, Verb(parts.third, denied=denied))
    return _said(parts, Verb("has"), f"{' not' if denied else ''} {english.participle(parts.third)}")
