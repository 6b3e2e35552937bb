"""First pass over a file: what it declares. Kinds, names and sentences, so that later lines can use them.

Blocks in, tables filled. Bodies (conditions, effects, sections) are left for the second pass, when every
sentence is known, so that the order of a file does not matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from denouement import english
from denouement.diagnostics import nearest
from denouement.language.headings import SECTIONS, heading_of, settle_heading, without_stops
from denouement.language.layout import Block, Line
from denouement.language.literals import Phrase
from denouement.language.names import shown
from denouement.language.reading import Reading
from denouement.language.templates import Declaration, declaration
from denouement.language.words import Word, kept, span_of, split, text_of
from denouement.model import (
    PERSON,
    PLACE_WORDS,
    Action,
    Entity,
    Fact,
    Kind,
    Part,
    Reaction,
    Role,
    Sentence,
    Slot,
    ValueType,
    needs_no,
)

__all__ = ["declare"]

_RESERVED = ("believes", "believe")


def declare(blocks: list[Block], reading: Reading, world: str) -> None:
    """Enter everything the blocks declare into ``reading``. ``world`` is the world's name, empty for a story."""
    for block in blocks:
        keys = [w.key for w in block.header.words]
        if keys[0] == "kind" and len(keys) > 1:
            cut = keys.index("is") if "is" in keys else len(keys)
            reading.coming_kinds.append(" ".join(keys[1:cut]))
    for block in blocks:
        settle_heading(block, reading)
    for block in blocks:
        if block.header.words[0].key == "kind":
            _kind(block, reading)
    for block in blocks:
        heading = heading_of(block)
        kind = reading.heading_kind(heading)
        if kind is not None:
            for line in block.body:
                _entity(line, kind, reading, kept(block.header.words)[0])
        elif heading == "claims":
            for line in block.body:
                _claim(line, reading)
    for block in blocks:
        without_stops(block, reading)
    handlers: dict[str, Callable[[Block, Reading, str], None]] = {
        "fact": _fact,
        "phrase": _phrase,
        "action": _action,
        "reaction": _reaction,
        "sight": _sight,
    }
    for block in blocks:
        first = block.header.words[0].key
        if heading_of(block) not in SECTIONS and first in handlers:
            handlers[first](block, reading, world)


def _kind(block: Block, reading: Reading) -> None:
    """``kind seat is a thing`` or ``kind motive``."""
    words = block.header.words[1:]
    keys = [w.key for w in words]
    cut = next((i for i in range(len(keys) - 1) if keys[i] == "is" and keys[i + 1] in ("a", "an")), len(keys))
    name, parent = " ".join(keys[:cut]), " ".join(keys[cut + 2 :]) or "anything"
    if not name or not all(w.type == "word" for w in words):
        reading.report.error(
            "bad-kind",
            block.header.span,
            "a kind is declared by its name, and what it is a kind of",
            "for example: kind seat is a place",
        )
        return
    if name == parent:
        reading.report.error(
            "bad-kind", block.header.span, f"“{name}” cannot be a kind of itself", "name another kind"
        )
        return
    if parent not in (*reading.names.kinds, *reading.coming_kinds):
        like = nearest(parent, list(reading.names.kinds))
        reading.report.error(
            "unknown-kind",
            span_of(words[cut + 2 :]) if cut + 2 < len(words) else block.header.span,
            f"there is no kind called “{parent}”",
            f"did you mean {' or '.join(like)}?" if like else "declare it first: kind " + parent,
        )
        parent = "anything"
    if name in reading.names.kinds:
        _twice(block.header, name, reading, reading.names.kinds[name].span)
        return
    reading.names.kinds[name] = Kind(name, (parent,), block.header.span)


def _twice(line: Line, what: str, reading: Reading, first: object) -> None:
    where = f" at {first}" if str(first) and not str(first).startswith(":") else ""
    reading.report.error(
        "declared-twice",
        line.span,
        f"“{what}” is declared twice; the first time{where or ' by the program itself'}",
        "keep one of the two, or give this one another name",
    )


