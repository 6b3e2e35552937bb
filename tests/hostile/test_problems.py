"""Problem files made to do harm, through the command line: each is refused in words, soon and in little memory."""

import pytest

from hostile.child import run

BASE = """\
type place;
entity Ann : character;
entity Ben : character;
entity Hall : place;
entity Yard : place;
property at(c : character) : place;
property coins(c : character) : number;
property flag() : boolean;
property num() : number;
action go(c : character, p : place) { effect: at(c) = p; consenting: c; };
utility(): if(flag()) 1 else 0;
"""
MEGABYTES = 200
SECONDS = 2


def act(precondition="True", effect="flag()", head="a()"):
    """An action with these parts."""
    return f"action {head} {{ precondition: {precondition}; effect: {effect}; }};\n"


def many(count, kind="thing"):
    """So many entities of a kind."""
    return f"type {kind};\n" + "".join(f"entity E{i} : {kind};\n" for i in range(count))


def heads(count, kind="thing"):
    """So many parameters of a kind."""
    return ", ".join(f"x{i} : {kind}" for i in range(count))


def every(count, word="forall"):
    """So many quantifiers, one inside another, each with a name of its own."""
    return " ".join(f"{word}(x{i} : thing)" for i in range(count))


NAMES = ", ".join(f"x{i}" for i in range(8))
WIDE = many(100) + f"property link({heads(8)}) : boolean;\nproperty sum8({heads(8)}) : number;\n"
WIDE += act(effect=f"link({', '.join(['E1'] * 8)}) & sum8({', '.join(['E2'] * 8)}) = 1", head="touch()")

REFUSED = {
    "a loop of triggers": (
        "endless-reactions",
        BASE
        + "trigger up() { precondition: !flag(); effect: flag() = True; };\n"
        + "trigger down() { precondition: flag(); effect: flag() = False; };\n",
    ),
    "division by zero": ("division-by-zero", BASE + act(effect="num() = 1 / 0")),
    "division by a zero that has to be reckoned": ("division-by-zero", BASE + act(effect="num() = num() / (2 - 2)")),
    "an unknown name": ("unknown-name", BASE + act(effect="att(Ann) = Hall")),
    "a wrong type": ("wrong-kind", BASE + act(effect="at(Ann) = Ben")),
    "an argument too many": ("wrong-arguments", BASE + act(effect="at(Ann, Ben) = Hall")),
    "a long line": ("file-too-long", BASE + "// " + "x" * 2_000_000),
    "a long condition": ("file-too-long", BASE + "flag() & " * 220_000 + "flag();"),
    "brackets": ("too-deeply-nested", BASE + act("(" * 10_000 + "flag()" + ")" * 10_000)),
    "brackets of two kinds": ("broken-expression", BASE + act("([flag())]")),
    "open brackets": ("broken-declaration", BASE + "action a(" + "(" * 100_000),
    "ifs": ("too-deeply-nested", BASE + act("if(flag()) " * 10_000 + "flag()")),
    "ifs in conditions": ("too-deeply-nested", BASE + act("if(" * 10_000 + "flag()" + ") flag()" * 10_000)),
    "ifs in conditions, each written out twice": (
        "too-many-parts",
        BASE
        + act(
            "if(" * 25 + "flag()" + "".join(f") (num() == {i} | coins(Ann) == {i})" for i in range(25)),
            "num() = num() + 1 & flag()",
        ),
    ),
    "else if else if": (
        "too-deeply-nested",
        BASE + act(effect="if(flag()) num() = 1" + " elseif(num() == 3) num() = 2" * 10_000),
    ),
    "believes": ("too-deeply-nested", BASE + act("believes(Ann, " * 10_000 + "flag()" + ")" * 10_000)),
    "effects": (
        "too-many-parts",
        BASE + many(50) + f"property p(x : thing) : number;\naction a({heads(50)}) {{ effect: "
        + " & ".join(f"p(x{i % 50}) = {i}" for i in range(40_000)) + "; };\n",
    ),
    "nots": ("too-deeply-nested", BASE + act("!" * 10_000 + "flag()")),
    "a long sum": ("too-deeply-nested", BASE + act(effect="num() = " + " + ".join(["num()"] * 10_000))),
    "twelve roles": ("too-many-combinations", BASE + many(50) + act(head=f"a({heads(12)})")),
    "three thousand roles": ("too-many-combinations", BASE + act(head=f"a({heads(3_000, 'place')})")),
    "roles with a condition that rules nothing out": (
        "too-many-combinations",
        BASE + many(50) + act(" & ".join(f"x{i} : thing" for i in range(6)), head=f"a({heads(6)})"),
    ),
    "roles that a condition rules out last": (
        "too-many-combinations",
        BASE
        + many(60)
        + "property never(a : thing, b : thing) : boolean;\n"
        + act("!(x0 == x1 | x0 != x1 | never(x4, x5))", head=f"a({heads(6)})"),
    ),
    "eight times for every": ("too-many-parts", BASE + WIDE + act(f"{every(8)} link({NAMES})")),
    "eight times exists": ("too-many-parts", BASE + WIDE + act(f"{every(8, 'exists')} link({NAMES})")),
    "eight times for every in an effect": ("too-many-parts", BASE + WIDE + act(effect=f"{every(8)} link({NAMES})")),
    "eight times for every at first": ("too-many-parts", BASE + WIDE + f"{every(8)} link({NAMES});\n"),
    "a sum of sums": ("too-many-parts", BASE + WIDE + f"utility(Ann): {every(8, 'sum')} sum8({NAMES});\n"),
    "a sum of sums of the same": (
        "too-many-parts",
        BASE + WIDE + f"utility(Ann): {every(8, 'sum')} sum8({', '.join(['E2'] * 8)});\n",
    ),
    "conditions of conditions of the same": (
        "too-many-parts",
        BASE
        + WIDE
        + act(" ".join(f"forall(x{i} : thing) (link({', '.join([f'x{i}'] * 8)}) |" for i in range(6)) + "flag()" + ")" * 6),
    ),
    "a huge number": ("number-too-large", BASE + "num() = " + "9" * 400_000 + ";\n"),
    "ten thousand mistakes": ("unknown-name", BASE + "foo();\n" * 10_000),
    "signs that mean nothing": ("broken-expression", BASE + "\0\x1b[2J;\n"),
    "a ring of types": ("kind-of-itself", "".join(f"type t{i} : t{(i + 1) % 5_000};\n" for i in range(5_000))),
}  # fmt: skip
ALLOWED = {
    "a fact about ten": BASE + many(100) + f"property big({heads(10)}) : boolean;\n"
    + act(f"big({', '.join(['E1'] * 10)})", f"big({', '.join(['E2'] * 10)})"),
    "eight times for every, of what never changes": BASE + many(100)
    + f"property big({heads(8)}) : boolean;\n" + act(f"{every(8)} big({NAMES})"),
    "a long line of types": "".join(f"type t{i + 1} : t{i};\n" for i in range(5_000)) + "entity X : t5000;\n",
    "types that meet again": "".join(
        f"type l{i + 1} : l{i}, r{i};\ntype r{i + 1} : l{i}, r{i};\n" for i in range(60)
    ) + "entity X : l60;\nproperty p(x : l0) : boolean;\n",
    "a sum of two thousand": BASE + many(2_000) + "property worth(x : thing) : number;\n"
    + act(effect="worth(x) = 1", head="a(x : thing)") + "utility(Ann): sum(x : thing) worth(x);\n",
    "numbers that run over": BASE + "num() = 1" + "0" * 300 + ";\n" + act(effect="num() = num() * num()")
    + act(effect="num() = num() - num()", head="b()") + "utility(Ann): num();\n",
    "a property that fits no argument": BASE + many(50) + "property at(x : thing) : place;\n"
    + act(effect="at(x) = p", head="move(x : entity, p : place)"),
}  # fmt: skip


