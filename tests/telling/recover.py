"""Reads the log back from a telling: a small parser of the patterns of worlds and of our own (check N19).

It sees nothing but the text, the cast, and what the story declares. Whatever it cannot find was not told, or told
so that it could be something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import permutations

from denouement import english
from denouement.english import Named, Plain, Verb
from denouement.model import PLACE_WORDS, Action, Slot, Story, needs_no
from denouement.telling.realise import verb_form

__all__ = ["recovered"]

FRONT = re.compile(r"^(?:Then|After that|And then|And|(?:At|In|On) [^,.]+?) (?=\S)")
SEES = re.compile(r"^(?:Now )?(\w+) (sees|saw|finds|found) (.+)$")
PRONOUNS = ("she", "he", "they", "it", "her", "him", "them", "his", "their", "its")
OWN = "|".join(sorted({*PLACE_WORDS, "into", "onto"}))
Log = list[tuple[str, tuple[str, ...]]]


@dataclass
class Form:
    """One way to say an action: a regular expression with a group for each slot, in order."""

    action: Action
    pattern: re.Pattern[str]
    roles: tuple[str, ...]
    spoken: bool = False


@dataclass
class Reader:
    """Goes through a text and remembers who and what was named."""

    story: Story
    forms: list[Form] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)
    subject: str = ""
    log: Log = field(default_factory=list)
    leads: dict[str, dict[str, str]] = field(default_factory=dict)
    hearer: str = ""
    shown: bool = False

    def pronoun(self, word: str, taken: list[str]) -> str:
        """Whom a pronoun means: the subject before, else who was named last, of those it fits."""
        row = english.pronoun(word)
        fits = [
            p
            for p in self.story.people
            if row and english.pronoun(self.story.entities[p].pronoun or "") == row
        ]
        free = [p for p in fits if p not in taken] or fits
        if not taken and self.subject in free and word.lower() == (row.subject if row else ""):
            return self.subject
        return next((n for n in reversed(self.named) if n in free), free[0] if free else "")

    def person(self, text: str, taken: list[str]) -> str:
        """The person a slot was filled with."""
        bare = re.sub(r"['’]s$", "", text)
        return bare if bare in self.story.people else self.pronoun(text, taken)


def recovered(text: str, story: Story) -> Log:
    """The acts that a text tells of, in order."""
    reader = Reader(story, _forms(story))
    for paragraph in text.split("\n\n"):
        reader.leads, reader.shown = {}, False
        for piece in re.split(r"(“[^”]*”(?: \w+ (?:says|said|asks|asked)(?: to)?(?: \w+)?\.)?)", paragraph):
            if piece.startswith("“"):
                words, _, tag = piece[1:].rpartition("”")
                if tag:  # who says it stands behind the words
                    reader.subject, reader.shown = reader.person(tag.split()[0], []), True
                    rest = re.sub(r"^ \w+ \w+(?: to)?", "", tag).strip(" .")
                    if rest:  # and to whom
                        reader.hearer = reader.person(rest, [reader.subject])
                        reader.named.append(reader.hearer)
                _speech(reader, re.sub(r",$", ".", words))
            else:
                for sentence in re.split(r"(?<=[.?!]) +", piece.strip()):
                    if sentence:
                        reader.shown = True
                        _narration(reader, sentence.rstrip(".:"))
    return reader.log


# --- what can be said


def _forms(story: Story) -> list[Form]:
    made = []
    for action in story.actions.values():
        if action.past_only:
            continue
        declared = _declared(action)
        for text in (*action.told, *([declared] if declared else [])):
            made.append(_form(action, text, story))
        made += [_form(action, text, story, spoken=True) for text in action.said]
    return sorted(made, key=lambda f: -len(f.pattern.pattern))


def _declared(action: Action) -> str:
    sentence = action.sentence
    parts = []
    for index, part in enumerate(sentence.parts):
        if isinstance(part, Slot):
            parts.append(f"{{{part.role}}}")
        else:
            after_slot = index and isinstance(sentence.parts[index - 1], Slot)
            is_verb = index == sentence.verb or (
                after_slot and part.endswith("s") and english.known_verb(part)
            )
            third = part if part.endswith("s") or english.is_auxiliary(part) else english.third_person(part)
            parts.append(f"[{third}]" if is_verb else part)
    return re.sub(r" ['’]s\b", "'s", " ".join(parts)).replace("}'s", "'s}")


def _form(action: Action, text: str, story: Story, spoken: bool = False) -> Form:
    pieces: list[str] = []
    roles: list[str] = []
    kinds = {r.name: r.kind for r in action.roles}
    pattern = english.marks(text)
    for mark in pattern:
        match mark:
            case Plain(words):
                pieces.append(re.escape(words))
            case Verb():
                forms = {verb_form(mark, past, plural) for past in (True, False) for plural in (True, False)}
                pieces.append(f"(?:{'|'.join(re.escape(f) for f in sorted(forms, key=len, reverse=True))})")
            case Named(role, case):
                roles.append(role)
                pieces.append(f"({_filler(kinds.get(role, ''), story, spoken, case)})")
    for at in range(len(pieces) - 2):
        pair = pattern[at : at + 3]
        if isinstance(pair[0], Named) and pair[1] == Plain(" and ") and isinstance(pair[2], Named):
            pieces[at] = f"(?:they|them|{pieces[at]}"
            pieces[at + 2] = f"{pieces[at + 2]})"
    made = re.sub(r"\b(at|to)\\ (?=\()", lambda m: f"(?:(?:{m[1]}|{OWN})\\ )?", "".join(pieces))
    return Form(
        action, re.compile(made + (r"\.?" if not spoken else ""), re.IGNORECASE), tuple(roles), spoken
    )


def _filler(kind: str, story: Story, spoken: bool, case: str) -> str:
    if kind == "person" and not spoken:
        names = [re.escape(p) + "(?:['’]s)?" for p in story.people]
        return "|".join([*names, *(rf"\b{p}\b" for p in PRONOUNS)])
    if kind not in story.kinds:
        return ".+?"
    found = dict.fromkeys(story.members(kind))
    if spoken:
        for one, two in permutations(story.people, 2):
            found |= dict.fromkeys(_spoken(e, one, two, story) for e in list(found) if e in story.entities)
    words = [re.escape(w) for w in sorted(found, key=len, reverse=True)]
    return "|".join([*words, *(["that"] if case == "that" else [])]) or "(?!)"


def _spoken(name: str, speaker: str, hearer: str, story: Story) -> str:
    one, two = story.entities[speaker], story.entities[hearer]
    return english.spoken(name, (one.name, one.pronoun), (two.name, two.pronoun))


# --- what was said


def _narration(reader: Reader, sentence: str) -> None:
    sentence = re.sub(r",? because .*$|, (?:in case|so that|so as) .*$", "", sentence)
    for entity in reader.story.entities.values():
        if entity.description:
            sentence = sentence.replace(f", {entity.description}", "")
    seen = SEES.match(sentence)  # the mark of a view that passes to somebody else
    if seen is not None:
        reader.subject = reader.person(seen[1], [])
        rest = seen[3].removeprefix("how ")
        _, _, more = rest.partition(" and ")
        if _one(reader, rest):
            return
        sentence = f"{seen[1]} {more}" if more else sentence
    if not _one(reader, sentence) and not _one(reader, FRONT.sub("", sentence)):
        bare = FRONT.sub("", sentence)
        readings = (sentence, bare, _past_what_is_seen(sentence), _past_what_is_seen(bare))
        if not any(_joined(reader, text) for text in dict.fromkeys(readings)):
            first = True
            for word in re.findall(r"\w+", sentence):
                row = english.pronoun(word)
                if word in reader.story.people or (row is not None and row.subject != "it"):
                    person = reader.person(word, [])
                    reader.subject, first = (person if first else reader.subject), False
                    if word in reader.story.people:
                        reader.named.append(word)


def _joined(reader: Reader, sentence: str) -> bool:
    """A sentence of several acts: *she goes to the cafe and takes the table*, *he smiles, and she looks away*."""
    for found in re.finditer(r", and | and |, ", sentence):
        head, tail = sentence[: found.start()], sentence[found.end() :]
        fit = _match(reader, head)
        if fit is None:
            continue
        subject = head.split()[0]
        for rest in (tail, f"{subject} {tail}"):
            if _match(reader, rest) is not None or re.search(r", and | and |, ", rest):
                kept = (list(reader.log), list(reader.named), reader.subject)
                _one(reader, head)
                if _one(reader, rest) or _joined(reader, rest):
                    return True
                reader.log, reader.named, reader.subject = kept
    return False


def _past_what_is_seen(sentence: str) -> str:
    """A sentence without what somebody comes to see between two acts: *she goes out, sees the letter and opens it*."""
    return re.sub(r", (?:sees|saw) [^,]+? and (?=\w)", " and ", sentence)


def _match(reader: Reader, sentence: str) -> tuple[Form, re.Match[str]] | None:
    """The first pattern that fits; also with what an act is for after it: *she goes to the cafe to hear him out*."""
    cuts = [m.start() for m in re.finditer(r",? (?:so as (?:not )?)?to (?=[a-z])(?!.* and )", sentence)]
    for text in (sentence, *(sentence[:at] for at in reversed(cuts))):
        for form in reader.forms:
            if not form.spoken and (found := form.pattern.fullmatch(text)):
                return form, found
    return None


def _one(reader: Reader, sentence: str) -> bool:
    fit = _match(reader, sentence)
    if fit is None:
        return False
    form, found = fit
    filled = _filled(reader, form, found)
    reader.subject = next((filled[r] for r in form.roles if r in filled), reader.subject)
    if form.action.said:  # what stands before speech: the words come next
        reader.leads = {form.action.name: filled}
        for other in reader.forms:  # the same words may lead to those of another act
            if other.action.said and not other.spoken and (again := other.pattern.fullmatch(found[0])):
                reader.leads.setdefault(other.action.name, _filled(reader, other, again))
        return True
    _happened(reader, form.action, filled)
    return True


def _filled(reader: Reader, form: Form, found: re.Match[str]) -> dict[str, str]:
    kinds = {r.name: r.kind for r in form.action.roles}
    filled: dict[str, str] = {}
    for role, text in zip(form.roles, found.groups(), strict=False):
        if role in filled or text is None or role not in kinds:
            continue
        if kinds[role] == "person":
            filled[role] = reader.person(text, list(filled.values()))
            reader.named.append(filled[role])
        else:
            names = {n.casefold(): n for n in reader.story.entities}
            filled[role] = names.get(text.casefold(), text)
    return filled


def _speech(reader: Reader, words: str) -> None:
    words = words.replace("‘", "“").replace("’ ", "” ").replace("’.", "”.").replace("’?", "”?")
    leads, reader.leads = reader.leads, {}
    hearer, reader.hearer = reader.hearer, ""
    known = {id(f) for f in reader.forms if f.spoken and f.action.name in leads}
    for form in sorted((f for f in reader.forms if f.spoken), key=lambda f: id(f) not in known):
        if id(form) not in known:  # what stood before was the sign of another act
            leads, reader.shown = {}, reader.shown or bool(leads)
        found = form.pattern.fullmatch(words) or form.pattern.fullmatch(
            words.replace("“", "‘").replace("”", "’")
        )
        if found is None:
            continue
        filled = dict(leads.get(form.action.name, {}))
        people = [r.name for r in form.action.roles if r.kind == "person"]
        first = next(p.role for p in form.action.sentence.parts if isinstance(p, Slot) and p.role in people)
        filled.setdefault(first, _speaker(reader))
        slots = [p.role for p in form.action.sentence.parts if isinstance(p, Slot) and p.role in people]
        if hearer and slots[-1] != first:
            filled.setdefault(slots[-1], hearer)
        kinds = {r.name: r.kind for r in form.action.roles}
        hearers = [p for p in reader.story.people if p != filled[first]]
        for role, text in zip(form.roles, found.groups(), strict=False):
            if kinds.get(role, "person") != "person" and text.casefold() != "that":
                filled[role] = _entity(reader, text, kinds[role], filled[first], hearers)
        reader.turns.append(filled[first])
        _happened(reader, form.action, filled)
        return


def _speaker(reader: Reader) -> str:
    """Without a sign: the subject before, or the other of two who take turns."""
    if not reader.shown and len(reader.turns) >= 2 and reader.subject == reader.turns[-1]:
        return reader.turns[-2]
    return reader.subject


def _entity(reader: Reader, text: str, kind: str, speaker: str, hearers: list[str]) -> str:
    for name in reader.story.members(kind):
        for hearer in hearers:
            if text.casefold() in (name.casefold(), _spoken(name, speaker, hearer, reader.story).casefold()):
                return name
    return text


def _happened(reader: Reader, action: Action, filled: dict[str, str]) -> None:
    arguments = []
    for role in action.roles:
        members = reader.story.members(role.kind)
        if role.name not in filled:
            free = [n for n in reversed(reader.named) if n in members and n not in filled.values()]
            others = [m for m in members if m not in filled.values()]
            filled[role.name] = (free or others or [""])[0]
        arguments.append(filled[role.name])
    reader.named += [a for a in arguments if not needs_no("at", a) or a in reader.story.people]
    if action.said:
        reader.subject = filled[action.roles[0].name]
        reader.shown = False
    reader.log.append((action.name, tuple(arguments)))
