"""The conformance run sees what is wrong and names it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from denouement.conform import Runner, Suite
from sabre import tiny
from sabre.tiny import PASSED


def change(record: Any, path: str, value: Any) -> Any:
    """The record with one field of it changed, or taken out where the value is ``...``."""
    *way, last = [int(p) if p.isdigit() else p for p in path.split("/")]
    here = record
    for part in way:
        here = here[part]
    if value is ...:
        del here[last]
    else:
        here[last] = value
    return record


def test_a_suite_that_agrees_passes(conform, tmp_path):
    """Every vector is counted, the last line is the account, and the exit code says so."""
    code, lines = conform(tiny.write(tmp_path))
    assert f"{PASSED} passed, 0 failed" == lines[-1]
    assert 0 == code
    assert ["dark.json", "micro.json"] == [line.partition(":")[0] for line in lines[:-1]]
    assert all(re.search(r": \d+ passed, 0 failed, \d+\.\d s$", line) for line in lines[:-1])


def test_quick_leaves_out_reasons_and_solutions(conform, tmp_path):
    """What takes long, and nothing else."""
    told = change(tiny.vectors(), "explained/0/by_definition", False)
    told = change(told, "solutions/0/shortest", 1)
    code, lines = conform(tiny.write(tmp_path, told=told), "--quick")
    assert (0, f"{PASSED - 4} passed, 0 failed") == (code, lines[-1])


STEP = "solution:dark, step"


@pytest.mark.parametrize(
    ("path", "value", "named", "told"),
    [
        ("characters", ["Bo", "Ada"], "characters", "expected Bo, Ada; found Ada, Bo"),
        ("fluents", tiny.listed("at(Ada)", "at(Bo)", "lit(Ada)"), "fluents",
         "properties: expected also lit(Ada), found also lit()"),
        ("ground_actions", tiny.listed("climb(Ada)", "climb(Bo)", "fly(Bo)", "strike(Ada)", "strike(Bo)"),
         "ground_actions", "actions: expected also fly(Bo)"),
        ("ground_actions", {"count": 4, "sha256": "0" * 64}, "ground_actions", "expected 4, found 4"),
        ("initial/at(Bo)", "Attic", "initial", "at(Bo): expected Attic, found Cellar"),
        ("initial/lit()", 0, "initial", "lit(): expected 0, found False"),
        ("traces/0/steps/1/values/at(Bo)", "Attic", f"{STEP} 1", "at(Bo): expected Attic, found Cellar"),
        ("traces/0/steps/2/believes/Bo", {}, f"{STEP} 2", "in Bo, lit(): expected True, found False"),
        ("traces/0/steps/2/believes/Bo>Ada", ..., f"{STEP} 2", "in Bo>Ada, lit(): expected True, found False"),
        ("traces/0/steps/2/utility/author", 2, f"{STEP} 2", "the author's utility: expected 2, found 1"),
        ("traces/0/steps/2/utility/real/Bo", None, f"{STEP} 2", "of Bo in the true world: expected ?, found 0"),
        ("traces/0/steps/2/utility/believed/Ada", 0, f"{STEP} 2", "of Ada as believed: expected 0, found 1"),
        ("traces/0/steps/1/precondition", False, f"{STEP} 1", "precondition: expected False, found True"),
        ("traces/0/steps/1/consenting", ["Ada", "Bo"], f"{STEP} 1", "consenting: expected also Bo"),
        ("traces/0/steps/1/disbelievers", ["Ada"], f"{STEP} 1", "disbelievers: expected also Ada"),
        ("traces/0/steps/2/observers", [], f"{STEP} 2", "observers: found also Ada"),
        ("traces/0/steps/0/applicable", tiny.listed("climb(Bo)"), f"{STEP} 0", "applicable: found also climb(Ada)"),
        ("traces/0/steps/0/executable", {"count": 2, "sha256": "0" * 64}, f"{STEP} 0",
         "executable: expected another 2 names (no list is recorded, only their hash)"),
        ("explained/0/by_definition", False, "step 0, climb(Ada) for Ada", "expected False, found True"),
        ("explained/1/explained", True, "step 0, climb(Bo) for Bo", "expected True, found False"),
        ("explained/0/plan", [{"action": "climb(Ada)"}], "climb(Ada) for Ada",
         "the recorded reason is not accepted: it does not leave its owner better off"),
        ("explained/0/plan/0/action", "climb(Bo)", "climb(Ada) for Ada", "it does not begin with the act"),
        ("explained/0/plan", [{"action": a} for a in ("climb(Ada)", "climb(Bo)", "strike(Ada)")],
         "climb(Ada) for Ada", "Bo has no reason for climb(Bo)"),
        ("solutions/0/shortest", 1, "goal 1, shortest", "length: expected 1, found none within 1"),
        ("solutions/0/shortest", 3, "goal 1, shortest", "length: expected 3, found 2: climb(Ada); strike(Ada)"),
        ("solutions/0/all_shortest/plans/0/1", "strike(Bo)", "goal 1, all_shortest",
         "a plan missing: climb(Ada); strike(Bo)"),
        ("solutions/0/all_shortest/plans/0/1", "strike(Bo)", "goal 1, all_shortest",
         "a plan not recorded: climb(Ada); strike(Ada)"),
    ],
)  # fmt: skip
def test_whatever_differs_is_named(conform, tmp_path, path, value, named, told):
    """File, trace, step, and what was expected and found instead; all else still passes."""
    code, lines = conform(tiny.write(tmp_path, told=change(tiny.vectors(), path, value)))
    assert 1 == code
    assert any(line.startswith("failed  dark.json: ") and named in line for line in lines), lines
    assert any(line.startswith("   ") and told in line for line in lines), lines
    assert not lines[-1].endswith(" 0 failed")
    assert not lines[-1].startswith("0 passed")


@pytest.mark.parametrize(
    ("path", "value", "named", "told"),
    [
        ("0/states/1/worlds//n()", 7, "“counting”, state 1", "n(): expected 7, found 6"),
        ("0/states/0/worlds/Ada/n()", 3, "“counting”, state 0", "in Ada, n(): expected 3, found 4"),
        ("0/states/0/utility/Ada", 4, "“counting”, state 0", "utility of Ada: expected 4, found 5"),
        ("0/states/1/precondition", False, "“counting”, state 1", "precondition: expected False, found True"),
        ("0/ground_actions", ["less()", "more()"], "“counting”, ground_actions", "expected also less()"),
        ("0/text", "n() = ;", "“counting”", "the text is refused: line 1"),
        ("1/text", "entity Ada : character;", "“no such name”", "expected an error, found none"),
    ],
)
def test_whatever_differs_in_a_tiny_problem_is_named(conform, tmp_path, path, value, named, told):
    """The case and the state, and what was expected and found instead."""
    code, lines = conform(tiny.write(tmp_path, cases=change(tiny.micro(), path, value)))
    assert 1 == code
    assert any(line.startswith("failed  micro.json: ") and named in line for line in lines), lines
    assert any(told in line for line in lines), lines
    assert not lines[-1].endswith(" 0 failed")


def test_after_a_step_that_cannot_be_taken_the_rest_counts_as_failed(conform, tmp_path):
    """Nothing disappears from the count because something before it went wrong."""
    told = change(tiny.vectors(), "traces/0/steps/1/action", "fly(Ada)")
    _, lines = conform(tiny.write(tmp_path, told=told), "--quick", "--problem", "dark")
    assert any("solution:dark, step 1" in line for line in lines)
    assert any("there is no action “fly(Ada)” here" in line for line in lines)
    assert any("step 2 to 2" in line or "steps 2 to 2" in line for line in lines)
    assert "6 passed, 2 failed" == lines[-1] or "5 passed, 3 failed" == lines[-1]


def test_either_engine_of_the_reference_may_be_matched_and_is_counted(conform, tmp_path):
    """Where the reference's engines differ, a step that fits one of them passes, and it is said which."""
    told = change(tiny.vectors(), "traces/0/steps/2/planner", {"Ada>Bo": {"lit()": True}})
    code, lines = conform(tiny.write(tmp_path, told=told), "--quick", "--problem", "dark")
    assert 0 == code
    assert any("matched at 1 of them, “planner” at 0, neither at 0" in line for line in lines)


