"""Checking a plan that somebody gives: each rule fails alone, at its place; a plan without a fault is called one.

The results are worked out by hand from the definition: see the comments at each problem.
"""

import json

import pytest

from denouement.answers import Rule, default_goal, level_name, read_plan, validate, with_levels
from denouement.diagnostics import Source
from denouement.errors import StoryError
from denouement.sabre import read_problem
from denouement.search import Limits, StopReason, Watch
from support.texts import MEETING, story_of

# Ann is out of flour. She can walk to the mill, where Bo sells it for a coin; then she can bake. The loaf is worth
# 3 to her, the coin 1. Bo wants coins. `storm` is nobody's act. Bo believes that Ann has no coin at all.
MILL = """
type place;
entity Ann : character;
entity Bo : character;
entity Home : place;
entity Mill : place;
property at(c : character) : place;
property coins(c : character) : number;
property flour() : boolean;
property bread() : boolean;
property wet() : boolean;
property gossip() : boolean;
action walk(c : character, to : place) {
  precondition: at(c) != to;
  effect: at(c) = to;
  consenting: c;
};
action buy(c : character, d : character) {
  precondition: c != d & at(c) == at(d) & coins(c) >= 1 & !flour();
  effect: flour() = True & coins(c) = coins(c) - 1 & coins(d) = coins(d) + 1;
  consenting: c, d;
};
action bake(c : character) {
  precondition: flour() & !bread();
  effect: bread() = True;
  consenting: c;
};
action show(c : character, d : character) {
  precondition: c != d & at(c) == at(d) & coins(c) >= 1;
  effect: believes(d, coins(c)) = coins(c);
  consenting: c;
};
action storm() {
  precondition: !wet();
  effect: wet() = True;
};
action steal(c : character) {
  precondition: at(c) == Mill & wet() & !flour();
  effect: flour() = True;
  consenting: c;
};
utility(): if(bread()) 1 else 0;
utility(Ann): (if(bread()) 3 else 0) + coins(Ann);
utility(Bo): coins(Bo);
at(Ann) = Home;
at(Bo) = Mill;
coins(Ann) = 1;
"""

PLAN = ["walk(Ann, Mill)", "buy(Ann, Bo)", "bake(Ann)"]


def checked(plan, text=MILL, goal=1.0, **limits):
    """A plan, as lines or as what JSON can hold, checked against a problem."""
    story = with_levels(read_problem(Source("mill.txt", text)), goal)
    written = plan if isinstance(plan, str) else json.dumps(plan)
    asked = Limits(**{"events": 6, "horizon": 4, "depth": 2, "effort": None, **limits})
    given = read_plan(Source("my.plan", written))
    return validate(story, level_name(goal), given, asked, Watch(asked), "my.plan")


def rules(answer):
    """The rules that failed, each with the number of its act and the way into the explanations."""
    return [(f.rule, f.event, f.within) for f in answer.faults]


def test_a_plan_is_a_plan():
    """Ann walks for [walk, buy, bake]; Bo sells at once; Ann bakes at once."""
    answer = checked(PLAN)
    assert ((), True, (0.0, 1.0)) == (answer.faults, answer.complete, (answer.before, answer.after))


def test_an_act_that_is_not_possible():
    """Which part is false in the true world, and what is so instead; Ann, who sees it so, would not try either."""
    answer = checked([*PLAN[:1], PLAN[2]])
    assert [(Rule.POSSIBLE, 2, ()), (Rule.BELIEVED, 2, ())] == rules(answer)
    told = next(f.message for f in answer.faults if f.rule is Rule.POSSIBLE)
    assert "not possible: flour(), but not (flour())" == told
    told = next(f.message for f in checked(PLAN[1:]).faults if f.rule is Rule.POSSIBLE)
    assert told.endswith(", but at(Ann) = Home and at(Bo) = Mill")


def test_what_somebody_believes_impossible():
    """Bo believes that Ann has no coin: he would not sell, though she has one. Everything else is in order."""
    text = MILL + "believes(Bo, coins(Ann)) = 0;\n"
    answer = checked(PLAN, text)
    # Ann does not know what Bo believes of her (beliefs about beliefs follow the believer's own), so her walk has
    # a reason all the same.
    assert [(Rule.BELIEVED, 2, ())] == rules(answer)
    assert "Bo takes it for impossible" in answer.faults[0].message
    assert "coins(Ann)" in answer.faults[0].message


