"""What both readers promise whatever they are given, as one function for each.

Nothing but the report comes out; every finding has a place in the file and words; the same text is read the same way
twice; and what is read without a mistake can be grounded and played, or is refused with an error of the project.
"""

from __future__ import annotations

from denouement import language, sabre
from denouement.diagnostics import Report, Source, as_json, as_text
from denouement.engine import Engine, opening
from denouement.errors import LoopError, PastError, StoryError
from denouement.ground import ground
from denouement.library import bundled_story, bundled_world, stories, worlds
from denouement.model import Story
from fuzz.mutate import tokens_of
from support.random_problems import random_text

__all__ = [
    "PROBLEMS",
    "PROBLEM_WORDS",
    "SMALL",
    "STORIES",
    "STORY_WORDS",
    "problem_keeps_promises",
    "story_keeps_promises",
]

LIVING_ROOM = """\
/* Two friends and a kettle. */
type room : place; type kettle;
entity Ida : character; entity Jon : character; entity Den : room; entity Hob : kettle;
property in(c : character) : room; property hot(k : kettle) : boolean; property cups(c : character) : number;
property holds(c : character, k : kettle) : boolean;
in(Ida) = Den; in(Jon) = Den; believes(Jon, hot(Hob)); believes(Ida, believes(Jon, !hot(Hob)));
if(hot(Hob)) cups(Ida) = 2 elseif(cups(Ida) >= 1) cups(Ida) = 0 - 1 else cups(Ida) = .5;
forall(c : character) holds(c, Hob) = False;
action boil(c : character, k : kettle) {
	precondition: !hot(k) & (in(c) == Den | exists(d : character) (d != c & believes(d, in(c) == Den)));
	effect: hot(k) = True & if(cups(c) > 1) cups(c) = cups(c) - 1 & believes(c, holds(c, k));
	consenting: c;
	observing(o : character): in(o) == in(c) | o == c;
};
action pour(c : character, d : character) {
	precondition: hot(Hob) & cups(c) / 2 < 3 & cups(d) != ?; effect: cups(d) = cups(d) + 1; consenting: (c, d);
};
trigger cool() { precondition: hot(Hob) & sum(c : character) cups(c) >= 3; effect: !hot(Hob); };
utility(): if(cups(Ida) > 0) 1 else 0;
utility(Ida): cups(Ida) + (if(hot(Hob)) 1 else 0);
utility(Jon): product(c : character) cups(c);
"""
PROBLEMS = (LIVING_ROOM, *(random_text(seed) for seed in range(40)))
"""Problem files without mistakes."""

SMALL = """\
story "The kettle"

people
  Ida (she)
  Jon (he)

things
  the kettle

fact {what: thing} is hot
fact {who: person} has {what: thing}
fact {who: person} likes {whom: person}: number
fact it is late

action {who: person} heats {what: thing}
  if       who has what
           what is not hot
  then     what is hot
           if it is late then everybody likes who 1 less
  willing  who
  seen by  who

reaction {who: person} burns the tongue on {what: thing}
  when  who has what
        what is hot
        who does not believe what is hot
  then  who does not have what
        who believes what is hot

phrase all is well
  means  for every {p: person}, p has the kettle or Ida likes p at least 2

at first
  Ida has the kettle
  Jon believes the kettle is hot
  Ida likes Jon 2

wants
  Jon wants the kettle to be hot: 3
  Ida wants Jon to have the kettle

endings
  tea: the kettle is hot and all is well

draft
  Ida heats the kettle
"""
BUNDLED = tuple(bundled_story(name).text for name in stories())
STORIES = (SMALL, *BUNDLED)
"""Stories without mistakes."""

_SYNTAX = """
type entity property action trigger utility precondition effect consenting observing believes if else elseif forall
exists sum product True False ? & | ! == != >= <= > < = + - * / ( ) { } [ ] , ; : character boolean number
0 1 2.5 -1 1. .5 // /* */ place x
"""
PROBLEM_WORDS = sorted({*_SYNTAX.split(), *(t for text in PROBLEMS for t in tokens_of(text) if t.strip())})
"""The tokens of the research syntax, and the names of the problems."""

STORY_WORDS = sorted(
    {
        t
        for text in (*STORIES, *(bundled_world(name).text for name in worlds()))  # type: ignore[union-attr]
        for t in (*tokens_of(text), *text.split())
        if t.strip()
    }
)
"""The words of the bundled stories and worlds."""


def problem_keeps_promises(text: str, play: bool = True) -> Story | None:
    """Read a problem file; the story, where there is no mistake in the file."""
    story, report = sabre.read(Source("fuzz.txt", text))
    _in_words(report)
    again = sabre.read(Source("fuzz.txt", text))
    assert (story, report.diagnostics) == (again[0], again[1].diagnostics)
    return _without_mistakes(story, report, play)


def story_keeps_promises(text: str, play: bool = True) -> Story | None:
    """Read a story; the same."""
    story, report = language.read(Source("fuzz.story", text), bundled_world)
    _in_words(report)
    again = language.read(Source("fuzz.story", text), bundled_world)
    assert (story, report.diagnostics) == (again[0], again[1].diagnostics)
    return _without_mistakes(story, report, play)


def _in_words(report: Report) -> None:
    for found in report.diagnostics:
        span = found.span
        lines = report.sources[span.file].lines
        assert 1 <= span.line <= len(lines), found
        assert 1 <= span.column < span.end <= max(2, len(lines[span.line - 1]) + 1), found
        assert found.code, found
        assert found.message.strip(), found
        assert f"[{found.code}]" in as_text(found), found
        assert found.code == as_json(found)["code"], found


def _without_mistakes(story: Story | None, report: Report, play: bool) -> Story | None:
    if report.found:
        return None
    assert story is not None
    if play:
        _play(story)
    return story


def _play(story: Story) -> None:
    """Ground, open, and take the first acts that are possible; errors that can be told are no fault."""
    try:
        for complete in (False, True):
            problem = ground(story, complete=complete)
            engine = Engine(problem)
            world, _ = opening(engine)
            for act in [a for a in problem.acts if engine.possible(world, a)][:3]:
                engine.step(world, act)
            for person in range(len(problem.people)):
                engine.utility(world, person)
    except (StoryError, LoopError, PastError):
        return
