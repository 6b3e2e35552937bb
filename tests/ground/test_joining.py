"""Roles filled by joining over what never changes: the same fillings, in the same order, without trying everybody."""

import sys
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given

from denouement.diagnostics import Source
from denouement.errors import StoryError
from denouement.ground import Const, Ground, fill, ground, joining
from denouement.ground.changing import constant_facts, constants_of
from denouement.ground.fill import Filling
from denouement.ground.joining import at_least, in_order, join
from denouement.ground.problem import NO
from denouement.model import Action
from denouement.sabre import read_problem
from support.random_ground import SEEDS
from support.random_problems import random_story
from support.texts import story_of

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from families import FAMILIES

HEAD = """\
type place;
type guard : character;
entity Ann : character; entity Ben : guard; entity Cid : guard;
entity Hall : place; entity Yard : place; entity Well : place;
property at(c : character) : place;
property home(c : character) : place;
property road(a : place, b : place) : boolean;
property level(c : character) : number;
property flag() : boolean;
property mark(b : boolean) : boolean;
road(Hall, Yard); road(Yard, Well); road(Well, Well);
home(Ann) = Hall; home(Ben) = Yard;
level(Ben) = 2;
utility(Ann): if(flag()) 1 else 0;
utility(Ben): if(at(Ben) == Hall | mark(True) | mark(False)) 1 else 0;
"""


def problem_of(text):
    """The problem of a text that follows the head."""
    return read_problem(Source("small.txt", HEAD + text))


def filling_of(story):
    """What the first pass of the grounder fills roles with."""
    constant = constant_facts(story)
    return Filling(story, constant, constants_of(story, constant))


def makers(story):
    """Every action and trigger with its conditions."""
    for maker in (*story.actions.values(), *story.reactions.values()):
        yield maker, maker.requires if isinstance(maker, Action) else maker.when


def by_trying_everybody(story, maker, conditions):
    """The fillings under which no condition is plainly false, by trying all."""
    filling = filling_of(story)
    found = []
    for members in product(*(filling.members[r.kind] for r in maker.roles)):
        filled = dict(zip((r.name for r in maker.roles), members, strict=True))
        if not any(filling.condition(c, filled) == NO for c in conditions):
            found.append(filled)
    return found


def assert_same_fillings(story):
    """Joined, found in order, and by trying everybody: the same fillings in the same order."""
    some = 0
    for maker, conditions in makers(story):
        expected = by_trying_everybody(story, maker, conditions)
        assert expected == join(filling_of(story), maker.roles, conditions, maker.distinct)
        assert expected == list(in_order(filling_of(story), maker.roles, conditions, maker.distinct))
        some += len(expected)
    return some


@given(SEEDS)
def test_joining_finds_what_trying_everybody_finds(seed):
    """On random problems."""
    assert_same_fillings(random_story(seed))


@pytest.mark.parametrize("family", [f for f in FAMILIES if f != "rounds"])
def test_joining_finds_the_same_in_families(family):
    """On problems with many facts that never change."""
    assert assert_same_fillings(read_problem(Source("family.txt", FAMILIES[family](6)))) > 5


