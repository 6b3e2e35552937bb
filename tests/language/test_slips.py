"""What writers are likely to get wrong: it means what it plainly says, or the message says what to write instead.

Signs are forgiven (full stops, commas before “and”, capitals, tabs); words are not, so that a thing is said in one way.
"""

import pytest

from denouement.language import amend
from language.small import reading_of, story_of

HEAD = """\
story "Slips"
  use places, talk, bonds

people
  Ada (she)
  Mr. Bruno (he)
  the keeper (they)

places
  the hall
  the yard
  home

things
  the key

claims
  the key is gone: the key lies at the yard

fact {who: person} is happy

action {who: person} slaps {other: person}
  willing who
"""

MEANT = {
    "at first": {
        "Ada is at the hall.": "Ada is at the hall",
        "Ada is at the hall!": "Ada is at the hall",
        "Ada is at the hall;": "Ada is at the hall",
        "\tAda is at the hall": "Ada is at the hall",
        "Ada is at the hall\r": "Ada is at the hall",
        "ada is at the HALL": "Ada is at the hall",
        "Ada isn’t at the hall": "Ada is not at the hall",
        "Ada has the key, and the keeper is at home": "Ada has the key and the keeper is at home",
        "Ada has the key but the keeper is at home": "Ada has the key and the keeper is at home",
        "Ada has the key, but the keeper is at home.": "Ada has the key and the keeper is at home",
    },
    "endings": {
        "e: if Ada has the key": "e: Ada has the key",
        "e: when Ada is at home.": "e: Ada is at home",
        "e: Ada has the key, or Ada is at home": "e: Ada has the key or Ada is at home",
    },
    "before": {"Ada goes to the yard.": "Ada goes to the yard", "Ada goes home.": "Ada goes home"},
    "wants": {"Ada wants to have the key.": "Ada wants to have the key"},
}

