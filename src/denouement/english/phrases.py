"""Small phrases: lists, numbers in words, and the dress of a sentence.

Each function maps plain values to text that can stand in a sentence; `finish` makes the
sentence presentable.
"""

from collections.abc import Sequence

from denouement.english.nouns import plural
from denouement.english.wordlist import words

__all__ = ["count", "finish", "join", "number_word", "ordinal", "sentence_case"]


def join(items: Sequence[str], last: str = "and") -> str:
    """Make a list of things, with no comma before the last.

    Args:
        items: what to list, in order; nothing makes the empty text.
        last: the word before the last item.

    >>> join(["a"]), join(["a", "b"]), join(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b or c')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def number_word(n: int) -> str:
    """Write a number in words from zero to twelve, else in digits.

    >>> number_word(3), number_word(13)
    ('three', '13')
    """
    return _CARDINALS[n] if 0 <= n < len(_CARDINALS) else str(n)


def ordinal(n: int) -> str:
    """Write a place in an order, in words from first to twelfth.

    >>> [ordinal(n) for n in (1, 12, 13, 21, 112)]
    ['first', 'twelfth', '13th', '21st', '112th']
    """
    if 1 <= n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    is_teen = 11 <= abs(n) % 100 <= 13
    return f"{n}{'th' if is_teen else _SUFFIXES.get(abs(n) % 10, 'th')}"


def count(n: int, noun: str) -> str:
    """Say how many there are, in digits.

    >>> count(1, "event"), count(3, "story"), count(0, "person")
    ('1 event', '3 stories', '0 people')
    """
    return f"{n} {noun if n == 1 else plural(noun)}"


def sentence_case(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is.

    An opening quotation mark is passed over; a sentence that opens with a digit is left alone.

    >>> sentence_case("mara forgives Teo"), sentence_case('"go," says Teo')
    ('Mara forgives Teo', '"Go," says Teo')
    """
    for index, letter in enumerate(text):
        if letter.isalnum():
            return text[:index] + letter.upper() + text[index + 1 :]
    return text


def finish(text: str) -> str:
    """Make a sentence: a first capital, and a full stop unless it already ends.

    Space at the end is dropped. A stop inside a closing quotation mark counts as the end.

    >>> finish("mara forgives Teo"), finish("who knows?")
    ('Mara forgives Teo.', 'Who knows?')
    """
    sentence = sentence_case(text.rstrip())
    has_ended = not sentence or sentence.rstrip("\"'”’)]").endswith((".", "!", "?", "…"))
    return sentence if has_ended else sentence + "."


_CARDINALS = words("zero one two three four five six seven eight nine ten eleven twelve")
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
