"""What is beyond the kernel is answered by the reference engine, without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from denouement.engine import Engine, Reasons, at_first
from denouement.engine import kernel as seam
from denouement.engine.kernel import KernelReasons, engine_name, kernel_of, reasons_for, use_kernel
from denouement.search import KernelSearch, Limits, StorySearch, Watch, story_search
from support.compiled import Both, random_quest
from support.problems import A, B, Problem, believes, both, eq, put

LIMITS = Limits(events=3, horizon=3, depth=1)


def answered(ground, limits=LIMITS):
    """How a story is looked for, by what name, and what is found."""
    engine = Engine(ground)
    search = story_search(engine, at_first(engine), limits, Watch(limits))
    reasons = reasons_for(engine, limits.horizon, limits.depth)
    assert isinstance(reasons, KernelReasons) == isinstance(search, KernelSearch)
    found = {name: len(f.acts) for name, f in search.run().believable.items()}
    willing = [reasons.willing(act, at_first(engine)) for act in ground.acts]
    return type(search), found, willing


def crowd(people):
    """Many people, the first of whom can light a lamp."""
    made = Problem(people)
    lit = made.flag("lit")
    made.act("light", [], [put(lit, True)], [A], seen_by=[A])
    made.want(A, eq(lit))
    made.ending("light", eq(lit))
    return replace(made.ground(), people=tuple(f"P{i}" for i in range(people)))


@pytest.mark.parametrize(("people", "search"), [(255, KernelSearch), (256, StorySearch)])
def test_more_people_than_the_kernel_tells_apart(people, search):
    """The one more changes the engine, and nothing else."""
    assert (search, {"light": 1}, [True]) == answered(crowd(people))


def deep(condition, effect):
    """What somebody believes so many minds deep makes it possible to write something as deep as that."""
    made = Problem(2)
    lit = made.flag("lit")
    told, wanted = ([first, 1 - first] * depth for first, depth in ((A, condition), (B, effect)))
    told, wanted = told[:condition], wanted[:effect]
    made.act("tell", [], [put(lit, True, mind=told)], [A])
    made.act("light", [believes(*told, eq(lit))], [put(lit, True, mind=wanted)], [A])
    made.want(A, both(believes(*wanted, eq(lit))))
    made.ending("light", believes(*wanted, eq(lit)))
    return made.ground()


@pytest.mark.parametrize(
    ("condition", "effect", "search"),
    [(8, 8, KernelSearch), (9, 1, StorySearch), (1, 9, StorySearch), (40, 40, StorySearch)],
)
def test_beliefs_deeper_than_the_kernel_writes(condition, effect, search):
    """A condition or an effect nine minds deep is still read and made."""
    found = answered(deep(condition, effect))
    assert (search, {"light": 2}) == found[:2]


def test_people_who_think_very_far():
    """Farther than the kernel makes tables for."""
    made = Problem(1)
    lit = made.flag("lit")
    made.act("light", [], [put(lit, True)], [A])
    made.want(A, eq(lit))
    made.ending("light", eq(lit))
    for horizon, depth, search in ((60, 60, KernelSearch), (61, 1, StorySearch), (3, 61, StorySearch)):
        assert (search, {"light": 1}, [True]) == answered(made.ground(), Limits(3, horizon, depth))


def test_without_a_kernel_everything_is_answered(monkeypatch):
    """Where it is not installed, and where it is not wanted."""
    ground = random_quest(4)
    expected = answered(ground)
    assert KernelSearch is expected[0]
    use_kernel(False)
    assert "reference engine" == engine_name()
    assert (StorySearch, *expected[1:]) == answered(ground)
    use_kernel(True)
    assert "compiled kernel" == engine_name()
    monkeypatch.setattr(seam, "_installed", False)
    assert "reference engine" == engine_name()
    assert (StorySearch, *expected[1:]) == answered(ground)


def test_a_problem_without_people_or_facts_is_answered():
    """Nothing to be told apart, nothing to be said."""
    nobody = Problem(0)
    lit = nobody.flag("lit")
    nobody.act("light", [], [put(lit, True)])
    nobody.ending("light", eq(lit))
    assert (KernelSearch, {"light": 1}, [True]) == answered(nobody.ground())
    assert (KernelSearch, {}, []) == answered(Problem(2).ground())
    assert (KernelSearch, {}, []) == answered(Problem(0).ground())


def test_one_kernel_serves_one_horizon_of_one_problem():
    """It is made once, and found again."""
    engine = Engine(random_quest(1))
    assert kernel_of(engine, 3, 2) is kernel_of(engine, 3, 1)
    assert kernel_of(engine, 3, 2) is not kernel_of(engine, 4, 2)
    assert kernel_of(Engine(random_quest(1)), 3, 2) is not kernel_of(engine, 3, 2)


def test_what_the_reference_remembers_and_the_kernel_do_not_mix():
    """Worlds come from the store of the engine that a kernel was made for."""
    found = Both(random_quest(6))
    reference = Reasons(found.engine, 4, 2)
    for act in found.ground.acts:
        for person in act.willing:
            reason = found.reasons(4, 2).reason(act, person, found.opening)
            expected = reference.reason(act, person, found.opening)
            assert (reason is None) == (expected is None)
            assert reason is None or all(w is found.engine.store.worlds[w.id] for w in reason.worlds)
