"""Whether somebody may say what would have been, or what could have been done.

“You would have …” is licensed by replay: had the speaker then done something else to the other, would the speaker, as
they saw things then, have foreseen the other to act on it? “You could have …” by what was open: the speaker holds a fact
to be so that says it, or the other could have done another thing at the time, as the other saw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from denouement import english
from denouement.answers import Analysis, motives_for, would_have
from denouement.engine import Moment, Reasons, StoryReasons
from denouement.ground import GroundAct
from denouement.telling.shapes import Happening
from denouement.telling.text import Source

__all__ = ["COULD_HAVE", "WOULD_HAVE", "Might"]

_OWNS = r"(?! (?:to|an?|the|no|her|his|their|its|my|your|our)\b)"
"""Not what is to be had or has to be done: *she would have a bed for the night*."""

WOULD_HAVE = re.compile(rf"\bwould have\b{_OWNS}", re.IGNORECASE)
COULD_HAVE = re.compile(rf"\bcould have\b{_OWNS}", re.IGNORECASE)

_MOST = 12
"""How many other acts are played at most."""


class Might:
    """Answers for one log; remembers its answers."""

    def __init__(self, analysis: Analysis, log: Sequence[Moment], reasons: Reasons | None = None) -> None:
        self.analysis = analysis
        self._given = reasons
        self.log = tuple(log)
        self._known: dict[tuple[int, int, int | None, str], Source | None] = {}

    def licence(self, words: str, event: Happening, hearer: int | None) -> tuple[Source, ...] | None:
        """What stands behind words that say what might have been: nothing needed, some sources, or None, if they may
        not be said."""
        found = []
        for kind, pattern in (("would", WOULD_HAVE), ("could", COULD_HAVE)):
            if not pattern.search(words):
                continue
            key = (event.number, event.doer or 0, hearer, kind)
            if key not in self._known:
                self._known[key] = (
                    self._would(event, hearer) if kind == "would" else self._could(event, hearer)
                )
            source = self._known[key]
            if source is None:
                return None
            found.append(source)
        return tuple(found)

    def _would(self, event: Happening, hearer: int | None) -> Source | None:
        reasons = self._reasons()
        if hearer is None or event.doer is None or reasons is None:
            return None
        said = self.analysis.wording
        speaker = event.doer
        tried = 0
        for log, number, moment in self._earlier(event):
            act = moment.act
            if act is None or speaker not in act.willing:
                continue
            for other in self._others(speaker, act):
                if tried == _MOST:
                    return None
                if said.person(hearer) not in other.arguments:
                    continue
                tried += 1
                found = would_have(self.analysis, reasons, log, number, speaker, other)
                answer = (
                    next((a for a in found.future.acts[1:] if hearer in a.willing), None)
                    if found.future
                    else None
                )
                if answer is not None:
                    detail = f"{said.person(speaker)} then foresaw: {said.act(other)}, and {said.act(answer)}"
                    return Source("expectation", event.number, english.finish(detail))
        return None

    def _could(self, event: Happening, hearer: int | None) -> Source | None:
        said = self.analysis.wording
        if hearer is None or event.doer is None:
            return None
        believed = event.moment.before.minds[event.doer].values
        for fluent, known in enumerate(self.analysis.ground.fluents):
            if said.person(hearer) in known.arguments and believed[fluent] is True:
                fact = said.fact(fluent, True)
                if COULD_HAVE.search(fact):
                    return Source(
                        "belief",
                        event.number,
                        english.finish(f"{said.person(event.doer)} believes that {fact}"),
                    )
        for _, _, moment in self._earlier(event):
            act = moment.act
            if act is None or hearer not in act.willing:
                continue
            mind, name = moment.before.minds[hearer], said.person(event.doer)
            concerned = (a for a in self._others(hearer, act) if name in (*act.arguments, *a.arguments))
            other = next((a for a in concerned if self.analysis.engine.possible(mind, a)), None)
            if other is not None:
                detail = f"{said.person(hearer)} could then have chosen otherwise: {said.act(other)}"
                return Source("expectation", event.number, english.finish(detail))
        return None

    def _earlier(self, event: Happening) -> Iterator[tuple[Sequence[Moment], int, Moment]]:
        """The events before, those of the past and those of the log, with the log they stand in."""
        for number, moment in enumerate(self.analysis.past, start=1):
            yield self.analysis.past, number, moment
        for number, moment in enumerate(self.log[: event.number - 1], start=1):
            yield self.log, number, moment

    def _others(self, person: int, act: GroundAct) -> Iterator[GroundAct]:
        return (
            a
            for a in self.analysis.ground.acts
            if person in a.willing and a.planned and a.action != act.action
        )

    def _reasons(self) -> StoryReasons | None:
        if self._given is None:
            self._given = motives_for(self.analysis).reasons
        return self._given if isinstance(self._given, StoryReasons) else None
