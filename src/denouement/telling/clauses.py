"""Clauses as tokens, turned into what a sentence needs: filled patterns, clauses under *sees*, denied, a step back.

Nothing here looks at a story; it is grammar alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from denouement import english
from denouement.english import Named, Plain, Verb
from denouement.telling.shapes import Ref, Token, at_step

__all__ = [
    "PAST_WITH",
    "ahead",
    "as_seen",
    "bare",
    "denied",
    "expected_of",
    "filled",
    "going_back",
    "needed",
    "said_once",
    "subject_of",
    "with_the_past",
]

PAST_WITH = -2
"""The step of a verb that stands in the past whatever the tense of telling: *believed that he was away*."""


def filled(
    template: str, persons: Mapping[str, int], slots: Mapping[str, tuple[Token, ...]]
) -> tuple[Token, ...]:
    """One of our own patterns with persons and clauses put in."""
    made: list[Token] = []
    named: set[int] = set()
    pattern = english.marks(template)
    for index, mark in enumerate(pattern):
        if not isinstance(mark, Named):
            made.append(mark)
        elif mark.role in slots:
            clause = slots[mark.role]
            made += going_back(clause, named) if len(clause) > 1 else _once_more(clause, named, made)
            named |= {t.person for t in clause if isinstance(t, Ref)}
        else:
            rest = pattern[index + 1 : index + 3]
            is_subject = len(rest) == 2 and isinstance(rest[1], Verb) and rest[0] == Plain(" ")
            person, case = persons[mark.role], mark.case or ("subject" if is_subject else "object")
            made.append(Ref(person, case, 1 if person in named else 0))
            named.add(person)
    return tuple(made)


def going_back(clause: tuple[Token, ...], named: set[int]) -> Iterator[Token]:
    """A clause put into a pattern, with those marked in it whom the pattern has named before."""
    subject = clause[0] if clause and isinstance(clause[0], Ref) else None
    others = 0
    for token in clause:
        if isinstance(token, Ref) and token.person in named and token is not subject:
            past_the_subject = subject is not None and others == 1 and token.case == "object"
            yield replace(token, back=2 if past_the_subject else 1)
        else:
            yield token if token is not subject or token.person not in named else replace(token, back=1)
        others += isinstance(token, Ref)


def _once_more(clause: tuple[Token, ...], named: set[int], made: list[Token]) -> Iterator[Token]:
    """A person put into a pattern for the second time: *it is her as he knows her*, past the subject between."""
    before = [t for t in made if isinstance(t, Ref)]
    for token in clause:
        if isinstance(token, Ref) and token.person in named:
            past = before[-1].case == "subject" and before[-1].person != token.person
            yield replace(token, back=2 if past else 1)
        else:
            yield token


def said_once(tokens: tuple[Token, ...], thing: str) -> tuple[Token, ...]:
    """A sentence with *it* where a thing is named once more: *take the letter, and she will burn it*."""
    word = re.compile(rf"\b{re.escape(thing)}\b", re.IGNORECASE)
    made: list[Token] = []
    named = False
    for token in tokens:
        if isinstance(token, Plain):
            first, *others = word.split(token.text)
            rest = "".join(("it" if named or n else thing) + other for n, other in enumerate(others))
            named = named or bool(others)
            made.append(Plain(first + rest))
        else:
            made.append(token)
    return tuple(made)


@lru_cache(maxsize=2_048)
def needed(template: str) -> frozenset[str]:
    """What a pattern has to be filled with."""
    return frozenset(m.role for m in english.marks(template) if isinstance(m, Named))


def as_seen(tokens: tuple[Token, ...], still: bool = False) -> tuple[Token, ...]:
    """A sentence as it hangs on *sees*: *her take the table*; with more than one subject, *how …*.

    ``still``: it is a state, *her sitting at the table*.
    """
    subjects = [t for t in tokens if isinstance(t, Ref) and t.case == "subject"]
    first = tokens[0]
    verbs = [t for t in tokens if isinstance(t, Verb)]
    simple = isinstance(first, Ref) and len(subjects) == 1 and bool(verbs)
    if still and simple and verbs == [Verb("is")]:
        rest = [t for t in tokens[1:] if t != verbs[0]]
        return (_object(first), *rest[1:])
    if not simple or any(v.step or v.denied or english.is_auxiliary(v.third) for v in verbs):
        return (Plain("how "), *tokens)
    form = english.progressive if still else english.base_form
    bare = (Plain(form(t.third)) if isinstance(t, Verb) else t for t in tokens[1:])
    return (_object(first), *bare)


def _object(token: Token) -> Token:
    return replace(token, case="object") if isinstance(token, Ref) else token


def with_the_past(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause that stands in the past with the verb it hangs on."""
    return at_step(tokens, PAST_WITH)


def subject_of(tokens: tuple[Token, ...]) -> int | None:
    """The person that a sentence begins with, as its subject."""
    first = tokens[0] if tokens else None
    return first.person if isinstance(first, Ref) and first.case == "subject" else None


def denied(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause with its first verb denied: *she does not stay*."""
    at = _verb(tokens)
    if at is None:
        return tokens
    verb = tokens[at]
    assert isinstance(verb, Verb)
    return (*tokens[:at], replace(verb, denied=True), *tokens[at + 1 :])


def ahead(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause that is still to come: *he will go aboard*."""
    at = _verb(tokens)
    if at is None:
        return tokens
    verb = tokens[at]
    assert isinstance(verb, Verb)
    return (*tokens[:at], replace(verb, step=1), *tokens[at + 1 :])


def bare(tokens: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """A clause without its subject, as it stands after *means to*: *go aboard*; None where it has no such form."""
    if subject_of(tokens) is None or _verb(tokens) != 2:
        return None
    verb = tokens[2]
    assert isinstance(verb, Verb)
    return (Plain(english.base_form(verb.third)), *tokens[3:])


def expected_of(tokens: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """A clause as it hangs on *expects*: *him to go aboard*; None where it has no such form."""
    rest = bare(tokens)
    return None if rest is None else (_object(tokens[0]), Plain(" to "), *rest)


def _verb(tokens: tuple[Token, ...]) -> int | None:
    return next((i for i, t in enumerate(tokens) if isinstance(t, Verb)), None)