ANSWERED = {
    "at first": {
        "Ada is in the hall": "write: Ada is at the hall",
        "Ada is inside the hall": "write: Ada is at the hall",
        "Ada was at the hall": "write: Ada is at the hall",
        "Ada is not in the hall": "write: Ada is not at the hall",
        "Ada is no longer at the hall": "write: Ada is not at the hall",
        "Ada wasn't at the hall": "write: Ada is not at the hall",
        "Ada and the keeper are at the hall": "say it of each: Ada is at the hall; the keeper is at the hall",
        "Ada, the keeper are at the hall": "say it of each: Ada is at the hall; the keeper is at the hall",
        "Ada thinks the keeper has the key": "write: Ada believes the keeper has the key",
        "Ada thinks that the keeper has the key": "write: Ada believes that the keeper has the key",
        "Ada believes the keeper is in the hall": "write: the keeper is at the hall",
        "Ada holds the key": "write: Ada has the key",
        "Ada have the key": "write: Ada has the key",
        "Ada had the key": "write: Ada has the key",
        "Ada has got the key": "write: Ada has the key",
        "Ada is at hall": "did you mean the hall?",
        "Adda is at the hall": "did you mean Ada?",
        "keeper is at the hall": "did you mean the keeper?",
        "Mr Bruno is at the hall": "did you mean Mr. Bruno?",
        "Ada trusts the keeper": "to say how much it is: … 2",
        "Ada trusts the keeper: 2": "write: Ada trusts the keeper 2",
        "Ada trusts the keeper two": "write: Ada trusts the keeper 2",
        "Ada loves the keeper": "write: Ada is fond of the keeper",
        "The key is at the yard": "write: The key lies at the yard",
        "The key lies in the yard": "write: The key lies at the yard",
        "Ada has the key. The keeper is at home": "join the two with “and”",
        "Ada is at the hall with the keeper": "put it on a line of its own",
        "Ada, who is tired, is at the hall": "a name alone says nothing",
        "Ada is angry": "as a fact: fact {who: person} is angry",
        "“Ada is at the hall”": "write: Ada is at the hall",
        "Ada doesn't know that the keeper has the key": "whoever is to know nothing of it needs no line",
    },
    "before": {
        "Ada went to the yard": "write: Ada goes to the yard",
        "Ada goes in the yard": "write: Ada goes to the yard",
        "Ada goes into the yard.": "write: Ada goes to the yard",
        "Ada and the keeper go to the yard": "say it of each: Ada goes to the yard; the keeper goes to the yard",
        "Ada slapped the keeper": "write: Ada slaps the keeper",
        "Ada tells the keeper the key is gone": "write: Ada tells the keeper that the key is gone",
        "Ada says to the keeper that the key is gone": "write: Ada tells the keeper that the key is gone",
    },
    "wants": {
        "Ada wants the key: 2": "write: Ada wants to have the key",
        "Ada wants to have the key 2": "write: … to have the key: 2",
        "Ada wants to have the key: very much": "for example: 2",
        "Ada wants the keeper is happy: 1": "write: Ada wants it that the keeper is happy",
        "Ada does not want the keeper to be happy": "say: Ada wants … not to …",
        "Ada doesn't want the keeper to be happy": "say: Ada wants … not to …",
        "Ada wants the keeper to be sad": "as a fact: fact {who: person} is sad",
        "Ada wants to be in the hall": "write: Ada wants to be at the hall",
        "Ada wants the keeper to be in the hall": "write: Ada wants the keeper to be at the hall",
        "Ada wants the keeper to whistle": "as an action: action {who: person} whistles",
        "Ada would like to have the key: 2": "write: Ada wants to have the key: 2",
        "Ada would like the keeper to be happy": "write: Ada wants the keeper to be happy",
        "Ada would rather have the key": "write: Ada wants to have the key",
        "Ada hopes to have the key": "write: Ada wants to have the key",
        "the keeper needs to have the key: 2": "write: the keeper wants to have the key: 2",
        "Ada would not like to have the key": "write: Ada wants not to have the key",
        "Ada would hate the keeper to be happy": "say: Ada wants … not to …",
        "Ada wants the keeper happy: 1": "write: Ada wants it that the keeper is happy",
        "Ada wants either Ada is happy or the keeper is happy": "write: Ada wants it that Ada is happy or the keeper is happy",
        "Ada wants it that either Ada or the keeper is happy": "write: Ada is happy or the keeper is happy",
    },
    "endings": {
        "happy (planned) Ada has the key": "write: happy (planned): Ada has the key",
        "e: either Ada has the key or Ada is at home": "write: Ada has the key or Ada is at home",
        "e: either Ada has the key, or Ada is at home": "write: Ada has the key or Ada is at home",
        "e: Ada is either happy or at home": "write: Ada is happy or Ada is at home",
        "e: either Ada or the keeper is happy": "write: Ada is happy or the keeper is happy",
        "e: Ada or the keeper is happy": "write: Ada is happy or the keeper is happy",
        "e: Ada or the keeper is in the hall": "write: Ada is at the hall or the keeper is at the hall",
        "e: neither Ada nor the keeper is happy": "write: not Ada is happy and not the keeper is happy",
        "e: neither Ada is happy nor the keeper is happy": "write: not Ada is happy and not the keeper is happy",
        "e: both Ada is happy and the keeper is happy": "write: Ada is happy and the keeper is happy",
        "e: Ada has the key and either Ada is at home or Ada is happy": "write: Ada has the key and (Ada is at home or Ada is happy)",
        "e: either Ada is happy, or the keeper": "say each in full",
        "e: Ada slaps the keeper": "say that it has happened: Ada has slapped the keeper",
    },
    "action {who} kisses {other: person}": {"willing other": "write {who: person}"},
    "action {who: person} kisses {other: person}": {
        "needs who is happy": "did you mean “if”?",
        "effect who is happy": "did you mean “then”?",
    },
    "secrets": {"the key is there: Ada has the key": "did you mean “claims”?"},
    "characters": {"Zoe": "did you mean “people”?"},
    "people:": {"Zoe": "the heading “people” stands alone, without a colon"},
    "places: home": {"the hut": "what belongs to it stands below, moved in, a line each"},
    "people": {"Zoe, she": "write: Zoe (she)", "Zoe (she), Max (he)": "a line of its own: Max (he)"},
}


