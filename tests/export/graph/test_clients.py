"""Programs of others read and play what is exported, and meet the graph: its choices, its words, all its endings.

Slow, and skipped where a program is missing; `tests/clients/install` installs them.
"""

import html
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given

from clients.client import graphviz, node, renpy, twine
from denouement.answers import knows, log_of
from denouement.answers.graph import GraphChoice, GraphEnding
from denouement.export.graph import INTERACTIVE, WHO_KNOWS
from denouement.export.graph.said import act_line, end_choice, ending_lines, open_line, title
from denouement.export.names import shown
from export.graph.graphs import BUNDLED, HOSTILE, bundled_graph, graph_of, hostile_alone, hostile_graphs
from export.graph.readers import twee_passages
from export.graph.test_charts import drawn
from support.texts import bundled

pytestmark = pytest.mark.slow


def all_hostile():
    """A graph with a choice for each hostile text, one of which leads back, and endings of each name."""
    choices = [GraphChoice(text, 1 + n % 3) for n, text in enumerate(HOSTILE)]
    names = [*dict.fromkeys(HOSTILE)]
    endings = tuple(GraphEnding(f"e{n}", name, n == 1, True) for n, name in enumerate(names, start=1))
    held = [(), (), tuple(names[::2]), tuple(names[1::2])]
    back = (GraphChoice("back", 0), GraphChoice("on", 2))
    return graph_of("All of them", [tuple(choices), back, (), ()], held, endings)


def random_graphs():
    """Random graphs of hostile words, the same in every run."""
    found = []

    @given(hostile_graphs())
    def gather(graph):
        found.append(graph)

    gather()
    assert len(found) > 20
    return found[:200]


def graphs():
    """All that is shown to the programs."""
    return [*map(bundled_graph, BUNDLED), *map(hostile_alone, HOSTILE), all_hostile(), *random_graphs()]


def texts_of(form, of):
    """The graphs in a format."""
    return [INTERACTIVE[form].write(graph) for graph in of]


def lines_of(graph):
    """Every line that can be told."""
    told = {title(graph)}
    for n in graph.nodes:
        told |= (
            {act_line(c) for c in n.choices} | set(ending_lines(n)) | ({open_line(n)} if n.is_open else set())
        )
    return told


def choices_of(graph):
    """Every choice that can be offered."""
    offered = {act_line(c) for n in graph.nodes for c in n.choices}
    return offered | {end_choice(n) for n in graph.nodes if n.endings and n.choices}


def played(graph, found):
    """Whether every word was met as it is, every place was come to, and every ending reached."""
    assert "fault" not in found, found["fault"]
    assert lines_of(graph) == {line.removesuffix(" ") for line in found["lines"]}
    assert choices_of(graph) == set(found["choices"])
    assert {e.id for e in graph.reached} == set(found["endings"])
    assert sum(1 for n in graph.nodes if n.choices) == found["places"]


def test_ink_is_played_to_every_ending():
    """By inkjs, without an error or a warning; what can be reached is exactly what the graph lists."""
    of = graphs()
    for graph, found in zip(of, node("ink.mjs", texts_of("ink", of), needs="inkjs"), strict=True):
        played(graph, found)
        assert [] == found["problems"]
        assert f"title: {title(graph)}" == found["title"]


def test_yarn_is_played_to_every_ending():
    """By yarn-bound."""
    of = graphs()
    for graph, found in zip(of, node("yarn.mjs", texts_of("yarn", of), needs="yarn-bound"), strict=True):
        played(graph, found)


def test_the_endings_played_are_those_the_engine_lists():
    """For the bundled stories: every believable ending, and no other, can be played to."""
    found = node("ink.mjs", texts_of("ink", map(bundled_graph, BUNDLED)), needs="inkjs")
    for name, one in zip(BUNDLED, found, strict=True):
        _, answer = bundled(name)
        ids = {f"e{n}" for n, e in enumerate(answer.endings, start=1) if e.status.is_believable}
        assert ids == set(one["endings"]) != set()


def test_twee_is_read_and_goes_through_twine():
    """By extwee: the same passages, also after a way through Twine 2 HTML; every link leads to one of them."""
    of = graphs()
    texts = texts_of("twee", of)
    for graph, text, found in zip(of, texts, node("twee.mjs", texts, needs="extwee"), strict=True):
        assert "fault" not in found, found["fault"]
        ours = twee_passages(text)
        del ours["StoryTitle"], ours["StoryData"]
        for story in (found, found["again"]):
            assert title(graph) == story["name"].strip()
            assert ours == {
                p["name"]: (p["tags"], {"position": p["metadata"]["position"]}, p["text"].strip("\n"))
                for p in story["passages"]
            }
            assert story["start"] in ours
            links = re.findall(r"->([^\]]*)\]\]", "\n".join(p["text"] for p in story["passages"]))
            assert set(links) <= set(ours)
        assert found["ifid"] == found["again"]["ifid"] == found["ifid"].upper()


