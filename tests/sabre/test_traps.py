"""Twenty traps of the research syntax, each with a tiny problem of our own and what comes of it, by hand.

The derivation stands at the head of each file in ``traps``; here is what it comes to. Nothing outside the project
is needed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from denouement.conform import Played
from denouement.diagnostics import Source
from denouement.engine import Reasons, World
from denouement.errors import StoryError

TRAPS = Path(__file__).parent / "traps"
NUMBERS = range(1, 21)


class Trap(Played):
    """A tiny problem in play; ``change`` puts other words in the place of some of its text."""

    def __init__(self, name: str, *change: tuple[str, str]) -> None:
        text = (TRAPS / f"{name}.txt").read_text("utf-8")
        for old, new in change:
            assert 1 == text.count(old), f"“{old}” should stand once in {name}"
            text = text.replace(old, new)
        super().__init__(Source(f"{name}.txt", text))

    def after(self, *acts: str, world: World | None = None) -> World:
        """The world when these acts have been done, each of which has to be possible."""
        world = self.opening if world is None else world
        for act in acts:
            assert self.engine.possible(world, self.act(act)), act
            world = self.engine.step(world, self.act(act))
        return world

    def at(self, world: World, property_: str, *paths: str) -> list[object]:
        """The value of one property in the minds at these paths."""
        number = self.fluents.index(property_)
        return [self.mind(world, path).values[number] for path in paths]

    def has_reason(self, act: str, person: str, world: World | None = None) -> bool:
        """Whether somebody has a reason, thinking four acts ahead and two minds deep."""
        world = self.opening if world is None else world
        return Reasons(self.engine, 4, 2).reason(self.act(act), self.person(person), world) is not None


def refused(name: str) -> str:
    """The first mistake of a text that must not be read."""
    with pytest.raises(StoryError) as fault:
        Trap(name)
    return str(fault.value.diagnostics[0].message)


def test_every_trap_has_its_problem():
    """Each number has a file, and each file its derivation in front."""
    files = sorted(TRAPS.glob("*.txt"))
    assert [f"{n:02}" for n in NUMBERS] == sorted({f.name[:2] for f in files})
    assert [] == [f.name for f in files if not f.read_text("utf-8").startswith("// ")]


def test_01_and_is_looser_than_or_and_arithmetic_nests_to_the_right():
    """Read by the usual precedence, the mill would turn and five of six numbers would be others."""
    trap = Trap("01-precedence")
    assert ["reckon()"] == trap.applicable(trap.opening)
    world = trap.after("reckon()")
    assert [20, 6, 4, 21, 11, 9] == [trap.at(world, f"{n}()", "")[0] for n in "abcdef"]
    assert [True] == trap.at(world, "full()", "")


def test_02_what_is_not_said_of_observers_and_consent():
    """Everybody sees it, nobody has to be willing, and nobody plans on it."""
    trap = Trap("02-nothing-said")
    world = trap.after("rain()")
    assert [True] * 3 == trap.at(world, "raining()", "", "Jon", "Jon>Ilse")
    assert () == trap.act("rain()").willing
    assert not trap.has_reason("cover(Ilse)", "Ilse")
    assert trap.has_reason("cover(Ilse)", "Ilse", world)
    # What makes the difference: somebody whose act it is, and who gains by it.
    counted = Trap(
        "02-nothing-said",
        ("effect: raining();", "effect: raining();\n  consenting: Jon;"),
        ("utility(Ilse)", "utility(Jon): if(raining()) 1 else 0;\nutility(Ilse)"),
    )
    assert counted.has_reason("cover(Ilse)", "Ilse")


def test_03_who_sees_is_read_before_the_act_and_in_the_corrected_mind():
    """Who does it may miss it; what others are thought to have seen rests on where they are thought to be."""
    trap = Trap("03-who-sees")
    crossed = trap.after("cross(Mette)")
    assert ["Far", "Near", "Far", "Far", "Near", "Near", "Far"] == trap.at(
        crossed, "at(Mette)", "", "Mette", "Nils", "Per", "Nils>Per", "Nils>Mette", "Per>Nils"
    )
    met = trap.after("meet()")
    assert ["Far"] == trap.at(met, "at(Per)", "Nils")
    assert [True, False, True, True] == trap.at(met, "met()", "", "Mette", "Nils", "Nils>Per")


def test_04_news_is_private_and_its_telling_is_not():
    """Who sees it told knows who believes it now, and does not come to believe it."""
    trap = Trap("04-private-news")
    world = trap.after("whisper()")
    assert [False, True, True, False, True, False, False, True] == trap.at(
        world,
        "sold()",
        "",
        "Runa",
        "Runa>Runa",
        "Sven",
        "Sven>Runa",
        "Tora>Runa",
        "Runa>Sven",
        "Runa>Sven>Runa",
    )


def test_05_a_surprise_teaches_a_value_only_by_equality():
    """And all alternatives that hold teach, but no other."""
    trap = Trap("05-surprise")
    found = {act: trap.at(trap.after(act), "coins()", "", "Vigo") for act in ("pay()", "count()", "bid()")}
    assert {"pay()": [3, None], "count()": [3, 3], "bid()": [3, None]} == found
    shown = trap.after("show()")
    assert ["Red", True, True] == [trap.at(shown, f"{p}()", "Vigo")[0] for p in ("cloth", "big", "round")]
    # He was right that it is heavy, and the alternative that needs it light taught him nothing.
    assert [True, True] == trap.at(shown, "heavy()", "", "Vigo")


def test_06_what_is_not_possible_in_a_mind_is_applied_there_all_the_same():
    """The unknown stays unknown outside; inside, the number that was believed is counted down."""
    trap = Trap("06-applied-anyway")
    assert [4, None, -1] == trap.at(trap.after("burn()"), "logs()", "", "Wanda", "Wanda>Wanda")


def test_07_a_comparison_with_the_unknown_and_its_negation_both_fail():
    """In conditions and effects; a utility takes its else."""
    trap = Trap("07-negation-of-unknown")
    assert ["sound()"] == trap.applicable(trap.opening)
    assert [7] == trap.at(trap.after("sound()"), "mark()", "")
    assert 5 == trap.engine.utility(trap.opening, trap.person("Xenia"))


def test_08_numbers_can_be_unknown_and_booleans_cannot():
    """The unknown equals itself, and is neither more nor less."""
    trap = Trap("08-unknown-values")
    assert ["same()", "least()", "most()"] == trap.applicable(trap.opening)
    assert "a boolean property cannot be unknown" == refused("08-unknown-boolean")


def test_09_effects_come_at_once_and_initial_statements_one_by_one():
    """Nothing in an act sees what the act has changed."""
    trap = Trap("09-all-at-once")
    assert [6] == trap.at(trap.opening, "left()", "")
    world = trap.after("swap()")
    assert [1, 6, 1] == [trap.at(world, f"{p}()", "")[0] for p in ("left", "right", "seen")]


def test_10_a_belief_that_is_not_stated_leaves_out_the_last():
    """Everybody shares the truth, and nobody knows of the mistakes of others."""
    trap = Trap("10-default-beliefs")
    assert [3, 3, 8, 3, 8, 8, 3] == trap.at(
        trap.opening,
        "tide()",
        "",
        "Aslak",
        "Bera",
        "Aslak>Bera",
        "Bera>Aslak",
        "Bera>Bera",
        "Aslak>Bera>Aslak",
    )


def test_11_what_somebody_believes_to_believe_can_differ():
    """And an effect on a belief is noticed at every depth."""
    trap = Trap("11-own-beliefs")
    assert [0, 0, 4, 4] == trap.at(trap.opening, "age()", "", "Dagny", "Dagny>Dagny", "Dagny>Dagny>Dagny")
    told = trap.after("tell()")
    assert [0, 9, 9, 9] == trap.at(told, "age()", "", "Dagny", "Dagny>Dagny", "Dagny>Dagny>Dagny")


def test_12_triggers_run_at_first_and_in_every_mind():
    """Each mind by what it believes itself."""
    trap = Trap("12-triggers-everywhere")
    paths = ("", "Egil", "Frida", "Frida>Egil", "Egil>Frida")
    assert [True, False, True, True, False] == trap.at(trap.opening, "water()", *paths)
    assert [False, True, False, False, True] == trap.at(trap.opening, "ice()", *paths)
    announced = trap.after("announce()")
    assert [True, True, True] == trap.at(announced, "water()", "", "Egil", "Frida>Egil")


def test_13_triggers_run_in_their_order_from_the_top_again_after_each():
    """By declaration, then by parameters, the first one slowest."""
    trap = Trap("13-trigger-order")
    world = trap.after("start()")
    assert [1, 1, "Gerd"] == [trap.at(world, f"{p}()", "")[0] for p in ("step", "winner", "served")]


def test_14_the_consent_of_others_to_the_first_act_is_not_part_of_a_reason():
    """It is asked where the act is proposed; for later acts it belongs to the reason."""
    trap = Trap("14-first-consent")
    fetched = trap.after("fetch()")
    assert trap.has_reason("swap()", "Inga", fetched)
    assert not trap.has_reason("swap()", "Kaj", fetched)
    assert not Reasons(trap.engine, 4, 2).willing(trap.act("swap()"), fetched)
    assert not trap.has_reason("fetch()", "Inga")
    gains = ("utility(Inga)", "utility(Kaj): if(swapped()) 2 else 1;\nutility(Inga)")
    assert Trap("14-first-consent", gains).has_reason("fetch()", "Inga")


def test_15_what_would_be_learned_by_surprise_is_no_part_of_a_reason():
    """A plan is a path through one's own world."""
    trap = Trap("15-chain-of-own-worlds")
    assert not trap.has_reason("go()", "Leif")
    pointed = trap.after("go()", "point()")
    assert [True] == trap.at(pointed, "hoard()", "Leif")
    assert trap.has_reason("dig()", "Leif", pointed)
    knowing = Trap("15-chain-of-own-worlds", ("believes(Leif, !hoard());", ""))
    assert knowing.has_reason("go()", "Leif")


