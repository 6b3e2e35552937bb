"""The cause of a feeling as one clause in the writer's words."""

from __future__ import annotations

from denouement import english
from denouement.answers import Wording
from denouement.feelings.feeling import Emotion, Feeling
from denouement.feelings.likelihood import Likelihood
from denouement.ground import GroundAct

__all__ = ["because"]

_TURNED = {
    Emotion.JOY: "it has come about",
    Emotion.DISTRESS: "it is lost",
    Emotion.SATISFACTION: "it has come about as foreseen",
    Emotion.FEAR_CONFIRMED: "it is lost, as feared",
    Emotion.HAPPY_FOR: "it has come about",
    Emotion.RESENTMENT: "it has come about",
    Emotion.GRATITUDE: "it has come about",
}

_CONTENT = {
    "closure": "the question is closed",
    "told": "what was to be known is known",
    "desert": "the answer is a just one",
}


def because(feeling: Feeling, wording: Wording) -> str:
    """The cause in words: which want, or which expectation, and what became of it."""
    cause, person = feeling.cause, wording.person(feeling.person)
    match feeling.emotion:
        case Emotion.SURPRISE:
            text = (
                _instead(feeling, wording)
                if cause.foreseen
                else f"{person} had not expected that {_act(cause.act, wording)}"
            )
        case Emotion.GRIEVANCE:
            text = f"{person} holds {english.join(cause.reasons)} against {_toward(feeling, wording)}"
        case Emotion.LETTING_GO:
            text = f"{person} does not hold {english.join(cause.reasons)} against {_toward(feeling, wording)} any more"
        case Emotion.SHAME | Emotion.REPROACH:
            liar = person if feeling.emotion is Emotion.SHAME else _toward(feeling, wording)
            hearer, claim = cause.reasons
            text = f"{liar} has deceived {hearer} in saying that {claim}"
        case Emotion.WEARINESS:
            text = f"it is not the first time that {_act(cause.act, wording)}"
        case Emotion.DEFEAT:
            denied = f", which {person} had denied" if cause.reasons else ""
            text = f"{_act(cause.act, wording)}{denied}"
        case Emotion.CONTENTMENT:
            reasons = english.join([_CONTENT[r] for r in cause.reasons])
            want = wording.want(wording.ground.wants[cause.wants[0]])
            text = f"{want}, which cannot be any more; but {reasons}"
        case Emotion.FEAR if cause.feared:
            feared = english.join([wording.act(a) for a in cause.feared])
            text = f"it could be that {feared}"
        case Emotion.ANGER | Emotion.HURT if cause.foreseen is not None:
            text = _instead(feeling, wording)
        case _:
            text = _wanted(feeling, wording)
    return text


def _wanted(feeling: Feeling, wording: Wording) -> str:
    """Which want, and what became of it."""
    cause = feeling.cause
    if not cause.wants:
        return _act(cause.act, wording) if cause.act else "things are not as they were"
    want = wording.want(wording.ground.wants[cause.wants[0]])
    if cause.after is not None and feeling.emotion not in _TURNED:
        before = "" if cause.before is None or cause.act is None else f", after it was {cause.before.word}"
        return f"{want}, and {_LEVELS[cause.after]}{before}"
    return f"{want}, and {_TURNED.get(feeling.emotion, 'that is lost')}"


_LEVELS = {
    Likelihood.CERTAIN: "that is certain now",
    Likelihood.LIKELY: "it is likely now",
    Likelihood.OPEN: "it is open now",
    Likelihood.UNLIKELY: "it is unlikely now",
    Likelihood.IMPOSSIBLE: "it cannot be any more",
}


def _instead(feeling: Feeling, wording: Wording) -> str:
    cause, person = feeling.cause, wording.person(feeling.person)
    happened = f", and not that {_act(cause.act, wording)}" if cause.act else ""
    return f"{person} had expected that {_act(cause.foreseen, wording)}{happened}"


def _act(act: GroundAct | None, wording: Wording) -> str:
    return "nothing happens" if act is None else wording.act(act)


def _toward(feeling: Feeling, wording: Wording) -> str:
    return "nobody" if feeling.toward is None else wording.person(feeling.toward)
