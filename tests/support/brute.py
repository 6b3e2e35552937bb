"""Reasons and stories by trying everything: the definitions, literally and slowly.

Worlds and transitions are the engine's; what is tried here is every sequence of acts up to a length.
"""

from __future__ import annotations

from itertools import combinations, product

from denouement.engine import Engine, Reasons, condition

__all__ = ["BruteReasons", "believable_stories", "fewest_holes"]


class BruteReasons:
    """Whether somebody has a reason, by all sequences of at most ``horizon`` acts, ``depth`` minds deep."""

    def __init__(self, engine: Engine, horizon: int, depth: int):
        self.engine = engine
        self.horizon = horizon
        self.depth = depth
        self.acts = [a for a in engine.ground.acts if a.searched and a.willing]
        self._known = {}
        self._runs = {}

    def explained(self, act, person, world, horizon=None, layer=1):
        """Whether the person has a reason to do the act in the world, with so many acts left to think of."""
        horizon = self.horizon if horizon is None else horizon
        key = (act.id, person, world.minds[person], horizon, layer)
        if key not in self._known:
            plans = self.plans(act, person, world.minds[person], horizon, layer)
            self._known[key] = next(plans, None) is not None
        return self._known[key]

    def plans(self, act, person, start, horizon, layer):
        """Every plan that is a reason, the shortest first."""
        longest = horizon if layer <= self.depth else 1
        for length in range(1, longest + 1):
            for rest in product(self.acts, repeat=length - 1):
                if self.is_reason((act, *rest), person, start, horizon, layer):
                    yield (act, *rest)

    def is_reason(self, plan, person, start, horizon, layer):
        """Rules 1 to 5 for one plan from the world its planner believes in."""
        worlds = self.run(plan, start)
        if worlds is None:
            return False
        utilities = [self.engine.utility(w, person) for w in worlds]
        if None in (utilities[0], utilities[-1]):
            return False
        # Better off at the end than at first, and than before each act.
        if any(u is None or utilities[-1] <= u for u in utilities[:-1]):
            return False
        # Everybody else in the later acts would have a reason of their own at that point.
        if not all(
            self.others(act, person, worlds[i], horizon - i, layer) for i, act in enumerate(plan) if i
        ):
            return False
        # Nothing can be left out, of the plan or of what remains of it after each act.
        return not any(
            self.does_as_well(chosen, person, worlds[i], utilities[-1], horizon - i, layer)
            for i in range(len(plan))
            for size in range(len(plan) - i)
            for chosen in combinations(plan[i:], size)
        )

    def does_as_well(self, chosen, person, start, utility, horizon, layer):
        """Whether a selection is possible, has the others' reasons, and ends at least as well."""
        worlds = self.run(chosen, start)
        if worlds is None:
            return False
        reached = self.engine.utility(worlds[-1], person)
        if reached is None or reached < utility:
            return False
        return all(self.others(act, person, worlds[i], horizon - i, layer) for i, act in enumerate(chosen))

    def others(self, act, person, world, horizon, layer):
        """Whether everybody but the planner who must be willing has a reason, one mind deeper."""
        return all(self.explained(act, p, world, horizon, layer + 1) for p in act.willing if p != person)

    def run(self, plan, start):
        """The worlds of a plan; None where an act is not possible in its turn."""
        key = (tuple(a.id for a in plan), start)
        if key not in self._runs:
            worlds = [start]
            for act in plan:
                if not self.engine.possible(worlds[-1], act):
                    worlds = None
                    break
                worlds.append(self.engine.step(worlds[-1], act))
            self._runs[key] = worlds
        return self._runs[key]


def _taken(engine, world):
    return [
        (a, engine.step(world, a)) for a in engine.ground.acts if a.searched and engine.possible(world, a)
    ]


def believable_stories(engine: Engine, opening, reasons: Reasons, longest: int):
    """For each ending, the length of its shortest believable stories and how many there are.

    Every sequence of acts is walked, one by one.
    """
    found = {}

    def walk(world, length):
        for ending in engine.ground.endings:
            if condition(ending.condition, world):
                counts = found.setdefault(ending.name, {})
                counts[length] = counts.get(length, 0) + 1
        if length < longest:
            for act, after in _taken(engine, world):
                if reasons.willing(act, world):
                    walk(after, length + 1)

    walk(opening, 0)
    return {name: (min(counts), counts[min(counts)]) for name, counts in found.items()}


def fewest_holes(engine: Engine, opening, reasons: Reasons, longest: int):
    """For each ending, the fewest unexplained acts with which a story reaches it, and the least length for that.

    By length and world: how few unexplained acts it takes to be there after exactly so many acts.
    """
    found = {}
    here = {opening: 0}
    for length in range(longest + 1):
        for ending in engine.ground.endings:
            reached = [h for w, h in here.items() if condition(ending.condition, w)]
            if reached and (ending.name not in found or min(reached) < found[ending.name][0]):
                found[ending.name] = (min(reached), length)
        following = {}
        for world, holes in here.items():
            for act, after in _taken(engine, world):
                more = holes + (not reasons.willing(act, world))
                if more < following.get(after, more + 1):
                    following[after] = more
        here = following
    return found