def test_no_reason_within_the_limits():
    """With a horizon of two events Ann does not see so far as the bread; buying alone costs her a coin."""
    answer = checked(PLAN, horizon=2)
    assert [(Rule.REASON, 1, ())] == rules(answer)
    assert "Ann has no reason within the limits" in answer.faults[0].message
    assert [(Rule.REASON, 1, ()), (Rule.REASON, 2, ())] == rules(checked(PLAN, horizon=1))


def test_the_depth_counts_too():
    """At depth 0 only what pays at once is a reason: Bo's sale and Ann's baking, not her way to it."""
    assert [(Rule.REASON, 1, ()), (Rule.REASON, 2, ())] == rules(checked(PLAN, depth=0))


def test_the_goal_is_missed():
    """A plan that stops short; the author's utility is told before and after."""
    answer = checked(PLAN[:2])
    assert [(Rule.GOAL, 0, ())] == rules(answer)
    assert "0 before and 0 after" in answer.faults[0].message


def test_the_goal_must_be_above_the_opening():
    """A goal that holds at the opening already has to be bettered."""
    text = MILL + "bread() = True;\n"
    assert 2.0 == default_goal(read_problem(Source("mill.txt", text)))
    answer = checked(["storm()"], text, goal=1.0)
    assert Rule.GOAL in [f.rule for f in answer.faults]


def test_an_act_that_can_be_left_out():
    """The storm is free and does nothing for the bread; without it the plan is as good."""
    answer = checked(["storm()", *PLAN])
    assert [(Rule.SPARED, 0, ())] == rules(answer)
    assert "“storm()”" in answer.faults[0].message
    assert answer.faults[0].hint.endswith("; ".join(PLAN))


def test_a_plan_that_is_too_long():
    """The limit of events is a rule, too."""
    assert [(Rule.LENGTH, 0, ())] == rules(checked(PLAN, events=2))


def test_acts_that_are_unknown():
    """Each is told with what is wrong in it: the name, a thing, how many, or that it can never be."""
    lines = "fly(Ann)\nwalk(Anne, Mill)\nwalk(Ann)\nwalk(Ann, Bo)\nbuy(Ann, Ann)\nwolk(Ann, Mill)\nnonsense"
    answer = checked(lines, events=7)
    assert [(Rule.KNOWN, n, ()) for n in range(1, 8)] == rules(answer)
    told = [f"{f.message} {f.hint}" for f in answer.faults]
    for text, words in zip(
        told,
        (
            "no act “fly(Ann)”",
            "did you mean “Ann”",
            "about 2",
            "can never be",
            "can never be",
            "“walk(Ann, Mill)”",
            "no act",
        ),
        strict=True,
    ):
        assert words in text


def test_spaces_capitals_and_a_full_stop_do_not_matter():
    """What is meant is plain."""
    assert () == checked("1. Walk( ann,Mill ).\n- buy(Ann,Bo)\n* BAKE(Ann)").faults


def test_all_failures_are_told_at_once():
    """An unknown act, one that is not possible, one without a reason: in the order of the plan."""
    answer = checked("fly(Ann)\nbake(Ann)\nwalk(Bo, Home)")
    # The bread is played as if it could be baked; that is the plan's word. As Ann sees it, she has no flour.
    assert [
        (Rule.KNOWN, 1, ()),
        (Rule.POSSIBLE, 2, ()),
        (Rule.BELIEVED, 2, ()),
        (Rule.REASON, 3, ()),
    ] == rules(answer)


def test_the_place_of_a_failure():
    """File, line and column of the act, behind its bullet."""
    answer = checked("// my plan\n\n  2) walk(Ann, Mill)   # she goes\nfly(Ann)")
    assert ("my.plan", 4, 1) == (
        answer.faults[0].span.file,
        answer.faults[0].span.line,
        answer.faults[0].span.column,
    )


