"""A telling in somebody else's words, held against it sentence by sentence.

A language model may be asked to word a telling anew, a paragraph at a time (`request`). What comes back is text from
outside: `hold` reads it (`proposals`), and gives each sentence the sources of those it is said to come from, with every
doubt that its words leave. A sentence without a doubt is *traced*. One with a doubt is marked, or, where only traced ones
are wanted, the original stands in its place; so does all that was left out, and everything where the answer cannot be
used at all. Values in, values out: nothing here asks a model.

What is held against what: `reworded_doubts`; how words are read: `reworded_traces`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from denouement.english.wordlist import words
from denouement.telling.reworded_doubts import Background, Doubt, doubts
from denouement.telling.text import Paragraph, Sentence, Telling

__all__ = [
    "MARK", "Background", "Doubt", "Held", "Proposal", "UnusableAnswer", "background", "hold", "originals", "proposals",
    "request", "rules", "with_marks",
]  # fmt: skip

MARK = "[?]"
"""Stands behind a sentence that cannot be traced."""

_LONGER = 4
_AT_LEAST = 300
"""A paragraph may come back so many times as long, or as long as this in characters, and no longer."""


class UnusableAnswer(ValueError):
    """An answer that is no list of sentences; its text says what is wrong with it."""


@dataclass(frozen=True)
class Proposal:
    """A sentence as it came back; ``origin`` are the numbers of the sentences it is said to word anew, from 1."""

    text: str
    origin: tuple[int, ...]


@dataclass(frozen=True)
class Held:
    """A sentence of the new telling: the model's with its doubts, or an original one, which has none."""

    sentence: Sentence
    origin: tuple[int, ...]
    by_model: bool
    doubts: tuple[Doubt, ...] = ()

    @property
    def traced(self) -> bool:
        """Whether everything it says was found in what stands behind it."""
        return not self.doubts


# --- what is asked


def rules(telling: Telling) -> str:
    """What the model is told once: the task, and what it may not do."""
    people = ", ".join(f"{name} ({pronoun})" for name, pronoun in telling.people)
    return (
        "You word paragraphs of a story anew. You get one paragraph as JSON: its sentences, each with an id, its text, "
        "who speaks it (for speech) and the facts behind it. "
        'Answer with nothing but a JSON list: [{"text": "a sentence", "from": [ids of the sentences it words anew]}].\n'
        "Keep their order, and leave none out. You may join sentences, or part one. Change rhythm, order of clauses and "
        "small words. Use the nouns, verbs and names that stand in the text and the facts: add no act, person, thing, "
        "place, number, feeling, reason or detail, and deny nothing that is not denied there. What somebody believes, "
        "wants or says stays what they believe, want or say. "
        "Speech is a sentence of its own: give the bare words, without quotation marks and without “she says”, and "
        "never join the speech of two people, or speech and narration.\n"
        f"The tense is the {telling.tense}. The people are {people}."
    )


def request(telling: Telling, number: int) -> str:
    """What is sent of the paragraph at index ``number``: its sentences and what stands behind each."""
    sentences = [
        {
            "id": position,
            "text": sentence.text,
            **({"speaker": sentence.speaker} if sentence.speaker else {}),
            "facts": list(dict.fromkeys(s.detail for s in sentence.sources if s.detail)),
        }
        for position, sentence in enumerate(telling.paragraphs[number].sentences, 1)
    ]
    return json.dumps({"sentences": sentences}, ensure_ascii=False)


# --- what comes back


def proposals(answer: str, paragraph: Paragraph) -> tuple[Proposal, ...]:
    """The sentences of an answer.

    Raises:
        UnusableAnswer: it is no list of sentences with numbers of the paragraph's, in its order.
    """
    found = _json(answer)
    if isinstance(found, dict) and len(found) == 1:
        found = next(iter(found.values()))
    if not isinstance(found, list) or not found:
        raise UnusableAnswer("it is no list of sentences")
    most = len(paragraph.sentences)
    if len(found) > _LONGER * most + 2:
        raise UnusableAnswer("it has far more sentences than the paragraph")
    made = tuple(_proposal(one, most) for one in found)
    if sum(len(p.text) for p in made) > max(
        _AT_LEAST, _LONGER * sum(len(s.text) for s in paragraph.sentences)
    ):
        raise UnusableAnswer("it is far longer than the paragraph")
    firsts = [p.origin[0] for p in made]
    if firsts != sorted(firsts):
        raise UnusableAnswer("its sentences are in another order than those of the paragraph")
    return made


def _json(answer: str) -> Any:
    text = answer.strip()
    # Models like to fence their answer; the first line of the fence may name a language.
    if text.startswith("```") and text.endswith("```"):
        text = text[3:-3].partition("\n")[2]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnusableAnswer("it is no JSON") from None


def _proposal(one: Any, most: int) -> Proposal:
    text = one.get("text") if isinstance(one, dict) else None
    origin = one.get("from") if isinstance(one, dict) else None
    if not isinstance(text, str) or not isinstance(origin, list):
        raise UnusableAnswer("one of its sentences has no “text” or no “from”")
    text = " ".join(text.split())
    if not any(c.isalnum() for c in text):
        raise UnusableAnswer("one of its sentences has no words")
    if not all(c.isprintable() for c in text):
        raise UnusableAnswer("it has characters that are not printed")
    if not origin or any(type(n) is not int or not 1 <= n <= most for n in origin):
        raise UnusableAnswer("a “from” names no sentence of the paragraph")
    return Proposal(text, tuple(sorted(set(origin))))


