"""Work that is stopped says why, keeps what it found, and harms nothing: the next answer is that of a new kernel."""

from __future__ import annotations

import os
import signal
import threading
import time
from itertools import pairwise

import pytest

from denouement.engine import Reasons, at_first
from denouement.errors import LimitReached, LoopError
from denouement.ground import NO, YES
from denouement.search import KernelSearch, Limits, StopReason, Watch
from support.compiled import Both, compiled_kernel, random_quest
from support.problems import A, B, Problem, believes, both, eq, no, plus, put

WIDE = (30, 8, 3)
"""Events, horizon and minds with which :func:`endless` is not looked through while anybody waits."""


def endless():
    """Three people who can set and unset fourteen flags and see half of it; one ending is near, the others are far."""
    made = Problem(3)
    flags = [made.flag(f"f{i}") for i in range(14)]
    for i, flag in enumerate(flags):
        for person in range(3):
            some = {p: YES if p == person or (i + p + person) % 2 else NO for p in range(3)}
            most = {p: YES if p == person or (i + p) % 3 else NO for p in range(3)}
            made.act(f"set{i}.{person}", [no(flag)], [put(flag, True)], [person], some)
            made.act(f"unset{i}.{person}", [eq(flag)], [put(flag, False)], [person], most)
    for person in range(3):
        made.want(person, both(*(eq(f) for f in flags[person : person + 8])))
        for flag in flags[::2]:
            made.want(person, eq(flag) if person % 2 else no(flag))
    made.ending("here", no(flags[0]))
    made.ending("far", both(*(eq(f) for f in flags)))
    made.ending("further", both(*(believes(A, no(f)) for f in flags), *(eq(f) for f in flags)))
    return made.ground()


SEARCHES = {
    "explore": lambda kernel, world: kernel.explore(world, [0, 1, 2], WIDE),
    "shortest": lambda kernel, world: kernel.shortest(world, 2, WIDE, 10)[0],
    "first": lambda kernel, world: kernel.first(world, 2, WIDE),
    "forced": lambda kernel, world: kernel.forced(world, [0, 1, 2], WIDE),
}


@pytest.fixture(params=sorted(SEARCHES))
def work(request):
    """A kernel, and something that it does not come to the end of; says why it stopped."""
    found = Both(endless(), WIDE[1])
    world = found.number(found.opening)

    def run():
        return SEARCHES[request.param](found.compiled, world)[3]

    run.kernel = found.compiled
    return run


def test_effort_stops_work_at_the_same_place_every_time(work):
    """It is counted in transitions, and counted anew from each call of ``limit``."""
    for _ in range(3):
        before = work.kernel.counts()[2]
        work.kernel.limit(effort=500)
        assert ("effort", []) == work()
        assert 501 >= work.kernel.counts()[2] - before > 400
    work.kernel.limit(effort=0)
    assert ("effort", []) == work()


def test_time_stops_work(work):
    """Soon after it is up; and at once, where there is none."""
    for seconds in (0.05, 0.0, -1.0):
        work.kernel.limit(seconds=seconds)
        start = time.monotonic()
        assert ("time", []) == work()
        assert time.monotonic() - start < seconds + 2


def test_memory_stops_work(work):
    """Where the tables have grown as large as they may."""
    work.kernel.limit(megabytes=work.kernel.counts()[3] / 1e6 + 3)
    assert ("memory", []) == work()


def test_another_thread_stops_work(work):
    """Soon, while the interpreter is free for other threads; a wish before the work counts too."""
    work.kernel.limit()
    stopper, wished = work.kernel.stopper(), []

    def wish():
        wished.append(time.monotonic())
        stopper.stop()

    timer = threading.Timer(0.1, wish)
    timer.start()
    assert ("interruption", []) == work()
    assert time.monotonic() - wished[0] < 2  # about a millisecond, where nothing else runs
    timer.join()
    assert ("interruption", []) == work()
    work.kernel.limit(effort=100)
    assert ("effort", []) == work()


def test_who_is_asked_stops_work(work):
    """By saying no, by saying nothing sensible, or by raising."""
    for answers in ([True, True, False], [True, None], [True, ValueError("no")]):
        left = iter(answers)

        def ask(left=left):
            answer = next(left)
            if isinstance(answer, Exception):
                raise answer
            return answer

        work.kernel.limit(ask=ask)
        assert ("interruption", []) == work()
        assert [] == list(left)


def test_who_is_shown_the_progress_stops_work_by_raising(work):
    """It is shown at most ten times a second, and never less than before."""
    shown = []

    def show(transitions):
        shown.append((time.monotonic(), transitions))
        if len(shown) == 3:
            raise RuntimeError("enough")

    work.kernel.limit(show=show)
    assert ("interruption", []) == work()
    assert [n for _, n in shown] == sorted(n for _, n in shown)
    times = [t for t, _ in shown]
    assert all(after - before > 0.09 for before, after in pairwise(times))


