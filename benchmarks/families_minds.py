"""Families of problems about what people know and want of each other, growing with several numbers.

Each family is a function from its sizes to the text of a problem in the research syntax; the same sizes give the
same text, always. On the command line::

    python benchmarks/families_minds.py keepsakes people=3 width=4 height=4 > keepsakes.txt

The families in ``families.py`` grow with one number and are for grounding; these are for searching as well.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from random import Random

__all__ = ["MINDS", "infirmary", "keepsakes", "made", "voyage"]


def _entities(names: Iterable[str], kind: str) -> str:
    return "".join(f"entity {name} : {kind};\n" for name in names)


def keepsakes(people: int = 3, width: int = 2, height: int = 2) -> str:
    """People in a house of ``width`` times ``height`` rooms; each has lost a keepsake, and is fond of somebody.

    A keepsake lies in a room or is in somebody's hand, and a hand holds one. Everybody wants the own keepsake back and
    wants the same for the one they are fond of. Who is told what another misses believes it, true or not: so a false
    tale can get a third person their keepsake. What is in the room is seen. Some look for a keepsake where it is not.
    """
    random = Random(100 * people + 10 * width + height)
    folk = [f"Lodger{i}" for i in range(people)]
    things = [f"Keepsake{i}" for i in range(people)]
    rooms = [f"Room{x}x{y}" for x in range(width) for y in range(height)]
    doors = [(f"Room{x}x{y}", f"Room{x + 1}x{y}") for x in range(width - 1) for y in range(height)]
    doors += [(f"Room{x}x{y}", f"Room{x}x{y + 1}") for x in range(width) for y in range(height - 1)]
    start = "".join(f"door({a}, {b});\ndoor({b}, {a});\n" for a, b in doors)
    for i, (who, thing) in enumerate(zip(folk, things, strict=True)):
        start += f"misses({who}) = {thing};\nfond({who}) = {folk[(i + 1) % people]};\n"
    where = {who: random.choice(rooms) for who in folk}
    start += "".join(f"in({who}) = {room};\n" for who, room in where.items())
    for i, thing in enumerate(things):
        keeper = folk[i - 1]
        if i % 2:
            start += f"lies({thing}) = {random.choice(rooms)};\n"
        else:
            start += f"held({thing}) = {keeper};\nfull({keeper});\n"
    for i in range(0, people, 3):
        start += f"believes({folk[i]}, held({things[i]})) = ?;\n"
        start += f"believes({folk[i]}, lies({things[i]})) = {random.choice(rooms)};\n"
    wants = "".join(
        f"utility({who}): (if(glad({who})) 1 else 0) + (if(glad({folk[(i + 1) % people]})) 1 else 0);\n"
        for i, who in enumerate(folk)
    )
    return f"""\
// {people} people in a house of {width} by {height} rooms look for their keepsakes.
type room;
type keepsake;
{_entities(folk, "character")}{_entities(things, "keepsake")}{_entities(rooms, "room")}
property in(who : character) : room;
property lies(what : keepsake) : room;
property held(what : keepsake) : character;
property full(who : character) : boolean;
property misses(who : character) : keepsake;
property fond(who : character) : character;
property glad(who : character) : boolean;
property door(one : room, other : room) : boolean;

