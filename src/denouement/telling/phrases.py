"""Sentences as tokens: declared ones, patterns, facts and plain text, with persons and verbs marked.

What comes out can still take any tense, and any way of naming a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis
from denouement.engine import Moment, condition
from denouement.english import Mark, Named, Plain, Verb
from denouement.ground import Const, Fluent, GroundAct
from denouement.language.patterns import LENGTH
from denouement.model import ForEveryEffect, Form, Sentence, Slot, Value, ValueType, place_word, spaced
from denouement.telling.fields import Fields
from denouement.telling.happenings import roles_of
from denouement.telling.shapes import Happening, Ref, Token
from denouement.telling.wants import Wants

__all__ = ["Phrases", "in_tense", "verbs_marked"]

_ADVERB = re.compile(r"\s*(?:also|already|just|now|only|still|slowly|again|never|always)?\s*")


class Phrases:
    """Makes tokens of what one story says."""

    def __init__(self, analysis: Analysis, fields: Fields) -> None:
        self.analysis = analysis
        self.fields = fields
        self.wants = Wants(analysis)
        self.numbers = {name: n for n, name in enumerate(analysis.ground.people)}
        names = sorted((re.escape(n) for n in self.numbers), key=len, reverse=True)
        self._name = re.compile(rf"(?<!\w)({'|'.join(names)})(['’]s)?(?!\w)") if names else None
        self._patterns: dict[tuple[str, int], tuple[Token, ...] | None] = {}
        self._acts: dict[int, tuple[Token, ...]] = {}
        self._brought: dict[tuple[str, int], str | None] = {}
        self.wishes: dict[tuple[str, int], Mapping[str, tuple[Token, ...]]] = {}
        self._told: dict[int, dict[str, tuple[Token, ...]]] = {}
        self._facts: dict[tuple[int, Value], tuple[Token, ...]] = {}

    # --- acts

    def act(self, act: GroundAct) -> tuple[Token, ...]:
        """An act by its declared sentence."""
        if act.id not in self._acts:
            action = self.analysis.story.actions[act.action]
            self._acts[act.id] = self.sentence(action.sentence, roles_of(action, act.arguments))
        return self._acts[act.id]

    def told(self, event: Happening) -> dict[str, tuple[Token, ...]]:
        """The patterns an event may be told by, filled: those that bring in nothing that it does not hold."""
        act = event.moment.act
        if act is None:
            return {}
        if event.number not in self._told:
            patterns = self.analysis.story.actions[act.action].told
            self._told[event.number] = {
                p: t
                for p in _of_length(patterns, bool(event.lasts))
                if not self.fields.invented(p, act, event.place)
                and (t := self.pattern(p, event.moment, event.lasts)) is not None
            }
        return self._told[event.number]

    def pattern(self, text: str, moment: Moment, lasts: str = "") -> tuple[Token, ...] | None:
        """A pattern of an action filled for an event; None where a mark of it cannot be filled there.

        ``lasts`` is how long the event lasts, where that is given.
        """
        key = (text, id(moment))
        if key not in self._patterns:
            self._patterns[key] = self._pattern(text, moment, lasts)
        return self._patterns[key]

    def _pattern(self, text: str, moment: Moment, lasts: str) -> tuple[Token, ...] | None:
        act = moment.act
        assert act is not None
        action = self.analysis.story.actions[act.action]
        filled = roles_of(action, act.arguments)
        pattern = english.marks(text)
        for mark in pattern:
            if isinstance(mark, Named) and mark.role not in filled:
                value = lasts or None if mark.role == LENGTH else self.brought(mark.role, moment)
                if value is None:
                    return None
                filled[mark.role] = value
        return self.fill(pattern, filled)

    def brought(self, role: str, moment: Moment) -> str | None:
        """What the effects of an act went through under this name: the one value they bring to somebody's mind.

        Where nothing comes of them (the hearer does not believe it), the value that the doer has in mind.
        """
        key = (role, id(moment))
        if key not in self._brought:
            self._brought[key] = self._one_brought(role, moment)
        return self._brought[key]

    def _one_brought(self, role: str, moment: Moment) -> str | None:
        assert moment.act is not None
        action = self.analysis.story.actions[moment.act.action]
        kind = next((e.kind for e in _each(action.effects) if e.variable.rstrip("'") == role), "")
        members = set(self.analysis.story.members(kind)) if kind in self.analysis.story.kinds else set()
        held: dict[str, None] = {}
        meant: dict[str, None] = {}
        for effect in moment.act.effects:
            named = list(self.analysis.ground.fluents[effect.fluent].arguments)
            if isinstance(effect.value, Const):
                named.append(str(effect.value.value))
            fitting = [n for n in named if n in members and n not in moment.act.arguments]
            if condition(effect.condition, moment.before):
                held.update(dict.fromkeys(fitting))
            doer = moment.before.minds[moment.act.willing[0]] if moment.act.willing else moment.before
            if effect.value == Const(doer.values[effect.fluent]):
                meant.update(dict.fromkeys(fitting))
        found = held or meant
        return next(iter(found)) if len(found) == 1 else None

    def reaction(self, name: str, arguments: tuple[str, ...]) -> tuple[Token, ...]:
        """A reaction by its declared sentence."""
        declared = self.analysis.story.reactions[name]
        return self.sentence(declared.sentence, roles_of(declared, arguments))

    # --- facts

    def fact(self, fluent: int, value: Value) -> tuple[Token, ...]:
        """A fact with its value, as a clause."""
        key = (fluent, value)
        if key not in self._facts:
            self._facts[key] = self._fact(self.analysis.ground.fluents[fluent], value)
        return self._facts[key]

    def _fact(self, known: Fluent, value: Value) -> tuple[Token, ...]:
        declared = self.analysis.story.facts[known.fact]
        names = roles_of(declared, known.arguments)
        if declared.type is ValueType.YES_NO:
            return self.sentence(declared.sentence, names, denied=value is not True)
        if declared.type is ValueType.NUMBER:
            amount = f"{value:g}" if isinstance(value, int | float) else "an unknown amount"
            return (*self.sentence(declared.sentence, names), Plain(f" {amount}"))
        names[declared.value_role] = f"an unknown {declared.value_kind}" if value is None else str(value)
        return self.sentence(declared.sentence, names)

    # --- the small pieces

    def sentence(
        self, declared: Sentence, names: Mapping[str, str], denied: bool = False
    ) -> tuple[Token, ...]:
        """A declared sentence with its slots filled."""
        verb = declared.verb
        parts = declared.parts
        if verb is None:
            form = Form.NEGATIVE if denied else Form.PLAIN
            return self.text(declared.say(names, form, self.analysis.story.place_words))
        word = parts[verb]
        assert isinstance(word, str)
        third = word if english.is_auxiliary(word) or word.endswith("s") else english.third_person(word)
        marks: list[Mark] = []
        for index, part in enumerate(parts):
            before = spaced([p if isinstance(p, str) else "x" for p in parts[:index]])
            here = spaced([p if isinstance(p, str) else "x" for p in parts[: index + 1]])
            blank = " " if index and len(here) > len(before) and here[len(before)] == " " else ""
            if blank:
                marks.append(Plain(blank))
            if index == verb:
                marks.append(Verb(third, declared.past, declared.participle, denied=denied))
            elif isinstance(part, Slot):
                marks.append(Named(part.role))
            elif (
                index
                and isinstance(parts[index - 1], Slot)
                and part.endswith("s")
                and english.known_verb(part)
            ):
                marks.append(Verb(part))
            else:
                marks.append(Plain(part))
        return self.fill(_owners(marks), names)

    def fill(self, pattern: tuple[Mark, ...], names: Mapping[str, str]) -> tuple[Token, ...]:
        """A pattern with its roles filled: persons as references, everything else as text."""
        made: list[Token] = []
        pattern = _merged(pattern)
        for index, mark in enumerate(pattern):
            if not isinstance(mark, Named):
                made.append(mark)
                continue
            name = names[mark.role]
            if name in self.numbers:
                case = mark.case.replace("that", "") or (
                    "subject" if _is_subject(pattern, index) else "object"
                )
                made.append(Ref(self.numbers[name], case))
                continue
            last = made[-1] if made else None
            if isinstance(last, Plain) and (found := re.search(r"(?:^|(?<= ))(at|to) $", last.text)):
                word = self.placed(found[1], name, _words_before(made))
                made[-1] = Plain(last.text[: found.start()] + (word and f"{word} "))
            entity = self.analysis.story.entities.get(name)
            made += self.stated(name) if entity is not None and "claim" in entity.kinds else self.text(name)
            if mark.case == "'s":
                made.append(Plain(english.possessive(name)[len(name) :]))
        return tuple(made)

    def placed(self, preposition: str, name: str, before: Sequence[str] = ()) -> str:
        """The word before a place where a pattern has *at* or *to*; empty for none (see ``place_word``)."""
        return place_word(preposition, name, self.analysis.story.place_words.get(name, ""), before)

    def wish(self, text: str) -> tuple[Token, ...]:
        """What follows *wants*: no subject in it, and no verb that takes a tense."""
        if text.startswith("that "):
            return self.text(text)
        made: list[Token] = []
        wished = False  # the verb of the one for whom it is wished takes no tense; others do
        for token in self.text(text):
            if isinstance(token, Ref) and token.case == "subject":
                made.append(replace(token, case="object"))
                wished = True
            elif isinstance(token, Verb):
                made.append(Plain(token.third) if wished else replace(token, alone=True))
                wished = False
            else:
                made += _states_marked(token) if isinstance(token, Plain) else [token]
        return tuple(made)

    def stated(self, text: str) -> tuple[Token, ...]:
        """The end of a clause, with the verbs of states in it marked: *… that the reason is her future*."""
        tokens = self.text(text)
        return tuple(
            t for token in tokens for t in (_states_marked(token) if isinstance(token, Plain) else [token])
        )

    def text(self, text: str) -> tuple[Token, ...]:
        """Plain text with the persons in it as references, and verbs after them and after pronouns marked."""
        if self._name is None or not text:
            return verbs_marked(text)
        made: list[Token] = []
        at = 0
        for found in self._name.finditer(text):
            made += verbs_marked(text[at : found.start()])
            at = found.end()
            follows = re.match(r" ([^\W\d_]+)(?!\w)", text[at:])
            word = follows[1] if follows else ""
            if found[2]:
                made.append(Ref(self.numbers[found[1]], "'s"))
            elif word and (word.endswith("s") or english.is_auxiliary(word)) and english.known_verb(word):
                made += [Ref(self.numbers[found[1]], "subject"), Plain(" "), Verb(word)]
                at += 1 + len(word)
            else:
                made.append(Ref(self.numbers[found[1]], "subject" if _past(word) else "object"))
        made += verbs_marked(text[at:])
        return _subjects_joined(made)


def _words_before(tokens: Sequence[Token]) -> list[str]:
    """The words and verbs of a clause up to the preposition that it ends in."""
    text = " ".join(t.third if isinstance(t, Verb) else t.text for t in tokens if isinstance(t, Plain | Verb))
    return text.split()[:-1]


def _of_length(patterns: tuple[str, ...], given: bool) -> tuple[str, ...]:
    """Where a length is given, the patterns that say it, if there are any."""
    mark = f"{{{LENGTH}}}"
    return tuple(p for p in patterns if mark in p) if given and any(mark in p for p in patterns) else patterns


_SUBJECTS = re.compile(r"\b(?:he|she|they|it|there|nobody|somebody) ([^\W\d_]+)\b")


def _states_marked(token: Plain) -> list[Token]:
    """*to know that the reason is her future*: the verbs of a clause within, where they are certain."""
    return _each_marked(token.text, _STATES)


_STATES = re.compile(r"\b(is|has|does)\b")
_NOTED = re.compile(r"\b(is|has|does|will|can)\b")


def _each_marked(text: str, verbs: re.Pattern[str]) -> list[Token]:
    parts = verbs.split(text)
    return [Verb(p, alone=True) if i % 2 else Plain(p) for i, p in enumerate(parts) if p]


_GOES_ON = re.compile(r"(, and |; )([a-z]+s)(?= (?:him|her|it|them|me|us|you|nothing|no|the|an?)\b)")


def in_tense(token: Token) -> Iterator[Token]:
    """A piece of a writer's clause with the verbs of states marked, and a verb that goes on after *and*."""
    if not isinstance(token, Plain):
        yield token
        return
    at = 0
    for found in _GOES_ON.finditer(token.text):
        if english.known_verb(found[2]):
            yield from _each_marked(token.text[at : found.start(2)], _NOTED)
            yield Verb(found[2])
            at = found.end()
    yield from _each_marked(token.text[at:], _NOTED)


