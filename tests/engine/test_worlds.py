"""Equal worlds are one object, whatever way they were described; compared with a plain refinement."""

from hypothesis import given
from hypothesis import strategies as st

from denouement.engine import WorldStore


class Graphs:
    """Recipes as the nodes of graphs. A target is a node, named (graph, number), of this or an earlier graph.

    ``nodes`` maps each node to its values and, for each person, the node they believe in.
    """

    def __init__(self, people, graphs):
        self.people = people
        self.nodes = {}
        self.graphs = []
        for number, graph in enumerate(graphs):
            names = [(number, i) for i in range(len(graph))]
            earlier = list(self.nodes)
            for name, (values, targets) in zip(names, graph, strict=True):
                known = [names, earlier or names]
                minds = [known[old][index % len(known[old])] for old, index in targets[:people]]
                self.nodes[name] = (values, minds)
            self.graphs.append(names)

    def build(self, store, order=lambda names: names):
        """The world of every node; earlier graphs are led to as worlds that exist."""
        worlds = {}
        for names in self.graphs:
            made = {}
            for name in order(names):
                asked = []

                def expand(key, asked=asked):
                    asked.append(key)
                    values, minds = self.nodes[key]
                    return values, [worlds.get(m, m) for m in minds]

                made[name] = store.build(name, expand)
                assert sorted(set(asked)) == sorted(asked)
            worlds.update(made)
        return worlds

    def classes(self):
        """A class for each node, such that two nodes are alike iff they have the same one.

        Nodes are told apart by values, then by the classes of those they lead to, until nothing changes.
        """
        class_of = dict.fromkeys(self.nodes, 0)
        while True:
            seen = {
                name: (values, tuple(class_of[m] for m in minds))
                for name, (values, minds) in self.nodes.items()
            }
            numbers = {s: i for i, s in enumerate(dict.fromkeys(seen.values()))}
            refined = {name: numbers[s] for name, s in seen.items()}
            if len(numbers) == len(set(class_of.values())):
                return refined
            class_of = refined


def values(kinds=2):
    """The values of one world: few, so that many worlds are alike."""
    return st.tuples(st.integers(0, kinds - 1).map(float))


def target():
    """Whether the target lies in an earlier graph, and which node."""
    return st.tuples(st.sampled_from([False, False, True]), st.integers(0, 7))


def node():
    """Values, and a target for each of at most three people."""
    return st.tuples(values(), st.lists(target(), min_size=3, max_size=3))


@st.composite
def graphs(draw, largest=8):
    """One to three people, and one to four graphs of recipes."""
    people = draw(st.integers(1, 3))
    drawn = draw(st.lists(st.lists(node(), min_size=1, max_size=largest), min_size=1, max_size=4))
    return Graphs(people, drawn)


@st.composite
def unrolled(draw):
    """A graph, then the same one with every node written several times and led to by any of its copies."""
    people = draw(st.integers(1, 2))
    size = draw(st.integers(1, 4))
    first = [
        (draw(values()), [(False, draw(st.integers(0, size - 1))) for _ in range(3)]) for _ in range(size)
    ]
    copies = draw(st.integers(2, 3))
    second = [
        (
            made,
            [
                (draw(st.booleans()), number)
                if draw(st.integers(0, 4)) == 0
                else (False, number + size * draw(st.integers(0, copies - 1)))
                for _, number in targets
            ],
        )
        for _ in range(copies)
        for made, targets in first
    ]
    return Graphs(people, draw(st.permutations([first, second])))


def assert_exact(made: Graphs, worlds):
    """Two recipes have the same world iff they are alike."""
    class_of = made.classes()
    names = list(made.nodes)
    by_world = {name: [n for n in names if worlds[n] is worlds[name]] for name in names}
    by_class = {name: [n for n in names if class_of[n] == class_of[name]] for name in names}
    assert by_class == by_world


@given(graphs())
def test_alike_recipes_are_one_world(made):
    """Worlds are compared by identity everywhere, so a second object for one world would be a wrong answer."""
    assert_exact(made, made.build(WorldStore()))


@given(unrolled())
def test_unrolled_loops_are_the_loop(made):
    """However long a way round a loop of beliefs is written, it is the same loop."""
    assert_exact(made, made.build(WorldStore()))


@given(graphs(largest=5))
def test_order_of_building_makes_no_difference(made):
    """What has been built before decides which world is found, never which worlds are equal."""
    assert_exact(made, made.build(WorldStore(), order=lambda names: names[::-1]))


@given(graphs())
def test_values_and_minds_are_those_described(made):
    """A world says at every path of minds what its recipe says there; looked at to depth 6."""
    worlds = made.build(WorldStore())
    agreed = set()

    def agrees(name, world, depth):
        if (name, world, depth) in agreed:
            return
        agreed.add((name, world, depth))
        described, minds = made.nodes[name]
        assert described == world.values
        for person, target in enumerate(minds if depth else ()):
            agrees(target, world.minds[person], depth - 1)

    for name, world in worlds.items():
        agrees(name, world, 6)


@given(graphs())
def test_ids_are_the_same_on_every_run(made):
    """Ids count worlds in the order of making, so that answers and their order never change."""
    first, second = WorldStore(), WorldStore()
    one, other = made.build(first), made.build(second)
    assert {n: w.id for n, w in one.items()} == {n: w.id for n, w in other.items()}
    assert list(range(len(first))) == [w.id for w in first.worlds]


@given(graphs())
def test_no_world_is_made_twice(made):
    """The store holds exactly one world for each class, none left over from the making."""
    store = WorldStore()
    made.build(store)
    assert len(set(made.classes().values())) == len(store)


@given(graphs())
def test_worlds_are_found_by_their_parts(made):
    """A world put together from existing worlds is the one that exists."""
    store = WorldStore()
    for world in made.build(store).values():
        assert world is store.of(world.values, world.minds)


def test_a_world_everybody_agrees_on_leads_to_itself():
    """The commonest world of all: what is so is what everybody believes."""
    store = WorldStore()
    world = store.build("w", lambda key: ((1.0,), ["w", "w"]))
    assert (world, world) == world.minds


def test_a_path_of_minds_is_followed_in_order():
    """The first of a path believes that the second believes."""
    store = WorldStore()
    flat = {name: store.build(name, lambda key: ((key,), [key, key])) for name in ("p", "q")}
    mixed = store.of(("m",), (flat["p"], flat["q"]))
    outer = store.of(("o",), (mixed, flat["p"]))
    assert flat["q"] is outer.mind((0, 1))
    assert flat["p"] is outer.mind((1, 0))
    assert outer is outer.mind(())


def test_an_existing_world_may_stand_for_a_recipe():
    """``expand`` may answer with a world; it is taken as it is."""
    store = WorldStore()
    flat = store.build("flat", lambda key: ((0.0,), ["flat"]))
    assert flat is store.build("other", lambda key: flat)
