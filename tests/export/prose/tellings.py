"""Tellings to export: a scene with speech, gaps and places, an outline; and hostile ones, made at random."""

from __future__ import annotations

from hypothesis import strategies as st

from denouement.export.prose.about import About, Wish
from denouement.telling.text import Paragraph, Sentence, Source, Telling

__all__ = ["ABOUT", "HOSTILE", "OUTLINE", "SCENE", "hostile_tellings", "hostile_texts"]

_LOOKED = Source("event", 1, "Ann looks for the key.")
_WRONG = Source("belief", 1, "Ann believes that Bob took the key.")

SCENE = Telling(
    "The key, & who had it",
    (
        Paragraph(
            (
                Sentence("Ann looks for the key.", (_LOOKED,)),
                Sentence("It is where it was; she does not see it.", (_WRONG, _LOOKED)),
            ),
            place="the hall",
        ),
        Paragraph(
            (
                Sentence("Bob comes in.", (Source("event", 2, "Bob goes to the hall."),)),
                Sentence("You took it.", (_WRONG,), speaker="Ann"),
                Sentence("Did you not?", (_WRONG,), speaker="Ann", manner="low"),
                Sentence("I have the other one.", (Source("plan", 3, "Bob wants peace."),), speaker="Bob"),
            ),
            place="the hall",
        ),
        Paragraph(
            (Sentence("She leaves.", (Source("event", 4, "Ann goes to the yard."),)),),
            place="the yard",
            gap=True,
        ),
    ),
    "scene",
    "Ann",
    "present",
    (("Ann", "she"), ("Bob", "he"), ("Cleo", "she")),
    "they part",
)
"""Two people, two places, speech with and without a manner."""

OUTLINE = Telling(
    "The key",
    (
        Paragraph((Sentence("Ann looks for the key.", (_LOOKED,)),)),
        Paragraph(
            (
                Sentence("Bob goes to the hall.", (Source("event", 2, "Bob goes to the hall."),)),
                Sentence("Ann now wrongly believes that Bob has the key.", (_WRONG,)),
            )
        ),
    ),
    "outline",
    "everybody",
    "present",
    (("Ann", "she"), ("Bob", "he")),
)
"""Two events, the second with a remark."""

ABOUT = About(
    (Wish("Ann", "to have the key", 1), Wish("Ann", "Bob to own up", 3), Wish("Bob", "to be left alone", 1)),
    "Bob has owned up",
    "A. N. Author",
)

HOSTILE = (
    "<script>alert(1)</script>", "a < b && c > d", "&amp; &#60; &lt; &nosuch;", "]]>", "<!-- -->", "<?xml ?>", "<3",
    "\"quoted\" 'so'", "*bold* _under_ **x** __y__ ***", "`code` ``x``", "[link](http://example.com) ![i](x)", "[a]: b",
    "# heading", "#", "###### six #", "Setext\n===", "---", "* * *", "+ item", "- item", "1. one", "12) two", "> quote",
    "    four blanks", "\ttab", "trailing  ", "two\n\nparagraphs", "\r\n\x0b\x0c\x85\u2028", "a\\b \\* \\[ \\\\", "~~no~~",
    "$x$ and $y$", "| a | b |", "|---|---|", "<http://example.com>", "www.example.com", "INT. HOUSE - DAY", "ext. yard",
    "INT./EXT. CAR", "i/e car", "EST. 1990", "CUT TO:", "fade to:", "FADE OUT.", ">centred<", "> right", "~song",
    "= synopsis", "===", "!forced", "@name", ".heading", "...", "ANN", "ANN ^", "ANN (O.S.)", "(low)", "(a) b (c)",
    "[[note]]", "[[[x]]]", "/* gone */", "/*", "*/", "\\/*", "Title: x", "#1#", "ROOM #5#", "(", ")", "^", "\x00\x07\x1b",
    "\ud800", "\ufffe\uffff", "\u202eevil\u202c", "\u200f\u05d0\u05d1", "\u00a0nbsp\u00a0", "\u3000wide\u3000",
    "\u4f60\u597d", "\U0001f469\u200d\U0001f680", "e\u0301", "\u00df", "NUL", "../../etc/passwd", "x" * 300, "'", '"', "",
    " ", "____spacer____", ":", ": term", "::", "%", "{{ x }}", "{x}", "%s", "\\n", "&", "<", ">", "\\", "=", "-", "+",
)  # fmt: skip
"""Texts that some format, somewhere, takes for something else."""

hostile_texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
    st.text(alphabet="ab*_[]()<>&#\\`!-+=~^$:.@'\"/ 1\n{}|\u00a0\u3000é", max_size=24),
    st.text(max_size=20),
)
"""Any text: one that is known to be hostile, several of them, marks at random, anything."""

_sources = st.builds(
    Source,
    st.sampled_from(("event", "belief", "expectation", "plan", "feeling", "opening", "writer")),
    st.integers(0, 30),
    hostile_texts,
)
_sentences = st.builds(
    Sentence,
    hostile_texts,
    st.lists(_sources, min_size=1, max_size=2).map(tuple),
    st.one_of(st.just(""), hostile_texts),
    st.one_of(st.just(""), hostile_texts),
)
_paragraphs = st.builds(
    Paragraph,
    st.lists(_sentences, max_size=3).map(tuple),
    st.one_of(st.just(""), hostile_texts),
    st.booleans(),
)
hostile_tellings = st.builds(
    Telling,
    hostile_texts,
    st.lists(_paragraphs, max_size=4).map(tuple),
    st.sampled_from(("outline", "treatment", "scene", "screenplay")),
    hostile_texts,
    st.sampled_from(("present", "past")),
    st.lists(st.tuples(hostile_texts, st.sampled_from(("she", "he", "they"))), max_size=3).map(tuple),
    hostile_texts,
)
"""Tellings of which everything that a writer can name is hostile."""