def _subjects_joined(tokens: list[Token]) -> tuple[Token, ...]:
    """*Ann and Bob are*: who is joined to a subject is one too."""
    for at in range(len(tokens) - 2):
        first, link, second = tokens[at : at + 3]
        if isinstance(first, Ref) and link == Plain(" and ") and isinstance(second, Ref):
            if second.case != "subject":
                continue
            tokens[at] = replace(first, case="subject")
    return tuple(tokens)


def verbs_marked(text: str) -> tuple[Token, ...]:
    """A writer's clause with the verbs after its pronouns marked, where they are certain."""
    made: list[Token] = []
    at = 0
    for found in _SUBJECTS.finditer(text):
        word = found[1]
        if word.endswith("s") and english.known_verb(word):
            made += [Plain(text[at : found.start(1)]), Verb(word)]
            at = found.end()
    if at < len(text):
        made.append(Plain(text[at:]))
    return tuple(made)


def _past(word: str) -> bool:
    """Whether a word has the look of a verb in the past: *left*, *stopped*."""
    return word in _PASTS or (word.endswith("ed") and len(word) > 4)


_PASTS = frozenset(past for past, _ in english.IRREGULAR.values())


def _each(effects: tuple[object, ...]) -> list[ForEveryEffect]:
    found: list[ForEveryEffect] = []
    for effect in effects:
        if isinstance(effect, ForEveryEffect):
            found += [effect, *_each(effect.effects)]
    return found