action stroll(who : character, from : room, to : room) {{
	precondition: in(who) == from & door(from, to);
	effect: in(who) = to;
	consenting: who;
	observing(c : character): in(c) == from | in(c) == to;
}};
action pick(who : character, what : keepsake, here : room) {{
	precondition: in(who) == here & lies(what) == here & !full(who);
	effect: lies(what) = ? & held(what) = who & full(who);
	consenting: who;
	observing(c : character): in(c) == here;
}};
action hand(who : character, what : keepsake, whom : character, here : room) {{
	precondition: who != whom & in(who) == here & in(whom) == here & held(what) == who & !full(whom);
	effect: held(what) = whom & !full(who) & full(whom);
	consenting: who, whom;
	observing(c : character): in(c) == here;
}};
action swap(who : character, what : keepsake, whom : character, other : keepsake, here : room) {{
	precondition: who != whom & in(who) == here & in(whom) == here & held(what) == who & held(other) == whom;
	effect: held(what) = whom & held(other) = who;
	consenting: who, whom;
	observing(c : character): in(c) == here;
}};
action confide(who : character, what : keepsake, whom : character, here : room) {{
	precondition: who != whom & in(who) == here & in(whom) == here & believes(whom, misses(who)) != what;
	effect: believes(whom, misses(who)) = what;
	consenting: who;
	observing(c : character): in(c) == here;
}};
trigger back(who : character, what : keepsake) {{
	precondition: misses(who) == what & held(what) == who & !glad(who);
	effect: glad(who);
}};
trigger away(who : character, what : keepsake) {{
	precondition: misses(who) == what & held(what) != who & glad(who);
	effect: !glad(who);
}};
trigger meet(who : character, whom : character, here : room) {{
	precondition: in(who) == here & in(whom) == here & believes(who, in(whom)) != here;
	effect: believes(who, in(whom)) = here;
}};
trigger miss(who : character, whom : character, here : room) {{
	precondition: in(who) == here & in(whom) != here & believes(who, in(whom)) == here;
	effect: believes(who, in(whom)) = ?;
}};
trigger spot(who : character, what : keepsake, here : room) {{
	precondition: in(who) == here & lies(what) == here & believes(who, lies(what)) != here;
	effect: believes(who, lies(what)) = here & believes(who, held(what)) = ?;
}};
trigger nowhere(who : character, what : keepsake, here : room) {{
	precondition: in(who) == here & lies(what) != here & believes(who, lies(what)) == here;
	effect: believes(who, lies(what)) = ?;
}};
trigger notice(who : character, what : keepsake, keeper : character, here : room) {{
	precondition: in(who) == here & in(keeper) == here & held(what) == keeper
		& believes(who, held(what)) != keeper;
	effect: believes(who, held(what)) = keeper & believes(who, lies(what)) = ?;
}};
trigger gone(who : character, what : keepsake, keeper : character, here : room) {{
	precondition: in(who) == here & in(keeper) == here & held(what) != keeper
		& believes(who, held(what)) == keeper;
	effect: believes(who, held(what)) = ?;
}};

{start}
{wants}utility(): sum(c : character) (if(glad(c)) 1 else 0);
"""


def infirmary(patients: int = 3, rooms: int = 3, carers: int = 1) -> str:
    """Carers bring the sick from the hall into rooms, look for what ails them, and give a draught against it.

    What ails somebody is known to nobody at first; a sign, which all can see, shows it to whoever looks closely. The
    wrong draught harms.
    The sick want to be well; carers want everybody to be well and would rather not be worn out, so that conditions
    and wants range over all the sick.
    """
    nurses = [f"Carer{i}" for i in range(carers)]
    sick = [f"Sick{i}" for i in range(patients)]
    places = ["Hall", *(f"Ward{i}" for i in range(rooms))]
    ails = ["Ague", "Gout", "Catarrh"]
    signs = ["Shivers", "Limp", "Cough"]
    draughts = ["Bark", "Saffron", "Honey"]
    start = "".join(f"shows({a}) = {s};\n" for a, s in zip(ails, signs, strict=True))
    start += "".join(f"against({d}) = {a};\n" for a, d in zip(ails, draughts, strict=True))
    start += "".join(f"at({p}) = Hall;\nalive({p});\n" for p in [*nurses, *sick])
    for i, who in enumerate(sick):
        ail = (i * i + i // 2) % len(ails)
        start += f"ail({who}) = {ails[ail]};\nsign({who}) = {signs[ail]};\n"
        start += f"believes({who}, ail({who})) = ?;\n"
        for nurse in nurses:
            start += f"believes({nurse}, ail({who})) = ?;\n"
            start += f"believes({who}, believes({nurse}, ail({who}))) = ?;\n"
    wants = "".join(
        f"utility({who}): if(!alive({who})) 0 elseif(well({who})) 2 else 1;\n" for who in sick
    ) + "".join(
        f"utility({who}): (sum(p : sick) (if(well(p)) 2 else 0))"
        f" - (sum(p : sick) (if(!alive(p)) 3 else 0)) - (if(worn({who}) > 2) 1 else 0);\n"
        for who in nurses
    )
    return f"""\