def rows(table):
    """Each line of a table, with the heading above it."""
    return [
        pytest.param(h, line, what, id=line) for h, lines in table.items() for line, what in lines.items()
    ]


def text_of(heading, line):
    """The small story with a line under a heading."""
    return f"{HEAD}\n{heading}\n  {line}\n"


@pytest.mark.parametrize(("heading", "line", "meaning"), rows(MEANT))
def test_what_is_plain_is_read(heading, line, meaning):
    """It means the same as when it is written as it should be."""
    one, other = story_of(text_of(heading, line)), story_of(text_of(heading, meaning))
    assert [s.effects for s in one.at_first] == [s.effects for s in other.at_first]
    assert [e.condition for e in one.endings] == [e.condition for e in other.endings]
    assert [(s.action, s.arguments) for s in one.before] == [(s.action, s.arguments) for s in other.before]
    assert [w.value for w in one.wants] == [w.value for w in other.wants]


@pytest.mark.parametrize(("heading", "line", "hint"), rows(ANSWERED))
def test_the_message_says_what_to_write(heading, line, hint):
    """One message, or one first, whose hint is the line as it has to be."""
    _, found = reading_of(text_of(heading, line))
    assert hint in found[0].hint


def test_a_title_of_another_kind_and_worlds_beside_it_are_one_mistake_each():
    """What follows is read all the same: a file that begins so has no other mistakes for it."""
    text = (
        HEAD.replace('story "Slips"\n  use places', "Title: Slips\n\nuse places")
        + "\nat first\n  Ada is at the hall\n"
    )
    _, found = reading_of(text)
    assert ['write: story "Slips"', "right under the title: use places, talk, bonds"] == [
        found[0].hint,
        found[1].hint.partition("blanks, ")[2],
    ]
    assert 2 == len(found)


def test_there_are_fifty():
    """So many have been thought of."""
    assert 50 <= len(rows(MEANT)) + len(rows(ANSWERED))


def test_the_differing_word_is_named():
    """Where nothing can be proposed, the nearest declared sentence is shown, with what it says instead."""
    _, found = reading_of(text_of("before", "Ada walks to the yard"))
    assert "nearest: {who} goes to {there}; it says “goes” where this says “walks”" == found[0].notes[0]


@pytest.mark.parametrize(
    "line", ["willing the keeper", "willing keeper and the other", "seen by Ada, the keeper and other"]
)
def test_names_with_an_article_stand_in_lists(line):
    """“the” may begin a name, or stand before a role."""
    text = HEAD.replace("the keeper (they)", "the keeper (they)\n  Keeper (he)")
    action = story_of(f"{text}\naction {{who: person}} visits {{other: person}}\n  {line}\n").actions[
        "{who} visits {other}"
    ]
    assert "keeper" in str((action.willing, action.observers)).casefold()


def test_full_stops_of_names_are_kept():
    """A name may end in a full stop, and what is said in the writer's words keeps its own."""
    text = HEAD.replace("Mr. Bruno (he)", "Bruno K.").replace("the yard\n  home", "the yard\n  home.")
    story = story_of(
        text + "\nat first\n  Ada trusts Bruno K. 2\n  Bruno K. is at home.\n  Ada is waiting for Bruno K.\n"
    )
    assert ["Bruno K.", "home"] == [n for n in story.entities if n.startswith(("Bruno", "home"))]
    assert 3 == len(story.at_first)


def test_what_was_meant_is_not_looked_for_without_end(monkeypatch):
    """Only so many changes are tried for a line, for so many lines; none where a sentence takes any words in several places."""
    tried = []

    def fits(words, *rest):
        tried.append(words)
        return False

    monkeypatch.setattr(amend, "_fits", fits)
    line = "  Ada wanders in spring with that key\n"
    reading_of(f"{HEAD}\nat first\n{line}")
    once = len(tried)
    assert 100 < once <= 400
    reading_of(f"{HEAD}\nat first\n{line * 38}")
    assert 16 * once >= len(tried)
    tried.clear()
    reading_of(f"{HEAD}\nfact {{a: words}} and {{b: words}} are one\n\nat first\n{line}")
    assert [] == tried