# --- held against the telling


def background(telling: Telling, acts: Sequence[str] = ()) -> Background:
    """What holding needs besides the paragraph. ``acts`` are the verbs of the acts that the story declares."""
    return Background.of(telling, acts)


def originals(telling: Telling, number: int) -> tuple[Held, ...]:
    """The paragraph at index ``number`` as it was."""
    sentences = telling.paragraphs[number].sentences
    return tuple(Held(s, (position,), False) for position, s in enumerate(sentences, 1))


def hold(behind: Background, number: int, answer: str, strict: bool = False) -> tuple[Held, ...]:
    """The paragraph at index ``number`` in the words of ``answer``, each sentence with its doubts.

    What was left out stands as it was. With ``strict`` so does whatever shares an original with a sentence in doubt.

    Raises:
        UnusableAnswer: the answer is no list of sentences, or parts or joins what a screenplay keeps apart.
    """
    paragraph = behind.telling.paragraphs[number]
    found = proposals(answer, paragraph)
    if behind.telling.level == "screenplay" and paragraph.sentences[0].speaker and len(found) != 1:
        raise UnusableAnswer("it parts a speech of a screenplay")
    held = [_held(behind, number, proposal) for proposal in found]
    kept = [h for h in held if not strict or not _in_doubt(held).intersection(h.origin)]
    covered = {n for h in kept for n in h.origin}
    left = [h for h in originals(behind.telling, number) if h.origin[0] not in covered]
    # A stable sort: sentences from the same original stay in the order they came in.
    return tuple(sorted([*kept, *left], key=lambda h: h.origin[0]))


def _in_doubt(held: Sequence[Held]) -> set[int]:
    """The originals of sentences in doubt, and of those that share one with them, and so on."""
    doubted = {n for h in held if not h.traced for n in h.origin}
    while True:
        more = {n for h in held if doubted.intersection(h.origin) for n in h.origin}
        if more <= doubted:
            return doubted
        doubted |= more


def _held(behind: Background, number: int, proposal: Proposal) -> Held:
    origin = [behind.telling.paragraphs[number].sentences[n - 1] for n in proposal.origin]
    made, found = _voiced(proposal.text, origin, behind)
    sources = tuple(dict.fromkeys(s for o in origin for s in o.sources))
    made = replace(made, sources=sources)
    unchanged = not found and made.text == " ".join(o.text for o in origin)
    if not unchanged:
        found = (*found, *doubts(made, origin, number, proposal.origin, behind))
    return Held(made, proposal.origin, True, found)


def _voiced(text: str, origin: Sequence[Sentence], behind: Background) -> tuple[Sentence, tuple[Doubt, ...]]:
    """A returned text as narration or as somebody's speech, and what is wrong with who says it."""
    speakers = list(dict.fromkeys(o.speaker for o in origin))
    sources = origin[0].sources
    if len(speakers) > 1:
        who = " and ".join(s or "the narrator" for s in speakers)
        return Sentence(text, sources), (Doubt("speaker", text, f"it joins what {who} say"),)
    if not speakers[0]:
        return Sentence(text, sources), tuple(_quoted(text, origin))
    manner = " ".join(dict.fromkeys(o.manner for o in origin if o.manner))
    whole = Sentence(text, sources, speakers[0], manner)
    said, beside = _parted(text)
    if not said or any(_QUOTED.search(o.text) for o in origin):
        return whole, ()
    if beside and not _is_tag(beside, speakers[0], behind):
        why = f"it is {speakers[0]} who says this, and no more is told of it"
        return whole, (Doubt("speaker", beside, why),)
    return replace(whole, text=said), ()


_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def _quoted(text: str, origin: Sequence[Sentence]) -> Iterator[Doubt]:
    """Speech where nobody speaks; words the original has in quotation marks may stay."""
    before = {_bare(m[0]) for o in origin for m in _QUOTED.finditer(o.text)}
    for match in _QUOTED.finditer(text):
        if _bare(match[0]) not in before:
            yield Doubt("speaker", _bare(match[0]), "nobody says this here")


def _bare(quoted: str) -> str:
    return quoted.strip('“”" .,')


def _parted(text: str) -> tuple[str, str]:
    """What stands in quotation marks, and what stands beside it."""
    said = [(m[1] or m[2] or "").strip() for m in _QUOTED.finditer(text)]
    beside = " ".join(_QUOTED.sub(" ", text).split())
    return " ".join(s for s in said if s), beside.strip(" .,")


_TAG = frozenset(words("says said asks asked answers answered replies replied tells told"))


def _is_tag(beside: str, speaker: str, behind: Background) -> bool:
    """Whether it says no more than whose the speech is, and that rightly."""
    own = {behind.people.get(speaker, "")} | ({"i"} if speaker == behind.narrator else set())
    rest = re.findall(r"[^\W_]+", beside.replace(speaker, " ").casefold())
    return all(word in _TAG or word in own for word in rest)


# --- the result


def with_marks(telling: Telling, held: Sequence[Sequence[Held]]) -> Telling:
    """The new telling; behind each sentence that is not traced stands `MARK`."""
    paragraphs = [
        replace(paragraph, sentences=tuple(_marked(h) for h in of))
        for paragraph, of in zip(telling.paragraphs, held, strict=True)
    ]
    return replace(telling, paragraphs=tuple(paragraphs))


def _marked(held: Held) -> Sentence:
    return held.sentence if held.traced else replace(held.sentence, text=f"{held.sentence.text} {MARK}")
