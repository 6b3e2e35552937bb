"""A telling as it is handed on: paragraphs of sentences, each with what stands behind it.

Whoever shows or exports a telling needs this module and nothing else of the layer. A sentence cannot be made without
a source: what no event, belief or line of the writer's stands behind is not told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Paragraph", "Sentence", "Source", "Telling"]


@dataclass(frozen=True)
class Source:
    """What stands behind a sentence.

    ``kind`` is "event", "belief", "expectation", "plan", "feeling", "opening" or "writer"; ``event`` the number of
    the event in the log, from 1, and 0 for the opening; ``detail`` one sentence: the event, the belief, … in the
    writer's own sentences.
    """

    kind: str
    event: int
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        """The source, for a document."""
        return {"kind": self.kind, "event": self.event, "detail": self.detail}


@dataclass(frozen=True)
class Sentence:
    """One finished sentence.

    ``text`` is, for speech, the bare words without quotation marks; ``sources`` is never empty; ``speaker`` is the
    person who says it, empty for narration; ``manner`` for speech a tag or display told with it, as bare words
    ("low", "without looking up"); ``why`` is why its act is done, in one sentence, where that is given: no part of the
    text, for notes in its margin.
    """

    text: str
    sources: tuple[Source, ...]
    speaker: str = ""
    manner: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse what nothing stands behind.

        Raises:
            ValueError: there is no source.
        """
        if not self.sources:
            raise ValueError(f"nothing stands behind this sentence: {self.text}")


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together.

    ``place`` is where it happens, where known (for scene headings); ``gap``: a scene break stands before it.
    """

    sentences: tuple[Sentence, ...]
    place: str = ""
    gap: bool = False


@dataclass(frozen=True)
class Telling:
    """A story told.

    ``level`` is "outline", "treatment", "scene" or "screenplay"; ``viewpoint`` a person's name, "outside",
    "everybody" or "switching"; ``tense`` "present" or "past"; ``people`` their names and pronouns; ``ending`` the
    name of the ending, empty for the draft.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    level: str
    viewpoint: str
    tense: str
    people: tuple[tuple[str, str], ...]
    ending: str = ""