def test_16_a_sum_over_characters_has_oneself_in_it():
    """And over nothing it is 0, a product 1."""
    trap = Trap("16-sum-with-oneself")
    assert [5, 5] == [trap.engine.utility(trap.opening, p) for p in (0, 1)]


def test_17_a_mistyped_type_of_an_entity_is_a_type_of_its_own():
    """It is no error; a type that is used but nowhere made is one."""
    trap = Trap("17-mistyped-type")
    assert ["tuned(Lute)", "quiet()"] == list(trap.defaults)
    assert [] == trap.applicable(trap.after("tune()"))
    assert "no type is called “instrumnt”" == refused("17-mistyped-use")


def test_18_effects_that_contradict_each_other():
    """Such an action is not there; effects under a condition that cannot hold are not, either."""
    trap = Trap("18-contradictions")
    waves = ["wave(Sunna, Sunna)", "wave(Sunna, Trond)", "wave(Trond, Sunna)", "wave(Trond, Trond)"]
    assert ["pass(Sunna, Trond)", "pass(Trond, Sunna)", *waves] == list(trap.acts)
    assert [1, 2, 2, 1] == [len(trap.act(wave).effects) for wave in waves]
    assert "this gives a property a value that another effect contradicts" == refused(
        "18-contradiction-in-text"
    )


