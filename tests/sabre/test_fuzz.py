"""Texts that are nearly problem files, or nothing like them: all that comes back is a report in words.

`make fuzz` goes on with this for as long as you like.
"""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from denouement.diagnostics import Source
from denouement.sabre import read
from denouement.sabre.syntax import DEEPEST
from fuzz.mutate import mutated, soup
from fuzz.promises import PROBLEM_WORDS, PROBLEMS, problem_keeps_promises
from fuzz.work import work_of

NUMBERS = st.integers(0, 2**32)


@given(st.text(max_size=200))
def test_any_text_is_read_in_words(text):
    """Whatever the text is."""
    problem_keeps_promises(text)


@given(st.lists(st.sampled_from(PROBLEM_WORDS), max_size=60), st.sampled_from([" ", "\n", ""]))
def test_any_tokens_are_read_in_words(tokens, joint):
    """Tokens of the language itself, in any order."""
    problem_keeps_promises(joint.join(tokens))


@given(st.sampled_from(PROBLEMS), NUMBERS)
def test_any_tokens_after_declarations_are_read_in_words(text, seed):
    """Tokens in any order, where there are things that they can name."""
    problem_keeps_promises(text + soup(Random(seed), PROBLEM_WORDS))


@given(st.sampled_from(PROBLEMS), NUMBERS)
@example(PROBLEMS[0], 0)
def test_a_mutated_problem_is_read_in_words(text, seed):
    """A problem with tokens left out, doubled or swapped, signs put in, or cut off."""
    problem_keeps_promises(mutated(text, Random(seed), PROBLEM_WORDS))


@given(st.sampled_from(PROBLEMS), NUMBERS)
def test_a_slightly_mutated_problem_is_read_in_words(text, seed):
    """One change only, so that many of them are valid: these are played as well."""
    problem_keeps_promises(mutated(text, Random(seed), PROBLEM_WORDS, most=1))


def test_a_problem_can_be_cut_off_anywhere():
    """At every tenth place, and at every one of the last two hundred."""
    text = PROBLEMS[0]
    for at in sorted({*range(0, len(text), 10), *range(len(text) - 200, len(text) + 1)}):
        problem_keeps_promises(text[:at], play=False)
    assert problem_keeps_promises(text) is not None


def test_problems_without_mistakes_are_played():
    """What the mutations start from is valid."""
    assert all(problem_keeps_promises(text) is not None for text in PROBLEMS)


def test_many_mutations_are_valid():
    """Among mutated problems there are enough without mistakes to be played."""
    texts = [mutated(PROBLEMS[i % len(PROBLEMS)], Random(i), PROBLEM_WORDS, most=1) for i in range(120)]
    valid = sum(problem_keeps_promises(text) is not None for text in texts)
    assert 8 < valid < 110


FOUND = {
    "a word that ends the file": "property",
    "an action that ends the file": "action",
    "a utility that ends the file": "utility(",
    "a utility of nobody": "utility();",
    "a variable that is a colon": "entity A : character; utility(): sum(: : character) 1;",
    "a variable that is a bracket": "action a(( : character) { effect: True; };",
    "an observer that is a number": "action a() { effect: True; observing(1 : character): True; };",
    "an entity that is a number": "entity 1 : character;",
    "an entity that is unknown": "entity ? : character; utility(?): 1;",
    "an entity that is a value": "entity True : character; utility(True): 1;",
    "brackets that do not match": "property p() : boolean; utility(): (p()];",
    "a quantifier that ends the file": "utility(): forall(x : character",
}
"""Texts in which the fuzzer, or somebody looking for it, found a broken promise."""


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
def test_what_was_found_once_is_a_mistake_in_words(text):
    """Each is told, and none is read as something."""
    assert problem_keeps_promises(text) is None


