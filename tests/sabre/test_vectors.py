"""The engine's meaning is the field's: states, beliefs, utilities, applicable acts and reasons, step by step."""

from __future__ import annotations

import pytest

from denouement.diagnostics import Source
from denouement.engine import Reasons
from denouement.sabre import read
from support.suite import SUITE, Played, names_in, needs_suite, play, same_hash, vectors, worlds_of

PROBLEMS = names_in("problems", ".txt")
LONG = {"lovers", "hospital"}
"""Problems on which the reference engine takes minutes to show that somebody has no reason."""


def _micro() -> list[pytest.param]:  # type: ignore[valid-type]
    return [pytest.param(case, id=case["name"]) for case in vectors("micro")] if SUITE else []


@needs_suite
@pytest.mark.parametrize("case", _micro())
def test_tiny_problems_come_out_as_they_do_elsewhere(case: dict) -> None:
    """
    Each corner of the language gives the states, the acts or the error that the reference gives.
    """
    story, report = read(Source("micro.txt", case["text"]))
    if case.get("error"):
        assert report.found
        return
    assert not report.found
    assert story is not None
    played = Played(Source("micro.txt", case["text"]))
    assert sorted(case["ground_actions"]) == sorted(played.acts)
    world = played.opening
    for state in case["states"]:
        if "action" in state:
            world = played.engine.step(world, played.acts[state["action"]])
        for path, values in state["worlds"].items():
            assert {} == played.differences(played.mind(world, path), values), (state.get("action"), path)


@needs_suite
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_step_of_every_trace_is_the_same(problem: str) -> None:
    """
    Values, beliefs to depth two, utilities and applicable acts after each act of each trace.
    """
    played, told = play(problem), vectors(problem)
    engine, people = played.engine, played.ground.people
    for trace in told["traces"]:
        world, true = played.opening, dict(told["initial"])
        for step in trace["steps"]:
            if "action" in step:
                world = engine.step(world, played.acts[step["action"]])
            true.update(step["values"])
            here = (trace["id"], step["i"])
            for path, values in worlds_of(step, true, people):
                assert {} == played.differences(played.mind(world, path), values), (*here, path)
            real = {c: engine.utility(world, played.person(c)) for c in people}
            assert step["utility"]["real"] == real, here
            applicable = [n for n, act in played.acts.items() if engine.possible(world, act)]
            assert same_hash(applicable, step["applicable"]), here


@needs_suite
@pytest.mark.parametrize("problem", [p for p in PROBLEMS if p not in LONG])
def test_people_have_reasons_exactly_where_the_definition_gives_them(problem: str) -> None:
    """
    Every triple of state, act and character that the reference decided, by the strict definition.
    """
    _compare_reasons(problem, None)


@needs_suite
@pytest.mark.slow
@pytest.mark.parametrize("problem", sorted(LONG & set(PROBLEMS)))
def test_people_have_reasons_on_the_large_problems_too(problem: str) -> None:
    """
    The first few triples of the problems that take long.
    """
    _compare_reasons(problem, 5)


def _compare_reasons(problem: str, most: int | None) -> None:
    played, told = play(problem), vectors(problem)
    reasons = Reasons(played.engine, told["limits"]["ctl"], told["limits"]["el"])
    traces = {t["id"]: t for t in told["traces"]}
    for triple in told["explained"][:most]:
        world = played.opening
        for step in traces[triple["trace"]]["steps"][1 : triple["step"] + 1]:
            world = played.engine.step(world, played.acts[step["action"]])
        expected = triple["explained"] if triple["by_definition"] is None else triple["by_definition"]
        found = reasons.reason(played.acts[triple["action"]], played.person(triple["character"]), world)
        assert expected == (found is not None), triple