@pytest.mark.skipif(
    threading.current_thread() is not threading.main_thread(), reason="signals need the main thread"
)
def test_an_interrupt_stops_work(work):
    """Ctrl-C ends it as a wish to stop, without a traceback, so that what was found can be told."""
    timer = threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT))
    # What starts the tests in the background may have had the signal ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        work.kernel.limit(seconds=60)
        timer.start()
        assert ("interruption", []) == work()
        timer.join()
    finally:
        signal.signal(signal.SIGINT, before)


def test_other_threads_are_refused_while_a_kernel_works():
    """A kernel does one thing at a time; whoever asks meanwhile gets an error, not an answer that is half done."""
    found = Both(endless(), WIDE[1])
    world, told = found.number(found.opening), []
    found.compiled.limit()
    stopper = found.compiled.stopper()
    thread = threading.Thread(target=lambda: told.append(found.compiled.first(world, 2, WIDE)))
    thread.start()
    try:
        time.sleep(0.1)
        with pytest.raises(RuntimeError, match="borrowed"):
            found.compiled.step(world, 0)
    finally:
        stopper.stop()
        thread.join()
    assert ("interruption", []) == told[0][3]
    found.compiled.step(world, 0)


def test_reasons_are_stopped_too():
    """By the same limits; what is told is the limit."""
    found = Both(endless(), WIDE[1])
    reasons = found.reasons(WIDE[1], WIDE[2])
    found.compiled.limit(effort=300)
    with pytest.raises(LimitReached, match="effort"):
        reasons.reason(found.ground.acts[0], A, found.opening)


# --- what was found, and what comes after


def answers(found, limits):
    """Everything that a search within limits that it keeps tells."""
    outcome = found.search(limits).outcome
    told = [
        {name: (tuple(a.id for a in f.acts), f.unexplained, f.ways) for name, f in stories.items()}
        for stories in (outcome.believable, outcome.forced)
    ]
    bounds = (limits.events, limits.horizon, limits.depth)
    plans = [found.shortest(n, bounds, 50)[1] for n in range(len(found.ground.endings))]
    return told, outcome.unreachable, outcome.events, outcome.stop, outcome.forced_stop, plans


KEPT = Limits(events=5, horizon=4, depth=2, effort=None)


@pytest.mark.parametrize("seed", range(8))
def test_after_a_stop_everything_is_as_with_a_new_kernel(seed):
    """Wherever it struck: no table is left half filled."""
    ground = random_quest(seed, people=2 + seed % 2)
    expected = answers(Both(ground), KEPT)
    found = Both(ground)
    for effort in (*range(12), 20, 30, 50, 80, 130, 210):
        found.search(Limits(5, 4, 2, effort=effort))
        world = found.number(found.opening)
        for number in range(len(ground.endings)):
            found.compiled.limit(effort=effort)
            found.compiled.shortest(world, number, (5, 4, 2), 5)
            found.compiled.limit(effort=effort)
            found.compiled.first(world, number, (5, 4, 2))
        found.compiled.limit()
    assert expected == answers(found, KEPT)


@pytest.mark.parametrize("seed", range(4))
def test_after_a_stop_reasons_are_those_of_the_reference(seed):
    """Also of people within people."""
    ground = random_quest(seed)
    found = Both(ground)
    reasons, reference = found.reasons(4, 2), Reasons(found.engine, 4, 2)
    told = 0
    for act in ground.acts:
        for person in act.willing:
            for effort in range(4):
                found.compiled.limit(effort=effort)
                try:
                    reasons.reason(act, person, found.opening)
                except LimitReached:
                    told += 1
            found.compiled.limit()
            expected = reference.reason(act, person, found.opening)
            reason = reasons.reason(act, person, found.opening)
            assert (expected and len(expected.plan)) == (reason and len(reason.plan))
    assert told


def watched(found, limits, **watching):
    """The outcome of a search for stories under a watch."""
    return found.search(limits, **watching).outcome


WIDE_LIMITS = {"events": WIDE[0], "horizon": WIDE[1], "depth": WIDE[2]}


@pytest.mark.parametrize(
    ("limits", "watching", "stop"),
    [
        ({"effort": 200}, {}, StopReason.EFFORT),
        ({"effort": None, "seconds": 0.1}, {"clock": time.monotonic}, StopReason.TIME),
        ({"effort": None, "megabytes": 10.0}, {"memory": lambda: 11.0}, StopReason.MEMORY),
        ({"effort": None}, {"stopped": lambda: True}, StopReason.INTERRUPTED),
    ],
)
def test_what_was_found_before_a_limit_is_kept(limits, watching, stop):
    """With the reason that the reference gives; the ending that holds at first was found at once."""
    found = Both(endless(), WIDE[1])
    outcome = watched(found, Limits(**WIDE_LIMITS, **limits), **watching)
    assert (stop, stop) == (outcome.stop, outcome.forced_stop)
    assert {"here"} == outcome.believable.keys()
    assert () == outcome.believable["here"].acts
    assert ({}, set(), 0) == (outcome.forced, outcome.unreachable, outcome.events)
    small = Limits(events=1, horizon=1, depth=1, effort=None)
    assert watched(found, small).stop is StopReason.BOUND


