"""A suite of one tiny problem, written down by hand with all its vectors, for showing what a run finds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

__all__ = ["PASSED", "PROBLEM", "micro", "vectors", "write"]

PASSED = 16
"""The vectors of the suite: 1 problem read, 4 of its head, 3 steps, 2 triples, 2 of one goal, 4 tiny ones."""

# Ada and Bo stand in the cellar. Who climbs is seen by both. Who strikes a light is seen by those in the attic.
# Only Ada wants light; the author does, too.
PROBLEM = """
type room;
entity Ada : character;
entity Bo : character;
entity Attic : room;
entity Cellar : room;
property at(c : character) : room;
property lit() : boolean;
action climb(c : character) {
  precondition: at(c) == Cellar;
  effect: at(c) = Attic;
  consenting: c;
};
action strike(c : character) {
  precondition: at(c) == Attic & !lit();
  effect: lit();
  consenting: c;
  observing(o : character): at(o) == Attic;
};
utility(): if(lit()) 1 else 0;
utility(Ada): if(lit()) 1 else 0;
at(Ada) = Cellar;
at(Bo) = Cellar;
"""

_ACTIONS = ["climb(Ada)", "climb(Bo)", "strike(Ada)", "strike(Bo)"]


def listed(*names: str) -> dict[str, Any]:
    """Names as the vectors give them: count, hash and list."""
    text = "\n".join(sorted(names)).encode()
    return {"count": len(names), "sha256": hashlib.sha256(text).hexdigest(), "list": sorted(names)}


def utility(value: int) -> dict[str, Any]:
    """The utilities where the author and Ada have this much; Bo wants nothing."""
    people = {"Ada": value, "Bo": 0}
    return {"author": value, "real": dict(people), "believed": dict(people)}


def vectors() -> dict[str, Any]:
    """Everything there is to record of the problem."""
    initial = {"at(Ada)": "Cellar", "at(Bo)": "Cellar", "lit()": False}
    agreed: dict[str, Any] = {"Ada": {}, "Bo": {}}
    # Bo, in the cellar, does not see the light, so he thinks that Ada knows of none. Ada knows that he cannot see.
    unseen = {"Ada": {}, "Bo": {"lit()": False}, "Bo>Ada": {"lit()": False}}
    known = {"consenting": ["Ada"], "disbelievers": [], "precondition": True}
    climbed, both = listed("climb(Bo)", "strike(Ada)"), listed("climb(Ada)", "climb(Bo)")
    steps = [
        {"values": {}, "believes": agreed, "utility": utility(0), "applicable": both, "executable": both},
        {**known, "action": "climb(Ada)", "observers": ["Ada", "Bo"], "values": {"at(Ada)": "Attic"},
         "believes": agreed, "utility": utility(0), "applicable": climbed, "executable": climbed},
        {**known, "action": "strike(Ada)", "observers": ["Ada"], "values": {"lit()": True}, "believes": unseen,
         "utility": utility(1), "applicable": listed("climb(Bo)"), "executable": listed("climb(Bo)")},
    ]  # fmt: skip
    reason = [{"action": "climb(Ada)"}, {"action": "strike(Ada)"}]
    triple = {"trace": "solution:dark", "step": 0, "within_limits": True, "plan_checked": True}
    return {
        "problem": "dark",
        "problem_sha256": hashlib.sha256(PROBLEM.encode()).hexdigest(),
        "characters": ["Ada", "Bo"],
        "fluents": listed(*initial),
        "ground_actions": listed(*_ACTIONS),
        "initial": initial,
        "traces": [
            {"id": "solution:dark", "kind": "solution", "steps": [{"i": i, **s} for i, s in enumerate(steps)]}
        ],
        "limits": {"atl": 3, "ctl": 3, "el": 2, "source": "chosen"},
        "explained": [
            {**triple, "action": "climb(Ada)", "character": "Ada", "explained": True, "by_definition": True,
             "plan": reason},
            {**triple, "action": "climb(Bo)", "character": "Bo", "explained": False, "by_definition": None},
        ],
        "solutions": [
            {"goal": 1, "atl": 3, "ctl": 3, "el": 2, "shortest": 2,
             "runs": [{"atl": 1, "result": "exhausted"}, {"atl": 2, "result": "solved", "plan": reason}],
             "all_shortest": {"complete": True, "count": 1, "plans": [["climb(Ada)", "strike(Ada)"]]},
             "by_definition": {"count": 1, "same_set": True}},
        ],
    }  # fmt: skip


def micro() -> list[dict[str, Any]]:
    """Two cases: one that is read, one that must not be."""
    text = "entity Ada : character; property n() : number; n() = 4; utility(Ada): n() + 1;"
    text += "action more() { effect: n() = n() + 2; };"
    return [
        {"name": "counting", "text": text, "ground_actions": ["more()"], "states": [
            {"worlds": {"": {"n()": 4}, "Ada": {"n()": 4}}, "utility": {"author": 0, "Ada": 5}},
            {"action": "more()", "precondition": True, "worlds": {"": {"n()": 6}, "Ada>Ada": {"n()": 6}},
             "utility": {"author": 0, "Ada": 7}},
        ]},
        {"name": "no such name", "text": "n() = 4;", "error": True},
    ]  # fmt: skip


def write(folder: Path, *, told: Any = None, cases: Any = None, problem: str | None = PROBLEM) -> Path:
    """A suite in a folder. What is not given is as it should be; ``problem=None`` leaves the text out."""
    (folder / "problems").mkdir()
    (folder / "vectors").mkdir()
    if problem is not None:
        (folder / "problems" / "dark.txt").write_text(problem, "utf-8")
    (folder / "vectors" / "dark.json").write_text(json.dumps(vectors() if told is None else told), "utf-8")
    (folder / "vectors" / "micro.json").write_text(json.dumps(micro() if cases is None else cases), "utf-8")
    return folder
