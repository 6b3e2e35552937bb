"""What ``play`` shows: who one is, what one could do, what one sees happen, and in the end how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from denouement import english
from denouement.cli.common import Opened
from denouement.cli.output import bold, document, faint, headed, wrapped

__all__ = ["COMMANDS", "Screen", "as_draft", "draft_lines", "play_as_json"]

COMMANDS = (
    ("NUMBER", "do this; words of its sentence will do, too"),
    ("?NUMBER", "why {name} would do it"),
    ("wait", "do nothing, and let the others act"),
    ("undo", "take the last decision back; as often as you like"),
    ("knows", "what {name} believes, rightly or wrongly"),
    ("story", "what {name} has lived through so far"),
    ("save FILE", "all that has happened, as a draft for a story file"),
    ("quit", "end here"),
)
"""What can be said at the prompt, and what it does."""


class Screen:
    """Shows a game, line by line, by ``show``; changes nothing in it."""

    def __init__(self, opened: Opened, play: Any, show: Callable[[str], None]) -> None:
        self.opened = opened
        self.play = play
        self.show = show

    def introduction(self) -> None:
        """Who one is and what one wants, and what has already happened."""
        play, story = self.play, self.opened.story
        self.show(headed(f"{story.title}: you are {play.name}"))
        wants = [w.text for w in story.wants if w.person == play.name]
        wanted = f"{play.name} wants {english.join(wants)}." if wants else f"{play.name} wants nothing."
        self.show(wrapped(wanted, "", "  "))
        self.show(faint("Numbers and words after the > are yours; “help” says which there are."))
        if any(b.seen or b.noticed or b.endings for b in play.beats):
            self.happened(play.beats)
        for name in play.reached:
            if not any(name in b.endings for b in play.beats):
                self._announce(name)

    def question(self) -> None:
        """What one could do now, and what else can be said."""
        play = self.play
        self.show("")
        options = play.options()
        if play.stopped:
            self.show(faint("Some reasons were not found in time; without a mark need not mean without one."))
        question = f"What does {play.name} do?"
        self.show(headed(f"{play.name} is being spoken to. {question}" if play.is_addressed else question))
        acts = [o for o in options if o.act.willing]
        width = len(str(len(acts)))
        for option in acts:
            mark = "●" if option.reason is not None else "·"
            asked = "  (asked for)" if option.offered else ""
            sign = f"  {option.number:>{width}} {mark} "
            self.show(wrapped(f"{option.text}{asked}", sign, " " * (len(sign) + 2)))
        besides = [f"{o.number} {o.text}" for o in options if not o.act.willing]
        if besides:
            self.show(wrapped(" · ".join(besides), "  besides: ", "    "))
        if not options:
            self.show(f"  There is nothing that {play.name} believes possible, but to wait.")
        reasons = "● for a reason, ?1 says which · " if any(o.reason for o in acts) else ""
        self.show(faint(f"  {reasons}wait · undo · knows · story · save FILE · quit · help"))

    def happened(self, beats: Sequence[Any], always: bool = False) -> None:
        """What one sees of these beats; ``always``: they are told again, not news."""
        from denouement.answers.play import BeatKind

        told = False
        if not always and beats:
            self.show("")
        for beat in beats:
            if beat.seen:
                self.show(wrapped(self.sentence(beat.text), "  ", "    "))
            told = told or (beat.seen and beat.kind is not BeatKind.WAIT) or bool(beat.noticed)
            for sentence in beat.noticed:
                self.show(wrapped(sentence, "    - ", "      "))
            for name in beat.endings:
                self._announce(name)
                told = True
        if beats and not told:
            self.show(f"  Nothing happens that {self.play.name} could see.")
        if self.play.stopped and not always:
            self.show(faint("  (The others were still thinking when their time was up.)"))

    def sentence(self, text: str) -> str:
        """A clause as a sentence; an act of a research problem as it is."""
        return text if self.opened.is_problem else english.finish(text)

    def _announce(self, name: str) -> None:
        ending = next(e for e in self.opened.analysis.ground.endings if e.name == name)
        planned = " (planned)" if ending.planned else ""
        self.show(headed(f"★ This is an ending: {name}{planned}.", " You can go on, or quit.", "  ", "    "))

    def help(self) -> None:
        """Every word of the prompt."""
        width = max(len(word) for word, _ in COMMANDS)
        for word, meaning in COMMANDS:
            self.show(f"  {word:<{width}}  {meaning.format(name=self.play.name)}")

    def beliefs(self) -> None:
        """What one believes, and what one thinks that others believe otherwise."""
        found = self.play.beliefs()
        own = [b for b in found if b.about is None]
        self.show(f"  {self.play.name} believes" + (":" if own else " nothing that could be otherwise."))
        for belief in own:
            self.show(wrapped(belief.text + (f"  ({belief.how})" if belief.how else ""), "    - ", "      "))
        for about in dict.fromkeys(b.about for b in found if b.about is not None):
            self.show(f"  As {self.play.name} thinks, {about} believes otherwise:")
            for belief in (b for b in found if b.about == about):
                self.show(wrapped(belief.text, "    - ", "      "))

    def story(self) -> None:
        """What one has lived through so far."""
        told = [b for b in self.play.beats if b.seen or b.noticed or b.endings]
        if not told:
            self.show("  Nothing has happened yet.")
        self.happened(told, always=True)

    def close(self) -> None:
        """How it went, all of it, and what it came to."""
        play = self.play
        self.show("")
        if not play.beats:
            self.show("Nothing has happened.")
            return
        self.show(bold("How it went"))
        self.show("")
        for line in draft_lines(play):
            self.show(line)
        self.show("")
        reached = english.join([f"“{n}”" for n in play.reached])
        self.show(wrapped(f"It came to: {reached}." if reached else "It came to no ending of the story."))
        waits = play.waits()
        if waits:
            self.show(wrapped(waits))


def draft_lines(play: Any) -> list[str]:
    """All that has happened, as the lines of a draft; what was no event stands in comments."""
    from denouement.answers.play import BeatKind

    lines = ["draft"]
    for beat in play.beats:
        if beat.kind is BeatKind.ACT:
            lines.append(f"  {beat.text}" + ("" if beat.seen else f"  # {play.name} does not see it"))
        else:
            lines.append(f"  # {beat.text}")
    return lines


def as_draft(play: Any) -> str:
    """The text of a file that holds the draft."""
    head = f"# Played as {play.name}. The section belongs into the story's file, in place of its draft.\n\n"
    return head + "\n".join(draft_lines(play)) + "\n"


def play_as_json(title: str, play: Any, ended: str) -> dict[str, Any]:
    """The document of ``play --json``."""
    return document(
        "play",
        True,
        story=title,
        person=play.name,
        ended=ended,
        transcript=[
            {
                "kind": b.kind.value,
                "text": english.finish(b.text),
                "seen": b.seen,
                "noticed": list(b.noticed),
                "endings": list(b.endings),
            }
            for b in play.beats
        ],
        endings=list(play.reached),
        waits=play.waits() or None,
        draft=draft_lines(play),
    )
