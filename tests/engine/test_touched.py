"""What acts can touch: whoever gains by an act at once is among the people it can touch."""

from hypothesis import given

from denouement.engine import Engine
from denouement.engine.touched import touches
from support.problems import A, B, Problem, believes, both, eq, no, put
from support.random_ground import SEEDS, random_problem, random_walk


def assert_no_gain_is_missed(ground, seed):
    """Every act, in every world of a walk and in every mind there."""
    engine, touched = Engine(ground), touches(ground)
    starts = [w for w, _ in random_walk(engine, seed, 3)]
    for world in dict.fromkeys([*starts, *(m for w in starts for m in w.minds)]):
        for act in ground.acts:
            after = engine.step(world, act)
            for person in engine.everyone:
                if engine.utility(world, person) != engine.utility(after, person):
                    assert person in touched[act.id], (seed, act.action, person)


@given(SEEDS)
def test_who_is_better_or_worse_off_was_touched(seed):
    """A person left out would lose a reason."""
    assert_no_gain_is_missed(random_problem(seed), seed)


def test_what_follows_counts():
    """B's want is touched through a reaction; A's only where A comes to believe something."""
    made = Problem()
    p, q, r = made.flag("p"), made.flag("q"), made.flag("r")
    act = made.act("p", [], [put(p, True)], [A])
    made.reaction("so q", both(eq(p), no(q)), put(q, True), put(r, True, mind=[A]))
    made.want(B, eq(q))
    made.want(A, eq(r))
    assert [frozenset({B})] == touches(made.ground())
    made.want(A, believes(A, eq(r)))
    assert [frozenset({A, B})] == touches(made.ground())
    assert 0 == act.id