def _entity(line: Line, kind: str, reading: Reading, keep: bool) -> None:
    """``Mara (she)``, ``the cafe, on a corner of the street``."""
    locked, words = kept(line.words)
    if len(words) > 1 and words[-1].key == "." and not _is_short(words[-2]):
        words = words[:-1]
    cut = next((i for i, w in enumerate(words) if w.key in ("(", ",", ":")), len(words))
    name = text_of(words[:cut])
    pronoun = where = ""
    rest = words[cut:]
    if [w.key for w in rest[:1]] == ["("]:
        pronoun, where = _in_brackets(rest, name, kind, reading)
        rest = rest[3:]
    if line.children or not name or (rest and rest[0].key != ","):
        bad = line.children[0].span if line.children else span_of(rest or words)
        reading.report.error(
            "bad-name-line",
            bad,
            "under this heading stands one name a line, with a description after a comma if you like",
            "for example: the cafe, on a corner of the street",
        )
        if not name:
            return
    description = text_of(rest[1:])
    if rest and rest[0].key == ",":
        _check_description(name, rest[1:], reading)
    span = span_of(words[:cut])
    entity = Entity(name, (kind,), pronoun, description, span=span, keep=keep or locked, where=where)
    _enter(entity, line, reading)


def _in_brackets(words: list[Word], name: str, kind: str, reading: Reading) -> tuple[str, str]:
    """The pronoun of whoever has the name, or the word for being at the place of the name; neither where it is wrong."""
    inside = words[1].key if len(words) > 2 and words[2].key == ")" else ""
    person = PERSON in reading.names.ancestors(kind)
    if english.pronoun(inside) is not None:
        return inside, ""
    if inside in PLACE_WORDS and not person and not needs_no("to", name):
        return "", inside
    says, hint = (
        "in brackets after a name stands the pronoun: she, he, they or it",
        f"for example: {name} (she)",
    )
    if inside in PLACE_WORDS and not person:
        says, hint = f"“{name}” says by itself where it is, and takes no word for it", f"write: {name}"
    elif inside in PLACE_WORDS:
        says = f"“{inside}” is said of places; {says}"
    elif "place" in reading.names.ancestors(kind):
        says = "in brackets after a place stands the word for being there: in, on, under and the like"
        meant = next((w for w in ("in", "on") if inside == f"{w}to"), "on")
        hint = f"{'write' if inside == f'{meant}to' else 'for example'}: {name} ({meant})"
    reading.report.error("bad-name-line", span_of(words), says, hint)
    return "", ""


def _check_description(name: str, words: list[Word], reading: Reading) -> None:
    """What would be lost in a description: a pronoun, or somebody else with theirs, is most likely not meant as one."""
    keys = [w.key for w in words]
    if len(keys) == 1 and english.pronoun(keys[0]) is not None:
        hint, message = f"write: {name} ({keys[0]})", "the pronoun stands in brackets after a name"
    elif len(keys) > 3 and keys[-3] == "(" and keys[-1] == ")" and english.pronoun(keys[-2]) is not None:
        hint = f"a line of its own: {text_of(words)}"
        message = "under this heading stands one name a line; what follows a comma describes it"
    else:
        return
    reading.report.error("bad-name-line", span_of(words), message, hint)


def _is_short(word: Word) -> bool:
    """Whether the full stop after a word may well be a part of it: *Anna K.*, *Tom jr.*"""
    return len(word.key) == 1 or word.key in ("co", "esq", "inc", "jr", "ltd", "sr", "st")


def _enter(entity: Entity, line: Line, reading: Reading) -> None:
    known = reading.names.find(entity.name)
    if known is not None:
        _twice(line, entity.name, reading, known.span)
    elif any(k in _RESERVED for k in entity.name.casefold().split()):
        reading.report.error(
            "bad-name-line", line.span, f"the name “{entity.name}” holds the word “believes”", "leave it out"
        )
    else:
        reading.names.add(entity)


