"""How a story is to be told: the knobs of the discourse, and the stages that can be left out.

Source: the separation of telling from what is told, and its knobs, are those of Montfort's Curveship.
"""

from __future__ import annotations

from dataclasses import dataclass

from denouement.errors import UsageError

__all__ = ["EVERYBODY", "LEVELS", "NAMES", "ORDERS", "OUTSIDE", "STAGES", "SWITCHING", "Knobs"]

OUTSIDE = "outside"
EVERYBODY = "everybody"
SWITCHING = "switching"

LEVELS = ("outline", "treatment", "scene", "screenplay")
ORDERS = ("chronicle", "late", "ending first")
NAMES = ("names", "first", "pronouns")
STAGES = ("select", "order", "viewpoint", "speed", "plan", "speech", "aggregate", "refer", "vary")
"""The stages that can be left out for comparison; without them a telling is a list of declared sentences."""


@dataclass(frozen=True)
class Knobs:
    """How to tell.

    Args:
        level: one of ``LEVELS``.
        viewpoint: a person's name, "outside", "everybody" or "switching"; empty for the first person of the cast.
        person: "third", or "first" (the person whose eyes are used says *I*).
        tense: "past" or "present".
        order: "chronicle", "late" (start late and go back) or "ending first".
        names: "names" (pronouns where there is no doubt), "first" (a name once, then pronouns), "pronouns" (no names
            at all for whoever goes by a pronoun of their own).
        explanations: "thought" (whose eyes are used may think of what they want) or "none".
        withholds: the narrator may keep back what the person knows and later says.
        seed: the same seed gives the same text.
        versions: how many versions are made to choose the best from.
        without: stages left out.
    """

    level: str = "scene"
    viewpoint: str = ""
    person: str = "third"
    tense: str = "past"
    order: str = "chronicle"
    names: str = "names"
    explanations: str = "thought"
    withholds: bool = False
    seed: int = 0
    versions: int = 30
    without: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a value that no knob has.

        Raises:
            UsageError: names it, and what there is.
        """
        for what, value, known in (
            ("level", self.level, LEVELS),
            ("person", self.person, ("third", "first")),
            ("tense", self.tense, ("past", "present")),
            ("order", self.order, ORDERS),
            ("way with names", self.names, NAMES),
            ("way with explanations", self.explanations, ("thought", "none")),
            *(("stage", stage, STAGES) for stage in sorted(self.without)),
        ):
            if value not in known:
                raise UsageError(f"there is no {what} “{value}”", f"there are: {', '.join(known)}")

    def uses(self, stage: str) -> bool:
        """Whether a stage takes part."""
        return stage not in self.without
