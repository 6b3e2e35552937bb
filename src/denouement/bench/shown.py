"""What is printed: a table of what was found, one of what it took, totals and geometric means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from denouement.bench.record import Record, recorded
from denouement.bench.totals import TIMES, column, geometric_mean, time_of, totals

__all__ = ["aligned", "as_lines", "told_ms"]


def as_lines(records: Sequence[Record]) -> Iterator[str]:
    """Both tables, and notes on what stands in them."""
    yield from aligned(
        ["version", "plan", "shortest", "ways", "bound", "checked"], map(_found, records), "<><><<"
    )
    yield ""
    headings = ["version", *(f"{t} ms" for t in TIMES), "worlds", "transitions", "M/s", "first MB", "MB"]
    rows = [_took(r) for r in records]
    rows += [["together", *_totals(records)], ["geometric mean", *_means(records)]] if len(rows) > 1 else []
    yield from aligned(headings, rows, "<" + ">" * 11)
    yield ""
    yield from _notes(records)


def aligned(headings: Sequence[str], rows: Iterable[list[str]], sides: str) -> Iterator[str]:
    """Rows under headings; ``sides`` says for each column where its cells stand."""
    cells = [list(headings), *([*r, *[""] * (len(headings) - len(r))] for r in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headings))]
    for number, row in enumerate(cells):
        yield "  ".join(f"{c:{s}{w}}" for c, s, w in zip(row, sides, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("─" * w for w in widths)


def told_ms(seconds: float | None, cut: bool = False) -> str:
    """Seconds as milliseconds, three digits of them; a sign before them where a limit cut them short."""
    if seconds is None:
        return ""
    ms = seconds * 1000
    digits = 0 if ms >= 100 else 1 if ms >= 10 else 2
    return f"{'>' if cut else ''}{ms:,.{digits}f}"


# --- what was found


def _found(record: Record) -> list[str]:
    name = record.version.name
    if record.failure is not None:
        return [name, "", f"failed: {record.failure}"]
    plan = "none" if record.none_exists else "?" if record.length is None else str(record.length)
    count = (record.question("all") or {}).get("count")
    return [
        name,
        plan,
        _proved(record),
        "" if count is None else f"{count:,}",
        _bound(record),
        _checked(record),
    ]


def _proved(record: Record) -> str:
    asked = [n for n in ("shortest", "all") if record.question(n) is not None]
    if record.none_exists:
        return "proved"
    if record.shortest is not None:
        return f"{record.shortest} proved"
    return "not proved" if asked else ""


def _bound(record: Record) -> str:
    asked = record.question("bound")
    if asked is None:
        return ""
    if not asked["complete"]:
        return f"cut: {asked['stop']}"
    return "exhausted, any length" if asked["stop"] == "exhausted" else "exhausted"


def _checked(record: Record) -> str:
    checks = record.checks
    if not checks:
        return ""
    valid = sum(c["valid"] is True for c in checks)
    wrong = sum(c["valid"] is False for c in checks)
    told = f"{valid} of {len(checks)} valid"
    return told + (f", {wrong} NOT A PLAN" if wrong else "")


# --- what it took


def _took(record: Record) -> list[str]:
    if record.failure is not None:
        return [record.version.name]
    entry = recorded(record)
    rate = entry["transitions_per_s"]
    return [
        record.version.name,
        *(told_ms(*time_of(record, c)) for c in TIMES),
        f"{entry['worlds']:,}",
        f"{entry['transitions']:,}",
        "" if rate is None else f"{rate / 1e6:.3f}",
        _mb(entry["first_peak_mb"]),
        _mb(entry["peak_mb"]),
    ]


def _mb(megabytes: float | None) -> str:
    return "" if megabytes is None else f"{megabytes:,.0f}"


def _totals(records: Sequence[Record]) -> Iterator[str]:
    for name in TIMES:
        times, cut = column(records, name)
        yield told_ms(sum(times), cut) if times else ""
    entries = [recorded(r) for r in records if r.failure is None]
    yield ""
    yield f"{sum(e['transitions'] for e in entries):,}"
    yield ""
    for key in ("first_peak_mb", "peak_mb"):
        yield _mb(max((e[key] for e in entries if e[key] is not None), default=None))


def _means(records: Sequence[Record]) -> Iterator[str]:
    for name in TIMES:
        times, cut = column(records, name)
        yield told_ms(geometric_mean(times), cut)


def _notes(records: Sequence[Record]) -> Iterator[str]:
    sums = totals(records)
    proved = sums["proved_shortest"] + sums["none_exists"]
    told = [f"solved {sums['solved']} of {sums['versions']}", f"shortest proved {proved}"]
    told.append(f"bound exhausted {sums['exhausted']}")
    told.append(f"plans checked {sums['checked']} of {sums['plans']}, valid {sums['valid']}")
    yield "; ".join(told)
    if any(r.cut(n) for r in records for n in TIMES):
        yield "> a limit cut it: at least so long"
    engines = {r.engine for r in records} - {None}
    for record in records:
        if len(engines) > 1 and record.engine == "reference engine":
            yield f"{record.version.name}: by the reference engine, as the kernel cannot hold it"
        for check in record.checks:
            if check["valid"] is False:
                yield f"{record.version.name}: {'; '.join(check['plan'])}: {check['faults'][0]}"
        if not record.steady:
            yield f"{record.version.name}: repetitions gave different answers, or took different work"
