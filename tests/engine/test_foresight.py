"""What people would do: small stories worked out by hand."""

from dataclasses import replace

from denouement.engine import (
    NOBODY,
    Engine,
    Foresight,
    ReasonKind,
    Reasons,
    Rest,
    StoryReasons,
    expected_story,
)
from support.problems import A, B, Problem, eq, minus, no, plus, put


class Told(Problem):
    """A problem whose people foresee one another; acts may be addressed to somebody."""

    def act(self, name, requires=(), effects=(), willing=(), to=(), **more):
        """An act addressed to the people of these numbers."""
        made = super().act(name, requires, effects, willing, **more)
        self.acts[-1] = replace(made, arguments=tuple("ABCDEFG"[p] for p in to))
        return self.acts[-1]

    def ground(self):
        """The problem, as that of a story."""
        return replace(super().ground(), foresees=True)

    def expected(self, events=8, horizon=4, depth=2):
        """The expected story."""
        engine, world = self.opened()
        return expected_story(StoryReasons(Reasons(engine, horizon, depth)), world, events)

    def names(self, **limits):
        """The names of the acts of the expected story."""
        return [a.action for a in self.expected(**limits).acts]


# --- what they would do


def test_what_is_as_good_tomorrow_is_done_today():
    """Waiting would lose nothing, and still nobody waits for ever."""
    made = Told()
    done = made.flag("done")
    made.act("do it", [no(done)], [put(done, True)], [A])
    made.want(A, eq(done), 1)
    assert made.names() == ["do it"]


def test_nobody_busies_themselves_on_the_way():
    """A detour that ends as well is not taken."""
    made = Told()
    there, done = made.flag("there"), made.flag("done")
    made.act("wander", [no(there)], [put(there, True)], [A])
    made.act("do it", [no(done)], [put(done, True)], [A])
    made.want(A, eq(done), 1)
    assert made.names() == ["do it"]


def test_one_lets_the_other_go_first_where_that_is_better():
    """Asked before B has spoken, B says nothing any more; so A waits for B to speak."""
    made = Told()
    spoken, asked = made.flag("spoken"), made.flag("asked")
    made.act("B speaks", [no(spoken), no(asked)], [put(spoken, True)], [B])
    made.act("A asks", [no(asked)], [put(asked, True)], [A])
    made.want(B, eq(spoken), 1)
    made.want(A, eq(spoken), 2)
    made.want(A, eq(asked), 3)
    assert made.names() == ["B speaks", "A asks"]


def test_the_best_answer_counts_and_not_the_most_helpful_one():
    """B could answer kindly, and would gain by it; but B would gain more by refusing, and A knows."""
    made = Told()
    asked, kind, refused = made.flag("asked"), made.flag("kind"), made.flag("refused")
    made.act("A asks", [no(asked)], [put(asked, True)], [A], to=[B])
    made.act("B is kind", [eq(asked), no(refused), no(kind)], [put(kind, True)], [B], to=[A])
    made.act("B refuses", [eq(asked), no(refused), no(kind)], [put(refused, True)], [B], to=[A])
    made.want(B, eq(kind), 1)
    made.want(B, eq(refused), 2)
    made.want(A, eq(kind), 3)
    made.want(A, eq(refused), -1)
    assert made.names() == []
    engine, world = made.opened()
    act = made.acts[0]
    assert Reasons(engine, 4, 2).reason(act, A, world) is not None, "there is hope"
    assert Foresight(engine, 4, 2).choice(A, world) is None, "there is no prospect"


def test_somebody_addressed_answers_before_others_act():
    """C gains most, but A has spoken to B."""
    made = Told(people=3)
    asked, answered, danced = made.flag("asked"), made.flag("answered"), made.flag("danced")
    made.act("A asks B", [no(asked)], [put(asked, True)], [A], to=[B])
    made.act("B answers", [eq(asked), no(answered)], [put(answered, True)], [B])
    made.act("C dances", [eq(asked), no(danced)], [put(danced, True)], [2])
    made.want(A, eq(asked), 1)
    made.want(B, eq(answered), 1)
    made.want(2, eq(danced), 9)
    assert made.names() == ["A asks B", "B answers", "C dances"]


