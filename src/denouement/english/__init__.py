"""The English a story is told in: forms of verbs, nouns and pronouns, and small phrases.

A writer declares a sentence once, in the third person present ("{victim} forgives
{wrongdoer}"). Recognising and telling need its other forms: "to forgive", "has forgiven",
"does not forgive", "forgave". Words go in and words come out; nothing here reads a story.

- `irregular`: the verbs and auxiliaries that follow no rule (tables only).
- `wordlist`: how a table of words is read.
- `spelling`: how -s, -ed and -ing are put on and taken off, and when a consonant doubles.
- `verbs`: the forms of a verb, built on those two.
- `nouns`: plurals, possessives and articles.
- `pronouns`: she, he, they, it.
- `phrases`: lists, numbers, capitals and full stops.

Spelling is British ("travelled", "ageing") and apostrophes are straight.
"""

from denouement.english.deixis import spoken
from denouement.english.irregular import IRREGULAR
from denouement.english.markup import Mark, Named, Plain, Verb, marks, unknown_verbs
from denouement.english.nouns import article, plural, possessive, singular
from denouement.english.phrases import (
    count,
    finish,
    join,
    number_word,
    ordinal,
    sentence_case,
)
from denouement.english.pronouns import PRONOUNS, Pronoun, pronoun
from denouement.english.verbs import (
    base_form,
    is_auxiliary,
    is_participle,
    known_verb,
    negative,
    participle,
    past,
    plural_present,
    progressive,
    third_person,
)

__all__ = [
    "IRREGULAR",
    "PRONOUNS",
    "Mark",
    "Named",
    "Plain",
    "Pronoun",
    "Verb",
    "article",
    "base_form",
    "count",
    "finish",
    "is_auxiliary",
    "is_participle",
    "join",
    "known_verb",
    "marks",
    "negative",
    "number_word",
    "ordinal",
    "participle",
    "past",
    "plural",
    "plural_present",
    "possessive",
    "progressive",
    "pronoun",
    "sentence_case",
    "singular",
    "spoken",
    "third_person",
    "unknown_verbs",
]
