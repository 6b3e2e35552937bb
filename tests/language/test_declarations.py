"""Declared sentences: their forms, what is wrong with some, and when two of them fit one line."""

import pytest

from denouement.model import Role, ValueType
from language.small import added, codes_of, condition, line_codes, places_of, reading_of, story_of


@pytest.mark.parametrize(
    ("declared", "wordings", "denials"),
    [
        (
            "fact {who: person} is ill",
            ["Ines is ill"],
            ["Ines is not ill", "Ines isn't ill"],
        ),
        (
            "fact {who: person} has a cold",
            ["Ines has a cold"],
            [
                "Ines has not a cold",
                "Ines hasn't a cold",
                "Ines does not have a cold",
                "Ines doesn't have a cold",
            ],
        ),
        (
            "fact {who: person} can swim",
            ["Ines can swim"],
            ["Ines cannot swim", "Ines can not swim", "Ines can't swim"],
        ),
        (
            "fact {who: person} knows {other: person}",
            ["Ines knows Bram"],
            ["Ines does not know Bram", "Ines doesn't know Bram"],
        ),
        (
            "fact {one: person} and {other: person} are friends",
            ["Ines and Bram are friends"],
            ["Ines and Bram are not friends", "Ines and Bram aren't friends"],
        ),
        (
            "fact {who: person}'s debt to {other: person} is paid",
            ["Ines's debt to Bram is paid", "Ines’s debt to Bram is paid"],
            ["Ines's debt to Bram is not paid"],
        ),
        ("fact the bridge is down", ["the bridge is down"], ["the bridge is not down"]),
        ("fact it snows", ["it snows"], ["it does not snow"]),
    ],
)
def test_a_fact_can_be_denied(declared, wordings, denials):
    """
    From the one sentence declared follow all the ways to say that it is so, or is not.
    """
    plain = condition(wordings[0], declared)
    assert plain.endswith("== yes")
    for wording in wordings:
        assert plain == condition(wording, declared)
        assert f"not ({plain})" == condition(f"not {wording}", declared)
    for denial in denials:
        assert plain.replace("== yes", "== no") == condition(denial, declared)


@pytest.mark.parametrize(
    ("declared", "event", "happened", "denials"),
    [
        (
            "action {who: person} writes to {other: person}",
            "Ines writes to Bram",
            "Ines has written to Bram",
            ["Ines has not written to Bram", "Ines hasn't written to Bram", "Ines has never written to Bram"],
        ),
        (
            "action {one: person} and {other: person} sing",
            "Ines and Bram sing",
            "Ines and Bram have sung",
            ["Ines and Bram have not sung"],
        ),
        (
            "action {who: person} lies down\n  past  lay, has lain",
            "Ines lies down",
            "Ines has lain down",
            ["Ines has not lain down"],
        ),
        (
            "action {who: person} gives in",
            "Ines gives in",
            "Ines has given in",
            ["Ines has not given in"],
        ),
    ],
)
def test_that_an_act_has_happened_can_be_asked(declared, event, happened, denials):
    """
    Of every act it can be asked whether it has happened, without a fact declared for it.
    """
    story = story_of(added(declared, "draft", f"  {event}"))
    assert event == story.draft[0].text
    plain = condition(happened, declared)
    for denial in denials:
        if "hasn't" not in denial:
            assert plain.replace("== yes", "== no") == condition(denial, declared)


def test_a_declared_fact_goes_before_what_an_act_records():
    """
    Where a fact says in the same words that an act has happened, the fact is meant.
    """
    declared = "action {who: person} arrives\n\nfact {who: person} has arrived"
    story = story_of(added(declared, "endings", "  e: Ines has arrived"))
    assert "" == story.facts["{who} has arrived"].event
    assert () == story.actions["{who} arrives"].effects


@pytest.mark.parametrize(
    ("tail", "kind"),
    [("", ValueType.YES_NO), (": number", ValueType.NUMBER), (", one what", ValueType.ONE_OF)],
)
def test_a_fact_says_what_it_holds(tail, kind):
    """
    Yes or no, a number, or one of a kind.
    """
    fact = story_of(added("fact {who: person} owns {what: thing}" + tail)).facts["{who} owns {what}"]
    assert kind is fact.type
    owned = (Role("what", "thing"),)
    assert (Role("who", "person"), *(() if kind is ValueType.ONE_OF else owned)) == fact.roles


