"""Families of problems that grow with a number: for measuring how grounding and search scale.

Each family is a function from a size to the text of a problem in the research syntax. The same size gives the
same text, always. Names are numbered, so that a family has no end. On the command line::

    python benchmarks/families.py couriers --size 60 > couriers.txt

``size`` is the number of what the family mostly consists of (places, people, gossips). The rest follows from it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from random import Random

__all__ = ["FAMILIES", "couriers", "feud", "gossip", "market", "rounds"]


def _block(word: str, names: Iterable[str], kind: str) -> str:
    return "".join(f"{word} {name} : {kind};\n" for name in names)


def _net(size: int, random: Random) -> list[tuple[int, int]]:
    """A ring road with a short cut for every second place; roads go both ways."""
    roads = {(i, (i + 1) % size) for i in range(size)}
    roads |= {(i, random.randrange(size)) for i in range(0, size, 2)}
    both = {(a, b) for a, b in roads if a != b} | {(b, a) for a, b in roads if a != b}
    return sorted(both)


def couriers(size: int) -> str:
    """Couriers bring letters along the roads of a large net; each letter has its addressee at some place.

    ``size`` places, a courier to every fifteen of them, a letter to every ten. ``haul`` has four roles, of which two
    are bound by a road.
    """
    random = Random(size)
    places = [f"Place{i}" for i in range(size)]
    people = [f"Courier{i}" for i in range(max(1, size // 15))]
    letters = [f"Letter{i}" for i in range(max(1, size // 10))]
    roads = "".join(f"road(Place{a}, Place{b});\n" for a, b in _net(size, random))
    start = "".join(f"at({p}) = {random.choice(places)};\n" for p in people)
    start += "".join(f"lies({x}) = {random.choice(places)};\n" for x in letters)
    start += "".join(f"address({x}) = {random.choice(places)};\n" for x in letters)
    wages = "".join(f"utility({p}): purse({p});\n" for p in people)
    return f"""\
// {size} places: couriers bring letters along the roads.
type place;
type letter;
{_block("entity", people, "character")}{_block("entity", places, "place")}{_block("entity", letters, "letter")}
property at(who : character) : place;
property lies(what : letter) : place;
property carrier(what : letter) : character;
property address(what : letter) : place;
property purse(who : character) : number;
property road(one : place, other : place) : boolean;

action go(who : character, from : place, to : place) {{
	precondition: at(who) == from & road(from, to);
	effect: at(who) = to;
	consenting: who;
	observing(c : character): at(c) == from | at(c) == to;
}};
action take(who : character, what : letter, here : place) {{
	precondition: at(who) == here & lies(what) == here;
	effect: lies(what) = ? & carrier(what) = who;
	consenting: who;
	observing(c : character): at(c) == here;
}};
action deliver(who : character, what : letter, here : place) {{
	precondition: at(who) == here & carrier(what) == who & address(what) == here;
	effect: lies(what) = here & carrier(what) = ? & purse(who) = purse(who) + 1;
	consenting: who;
	observing(c : character): at(c) == here;
}};
action haul(who : character, what : letter, from : place, to : place) {{
	precondition: at(who) == from & lies(what) == from & road(from, to) & !(address(what) == from);
	effect: at(who) = to & lies(what) = to;
	consenting: who;
	observing(c : character): at(c) == from | at(c) == to;
}};

{roads}{start}
{wages}utility(): sum(x : letter) (if(lies(x) == address(x)) 1 else 0);
"""


def rounds(size: int) -> str:
    """Watchmen walk rounds of four places from their own gate: an action of five roles over ``size`` places.

    The roles stand in an order in which neighbours come late: tried one after another, nearly every filling would be
    looked at, though the roads and the gates leave few.
    """
    random = Random(size)
    places = [f"Corner{i}" for i in range(size)]
    people = [f"Watchman{i}" for i in range(max(1, size // 10))]
    roads = "".join(f"road(Corner{a}, Corner{b});\n" for a, b in _net(size, random))
    gates = "".join(f"gate({p}) = {random.choice(places)};\n" for p in people)
    wages = "".join(f"utility({p}): calm({p});\n" for p in people)
    return f"""\
