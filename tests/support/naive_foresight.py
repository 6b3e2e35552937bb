"""Forecasts and the four kinds of reason, literally and slowly: every act is looked at, nothing is remembered.

Worlds and transitions are the engine's, and so are plans (the reason of the kind *gain* that needs no forecast).
"""

from __future__ import annotations

from denouement.engine import Engine, Reasons, condition
from denouement.ground import AllOf, AnyOf, Compare, Const, OneOf, Read, compared
from denouement.model import ValueType

__all__ = ["NaiveForesight"]


class NaiveForesight:
    """What people would do, ``horizon`` acts ahead and ``depth`` minds deep."""

    def __init__(self, engine: Engine, horizon: int, depth: int):
        self.engine = engine
        self.ground = engine.ground
        self.horizon = horizon
        self.depth = depth
        self.gains = Reasons(engine, horizon, depth)

    # --- forecasts: a future is a list of (act, world after it)

    def forecast(self, world, ahead, owner, layer, floor, silent=None):
        """What the owner foresees from a world of their own."""
        if not ahead:
            return []
        best = None
        for person in self.engine.everyone:
            if person == silent:
                continue
            found = self.able(world, person, ahead, owner, layer, floor, silent)
            if found is not None:
                rank = (person in floor, found[1][0] - found[2][0], found[1][1] - found[2][1])
                if best is None or rank > best[0]:
                    best = rank, found[0]
        if best is None:
            return []
        return self.beginning(world, best[1], ahead, owner, layer, silent)

    def beginning(self, world, act, ahead, owner, layer, silent=None):
        """The future that begins with an act."""
        after = self.engine.step(world, act)
        floor = self.addressed(act)
        return [(act, after), *self.forecast(after, ahead - 1, owner, layer, floor, silent)]

    def addressed(self, act):
        """Who is named by the act and need not be willing."""
        named = {self.ground.people.index(a) for a in act.arguments if a in self.ground.people}
        return named - set(act.willing)

    def mind(self, world, person, owner, layer):
        """What a person believes in the owner's forecast, and how deep that is."""
        return (world, layer) if person == owner else (world.minds[person], layer + 1)

    def able(self, world, person, ahead, owner, layer, floor, silent):
        """The act somebody would do that can really be done, with its worth and that of doing nothing."""
        believed, deeper = self.mind(world, person, owner, layer)
        barred = set()
        while True:
            found = self.choice(believed, person, ahead, deeper, floor, barred)
            if found is None:
                return None
            act = found[0]
            if (
                self.engine.possible(world, act)
                and self.engine.step(world, act) is not world
                and self.consent(act, person, world, ahead, owner, layer, floor, silent)
            ):
                return found
            barred.add(act.id)

    def choice(self, believed, person, ahead, layer, floor, barred=()):
        """(act, worth, worth of doing nothing) of what somebody would do; None if they would wait."""
        if self.engine.utility(believed, person) is None:
            return None
        if layer > self.depth:
            return self.at_once(believed, person, barred)
        idle = self.forecast(believed, ahead - 1, person, layer, floor, person)
        nothing = self.worth(person, believed, idle)
        found = []
        for act in self.ground.acts:
            if person not in act.willing or not act.planned or act.id in barred:
                continue
            if not self.engine.possible(believed, act) or self.engine.step(believed, act) is believed:
                continue
            if not self.consent(act, person, believed, ahead, person, layer, floor, None):
                continue
            future = self.beginning(believed, act, ahead, person, layer)
            worth = self.worth(person, believed, future)
            put_off = self.only_put_off(person, believed, future, nothing[0], ahead, layer)
            if worth[:2] > nothing[:2] and not put_off:
                found.append((worth, act))
        if not found:
            return None
        best = max(w for w, _ in found)
        if idle:
            others_first = self.beginning(believed, idle[0][0], ahead - 1, person, layer)
            if self.worth(person, believed, others_first) > best:
                return None
        return next(a for w, a in found if w == best), best, nothing

    def only_put_off(self, person, believed, future, loss, ahead, layer):
        """Whether what comes after a future, if somebody does nothing more, is the loss all the same."""
        now, end = self.utility(person, believed), future[-1][1]
        if loss >= now or self.utility(person, end) > now:
            return False
        later = self.forecast(end, ahead - 1, person, layer, set(), person)
        return self.utility(person, later[-1][1] if later else end) <= loss

    def at_once(self, believed, person, barred):
        """What pays most at once, for somebody deeper than is thought."""
        acts = [a for a in self.ground.acts if person in a.willing and a.planned and a.id not in barred]
        acts = [a for a in acts if self.engine.possible(believed, a)]
        paid = [self.utility(person, self.engine.step(believed, a)) for a in acts]
        now = self.utility(person, believed)
        if not paid or max(paid) <= now:
            return None
        return acts[paid.index(max(paid))], (max(paid), 0, 0), (now, 0, 0)

    def consent(self, act, proposer, world, ahead, owner, layer, floor, silent):
        """Whether everybody else who must be willing prefers the act to its not being done."""
        for other in act.willing:
            if other == proposer:
                continue
            believed, deeper = self.mind(world, other, owner, layer)
            if other == silent or not self.engine.possible(believed, act):
                return False
            if deeper > self.depth:
                if not self.utility(other, self.engine.step(believed, act)) > self.utility(other, believed):
                    return False
                continue
            idle = self.worth(
                other, believed, self.forecast(believed, ahead - 1, other, deeper, floor, other)
            )
            done = self.worth(other, believed, self.beginning(believed, act, ahead, other, deeper))
            if not done[:2] > idle[:2]:
                return False
        return True

    # --- worth

    def utility(self, person, world):
        """How well off somebody is; nothing is worse than not knowing."""
        utility = self.engine.utility(world, person)
        return float("-inf") if utility is None else utility

    def worth(self, person, now, future):
        """(how well off at the end, how many wants settled, minus the acts until it is so, minus the person's own)."""
        worlds = [now, *(w for _, w in future)]
        utilities = [self.utility(person, w) for w in worlds]
        when = next(n for n in range(len(worlds)) if len(set(utilities[n:])) == 1)
        own = [act for act, _ in future if person in act.willing]
        return utilities[-1], len(self.settled(person, now, future)), -when, -len(own)

    def settled(self, person, now, future):
        """The wants open now that are met at the end, or lost by an act addressed to the person."""
        worlds = [now, *(w for _, w in future)]
        found = set()
        for number in self.open_wants(now, person) - self.open_wants(worlds[-1], person):
            last = max(n for n, w in enumerate(worlds) if number in self.open_wants(w, person))
            told = person in self.addressed(future[last][0])
            if told or condition(self.ground.wants[number].condition, worlds[-1]):
                found.add(number)
        return found

    # --- open wants

    def open_wants(self, world, person):
        """The wants of a person that are not met and could be."""
        possible = [{v} for v in world.values]
        happenings = [(a.precondition, a.effects) for a in self.ground.acts if a.searched and a.willing]
        happenings += [(r.when, r.effects) for r in self.ground.reactions]
        while True:
            before = sum(map(len, possible))
            for needs, effects in happenings:
                if self.could(needs, possible):
                    for effect in effects:
                        if not effect.path and self.could(effect.condition, possible):
                            possible[effect.fluent] |= self.given(effect)
            if before == sum(map(len, possible)):
                break
        return {
            number
            for number, want in enumerate(self.ground.wants)
            if want.person == person
            and want.condition is not None
            and condition(want.there, world)
            and not condition(want.condition, world)
            and self.could(want.condition, possible)
        }

    def given(self, effect):
        """What an effect may make of its fluent; numbers are not followed."""
        if self.ground.fluents[effect.fluent].type is ValueType.NUMBER:
            return set()
        if isinstance(effect.value, Const):
            return {effect.value.value}
        constants = [e for a in self.ground.acts for e in a.effects]
        constants += [e for r in self.ground.reactions for e in r.effects]
        written = {
            e.value.value for e in constants if e.fluent == effect.fluent and isinstance(e.value, Const)
        }
        return written | set(self.ground.domains[effect.fluent] or ())

    def could(self, expression, possible):
        """Whether a condition is possible; what is asked of minds and numbers is."""
        match expression:
            case Const(value):
                return value is True
            case AllOf(parts):
                return all(self.could(p, possible) for p in parts)
            case AnyOf(parts):
                return any(self.could(p, possible) for p in parts)
            case Compare("==" | "!=" as operator, Read(fluent), Const(value)):
                if self.ground.fluents[fluent].type is not ValueType.NUMBER:
                    return any(compared(operator, v, value) for v in possible[fluent])
            case OneOf(Read(fluent), values, inside):
                if self.ground.fluents[fluent].type is not ValueType.NUMBER:
                    return any((v in values) == inside for v in possible[fluent])
        return True

    # --- reasons

    def kind(self, act, person, world):
        """The kind of reason somebody has for an act; None for none."""
        if not act.planned:
            return None
        if self.gains.reason(act, person, world) is not None:
            return "gain"
        believed = world.minds[person]
        if self.engine.utility(believed, person) is None or not self.engine.possible(believed, act):
            return None
        if self.engine.step(believed, act) is believed:
            return None
        now = self.utility(person, believed)
        future = self.beginning(believed, act, self.horizon, person, 1)
        worth = self.worth(person, believed, future)
        idle = self.forecast(believed, self.horizon - 1, person, 1, set(), person)
        choice = self.choice(believed, person, self.horizon, 1, set())
        as_good = choice is not None and worth >= choice[1]
        if as_good:
            without = idle
        elif idle:
            without = self.beginning(believed, idle[0][0], self.horizon - 1, person, 1)
        else:
            without = self.forecast(believed, self.horizon - 1, person, 1, set())
        other = self.worth(person, believed, without)
        new = self.settled(person, believed, future) - self.settled(person, believed, without)
        if worth[0] > other[0] and (as_good or other[0] < now):
            if worth[0] > now:
                return "gain"
            if not self.only_put_off(person, believed, future, other[0], self.horizon, 1):
                return "avoid"
        elif worth[0] == other[0] and new:
            return "settle"
        return "precaution" if self.saves(act, person, believed) else None

    def saves(self, act, person, believed):
        """Whether an act saves more, in a turn that is feared, than it costs."""
        now = self.utility(person, believed)
        after = self.engine.step(believed, act)
        cost = max(0.0, now - self.utility(person, after))
        feared = self.feared(person, believed)
        for turn in feared:
            saved = self.after_turn(person, after, turn)
            saved = self.utility(person, after) if saved is None else saved
            loss = self.after_turn(person, believed, turn)
            new = [t for t in self.feared(person, after) if t not in feared]
            if saved - loss > cost and all(self.after_turn(person, after, t) > loss for t in new):
                return True
        return False

    def feared(self, person, believed):
        """The turns of others that leave somebody worse off than now, but for those that go on from another."""
        found = []
        for turn in self.turns(person, believed):
            if any(turn[: len(f)] == f for f in found):
                continue
            if self.after_turn(person, believed, turn) < self.utility(person, believed):
                found.append(turn)
        return found

    def after_turn(self, person, world, turn):
        """How well off somebody ends who foresees what follows a turn of others; None if it cannot be taken."""
        for act in turn:
            if not self.engine.possible(world, act):
                return None
            world = self.engine.step(world, act)
        ahead = max(1, self.horizon - 1 - len(turn))
        future = self.forecast(world, ahead, person, 1, self.addressed(turn[-1]))
        return self.utility(person, future[-1][1] if future else world)

    def turns(self, person, world):
        """Turns of one or two acts that others might believably take."""
        firsts = list(self.believable(person, world, 1))
        for act in firsts:
            yield (act,)
        if self.horizon > 2:
            for act in firsts:
                for second in self.believable(person, self.engine.step(world, act), 2):
                    yield act, second

    def believable(self, person, world, number):
        """The acts of others, each with a plan of their own behind it."""
        if number > self.horizon - 1:
            return
        for act in self.ground.acts:
            if not act.planned or not act.willing or person in act.willing:
                continue
            if self.engine.possible(world, act) and self.engine.step(world, act) is not world:
                if all(self.gains.nested(act, q, world, self.horizon - number) for q in act.willing):
                    yield act