@pytest.mark.parametrize(
    ("lines", "code", "underlined"),
    [
        (["fact"], "bad-sentence", "fact"),
        (["fact {who: person}"], "bad-sentence", "{who: person}"),
        (["fact {who: person} believes it"], "bad-sentence", "believes"),
        (["fact {who: person is odd"], "bad-role", "{"),
        (["fact {who} is odd"], "bad-role", "{"),
        (["fact {: person} is odd"], "bad-role", "{"),
        (["fact {a: person} sees {a: person}"], "bad-role", "{a: person}"),
        (["fact {who: persn} is odd"], "unknown-kind", "persn"),
        (["fact {who: person} is odd: yes"], "bad-fact", ": yes"),
        (["fact {who: person} is in {x: place}, one y"], "bad-fact", ", one y"),
        (["fact {who: person} is happy"], "declared-twice", "fact {who: person} is happy"),
        (["fact {x: person} is happy"], "declared-twice", "fact {x: person} is happy"),
        (["fact {who: person} is odd", "  if it rains"], "unknown-line", "if it rains"),
        (["phrase it pours"], "bad-phrase", "phrase it pours"),
        (["phrase it pours", "  means"], "broken-line", "means"),
        (["phrase it pours", "  if it rains"], "unknown-line", "if"),
        (["action {who: person} acts", "  iff it rains"], "unknown-line", "iff"),
        (["action {who: person} acts", "  if"], "broken-line", "if"),
        (["action {who: person} acts", "  if it rains", "  if it rains"], "declared-twice", "if"),
        (["action {who: person} acts", "  if it rains", "    it rains", "      it rains"], "unknown-line", "it rains"),
        (["action {who: person} acts", "  willing whom"], "unknown-name", "whom"),
        (["action {who: person} acts", "  willing somebody"], "unknown-name", "somebody"),
        (["action {who: person} acts", "  past  acted acting, acted"], "bad-past", "past  acted acting, acted"),
        (["reaction it clears", "  when it rains"], "bad-reaction", "reaction it clears"),
        (["reaction it clears", "  then it rains"], "bad-reaction", "reaction it clears"),
        (["reaction it clears"], "bad-reaction", "reaction it clears"),
        (["sight {a: person} sees"], "bad-sight", "sight {a: person} sees"),
        (["sight {a: person} sees {b: place}"], "bad-sight", "sight {a: person} sees {b: place}"),
        (["kind"], "bad-kind", "kind"),
        (["kind 3"], "bad-kind", "kind 3"),
        (["kind place"], "declared-twice", "kind place"),
        (["kind boat is a vessel"], "unknown-kind", "vessel"),
        (["poeple"], "unknown-heading", "poeple"),
        (["chapter one"], "unknown-heading", "chapter one"),
        (["claims", "  Bram lies"], "bad-claim", "Bram lies"),
        (["claims", "  Bram lies:"], "bad-claim", "Bram lies:"),
        (["claims", "  Bram lies: it rains and Ines is happy"], "bad-claim", "it rains and Ines is happy"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_underlined(lines, code, underlined):
    """
    A declaration that cannot be read is one mistake at its place.
    """
    assert [(code, underlined)] == [(what, words) for what, _, words in places_of(added(*lines))]


def test_a_misspelled_heading_is_still_read():
    """
    What stands under a heading with a slip in it is read as if the slip were not there.
    """
    story, found = reading_of(added("poeple", "  Cleo (she)", "at first", "  Cleo is happy"))
    assert ["unknown-heading"] == [d.code for d in found]
    assert "Cleo" in story.entities


def test_the_order_of_a_file_does_not_matter():
    """
    A line can use a sentence or a name that is declared further down.
    """
    text = added("at first", "  Cleo is tall", "fact {who: person} is tall", "people", "  Cleo (she)")
    assert [] == codes_of(text)


def test_the_order_of_kinds_does_not_matter():
    """
    A kind can belong to one that is declared further down, like everything else.
    """
    assert [] == codes_of(added("kind dinghy is a boat", "kind boat"))


def test_a_kind_of_itself_is_told_apart():
    """
    A kind that belongs to itself is not advised to be declared.
    """
    assert ["bad-kind"] == codes_of(added("kind boat is a boat"))


@pytest.mark.parametrize(
    ("declared", "line"),
    [
        (["fact {who: person} rows {what: thing}", "fact {who: person} rows {what: anything}"], "Ines rows the ring"),
        (["fact {who: person} has lost {what: thing}", "fact Ines has lost {what: thing}"], "Ines has lost the ring"),
        (["phrase {who: person} is {what: thing}'s owner", "  means  who has what", "fact {who: anything} is {what: thing}'s owner"], "Ines is the ring's owner"),
    ],
)  # fmt: skip
def test_two_sentences_that_fit_are_both_named(declared, line):
    """
    Where a line could mean two things, neither is chosen in silence.
    """
    text = added(*declared, "endings", f"  e: {line}")
    found = reading_of(text)[1]
    assert ["two-sentences-fit"] == [d.code for d in found]
    assert 2 == len(found[0].notes)
    assert text.split("\n")[found[0].span.line - 1][found[0].span.column - 1 :].startswith(line)


def test_two_acts_that_fit_are_both_named():
    """
    The same holds for an event of the draft.
    """
    text = added(
        "action {who: person} greets {whom: person}",
        "action {who: person} greets {what: anything}",
        "draft",
        "  Ines greets Bram",
    )
    assert ["two-sentences-fit"] == codes_of(text)


def test_the_longer_sentence_wins():
    """
    A sentence that goes on is not cut short by one that could end earlier.
    """
    declared = "fact {who: person} waits\n\nfact {who: person} waits in vain"
    assert "[Ines waits in vain] == yes" == condition("Ines waits in vain", declared)
    assert "[Ines waits] == yes" == condition("Ines waits", declared)


def test_roles_take_their_kind_and_what_belongs_to_it():
    """
    A dinghy is a boat; a boat is not a dinghy.
    """
    declared = (
        "kind boat is a thing\n\nkind dinghy is a boat\n\nboats\n  Merle\n\ndinghies\n  Wren\n\n"
        "fact {what: boat} sails\n\nfact {what: dinghy} is towed"
    )
    assert "[Wren sails] == yes" == condition("Wren sails", declared)
    assert [] != codes_of(added(declared, "endings", "  e: Merle is towed"))


def test_open_words_take_any_wording():
    """
    A role of the kind “words” is filled with whatever the writer puts there.
    """
    declared = "fact {who: person} says {what: words}"
    text = added(declared, "at first", '  Ines says "see you"', "  Bram says so long then")
    entities = story_of(text).entities
    assert {"see you", "so long then"} <= set(entities)


def test_a_file_is_not_expected_to_declare_anything():
    """
    A title alone is a story.
    """
    story = story_of('story "Nothing yet"\n')
    assert ("Nothing yet", (), ()) == (story.title, story.people, story.draft)
    assert [] == line_codes("it rains")
