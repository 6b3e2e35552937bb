"""What is still looked for where a limit comes before all believable stories were looked at."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.answers import Status
from denouement.engine import Engine, at_first
from denouement.engine.kernel import kernel_is_installed, kernel_is_used, use_kernel
from denouement.search import Limits, StopReason, StorySearch, Watch, story_search
from denouement.search.shares import SPARE, in_turn
from support.random_ground import SEEDS, random_plot
from support.texts import analysed, endings_of

LAMPS = ("red", "green", "blue", "white", "old", "new", "tall")


def many(*lamps: str) -> str:
    """Lamps to be lit in any order, each of which somebody wants lit; that the house is dark nobody wants."""
    lines = ['story "Many lamps"', "people", "  Ann (she)", "  Bob (he)"]
    for fact in (*(f"the {one} lamp is lit" for one in lamps), "the house is dark", "the moon is blue"):
        lines.append(f"fact {fact}")
    for one in lamps:
        lines += [
            f"action {{who: person}} lights the {one} lamp",
            f"  if       not the {one} lamp is lit",
            f"  then     the {one} lamp is lit",
            "  willing  who",
            "  past     lit, has lit",
        ]
    lines += ["action {who: person} darkens the house", "  if       not the house is dark"]
    lines += ["  then     the house is dark", "  willing  who", "wants"]
    for number, one in enumerate(lamps):
        lines.append(f"  {'Bob' if number % 2 else 'Ann'} wants it that the {one} lamp is lit: 1")
    lines += ["endings", f"  bright: {' and '.join(f'the {one} lamp is lit' for one in lamps)}"]
    lines += ["  dark: the house is dark", f"  gloom: the house is dark and the {lamps[0]} lamp is lit"]
    lines += ["  never: the moon is blue"]
    return "\n".join(lines) + "\n"


@pytest.fixture(params=[True, False], ids=["kernel", "reference"])
def engine(request):
    """Either engine, as far as it is installed."""
    if request.param and not kernel_is_installed():
        pytest.skip("the compiled kernel is not installed")
    before = kernel_is_used()
    use_kernel(request.param)
    yield request.param
    use_kernel(before)


def test_a_forced_story_is_found_though_the_limit_came_first(engine):
    """By the part of the limit that is kept back; that it has the fewest acts without a reason is known."""
    limits = Limits(events=10, effort=200 if engine else 800)
    answer = endings_of(many(*LAMPS), limits)
    assert (False, StopReason.EFFORT) == (answer.searched, answer.stop)
    assert answer.transitions <= limits.effort
    for name, acts in (("dark", 1), ("gloom", 2)):
        found = answer.ending(name)
        assert (Status.FORCED, acts, 1, True) == (
            found.status,
            len(found.acts),
            len(found.holes),
            found.proved,
        )
    assert answer.ending("never").status is Status.OUT_OF_REACH


def test_keeping_a_part_back_costs_next_to_nothing_of_the_rest(engine):
    """What is left when nothing is left to look for goes to the believable stories again: hardly more is needed."""
    text, limits = many(*LAMPS), Limits(events=10, effort=None)
    whole = endings_of(text, limits)
    again = endings_of(text, replace(limits, effort=whole.transitions * 21 // 20))
    assert whole.complete
    assert again.complete
    assert again.endings == whole.endings


def test_without_a_part_kept_back_nothing_more_is_looked_for(engine):
    """Others who search decide for themselves."""
    analysis, limits = analysed(many(*LAMPS)), Limits(events=10, effort=200 if engine else 800)
    outcome = story_search(analysis.engine, analysis.opening, limits, Watch(limits)).run()
    assert (StopReason.EFFORT, {}) == (outcome.forced_stop, outcome.forced)


def test_after_an_interruption_nothing_more_is_looked_for(engine):
    """Whoever wishes to stop does not wait for a second search."""
    analysis, limits = analysed(many(*LAMPS)), Limits(events=10, effort=None)
    watch = Watch(limits, stopped=lambda: True)
    outcome = story_search(analysis.engine, analysis.opening, limits, watch).run(SPARE)
    assert (StopReason.INTERRUPTED, {}) == (outcome.forced_stop, outcome.forced)


@given(SEEDS, st.integers(0, 120))
def test_what_is_said_with_a_limit_is_what_is_so(seed, effort):
    """On random problems: what is found of an ending with a limit in the way is what is found without one."""
    ground = random_plot(seed)
    limits = Limits(events=4, horizon=3, effort=None)
    engine = Engine(ground)
    whole = StorySearch(engine, at_first(engine), limits, Watch(limits)).run()
    cut = replace(limits, effort=effort)
    fresh = Engine(ground)
    watch = Watch(cut)
    found = StorySearch(fresh, at_first(fresh), cut, watch).run(SPARE)
    assert watch.progress.transitions <= effort
    for name, story in found.believable.items():
        assert len(story.acts) == len(whole.believable[name].acts)
        assert story.ways in (None, whole.believable[name].ways)
    for name, story in found.forced.items():
        told = whole.forced[name]
        assert (len(story.unexplained), len(story.acts)) == (len(told.unexplained), len(told.acts))
    assert not found.nowhere & {*whole.believable, *whole.forced}
    if found.stop.complete and found.forced_stop.complete:
        assert found.believable.keys() == whole.believable.keys()
        assert found.forced.keys() == whole.forced.keys()


def test_each_has_an_equal_share_and_what_one_leaves():
    """Of what is left when it begins."""
    watch = Watch(Limits(effort=100))
    shares = []

    def search(spent):
        shares.append(watch.limits.effort - watch.progress.transitions)
        watch.progress.transitions += spent
        return StopReason.EFFORT if spent == 25 else StopReason.BOUND

    assert StopReason.EFFORT is in_turn(watch, [25, 5, 10, 0], search)
    assert [25, 25, 35, 60] == shares
    assert 100 == watch.limits.effort
