"""Who believes what, as a chart: a box for each person, and in it each of their beliefs, from the first to the last.

An arrow leads from a belief to the one that took its place, and says when and how. Wrong beliefs are set off.
"""

from __future__ import annotations

from itertools import pairwise

from denouement.answers.knows import BeliefSpan, Instant, KnowsAnswer
from denouement.export.graph.chart import wrapped
from denouement.export.graph.dot import quoted
from denouement.export.graph.mermaid import front_matter, label
from denouement.export.graph.said import MADE_BY
from denouement.export.names import shown

__all__ = ["knows_dot", "knows_mermaid"]

_RIGHT, _WRONG = ("rightly", "#e7f3e7"), ("wrongly", "#fde7e3")


def knows_dot(answer: KnowsAnswer) -> str:
    """Who believes what, for Graphviz."""
    lines = [
        "digraph knows {",
        f"  // {MADE_BY}",
        f"  graph [label={quoted(_title(answer))}, labelloc=t, rankdir=LR, compound=true];",
        '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=10];',
        "  subgraph cluster_events {",
        '    label="The events";',
        *(f"    m{n} [label={quoted(*_moment(m))}, fillcolor=white];" for n, m in enumerate(answer.moments)),
        *(f"    m{n} -> m{n + 1};" for n in range(len(answer.moments) - 1)),
        "  }",
    ]
    for number, person in enumerate(_people(answer)):
        lines += [f"  subgraph cluster_p{number} {{", f"    label={quoted(shown(person))};"]
        for n, span in enumerate(answer.spans):
            if span.person == person:
                how, colour = _RIGHT if span.right else _WRONG
                told = [how, *wrapped(span.belief)]
                tip = f"{_when(span.since)}: {shown(span.how)}"
                lines.append(
                    f'    s{n} [label={quoted(*told)}, fillcolor="{colour}", class="{how}", tooltip={quoted(tip)}];'
                )
        lines.append("  }")
    lines += [f"  s{a} -> s{b} [label={quoted(*_came(answer.spans[b]))}];" for a, b in _followed(answer)]
    return "\n".join([*lines, "}"]) + "\n"


def knows_mermaid(answer: KnowsAnswer) -> str:
    """Who believes what, for Mermaid."""
    lines = [
        front_matter(_title(answer)),
        "flowchart LR",
        f"  %% {MADE_BY}",
        '  subgraph events ["The events"]',
    ]
    lines += [f"    m{n}[{label(*_moment(m))}]" for n, m in enumerate(answer.moments)]
    lines += [f"    m{n} --> m{n + 1}" for n in range(len(answer.moments) - 1)]
    lines.append("  end")
    for number, person in enumerate(_people(answer)):
        lines.append(f"  subgraph p{number} [{label(shown(person))}]")
        for n, span in enumerate(answer.spans):
            if span.person == person:
                how = _RIGHT[0] if span.right else _WRONG[0]
                lines.append(f"    s{n}({label(how, *wrapped(span.belief))}):::{how}")
        lines.append("  end")
    lines += [f"  s{a} -->|{label(*_came(answer.spans[b]))}| s{b}" for a, b in _followed(answer)]
    lines += [f"  classDef {how} fill:{colour},color:#000" for how, colour in (_RIGHT, _WRONG)]
    return "\n".join(lines) + "\n"


def _title(answer: KnowsAnswer) -> str:
    return f"{shown(answer.title)}: who believes what"


def _people(answer: KnowsAnswer) -> list[str]:
    return list(dict.fromkeys(s.person for s in answer.spans))


def _moment(moment: Instant) -> list[str]:
    return wrapped(shown(moment.text) if moment.number <= 0 else f"{moment.number}. {shown(moment.text)}")


def _came(span: BeliefSpan) -> list[str]:
    return wrapped(f"{_when(span.since)}: {shown(span.how)}")


def _when(instant: Instant) -> str:
    if instant.number > 0:
        return f"event {instant.number}"
    return "the opening" if instant.number == 0 else "before"


def _followed(answer: KnowsAnswer) -> list[tuple[int, int]]:
    """The spans that took one another's place: an answer lists the spans of one belief in a row, first to last."""
    spans = answer.spans
    return [
        (n, n + 1)
        for n, (one, other) in enumerate(pairwise(spans))
        if one.until is not None
        and one.until == other.since
        and (one.person, one.about) == (other.person, other.about)
    ]
