"""Graphs of stories, those bundled and random ones; what every graph promises."""

from functools import cache

from denouement.answers import analyse, with_levels
from denouement.answers.graph import MOST_NODES, story_graph
from denouement.errors import DenouementError
from denouement.search import Limits, Watch
from support.random_problems import random_story
from support.texts import LIMITS, opened

BUNDLED = ("cafe", "lie-for-love", "inheritance")
SEEDS = range(40)
SMALL = Limits(events=4, horizon=3)
WHOLE = Limits()


def graph_of(analysis, limits=LIMITS, most=MOST_NODES, **watch):
    """The graph of a story."""
    return story_graph(analysis, limits, Watch(limits, **watch), most)


@cache
def of_bundled(name, limits=WHOLE, most=MOST_NODES):
    """The graph of a bundled story."""
    return graph_of(opened(name), limits, most)


def bundled_anew(name):
    """A bundled story of which nothing is remembered."""
    return analyse(opened(name).story, opened(name).lines)


@cache
def problem(seed):
    """A random problem with an ending for each level that its author can reach; None if it cannot be played."""
    try:
        return analyse(with_levels(random_story(seed)))
    except DenouementError:
        return None


def problems():
    """Those with an ending, each with its number."""
    found = [(seed, made) for seed in SEEDS if (made := problem(seed)) is not None and made.ground.endings]
    assert len(found) > 10
    return found


def key(choice):
    """What tells one act from another."""
    return choice.action, choice.arguments


def leads_to_an_ending(graph):
    """Whether every node is come to from the beginning, and leads to an ending or says that it is open."""
    back = {
        n.number: [m.number for m in graph.nodes if any(c.to == n.number for c in m.choices)]
        for n in graph.nodes
    }
    alive = {n.number for n in graph.nodes if n.endings}
    waiting = list(alive)
    while waiting:
        for number in back[waiting.pop()]:
            if number not in alive:
                alive.add(number)
                waiting.append(number)
    here, reached = [0], {0}
    while here:
        for choice in graph.nodes[here.pop()].choices:
            if choice.to not in reached:
                reached.add(choice.to)
                here.append(choice.to)
    return all(n.number in reached and (n.number in alive or n.is_open) for n in graph.nodes)
