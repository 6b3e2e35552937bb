"""Stage: tokens to text: verbs in their tense, persons as they are referred to, capitals and stops."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from denouement import english
from denouement.english import Plain, Pronoun, Verb, pronoun
from denouement.telling.shapes import Person, Ref, Token

__all__ = ["I", "capitals", "realised", "verb_form"]

I = Pronoun("I", "me", "my", "mine", "myself", plural_verb=True)  # noqa: E741 (it is what the word is)

_RESETS = re.compile(
    r"(?:^|.*\b)(?:it|there|this|that|nothing|what|neither|which|who|reason)\s*$", re.IGNORECASE | re.DOTALL
)


def realised(
    tokens: Sequence[Token], refers: Mapping[int, str], cast: Sequence[Person], past: bool, me: int | None
) -> str:
    """The tokens as a finished sentence.

    ``refers`` says for each token that is a reference (by its index) "name" or "pronoun"; ``me`` is the person who
    says *I*.
    """
    text = ""
    plural = first = False
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        match token:
            case Ref() if (
                _both(tokens, index)
                and not text.endswith("between ")
                and refers.get(index) == refers.get(index + 2) == "pronoun"
                and me not in (token.person, getattr(tokens[index + 2], "person", None))
            ):
                text += "they"
                plural, first, skip = True, False, 2
            case Ref() if (
                text.endswith("between ")
                and _pair(tokens, index)
                and refers.get(index) == refers.get(index + 2) == "pronoun"
                and me not in (token.person, getattr(tokens[index + 2], "person", None))
            ):
                text += "them"
                skip = 2
            case Plain(words):
                if _RESETS.match(words):
                    plural = first = False
                text += words
            case Ref(person, case):
                form = _reference(cast[person], case, refers.get(index, "name"), me)
                if case == "subject":
                    both = _joined(tokens, index)
                    row = pronoun(cast[person].pronoun) if cast[person].pronoun else None
                    said_so = refers.get(index, "name") == "pronoun"
                    plural = both or (said_so and row is not None and row.plural_verb)
                    first = person == me and not both
                text += form
            case Verb():
                text += verb_form(token, past, plural and not token.alone, first and not token.alone)
    return capitals(english.finish(text.strip()) if not text.rstrip().endswith(":") else text.strip())


def _joined(tokens: Sequence[Token], index: int) -> bool:
    """Whether the subject is two persons: *{one} and {other} say*."""
    back = tokens[index - 2 : index] if index >= 2 else ()
    if len(back) != 2 or back[1] != Plain(" and ") or _after_between(tokens, index - 2):
        return False
    return isinstance(back[0], Ref) and back[0].case == "subject"


def _after_between(tokens: Sequence[Token], index: int) -> bool:
    """Whether *between* stands before: *the matter between her and him*, where neither is the subject."""
    before = tokens[index - 1] if index else None
    return isinstance(before, Plain) and before.text.endswith("between ")


def _both(tokens: Sequence[Token], index: int) -> bool:
    """Whether here begin two persons who are the subject together."""
    return len(tokens) > index + 2 and isinstance(tokens[index + 2], Ref) and _joined(tokens, index + 2)


def _pair(tokens: Sequence[Token], index: int) -> bool:
    """Whether here stand two persons, joined by *and*."""
    pair = tokens[index : index + 3]
    return len(pair) == 3 and pair[1] == Plain(" and ") and isinstance(pair[2], Ref)


def _reference(person: Person, case: str, how: str, me: int | None) -> str:
    row = (
        I if person.number == me else pronoun(person.pronoun) if person.pronoun and how == "pronoun" else None
    )
    if row is None:
        return english.possessive(person.name) if case == "'s" else person.name
    return {"subject": row.subject, "'s": row.possessive, "self": row.reflexive}.get(case, row.object)


_MODAL = ("can", "could", "may", "might")
"""Verbs that stand in a look back as they stand in the past: *he might yet be aboard*."""


@lru_cache(maxsize=8_192)
def verb_form(verb: Verb, past: bool, plural: bool = False, first: bool = False) -> str:
    """A verb in the tense that is told in, at its step, in agreement with its subject."""
    third = verb.third
    step = verb.step
    if step == -1 and past and third.lower() not in _MODAL:
        return f"had {'not ' if verb.denied else ''}{verb.participle or english.participle(third)}"
    if step == 1:
        helper = ("would" if past else "will") + (" not" if verb.denied else "")
        return f"{helper} {english.base_form(third)}"
    if past or step < 0:
        return _past(verb, plural)
    return _present(verb, plural, first)


def _past(verb: Verb, plural: bool) -> str:
    third = verb.third.lower()
    if verb.denied:
        if third in ("is", "are"):
            return "were not" if plural else "was not"
        if english.is_auxiliary(third) and third not in ("has", "have", "does", "do"):
            return f"{english.past(third)} not"
        return f"did not {english.base_form(third)}"
    if third in ("is", "are"):
        return "were" if plural or third == "are" else "was"
    return verb.past or english.past(third)


def _present(verb: Verb, plural: bool, first: bool) -> str:
    third = verb.third
    if third.lower() == "is" and first:
        return "am not" if verb.denied else "am"
    shown = english.plural_present(third) if plural or first else third
    if not verb.denied:
        return shown
    ways = english.negative(shown)
    if third.lower() in ("has", "does"):
        return ways[2] if len(ways) > 2 else ways[0]
    return ways[0]


_AFTER_STOP = re.compile(r"(^|[.?!…]\s+)([“‘\"(]*)([a-z])")


def capitals(text: str) -> str:
    """The text with a capital at its beginning and after every stop."""
    return _AFTER_STOP.sub(lambda m: m[1] + m[2] + m[3].upper(), text)
