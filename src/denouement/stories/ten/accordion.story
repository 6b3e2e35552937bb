story "The accordion"

# A deathbed promise: Hendrik wants his accordion to go to the brother he has not spoken to for thirty years.
# This one uses no world: there are no places in it, and everybody sees what nobody hides.

people
  Hendrik (he), who is dying
  Katya (she), who nurses him
  Lev (he), his brother

fact the accordion is with {who: person}, one who
fact {who: person} is in debt
fact {who: person} is at peace
fact {who: person} has broken a promise
fact {who: person} is dead

action Hendrik asks Katya to promise
  if       Hendrik is not dead
           Hendrik has not asked Katya to promise
  willing  Hendrik
  seen by  Katya

action Katya promises to cross the river
  if       Hendrik is not dead
           Hendrik has asked Katya to promise
           Katya has not promised to cross the river
  then     Hendrik is at peace
           the accordion is with Katya
  willing  Katya, Hendrik
  seen by  Hendrik

action Hendrik dies
  if       Hendrik is at peace
           Hendrik is not dead
  then     Hendrik is dead
  seen by  everyone

action Katya carries the accordion across the river
  if       the accordion is with Katya
  then     the accordion is with Lev
  willing  Katya

action Katya pawns the accordion
  if       the accordion is with Katya
  then     the accordion is not with Katya
           Katya is not in debt
           if Katya has promised to cross the river then Katya has broken a promise
  willing  Katya
  seen by  Katya

at first
  the accordion is with Hendrik
  Katya is in debt

wants
  Hendrik wants to be at peace: 1
  Hendrik wants it that the accordion is with Lev: 3
  Katya wants Hendrik to be at peace: 1
  Katya wants not to be in debt: 2
  Katya wants not to have broken a promise: 3
  Katya wants it that the accordion is with Lev: 0.5

endings
  across the river (planned): the accordion is with Lev
  pawned: Katya has pawned the accordion
  kept in the cupboard: the accordion is with Katya and Hendrik is dead