@pytest.mark.parametrize(
    ("roles", "condition", "expected"),
    [
        ("a : place, b : place", "road(a, b)", ["Hall Yard", "Yard Well", "Well Well"]),
        ("a : place", "road(a, a)", ["Well"]),
        ("a : place", "road(a, Well)", ["Yard", "Well"]),
        ("a : place", "road(a, Hall) == True", []),
        ("a : place", "road(a, Hall) == False", ["Hall", "Yard", "Well"]),
        ("a : place, c : character", "home(c) == a", ["Hall Ann", "Yard Ben"]),
        ("c : character", "home(c) == ?", ["Cid"]),
        ("c : character, d : character", "home(c) == home(d) & c != d", []),
        ("c : character", "level(c) == 2", ["Ben"]),
        ("c : character", "level(c) == 0", ["Ann", "Cid"]),
        ("c : character", "c : guard & level(c) > 1", ["Ben"]),
        ("c : character", "c == Cid", ["Cid"]),
        ("c : character, d : guard", "c == d & c != Cid", ["Ben Ben"]),
        ("c : character", "exists(p : place) (home(c) == p & road(p, Well))", ["Ben"]),
        ("c : character", "forall(p : place) (home(c) != p)", ["Cid"]),
        ("p : place", "exists(p : character) home(p) == Yard", ["Hall", "Yard", "Well"]),
        ("c : character, p : place", "believes(c, home(c)) == p", ["Ann Hall", "Ben Yard"]),
        ("c : character, p : place", "believes(c, road(p, Yard) & c == Ann)", ["Ann Hall"]),
        ("p : place", "road(Hall, p) | p == Hall", ["Hall", "Yard"]),
        ("p : place", "!(road(Hall, p) | p == Hall)", ["Well"]),
        ("b : boolean", "b == True", ["True"]),
        ("b : boolean, c : guard", "b == False & level(c) == 2", ["False Ben"]),
    ],
)
def test_conditions_on_what_never_changes_fill_roles(roles, condition, expected):
    """Each sort of condition, with the fillings it leaves."""
    story = problem_of(f"action a({roles}) {{ precondition: {condition}; effect: flag(); }};")
    filled = join(filling_of(story), *_of(story), distinct=False)
    assert expected == [" ".join(map(str, f.values())) for f in filled]
    acts = [a for a in ground(story).acts if a.action.startswith("a(")]
    assert expected == [" ".join(a.arguments) for a in acts]


def _of(story):
    (maker, conditions) = next(iter(makers(story)))
    return maker.roles, conditions


def test_neighbours_that_come_late_are_not_waited_for(monkeypatch):
    """Five roles over sixty corners, in an unlucky order: about as many fillings are looked at as there are."""
    tested = []
    plain = fill.Filling.condition

    def counted(self, expression, roles):
        tested.append(expression)
        return plain(self, expression, roles)

    story = read_problem(Source("rounds.txt", FAMILIES["rounds"](60)))
    filling = filling_of(story)
    monkeypatch.setattr(fill.Filling, "condition", counted)
    (maker, conditions) = next(iter(makers(story)))
    found = join(filling, maker.roles, conditions, distinct=False)
    assert 20 < len(found) < 400
    assert 60 * len(found) > len(tested)


def test_a_role_that_is_yes_or_no_is_filled_with_a_value():
    """What fills the role is the value, and not its name."""
    problem = ground(problem_of("action set(b : boolean) { effect: flag() = b; };"))
    assert [("False",), ("True",)] == [a.arguments for a in problem.acts]
    assert [Const(False), Const(True)] == [e.value for a in problem.acts for e in a.effects]


def test_a_condition_at_first_does_not_make_a_fact_constant():
    """A fact that is set only if something is so has its value in the opening, and not before it."""
    story = problem_of(
        "if(flag()) road(Well, Hall) = True;\n"
        "action walk(a : place, b : place) { precondition: road(a, b) & at(Ben) == a; effect: at(Ben) = b; };\n"
        "at(Ben) = Well;"
    )
    assert [] == ground(story).acts or all(a.arguments != ("Well", "Hall") for a in ground(story).acts)


def test_a_fact_of_several_kinds_that_changes_by_its_name_is_no_constant():
    """An effect on whatever the name means for a role of both kinds changes both facts."""
    story = problem_of(
        "type item; entity Cup : item; property warm(x : item) : boolean; property warm(x : guard) : boolean;\n"
        "type thing; type item : thing; type guard : thing;\n"
        "action heat(x : thing) { effect: warm(x) = True; };\n"
        "action enjoy() { precondition: warm(Cup) & warm(Ben); effect: flag() = True; };\n"
    )
    assert "enjoy()" in {a.action for a in ground(story).acts}


# --- limits