def check(folder, text):
    """Run `check` on a problem with this text."""
    path = folder / "hostile.txt"
    path.write_text(text, "utf-8")
    return run("check", str(path))


@pytest.mark.parametrize(("code", "text"), REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_problem_is_refused_in_words(tmp_path, code, text):
    """
    The exit code is 2, the message is the one for this mistake, no traceback is shown, and little memory is used.
    """
    done = check(tmp_path, text)
    assert (2, "") == (done.code, done.output)
    assert f"error[{code}]" in done.errors
    assert "Traceback" not in done.errors
    assert all(sign.isprintable() or sign == "\n" for sign in done.errors)
    assert MEGABYTES > done.megabytes
    assert 8 * SECONDS > done.seconds


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED.keys())
def test_a_large_problem_is_no_mistake(tmp_path, text):
    """
    What only looks hostile is read.
    """
    done = check(tmp_path, text)
    assert (0, "") == (done.code, done.errors)
    assert MEGABYTES > done.megabytes
    assert 8 * SECONDS > done.seconds


def test_too_many_roles_are_told_with_their_numbers(tmp_path):
    """
    The message names the action, in how many ways its roles can be filled, what fills each, and what to try.
    """
    said = check(tmp_path, REFUSED["twelve roles"][1]).errors
    assert "the 12 roles of “a({x0}," in said
    assert "in about 10 to the power of 20 ways" in said
    assert "x0 (50), x1 (50)" in said
    assert "try: give it fewer roles" in said
    few = REFUSED["roles with a condition that rules nothing out"][1]
    assert "in 15,625,000,000 ways" in check(tmp_path, few).errors


def test_a_loop_of_triggers_is_told_with_its_triggers(tmp_path):
    """
    The message names the triggers that call each other.
    """
    said = check(tmp_path, REFUSED["a loop of triggers"][1]).errors
    assert "it goes on with: up()" in said
    assert "it goes on with: down()" in said


def test_a_zero_divisor_is_underlined(tmp_path):
    """
    The place is that of the divisor, however it is written.
    """
    said = check(tmp_path, REFUSED["division by a zero that has to be reckoned"][1]).errors
    line = act(effect="num() = num() / (2 - 2)").rstrip()
    assert f"hostile.txt:12:{line.index('2 - 2') + 1}" in said
