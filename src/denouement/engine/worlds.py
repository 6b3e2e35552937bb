"""Worlds: what is so, and for every person the world they believe in; equal worlds are one object.

A world is a node of a graph: a value for each fluent, and an edge for each person to the world that person
believes in, which may be the world itself or lead back to it. Two worlds that nobody could tell apart by
looking at values at any depth (bisimilar ones) are always the same object here, so that worlds can be compared
by identity, hashed, and shared; a story's worlds take memory only where they differ.

New worlds are described by *recipes*: hashable keys that an ``expand`` function turns into values and further
keys. A recipe may lead back to itself; :meth:`WorldStore.build` follows them, merges what is alike
(partition refinement) and finds or makes each world.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from denouement.model import Value

__all__ = ["Expansion", "World", "WorldStore"]


class World:
    """One world: ``values`` by fluent number, ``minds`` by person number. Made by a store only.

    ``id`` counts worlds in the order of making; it is the same on every run.
    """

    __slots__ = ("id", "minds", "values")

    def __init__(self, id_: int, values: tuple[Value, ...]) -> None:
        self.id = id_
        self.values = values
        self.minds: tuple[World, ...] = ()

    def mind(self, path: Sequence[int]) -> World:
        """The world at the end of a path of minds: what the first believes that the second believes …"""
        world = self
        for person in path:
            world = world.minds[person]
        return world

    def __repr__(self) -> str:
        return f"World({self.id})"


Expansion = tuple[tuple[Value, ...], Sequence[Hashable]]
"""The values of a world and, for each person, a recipe or a world for what they believe."""


class _Node:
    """A world in the making; ``minds`` are nodes, or worlds that exist."""

    __slots__ = ("minds", "values")

    def __init__(self, values: tuple[Value, ...]) -> None:
        self.values = values
        self.minds: list[_Node | World] = []


_Target = _Node | World


class WorldStore:
    """All worlds of one problem."""

    def __init__(self) -> None:
        self.worlds: list[World] = []
        self._by_parts: dict[tuple[tuple[Value, ...], tuple[int, ...]], World] = {}
        self._by_shape: dict[Hashable, World] = {}

    def __len__(self) -> int:
        return len(self.worlds)

    def of(self, values: tuple[Value, ...], minds: tuple[World, ...]) -> World:
        """The world with these values, in which people believe in these (existing) worlds."""
        key = (values, tuple(m.id for m in minds))
        found = self._by_parts.get(key)
        return found if found is not None else self._make(values, minds)

    def _make(self, values: tuple[Value, ...], minds: Sequence[World | None]) -> World:
        """A new world; None among its minds stands for the world itself."""
        world = World(len(self.worlds), values)
        self.worlds.append(world)
        world.minds = tuple(world if m is None else m for m in minds)
        self._register(world)
        return world

    def _register(self, world: World) -> None:
        """Make the world found by its parts: by the worlds it leads to, and with itself among them coded -1."""
        self._by_parts[world.values, tuple(m.id for m in world.minds)] = world
        if world in world.minds:
            self._by_parts[world.values, tuple(-1 if m is world else m.id for m in world.minds)] = world

    # --- building from recipes

    def build(self, recipe: Hashable, expand: Callable[[Hashable], Expansion | World]) -> World:
        """The world a recipe describes. ``expand`` is asked once for each recipe that comes up."""
        nodes: dict[Hashable, _Target] = {}
        waiting: list[tuple[Hashable, _Node, Sequence[Hashable]]] = []

        def node_for(key: Hashable) -> _Target:
            if isinstance(key, World):
                return key
            known = nodes.get(key)
            if known is None:
                made = expand(key)
                if isinstance(made, World):
                    known = made
                else:
                    known = _Node(made[0])
                    waiting.append((key, known, made[1]))
                nodes[key] = known
            return known

        root = node_for(recipe)
        while waiting:
            _, node, minds = waiting.pop()
            node.minds = [node_for(m) for m in minds]
        return root if isinstance(root, World) else self._settle(root)[root]

    def _settle(self, root: _Node) -> dict[_Node, World]:
        """Find or make the world of every node that can be reached from ``root``."""
        settled: dict[_Node, World] = {}
        for component in _components(root):
            node = component[0]
            if len(component) > 1:
                self._settle_cycle(component, settled)
            elif any(m is node for m in node.minds):
                settled[node] = self._self_believing(node, settled)
            else:
                settled[node] = self.of(node.values, tuple(_world(m, settled) for m in node.minds))
        return settled

    def _self_believing(self, node: _Node, settled: dict[_Node, World]) -> World:
        """A node that leads back to itself alone; the most common cycle by far, so it has a short way."""
        minds = [m if m is node or isinstance(m, World) else settled[m] for m in node.minds]
        for mind in minds:  # it may be a world it leads to, unrolled once
            if isinstance(mind, World) and mind.values == node.values:
                if mind.minds == tuple(mind if m is node else m for m in minds):
                    return mind
        key = (node.values, tuple(-1 if m is node else m.id for m in minds))  # type: ignore[union-attr]
        return self._by_parts.get(key) or self._make(node.values, [None if m is node else m for m in minds])  # type: ignore[misc]

    def _settle_cycle(self, component: list[_Node], settled: dict[_Node, World]) -> None:
        """Nodes that lead back to one another: merge what is alike, then look the rest up by shape."""
        for node in component:
            node.minds = [settled.get(m, m) if isinstance(m, _Node) else m for m in node.minds]
        class_of = _alike(component)
        representatives: dict[int, _Target] = {}
        for target, number in class_of.items():
            if isinstance(target, World) or number not in representatives:
                representatives[number] = target
        merged = any(isinstance(representatives[class_of[n]], World) for n in component)
        for node in component:
            node.minds = [representatives[class_of[m]] if m in class_of else m for m in node.minds]
        kept = [n for n in component if representatives[class_of[n]] is n]
        if merged or len(kept) == 1:  # what is left may be no cycle any more, or the shortest one
            for node in kept:
                if node not in settled:
                    settled.update(self._settle(node))
        else:
            self._settle_reduced(kept, settled)
        for node in component:
            chosen = representatives[class_of[node]]
            settled[node] = chosen if isinstance(chosen, World) else settled[chosen]

    def _settle_reduced(self, kept: list[_Node], settled: dict[_Node, World]) -> None:
        """Nodes no two of which are alike, or like any world they lead to: find each by its shape, or make all."""
        shapes = {node: _shape(node) for node in kept}
        found = {node: self._by_shape[shape] for node, shape in shapes.items() if shape in self._by_shape}
        if len(found) < len(kept):
            for node in kept:
                if node not in found:
                    found[node] = World(len(self.worlds), node.values)
                    self.worlds.append(found[node])
            for node in kept:
                world = found[node]
                if not world.minds:
                    world.minds = tuple(m if isinstance(m, World) else found[m] for m in node.minds)
                self._register(world)
                self._by_shape[shapes[node]] = world
        settled.update(found)


def _world(target: _Target, settled: dict[_Node, World]) -> World:
    return target if isinstance(target, World) else settled[target]


def _components(root: _Node) -> Iterator[list[_Node]]:
    """The strongly connected components reached from ``root``, those led to first (Tarjan 1972, unrolled)."""
    index: dict[_Node, int] = {}
    low: dict[_Node, int] = {}
    stack: list[_Node] = []
    on_stack: set[_Node] = set()
    work: list[tuple[_Node, Iterator[_Target]]] = []

    def enter(node: _Node) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        on_stack.add(node)
        work.append((node, iter(node.minds)))

    enter(root)
    while work:
        node, rest = work[-1]
        for target in rest:
            if isinstance(target, World):
                continue
            if target not in index:
                enter(target)
                break
            if target in on_stack:
                low[node] = min(low[node], index[target])
        else:
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                component = []
                while True:
                    last = stack.pop()
                    on_stack.discard(last)
                    component.append(last)
                    if last is node:
                        break
                component.reverse()
                yield component


def _alike(component: list[_Node]) -> dict[_Target, int]:
    """Class numbers such that two targets have the same one iff they are bisimilar.

    Existing worlds that the component leads to take part, since a new node may be an old world unrolled; if
    none of them has the values of a new node they cannot, and are left out.
    """
    inside: list[_Target] = list(component)
    values = {n.values for n in component}
    outside = _reachable([m for n in component for m in n.minds if isinstance(m, World)])
    if any(w.values in values for w in outside):
        inside += outside
    members = set(inside)
    numbers: dict[tuple[Value, ...], int] = {}
    class_of: dict[_Target, int] = {t: numbers.setdefault(t.values, len(numbers)) for t in inside}
    count = len(numbers)
    while True:
        signatures: dict[Hashable, int] = {}
        refined: dict[_Target, int] = {}
        for target in inside:
            around = tuple(class_of[m] if m in members else m for m in target.minds)
            refined[target] = signatures.setdefault((class_of[target], around), len(signatures))
        class_of = refined
        if len(signatures) == count:
            return class_of
        count = len(signatures)


def _reachable(worlds: list[World]) -> list[World]:
    found: dict[World, None] = dict.fromkeys(worlds)
    waiting = list(found)
    while waiting:
        for mind in waiting.pop().minds:
            if mind not in found:
                found[mind] = None
                waiting.append(mind)
    return list(found)


def _shape(root: _Node) -> Hashable:
    """A key that two reduced graphs share iff they are the same from their roots on: nodes in the order met."""
    order: dict[_Node, int] = {root: 0}
    queue = [root]
    shape: list[Hashable] = []
    for node in queue:
        minds: list[int] = []
        for target in node.minds:
            if isinstance(target, World):
                minds.append(-1 - target.id)
                continue
            if target not in order:
                order[target] = len(order)
                queue.append(target)
            minds.append(order[target])
        shape.append((node.values, tuple(minds)))
    return tuple(shape)
