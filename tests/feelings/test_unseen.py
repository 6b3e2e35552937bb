"""No rule reads what its person does not believe: other worlds around the same mind, and the same feelings."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings

from denouement.engine import Engine, Reasons, StoryReasons, at_first
from denouement.feelings.appraise import appraise_one
from denouement.feelings.likelihood import Outlooks
from denouement.feelings.lived import Event, Lives, sees
from denouement.feelings.rules import Tools
from support.problems import FLAG
from support.random_ground import SEEDS, random_plot, random_walk


def fresh(engine):
    """Tools that remember nothing."""
    return Tools(Outlooks(StoryReasons(Reasons(engine, 3, 2))))


def otherwise(engine, world, person, random):
    """A world in which this person believes the same, and much else is different."""
    fluents = engine.ground.fluents
    values = tuple(
        (not v) if f.type is FLAG and random.random() < 0.4 else v
        for f, v in zip(fluents, world.values, strict=True)
    )
    minds = tuple(
        m if p == person or random.random() < 0.5 else world.minds[person] for p, m in enumerate(world.minds)
    )
    return engine.store.of(values, minds)


def felt(engine, events, person):
    """What a person feels over the events, worked out anew."""
    tools = fresh(engine)
    lives = Lives(tools.outlooks, events[0].before)
    lived = [*lives.opening(), *(x for e in events for x in lives.after(e))]
    return tuple(f for x in lived if x.person == person for f in appraise_one(x, tools))


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_what_is_outside_a_mind_changes_no_feeling(seed):
    """The world and the other minds are changed; whoever sees the same and believes the same feels the same."""
    engine = Engine(replace(random_plot(seed), foresees=True))
    random = Random(seed)
    for world, act in random_walk(engine, seed, 4):
        for person in engine.everyone:
            other = otherwise(engine, world, person, random)
            here, there = (Event(act, w, engine.step(w, act)) for w in (world, other))
            outlooks = fresh(engine).outlooks
            if other is world or sees(outlooks, here, person) != sees(outlooks, there, person):
                continue
            if here.after.minds[person] is not there.after.minds[person]:
                continue  # they have learnt something else from it
            assert felt(engine, [here], person) == felt(engine, [there], person)


def test_such_worlds_are_met_and_every_kind_of_want_feeling_with_them():
    """The test above does compare, and compares feelings."""
    compared, names = 0, set()
    for seed in range(80):
        engine = Engine(replace(random_plot(seed), foresees=True))
        random = Random(seed)
        for world, act in random_walk(engine, seed, 4):
            other = otherwise(engine, world, 0, random)
            here, there = (Event(act, w, engine.step(w, act)) for w in (world, other))
            if other is not world and here.after.minds[0] is there.after.minds[0]:
                found = felt(engine, [here], 0)
                compared += bool(found)
                names |= {f.name for f in found}
    assert compared > 30
    assert {"joy", "hope", "satisfaction", "distress"} <= names


def test_a_rule_is_given_no_world_but_those_believed():
    """An event as lived holds outlooks, and those hold what its person believes."""
    engine = Engine(replace(random_plot(3), foresees=True))
    tools, world = fresh(engine), at_first(engine)
    opened = list(Lives(tools.outlooks, world).opening())
    assert [world.minds[p] for p in engine.everyone] == [x.after.believed for x in opened]