// {patients} sick people, {carers} to care for them, {rooms} rooms.
type carer : character;
type sick : character;
type place;
type ward : place;
type ail;
type sign;
type draught;
{_entities(nurses, "carer")}{_entities(sick, "sick")}entity Hall : place;
{_entities(places[1:], "ward")}{_entities(ails, "ail")}{_entities(signs, "sign")}{_entities(draughts, "draught")}
property at(who : character) : place;
property alive(who : character) : boolean;
property well(who : sick) : boolean;
property ail(who : sick) : ail;
property sign(who : sick) : sign;
property shows(what : ail) : sign;
property against(what : draught) : ail;
property worn(who : carer) : number;

action lead(who : carer, whom : sick, to : ward) {{
	precondition: alive(whom) & at(who) == Hall & at(whom) == Hall & !(exists(p : sick) at(p) == to);
	effect: at(who) = to & at(whom) = to;
	consenting: who, whom;
	observing(c : character): alive(c) & (at(c) == Hall | at(c) == to);
}};
action go(who : carer, from : place, to : place) {{
	precondition: at(who) == from & from != to;
	effect: at(who) = to;
	consenting: who;
	observing(c : character): alive(c) & (at(c) == from | at(c) == to);
}};
action examine(who : carer, whom : sick, what : ail, token : sign, here : ward) {{
	precondition: alive(whom) & at(who) == here & at(whom) == here & sign(whom) == token & shows(what) == token;
	effect: ail(whom) = what;
	consenting: who;
	observing(c : character): alive(c) & at(c) == here;
}};
action dose(who : carer, whom : sick, what : draught, here : ward) {{
	precondition: alive(whom) & !well(whom) & at(who) == here & at(whom) == here & ail(whom) != ?;
	effect: worn(who) = worn(who) + 1
		& if(exists(a : ail) (ail(whom) == a & against(what) == a)) well(whom) else !alive(whom);
	consenting: who, whom;
	observing(c : character): alive(c) & at(c) == here;
}};
trigger see(who : character, whom : character, here : place) {{
	precondition: alive(who) & at(who) == here & at(whom) == here & believes(who, at(whom)) != here;
	effect: believes(who, at(whom)) = here;
}};
trigger miss(who : character, whom : character, here : place) {{
	precondition: alive(who) & at(who) == here & at(whom) != here & believes(who, at(whom)) == here;
	effect: believes(who, at(whom)) = ?;
}};
trigger glow(who : character, whom : sick, here : place) {{
	precondition: alive(who) & at(who) == here & at(whom) == here & well(whom) & believes(who, !well(whom));
	effect: believes(who, well(whom));
}};
trigger mourn(who : character, whom : character, here : place) {{
	precondition: alive(who) & at(who) == here & at(whom) == here & !alive(whom) & believes(who, alive(whom));
	effect: believes(who, !alive(whom));
}};

{start}
{wants}utility(): sum(p : sick) (if(well(p)) 1 else 0);
"""


def voyage(captains: int = 2, islands: int = 3) -> str:
    """Captains trade among islands in a ring, with stores that a passage eats up, and lend each other coins.

    What a chest of spice costs differs from island to island, by numbers that never change. Who owes does not like it;
    who is owed counts half of it as coins. Nearly everything is a number, and most have no bound.
    """
    people = [f"Captain{i}" for i in range(captains)]
    places = [f"Island{i}" for i in range(islands)]
    ring = {(i, (i + 1) % islands) for i in range(islands)} | {((i + 1) % islands, i) for i in range(islands)}
    start = "".join(f"passage({places[a]}, {places[b]});\n" for a, b in sorted(ring) if a != b)
    start += "".join(f"price({p}) = {2 + 2 * (i % 3)};\n" for i, p in enumerate(places))
    for i, who in enumerate(people):
        start += f"port({who}) = {places[i % islands]};\n"
        start += f"coins({who}) = {3 if i == 0 else 1};\nstores({who}) = {1 + i % 2};\n"
    start += f"believes({people[-1]}, price({places[1 % islands]})) = 2;\n"
    gains = "".join(f"utility({p}): coins({p}) + owed({p}) / 2 - owes({p});\n" for p in people)
    return f"""\
