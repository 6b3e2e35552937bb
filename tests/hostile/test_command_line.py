"""Files made to do harm, through the command line: each is refused in words, soon and in little memory."""

import random

import pytest

from hostile.child import check, run

HEAD = 'story "x"\n\npeople\n  Ines (she)\n  Bram (he)\n\nfact it rains\n\n'
ENDING = HEAD + "endings\n  e: {}\n"
MEGABYTES = 200
SECONDS = 2
GENEROUS_SECONDS = 10
"""Where time is looked at, a busy machine is given room; only what never ends is meant to fail."""


def nested_phrases(count, line):
    """Phrases each of which is explained by the one before."""
    rows = ["phrase it is p0", "  means  it rains"]
    for number in range(1, count):
        rows += [f"phrase it is p{number}", "  means  " + line.format(f"it is p{number - 1}")]
    return HEAD + "\n".join(rows) + f"\n\nendings\n  e: it is p{count - 1}\n"


def ring(count):
    """Worlds each of which uses the next, and the last the first."""
    return {f"w{i}": f"world w{i}\n  use w{(i + 1) % count}\n" for i in range(count)}


def chain(count):
    """Worlds each of which uses the next."""
    worlds = {f"w{i}": f"world w{i}\n  use w{i + 1}\n" for i in range(count)}
    return {**worlds, f"w{count}": f"world w{count}\n\nfact it snows\n"}


