story "The rye and the medal"
  use places, talk, bonds

# A rivalry at work: two bakers, one medal. The old oven burns whatever is in it, and only Marius knows.

people
  Ottla (she), who owns the bakery
  Marius (he), her nephew
  Fenna (she), who is better

places
  the shop (in)
  the bakehouse (in)

kind oven

ovens
  the new oven
  the old oven

claims
  the new oven has cracked: the new oven is cracked
  the old oven has cracked: the old oven is cracked

fact {what: oven} is cracked
fact {what: oven} is taken
fact it is {who: person}'s turn
fact {who: person}'s bread is baked
fact {who: person}'s bread is burnt
fact {who: person} has the medal

action {who: person} bakes in {where: oven}
  if       it is who's turn
           where is not taken
           who does not believe where is cracked
  then     where is taken
           if where is cracked then who's bread is burnt
           if where is not cracked then who's bread is baked
           it is not who's turn
           if it is Fenna's turn then it is Marius's turn
  willing  who
  seen by  everyone

action Ottla gives {who: person} the medal
  if       who's bread is baked
           nobody has the medal
  then     who has the medal
  willing  Ottla
  seen by  everyone

at first
  Ottla is in the shop
  Marius is in the bakehouse
  Fenna is in the bakehouse
  the shop is out of the way
  the bakehouse is out of the way
  it is Fenna's turn
  Fenna trusts Marius 2

now
  the old oven is cracked
  Marius believes the old oven is cracked

wants
  Ottla wants it that somebody has the medal: 1
  Marius wants to have the medal: 3
  Fenna wants to have the medal: 2

endings
  the better loaf (planned): Fenna has the medal
  the trick: Marius has the medal and Fenna's bread is burnt
  an honest word: Fenna knows that the old oven is cracked
  no medal this year: Fenna's bread is burnt and Marius's bread is burnt
