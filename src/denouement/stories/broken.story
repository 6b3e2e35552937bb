# A draft that was broken on purpose. "denouement check broken" finds what is wrong with it, and nothing else.

story "The letter on the stairs"
  use places, bonds, talk

people
  Ada (she)
  Bruno (he)

places
  the kitchen
  the garden
  the stairs

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

at first
  Ada is at the kitchen
  Bruno is at the garden
  the lamp lies at the kitchen
  her sister wrote it answers who wrote the letter
  Ada trusts Bruno 3
  Bruno trusts Ada 3

now                                     # it came this morning; nobody has seen it yet
  the letter is by her sister
  the letter lies at the stairs

wants
  Ada wants to read the letter: 2
  Bruno wants Ada to have the letter: 1

endings
  read at last (planned): Ada has read the letter

draft
  Ada goes to the stairs
  Bruno smiles at Ada
  Ada takes the letter
  Ada reads the letter
  Ada opens the letter
  Ada gives Bruno the letter
  Ada goes to the kitchen
  Bruno goes to the kitchen
  Bruno puts down the lamp
  Bruno answers Ada that her sister wrote it
  Ada opens the letter