REFUSED = {
    "nothing": "",
    "a long line": HEAD + "# " + "x" * 2_000_000 + "\n",
    "a long line without end": "x" * 2_000_000,
    "a long row of brackets": ENDING.format("(" * 2_000_000),
    "a long file": HEAD + "# a note\n" * 250_000,
    "brackets": ENDING.format("(" * 10_000 + "it rains" + ")" * 10_000),
    "brackets that fit a line": ENDING.format("(" * 450 + "it rains" + ")" * 450),
    "brackets that close nothing": ENDING.format(")" * 900),
    "not not not": ENDING.format("not " * 10_000 + "it rains"),
    "not not not that fits a line": ENDING.format("not " * 240 + "it rains"),
    "believes believes": ENDING.format("Ines believes " * 10_000 + "it rains"),
    "believes believes that fits a line": ENDING.format("Ines believes " * 69 + "it rains"),
    "for some for some": ENDING.format("for some {x: person}, " * 44 + "it rains"),
    "if if if": HEAD + "action it is\n  then  " + "if it rains then " * 55 + "it rains\n",
    "deep indentation": HEAD + "at first\n" + "".join(" " * i + "it rains\n" for i in range(2, 900)),
    "deep indentation by tabs": HEAD + "at first\n" + "".join("\t" * i + "it rains\n" for i in range(1, 900)),
    "a phrase of itself": HEAD + "phrase it is so\n  means  it is so and it is so\n",
    "a phrase that doubles": nested_phrases(40, "{0} and {0}"),
    "braces": HEAD + "fact " + "{" * 900 + "\n",
    "quotes": HEAD + '"' * 999 + "\n",
    "numbers": ENDING.format("Ines is happy " + "9" * 900),
    "a word-processor file": b"PK\x03\x04" + bytes(range(256)) * 40,
    "wide characters": HEAD.encode("utf-16"),
    "an old encoding": HEAD.replace("Ines", "Zoë").encode("latin-1"),
    "half a character": HEAD.encode() + b"  caf\xc3",
    "zeros": b"\0" * 100_000,
    "controls": HEAD + "\x1b[2J\x1b]0;gone\x07\n",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_file_is_refused_in_words(tmp_path, text):
    """
    The exit code is 2, a message says why, no traceback is shown, and little memory is used.
    """
    refused(check(tmp_path, text))


def refused(done):
    """A command that ended as it should on a file that cannot be used."""
    assert done.code == 2
    assert "Traceback" not in done.errors
    assert "error[" in done.errors
    assert "" == done.output
    assert all(sign.isprintable() or sign == "\n" for sign in done.errors)
    assert MEGABYTES > done.megabytes
    assert 8 * SECONDS > done.seconds


def test_a_world_that_uses_itself_is_refused(tmp_path):
    """
    A ring of worlds is told, however long it is.
    """
    text = 'story "x"\n  use w0\n'
    refused(check(tmp_path, text, w0="world w0\n  use w0\n"))
    refused(check(tmp_path, text, **ring(2)))
    refused(check(tmp_path, text, **ring(40)))


@pytest.mark.parametrize("worlds", [ring(1_200), chain(1_200)], ids=["ring", "chain"])
def test_a_long_chain_of_worlds_is_refused(tmp_path, worlds):
    """
    More worlds than may be used are refused before they are all read.
    """
    refused(check(tmp_path, 'story "x"\n  use w0\n', **worlds))


@pytest.mark.parametrize("line", ["not {}", "Ines believes {}", "for some {{x: person}}, {}"])
def test_deeply_nested_phrases_are_refused(tmp_path, line):
    """
    Depth that comes from phrases is bounded as depth within a line is.
    """
    refused(check(tmp_path, nested_phrases(1_000, line)))


@pytest.mark.parametrize("level", ["not ", "Ines believes ", "for some {{x: person}}, "])
def test_phrases_of_deep_lines_are_refused(tmp_path, level):
    """
    The same holds where each phrase is as deep as a line may be.
    """
    done = check(tmp_path, nested_phrases(60, level * 35 + "{}"))
    assert done.code in (0, 2)
    assert "Traceback" not in done.errors


def test_ten_thousand_phrases_in_a_row_are_read(tmp_path):
    """
    Phrases that are each another name for the one before cost no more than their lines.
    """
    done = check(tmp_path, nested_phrases(10_000, "{}"))
    assert done.code in (0, 2)
    assert "Traceback" not in done.errors
    assert MEGABYTES > done.megabytes


def test_phrases_cannot_fill_the_memory(tmp_path):
    """
    What phrases are written out to is bounded wherever they are used.
    """
    phrases = nested_phrases(9, "{0} and {0}")
    row = "    " + " and ".join(["it is p8"] * 70) + "\n"
    done = check(tmp_path, phrases + row * 200)
    assert done.code in (0, 2)
    assert MEGABYTES > done.megabytes


def test_open_words_cannot_take_for_ever(tmp_path):
    """
    A line is read in a time that its length explains, whatever sentence is declared.
    """
    declared = "fact {a: words} {b: words} {c: words} {d: words} {e: words} is so\n\n"
    done = check(tmp_path, HEAD + declared + "at first\n  " + "so " * 120 + "\n", patience=8)
    assert done.code == 2


def test_many_mistakes_cannot_take_for_ever(tmp_path):
    """
    Ten thousand wrong lines are reported in a time that their number explains.
    """
    done = check(tmp_path, HEAD + "at first\n" + "  it pours\n" * 10_000, patience=12)
    assert done.code == 2


@pytest.mark.parametrize(
    "text",
    [
        ENDING.format("(for some {x: person}, Ines believes it rains) and x believes it rains"),
        HEAD
        + "fact {who: person} is wet\n\naction {who: person} goes\n"
        + "  then  if for some {x: person}, x is wet then x is not wet\n\ndraft\n  Ines goes\n",
        HEAD
        + "fact {who: person} trusts {whom: person}: number\n\n"
        + "wants\n  Ines wants everybody to trust Ines: 1 each\n",
    ],
    ids=["after brackets", "after then", "each of everybody"],
)
def test_a_loose_name_is_refused(tmp_path, text):
    """
    A name that stands for nothing is a mistake of the file, and never a traceback.
    """
    done = check(tmp_path, text)
    assert done.code in (0, 2)
    assert "Traceback" not in done.errors


@pytest.mark.parametrize("seed", range(6))
def test_random_bytes_are_refused(tmp_path, seed):
    """
    Bytes that mean nothing are refused like any other file that is no story.
    """
    refused(check(tmp_path, random.Random(seed).randbytes(3_000)))


def test_ten_mistakes_are_shown(tmp_path):
    """
    All of a file's mistakes are shown together, with their number at the end.
    """
    from hostile.test_mistakes import SHOWCASE

    done = check(tmp_path, SHOWCASE.read_text("utf-8"))
    assert (2, 10) == (done.code, done.errors.count("error["))
    assert "10 mistakes" in done.errors


def test_json_is_a_document_also_for_mistakes(tmp_path):
    """
    With --json the mistakes are one document on standard output.
    """
    import json

    path = tmp_path / "hostile.story"
    path.write_text(ENDING.format("it pours"), "utf-8")
    done = run("check", "--json", str(path))
    assert 2 == done.code
    found = json.loads(done.output)["findings"]
    assert [("unknown-sentence", 10, 6)] == [(f["code"], f["line"], f["column"]) for f in found]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("folder", ["check", "."]), ("missing", ["check", "no-such.story"]), ("empty name", ["check", ""])],
)
def test_what_is_no_file_is_refused(name, arguments):
    """
    A folder, a missing file and an empty name are told apart from a story, without a traceback.
    """
    done = run(*arguments)
    assert 2 == done.code
    assert "Traceback" not in done.errors
    assert done.errors.strip()


@pytest.mark.slow
@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_file_is_refused_soon(tmp_path, text):
    """
    Two seconds would do; the rest is for busy machines.
    """
    assert GENEROUS_SECONDS > check(tmp_path, text).seconds