def _claim(line: Line, reading: Reading) -> None:
    """``the name: a sentence``; the sentence is read in the second pass."""
    cut = next((i for i, w in enumerate(line.words) if w.key == ":"), None)
    if not cut or cut + 1 >= len(line.words):
        reading.report.error(
            "bad-claim",
            line.span,
            "a claim has a name, a colon, and the sentence it claims",
            "for example: Teo left for her sake: Teo's reason is her future",
        )
        return
    name = text_of(line.words[:cut])
    _enter(Entity(name, ("claim",), span=span_of(line.words[:cut])), line, reading)
    reading.claims.append((name, line, cut + 1))


def _declared(block: Block, reading: Reading, ends: tuple[str, ...] = ()) -> Declaration | None:
    """The sentence after the first word of a heading, with kinds that exist."""
    words = block.header.words[1:]
    if not words:
        reading.report.error(
            "bad-sentence",
            block.header.span,
            f"after “{block.header.words[0].text}” comes the sentence it declares",
            "for example: {who: person} trusts {whom: person}",
        )
        return None
    made = declaration(words, {}, reading.report, ends)
    if made is None:
        return None
    for word in words:
        if word.key in _RESERVED:
            reading.report.error(
                "bad-sentence",
                word.span,
                "“believes” has a meaning of its own and cannot be part of a declared sentence",
                "say it another way, for example “takes it that”",
            )
            return None
    roles = tuple(_known_kind(r, words, reading) for r in made.roles)
    parts, people = _people_named(made.sentence, reading)
    return Declaration(Sentence(parts), (*roles, *people), made.tail, made.span)


def _people_named(sentence: Sentence, reading: Reading) -> tuple[tuple[Part, ...], list[Role]]:
    """The sentence with a role in the place of each person whose name stands in it as it is written in the cast.

    Nobody else can fill that role. So they are addressed, see what they do, and are spoken of like anybody else. Who
    looks into Wim's coat does not address Wim.
    """
    names = {tuple(w.text for w in split(e.name, "", 0)): e.name for e in reading.names.of_kind(PERSON)}
    longest = max(map(len, names), default=0)
    parts: list[Part] = []
    roles: list[Role] = []
    at = 0
    while at < len(sentence.parts):
        for length in range(longest, 0, -1):
            name = names.get(tuple(str(p) for p in sentence.parts[at : at + length]))
            owns = sentence.parts[at + length : at + length + 1] == ("'s",)
            if name is not None and not owns and name not in {r.name for r in roles}:
                roles.append(Role(name, reading.names.alone(name)))
                parts.append(Slot(name))
                at += length
                break
        else:
            parts.append(sentence.parts[at])
            at += 1
    if not any(isinstance(p, str) and p[0].isalnum() for p in parts):
        return sentence.parts, []
    return tuple(parts), roles


def _known_kind(role: Role, words: list[Word], reading: Reading) -> Role:
    if role.kind in (*reading.names.kinds, "number"):
        return role
    last = role.kind.split()[-1]
    at = next((w.span for w in words if w.key == last), words[0].span)
    like = nearest(role.kind, list(reading.names.kinds))
    reading.report.error(
        "unknown-kind",
        at,
        f"there is no kind called “{role.kind}”",
        f"did you mean {' or '.join(like)}?" if like else f"declare it: kind {role.kind}",
    )
    return Role(role.name, like[0] if like else "anything")


def _new(block: Block, made: Declaration, reading: Reading) -> bool:
    """Whether no sentence of this shape is declared yet; reports it otherwise."""
    shape = reading.shape_of(made.sentence, made.roles)
    known = reading.shapes.get(shape)
    if known is not None:
        _twice(block.header, shown(made.sentence, made.roles), reading, known)
        return False
    reading.shapes[shape] = made.span
    return True