# --- plans that bring their explanations


def node(action, **others):
    """An act with the reasons given for it."""
    return {"action": action, "others": others} if others else {"action": action}


SALE = node("buy(Ann, Bo)", Bo=["buy(Ann, Bo)"])
"""The sale inside Ann's plan: Bo gains a coin at once."""


def with_walk(reason, **more):
    """The plan, with this reason of Ann's for her walk."""
    return [node("walk(Ann, Mill)", Ann=reason, **more), *PLAN[1:]]


def test_an_explanation_that_holds():
    """[walk, buy, bake], with Bo's own reason inside it; and the same where it is left to be found."""
    good = with_walk(["walk(Ann, Mill)", SALE, "bake(Ann)"])
    assert () == checked(good).faults
    assert () == checked(with_walk(PLAN)).faults


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        # It is about another act.
        (["bake(Ann)"], [(Rule.BEGINS, 1, ("Ann's reason",))]),
        ([], [(Rule.BEGINS, 1, ("Ann's reason",))]),
        # Without the flour Ann cannot bake: rule 1.
        (
            ["walk(Ann, Mill)", "bake(Ann)"],
            [(Rule.EXECUTABLE, 1, ("Ann's reason", "act 2"))],
        ),
        # Bought, but not baked: a coin less than at first, and than before the sale: rule 2, at both acts. To do
        # nothing would be better, so rule 5 fails with it.
        (
            ["walk(Ann, Mill)", SALE],
            [
                (Rule.BETTER, 1, ("Ann's reason", "act 1")),
                (Rule.BETTER, 1, ("Ann's reason", "act 2")),
                (Rule.MINIMAL, 1, ("Ann's reason",)),
            ],
        ),
        # Ann counts on the storm, and on stealing in it: rule 3.
        (
            ["walk(Ann, Mill)", "storm()", "steal(Ann)", "bake(Ann)"],
            [(Rule.SOMEBODY, 1, ("Ann's reason", "act 2"))],
        ),
        # Ann shows Bo her coin, which he knows of: rule 5.
        (
            ["walk(Ann, Mill)", "show(Ann, Bo)", SALE, "bake(Ann)"],
            [(Rule.MINIMAL, 1, ("Ann's reason",))],
        ),
        # Bo's reason inside is about baking, which is not the sale; the place is told down to it.
        (
            ["walk(Ann, Mill)", node("buy(Ann, Bo)", Bo=["bake(Bo)"]), "bake(Ann)"],
            [(Rule.BEGINS, 1, ("Ann's reason", "act 2", "Bo's reason"))],
        ),
        # Bo is said to sell for the sake of a walk home: it adds nothing.
        (
            ["walk(Ann, Mill)", node("buy(Ann, Bo)", Bo=["buy(Ann, Bo)", "walk(Bo, Home)"]), "bake(Ann)"],
            [
                (Rule.BETTER, 1, ("Ann's reason", "act 2", "Bo's reason", "act 2")),
                (Rule.MINIMAL, 1, ("Ann's reason", "act 2", "Bo's reason")),
            ],
        ),
    ],
)
def test_each_rule_of_an_explanation(reason, expected):
    """Each fails at its place in the tree; nothing else is found fault with."""
    assert expected == rules(checked(with_walk(reason)))


def test_others_without_a_reason_inside_an_explanation():
    """Bo gains nothing by walking home, so Ann cannot count on it (rule 4); and then nobody sells to her."""
    reason = ["walk(Ann, Mill)", "walk(Bo, Home)", SALE, "bake(Ann)"]
    found = rules(checked(with_walk(reason)))
    assert (Rule.OTHERS, 1, ("Ann's reason", "act 2")) in found
    assert (Rule.EXECUTABLE, 1, ("Ann's reason", "act 3")) in found


