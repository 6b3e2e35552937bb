# A draft that was broken on purpose. "denouement check broken" finds what is wrong with it, and nothing else.

story "The letter on the stairs"
  use places, bonds, talk

people
  Ada (she)
  Bruno (he)

places
  the kitchen (in)
  the garden (in)
  the stairs (on)

things
  the letter
  the lamp

kind writer

writers
  her sister
  a stranger

questions
  who wrote the letter

claims
  her sister wrote it: the letter is by her sister

fact {what: thing} is by {whom: writer}, one whom
fact {what: thing} is open

action {who: person} opens {what: thing}
  if       who has what
           what is not open
  then     what is open
  willing  who

action {who: person} reads {what: thing}
  if       who has what
           what is open
  then     for every {whom: writer}, if what is by whom then who believes what is by whom
  willing  who

action {who: person} writes back to {whom: writer}
  if       for some {what: thing}, what is by whom
  willing  who

at first
  Ada is in the kitchen
  Bruno is in the garden
  the lamp lies in the kitchen
  her sister wrote it answers who wrote the letter
  Ada trusts Bruno 3
  Bruno trusts Ada 3

now  # it came this morning; nobody has seen it yet
  the letter is by her sister
  the letter lies on the stairs

wants
  Ada wants to read the letter: 2
  Bruno wants to write back to her sister: 1

endings
  read at last (planned): Ada has read the letter

draft
  Ada goes to the stairs
    on purpose: she looks for letters every morning
  Ada reads the letter  # before she has it, let alone opened it
  Bruno smiles at Ada  # he is still in the garden
  Ada opens the letter  # she has read it already
  Bruno writes back to her sister  # how would he know who wrote?
  Bruno answers Ada that her sister wrote it
  Ada gives Bruno the letter  # why would she?
  Ada puts down the letter  # she has just given it away