def test_a_watch_that_shows_progress_sees_it_grow():
    """Transitions are counted on from what the watch has seen before."""
    found, seen = Both(endless(), WIDE[1]), []

    def show(progress):
        seen.append(progress.transitions)

    limits = Limits(**WIDE_LIMITS, effort=None, seconds=0.5)
    watch = Watch(limits, clock=time.monotonic, show=show)
    watch.progress.transitions = 1_000
    outcome = KernelSearch(found.kernel, found.opening, limits, watch).run()
    assert outcome.stop is StopReason.TIME
    assert seen == sorted(seen)
    assert seen[0] > 1_000
    assert watch.progress.transitions >= seen[-1]


def test_after_a_limit_of_memory_what_was_kept_is_let_go():
    """Else every later search would stop at once; worlds are numbered anew, and the answers are those of a new kernel."""
    found, small = Both(endless(), WIDE[1]), Limits(events=1, horizon=1, depth=1, effort=None)
    reasons = found.reasons(WIDE[1], WIDE[2])
    found.compiled.limit(megabytes=1.0)
    with pytest.raises(LimitReached, match="memory"):
        reasons.reason(found.ground.acts[0], A, found.opening)
    assert found.compiled.counts()[0] < 100
    assert answers(Both(endless(), WIDE[1]), small) == answers(found, small)


def test_after_a_watch_has_seen_the_memory_run_out_what_was_kept_is_let_go():
    """A watch knows what the process holds: as long as the kernel holds it, every later search stops at once."""
    found = Both(endless(), WIDE[1])
    limits = Limits(**WIDE_LIMITS, effort=None, megabytes=10.0)
    assert watched(found, limits, memory=lambda: 11.0).stop is StopReason.MEMORY
    assert found.compiled.counts()[0] < 100


# --- reactions without end


def looping():
    """Once started, two reactions undo each other."""
    made = Problem()
    p, start = made.flag("p"), made.flag("start")
    made.act("begin", [no(start)], [put(start, True)], [A])
    made.act("wait", [], [put(start, False)], [A])
    made.reaction("on", both(eq(start), no(p)), put(p, True))
    made.reaction("off", both(eq(start), eq(p)), put(p, False))
    made.want(A, eq(start))
    made.ending("started", eq(start))
    return made.ground()


def test_reactions_without_end_are_told():
    """With the names of those that set each other off; by a step, by reasons and by every search."""
    found = Both(looping())
    begin, wait = found.ground.acts
    world = found.number(found.opening)
    for work in (
        lambda: found.kernel.run(found.compiled.step, world, begin.id),
        lambda: found.reasons(4, 2).reason(begin, A, found.opening),
        lambda: found.search(KEPT),
    ):
        with pytest.raises(LoopError) as caught:
            work()
        assert {("on", ()), ("off", ())} == set(caught.value.reactions)
    for search in (
        found.compiled.shortest(world, 0, (3, 2, 1), 1)[0],
        found.compiled.first(world, 0, (3, 2, 1)),
    ):
        assert ("loop", [0, 1]) == (search[3][0], sorted(search[3][1]))
    found.agree(found.engine.step(found.opening, wait), found.compiled.step(world, wait.id))


def test_reactions_without_end_from_mind_to_mind_are_told():
    """Each mind sets the next one off, with one more each time: no finite world says that."""
    made = Problem()
    start, done, f, other = made.flag("start"), made.flag("done"), made.number("f"), made.flag("other")
    made.at_first(put(other, True, mind=[A]))
    made.act("begin", [], [put(start, True)])
    made.reaction("r", both(eq(start), no(done)), put(done, True), put(f, plus(f, 1), mind=[A, B]))
    found = Both(made.ground())
    world = found.number(found.opening)
    with pytest.raises(compiled_kernel.Stopped) as caught:
        found.compiled.step(world, 0)
    assert ("loop", [0]) == caught.value.args


def test_a_value_that_a_fluent_was_taken_never_to_have_is_told():
    """The ground problem contradicts itself then: a mistake of ours, told as one, and not a wrong answer."""
    made = Problem()
    coins = made.number("coins", 1)
    made.act("earn", [eq(coins, 5)], [put(coins, plus(coins, 1))], [A])
    made.ending("rich", eq(coins, 2))
    found = Both(made.ground())
    assert found.ground.domains[0] is not None
    with pytest.raises(RuntimeError, match="coins"):
        found.kernel.run(found.compiled.step, found.number(found.opening), 0)
    assert not found.compiled.possible(found.number(at_first(found.engine)), 0)
    assert found.search(KEPT).outcome.stop is StopReason.EXHAUSTED
