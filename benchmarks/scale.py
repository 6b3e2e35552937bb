"""How the time grows with the size of a problem: families of problems, each size read, grounded and searched.

::

    python benchmarks/scale.py                                    the standard tables
    python benchmarks/scale.py keepsakes people=3,4,5 events=6 horizon=6 depth=2 goal=2
    python benchmarks/scale.py couriers size=30,60 --question none

A size, a limit or a goal may be a list with commas; every combination is a row. Families are those of
``families_minds.py`` and ``families.py``; the latter have one size, ``size``. Every plan found is checked.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from families import FAMILIES
from families_minds import MINDS, made

from denouement.bench import Job, Record, Version, measure, recorded
from denouement.bench.machine import machine
from denouement.bench.shown import aligned, told_ms

__all__ = ["STANDARD", "main"]

STANDARD = (
    "keepsakes people=3 width=2,3,4 height=2,3,4 events=6,8,9 horizon=6,8,9 depth=2 goal=2 --paired",
    "keepsakes people=3,4,5,6 width=2 height=2 events=6 horizon=6 depth=2 goal=2",
    "keepsakes people=3 width=3 height=3 events=5,6,7,8,9 horizon=5,6,7,8,9 depth=2 goal=2 --paired",
    "infirmary patients=2,4,6,8,10 rooms=3 events=6 horizon=4 depth=2 goal=1",
    "infirmary patients=2,3,4,5 rooms=3 events=10 horizon=5 depth=3 goal=2",
    "voyage captains=2,3,4 islands=3 events=8 horizon=5 depth=2 goal=2",
    "voyage captains=3 islands=3,5,8 events=8 horizon=5 depth=2 goal=2",
)
"""What is measured unless something else is asked for. Paired lists go side by side instead of all with all."""

_LIMITS = {"events": 8, "horizon": 4, "depth": 2}
_QUESTIONS = ("first", "shortest", "all", "bound")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print a table for each call or family."""
    given = _parser().parse_args(arguments)
    # Without a family the standard tables are measured, each written as a call of its own.
    calls = [s.split() for s in STANDARD] if given.family is None else [[given.family, *given.sizes]]
    questions = () if "none" in given.question else tuple(given.question) or ("first", "shortest")
    like = Job("", None, 0, 1, 0, questions, given.time, given.memory, given.engine, given.check)
    tables = []
    with tempfile.TemporaryDirectory() as folder:
        for number, call in enumerate(calls):
            paired = given.paired or "--paired" in call
            try:
                rows = list(_rows(call[0], [c for c in call[1:] if c != "--paired"], paired))
                versions = [_version(call[0], row, Path(folder), number) for row in rows]
            except ValueError as fault:
                _parser().error(str(fault))
            records, whole = measure(versions, like, given.repeat)
            tables.append({"call": " ".join(call), "rows": [recorded(r) for r in records]})
            if not given.json:
                _say(call, rows, records, questions)
            if not whole:
                return 130
    if given.json:
        print(json.dumps({"machine": machine(), "tables": tables}, indent=2, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("family", nargs="?", help=", ".join([*MINDS, *FAMILIES]))
    parser.add_argument(
        "sizes", nargs="*", metavar="NAME=NUMBERS", help="sizes, events, horizon, depth, goal"
    )
    parser.add_argument("--paired", action="store_true", help="lists go side by side, not all with all")
    parser.add_argument("--question", action="append", default=[], choices=[*_QUESTIONS, "none"])
    parser.add_argument("--time", type=float, default=20.0, help="seconds for a question (20)")
    parser.add_argument("--memory", type=float, default=2048.0, help="megabytes (2048)")
    parser.add_argument("--repeat", type=int, default=1, help="medians of so many (1)")
    parser.add_argument("--check", type=float, default=20.0, help="seconds for checking plans (20)")
    parser.add_argument("--engine", choices=["auto", "kernel", "reference"], default="auto")
    parser.add_argument("--json", action="store_true", help="all numbers as one JSON document")
    return parser


def _rows(family: str, sizes: Sequence[str], paired: bool) -> Iterator[dict[str, int]]:
    """Every combination of the numbers given; paired, the first of each list, then the second, and so on."""
    if family not in {**MINDS, **FAMILIES}:
        raise ValueError(f"there is no family “{family}”; there are: {', '.join([*MINDS, *FAMILIES])}")
    lists: dict[str, list[int]] = {}
    for text in sizes:
        name, _, numbers = text.partition("=")
        try:
            lists[name] = [int(n) for n in numbers.split(",")]
        except ValueError:
            raise ValueError(f"write “{name}=3” or “{name}=3,4,5”") from None
    if not paired:
        for values in product(*lists.values()):
            yield dict(zip(lists, values, strict=True))
        return
    longest = max(map(len, lists.values()), default=0)
    if any(len(numbers) not in (1, longest) for numbers in lists.values()):
        raise ValueError("paired lists are all of one length, or of one number")
    for index in range(longest):
        yield {name: numbers[index % len(numbers)] for name, numbers in lists.items()}


def _version(family: str, row: dict[str, int], folder: Path, number: int) -> Version:
    sizes = {name: size for name, size in row.items() if name not in (*_LIMITS, "goal")}
    if family in MINDS:
        text = made(family, sizes)
    elif set(sizes) <= {"size"}:
        text = FAMILIES[family](sizes.get("size", 10))
    else:
        raise ValueError(f"the family “{family}” has one size: size=10")
    name = f"{family}{number}-" + "-".join(f"{k}{v}" for k, v in row.items())
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    limits = {k: row.get(k, v) for k, v in _LIMITS.items()}
    goal = row.get("goal")
    return Version(name, path, None if goal is None else float(goal), **limits)


def _say(
    call: Sequence[str], rows: Sequence[dict[str, int]], records: Sequence[Record], questions: Sequence[str]
) -> None:
    varied = [name for name in rows[0] if len({row[name] for row in rows}) > 1] or list(rows[0])[:1]
    headings = [*varied, "facts", "acts", "read ms", "ground ms", *(f"{q} ms" for q in questions)]
    headings += ["plan", "worlds", "MB", "valid"]
    cells = []
    for row, record in zip(rows, records, strict=False):
        entry = recorded(record)
        cells.append([str(row[name]) for name in varied])
        if record.failure is not None:
            cells[-1].append(f"failed: {record.failure}")
            continue
        cells[-1] += [f"{entry['size']['facts']:,}", f"{entry['size']['acts']:,}"]
        cells[-1] += [told_ms(entry["read_s"]), told_ms(entry["ground_s"])]
        cells[-1] += [told_ms(record.cpu(q), record.cut(q)) for q in questions]
        plan = "none" if record.none_exists else "?" if record.length is None else str(record.length)
        peak = entry["peak_mb"]
        cells[-1] += [plan, f"{entry['worlds']:,}", "" if peak is None else f"{peak:,.0f}"]
        cells[-1].append({True: "yes", False: "NO", None: "?" if record.length else ""}[entry["valid"]])
    print(" ".join(call), flush=True)
    for line in aligned(headings, cells, ">" * len(headings)):
        print("  " + line, flush=True)
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