// {size} places: watchmen walk rounds from their gates.
type corner;
{_block("entity", people, "character")}{_block("entity", places, "corner")}
property gate(who : character) : corner;
property road(one : corner, other : corner) : boolean;
property lit(which : corner) : boolean;
property calm(who : character) : number;

action walk(second : corner, fourth : corner, who : character, first : corner, third : corner) {{
	precondition: road(third, fourth) & road(first, second) & road(second, third)
		& gate(who) == first & first != third & second != fourth & !lit(fourth);
	effect: lit(fourth) = True & calm(who) = calm(who) + 1;
	consenting: who;
	observing(c : character): gate(c) == first | gate(c) == fourth;
}};

{roads}{gates}
{wages}utility(): if(lit({places[size // 2]})) 1 else 0;
"""


def market(size: int) -> str:
    """Many people buy many goods: who sells what, and where their stall stands, never changes.

    ``size`` people, half of them sellers, and ``size`` goods. ``buy`` has four roles and an unbounded number in it.
    """
    random = Random(size)
    sellers = [f"Seller{i}" for i in range(max(1, size // 2))]
    buyers = [f"Buyer{i}" for i in range(max(1, size - size // 2))]
    goods = [f"Good{i}" for i in range(size)]
    stalls = [f"Stall{i}" for i in range(max(2, size // 4))]
    stands = "".join(f"stand({s}) = {random.choice(stalls)};\n" for s in sellers)
    owned = "".join(f"owner({g}) = {random.choice(sellers)};\n" for g in goods)
    trade = "".join(f"trades({random.choice(sellers)}, {g});\n" for g in goods for _ in range(2))
    coins = "".join(f"coins({b}) = {random.randint(1, 4)};\n" for b in buyers)
    where = "".join(f"at({b}) = {random.choice(stalls)};\n" for b in buyers)
    desire = "".join(f"fancies({b}) = {random.choice(goods)};\n" for b in buyers)
    gains = "".join(f"utility({s}): coins({s});\n" for s in sellers)
    gains += "".join(
        f"utility({b}): if(exists(g : good) (fancies({b}) == g & owner(g) == {b})) 5 else 0;\n"
        for b in buyers
    )
    return f"""\
// {size} people: a market.
type seller : character;
type buyer : character;
type good;
type stall;
{_block("entity", sellers, "seller")}{_block("entity", buyers, "buyer")}{_block("entity", goods, "good")}\
{_block("entity", stalls, "stall")}
property at(who : buyer) : stall;
property stand(who : seller) : stall;
property trades(who : seller, what : good) : boolean;
property fancies(who : buyer) : good;
property owner(what : good) : character;
property coins(who : character) : number;

action stroll(who : buyer, from : stall, to : stall) {{
	precondition: at(who) == from & from != to;
	effect: at(who) = to;
	consenting: who;
	observing(c : character): True;
}};
action buy(who : buyer, what : good, seller : seller, here : stall) {{
	precondition: at(who) == here & owner(what) == seller & coins(who) >= 1 & trades(seller, what)
		& stand(seller) == here;
	effect: owner(what) = who & coins(who) = coins(who) - 1 & coins(seller) = coins(seller) + 1;
	consenting: who, seller;
	observing(c : character): c == who | c == seller;
}};

{stands}{owned}{trade}{coins}{where}{desire}
{gains}utility(): if(owner({goods[-1]}) == {buyers[0]}) 1 else 0;
"""


def gossip(size: int) -> str:
    """A lie is passed along a chain of ``size`` gossips, each of whom talks to the next two only.

    The last one would pay for it. Nothing is ever so; it is all in their minds.
    """
    people = [f"Gossip{i}" for i in range(size)]
    pairs = [(i, i + step) for i in range(size) for step in (1, 2) if i + step < size]
    talks = "".join(f"talks(Gossip{a}, Gossip{b});\n" for a, b in pairs)
    joys = "".join(f"utility({p}): said({p});\n" for p in people)
    return f"""\
// {size} people: a lie is passed along.
type tale;
{_block("entity", people, "character")}entity Scandal : tale;
entity Rumour : tale;

property talks(one : character, other : character) : boolean;
property happened(what : tale) : boolean;
property heard(who : character, what : tale) : boolean;
property said(who : character) : number;

action whisper(who : character, whom : character, what : tale) {{
	precondition: talks(who, whom) & heard(who, what) & believes(who, happened(what)) & !heard(whom, what);
	effect: heard(whom, what) = True & said(who) = said(who) + 1
		& believes(whom, happened(what) = True) & believes(who, believes(whom, happened(what)) = True);
	consenting: who;
	observing(c : character): c == who | c == whom | talks(c, who);
}};
action invent(who : character, what : tale) {{
	precondition: !heard(who, what) & !(exists(c : character) talks(c, who));
	effect: heard(who, what) = True & believes(who, happened(what) = True);
	consenting: who;
	observing(c : character): c == who;
}};
action regret() {{
	precondition: heard({people[-1]}, Scandal) & !happened(Scandal);
	effect: said({people[-1]}) = 0;
}};

{talks}{joys}utility(): if(believes({people[-1]}, happened(Scandal))) 1 else 0;
"""


def feud(size: int) -> str:
    """Houses that quarrel: ``size`` people in houses of four, static kinship, and triggers that spread anger.

    Sums over kin and a quantifier over them stand in conditions, so that these are filled as well.
    """
    random = Random(size)
    people = [f"Member{i}" for i in range(size)]
    houses = [f"House{i}" for i in range(max(2, size // 4))]
    member = "".join(f"house({p}) = {houses[i % len(houses)]};\n" for i, p in enumerate(people))
    heads = "".join(f"head({h}) = {people[i]};\n" for i, h in enumerate(houses[:size]))
    ties = {(random.randrange(size), random.randrange(size)) for _ in range(2 * size)}
    kin = "".join(f"kin(Member{a}, Member{b});\n" for a, b in sorted(ties) if a != b)
    wishes = "".join(f"utility({p}): honour({p}) - slights({p});\n" for p in people)
    return f"""\
// {size} people: houses that quarrel.
type house;
{_block("entity", people, "character")}{_block("entity", houses, "house")}
property house(who : character) : house;
property head(of : house) : character;
property kin(one : character, other : character) : boolean;
property slights(who : character) : number;
property honour(who : character) : number;
property angry(who : character) : boolean;
property peace(one : house, other : house) : boolean;

action insult(who : character, whom : character, own : house, theirs : house) {{
	precondition: house(who) == own & house(whom) == theirs & own != theirs & !peace(own, theirs)
		& kin(who, whom);
	effect: slights(whom) = slights(whom) + 1 & honour(who) = honour(who) + 1;
	consenting: who;
	observing(c : character): c == who | c == whom | kin(c, whom);
}};
action settle(one : character, other : character, own : house, theirs : house) {{
	precondition: head(own) == one & head(theirs) == other & own != theirs & !angry(one) & !angry(other)
		& (exists(c : character) (house(c) == own & kin(c, other)));
	effect: peace(own, theirs) = True & honour(one) = honour(one) + 1 & honour(other) = honour(other) + 1;
	consenting: one, other;
}};
trigger flare(who : character, by : character) {{
	precondition: kin(who, by) & slights(by) > 1 & !angry(who);
	effect: angry(who) = True;
}};

{member}{heads}{kin}
{wishes}utility(): sum(c : character) (if(angry(c)) 1 else 0);
"""


FAMILIES: dict[str, Callable[[int], str]] = {f.__name__: f for f in (couriers, rounds, market, gossip, feud)}
"""Every family, by name."""


def main(arguments: list[str] | None = None) -> int:
    """Print one problem."""
    parser = argparse.ArgumentParser(description="Print a problem of a family, at any size.")
    parser.add_argument("family", choices=sorted(FAMILIES))
    parser.add_argument("--size", type=int, default=10, help="how large (default: 10)")
    given = parser.parse_args(arguments)
    if given.size < 2:
        parser.error("the size is at least 2")
    sys.stdout.write(FAMILIES[given.family](given.size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
