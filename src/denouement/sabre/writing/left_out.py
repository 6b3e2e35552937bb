"""What of a story of the story language the research syntax has no word for. Model in, what is lost out."""

from __future__ import annotations

from collections.abc import Iterator

from denouement import english
from denouement.language.writing.unsaid import Unsaid
from denouement.model import (
    Action,
    And,
    Comparison,
    Constant,
    Ending,
    Expression,
    ForEvery,
    Not,
    Reaction,
    Story,
)
from denouement.sabre.apart import kept_apart

__all__ = ["left_out"]


def left_out(story: Story, wanted: Ending | None, problem: Story) -> Iterator[Unsaid]:
    """What of a story the research syntax says otherwise or not at all; ``problem`` is the story recast."""
    claims = [e for e in story.entities.values() if e.claim is not None]
    yield Unsaid(
        story.span,
        "the sentences and names of the story",
        instead="short names stand for them; the sentences are comments",
    )
    described = [e for e in story.entities.values() if e.pronoun or e.description or e.where]
    if described:
        yield Unsaid(
            described[0].span, "pronouns and descriptions of names", "the research syntax has names alone"
        )
    for fact in story.facts.values():
        if not fact.told:
            why = "the research syntax does not say what is told"
            yield Unsaid(fact.span, f"that “{fact.sentence.pattern()}” is not told", why)
    for action in story.actions.values():
        if action.past_only:
            yield Unsaid(
                action.span,
                f"the action “{action.sentence.pattern()}”, only in the past",
                instead="what it brought about is in the initial state",
            )
    happenings: list[Action | Reaction] = [*problem.actions.values(), *problem.reactions.values()]
    for made in happenings:
        requires = made.requires if isinstance(made, Action) else made.when
        different = [{c.left, c.right} for c in requires if isinstance(c, Comparison) and c.operator == "!="]
        if any(not _never(c, different) for c in kept_apart(made.effects)):
            told = f"what comes of “{made.name}” where two of its effects contradict each other"
            yield Unsaid(made.span, told, "the last one counts here, and there it cannot happen")
    if claims:
        yield Unsaid(claims[0].span, "claims", instead="what each says is written out where it is named")
    for step in (*story.before, *story.now):
        yield Unsaid(
            step.span, f"“{step.text}”", "the research syntax has no past, and it has not been played"
        )
    for person in story.people:
        wants = [w for w in story.wants if w.person == person]
        if len(wants) > 1:
            told = f"the {english.number_word(len(wants))} wants of {person}"
            yield Unsaid(wants[0].span, told, instead="they are one utility, their sum")
    yield from _endings(story, wanted)
    if story.draft:
        notes = sum(bool(s.on_purpose) for s in story.draft)
        told = f"the draft ({english.count(len(story.draft), 'line')}"
        told += f", {notes} of them on purpose)" if notes else ")"
        yield Unsaid(story.draft[0].span, told, "the research syntax has no drafts")


def _endings(story: Story, wanted: Ending | None) -> Iterator[Unsaid]:
    for ending in story.endings:
        if ending is wanted:
            told = "it is the author's utility, 1 where it is reached"
            yield Unsaid(ending.span, f"the ending “{ending.name}”", instead=told)
        else:
            why = "an author has one utility; it stands in a comment, and --ending takes it instead"
            yield Unsaid(ending.span, f"the ending “{ending.name}”", why)


def _never(kept: Expression, different: list[set[Expression]]) -> bool:
    """Whether a condition that keeps effects apart holds anyhow, since else different roles or claims would be the same."""
    while isinstance(kept, Not | ForEvery):
        kept = kept.part if isinstance(kept, Not) else kept.body
    same = [p for p in _conjuncts(kept) if isinstance(p, Comparison) and p.operator == "=="]
    if any({p.left, p.right} in different for p in same):
        return True
    pairs = ((p.right, q.right) for p in same for q in same if p.left == q.left)
    return any(isinstance(a, Constant) and isinstance(b, Constant) and a.value != b.value for a, b in pairs)


def _conjuncts(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, And):
        for part in expression.parts:
            yield from _conjuncts(part)
    else:
        yield expression
