"""A second, plain reading of the meaning of worlds and events, on trees of values that end at some depth.

It shares nothing with the engine but the form of a problem. A tree holds the values of a world and a tree for
what each person believes there. It is cut off at a depth, so an event can need to look deeper than there is
something to see; what comes of that is not known, and stands as None. Every event uses up some depth. A reaction
that would have to look too deep is taken not to apply, so the deepest levels of a tree are not to be trusted.

Trees are kept once each, which makes deep ones affordable: a regular tree has few different branches.
"""

from __future__ import annotations

from itertools import chain, product

from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundAct,
    If,
    Math,
    Mind,
    OneOf,
    Read,
)


class TooDeep(Exception):
    """Something was read below the depth at which the trees are cut off."""


class Endless(Exception):
    """Reactions did not come to rest."""


class Tree:
    """Values, and what each person believes; ``minds`` is None at the depth where the tree is cut off."""

    __slots__ = ("minds", "values")

    def __init__(self, values, minds):
        self.values = values
        self.minds = minds

    def mind(self, person):
        """What a person believes."""
        if self.minds is None or self.minds[person] is None:
            raise TooDeep
        return self.minds[person]


def is_number(value):
    """Whether a value is a number, and not yes or no."""
    return isinstance(value, float | int) and not isinstance(value, bool)


def stand(operator, left, right):
    """Whether two values stand in the relation: order is for numbers, but what is equal is also at least equal."""
    same = type(left) is type(right) and left == right
    if operator in ("==", "!="):
        return same == (operator == "==")
    if operator in (">=", "<=") and same:
        return True
    if not (is_number(left) and is_number(right)):
        return False
    return {">": left > right, "<": left < right, ">=": left > right, "<=": left < right}[operator]


def reckon(operator, left, right):
    """Arithmetic; unknown where a side is not a number, or the divisor is nothing."""
    if not (is_number(left) and is_number(right)):
        return None
    if operator == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[operator] + 0.0


def read(expression, world):
    """The value of an expression in a world or a tree. Parts that decide alone are enough."""
    match expression:
        case Const(value):
            return value
        case Read(fluent):
            return world.values[fluent]
        case Mind(person, inner):
            return read(inner, world.mind(person) if isinstance(world, Tree) else world.minds[person])
        case Compare(operator, left, right):
            return stand(operator, read(left, world), read(right, world))
        case OneOf(inner, values, inside):
            return (read(inner, world) in values) == inside
        case AllOf(parts):
            return _decided(parts, world, False)
        case AnyOf(parts):
            return _decided(parts, world, True)
        case Math(operator, left, right):
            return reckon(operator, read(left, world), read(right, world))
        case If(condition, then, otherwise):
            return read(then if read(condition, world) else otherwise, world)
    raise AssertionError(expression)


def _decided(parts, world, by):
    """The first part that is ``by`` decides; a part too deep to read matters only if none does."""
    too_deep = False
    for part in parts:
        try:
            if bool(read(part, world)) is by:
                return by
        except TooDeep:
            too_deep = True
    if too_deep:
        raise TooDeep
    return not by


def alternatives(expression, path=()):
    """A condition as alternatives: each a list of comparisons that must all hold, with the minds they are read in."""
    match expression:
        case AllOf(parts):
            each = [alternatives(p, path) for p in parts]
            return [list(chain(*chosen)) for chosen in product(*each)]
        case AnyOf(parts):
            return [conjunction for p in parts for conjunction in alternatives(p, path)]
        case Mind(person, inner):
            return alternatives(inner, (*path, person))
        case _:
            return [[(path, expression)]]


def fluents_of(expression, path):
    """Every fluent in a comparison, with the minds it is read in."""
    match expression:
        case Read(fluent):
            return [(path, fluent)]
        case Mind(person, inner):
            return fluents_of(inner, (*path, person))
        case Compare(_, left, right) | Math(_, left, right):
            return fluents_of(left, path) + fluents_of(right, path)
        case OneOf(inner):
            return fluents_of(inner, path)
        case _:
            return []