// {captains} captains trade among {islands} islands.
type island;
{_entities(people, "character")}{_entities(places, "island")}
property port(who : character) : island;
property passage(one : island, other : island) : boolean;
property price(where : island) : number;
property coins(who : character) : number;
property stores(who : character) : number;
property chests(who : character) : number;
property owed(who : character) : number;
property owes(who : character) : number;

action sail(who : character, from : island, to : island) {{
	precondition: port(who) == from & passage(from, to) & stores(who) >= 1;
	effect: port(who) = to & stores(who) = stores(who) - 1;
	consenting: who;
	observing(c : character): port(c) == from | port(c) == to;
}};
action victual(who : character, here : island) {{
	precondition: port(who) == here & coins(who) >= 1 & stores(who) < 2;
	effect: coins(who) = coins(who) - 1 & stores(who) = stores(who) + 2;
	consenting: who;
	observing(c : character): port(c) == here;
}};
action lade(who : character, here : island) {{
	precondition: port(who) == here & coins(who) >= price(here) & chests(who) == 0;
	effect: coins(who) = coins(who) - price(here) & chests(who) = 1;
	consenting: who;
	observing(c : character): port(c) == here;
}};
action sell(who : character, here : island) {{
	precondition: port(who) == here & chests(who) >= 1;
	effect: coins(who) = coins(who) + price(here) & chests(who) = chests(who) - 1;
	consenting: who;
	observing(c : character): port(c) == here;
}};
action lend(who : character, whom : character, here : island) {{
	precondition: who != whom & port(who) == here & port(whom) == here & coins(who) >= 2 & owes(whom) == 0;
	effect: coins(who) = coins(who) - 1 & coins(whom) = coins(whom) + 1 & owed(who) = owed(who) + 3
		& owes(whom) = owes(whom) + 1;
	consenting: who, whom;
	observing(c : character): port(c) == here;
}};
action repay(who : character, whom : character, here : island) {{
	precondition: who != whom & port(who) == here & port(whom) == here & owes(who) >= 1 & owed(whom) >= 3
		& coins(who) >= 2;
	effect: coins(who) = coins(who) - 2 & coins(whom) = coins(whom) + 2 & owed(whom) = owed(whom) - 3
		& owes(who) = owes(who) - 1;
	consenting: who;
	observing(c : character): port(c) == here;
}};
trigger ask(who : character, here : island) {{
	precondition: port(who) == here & believes(who, price(here)) != price(here);
	effect: believes(who, price(here)) = price(here);
}};

{start}
{gains}utility(): sum(c : character) (if(coins(c) >= 4) 1 else 0);
"""


MINDS: dict[str, Callable[..., str]] = {f.__name__: f for f in (keepsakes, infirmary, voyage)}
"""Every family of this module, by name."""


def made(family: str, sizes: Mapping[str, int]) -> str:
    """A problem of a family. Sizes that are not given are the family's own.

    Raises:
        ValueError: there is no such family or size, or it is too small.
    """
    if family not in MINDS:
        raise ValueError(f"there is no family “{family}”; there are: {', '.join(MINDS)}")
    known = inspect.signature(MINDS[family]).parameters
    for name, size in sizes.items():
        if name not in known:
            raise ValueError(f"the family “{family}” has no size “{name}”; it has: {', '.join(known)}")
        if size < (2 if name in ("people", "captains", "islands") else 1):
            raise ValueError(f"“{name}” is too small")
    return MINDS[family](**sizes)


def main(arguments: list[str] | None = None) -> int:
    """Print one problem."""
    parser = argparse.ArgumentParser(description="Print a problem of a family, at any size.")
    parser.add_argument("family", choices=sorted(MINDS))
    parser.add_argument("sizes", nargs="*", metavar="NAME=NUMBER", help="for example people=3 width=4")
    given = parser.parse_args(arguments)
    try:
        sizes = {name: int(number) for name, _, number in (s.partition("=") for s in given.sizes)}
        sys.stdout.write(made(given.family, sizes))
    except ValueError as fault:
        parser.error(str(fault))
    return 0


if __name__ == "__main__":
    sys.exit(main())
