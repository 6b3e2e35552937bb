story "The accordion"
  use places

# A deathbed promise: Hendrik wants his accordion to go to the brother he has not spoken to for thirty years.

people
  Hendrik (he), who is dying
  Katya (she), who nurses him
  Lev (he), his brother

places
  the sickroom
  the pawnshop
  Lev's house

things
  the accordion

fact Hendrik is dead
fact Katya is in debt
fact Katya has broken a promise
fact Hendrik is at peace

action Hendrik asks Katya to promise
  if       Hendrik and Katya are together
           Hendrik has not asked Katya to promise
  willing  Hendrik

action Katya promises to bring Lev the accordion
  if       Hendrik and Katya are together
           Hendrik has asked Katya to promise
           Katya has not promised to bring Lev the accordion
  then     Hendrik is at peace
           Katya has the accordion
           Hendrik does not have the accordion
  willing  Katya, Hendrik

action Hendrik dies
  if       Hendrik is at peace
           Hendrik is not dead
  then     Hendrik is dead
  seen by  everyone

action Katya pawns the accordion
  if       Katya is at the pawnshop
           Katya has the accordion
  then     Katya does not have the accordion
           Katya is not in debt
           if Katya has promised to bring Lev the accordion then Katya has broken a promise
  willing  Katya

at first
  Hendrik is at the sickroom
  Katya is at the sickroom
  Lev is at Lev's house
  Hendrik has the accordion
  Katya is in debt
  the sickroom is out of the way

wants
  Hendrik wants to be at peace: 1
  Hendrik wants not to be at Lev's house: 5
  Hendrik wants Lev to have the accordion: 3
  Katya wants Hendrik to be at peace: 1
  Katya wants not to be in debt: 2
  Katya wants not to have broken a promise: 3
  Katya wants Lev to have the accordion: 1

endings
  carried over the river (planned):
    Katya has given Lev the accordion
    Katya has promised to bring Lev the accordion
  pawned: Katya has pawned the accordion
  kept in the cupboard: Hendrik is dead and Katya has the accordion
