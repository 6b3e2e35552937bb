"""The kinds of the story language for the types of a problem.

There a kind belongs to one other, and everything is of one kind; types may overlap. So the types that fit into a
tree become kinds, and any other is said as several kinds together. Values in, values out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from denouement import english
from denouement.model import PERSON, Story

__all__ = ["TOP", "Kinds", "Node", "plain_words"]

TOP = "anything"
_BUILT_IN = ("place", "thing")
_TAKEN = {TOP, PERSON, "claim", "words", "number"}
_BETWEEN = re.compile(
    r"(?<=[^\W\d_])(?<!\bMac)(?<!\bMc)(?=[A-Z][^\W\dA-Z_])|(?<=[a-z])(?<!\bMac)(?<!\bMc)(?=[A-Z])"
)
"""Where a new word begins within one with several capitals."""
_VALUES = frozenset({"number", "boolean"})
_HEADINGS = {"fact", "phrase", "action", "reaction", "sight", "kind", "story", "world"}
_SECTIONS = {"at first", "before", "now", "wants", "endings", "draft", "claims"}


@dataclass
class Node:
    """A kind: its name, whose members it has, the kind above it, and those below."""

    name: str
    members: frozenset[str]
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def within(self, other: Node) -> bool:
        """Whether it is the other kind, or below it."""
        here: Node | None = self
        while here is not None and here is not other:
            here = here.parent
        return here is other


class Kinds:
    """The tree of kinds for the types of a problem, and the kind of every name."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.members = {k: frozenset(story.members(k)) for k in story.kinds if k not in _VALUES}
        self.top = Node(TOP, frozenset(story.entities))
        self.person = self._add(PERSON, frozenset(story.people), self.top)
        self.nodes: dict[str, Node] = {}
        self._names: set[str] = set()
        self._headings: set[str] = set()
        self._overlapping: list[str] = []
        for kind in self._parents_first():
            self._place(kind)
        loose = [e for e in story.entities if self.node_of(e) is self.top]
        if loose:
            self._add(self._name("thing", self.top), frozenset(loose), self.top)
        self._parts: dict[str, tuple[Node, ...]] = {kind: (node,) for kind, node in self.nodes.items()}
        for kind in self._overlapping:
            self._parts[kind] = tuple(self._covering(self.top, self.members[kind], kind))

    # --- what is asked

    def parts(self, kind: str) -> tuple[Node, ...]:
        """The kinds that together have the members of a type."""
        return self._parts[kind]

    def node_of(self, name: str) -> Node:
        """The kind that a name is listed under."""
        here = self.top
        while True:
            below = next((c for c in reversed(here.children) if name in c.members), None)
            if below is None:
                return here
            here = below

    def cover(self, names: Iterable[str]) -> Node:
        """The narrowest kind that all the names are of."""
        wanted, here = frozenset(names), self.top
        while True:
            below = next((c for c in here.children if wanted and wanted <= c.members), None)
            if below is None:
                return here
            here = below

    def declared(self) -> list[Node]:
        """All kinds that are not built in, each after the one above it."""
        found, waiting = [], list(self.top.children)
        while waiting:
            node = waiting.pop(0)
            if node is not self.person and not (node.name in _BUILT_IN and node.parent is self.top):
                found.append(node)
            waiting += node.children
        return found

    # --- the tree

    def _parents_first(self) -> list[str]:
        order: dict[str, None] = {}

        def visit(kind: str) -> None:
            if kind in order or kind not in self.members:
                return
            for parent in self.story.kinds[kind].parents:
                visit(parent)
            order[kind] = None

        for kind in self.members:
            visit(kind)
        return list(order)

    def _place(self, kind: str) -> None:
        members = self.members[kind]
        if kind == self.story.person_kind or not self.story.kinds[kind].parents:
            self.nodes[kind] = self.person if kind == self.story.person_kind else self.top
            return
        here = self.top
        if members:
            while below := next((c for c in here.children if members <= c.members), None):
                here = below
            inside = [c for c in here.children if c.members & members]
        else:
            known = [self.nodes[p] for p in self.story.kinds[kind].parents if p in self.nodes]
            here, inside = (known[-1] if known else self.top), []
        fixed = any(c is self.person or c.name in _BUILT_IN for c in inside)  # these belong to anything
        fits = all(c.members < members for c in inside) and not fixed
        if not fits:
            self._overlapping.append(kind)
            return
        node = self._add(self._name(kind, here), members, here)
        for child in inside:
            here.children.remove(child)
            child.parent = node
            node.children.append(child)
        self.nodes[kind] = node

    def _add(self, name: str, members: frozenset[str], parent: Node) -> Node:
        node = Node(name, members, parent)
        parent.children.append(node)
        return node

    def _covering(self, node: Node, members: frozenset[str], kind: str) -> list[Node]:
        """Kinds that together have just these members, made where there are none."""
        if node.members <= members and node is not self.top:
            return [node]
        found = [
            p for c in list(node.children) if c.members & members for p in self._covering(c, members, kind)
        ]
        own = frozenset(m for m in node.members & members if self.node_of(m) is node)
        if own:
            found.append(self._add(self._name(f"{kind}_{node.name}", node), own, node))
        return found

    def _name(self, kind: str, parent: Node) -> str:
        """A name for a kind that neither it nor its heading shares with anything."""
        words = [w.casefold() for w in plain_words(kind)]
        base = ("-" if words[0] in _HEADINGS or "is" in words else " ").join(words)
        name, count = base, 1
        while not self._is_free(name, parent):
            count += 1
            name = f"{base}-{count}"
        self._names.add(name)
        self._headings.add(english.plural(name))
        return name

    def _is_free(self, name: str, parent: Node) -> bool:
        built_in = name in _BUILT_IN and parent is not self.top
        heading = english.plural(name)
        others = {english.plural(b) for b in (*_TAKEN, *_BUILT_IN) if b != name}
        taken = name in _TAKEN or name in self._names or built_in
        return not taken and not {heading} & (_SECTIONS | others | self._headings | self._names)


def plain_words(identifier: str) -> list[str]:
    """``SecretAgent`` and ``secret_agent`` are of two words; a number stays with the word before it."""
    apart = _BETWEEN.sub(" ", identifier)
    words: list[str] = []
    for word in re.sub(r"[\W_]+", " ", apart).split():
        if word[0].isdigit() and words:
            words[-1] += f"-{word}"
        else:
            words.append(word)
    return words or ["it"]
