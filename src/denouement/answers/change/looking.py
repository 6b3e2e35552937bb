"""Looking for the smallest edit sets: all single edits, then all pairs, then best first.

Sets are looked at in order, those that change least first. Sets that make the same
opening are looked at once; sets that hold an answer already found are no answers, nor those that give a number or a
weight another value where one does already. What seems to do is tried on the writer's file at once, and only then
counts.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from denouement.answers.change.answer import Change
from denouement.answers.change.edits import Edit, compatible, cost_of
from denouement.answers.change.foretelling import Foretold, Teller
from denouement.answers.change.openings import Openings, Spot
from denouement.errors import LoopError
from denouement.search import Watch

__all__ = ["COMPLETE_SIZE", "Looking"]

COMPLETE_SIZE = 2
"""Up to this size all sets are looked at; beyond it the most promising first."""

_BATCH = 128
"""Openings that are looked at together where effort is counted, since what comes of them is told together, too."""

_LARGE_BATCH = 2_048
"""The same where it is not: in more openings the same is left more often, and then they share the work."""

_MUCH = 2_000
"""Transitions for one expected story from which on it pays to guess first."""

_Set = tuple[int, ...]
"""Edits by their numbers, in order."""

_Tried = Callable[[Sequence[Edit]], Change | None]


class Looking:
    """A search among the edit sets of one story. Keeps what it has found when it is stopped.

    ``is_said`` tells whether a set makes the ending, or a part of it, so by merely saying so; ``tried`` tries a set on
    the file.
    """

    def __init__(
        self,
        edits: Sequence[Edit],
        openings: Openings,
        teller: Teller,
        is_said: Callable[[Sequence[Edit]], bool],
        tried: _Tried,
        watch: Watch,
        most: int,
    ) -> None:
        self.edits = tuple(sorted(edits, key=lambda e: e.kind.cost))
        self.changes: list[Change] = []
        self.size = 0
        self.considered = 0
        self._openings, self._teller = openings, teller
        self._is_said, self._tried = is_said, tried
        self._watch, self._most = watch, most
        self._answers: list[frozenset[object]] = []
        self._seen: set[Spot] = set()
        self._near: list[tuple[int, int, _Set]] = []
        self._guesses = False
        self._batch = _BATCH if watch.limits.effort is not None else _LARGE_BATCH
        self._reaches: Callable[[Spot], bool] = lambda spot: teller.expected([spot])[0][0]

    @property
    def is_full(self) -> bool:
        """Whether as many changes as are to be shown were found."""
        return len(self.changes) >= self._most

    def expected(self, size: int) -> None:
        """Look for sets of up to so many edits with which the ending is expected.

        Raises:
            LimitReached: a limit came first.
        """
        self._begin()
        start = self._watch.progress.transitions
        self._teller.expected(list(self._seen))
        self._guesses = self._watch.progress.transitions - start > _MUCH
        for count in range(1, min(size, COMPLETE_SIZE) + 1):
            beyond = count == COMPLETE_SIZE < size
            self._look_through(self._sets(count), keep=beyond)
            if self.is_full:
                return
            self.size = count
            # There is something to show by now, if there is anything; and sets of more are many more.
            self._guesses = False
        if size > COMPLETE_SIZE:
            self._best_first(size)

    def believable(self, size: int) -> None:
        """Look for sets with which the ending is believable.

        Raises:
            LimitReached: a limit came first.
        """
        self._begin()
        self._reaches = self._teller.believable
        for count in range(1, min(size, COMPLETE_SIZE) + 1):
            for chosen in self._sets(count):
                spot = self._news(chosen)
                if spot is not None:
                    self._count()
                    if self._reaches(spot):
                        self._try(chosen)
                        if self.is_full:
                            return
            self.size = count

    def _begin(self) -> None:
        self._seen.clear()
        here = self._openings.of(())
        if here is not None:
            self._seen.add(here)

    # --- sets

    def _sets(self, count: int) -> Iterable[_Set]:
        """All sets of this size whose edits go together, by what they cost, then in order."""
        if count == 1:
            return ((n,) for n in range(len(self.edits)))
        pairs = [
            (i, j)
            for i, j in combinations([n for n, e in enumerate(self.edits) if e.wide], 2)
            if compatible(self.edits[i], self.edits[j])
        ]
        pairs.sort(key=lambda pair: cost_of(self._of(pair)))
        return pairs

    def _of(self, chosen: _Set) -> tuple[Edit, ...]:
        return tuple(self.edits[n] for n in chosen)

    def _news(self, chosen: _Set) -> Spot | None:
        """The opening of a set, if it is none that was looked at, and no smaller answer is in the set."""
        if self._is_answered(chosen):
            return None
        try:
            spot = self._openings.of(self._of(chosen))
        except LoopError:  # with these edits reactions would go on for ever
            return None
        if spot is None or spot in self._seen:
            return None
        self._seen.add(spot)
        return spot

    def _is_answered(self, chosen: _Set) -> bool:
        """Whether a smaller answer is in the set, or the same with another number."""
        places = frozenset(self.edits[n].place for n in chosen)
        return any(answer <= places for answer in self._answers)

    def _count(self) -> None:
        self.considered += 1
        self._watch.progress.stories = self.considered

    # --- looking

    def _look_through(self, sets: Iterable[_Set], keep: bool = False) -> None:
        """Look at sets in order, some at a time; with ``keep`` remember how near each came.

        Where it takes long to tell what is expected, all single edits are first looked at as if people did not think so
        far: what comes to the ending then is tried at once, so that there is something to show if a limit comes.
        """
        found: Iterable[tuple[_Set, Spot]]
        found = ((chosen, spot) for chosen in sets if (spot := self._news(chosen)) is not None)
        if self._guesses:
            found = self._guessed(found)
            if self.is_full:
                return
        for batch in _batches(found, self._batch):
            told = self._teller.expected([spot for _, spot in batch])
            for (chosen, spot), foretold in zip(batch, told, strict=True):
                self._count()
                if foretold[0] and not self._is_answered(chosen):
                    self._try(chosen)
                    if self.is_full:
                        return
                if keep and not foretold[0]:
                    self._keep(chosen, spot, foretold)

    def _guessed(self, found: Iterable[tuple[_Set, Spot]]) -> list[tuple[_Set, Spot]]:
        """Try what seems to do at first guess; the sets that are still to be looked at in earnest."""
        left = []
        for batch in _batches(found, self._batch):
            told = self._teller.expected([spot for _, spot in batch], quick=True)
            for (chosen, spot), (reached, _) in zip(batch, told, strict=True):
                if not reached:
                    left.append((chosen, spot))
                elif not self.is_full and not self._is_answered(chosen):
                    self._count()
                    self._try(chosen)
        return left

    def _keep(self, chosen: _Set, spot: Spot, foretold: Foretold) -> None:
        near = self._teller.near(spot, foretold)
        if near is not None:
            heapq.heappush(self._near, (near, cost_of(self._of(chosen)), chosen))

    def _best_first(self, size: int) -> None:
        """Enlarge the sets that came nearest, one edit at a time."""
        made: set[_Set] = set()
        while self._near:
            _, _, chosen = heapq.heappop(self._near)
            larger = []
            for number, edit in enumerate(self.edits):
                new = tuple(sorted((*chosen, number)))
                if edit.wide and number not in chosen and new not in made and self._fits(edit, chosen):
                    made.add(new)
                    larger.append(new)
            larger.sort(key=lambda s: cost_of(self._of(s)))
            self._look_through(larger, keep=len(chosen) + 1 < size)
            if self.is_full:
                return
        self.size = size

    def _fits(self, edit: Edit, chosen: _Set) -> bool:
        return all(compatible(edit, self.edits[n]) for n in chosen)

    def _try(self, chosen: _Set) -> None:
        """Try a set on the file, with numbers and weights as near to what they are as will do."""
        made: Change | None = None
        for attempt in dict.fromkeys((self._least(chosen), chosen)):
            edits = self._of(attempt)
            made = None if self._is_said(edits) else self._tried(edits)
            if made is not None:
                break
        if made is not None:
            self.changes.append(made)
            self._answers.append(frozenset(e.place for e in made.edits))
            self.changes.sort(key=lambda c: (c.size, c.cost))
            self._watch.progress.endings = len(self.changes)

    def _least(self, chosen: _Set) -> _Set:
        """The set with nearer numbers and weights, where these seem to do as well."""
        for at, number in enumerate(chosen):
            place = self.edits[number].place
            nearer = [n for n in range(number) if self.edits[n].place == place]
            for other in nearer if len(chosen) > 1 else ():
                attempt = (*chosen[:at], other, *chosen[at + 1 :])
                spot = self._openings.of(self._of(attempt))
                if spot is not None and self._reaches(spot):
                    chosen = attempt
                    break
        return chosen


def _batches(items: Iterable[tuple[_Set, Spot]], count: int) -> Iterator[list[tuple[_Set, Spot]]]:
    items = iter(items)
    while batch := list(islice(items, count)):
        yield batch
