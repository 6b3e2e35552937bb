"""What a writer of either language made of a story: the text, and what it could not say.

The two languages do not say all the same things. What a writer says by other means, or leaves out, it names here,
at the place where the story says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from denouement.model import Span

__all__ = ["Origin", "Unsaid", "Written"]


@dataclass(frozen=True)
class Unsaid:
    """Something of a story that the other language has no word for.

    ``what`` names it in the writer's words, ``why`` says what the other language lacks; ``instead`` says by what
    other means it is said. Without ``instead`` it is lost.
    """

    span: Span
    what: str
    why: str = ""
    instead: str = ""

    @property
    def lost(self) -> bool:
        """Whether nothing of it is left in the text."""
        return not self.instead

    def told(self) -> str:
        """It as one line, without its place."""
        if self.lost:
            return f"lost: {self.what}" + (f"; {self.why}" if self.why else "")
        return f"said otherwise: {self.what}; {self.instead}"


@dataclass(frozen=True)
class Origin:
    """Where an act, a fact or a reaction of the text comes from.

    ``arguments`` are what fills the roles of ``name``, in their order: a constant of the story, or the number of
    the role of the text that holds it.
    """

    name: str
    arguments: tuple[str | int, ...]


@dataclass(frozen=True)
class Written:
    """A text and what it does not say.

    ``facts``, ``actions`` and ``reactions`` lead from the names they have when the text is read to where they come
    from; ``entities`` from the names in the text to those of the story.
    """

    text: str
    unsaid: tuple[Unsaid, ...] = ()
    facts: Mapping[str, Origin] = field(default_factory=dict)
    actions: Mapping[str, Origin] = field(default_factory=dict)
    reactions: Mapping[str, Origin] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)