def test_an_act_of_two_needs_both_to_prefer_it():
    """And it is not done where one of them does not."""
    for price, story in ((0, ["they trade"]), (2, [])):
        made = Told()
        traded = made.flag("traded")
        made.act("they trade", [no(traded)], [put(traded, True)], [A, B])
        made.want(A, eq(traded), 1)
        made.want(B, eq(traded), 1 - price)
        assert made.names() == story


def test_people_act_on_what_they_believe_and_the_world_goes_its_own_way():
    """B believes that the lamp is lit, and so expects A to read; A sits in the dark and lights it first."""
    made = Told()
    lit, read = made.flag("lit"), made.flag("read")
    made.at_first(put(lit, True, mind=[B]))
    made.act("A lights the lamp", [no(lit)], [put(lit, True)], [A])
    made.act("A reads", [eq(lit), no(read)], [put(read, True)], [A])
    made.want(A, eq(read), 1)
    first, second = made.expected().turns
    assert [a.action for a in first.expected[B].acts] == ["A reads"]
    assert first.surprises(B)
    assert not first.surprises(A)
    assert not second.surprises(B)


def chain(*willing):
    """Acts a1, b2, … to be done in order, each worth something to nobody but for the last."""
    made = Told()
    before = None
    for number, person in enumerate(willing, start=1):
        done = made.flag(str(number))
        needs = [no(done)] if before is None else [eq(before), no(done)]
        made.act(f"{'AB'[person].lower()}{number}", needs, [put(done, True)], [person], to=[1 - person])
        before = done
    made.want(A, eq(before), 3)
    made.want(B, eq(before), 1)
    return made


def test_beyond_the_depth_somebody_does_what_pays_at_once():
    """A reckons with B, who reckons with A's last step, since it pays at once; but not with more than that."""
    assert chain(A, B, A).names(depth=2) == ["a1", "b2", "a3"]
    assert chain(A, B, A).names(depth=1) == []
    assert chain(A, B, A, B).names(depth=2) == []
    assert chain(A, B, A, B).names(depth=3) == ["a1", "b2", "a3", "b4"]


def test_a_story_that_would_go_round_ends_where_it_began():
    """Each undoes what the other does."""
    made = Told()
    on = made.flag("on")
    made.act("A switches on", [no(on)], [put(on, True)], [A], to=[B])
    made.act("B switches off", [eq(on)], [put(on, False)], [B], to=[A])
    made.want(A, eq(on), 1)
    made.want(B, no(on), 1)
    story = made.expected(horizon=1)
    assert [a.action for a in story.acts] == ["A switches on", "B switches off", "A switches on"]
    assert story.rest is Rest.GOES_ROUND


def test_the_bound_of_events_ends_a_story_and_says_so():
    """With nothing gone round and something left to do."""
    made = Told()
    count = made.number("count")
    made.act("one more", [], [put(count, plus(count, 1))], [A])
    made.want(A, count)
    story = made.expected(events=3)
    assert (len(story.turns), story.rest) == (3, Rest.BOUND)


# --- four kinds of reason


def reason(made, act, person, **limits):
    """The reason somebody has for an act at the opening."""
    engine, world = made.opened()
    reasons = StoryReasons(Reasons(engine, limits.get("horizon", 4), 2))
    return reasons.reason(act, person, world)


def hazard(afraid=True):
    """B may say something that hurts A; by the door, A can leave before much is done. A seat costs a little."""
    made = Told()
    hurt, gone, said, seat = made.flag("hurt"), made.flag("gone"), made.flag("said"), made.flag("by the door")
    sits = made.act("A sits by the door", [no(seat)], [put(seat, True)], [A])
    made.act("B says it", [no(said), no(gone)], [put(said, True), put(hurt, True)], [B], to=[A])
    made.act("A leaves", [eq(said), eq(seat), no(gone)], [put(gone, True), put(hurt, False)], [A])
    made.want(A, eq(hurt), -3)
    if afraid:
        made.want(B, eq(said), 1)
    return made, sits


