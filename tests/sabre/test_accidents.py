"""Where the reference stumbles, the sane thing is done here (records 12 and 13): one tiny problem for each."""

from __future__ import annotations

import pytest

from denouement.conform import Played
from denouement.diagnostics import Source
from denouement.engine import Reasons
from denouement.errors import LoopError

PEOPLE = "entity Una : character; entity Veit : character; "


def played(text: str) -> Played:
    """A problem about Una and Veit."""
    return Played(Source("own.txt", PEOPLE + text))


def after(problem: Played, act: str, name: str, *paths: str) -> list[object]:
    """The value of a property in the minds at these paths, when an act has been done."""
    world = problem.engine.step(problem.opening, problem.act(act))
    number = problem.fluents.index(name)
    return [problem.mind(world, path).values[number] for path in paths]


def test_an_inner_variable_hides_an_outer_one_of_its_name():
    """The reference breaks off; here the inner one is meant: Una is seen by Veit alone, who is tall."""
    problem = played(
        "property tall(c : character) : boolean; property n() : number; tall(Veit);"
        "action stand(c : character) { precondition: exists(c : character) tall(c); effect: n() = 1;"
        " observing(c : character): tall(c); };"
    )
    assert ["stand(Una)", "stand(Veit)"] == problem.applicable(problem.opening)
    assert [1, 0, 1] == after(problem, "stand(Una)", "n()", "", "Una", "Veit")


@pytest.mark.parametrize("parameter", ["", "c : character"])
def test_a_comparison_of_two_numbers_puts_both_in_doubt(parameter):
    """With a parameter and without one; the reference doubts the left one alone where there is none."""
    problem = played(
        "property m() : number; property n() : number; m() = 5; n() = 3;"
        "believes(Una, m() = 2); property k() : number;"
        f"action tell({parameter}) {{ precondition: m() > n(); effect: k() = 1; }};"
    )
    act = next(iter(problem.acts))
    assert [None] == after(problem, act, "m()", "Una")
    assert [None] == after(problem, act, "n()", "Una")


def test_nothing_is_divided_by_the_other_factor():
    """A comparison is not solved for each of its properties, so a zero in it ends nothing."""
    problem = played(
        "property m() : number; property n() : number; m() = 5;"
        "believes(Una, m() = -5); property k() : number;"
        "action tell() { precondition: m() * (n() + 1) > n() * m(); effect: k() = 1; };"
    )
    assert [1, 1] == after(problem, "tell()", "k()", "", "Una")
    assert [None] == after(problem, "tell()", "m()", "Una")


def test_division_by_zero_is_unknown():
    """It does not end the run."""
    problem = played("property m() : number; property k() : number; action d() { effect: k() = 4 / m(); };")
    assert [None] == after(problem, "d()", "k()", "")


def test_of_several_effects_on_one_property_the_last_that_holds_counts():
    """In the order of the text."""
    problem = played(
        "property k() : number; property m() : number; m() = 1;"
        "action d() { effect: k() = 1 & if(m() == 1) k() = 3 & if(m() > 0) k() = 2; };"
    )
    assert [2] == after(problem, "d()", "k()", "")


def test_a_boolean_is_never_made_unknown_by_a_surprise():
    """“Not true” is “false”, and that is learned."""
    problem = played(
        "property lit() : boolean; property k() : number; believes(Una, lit());"
        "action d() { precondition: lit() != True; effect: k() = 1; };"
    )
    assert [False] == after(problem, "d()", "lit()", "Una")


def test_to_make_ones_own_utility_unknown_is_no_gain():
    """Neither is to make it known again."""
    text = (
        "property m() : number; m() = START;"
        "action hide() { effect: m() = ?; consenting: Una; }; action show() { effect: m() = 9; consenting: Una; };"
        "utility(Una): m();"
    )
    for start, act, expected in (("3", "hide()", False), ("?", "show()", False), ("3", "show()", True)):
        problem = played(text.replace("START", start))
        reasons = Reasons(problem.engine, 2, 1)
        found = reasons.reason(problem.act(act), problem.person("Una"), problem.opening)
        assert expected == (found is not None), (start, act)


def test_a_product_with_the_unknown_is_unknown():
    """Zero times it and zero more than it, too, with parameters and without them."""
    problem = played(
        "property m() : number; property k() : number; property j() : number; m() = ?; k() = 5; j() = 5;"
        "action bare() { effect: k() = 0 * m() & j() = 0 + m(); };"
        "action given(c : character) { effect: k() = 0 * m() & j() = 0 + m(); };"
    )
    for act in ("bare()", "given(Una)"):
        assert [None] == after(problem, act, "k()", "")
        assert [None] == after(problem, act, "j()", "")


@pytest.mark.parametrize("horizon", [0, 1])
def test_no_limit_lets_a_longer_plan_through(horizon):
    """One act ahead is one act ahead, whatever else has been looked at; nought counts as one."""
    problem = played(
        "property first() : boolean; property second() : boolean;"
        "action one() { precondition: !first(); effect: first(); consenting: Una; };"
        "action two() { precondition: first() & !second(); effect: second(); consenting: Una; };"
        "utility(Una): if(second()) 1 else 0;"
    )
    reasons, una = Reasons(problem.engine, horizon, 2), problem.person("Una")
    assert reasons.reason(problem.act("one()"), una, problem.opening) is None
    here = problem.engine.step(problem.opening, problem.act("one()"))
    assert reasons.reason(problem.act("two()"), una, here) is not None
    assert Reasons(problem.engine, 2, 2).reason(problem.act("one()"), una, problem.opening) is not None


def test_an_act_that_nobody_does_is_in_no_plan():
    """Not even where the planner has seen it happen before: fate comes between, and no plan may rest on it."""
    problem = played(
        "property ready() : boolean; property met() : boolean; property won() : boolean;"
        "action prepare() { precondition: !ready(); effect: ready(); consenting: Una; };"
        "action fate() { precondition: !met(); effect: met(); };"
        "action win() { precondition: ready() & met(); effect: won(); consenting: Una; };"
        "utility(Una): if(won()) 1 else 0; utility(): if(won()) 1 else 0;"
    )
    reasons, una = Reasons(problem.engine, 4, 2), problem.person("Una")
    assert reasons.reason(problem.act("prepare()"), una, problem.opening) is None
    fated = problem.engine.step(problem.opening, problem.act("fate()"))
    assert reasons.reason(problem.act("prepare()"), una, fated) is not None


def test_triggers_without_end_are_told():
    """Instead of an overflow of the stack."""
    problem = played(
        "property k() : number; trigger on() { precondition: k() >= 0; effect: k() = k() + 1; };"
    )
    with pytest.raises(LoopError):
        _ = problem.opening


def test_an_action_that_is_never_possible_is_not_kept():
    """The reference keeps one that nobody consents to, as a hook for programs around it."""
    problem = played("property k() : number; action never() { precondition: False; effect: k() = 1; };")
    assert [] == list(problem.acts)


def test_a_property_that_is_set_and_never_tested_breaks_nothing():
    """The reference's pruning stumbles over the smallest of such problems."""
    problem = played("property lit() : boolean; action light() { effect: lit(); };")
    assert [True, True] == after(problem, "light()", "lit()", "", "Una>Veit")
