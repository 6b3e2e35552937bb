# A house after a funeral. The will leaves it to Edda; a letter in the dead man's hand gives her brother Joost his half.
# Edda knows that there is such a letter and takes it to be in the desk. Marthe kept house for the old man: he put it
# into the clock before her eyes and had her promise never to tell. Joost, who mends clocks, knows nothing at all.
#
# What to look at: Marthe cannot tell, but she can let the clock stop. Why she would is answered by
# denouement why inheritance "the clock gives it up"
# and what Edda gets wrong, while she searches the desk, by
# denouement knows inheritance Edda

story "The clock on the landing"
  use places, bonds

people
  Edda (she)
  Joost (he)
  Marthe (she)

places
  the house (in), at the end of the dike

kind nook

nooks
  the clock
  the desk

things
  the letter

# What stands in the house, and how Joost looks. Nothing depends on it; it is there to be told.

kind fitting

fittings
  the empty chair
  a table with one plate on it
  a window without curtains

features
  face
  bearing
  hair

looks
  open
  stooped
  brown
  grey

# What no bundled world has a word for. Facts that hold of one person only (who winds the clock, who can mend
# it) keep the number of things that could happen small, and the answers quick.

fact {item: thing} is hidden in {where: nook}
fact {what: fitting} is in {where: place}
fact the clock is going
fact the house is shared
fact {who: person} winds the clock
fact {who: person} can mend clocks
fact {who: person} has the keys of the house
fact {who: person} has promised silence
fact {who: person} has broken a promise
fact {who: person} has a claim on the house

action {who: person} hides {item: thing} in {where: nook}
  then     item is hidden in where
  willing  who
  seen by  who
  only in the past
  told     "{who} [hides] {item} in {where}"
           "{who} [puts] {item} in {where}, to hide it"

action {who: person} stops the clock
  if       who winds the clock
           the clock is going
  then     the clock is not going
  willing  who
  seen by  nobody
  told     "{who} [stops] the clock"
           "{who} [lets] the clock stop"
           "{who} [puts] a hand to the clock and [stops] it"

reaction {who: person} misses the ticking of the clock
  when     the clock is not going
           who believes the clock is going
  then     who believes the clock is not going

# What is in the clock comes to light when it is opened, before everyone in the house. The same goes for a search.

action {who: person} opens the clock to mend it
  if       who can mend clocks
           the clock is not going
  then     the clock is going
           for every {item: thing}, if item is hidden in the clock then item lies in the house
           for every {item: thing}, if item is hidden in the clock then item is not hidden in the clock
  willing  who
  told     "{who} [opens] the clock to mend it"
           "{who} [opens] the clock"
           "{who} [goes] to the clock and [opens] it"
  said     "A clock should go. Let me mend it."
           "It is not going. I can mend that."
           "Let me open it. I can mend clocks."

action {who: person} searches {where: nook}
  if       who has the keys of the house
           who has not searched where
  then     for every {item: thing}, if item is hidden in where then item lies in the house
           for every {item: thing}, if item is hidden in where then item is not hidden in where
  willing  who
  told     "{who} [searches] {where}"
           "{who} [takes] the keys and [searches] {where}"
           "{who} [takes] the keys of the house, and [searches] {where} from one end to the other"

# Read aloud, the letter tells everyone in the house of the claim, and nobody can act as if they had not heard.

action {who: person} reads {item: thing} aloud
  if       who has item
  then     for every {heir: person}, if heir has a claim on the house then the house is shared
           for every {heir: person}, for every {hearer: person}, if heir has a claim on the house then hearer believes heir has a claim on the house
           for every {heir: person}, for every {hearer: person}, if heir has a claim on the house then hearer believes the house is shared
  willing  who
  told     "{who} [reads] {item} aloud"
           "{who} [opens] {item}, and [reads] it aloud"
           "{who} [reads] {item} aloud from the first word to the last"
  said     "Listen, all of you. I am going to read it as it stands."
           "I will read it aloud, and then everybody has heard it and nobody need guess."
           "This is for the whole house to hear, so I am going to read it out."

action {who: person} burns {item: thing}
  if       who has item
  then     who does not have item
           for every {heir: person}, heir does not have a claim on the house
  willing  who
  told     "{who} [burns] {item}"
           "{who} [lets] {item} burn"

action {who: person} tells {other: person} where {item: thing} is
  if       who and other are together
           who has promised silence
           who has not told other where item is
           for some {where: nook}, item is hidden in where
  then     who has broken a promise
           for every {where: nook}, if item is hidden in where then other believes item is hidden in where
  willing  who
  seen by  who, other
  told     "{who} [turns] to {other}"
           "{who} [lowers] {who's} voice, for {other} alone"
           "{who} [looks] about, and then [breaks] the promise"
  said     "Look in {where}. I have promised silence, and now I have broken it."
           "{item} is in {where}. Now I have told you."
           "I promised never to say it: {where}."

at first
  Edda is in the house
  Joost is in the house
  Marthe is in the house
  the house is out of the way  # nobody comes or goes
  the empty chair is in the house
  a table with one plate on it is in the house
  a window without curtains is in the house
  Joost's face is open
  Joost's bearing is stooped
  Joost's hair is grey
  Edda believes Joost's hair is brown  # as it was when they last stood in this house together
  the clock is going
  Marthe winds the clock
  Joost can mend clocks
  Edda has the keys of the house
  Joost has the keys of the house
  Marthe has promised silence
  Edda trusts Joost 1
  Joost trusts Edda 2
  Joost trusts Marthe 3
  Marthe trusts Joost 3
  Joost has a claim on the house
  Joost believes Joost does not have a claim on the house
  Edda believes Joost believes Joost does not have a claim on the house
  Marthe believes Joost believes Joost does not have a claim on the house

before
  Marthe hides the letter in the clock  # the old man's hand, her eyes

now
  Edda believes the letter is hidden in the desk  # it is where he kept everything else

wants
  Edda wants Joost not to have a claim on the house: 3
  Joost wants the clock to be going: 1
  Joost wants to have read the letter aloud: 1  # not for what may be in it: it is his father's hand
  Joost wants the house to be shared: 2
  Marthe wants the house to be shared: 2  # it was what the old man wanted
  Marthe wants not to have broken a promise: 3

endings
  she hands it over (planned): Edda has given Joost the letter
  the clock gives it up: the house is shared and Marthe has not broken a promise
  into the fire: Edda has burned the letter
  the promise broken: Marthe has told Joost where the letter is
  for her sake: Joost has burned the letter

draft
  Marthe stops the clock
  Edda searches the desk
  Joost opens the clock to mend it
  Edda takes the letter
  Edda looks Joost over
  Edda gives Joost the letter
    on purpose: it is in their father's hand, and she cannot burn what he wrote; no want of hers explains it
  Joost reads the letter aloud
  Joost meets Edda's eyes
