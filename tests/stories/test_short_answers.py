"""Whatever is asked why, or why not, of a bundled story: the first sentence is short, and in the writer's own words."""

from __future__ import annotations

from functools import cache

import pytest

from denouement.answers import Analysis, EndingsAnswer, analyse, find_endings, why, why_not
from denouement.answers.motives import MOST_WORDS
from denouement.diagnostics import Source
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world, cases, stories
from denouement.search import Limits, Watch

NAMES = (*stories(), *cases())


@cache
def answered(name: str) -> tuple[Analysis, EndingsAnswer]:
    """A bundled story with its endings."""
    text = bundled_story(name).text
    analysis = analyse(read_story(Source(f"{name}.story", text), bundled_world), text.split("\n"))
    limits = Limits()
    return analysis, find_endings(analysis, limits, Watch(limits))


def assert_short(sentence: str) -> None:
    """At most 30 words."""
    assert len(sentence.split()) <= MOST_WORDS, sentence


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_why(name: str) -> None:
    """Every act of every story found, and of the expected one, is explained by a want of somebody in it."""
    analysis, answer = answered(name)
    wants = [w.text for w in analysis.ground.wants]
    asked = [e.name for e in answer.endings if e.acts]
    asked += [analysis.wording.act(a) for a in (answer.expected.acts if answer.expected else ())]
    for about in asked:
        for event in why(analysis, answer, about).events:
            for tree in event.reasons:
                assert_short(tree.sentence)
                assert tree.person in tree.sentence
                assert any(w in tree.sentence for w in wants) or tree.kind == "precaution"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_why_not(name: str) -> None:
    """Every act there is and every ending; where a want decides, it is named."""
    analysis, answer = answered(name)
    people = analysis.ground.people
    for about in (e.name for e in answer.endings):
        found = why_not(analysis, answer, about)
        assert_short(found.sentence)
        assert f"“{about}”" in found.sentence or any(p in found.sentence for p in people)
    for act in analysis.ground.acts:
        said = analysis.wording.act(act)
        found = why_not(analysis, answer, said)
        assert_short(found.sentence)
        assert not act.willing or any(p in found.sentence for p in people)
        if found.decides:
            assert found.person in found.sentence
            assert any(w in found.sentence for w, _ in found.decides) or "waits for" in found.sentence