def test_18_two_effects_under_forall_are_kept_apart_as_well():
    """What all get, one may get otherwise only where the text says that it is not meant."""
    everybody = (
        "effect: colour(a) = Green & colour(a) = Brown",
        "effect: (forall(c : character) colour(c) = Green)",
    )
    brown = (everybody[0], f"{everybody[1]} & colour(a) = Brown")
    assert ["paint(Sunna)", "paint(Trond)"] == [
        a for a in Trap("18-contradictions", everybody).acts if "paint" in a
    ]
    assert [] == [a for a in Trap("18-contradictions", brown).acts if "paint" in a]
    but = (everybody[0], "effect: (forall(c : character) if(c != a) colour(c) = Green) & colour(a) = Brown")
    trap = Trap("18-contradictions", but)
    world = trap.after("paint(Trond)")
    assert ["Green", "Brown"] == [trap.at(world, f"colour({c})", "")[0] for c in ("Sunna", "Trond")]


def test_19_characters_as_values_and_as_believers():
    """A character can be what a property holds; who believes is named."""
    trap = Trap("19-people-as-values")
    assert ["Ylva", "Arve", "Ylva", "Arve"] == trap.at(
        trap.opening, "leader()", "", "Arve", "Ylva>Arve", "Arve>Ylva"
    )
    assert ["choose(Ylva)"] == trap.applicable(trap.opening)
    assert [None, "Arve"] == trap.at(trap.after("choose(Ylva)"), "leader()", "", "Arve")
    assert "who believes is named directly" == refused("19-property-as-believer")


@pytest.mark.parametrize("name", ["20-unknown-argument", "20-unknown-parameter"])
def test_20_the_unknown_is_no_argument(name):
    """Neither of a property nor of an action."""
    assert refused(name)
