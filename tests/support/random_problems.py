"""Small problems of the research syntax at random, as text: always valid, the same for a number on every run.

A problem has a few people, places and things, properties of every type (some of which never change), actions and
triggers, wants and an opening. One thing leads to another: conditions ask mostly for what some effect brings about, and
wants for what some action gives. Triggers come to rest: each either marks that it has run, or notices something.

It is one long module, because all its parts draw from one row of chances and look at what the others have given so far.
For ground problems put together without any text, see :mod:`support.random_ground`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from denouement.diagnostics import Source
from denouement.model import Story
from denouement.sabre import read_problem

__all__ = ["random_story", "random_text"]

_NAMES = ("Ada", "Ben", "Cyd", "Dov")
_PLACES = ("Attic", "Barn", "Cellar")
_THINGS = ("Drum", "Egg")
_WHO, _WHERE, _WHAT, _FLAG, _NUMBER = "character", "room", "thing", "boolean", "number"


def random_text(
    seed: int,
    *,
    people: Sequence[int] = (2, 2, 3),
    places: Sequence[int] = (1, 2, 2, 3),
    things: Sequence[int] = (0, 1, 1, 2),
    actions: Sequence[int] = (3, 4, 4, 5),
    triggers: Sequence[int] = (0, 0, 1, 2),
    secrets: bool = True,
    differing: bool = True,
) -> str:
    """The text of the random problem of this number.

    ``secrets``: with acts that not everybody sees, effects on beliefs and wrong beliefs at first. ``differing``: with
    conditions that two properties are not the same.
    """
    random = Random(seed)
    sizes = [random.choice(n) for n in (people, places, things, actions, triggers)]
    return _Maker(random, *sizes, secrets, differing).text()


@lru_cache(maxsize=256)
def random_story(seed: int, **sizes: Sequence[int] | bool) -> Story:
    """The same, read."""
    return read_problem(Source(f"random{seed}.txt", random_text(seed, **sizes)))


@dataclass(frozen=True)
class _Property:
    name: str
    takes: tuple[str, ...]
    gives: str
    changes: bool = True

    @property
    def declaration(self) -> str:
        roles = ", ".join(f"x{i} : {kind}" for i, kind in enumerate(self.takes))
        return f"property {self.name}({roles}) : {self.gives};"


@dataclass
class _Scope:
    """The variables that can be used at a place, with their types."""

    variables: dict[str, str]

    def and_(self, name: str, kind: str) -> _Scope:
        return _Scope({**self.variables, name: kind})


class _Maker:
    """Makes one problem; every choice comes from ``random`` alone."""

    def __init__(
        self,
        random: Random,
        people: int,
        places: int,
        things: int,
        actions: int,
        triggers: int,
        secrets: bool,
        differing: bool,
    ) -> None:
        self.random = random
        self.secrets = secrets
        self.differing = differing
        self.members = {
            _WHO: _NAMES[:people],
            _WHERE: _PLACES[:places],
            _WHAT: _THINGS[:things],
            _FLAG: ("False", "True"),
        }
        self.properties = self._properties()
        self.given: list[
            tuple[str, str]
        ] = []  # (property with its arguments filled, value): what effects give
        self.items: list[str] = []
        self.n_actions, self.n_triggers = actions, triggers
        self.heroes: list[str] = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    # --- what there is

    def _properties(self) -> list[_Property]:
        found = [
            _Property("at", (_WHO,), _WHERE),
            _Property("ready", (_WHO,), _FLAG),
            _Property("coins", (_WHO,), _NUMBER),
            _Property("night", (), _FLAG),
        ]
        if self.members[_WHAT]:
            found.append(_Property("owner", (_WHAT,), _WHO))
        extra = [
            _Property("level", (), _NUMBER),
            _Property("likes", (_WHO, _WHO), _FLAG),
            _Property("open", (_WHERE,), _FLAG),
            _Property("path", (_WHERE, _WHERE), _FLAG, changes=False),
            _Property("home", (_WHO,), _WHERE, changes=False),
            _Property("skill", (_WHO,), _NUMBER, changes=False),
        ]
        return found + self.random.sample(extra, self.random.randint(1, 3))

    def text(self) -> str:
        """The whole file."""
        if self.chance(0.75):
            self._plot()
        for number in range(len(self.items), self.n_actions):
            self._action(f"act{number}")
        for number in range(self.n_triggers):
            self._trigger(f"trig{number}")
        opening = self._opening()
        wants = self._wants()
        lines = ["type room;", "type thing;"]
        for kind in (_WHO, _WHERE, _WHAT):
            lines += [f"entity {name} : {kind};" for name in self.members[kind]]
        lines += [p.declaration for p in self.properties]
        return "\n".join([*lines, *self.items, *opening, *wants, ""])

    # --- terms and atoms

    def _term(self, kind: str, scope: _Scope) -> str:
        """A variable of the type, more often than a name."""
        fitting = [v for v, k in scope.variables.items() if k == kind]
        if fitting and self.chance(0.8):
            return self.random.choice(fitting)
        return self.random.choice(self.members[kind])

    def _read(self, of: _Property, scope: _Scope) -> str:
        return f"{of.name}({', '.join(self._term(k, scope) for k in of.takes)})"

    def _pick(self, *gives: str, changing: bool = False) -> _Property:
        fitting = [
            p for p in self.properties if (not gives or p.gives in gives) and (p.changes or not changing)
        ]
        return self.random.choice(fitting)

    def _value(self, of: _Property, scope: _Scope) -> str:
        if of.gives == _NUMBER:
            return str(self.random.randint(0, 2))
        if of.gives == _FLAG:
            return "True" if self.chance(0.7) else "False"
        return self._term(of.gives, scope)

    def _atom(self, scope: _Scope) -> str:
        """A comparison or a property that is so; often what some effect gives."""
        random = self.random
        if self.given and self.chance(0.45):
            read, value = random.choice(self.given)
            if value in ("True", "False"):
                return read if value == "True" else f"!{read}"
            return f"{read} == {value}"
        of = self._pick()
        read = self._read(of, scope)
        if of.gives == _FLAG:
            return read if self.chance(0.65) else f"!{read}" if self.chance(0.7) else f"{read} == False"
        if of.gives == _NUMBER:
            if self.chance(0.15):
                other = self._read(self._pick(_NUMBER), scope)
                signs = (">", ">=", "<", "==", "!=") if self.differing else (">", ">=", "<", "==")
                return f"{read} {random.choice(signs)} {other}"
            if self.chance(0.1):
                return f"{read} {random.choice(('==', '!='))} ?"
            return f"{read} {random.choice(('>', '>=', '<', '<=', '=='))} {random.randint(0, 2)}"
        roll = random.random()
        if roll < 0.2:
            same = [p for p in self.properties if p.gives == of.gives]
            signs = ("==", "==", "!=") if self.differing else ("==",)
            return f"{read} {random.choice(signs)} {self._read(random.choice(same), scope)}"
        if roll < 0.28:
            return f"{read} {random.choice(('==', '!='))} ?"
        if roll < 0.33:
            return f"{read} : {of.gives}"
        return f"{read} {random.choice(('==', '==', '==', '!='))} {self._term(of.gives, scope)}"

    def _condition(self, scope: _Scope, depth: int = 1) -> str:
        """An atom, mostly; else alternatives, a belief, a quantifier, an if or a test of who is who."""
        roll = self.random.random()
        if depth == 0 or roll < 0.62:
            return self._atom(scope)
        if roll < 0.7:
            return f"({self._atom(scope)} | {self._condition(scope, depth - 1)})"
        if roll < 0.82:
            inner = self._condition(scope, depth - 1)
            who = self._term(_WHO, scope)
            if self.chance(0.2):
                inner = f"believes({self._term(_WHO, scope)}, {inner})"
            return f"believes({who}, {inner})"
        if roll < 0.88:
            kind = self.random.choice([k for k in (_WHO, _WHERE, _WHAT) if self.members[k]])
            body = f"({self._atom(scope.and_('q', kind))} {self.random.choice('&|')} {self._atom(scope.and_('q', kind))})"
            return f"({self.random.choice(('exists', 'forall'))}(q : {kind}) {body})"
        if roll < 0.92:
            otherwise = f" else ({self._atom(scope)})" if self.chance(0.5) else ""
            return f"(if({self._atom(scope)}) ({self._atom(scope)}){otherwise})"
        if roll < 0.95 and len(self.members[_WHAT]) > 1:
            return f"(exists(q : {_WHAT}) owner(q) == {self._term(_WHO, scope)})"
        people = [v for v, k in scope.variables.items() if k == _WHO]
        if people:
            return f"{people[0]} {self.random.choice(('==', '!=', '!='))} {self._term(_WHO, scope)}"
        return f"!({self._atom(scope)})"

    # --- effects

    def _number(self, read: str, scope: _Scope) -> str:
        """A new value for a number: mostly a step from the old one."""
        random, roll = self.random, self.random.random()
        if roll < 0.55:
            return f"{read} {random.choice('++-')} 1"
        if roll < 0.62:
            return f"{self._read(self._pick(_NUMBER), scope)} {random.choice('*/')} 2"
        if roll < 0.66:
            return f"{self._read(self._pick(_NUMBER), scope)} / {self._read(self._pick(_NUMBER), scope)}"
        if roll < 0.7:
            return f"(sum(q : {_WHO}) coins(q))"
        if roll < 0.74:
            return "?"
        return str(random.randint(0, 2))

    def _assignment(self, scope: _Scope, counting: bool = True) -> tuple[str, str]:
        """What gets a value, and the text that gives it."""
        of = self._pick(changing=True)
        read = self._read(of, scope)
        if of.gives == _NUMBER:
            value = self._number(read, scope) if counting else str(self.random.randint(0, 2))
        elif of.gives == _FLAG:
            value = self._value(of, scope)
            if counting and self.chance(0.1):
                value = f"({self._atom(scope)})"
        else:
            value = "?" if self.chance(0.1) else self._value(of, scope)
            same = [p for p in self.properties if p.gives == of.gives]
            if counting and self.chance(0.12):
                value = self._read(self.random.choice(same), scope)
        if of.gives == _FLAG and value in ("True", "False") and self.chance(0.3):
            return read, read if value == "True" else f"!{read}"
        self._remember(read, value, scope)
        return read, f"{read} = {value}"

    def _remember(self, read: str, value: str, scope: _Scope) -> None:
        """Keep what an effect gives, with its variables filled, for conditions and wants to ask for."""
        if not value.replace(".", "").isalnum():
            return
        words = dict(
            zip(
                scope.variables,
                (self.random.choice(self.members[k]) for k in scope.variables.values()),
                strict=True,
            )
        )
        name, _, inside = read.partition("(")
        arguments = [words.get(a, a) for a in inside[:-1].split(", ") if a]
        self.given.append((f"{name}({', '.join(arguments)})", words.get(value, value)))

    def _effects(self, scope: _Scope, count: int, counting: bool = True) -> list[str]:
        """Effects of which no two give the same thing a value in the same mind."""
        made: dict[str, str] = {}
        for _ in range(count):
            target, text = self._assignment(scope, counting)
            if self.secrets and self.chance(0.22):
                who = self._term(_WHO, scope)
                target, text = f"{who}>{target}", f"believes({who}, {text})"
                if self.chance(0.15):
                    who = self._term(_WHO, scope)
                    target, text = f"{who}>{target}", f"believes({who}, {text})"
            elif self.chance(0.15):
                text = f"if({self._condition(scope, 0)}) ({text})"
                if self.chance(0.3):
                    text += f" else ({self._assignment_like(target, scope)})"
            made.setdefault(target, text)
        if self.chance(0.08) and not any("coins" in t for t in made):
            made["coins"] = (
                f"(forall(q : {_WHO}) (if(ready(q)) coins(q) = coins(q) + 1))" if counting else "True"
            )
        return list(made.values())

    def _assignment_like(self, target: str, scope: _Scope) -> str:
        name = target.partition("(")[0]
        of = next(p for p in self.properties if p.name == name)
        return f"{target} = {self._value(of, scope)}"

    # --- actions and triggers

    def _plot(self) -> None:
        """Somebody can bring about what makes an act possible that pays, for them alone or with another's consent."""
        random = self.random
        hero, other = self.heroes = random.sample(self.members[_WHO], 2)
        nobody, choices = _Scope({}), ["night() = True", f"ready({hero}) = True", f"ready({other}) = True"]
        choices += [f"at({hero}) = {p}" for p in self.members[_WHERE][:2]]
        choices += [f"owner({t}) = {hero}" for t in self.members[_WHAT]]
        middle = random.choice(choices)
        read, _, value = middle.partition(" = ")
        self.given.append((read, value))
        is_so = read if value == "True" else f"{read} == {value}"
        willing = random.choice(([hero], [hero], [hero, other], [other], [other, hero]))
        pays = [
            f"coins({p}) = coins({p}) + {random.choice((1, 1, 2))}" for p in dict.fromkeys([*willing, hero])
        ]
        first = [middle, *([f"coins({hero}) = coins({hero}) - 1"] if self.chance(0.15) else [])]
        self._written("act0", nobody, self._extra(nobody), first, [hero])
        self._written("act1", nobody, [is_so, *self._extra(nobody)], pays, willing)

    def _extra(self, scope: _Scope) -> list[str]:
        return [self._condition(scope)] if self.chance(0.2) else []

    def _written(
        self, name: str, scope: _Scope, conditions: list[str], effects: list[str], willing: list[str]
    ) -> None:
        parts = [f"precondition: {' & '.join(conditions)};"] if conditions else []
        parts.append(f"effect: {' & '.join(effects)};")
        if willing:
            parts.append(f"consenting: {', '.join(willing)};")
        parts += self._observing(scope, willing)
        self.items.append(f"action {name}({_head(scope)}) {{\n\t" + "\n\t".join(parts) + "\n};")

    def _roles(self, most: int) -> _Scope:
        kinds = [k for k in (_WHO, _WHO, _WHERE, _WHAT) if self.members[k]]
        count = self.random.choice((0, 1, 1, 1, 2)) if most > 1 else self.random.randint(0, 1)
        return _Scope({f"v{i}": kind for i, kind in enumerate(self.random.choices(kinds, k=count))})

    def _action(self, name: str) -> None:
        random, scope = self.random, self._roles(2)
        people = [v for v, k in scope.variables.items() if k == _WHO]
        candidates = people + [n for n in self.members[_WHO] if self.chance(0.5)]
        random.shuffle(candidates)
        count = random.choice((0, 1, 1, 1, 1, 1, 2))
        willing = list(dict.fromkeys(candidates))[:count]
        conditions = [self._condition(scope) for _ in range(random.choice((0, 1, 1, 1, 2)))]
        effects = self._effects(scope, random.choice((1, 1, 2, 3)))
        if willing and self.chance(0.45):
            reward = f"coins({random.choice(willing)})"
            if not any(reward in e.partition("=")[0] for e in effects):
                effects.append(f"{reward} = {reward} + {random.randint(1, 2)}")
        self._written(name, scope, conditions, effects, willing)

    def _observing(self, scope: _Scope, willing: list[str]) -> list[str]:
        """Everybody, nobody, those who take part, those who are there, or whoever something is so for."""
        if not self.secrets or self.chance(0.4):
            return [] if self.chance(0.7) else ["observing(c : character): True;"]
        part = " | ".join(f"c == {w}" for w in willing) or "False"
        inner = scope.and_("c", _WHO)
        which = self.random.choice(
            (
                "False",
                part,
                part,
                f"{part} | at(c) == at({self._term(_WHO, scope)})",
                f"{part} | {self._atom(inner)}",
                f"{part} | believes(c, {self._atom(inner)})",
                f"!({self._atom(inner)})",
            )
        )
        return [f"observing(c : {self.random.choice((_WHO, _WHO, 'entity'))}): {which};"]

    def _trigger(self, name: str) -> None:
        """Either somebody notices what is so, or something follows once and its mark is left."""
        if self.secrets and self.chance(0.4):
            of = self._pick(_WHERE, _WHO, changing=True)
            scope = _Scope({"v0": _WHO, **{f"w{i}": k for i, k in enumerate(of.takes)}, "value": of.gives})
            read = f"{of.name}({', '.join(f'w{i}' for i in range(len(of.takes)))})"
            seen = f"{read} == value & {self._atom(_Scope({'v0': _WHO}))} & believes(v0, {read} != value)"
            effect = f"believes(v0, {read} = value)"
        else:
            scope = self._roles(1)
            mark = _Property(f"done{name}", tuple(scope.variables.values()), _FLAG, changes=False)
            read = f"{mark.name}({', '.join(scope.variables)})"
            seen = f"!{read} & {self._condition(scope)}"
            effect = " & ".join(
                [f"{read} = True", *self._effects(scope, self.random.randint(1, 2), counting=False)]
            )
            self.properties.append(mark)
        self.items.append(
            f"trigger {name}({_head(scope)}) {{\n\tprecondition: {seen};\n\teffect: {effect};\n}};"
        )

    # --- the opening, and what is wanted

    def _opening(self) -> list[str]:
        random, nobody = self.random, _Scope({})
        lines = [f"at({name}) = {random.choice(self.members[_WHERE])};" for name in self.members[_WHO]]
        for of in self.properties:
            if of.name in ("path", "home", "skill", "owner"):
                for _ in range(3):
                    lines.append(f"{self._read(of, nobody)} = {self._value(of, nobody)};")
        for _ in range(random.randint(0, 3)):
            _, text = self._assignment(nobody, counting=self.chance(0.2))
            if self.secrets and self.chance(0.5):
                text = f"believes({self._term(_WHO, nobody)}, {text})"
                if self.chance(0.25):
                    text = f"believes({self._term(_WHO, nobody)}, {text})"
            lines.append(f"{text};")
        if self.chance(0.1):
            lines.append("forall(q : character) ready(q) = True;")
        return lines

    def _want(self) -> str:
        roll = self.random.random()
        nobody = _Scope({})
        if roll < 0.75:
            worth = self.random.choice((1, 1, 2, 3))
            return f"(if({self._condition(nobody, 1 if self.chance(0.2) else 0)}) {worth} else 0)"
        if roll < 0.9:
            return self._read(self._pick(_NUMBER), nobody)
        return f"(sum(q : {_WHO}) coins(q))"

    def _wants(self) -> list[str]:
        lines = []
        for name in self.members[_WHO]:
            if self.chance(0.93):
                parts = [self._want()]
                if self.chance(0.9 if name in self.heroes else 0.4):
                    parts = [f"coins({name})", *parts] if self.chance(0.6) else [f"coins({name})"]
                if self.chance(0.15):
                    parts.append(f"(0 - {self._want()})")
                lines.append(f"utility({name}): {' + '.join(dict.fromkeys(parts))};")
        author = self._want()
        if self.heroes and self.chance(0.7):
            author = f"coins({self.random.choice(self.heroes)})"
        lines.append(f"utility(): {author};")
        return lines


def _head(scope: _Scope) -> str:
    return ", ".join(f"{name} : {kind}" for name, kind in scope.variables.items())