@pytest.mark.parametrize("form", ["Harlowe", "SugarCube", "Chapbook", "Snowman"])
def test_twee_is_played_in_a_browser(form, tmp_path):
    """In every story format of Twine: each ending is come to by clicking, and what is shown on the way is what is meant.

    Chapbook and Snowman show plain quotation marks as curly ones, and three dots as one sign.
    """
    of = [bundled_graph("lie-for-love"), bundled_graph("inheritance"), all_hostile()]
    asked = []
    for graph, text in zip(of, texts_of("twee", of), strict=True):
        passages = twee_passages(text)
        ways = twee_ways(passages)
        ends = [n for n in ways if any(tag.startswith("ending") for tag in passages[n][0])]
        assert ends
        if graph is of[-1]:  # everything hostile stands on the first page, and behind its last choices
            ends = ends[:1] + ends[-5:]
        asked.append((passages, text, [ways[n] for n in ends]))
        reached = {tag for n in ends for tag in passages[n][0]}
        assert {f"ending-{e.id}" for e in graph.reached} <= reached
    stories = [(text, form, [[k for k, _ in way] for way in ways]) for _, text, ways in asked]
    for (passages, _, ways), met in zip(asked, twine(stories, tmp_path), strict=True):
        assert "fault" not in met, met["fault"]
        first = next(iter(twee_ways(passages)))
        for way, shown_there in zip(ways, met, strict=True):
            names = [first, *(to for _, to in way)]
            meant = [typeset(html.unescape(TWEE_LINK.sub(r"\1", passages[n][2]))) for n in names]
            assert meant == [typeset(m["text"]) for m in shown_there]


TWEE_LINK = re.compile(r"\[\[(.*)->(.*)\]\]")


def twee_ways(passages):
    """A shortest way to every passage that can be reached: for each step the number of the link, and where it leads."""
    ways = {json.loads(passages["StoryData"][2])["start"]: []}
    queue = list(ways)
    for name in queue:
        for number, (_, to) in enumerate(TWEE_LINK.findall(passages[name][2])):
            if to not in ways:
                ways[to] = [*ways[name], (number, to)]
                queue.append(to)
    return ways


def typeset(text):
    """A text in one line, all quotation marks plain, and each ellipsis one sign."""
    plain = text.replace("...", "…")
    return " ".join(plain.translate(str.maketrans("“”‘’", "\"\"''")).split())


def test_renpy_shows_every_word(tmp_path):
    """By Ren'Py itself: it compiles, its lint finds nothing, and every line and choice is shown as it is."""
    of = [*map(bundled_graph, BUNDLED), all_hostile(), *random_graphs()[:6]]
    for number, (graph, text) in enumerate(zip(of, texts_of("renpy", of), strict=True)):
        found, report = renpy(text, tmp_path / str(number))
        # Before 8.1 Ren'Py has no lenticular brackets, and shows one that is doubled twice.
        lines = {line.replace("【【", "【") for line in found["lines"]}
        choices = {c.replace("【【", "【") for menu in found["choices"] for c in menu}
        assert lines_of(graph) == lines
        assert choices_of(graph) == choices
        assert {None} == set(found["speakers"])
        assert set(found["jumps"]) <= set(found["labels"])
        count = f"contains {len(found['lines']):,} dialogue block"
        assert count in " ".join(report.split())
        assert "script.rpy:" not in report, report


def svg_boxes(svg):
    """The text of each box of a drawing, by its name."""
    made = {}
    space = "{http://www.w3.org/2000/svg}"
    for group in ElementTree.fromstring(svg).iter(f"{space}g"):
        if group.get("class", "").split(" ")[0] == "node":
            words = " ".join(t.text or "" for t in group.iter(f"{space}text"))
            made[group.find(f"{space}title").text] = " ".join(words.split())
    return made


def test_dot_draws_every_word():
    """By Graphviz, without a warning: each box says what the graph has it say."""
    of = [*map(bundled_graph, BUNDLED), all_hostile(), *random_graphs()[:30]]
    for graph, svg in zip(of, graphviz(texts_of("dot", of)), strict=True):
        boxes, arrows = drawn(graph)
        assert {f"n{n}": text for n, text in boxes.items()} == svg_boxes(svg)
        assert len(arrows) == svg.count('class="edge choice"')


def test_mermaid_reads_every_word():
    """By Mermaid: the boxes and the arrows of the graph."""
    of = graphs()
    for graph, found in zip(of, node("mermaid.mjs", texts_of("mermaid", of), needs="mermaid"), strict=True):
        assert "fault" not in found, found["fault"]
        boxes, arrows = drawn(graph)
        assert {f"n{n}": text for n, text in boxes.items()} == {
            n: text.replace("\n", " ") for n, text in found["nodes"].items()
        }
        read = [(int(a[1:]), int(b[1:]), text.replace("\n", " ")) for a, b, text in found["edges"]]
        assert arrows == read


def test_who_knows_what_is_drawn():
    """By Graphviz and by Mermaid, for every bundled story and ending."""
    answers = []
    for name in BUNDLED:
        analysis, endings = bundled(name)
        answers += [
            knows(analysis, log_of(analysis, e.acts)) for e in endings.endings if e.status.is_believable
        ]
    for answer, svg in zip(answers, graphviz([WHO_KNOWS["dot"].write(a) for a in answers]), strict=True):
        assert len(answer.spans) == sum(1 for box in svg_boxes(svg) if box.startswith("s"))
    texts = [WHO_KNOWS["mermaid"].write(a) for a in answers]
    for answer, found in zip(answers, node("mermaid.mjs", texts, needs="mermaid"), strict=True):
        assert "fault" not in found, found["fault"]
        said = [t.replace("\n", " ") for n, t in found["nodes"].items() if n.startswith("s")]
        assert [f"{'rightly' if s.right else 'wrongly'} {shown(s.belief)}" for s in answer.spans] == said
        assert {s.person for s in answer.spans} < set(found["boxes"].values())