def test_the_planners_engine_counts_as_matched_where_it_alone_fits(conform, tmp_path):
    """The definition says otherwise about a mind within a mind, and the other engine says what is found."""
    told = change(tiny.vectors(), "traces/0/steps/2/believes/Bo>Ada", ...)
    told = change(told, "traces/0/steps/2/planner", {"Bo>Ada": {"lit()": False}})
    code, lines = conform(tiny.write(tmp_path, told=told), "--quick", "--problem", "dark")
    assert 0 == code
    assert any("matched at 0 of them, “planner” at 1, neither at 0" in line for line in lines)


def test_a_plan_set_that_the_definition_corrects_is_compared_with_the_definition(conform, tmp_path):
    """What only the search accepts is no plan, and what it missed is one."""
    told = tiny.vectors()
    wrong, right = ["climb(Bo)", "strike(Ada)"], ["climb(Ada)", "strike(Ada)"]
    told["solutions"][0]["all_shortest"]["plans"] = [wrong]
    told["solutions"][0]["by_definition"] = {
        "count": 1, "same_set": False, "only_search": [wrong], "only_definition": [right],
    }  # fmt: skip
    code, lines = conform(tiny.write(tmp_path, told=told))
    assert (0, f"{PASSED} passed, 0 failed") == (code, lines[-1])


def test_that_nothing_solves_a_problem_is_a_vector_too(conform, tmp_path):
    """Exhausted runs say that there is no plan; one that is there refutes them."""
    told = tiny.vectors()
    runs = [{"atl": n, "result": "exhausted"} for n in (1, 2, 3)]
    told["solutions"][0].update(goal=2, shortest=None, runs=runs, all_shortest=None)
    tiny.write(tmp_path, told=told)
    assert 0 == conform(tmp_path)[0]
    told["solutions"][0]["goal"] = 1
    (tmp_path / "vectors" / "dark.json").write_text(json.dumps(told), "utf-8")
    code, lines = conform(tmp_path)
    assert 1 == code
    assert any("length: expected none within 3, found 2: climb(Ada); strike(Ada)" in line for line in lines)