def test_too_many_fillings_are_refused_before_they_are_made(monkeypatch):
    """The error has the place of the action, and the line where the lines are given."""
    monkeypatch.setattr(joining, "MOST_FILLINGS", 5)
    text = HEAD + "action a(x : place, y : place) { effect: flag(); };"
    with pytest.raises(StoryError) as refused:
        ground(read_problem(Source("small.txt", text)), lines=text.split("\n"))
    (found,) = refused.value.diagnostics
    assert ("too-many-combinations", text.split("\n")[-1]) == (found.code, found.excerpt)
    assert "in 9 ways; more than 5 of them remain" in found.message


def test_what_is_ruled_out_is_left_out_where_all_would_be_too_much():
    """With everything kept there would be ten million ways to walk; those along roads are kept."""
    whole = ground(read_problem(Source("rounds.txt", FAMILIES["rounds"](60))), complete=True)
    small = ground(read_problem(Source("rounds.txt", FAMILIES["rounds"](60))))
    assert isinstance(whole, Ground)
    assert {(a.action, a.arguments) for a in small.acts} <= {(a.action, a.arguments) for a in whole.acts}


@pytest.mark.parametrize("word", ["sum", "product"])
def test_long_sums_are_not_nested_deeply(word):
    """Whoever reads an expression does so recursively."""
    names = "".join(f"entity T{i} : thing; worth(T{i}) = {1 + i % 2};\n" for i in range(1_000))
    story = problem_of(
        "type thing; property worth(x : thing) : number;\n"
        + "action a(x : thing) { effect: worth(x) = 0; };\n"
        + names
        + f"utility(): {word}(x : thing) worth(x);"
    )
    waiting, deepest, leaves = [(ground(story).author, 1)], 0, 0
    while waiting:
        here, depth = waiting.pop()
        deepest = max(deepest, depth)
        if hasattr(here, "operator"):
            waiting += [(here.left, depth + 1), (here.right, depth + 1)]
        else:
            leaves += not hasattr(here, "value")
    assert 1_000 == leaves
    assert 100 > deepest


@pytest.mark.parametrize(("effect", "bounded"), [("level(c) = 3", True), ("level(c) = level(c) + 1", False)])
def test_numbers_with_and_without_bounds(effect, bounded):
    """A number that can only take some values has a domain, and one that can grow for ever has none."""
    story = problem_of(
        f"action a(c : guard) {{ effect: {effect}; consenting: c; }};\nutility(Cid): level(Cid) + level(Ben);"
    )
    problem = ground(story)
    domains = {
        f.arguments: d for f, d in zip(problem.fluents, problem.domains, strict=True) if "level" in f.fact
    }
    assert {("Ben",), ("Cid",)} == domains.keys()
    expected = {("Ben",): frozenset({2.0, 3.0, None}), ("Cid",): frozenset({0.0, 3.0, None})}
    assert (expected if bounded else dict.fromkeys(expected)) == domains


@given(SEEDS)
def test_what_is_told_beforehand_is_there(seed):
    """There are never fewer fillings than are told without looking."""
    story = random_story(seed)
    filling = filling_of(story)
    for maker, conditions in makers(story):
        told = at_least(filling, maker.roles, conditions, maker.distinct)
        assert told <= len(join(filling, maker.roles, conditions, maker.distinct))


def test_conditions_on_what_changes_are_not_looked_at(monkeypatch):
    """A large cast is refused without one condition being tried, however it is put together."""
    ways = (
        "a is at p",
        "a and b are together",
        "not (a is at p or b believes b is at p)",
        "a knows that a is at p",
    )
    text = 'story "Crowd"\n  use places\n\npeople\n' + "".join(f"  P{i}\n" for i in range(300))
    text += "places\n" + "".join(f"  room {i}\n" for i in range(300))
    for number, way in enumerate(ways):
        text += f"action {{a: person}} meets {{b: person}} {number} at {{p: place}}\n  if    {way}\n  then  a is at p\n"
    story = story_of(text)
    monkeypatch.setattr(fill.Filling, "condition", None)
    with pytest.raises(StoryError) as fault:
        ground(story)
    assert ["too-many-combinations"] == [d.code for d in fault.value.diagnostics]