def _fact(block: Block, reading: Reading, world: str) -> None:
    """``fact SENTENCE``, ``fact SENTENCE: number``, ``fact SENTENCE, one ROLE``."""
    made = _declared(block, reading, (":", ","))
    if made is None or not _new(block, made, reading):
        return
    sentence, told = made.sentence, True
    for line in block.body:
        if [w.key for w in line.words] == ["not", "told"]:
            told = False
            continue
        if line.words[0].key == "past":
            sentence = _with_past(sentence, line, reading)
            continue
        reading.report.error(
            "unknown-line",
            line.span,
            "under a fact can only stand the past of its verb, and “not told”",
            "for example: past  lay, has lain; or begin this line at the margin",
        )
    tail = [w.key for w in made.tail]
    type_, value_role = ValueType.YES_NO, ""
    if tail == [":", "number"]:
        type_ = ValueType.NUMBER
    elif tail[:2] == [",", "one"] and len(tail) == 3 and tail[2] in {r.name for r in made.roles}:
        type_, value_role = ValueType.ONE_OF, tail[2]
    elif tail:
        reading.report.error(
            "bad-fact",
            span_of(list(made.tail)),
            "after the sentence of a fact can stand “: number” or “, one” and one of its roles",
            "for example: fact {who: person} is at {where: place}, one where",
        )
    roles = tuple(r for r in made.roles if r.name != value_role)
    value_kind = next((r.kind for r in made.roles if r.name == value_role), "")
    name = shown(made.sentence, made.roles)
    reading.add_fact(Fact(name, sentence, roles, type_, value_role, value_kind, told=told, span=made.span))


def _phrase(block: Block, reading: Reading, world: str) -> None:
    made = _declared(block, reading)
    if made is not None and _new(block, made, reading):
        reading.add_phrase(Phrase(made.sentence, made.roles, made.span, reading.budget), block)


def _action(block: Block, reading: Reading, world: str) -> None:
    made = _declared(block, reading)
    if made is None or not _new(block, made, reading):
        return
    action = Action(shown(made.sentence, made.roles), made.sentence, made.roles, world=world, span=made.span)
    past = [line for line in block.body if line.words[0].key == "past"]
    if past:
        action = replace(action, sentence=_with_past(action.sentence, past[0], reading))
    reading.add_action(action, block)


def _with_past(sentence: Sentence, line: Line, reading: Reading) -> Sentence:
    """``past  lay, has lain``: the forms of a verb whose forms the rules do not give."""
    words = line.words[1:]
    cut = next((i for i, w in enumerate(words) if w.key == ","), len(words))
    past, perfect = text_of(words[:cut]), text_of(words[cut + 1 :])
    participle = perfect.removeprefix("has ").removeprefix("have ")
    if not past or (perfect and participle == perfect):
        reading.report.error(
            "bad-past",
            line.span,
            "after “past” stand the past form and, after a comma, the one with “has”",
            "for example: past  lay, has lain",
        )
        return sentence
    return replace(sentence, past=past, participle=participle)


def _reaction(block: Block, reading: Reading, world: str) -> None:
    made = _declared(block, reading)
    if made is not None and _new(block, made, reading):
        name = shown(made.sentence, made.roles)
        reading.reactions[name] = Reaction(name, made.sentence, made.roles, world=world, span=made.span)
        reading.bodies.append(("reaction", name, block))


def _sight(block: Block, reading: Reading, world: str) -> None:
    made = _declared(block, reading)
    if made is None:
        return
    people = [p.role for p in made.sentence.parts if isinstance(p, Slot)]
    if len(people) != 2 or any(r.kind != "person" for r in made.roles):
        reading.report.error(
            "bad-sight",
            block.header.span,
            "a sight is a sentence about two people: the one who sees and the one who is seen",
            "for example: sight {viewer: person} sees what {doer: person} does",
        )
    elif reading.sight_block is not None:
        _twice(block.header, "sight", reading, reading.sight_block[0].span)
    else:
        reading.sight_block = (made, block)
