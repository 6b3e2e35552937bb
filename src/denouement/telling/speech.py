"""Stage: acts of talk as speech, in the words the world or the writer gives, with the speaker's *I* and *you*.

What is said is the bare words; who says it is made clear by what stands before it in its paragraph, or by two people
taking turns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from denouement import english
from denouement.answers import Analysis
from denouement.english import Named, Plain, Verb
from denouement.telling.clauses import filled, subject_of
from denouement.telling.happenings import named_people, roles_of
from denouement.telling.knobs import Knobs
from denouement.telling.might import Might
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.realise import capitals
from denouement.telling.shapes import Happening, Person, Ref, Sources, Token, Unit, at_step, more
from denouement.telling.tags import tag
from denouement.telling.templates import LEADS
from denouement.telling.text import Source

__all__ = ["Speech", "is_spoken"]

_TURNS = 4
"""How many turns two speakers take without a word on who speaks."""

_LEAD = 35
"""In how many of a hundred turns something is told with the words although it is clear who speaks."""

_TAG = 45
"""In how many of a hundred of these it is no more than who speaks: *he says*."""

_SHORT = 24
"""Behind more words than these it would come late."""


def is_spoken(analysis: Analysis, event: Happening, knobs: Knobs, might: Might) -> bool:
    """Whether an event is told as speech: there are words for it that may be said."""
    if not knobs.uses("speech") or knobs.level not in ("scene", "screenplay") or event.doer is None:
        return False
    if event.says:
        return True
    act = event.moment.act
    if act is None or event.told or event.shift:
        return False
    hearer = hearer_of(analysis, event)
    return any(might.licence(p, event, hearer) is not None for p in analysis.story.actions[act.action].said)


def hearer_of(analysis: Analysis, event: Happening) -> int | None:
    """Whom the words of an event are meant for: the last that its sentence names, else the only one who is there."""
    act = event.moment.act
    named = named_people(analysis, act) if act is not None else ()
    others = [p for p in named if p != event.doer]
    if others:
        return others[-1]
    present = [p for p in sorted(event.seen_by) if p != event.doer]
    return present[0] if len(present) == 1 else None


_spoken = lru_cache(maxsize=4_096)(english.spoken)


class Speech:
    """Makes the speech of one version of a telling; remembers whose turn it was."""

    def __init__(
        self,
        analysis: Analysis,
        phrases: Phrases,
        might: Might,
        cast: Sequence[Person],
        knobs: Knobs,
        planner: Planner,
    ) -> None:
        self.analysis, self.phrases, self.might, self.cast = analysis, phrases, might, cast
        self.planner, chooser = planner, planner.chooser
        self.knobs, self.chooser = knobs, chooser
        self._turns: list[int] = []
        self._unclear = 0
        self._topics: set[str] = set()
        self._between = False

    def thought_between(self) -> None:
        """Something was told of what goes on around the talk: who speaks next has to be seen."""
        self._between = True

    def interrupted(self) -> None:
        """Something else was told: the next speaker has to be named."""
        self._turns.clear()

    def units(
        self,
        event: Happening,
        eyes: frozenset[int],
        sources: Sources,
        shown: bool,
        after_thought: bool = False,
    ) -> tuple[Unit, ...]:
        """The words of an event, with what stands before them where that is needed or gives the talk air.

        ``shown``: the sentence before is about the speaker; ``after_thought``: somebody has thought something in between.
        """
        speaker = event.doer
        assert speaker is not None
        hearer = hearer_of(self.analysis, event)
        crowd = len(event.seen_by) > 2 and hearer is not None
        words, template, own = self._words(event, speaker, hearer)
        made: list[Unit] = []
        clear = shown or (self._is_clear(speaker) and not after_thought and not self._between)
        self._between = False
        behind: tuple[Token, ...] = ()
        if event.told:
            made.append(
                self._lead_unit(event, eyes, more(sources, own), (Plain(event.told),), "told as", True)
            )
        elif self.knobs.level != "screenplay" and (acted := self._acted(event)):
            made.append(self._lead(event, speaker, sources, eyes, acted))
        elif self.knobs.level != "screenplay" and (not clear or (not shown and self.chooser.chance(_LEAD))):
            beats = self._beats(event, speaker, hearer if crowd else None)
            if len(words.split()) <= _SHORT and (not beats or self.chooser.chance(_TAG)):
                behind = at_step(tag(speaker, words, hearer if crowd else None), event.shift)
            else:
                made.append(self._lead(event, speaker, sources, eyes, beats))
        self._unclear = 0 if made or shown or behind else self._unclear + 1
        self._turns.append(speaker)
        made.append(
            Unit(
                "speech",
                event.number,
                (Plain(words),),
                more(sources, own),
                focal=eyes,
                speaker=speaker,
                hearer=hearer,
                template=template,
                place=event.place,
                verbatim=True,
                said=template,
                tag=behind,
            )
        )
        return tuple(made)

    def _is_clear(self, speaker: int) -> bool:
        """Whether two take turns, and it is this one's."""
        last = self._turns[-3:]
        return len(last) >= 2 and last[-1] != speaker and last[-2] == speaker and self._unclear < _TURNS

    # --- the words

    def _words(
        self, event: Happening, speaker: int, hearer: int | None
    ) -> tuple[str, str, tuple[Source, ...]]:
        act = event.moment.act
        assert act is not None
        if event.says:
            return event.says, event.says, (Source("writer", event.number, event.says),)
        action = self.analysis.story.actions[act.action]
        usable: dict[str, str] = {}
        behind: dict[str, tuple[Source, ...]] = {}
        for pattern in action.said:
            licence = self.might.licence(pattern, event, hearer)
            words = self._filled(pattern, event, speaker, hearer) if licence is not None else None
            if words is not None and licence is not None:
                usable[pattern], behind[pattern] = words, licence
        if not usable:
            text = english.finish(self._said(self.analysis.wording.act(act), speaker, hearer))
            return text, act.action, ()
        template = self.chooser.pick(tuple(usable))
        names = roles_of(action, act.arguments)
        self._topics |= {
            names[m.role] for m in english.marks(template) if isinstance(m, Named) and m.role in names
        }
        return usable[template], template, behind[template]

    def _filled(self, template: str, event: Happening, speaker: int, hearer: int | None) -> str | None:
        if self.phrases.pattern(template, event.moment) is None:
            return None
        act = event.moment.act
        assert act is not None
        action = self.analysis.story.actions[act.action]
        names = roles_of(action, act.arguments)
        text = ""
        for mark in english.marks(template):
            if isinstance(mark, Plain):
                text += mark.text
            elif isinstance(mark, Verb):
                text += mark.third
            elif mark.case == "that" and names.get(mark.role) in self._topics:
                text += "that"
            elif mark.role in names:
                text += self._said(names[mark.role], speaker, hearer) + ("’s" if mark.case == "'s" else "")
            else:
                text += self._said(self.phrases.brought(mark.role, event.moment) or "", speaker, hearer)
        return capitals(text)

    def _said(self, text: str, speaker: int, hearer: int | None) -> str:
        own = self.cast[speaker]
        other = self.cast[hearer] if hearer is not None else None
        return _spoken(text, (own.name, own.pronoun), (other.name, other.pronoun) if other else None)

    # --- what stands before

    def _beats(self, event: Happening, speaker: int, hearer: int | None) -> dict[str, tuple[Token, ...]]:
        """What the world has to tell before the words, if it shows who speaks; and to whom, where there are others."""
        needed = {speaker} if hearer is None else {speaker, hearer}
        return {
            template: tokens
            for template, tokens in self.phrases.told(event).items()
            if needed <= {t.person for t in tokens if isinstance(t, Ref)}
        }

    def _acted(self, event: Happening) -> dict[str, tuple[Token, ...]]:
        """The patterns that tell the act itself, with its own verb: then more is done than said, and has to be told."""
        assert event.moment.act is not None
        declared = self.analysis.story.actions[event.moment.act.action].sentence
        own = Verb(str(declared.parts[declared.verb])) if declared.verb is not None else None
        return {
            template: tokens
            for template, tokens in self.phrases.told(event).items()
            if any(isinstance(t, Verb) and own is not None and t.third == own.third for t in tokens)
        }

    def _lead(
        self,
        event: Happening,
        speaker: int,
        sources: Sources,
        eyes: frozenset[int],
        beats: Mapping[str, tuple[Token, ...]],
    ) -> Unit:
        options = beats or {t: filled(t, {"P": speaker}, {}) for t in LEADS}
        template = self.chooser.pick(self.planner.bearable(tuple(options)))
        self.planner.shown(template)
        return self._lead_unit(event, eyes, sources, options[template], template, False)

    def _lead_unit(
        self,
        event: Happening,
        eyes: frozenset[int],
        sources: Sources,
        tokens: tuple[Token, ...],
        template: str,
        verbatim: bool,
    ) -> Unit:
        return Unit(
            "lead",
            event.number,
            tokens if verbatim else at_step(tokens, event.shift),
            sources,
            subject=event.doer if verbatim else subject_of(tokens),
            focal=eyes,
            template=template,
            place=event.place,
            verbatim=verbatim,
        )
