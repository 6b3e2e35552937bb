"""The verbs that follow no rule: a table, one verb a line, and the auxiliaries.

Nothing is computed here beyond reading the table; `verbs` does that. Forms are those of
modern British English ("got", "spat", "leapt"). Where British writers accept a regular form
it is used and the verb is left out: learned, dreamed, burned, spelled, spoiled, proved.

Three choices a writer may wish to know:

- "lie" is absent, so that it is regular (lied, lied): in stories people tell untruths more
  often than they recline. A sentence about lying down needs "lies down" spelt out.
- "hang" is hung; the regular "hanged", of executions, has to be given by the author.
- "bid" is bid throughout, not "bade".
"""

from collections.abc import Mapping

__all__ = ["BE", "DO", "HAVE", "IRREGULAR", "MODALS", "PREFIXES", "Forms", "irregular"]

Forms = tuple[str, str]
"""A past tense and a past participle."""


def irregular(base: str) -> Forms | None:
    """Look up an irregular verb, also under a prefix ("rewind" as "wind").

    Returns:
        Its past tense and past participle, or None when the verb is regular.

    >>> irregular("forgive")
    ('forgave', 'forgiven')
    >>> irregular("outthink")
    ('outthought', 'outthought')
    >>> irregular("relay") is None
    True
    """
    if base in IRREGULAR:
        return IRREGULAR[base]
    if base in _ONLY_LOOK_PREFIXED:
        return None
    for prefix in PREFIXES:
        forms = IRREGULAR.get(base.removeprefix(prefix)) if base.startswith(prefix) else None
        if forms is not None:
            return prefix + forms[0], prefix + forms[1]
    return None


BE = frozenset({"is", "are", "was", "were", "be"})
HAVE = frozenset({"has", "have", "had"})
DO = frozenset({"does", "do", "did"})

MODALS: Mapping[str, tuple[str, str, str]] = {
    "can": ("could", "been able to", "being able to"),
    "could": ("could", "been able to", "being able to"),
    "may": ("might", "been allowed to", "being allowed to"),
    "might": ("might", "been allowed to", "being allowed to"),
    "must": ("had to", "had to", "having to"),
    "should": ("should", "been meant to", "being meant to"),
    "will": ("would", "been going to", "going to"),
    "would": ("would", "been going to", "going to"),
}
"""Past, participle and -ing of the words that have only one form, by the usual paraphrase."""

PREFIXES = ("re", "un", "over", "out", "mis", "under", "fore", "up")
"""Prefixes that leave the forms of the verb behind them as they were."""

_ONLY_LOOK_PREFIXED = frozenset({"relay"})