def test_a_precaution_names_what_is_feared():
    """The seat by the door is no gain; it saves A from being hurt for good."""
    made, sits = hazard()
    found = reason(made, sits, A)
    assert found.kind in (ReasonKind.PRECAUTION, ReasonKind.AVOID)
    assert "B says it" in [a.action for a in found.instead]


def test_with_nothing_to_fear_there_is_no_precaution():
    """Nobody would say anything."""
    made, sits = hazard(afraid=False)
    assert reason(made, sits, A) is None


def test_avoiding_is_of_a_loss_that_is_foreseen():
    """B will take the ring unless A hides it; the ring is A's now, so that nothing is gained."""
    made = Told()
    hidden, taken = made.flag("hidden"), made.flag("taken")
    hides = made.act("A hides the ring", [no(hidden), no(taken)], [put(hidden, True)], [A])
    made.act("B takes the ring", [no(hidden), no(taken)], [put(taken, True)], [B], to=[A])
    made.want(A, no(taken), 2)
    made.want(B, eq(taken), 1)
    found = reason(made, hides, A)
    assert found.kind is ReasonKind.AVOID
    assert [a.action for a in found.instead] == ["B takes the ring"]
    assert (found.before, found.after) == (2, 2)


def answerable(closes=True):
    """A may ask; B, who prefers to, says no. That settles it, unless A may ask again."""
    made = Told()
    asked, no_said, yes_said = made.flag("asked"), made.flag("no"), made.flag("yes")
    asks = made.act("A asks", [no(asked)], [put(asked, True)], [A], to=[B])
    made.act("B says no", [eq(asked), no(no_said), no(yes_said)], [put(no_said, True)], [B], to=[A])
    made.act("B says yes", [eq(asked), no(no_said), no(yes_said)], [put(yes_said, True)], [B], to=[A])
    if not closes:
        made.act("A asks again", [eq(no_said)], [put(no_said, False)], [A], to=[B])
    made.want(A, eq(yes_said), 2)
    made.want(B, eq(no_said), 1)
    return made, asks


def test_being_told_no_settles_a_thing():
    """A knows the answer and asks all the same."""
    made, asks = answerable()
    found = reason(made, asks, A)
    assert found.kind is ReasonKind.SETTLE
    assert found.settled == (0,)
    assert made.names() == ["A asks", "B says no"]


def test_where_the_answer_closes_nothing_there_is_no_reason_to_ask():
    """Asked again, B might still come round."""
    made, asks = answerable(closes=False)
    assert reason(made, asks, A) is None
    assert made.names() == []


def test_what_is_as_good_as_what_one_would_do_is_a_reason():
    """Either door leads out."""
    made = Told()
    out = made.flag("out")
    doors = [made.act(d, [no(out)], [put(out, True)], [A]) for d in ("front door", "back door")]
    made.want(A, eq(out), 1)
    assert [reason(made, d, A).kind for d in doors] == [ReasonKind.GAIN] * 2


def test_a_research_problem_knows_gain_alone():
    """Whether people foresee is a matter of the problem."""
    made, sits = hazard()
    engine, world = Problem.opened(made)
    plain = Engine(replace(engine.ground, foresees=False))
    assert Reasons(plain, 4, 2).reason(sits, A, world) is None


def test_a_forecast_is_of_at_most_so_many_acts():
    """And its worlds are one more than its acts."""
    made = Told()
    count = made.number("count")
    made.act("one more", [], [put(count, plus(count, 1))], [A])
    made.act("one less", [], [put(count, minus(count, 1))], [B])
    made.want(A, count)
    engine, world = made.opened()
    forecast = Foresight(engine, 3, 2).foresees(A, world, NOBODY)
    assert (len(forecast.acts), len(forecast.worlds)) == (3, 4)
