"""Graphs to export: the bundled stories', and random ones whose every text is hostile to some format."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from denouement.answers.graph import (
    BEGINNING,
    GraphChoice,
    GraphEnding,
    GraphMotive,
    GraphNode,
    StoryGraph,
    story_graph,
)
from denouement.search import Limits, StopReason, Watch
from support.texts import bundled

BUNDLED = ("cafe", "lie-for-love", "inheritance")

HOSTILE = (
    "plain",
    "",
    " ",
    "\u200b",
    "\u3164",
    "Ann: says so",
    "Ann says: so",
    "\"quoted\" and 'quoted' and “quoted”",
    "[[a link->somewhere]]",
    "[[a|b]] <-c",
    "-> n1",
    "->",
    "<- thread",
    "=== knot ===",
    "===",
    "---",
    "= stitch",
    "* starred * choice",
    "+ sticky",
    "- gather",
    "- [ ] a task",
    "~ x = 1",
    "{x} {{y}} {a|b|c}",
    "a|b|c",
    "<b>bold</b> <script>alert(1)</script> <<print 1>> <>",
    "# tag #line:1",
    "a # tag",
    "// remark",
    "/* remark */ x",
    "http://example.org/",
    "TODO: later",
    "VAR x = 1",
    "LIST a = b",
    "INCLUDE other.ink",
    "CONST c = 2",
    "else",
    "- else:",
    ":: Passage [tag]",
    "$money _temp (if: true)[hook] @@x@@ ^^y^^ ==z== ''b'' __u__ ~~s~~ --d--",
    "`code` ``` fence",
    "100% %s %(x)s %% %%{init: {'theme': 'dark'}}%%",
    "back\\slash \\n \\N \\G \\",
    "1. a list",
    "2) another",
    "123",
    "3rd door",
    "end",
    "END",
    "start",
    "Start",
    "return",
    "label menu jump",
    "class subgraph graph style",
    "style it: #1, +2;",
    "a classDef: x # y; z",
    "StoryData",
    "two\nlines",
    "tabs\tand\r\nreturns\x0b\x0c\x85\u2028\u2029",
    "\x00\x07\x1b[31m",
    "\ud800 half",
    "\ufffe",
    "א ב ג",
    "\u202eoverride\u202c \u2067isolate",
    "مرحبا: بالعالم",
    "日本語の名前",
    "【ruby｜text】",
    "👩‍👩‍👧 🏳️‍🌈",
    "é e\u0301 ß İ ı ﬁ",
    "&amp; &#36; #quot; #35; &lt;",
    "a; b; c",
    "(round) (label)",
    "!important !x",
    ".__private [__name",
    "x" * 300,
    "many words " * 28,
    "?",
    "...",
    "a" + "]" * 5,
    "Mara goes to the cafe",
)

_texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(
        st.sampled_from(
            [*HOSTILE[:60], *"[]{}<>|\\/#~*-+=_$%&^@`'\"!?.,;:() \n\t", "->", "<-", "//", "A", "b", "7"]
        ),
        max_size=6,
    ).map("".join),
    st.text(max_size=20),
)
_words = _texts.filter(lambda t: len(t) <= 400)


@cache
def bundled_graph(name: str) -> StoryGraph:
    """The graph of a bundled story."""
    analysis, _ = bundled(name)
    return story_graph(analysis, Limits(), Watch(Limits()))


@st.composite
def hostile_graphs(draw) -> StoryGraph:
    """Graphs in which every node lies between the beginning and an ending, with hostile texts throughout."""
    count = draw(st.integers(1, 6))
    names = draw(st.lists(_words, min_size=3, max_size=3, unique=True))
    endings = tuple(GraphEnding(f"e{n}", name, n == 1, True) for n, name in enumerate(names, start=1))
    held: list[tuple[str, ...]] = []
    leads: list[list[int]] = []
    for number in range(count):
        last = number == count - 1
        held.append(
            tuple(draw(st.lists(st.sampled_from(names), min_size=int(last), max_size=2, unique=True)))
        )
        onward = draw(st.lists(st.integers(0, count - 1), max_size=2))
        leads.append([] if last else [number + 1, *onward])
    choices = [
        tuple(
            GraphChoice(
                draw(_words), to, draw(_words), (draw(_words),), (GraphMotive(draw(_words), draw(_words)),)
            )
            for to in found
        )
        for found in leads
    ]
    title = draw(_words)
    return graph_of(title, choices, held, endings)


def graph_of(title, choices, held, endings) -> StoryGraph:
    """A graph with the names and numbers that follow from its choices."""
    found = {0: (BEGINNING, 0)}
    waiting = [0]
    for number in waiting:
        for choice in choices[number]:
            if choice.to not in found:
                found[choice.to] = (choice.text, found[number][1] + 1)
                waiting.append(choice.to)
    nodes = tuple(
        GraphNode(n, *found[n], held[n], choices[n], 0 if choices[n] or held[n] else 1)
        for n in range(len(choices))
    )
    reached = {name for names in held for name in names}
    endings = tuple(GraphEnding(e.id, e.name, e.planned, e.name in reached) for e in endings)
    return StoryGraph(title, nodes, endings, 6, 12, 4, 2, StopReason.BOUND)


def hostile_alone(text: str) -> StoryGraph:
    """A graph of two nodes and more, with this text wherever a text can stand."""
    motive = (GraphMotive(text, text),)
    choices = (
        (GraphChoice(text, 1, text, (text,), motive), GraphChoice("other", 2)),
        (GraphChoice(text, 2, text, (text,), motive), GraphChoice("back", 0)),
        (),
    )
    return graph_of(
        text,
        choices,
        ((), (text,), ("z", text)),
        (GraphEnding("e1", text, True, True), GraphEnding("e2", "z", False, True)),
    )
