"""What each stage of telling is worth: the measures of the checks with one stage left out at a time.

    .venv/bin/python benchmarks/stages.py [STORY] [--eyes WHO]

prints a table in Markdown, over five seeds: the mean of each measure, and the checks that fail with any of them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from statistics import mean, pstdev

from denouement.answers import Analysis, Motives, analyse, play_draft
from denouement.diagnostics import Source
from denouement.engine import Moment
from denouement.engine.kernel import reasons_for
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import DEFAULT_LIMITS
from denouement.telling import STAGES, Composition, Extras, Knobs, composed, extras_of, report
from denouement.telling.score import longest_run, openings, sentences

SEEDS = range(5)
HEADING = (
    "left out",
    "words",
    "commonest opening",
    "longest run",
    "s.d. of lengths",
    "speech",
    "names in 100",
    "once",
    "fail",
)


def measures(made: Composition) -> tuple[float, ...]:
    """The figures of one telling."""
    told = [s for line in made.lines if line.unit.speaker is None for s in sentences(line.text)]
    first = openings(told)
    spoken = sum(len(line.text.split()) for line in made.lines if line.unit.speaker is not None)
    total = sum(len(line.text.split()) for line in made.lines)
    names = sum(len(re.findall(rf"\b{p.name}\b", " ".join(told))) for p in made.prepared.cast)
    grams: Counter[tuple[str, ...]] = Counter()
    for sentence in told:
        words = sentence.casefold().split()
        grams.update(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    return (
        total,
        100 * Counter(first).most_common(1)[0][1] / len(first),
        longest_run(first),
        pstdev([len(s.split()) for s in told]),
        100 * spoken / total,
        100 * names / max(1, total - spoken),
        100 * sum(1 for n in grams.values() if n == 1) / max(1, len(grams)),
    )


def row(
    name: str, analysis: Analysis, log: tuple[Moment, ...], eyes: str, without: frozenset[str], extras: Extras
) -> str:
    """One row of the table."""
    found, failed = [], set()
    for seed in SEEDS:
        made = composed(analysis, log, Knobs(viewpoint=eyes, seed=seed, without=without), extras)
        found.append(measures(made))
        failed |= {r.number for r in report(made) if not r.passed}
    words, common, run, spread, speech, names, once = (mean(column) for column in zip(*found, strict=True))
    shown = ", ".join(sorted(failed, key=lambda n: int(n[1:]))) or "–"
    figures = f"{words:.0f} | {common:.0f} % | {run:.1f} | {spread:.1f} | {speech:.0f} % | {names:.1f} | {once:.0f} %"
    return f"| {name} | {figures} | {shown} |"


def main() -> None:
    """Print the table for one story."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="?", default="cafe")
    parser.add_argument("--eyes", default="")
    given = parser.parse_args()
    text = bundled_story(given.story).text
    analysis = analyse(read_story(Source(f"{given.story}.story", text), bundled_world), text.split("\n"))
    log = play_draft(analysis)
    print("| " + " | ".join(HEADING) + " |")
    print("|" + " --- |" * len(HEADING))
    reasons = reasons_for(analysis.engine, DEFAULT_LIMITS.horizon, DEFAULT_LIMITS.depth)
    extras = extras_of(analysis, log, Motives(analysis.engine, reasons, analysis.wording))
    print(row("nothing", analysis, log, given.eyes, frozenset(), extras))
    for stage in STAGES:
        print(row(f"`{stage}`", analysis, log, given.eyes, frozenset([stage]), extras))
    print(row("all of them", analysis, log, given.eyes, frozenset(STAGES), extras))


if __name__ == "__main__":
    main()
