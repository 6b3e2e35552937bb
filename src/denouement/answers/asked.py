"""What a question is about: the act or the ending of these words."""

from __future__ import annotations

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.endings import EndingAnswer, EndingsAnswer
from denouement.answers.points import Points
from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import Wording, acts_named, key_of
from denouement.diagnostics import nearest
from denouement.engine import Engine, opening
from denouement.errors import UsageError
from denouement.ground import GroundAct, ground
from denouement.model import Form

__all__ = ["Asked", "ending_named"]


def ending_named(answer: EndingsAnswer, asked: str) -> EndingAnswer | None:
    """The ending of this name, or the first whose name has these words."""
    key = key_of(asked)
    names = {e.name.casefold(): e for e in answer.endings}
    if key in names:
        return names[key]
    alike = [e for n, e in names.items() if n.startswith(key)]
    alike = alike or [e for n, e in names.items() if len(key) > 3 and key in n]
    return alike[0] if alike else None


class Asked:
    """Finds the acts of one story by their words."""

    def __init__(self, analysis: Analysis, answer: EndingsAnswer, points: Points) -> None:
        self._analysis = analysis
        self._answer = answer
        self._points = points

    def act(self, asked: str) -> GroundAct | None:
        """The act of these words; of several, the first that is possible at some point."""
        named = acts_named(asked, self._acts, self._analysis.wording)
        points = [p.world for p in self._points.all]
        possible = (a for a in named if any(self._analysis.engine.possible(w, a) for w in points))
        return next(possible, named[0] if named else None)

    def left_out(self, asked: str) -> tuple[str, str]:
        """The act and a sentence: why one does not happen that is no part of the problem, since it never can, or nothing depends on it.

        Raises:
            UsageError: there is no such act.
        """
        whole = ground(self._analysis.story, complete=True)
        said = Wording(self._analysis.story, whole)
        named = acts_named(asked, whole.acts, said)
        if not named:
            raise self.unknown(asked)
        world, _ = opening(Engine(whole))
        missing = [unmet_conditions(a, world) for a in named]
        act, unmet = min(zip(named, missing, strict=True), key=lambda pair: len(pair[1]))
        if unmet:
            why = f"it is never possible, since {said.denied(unmet[0])}"
        else:
            why = "nothing that anybody wants depends on it, and no ending does"
        return said.act(act), english.finish(f"{said.act(act, Form.NEGATIVE)}: {why}")

    def unknown(self, asked: str) -> UsageError:
        """That nothing is called so."""
        sentences = dict.fromkeys(self._analysis.wording.act(a) for a in self._acts)
        names = [e.name for e in self._answer.endings]
        like = nearest(asked, [*names, *sentences])
        return UsageError(
            f"no act and no ending of this story is “{asked}”",
            "did you mean: " + " · ".join(like) if like else "the endings are: " + ", ".join(names),
        )

    @property
    def _acts(self) -> tuple[GroundAct, ...]:
        return self._analysis.ground.acts