def test_another_version_of_the_problem_is_noted(conform, tmp_path):
    """It is no failure by itself: what matters is what the problem does."""
    code, lines = conform(tiny.write(tmp_path, problem=tiny.PROBLEM + "// one more line\n"))
    assert 0 == code
    assert any("note: the vectors were made from another version" in line for line in lines)


def test_a_missing_problem_fails_with_all_its_vectors(conform, tmp_path):
    """Vectors that cannot be run have not passed."""
    code, lines = conform(tiny.write(tmp_path, problem=None))
    assert 1 == code
    assert any("there is no problem file “problems/dark.txt”" in line for line in lines)
    assert "4 passed" == lines[-1].split(",")[0]
    assert int(lines[-1].split()[2]) >= 10


def test_a_problem_that_cannot_be_read_is_told_with_its_place(conform, tmp_path):
    """The first mistake in it, where it stands."""
    code, lines = conform(tiny.write(tmp_path, problem=tiny.PROBLEM.replace("lit();", "list();")))
    assert 1 == code
    assert any("problems/dark.txt:15" in line and "list" in line for line in lines), lines


def test_a_problem_without_vectors_is_read(conform, tmp_path):
    """There is nothing to compare, and that is said."""
    folder = tiny.write(tmp_path)
    (folder / "problems" / "spare.txt").write_text(tiny.PROBLEM, "utf-8")
    code, lines = conform(folder)
    assert (0, f"{PASSED + 1} passed, 0 failed") == (code, lines[-1])
    assert any("spare.txt: note: there are no vectors; it is only read" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("\x00", "this is not JSON"),
        ("3", "a record or a list is expected"),
        ('{"characters": 3}', "there is no problem file “problems/odd.txt”"),
        ('{"problem": "../problems/dark"}', "there is no problem file"),
        ('{"problem": "dark", "characters": 3}', "the field “characters” should be a list"),
        (
            '{"problem": "dark", "characters": [], "traces": [7]}',
            "a record with the field “id” is expected here",
        ),
        ('{"problem": "dark", "characters": [], "explained": [{}]}', "the field “limits” is missing"),
        ("[7]", "a record with the field “text” is expected here, not 7"),
        ('[{"text": "a", "states": {}}]', "the text is refused"),
    ],
)
def test_a_file_that_cannot_be_understood_fails_and_says_why(conform, tmp_path, text, told):
    """Never a traceback, and the other files still run."""
    folder = tiny.write(tmp_path)
    (folder / "vectors" / "odd.json").write_text(text, "utf-8")
    code, lines = conform(folder)
    assert 1 == code
    assert any(told in line for line in lines), lines
    assert any(line.startswith("micro.json: 4 passed") for line in lines)


def test_a_recorded_reason_that_can_do_with_less_is_left_out(conform, tmp_path):
    """
    Where only the answer of a search is recorded, and its reason is none by the definition, nothing can be held
    against it: the shorter selection is shown. Here Bo is said to climb first, which nobody needs.
    """
    told = tiny.vectors()
    problem = tiny.PROBLEM + "utility(Bo): if(at(Bo) == Attic) 1 else 0;"
    told["explained"] = [
        {"trace": "solution:dark", "step": 1, "action": "strike(Ada)", "character": "Ada", "explained": False,
         "by_definition": None},
    ]  # fmt: skip
    code, lines = conform(tiny.write(tmp_path, told=told, problem=problem), "--problem", "dark")
    assert 1 == code
    told["explained"] = [
        {"trace": "solution:dark", "step": 0, "action": "climb(Bo)", "character": "Ada", "explained": True,
         "by_definition": None, "within_limits": True,
         "plan": [{"action": a} for a in ("climb(Bo)", "climb(Ada)", "strike(Ada)")]},
    ]  # fmt: skip
    (tmp_path / "vectors" / "dark.json").write_text(json.dumps(told), "utf-8")
    _, lines = conform(tmp_path, "--problem", "dark")
    assert any(
        line.startswith("left out  dark.json") and "this leads as far: climb(Ada); strike(Ada)" in line
        for line in lines
    ), lines
    assert "1 left out: what is recorded is not the definition's answer" == lines[-2]


def test_a_mistake_of_ours_fails_one_vector_and_no_more(tmp_path, monkeypatch):
    """Whatever breaks inside, the run goes on and says so."""
    monkeypatch.delenv("DENOUEMENT_DEBUG", raising=False)
    monkeypatch.setattr("denouement.conform.run.check_triple", lambda *_: [][0])
    verdicts = list(Runner().outcomes(Suite.at(tiny.write(tmp_path), ["dark"]), "dark"))
    broken = [v for v in verdicts if v.differences]
    assert [("a mistake of ours: IndexError: list index out of range",)] * 2 == [
        v.differences for v in broken
    ]