class Naive:
    """The meaning, for one problem.

    ``ran_again``: reactions once ran in a world again because of what minds had come to; here the deepest mind
    runs again first.
    """

    def __init__(self, ground: Ground):
        self.ground = ground
        self.people = range(len(ground.people))
        self.ran_again = False
        self._trees = {}
        self._memory = {}

    def tree(self, values, minds):
        """The tree of these parts."""
        key = (tuple((type(v), v) for v in values), None if minds is None else tuple(map(id, minds)))
        if key not in self._trees:
            self._trees[key] = Tree(tuple(values), None if minds is None else tuple(minds))
        return self._trees[key]

    def unfold(self, world, depth):
        """A world of the engine as a tree of this depth."""
        key = ("unfold", world, depth)
        if key not in self._memory:
            minds = None if depth == 0 else [self.unfold(m, depth - 1) for m in world.minds]
            self._memory[key] = self.tree(world.values, minds)
        return self._memory[key]

    def _remembered(self, key, make):
        """What ``make`` gives, or None where it has to look too deep."""
        if key not in self._memory:
            try:
                self._memory[key] = make()
            except TooDeep:
                self._memory[key] = None
        return self._memory[key]

    # --- the opening

    def opening(self, depth):
        """The tree of the opening, all reactions run."""
        stored = {}
        for statement in self.ground.start:
            here = self._as_stored(stored, (), depth)
            told = [((e.path, e.fluent), read(e.value, here)) for e in statement if read(e.condition, here)]
            stored.update(told)
        return self.close(self._as_stored(stored, (), depth))

    def _as_stored(self, stored, path, depth):
        values = [self._stored(stored, path, number) for number in range(len(self.ground.fluents))]
        minds = None
        if depth:
            minds = [self._as_stored(stored, (*path, p), depth - 1) for p in self.people]
        return self.tree(values, minds)

    def _stored(self, stored, path, fluent):
        for length in range(len(path), -1, -1):
            if (path[:length], fluent) in stored:
                return stored[path[:length], fluent]
        return self.ground.fluents[fluent].default

    # --- acts

    def step(self, tree, act: GroundAct):
        """An act, then the reactions."""
        after = self.take(tree, act)
        return None if after is None else self.close(after)

    def take(self, world, act):
        """What an act makes of a world; its conditions are not asked."""
        return self._remembered(("take", world, act.id), lambda: self._take(world, act))

    def _take(self, world, act):
        values = self._changed(world, act.effects)
        if world.minds is None:
            return self.tree(values, None)
        minds = []
        for person in self.people:
            try:
                believed = world.mind(person)
                if read(act.observers[person], world):
                    believed = self.take(self._correct(world, act, believed), act)
                minds.append(self._over(believed, person, self._told(world, act.effects, person)))
            except TooDeep:
                minds.append(None)
        return self.tree(values, minds)

    def _changed(self, world, effects):
        values = list(world.values)
        for effect in effects:
            if not effect.path and read(effect.condition, world):
                values[effect.fluent] = read(effect.value, world)
        return values

    def _told(self, world, effects, person):
        """The pairs that the effects write into a person's mind."""
        return tuple(
            (e.path[1:], e.fluent, read(e.value, world))
            for e in effects
            if e.path and e.path[0] == person and read(e.condition, world)
        )

    def _correct(self, world, act, believed):
        if read(act.precondition, believed):
            return believed
        learned = {}
        for conjunction in alternatives(act.precondition):
            if not all(_at(path, atom, world) for path, atom in conjunction):
                continue
            for path, atom in conjunction:
                if _at(path, atom, believed):
                    continue
                exact = isinstance(atom, Compare) and atom.operator == "=="
                for where, fluent in fluents_of(atom, path):
                    value = read(_nest(where, Read(fluent)), world) if exact else None
                    if learned.get((where, fluent)) is None:
                        learned[where, fluent] = value
        pairs = tuple((where, fluent, value) for (where, fluent), value in learned.items())
        corrected = self._over(believed, None, pairs)
        if corrected is None:
            raise TooDeep
        return corrected

    def _over(self, world, owner, pairs):
        """A world with pairs written over it; its owner notices."""
        if world is None or not pairs:
            return world
        key = ("over", world, owner, tuple((p, f, type(v), v) for p, f, v in pairs))
        return self._remembered(key, lambda: self._written(world, owner, pairs))

    def _written(self, world, owner, pairs):
        values = list(world.values)
        for path, fluent, value in pairs:
            if not path:
                values[fluent] = value
        if world.minds is None:
            return self.tree(values, None)
        minds = []
        for person in self.people:
            believed = world.minds[person]
            if person == owner:
                believed = self._over(believed, person, pairs)
            deeper = tuple((p[1:], f, v) for p, f, v in pairs if p and p[0] == person)
            minds.append(self._over(believed, person, deeper))
        return self.tree(values, minds)

    # --- reactions

    def close(self, world, limit=200):
        """A world when its reactions have run, in it and then in every mind."""
        return self._remembered(("close", world), lambda: self._close(world, limit))

    def _close(self, world, limit):
        for _ in range(limit):
            while (reaction := self._first(world)) is not None:
                limit -= 1
                if limit < 0:
                    raise Endless
                world = self._fire(world, reaction)
            if world.minds is None:
                return world
            minds = [None if m is None else self.close(m) for m in world.minds]
            world = self.tree(world.values, minds)
            if self._first(world) is None:
                return world
            self.ran_again = True
        raise Endless

    def _first(self, world):
        for reaction in self.ground.reactions:
            try:
                if read(reaction.when, world):
                    return reaction
            except TooDeep:
                continue
        return None

    def _fire(self, world, reaction):
        values = self._changed(world, reaction.effects)
        if world.minds is None:
            return self.tree(values, None)
        minds = []
        for person in self.people:
            try:
                believed = world.mind(person)
                if self.same(believed, world):
                    believed = self._fire(believed, reaction)
                minds.append(self._over(believed, person, self._told(world, reaction.effects, person)))
            except TooDeep:
                minds.append(None)
        return self.tree(values, minds)

    def same(self, one, other):
        """Whether two trees agree as deep as both are known."""
        if one is other or one is None or other is None:
            return True
        key = ("same", one, other)
        if key not in self._memory:
            self._memory[key] = one.values == other.values and (
                one.minds is None
                or other.minds is None
                or all(self.same(a, b) for a, b in zip(one.minds, other.minds, strict=True))
            )
        return self._memory[key]


def _at(path, expression, world):
    return read(_nest(path, expression), world)


def _nest(path, expression):
    for person in reversed(path):
        expression = Mind(person, expression)
    return expression


def differences(tree, world, depth, path=()):
    """Where a tree and a world of the engine differ, to a depth: (path, values of the tree, values of the world).

    What the tree does not know is left out; ``None`` in the place of its values marks the whole tree unknown.
    """
    if tree is None:
        return [(path, None, None)] if not path else []
    if tree.values != world.values:
        return [(path, tree.values, world.values)]
    if depth == 0 or tree.minds is None:
        return []
    found = []
    for person, (mind, believed) in enumerate(zip(tree.minds, world.minds, strict=True)):
        found += differences(mind, believed, depth - 1, (*path, person))
    return found


def known_depth(tree):
    """To what depth everything in a tree is known; -1 for no tree at all."""
    if tree is None:
        return -1
    if tree.minds is None:
        return 0
    return 1 + min(known_depth(m) for m in tree.minds)