_TABLE = """
    arise arose arisen
    awake awoke awoken
    babysit babysat babysat
    backslide backslid backslid
    bear bore borne
    beat beat beaten
    become became become
    befall befell befallen
    beget begot begotten
    begin began begun
    behold beheld beheld
    bend bent bent
    beseech besought besought
    beset beset beset
    bespeak bespoke bespoken
    bestride bestrode bestridden
    bet bet bet
    bid bid bid
    bind bound bound
    bite bit bitten
    bleed bled bled
    blow blew blown
    break broke broken
    breastfeed breastfed breastfed
    breed bred bred
    bring brought brought
    broadcast broadcast broadcast
    browbeat browbeat browbeaten
    build built built
    burst burst burst
    buy bought bought
    cast cast cast
    catch caught caught
    choose chose chosen
    cling clung clung
    come came come
    cost cost cost
    creep crept crept
    cut cut cut
    deal dealt dealt
    dig dug dug
    do did done
    draw drew drawn
    drink drank drunk
    drive drove driven
    dwell dwelt dwelt
    eat ate eaten
    fall fell fallen
    feed fed fed
    feel felt felt
    fight fought fought
    find found found
    flee fled fled
    fling flung flung
    fly flew flown
    forbear forbore forborne
    forbid forbade forbidden
    forecast forecast forecast
    foresee foresaw foreseen
    foretell foretold foretold
    forget forgot forgotten
    forgive forgave forgiven
    forgo forwent forgone
    forsake forsook forsaken
    forswear forswore forsworn
    freeze froze frozen
    gainsay gainsaid gainsaid
    get got got
    ghostwrite ghostwrote ghostwritten
    give gave given
    go went gone
    grind ground ground
    grow grew grown
    hamstring hamstrung hamstrung
    hang hung hung
    have had had
    hear heard heard
    hew hewed hewn
    hide hid hidden
    hit hit hit
    hold held held
    hurt hurt hurt
    interweave interwove interwoven
    keep kept kept
    kneel knelt knelt
    know knew known
    lay laid laid
    lead led led
    leap leapt leapt
    leave left left
    lend lent lent
    let let let
    light lit lit
    lose lost lost
    make made made
    mean meant meant
    meet met met
    mislay mislaid mislaid
    mislead misled misled
    misread misread misread
    misspeak misspoke misspoken
    mistake mistook mistaken
    misunderstand misunderstood misunderstood
    mow mowed mown
    offset offset offset
    outbid outbid outbid
    outdo outdid outdone
    outgrow outgrew outgrown
    outrun outran outrun
    outshine outshone outshone
    overcome overcame overcome
    overdo overdid overdone
    overeat overate overeaten
    overhear overheard overheard
    override overrode overridden
    overrun overran overrun
    oversee oversaw overseen
    oversleep overslept overslept
    overtake overtook overtaken
    overthrow overthrew overthrown
    partake partook partaken
    pay paid paid
    proofread proofread proofread
    put put put
    quit quit quit
    read read read
    rebuild rebuilt rebuilt
    rend rent rent
    repay repaid repaid
    retell retold retold
    rethink rethought rethought
    rewrite rewrote rewritten
    rid rid rid
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran run
    saw sawed sawn
    say said said
    see saw seen
    seek sought sought
    sell sold sold
    send sent sent
    set set set
    sew sewed sewn
    shake shook shaken
    shear sheared shorn
    shed shed shed
    shine shone shone
    shoe shod shod
    shoot shot shot
    show showed shown
    shrink shrank shrunk
    shut shut shut
    sing sang sung
    sink sank sunk
    sit sat sat
    slay slew slain
    sleep slept slept
    slide slid slid
    sling slung slung
    slink slunk slunk
    slit slit slit
    smite smote smitten
    sow sowed sown
    speak spoke spoken
    speed sped sped
    spend spent spent
    spin spun spun
    spit spat spat
    split split split
    spoonfeed spoonfed spoonfed
    spread spread spread
    spring sprang sprung
    stand stood stood
    steal stole stolen
    stick stuck stuck
    sting stung stung
    stink stank stunk
    strew strewed strewn
    stride strode stridden
    strike struck struck
    string strung strung
    strive strove striven
    swear swore sworn
    sweep swept swept
    swell swelled swollen
    swim swam swum
    swing swung swung
    take took taken
    teach taught taught
    tear tore torn
    tell told told
    think thought thought
    throw threw thrown
    thrust thrust thrust
    tread trod trodden
    typeset typeset typeset
    unbind unbound unbound
    undercut undercut undercut
    undergo underwent undergone
    underlie underlay underlain
    understand understood understood
    undertake undertook undertaken
    undo undid undone
    unwind unwound unwound
    uphold upheld upheld
    upset upset upset
    wake woke woken
    waylay waylaid waylaid
    wear wore worn
    weave wove woven
    wed wed wed
    weep wept wept
    wet wet wet
    win won won
    wind wound wound
    withdraw withdrew withdrawn
    withhold withheld withheld
    withstand withstood withstood
    wring wrung wrung
    write wrote written
"""


def _read(table: str) -> dict[str, Forms]:
    rows = (line.split() for line in table.split("\n") if line)
    return {base: (past, participle) for base, past, participle in rows}


IRREGULAR: Mapping[str, Forms] = _read(_TABLE)
"""Base form to past tense and past participle."""
