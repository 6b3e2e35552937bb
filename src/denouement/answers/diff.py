"""Two versions of a story, compared by their endings.

An ending is *gained* if the new version has a believable story to it and the old one has none, and *lost* the other way
round. It has *moved* if anything else about it differs: its status, its story, in how many ways it comes, whether it is
the planned one. Endings are paired by name; one that was only given another name, by its condition. Where a limit
stopped either search before an ending was decided, nothing is said about it.

The expected stories part at the first event that differs. What the writer changed are the lines of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Status
from denouement.engine import condition

__all__ = ["Change", "DiffAnswer", "EndingChange", "ExpectedSide", "LineChange", "Parting", "Version", "diff"]


class Change(Enum):
    """How an ending differs between two versions. *Undecided*: a limit came before that was known."""

    GAINED = "gained"
    LOST = "lost"
    MOVED = "moved"
    SAME = "same"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Version:
    """One version of a story, with its endings."""

    analysis: Analysis
    answer: EndingsAnswer


@dataclass(frozen=True)
class EndingChange:
    """One ending in two versions; ``old`` or ``new`` is None where that version does not name it.

    ``differs`` lists in a few words what differs.
    """

    name: str
    change: Change
    old: EndingAnswer | None
    new: EndingAnswer | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExpectedSide:
    """The expected story of one version: its sentences, the endings it comes to, and why it ends there.

    ``next`` is its event at the parting and ``because`` one sentence for why whoever does it would; both are empty where
    the story is over. ``waits`` says who waits for whom where it rests without an ending.
    """

    story: tuple[str, ...]
    endings: tuple[str, ...]
    rest: str
    next: str = ""
    because: str = ""
    waits: str = ""


@dataclass(frozen=True)
class Parting:
    """Two expected stories; ``common`` counts the events that they share from the opening on."""

    common: int
    old: ExpectedSide
    new: ExpectedSide

    @property
    def is_same(self) -> bool:
        """Whether both versions expect the same events; what these come to is told of the endings."""
        return self.old.story == self.new.story


@dataclass(frozen=True)
class LineChange:
    """A line that only one version of the file has: ``is_new``, its number there from 1, and its text."""

    is_new: bool
    number: int
    text: str


@dataclass(frozen=True)
class DiffAnswer:
    """Two versions compared. ``expected`` is None where one of them has no expected story."""

    endings: tuple[EndingChange, ...]
    expected: Parting | None
    lines: tuple[LineChange, ...]
    complete: bool

    def of(self, change: Change) -> tuple[EndingChange, ...]:
        """The endings that differ in this way."""
        return tuple(e for e in self.endings if e.change is change)

    @property
    def is_same(self) -> bool:
        """Whether nothing about the endings or the expected story differs, as far as is known."""
        decided = (e for e in self.endings if e.change is not Change.UNDECIDED)
        moved = any(e.change is not Change.SAME for e in decided)
        return not moved and (self.expected is None or self.expected.is_same)


def diff(old: Version, new: Version) -> DiffAnswer:
    """Compare two versions of a story."""
    return DiffAnswer(
        tuple(_endings(old, new)),
        _parting(old, new),
        tuple(_lines(old.analysis.lines, new.analysis.lines)),
        old.answer.complete and new.answer.complete,
    )


# --- endings


def _endings(old: Version, new: Version) -> Iterator[EndingChange]:
    """The endings of the new version in their order, then those that only the old one names."""
    renamed = _renamed(old, new)
    paired = set()
    for ending in new.answer.endings:
        former = old.answer.ending(renamed.get(ending.name, ending.name))
        if former is not None:
            paired.add(former.name)
        yield _compared(ending.name, former, ending)
    for ending in old.answer.endings:
        if ending.name not in paired:
            yield _compared(ending.name, ending, None)


def _renamed(old: Version, new: Version) -> dict[str, str]:
    """The former names of endings that were only given another name."""
    before = {e.name: e.condition for e in old.analysis.story.endings}
    after = {e.name: e.condition for e in new.analysis.story.endings}
    found: dict[str, str] = {}
    for name, wanted in after.items():
        if name not in before:
            former = next(
                (n for n, c in before.items() if c == wanted and n not in after and n not in found.values()),
                None,
            )
            if former is not None:
                found[name] = former
    return found


def _compared(name: str, old: EndingAnswer | None, new: EndingAnswer | None) -> EndingChange:
    if Status.UNDECIDED in (old and old.status, new and new.status):
        return EndingChange(name, Change.UNDECIDED, old, new)
    came, comes = (e is not None and e.status.is_believable for e in (old, new))
    differs = tuple(_differences(old, new)) if old is not None and new is not None else ()
    if came != comes:
        change = Change.GAINED if comes else Change.LOST
    elif differs or old is None or new is None:
        change = Change.MOVED
    else:
        change = Change.SAME
    return EndingChange(name, change, old, new, differs)


def _differences(old: EndingAnswer, new: EndingAnswer) -> Iterator[str]:
    """What differs between an ending and the same ending, in a few words each."""
    if old.name != new.name:
        yield f"it was called “{old.name}”"
    if old.planned != new.planned:
        yield "it is the planned one now" if new.planned else "it is not the planned one any more"
    if old.status is not new.status:
        yield f"{old.status.value} → {new.status.value}"
    if old.shortest and new.shortest and old.shortest != new.shortest:
        lengths = [len(e.shortest) for e in (old, new)]
        if lengths[0] == lengths[1]:
            yield f"another shortest story of {english.count(lengths[1], 'event')}"
        else:
            yield f"the shortest story has {english.count(lengths[1], 'event')}, it had {lengths[0]}"
    if old.ways and new.ways and old.ways != new.ways:
        yield f"{english.count(new.ways, 'shortest way')}, there were {old.ways}"
    lacking = [sorted({(h.act, h.person) for h in e.holes}) for e in (old, new)]
    if old.status is new.status and lacking[0] != lacking[1]:
        if len(lacking[0]) == len(lacking[1]):
            yield "other acts without a reason"
        else:
            yield f"{english.count(len(lacking[1]), 'reason')} missing, there were {len(lacking[0])}"
    if old.cannot and new.cannot and old.cannot != new.cannot:
        yield "it is out of reach for another cause"


# --- expected stories


def _parting(old: Version, new: Version) -> Parting | None:
    told = _told(old), _told(new)
    if told[0] is None or told[1] is None:
        return None
    common = 0
    for one, other in zip(told[0], told[1], strict=False):
        if one != other:
            break
        common += 1
    return Parting(common, _side(old, told[0], common), _side(new, told[1], common))


def _told(version: Version) -> tuple[str, ...] | None:
    expected = version.answer.expected
    if expected is None:
        return None
    return tuple(english.finish(version.analysis.wording.act(a)) for a in expected.acts)


def _side(version: Version, told: tuple[str, ...], common: int) -> ExpectedSide:
    expected = version.answer.expected
    assert expected is not None
    reached = tuple(e.name for e in version.analysis.ground.endings if condition(e.condition, expected.end))
    rests = version.answer.standstill
    waits = rests.line if rests is not None else ""
    if common == len(told):
        return ExpectedSide(told, reached, expected.rest.value, waits=waits)
    because = version.answer.motives.tree(expected.turns[common].reason).sentence
    return ExpectedSide(told, reached, expected.rest.value, told[common], because, waits)


# --- lines


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[LineChange]:
    """The lines that only one version has, in order; blanks at the end of a line do not count."""
    before, after = [line.rstrip() for line in old], [line.rstrip() for line in new]
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (LineChange(False, n + 1, before[n]) for n in range(i, j) if before[n])
            yield from (LineChange(True, n + 1, after[n]) for n in range(k, m) if after[n])
