"""The words that telling may use of its own: those of grammar, and a few to frame what the log holds.

Every other word of a narrating sentence has to come from a field of its source: the declared sentence, a name, a value,
a want (see ``fields``). So no pattern can bring a cup or a glove into a room in which no fact has put one. The list is
short on purpose: seeing, believing, wanting, speaking, coming and going, time, and what everybody has about them.
"""

from __future__ import annotations

from denouement.english.wordlist import words

__all__ = ["FRAMING"]

_GRAMMAR = """
    a about above across after against all along alone already also an and another any are anybody anything anywhere apart as aside at away
    back be because been before behind below beside besides between beyond both but by can could did do does down each either else even every
    few first for from had has have he her here hers him his how i if in inside into is it its itself just last least less like little
    many may me mine more most much must my myself near neither no nobody none nor not nothing now of off on once one only onto or
    other our out outside over own past quite rather same second too well other ever she should since so some somebody something still such than that
    the their them then there these they thing this those though three through till to together too toward two under unless
    until up upon us very was we were what whatever when where whether which while who whole whom whose why will with
    within without would yes yet you your
    """

_SEEING = "see look notice find watch hear meet eye eyes sight show face read"
_BELIEVING = "far price believe think take know understand certain sure plain doubt mistake true remember change different likely otherwise word weigh wrong right"
_WANTING = "want mean wish reason end expect come part hope doubt likely kind ready reach"
_SPEAKING = "say speak talk tell ask answer question word voice name mind quiet quietly plainly aloud silence explain length"
_DOING = """
    go come walk turn stay stand make get leave rise move keep hold let bring lay have raise draw lift begin stop put
    give call pick choose pass consider wait do open reach
    """
_TIME = """
    moment time while again after long at soon slowly always never twice times enough short straight way next ahead further
    late early yet might hardly step cannot
    """
_FEELING = "feel"
_SELF = "head hand hands breath nod shake lower lean"

FRAMING = frozenset(
    words(" ".join((_GRAMMAR, _SEEING, _BELIEVING, _WANTING, _SPEAKING, _DOING, _TIME, _FEELING, _SELF)))
)
"""All of them, as dictionaries list them; their forms count too."""