def test_the_horizon_is_one_for_the_whole_nest():
    """With three events to think ahead Ann's plan fits; Bo's, at its second act, has two left, and takes three."""
    longer = ["buy(Ann, Bo)", "walk(Bo, Home)", "walk(Bo, Mill)"]
    reason = ["walk(Ann, Mill)", node("buy(Ann, Bo)", Bo=longer), "bake(Ann)"]
    inside = ("Ann's reason", "act 2", "Bo's reason")
    assert (Rule.HORIZON, 1, inside) in rules(checked(with_walk(reason), horizon=3))
    assert (Rule.HORIZON, 1, inside) not in rules(checked(with_walk(reason), horizon=4))
    assert [(Rule.HORIZON, 1, ("Ann's reason",))] == [
        r for r in rules(checked(with_walk(PLAN), horizon=2)) if r[0] is Rule.HORIZON
    ]


def test_the_depth_of_explanations_is_limited():
    """At depth 1 Ann may look ahead and Bo may gain at once; at depth 0 Ann may not look ahead."""
    good = with_walk(["walk(Ann, Mill)", SALE, "bake(Ann)"])
    assert () == checked([good[0], "buy(Ann, Bo)", "bake(Ann)"], depth=1).faults
    found = rules(checked(good, depth=0))
    assert (Rule.DEPTH, 1, ("Ann's reason",)) in found
    assert (Rule.DEPTH, 1, ("Ann's reason", "act 2", "Bo's reason")) in found


def test_a_reason_for_somebody_who_is_not_asked():
    """Bo has no say in Ann's walk."""
    plan = with_walk(PLAN, Bo=["walk(Ann, Mill)"])
    assert [(Rule.REASON, 1, ())] == rules(checked(plan))


# --- files


def test_the_forms_a_plan_can_have():
    """Lines, a list of texts, a list of fields, and a document of `plan --json`."""
    forms = [
        "\n".join(PLAN),
        PLAN,
        [node(a) for a in PLAN],
        {"plan": PLAN},
        {"schema": "denouement/plan/1", "plans": [{"plan": PLAN}]},
    ]
    for form in forms:
        assert () == checked(form).faults


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('["a",\n "b"', 2, 5),
        ('["a"\n "b"]', 2, 2),
        ('{"plans": []}', 1, 1),
        ('[{"act": "a"}]', 1, 2),
        ('[{"action": "a",\n  "others": ["Ann"]}]', 2, 13),
        ("[" * 1_000, 1, 202),
        ("x\n" * 1_001, 1_001, 1),
        ('["a",' + '"a",' * 60_000, 1, 199_998),
    ],
)
def test_a_plan_file_that_cannot_be_read(text, line, column):
    """The place is told, and what to try."""
    with pytest.raises(StoryError) as caught:
        read_plan(Source("my.plan", text))
    (found,) = caught.value.diagnostics
    assert ("my.plan", line, column) == (found.span.file, found.span.line, found.span.column)
    assert found.hint


def test_an_empty_file_is_a_plan_of_nothing():
    """It reaches no goal."""
    assert [(Rule.GOAL, 0, ())] == rules(checked("// nothing yet\n"))


# --- stories, and stops


def test_a_story_is_checked_by_its_sentences():
    """The acts are the sentences of the story, the goal is its ending."""
    story = story_of(MEETING)
    limits = Limits()

    def found(plan):
        given = read_plan(Source("my.plan", plan))
        answer = validate(story, "they meet", given, limits, Watch(limits), "my.plan")
        return [(f.rule, f.event) for f in answer.faults]

    assert [] == found("Ann goes to the yard.")
    # Bob wants nothing, so his going has no reason; and what Ann wants has come about by it.
    assert [(Rule.REASON, 1)] == found("Bob goes to the hall")
    assert [(Rule.KNOWN, 1)] == found("Ann flies to the yard")
    assert [(Rule.GOAL, 0)] == found("")


def test_a_stopped_checking_is_not_complete():
    """A limit of effort leaves the rest unchecked, and the answer says so."""
    answer = checked(PLAN, effort=1)
    assert (False, StopReason.EFFORT) == (answer.complete, answer.stop)


def test_guesses_are_limited():
    """A file about something else is refused quickly: no suggestion for its last lines."""
    answer = checked("\n".join(f"wolk(Ann, Mill){'x' * n}" for n in range(60)), events=60)
    assert 60 == len(answer.faults)
    assert answer.faults[0].hint
    assert not answer.faults[-1].hint