def _owners(marks: list[Mark]) -> tuple[Mark, ...]:
    """*{who}* with *'s* after it as one mark."""
    made: list[Mark] = []
    for mark in marks:
        last = made[-1] if made else None
        if isinstance(mark, Plain) and mark.text in ("'s", "’s") and isinstance(last, Named):
            made[-1] = replace(last, case="'s")
        else:
            made.append(mark)
    return tuple(made)


def _merged(pattern: tuple[Mark, ...]) -> tuple[Mark, ...]:
    made: list[Mark] = []
    for mark in pattern:
        if made and isinstance(mark, Plain) and isinstance(made[-1], Plain):
            made[-1] = Plain(made[-1].text + mark.text)
        else:
            made.append(mark)
    return tuple(made)


def _is_subject(pattern: tuple[Mark, ...], index: int) -> bool:
    """Whether a verb comes right after, with an adverb between at most; or *and* and another before the verb."""
    rest = pattern[index + 1 :]
    if len(rest) > 1 and isinstance(rest[0], Plain) and isinstance(rest[1], Verb):
        return bool(_ADVERB.fullmatch(rest[0].text))
    if rest and isinstance(rest[0], Plain) and (word := re.match(r" ([^\W\d_]+)", rest[0].text)):
        if english.is_auxiliary(word[1]) or _past(word[1]):
            return True
    joined = len(rest) > 3 and isinstance(rest[0], Plain) and rest[0].text.strip() == "and"
    return joined and isinstance(rest[1], Named) and _is_subject(pattern, index + 2)