@pytest.mark.parametrize(
    ("head", "row", "tail"),
    [
        ("", "flag();\n", ""),
        ("", "foo();\n", ""),
        ("", "/* x */ // y\n", ""),
        ("", "entity E{} : thing;\n", ""),
        ("", "type t{} : thing;\n", ""),
        ("", "property p{}(x : thing) : boolean;\n", ""),
        ("", "action a{}(x : thing) {{ precondition: flag(); effect: flag(); }};\n", ""),
        ("action a() { precondition: ", "flag() & ", "flag(); effect: flag(); };"),
        ("action a() { precondition: ", "(flag() | flag()) & ", "flag(); effect: flag(); };"),
        ("action a() { precondition: flag(); effect: ", "num() = 1 & ", "flag(); };"),
        ("action a(", "x{} : thing, ", "y : thing) { effect: flag(); };"),
        ("link(", "x, ", "x);"),
        ("link(", "(", ""),
        ("flag() ", "&", "flag();"),
        ("", ";", ""),
        ("", "}}", ""),
    ],
)
def test_work_grows_with_the_text(head, row, tail):
    """Twice the text takes about twice the steps, which are counted and not timed."""
    known = "type thing; entity x : thing; property flag() : boolean; property num() : number;\n"

    def steps(times):
        text = known + head + "".join(row.format(i) for i in range(times)) + tail
        return work_of(lambda: read(Source("x.txt", text)))

    assert 3.0 * steps(200) > steps(400)


N = DEEPEST - 4
DEEP = {
    "brackets": "(" * N + "q(Z)" + ")" * N,
    "nots": "!" * N + "q(Z)",
    "believes": "believes(Z, " * (N // 2) + "q(Z)" + ")" * (N // 2),
    "alternatives": "".join(f"(m() == {i} {'&|'[i % 2]} " for i in range(N // 2)) + "q(Z)" + ")" * (N // 2),
    "not alternatives": "".join(f"!(m() == {i} {'&|'[i % 2]} " for i in range(N // 3))
    + "q(Z)"
    + ")" * (N // 3),
    "ifs": "".join(f"if(m() == {i}) (" for i in range(N // 3)) + "q(Z)" + ")" * (N // 3),
    "if else": "".join(f"(if(m() == {i}) q(Z) else " for i in range(N // 3)) + "q(Z)" + ")" * (N // 3),
    "elseifs": "if(q(Z)) q(Z)" + "".join(f" elseif(m() == {i}) q(Z)" for i in range(N - 4)) + " else q(Z)",
    "quantifiers": "".join(f"exists(v{i} : character) (q(v{i}) | " for i in range(N // 3))
    + "q(Z)"
    + ")" * (N // 3),
    "for every": "".join(f"forall(v{i} : character) (q(v{i}) & " for i in range(N // 3))
    + "q(Z)"
    + ")" * (N // 3),
    "sums": " + ".join(["m()"] * (N - 4)) + " > 3",
    "sums of sums": "".join(f"sum(v{i} : character) (m() + " for i in range(N // 3))
    + "1"
    + ")" * (N // 3)
    + " > 3",
    "ifs of numbers": "".join(f"(if(m() == {i}) {i} else " for i in range(N // 3))
    + "1"
    + ")" * (N // 3)
    + " > 3",
}


@pytest.mark.parametrize("condition", DEEP.values(), ids=DEEP.keys())
def test_what_is_nested_to_the_limit_is_played(condition):
    """What may be read can be grounded and played: nothing on the way runs out of room."""
    text = (
        "entity Z : character; property q(c : character) : boolean; property m() : number;\n"
        f"action a() {{ precondition: {condition}; effect: m() = m() + 1 & if({condition}) q(Z) & if({condition}) !q(Z);\n"
        f"consenting: Z; observing(o : character): {condition}; }};\n"
        f"trigger t() {{ precondition: m() > 100 & {condition}; effect: m() = 0; }};\n"
        f"utility(Z): if({condition}) m() else 0; utility(): m();\n"
    )
    assert problem_keeps_promises(text) is not None
