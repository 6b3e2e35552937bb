"""One story that holds every edit at once, so that an edit set is only another opening of it.

The candidate lines are read together with the writer's file, under headings of their own after its end; then everything is
grounded once, with each of them taken for possible. Whether a want is there and how much it weighs, and whether a
seat or a thing is there, are facts of the opening: hidden ones, that no sentence speaks of and no answer shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from denouement.answers.change.edits import Edit
from denouement.diagnostics import Source
from denouement.engine import Engine
from denouement.ground import (
    YES,
    Compare,
    Const,
    Fluent,
    Ground,
    GroundAct,
    GroundEffect,
    GroundExpression,
    GroundStep,
    GroundWant,
    If,
    Math,
    Read,
    ground,
    reads,
)
from denouement.ground.reach import ANY, Traffic, relevant, touching, wanted_by
from denouement.ground.simplify import all_hold, any_holds
from denouement.language import Library, read
from denouement.model import Statement, Step, Story, Value, ValueType

__all__ = ["Variants", "variants"]

_MOST_READINGS = 6
"""How often the file is read with candidates, leaving out those that are no sentences, before they are given up."""


@dataclass
class Variants:
    """The story with all edits.

    Attributes:
        edits: those that can be read, in order.
        engine: the engine of the ground problem that holds them all.
        at_first: the statements of the file, by line, as effects; ``said`` the same for lines that edits bring.
        past: the acts of ``before`` by line; ``since`` those of ``now``; ``acts`` those of lines that edits bring.
        weighing: the acts that give a want its weight, by the want (its line or its words) and the weight.
        leaving: the acts that take something away, by its name.
    """

    edits: tuple[Edit, ...]
    engine: Engine
    at_first: dict[int, tuple[GroundEffect, ...]] = field(default_factory=dict)
    said: dict[str, tuple[GroundEffect, ...]] = field(default_factory=dict)
    past: dict[int, GroundAct] = field(default_factory=dict)
    since: dict[int, GroundAct] = field(default_factory=dict)
    acts: dict[str, GroundAct] = field(default_factory=dict)
    weighing: dict[tuple[int | str, float], tuple[GroundAct, ...]] = field(default_factory=dict)
    leaving: dict[str, GroundAct] = field(default_factory=dict)

    @property
    def ground(self) -> Ground:
        """The ground problem."""
        return self.engine.ground


def variants(source: Source, library: Library, ending: str, edits: Sequence[Edit]) -> Variants:
    """The story of ``source`` with room for all these edits; what cannot be read is left out of them.

    Raises:
        StoryError: it is too large to be written out.
    """
    story, lines, kept = _read_with(source, library, edits)
    return _Maker(story, ending, lines, kept).made


def _read_with(
    source: Source, library: Library, edits: Sequence[Edit]
) -> tuple[Story, dict[int, str], tuple[Edit, ...]]:
    """The story with all candidate lines that are sentences, those lines by number, and the edits left."""
    left = tuple(edits)
    for _ in range(_MOST_READINGS):
        steps = dict.fromkeys(t for e in left for t in e.lines)
        wants = dict.fromkeys(e.wanted for e in left if e.wanted)
        rows = ["", "before", *(f"  {t}" for t in steps), "wants", *(f"  {t}: 1" for t in wants)]
        first = len(source.lines) + 1
        lines = {first + i: row.strip().removesuffix(": 1") for i, row in enumerate(rows)}
        story, report = read(Source(source.name, source.text + "\n" + "\n".join(rows)), library)
        bad = {lines.get(d.span.line) for d in report.found}
        if story is not None and not bad:
            return story, lines, left
        left = tuple(e for e in left if bad.isdisjoint((*e.lines, e.wanted or None)))
    story, _ = read(source, library)
    assert story is not None
    return story, {}, tuple(e for e in left if not (e.lines or e.wanted))


class _Maker:
    """Grounds the story with everything that edits could make so, and adds what is hidden."""

    def __init__(self, story: Story, ending: str, lines: dict[int, str], edits: tuple[Edit, ...]) -> None:
        self.lines = lines
        self.file = story.file
        touched = {n for e in edits for n in (*e.drops, *(n for n, _ in e.puts))}
        at_first = [s for s in story.at_first if not self._is_own(s) or s.span.line not in touched]
        loose = [s for s in story.at_first if self._is_own(s) and s.span.line in touched]
        self.story = replace(
            story,
            at_first=tuple(at_first),
            before=(*loose, *story.before),
            endings=tuple(e for e in story.endings if e.name == ending),
            draft=(),
        )
        self.grounded = ground(self.story)
        self.fluents = list(self.grounded.fluents)
        self.domains = list(self.grounded.domains)
        self.acts = list(self.grounded.acts)
        self.reactions = list(self.grounded.reactions)
        self.wants = list(self.grounded.wants)
        self.made = Variants(edits, None)  # type: ignore[arg-type]
        self._lines_as_effects(loose)
        self._presence_as_facts(edits)
        self._guard(self._wants_as_facts(edits))
        whole = replace(
            self.grounded,
            fluents=tuple(self.fluents),
            domains=tuple(self.domains),
            acts=tuple(self.acts),
            reactions=tuple(self.reactions),
            wants=tuple(self.wants),
        )
        self.made.engine = Engine(whole)

    def _is_own(self, step: Step) -> bool:
        return step.span.file == self.file

    # --- lines

    def _lines_as_effects(self, loose: Sequence[Statement]) -> None:
        made, grounded = self.made, self.grounded
        of_worlds = 0
        for statement, effects in zip(self.story.at_first, grounded.start, strict=True):
            if not self._is_own(statement):
                of_worlds -= 1
            made.at_first[statement.span.line if self._is_own(statement) else of_worlds] = effects
        for number, (step, ground_step) in enumerate(zip(self.story.before, grounded.before, strict=True)):
            line = step.span.line
            if number < len(loose):
                made.at_first[line] = ground_step.effects
            elif line in self.lines:
                made.said[self.lines[line]] = ground_step.effects
                made.acts[self.lines[line]] = self._act_of(ground_step)
            else:
                made.past[line] = self._act_of(ground_step)
        for statement, ground_step in zip(self.story.now, grounded.now, strict=True):
            made.since[statement.span.line] = self._act_of(ground_step)
        # What worlds say comes first, then what the file says, in its order.
        made.at_first = dict(sorted(made.at_first.items(), key=lambda kv: (kv[0] > 0, abs(kv[0]))))

    def _act_of(self, step: GroundStep) -> GroundAct:
        """The act of a line; news become acts that nobody can do, so that they have a number of their own."""
        assert step.act is not None
        return step.act if step.act.action else self._add_act(step.act.effects, step.act.observers)

    def _add_act(
        self, effects: tuple[GroundEffect, ...], observers: tuple[GroundExpression, ...]
    ) -> GroundAct:
        act = GroundAct(len(self.acts), "", (), (), effects, (), observers, searched=False, planned=False)
        self.acts.append(act)
        return act

    # --- what is hidden

    def _hidden(self, name: str, type_: ValueType, default: Value, values: Sequence[Value]) -> int:
        self.fluents.append(Fluent(f"\0{name}", (), type_, default))
        self.domains.append(frozenset([default, *values]))
        return len(self.fluents) - 1

    def _change(self, values: dict[int, Value]) -> GroundAct:
        """The act that gives hidden facts these values, in the world and in every mind."""
        effects = tuple(GroundEffect((), fluent, Const(value)) for fluent, value in values.items())
        return self._add_act(effects, tuple(YES for _ in self.grounded.people))

    def _wants_as_facts(self, edits: Sequence[Edit]) -> dict[int, GroundExpression]:
        """Let the weights of wants be facts. Returns, for each such want, the condition that it is there."""
        weights: dict[int | str, dict[float, None]] = {}
        for edit in edits:
            if edit.weight is not None:
                weights.setdefault(edit.want, {})[edit.weight] = None
            elif edit.absent:
                for number in edit.drops:
                    weights.setdefault(number, {})[0.0] = None
        conditions: dict[int, GroundExpression] = {}
        for number, model in enumerate(self.story.wants):
            line = model.span.line
            key = self.lines.get(line, line)
            if model.span.file != self.file or key not in weights:
                continue
            is_new = line in self.lines
            weight = self._hidden(
                f"weight {number}", ValueType.NUMBER, 0.0 if is_new else model.weight, list(weights[key])
            )
            there = self._hidden(f"want {number}", ValueType.YES_NO, not is_new, [True, False])
            is_there = Compare("==", Read(there), YES)
            self.wants[number] = _weighed(self.wants[number], weight, is_there)
            conditions[number] = is_there
            for amount in weights[key]:
                change = self._change({weight: amount, there: amount > 0})
                self.made.weighing[key, amount] = (*self.made.weighing.get((key, amount), ()), change)
        return conditions

    def _guard(self, there: dict[int, GroundExpression]) -> None:
        """Let acts that bear only on wants that need not be there be possible only where one of these is there.

        In the story as it would be written, people count on what bears on somebody's want, and on nothing else; so
        nobody is to do, or to reckon with, what serves wants that an opening does not have. What is on the way to the
        ending is left alone, so that it can be told how near a story comes to it.
        """
        grounded = self.grounded
        acts = [a for a in grounded.acts if a.searched]
        events = [Traffic(a.requires, a.observers, a.effects) for a in acts]
        events += [Traffic((r.when,), (), r.effects, automatic=True) for r in grounded.reactions]
        bear = touching if grounded.foresees else relevant
        leads = relevant([w for e in grounded.endings for w in wanted_by(e.condition)], events)
        served = [bear([(f, ANY) for f in reads(w.value)], events) for w in grounded.wants]
        for number, act in enumerate(acts):
            serving = [want for want, bears in enumerate(served) if bears[number]]
            if not act.planned or leads[number] or any(want not in there for want in serving):
                continue
            self._keep_past(act)
            kept = self.acts[act.id]
            asked = any_holds([there[want] for want in serving])
            self.acts[act.id] = replace(kept, requires=(*kept.requires, asked))

    def _keep_past(self, act: GroundAct) -> None:
        """Let lines of the past have the act as it is, whatever anybody is to want."""
        kept: GroundAct | None = None
        for acts in (self.made.past, self.made.acts):
            for key, known in list(acts.items()):
                if known.id == act.id:
                    if kept is None:
                        kept = replace(self.acts[act.id], id=len(self.acts), searched=False, planned=False)
                        self.acts.append(kept)
                    acts[key] = kept  # type: ignore[index]

    def _presence_as_facts(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            if not edit.absent or edit.absent in self.made.leaving:
                continue
            hidden = self._hidden(f"there {edit.absent}", ValueType.YES_NO, True, [True, False])
            there = Compare("==", Read(hidden), YES)
            for number, act in enumerate(self.acts):
                if edit.absent in act.arguments:
                    self.acts[number] = replace(act, requires=(*act.requires, there))
            for number, reaction in enumerate(self.reactions):
                if edit.absent in reaction.arguments:
                    when = all_hold((reaction.when, there))
                    self.reactions[number] = replace(reaction, when=when)
            self.made.leaving[edit.absent] = self._change({hidden: False})
        self._refresh()

    def _refresh(self) -> None:
        """Let the lines have the acts as they came to be."""
        for acts in (self.made.past, self.made.since, self.made.acts):
            for key, act in acts.items():
                acts[key] = self.acts[act.id]  # type: ignore[index]


def _weighed(want: GroundWant, hidden: int, there: GroundExpression) -> GroundWant:
    """The want with the weight that a hidden fact gives."""
    weight = Read(hidden)
    match want.value:
        case _ if want.condition is not None:
            value: GroundExpression = If(want.condition, weight, Const(0.0))
        case Math("*", Const(), counted):
            value = Math("*", weight, counted)
        case other:
            value = Math("*", weight, Math("/", other, Const(want.weight)))
    return replace(want, value=value, there=there)
