# A dining room with one door. Nora is to meet Jonas, who has something to say before they can eat. He has a story to
# tell, and will tell it; but he is a man for a joke, and the last one was about her. If he makes another she will
# go, and she would rather not go past him.
#
# What to look at: she takes the seat by the door in case he makes the joke, and he does not make it. The precaution
# stays in the story. If there were nothing to break the ice for (take away his first want), one seat would be as good
# as another.

story "The seat by the door"
  use places, talk, leaving

people
  Nora (she)
  Jonas (he)

places
  the dining room (in)
  the street (on)

seats
  the seat by the door
  the seat by the fire

fact the ice is broken
fact {who: person} is hurt by {other: person}

phrase {who: person} has to sit there hurt by {other: person}
  means    who is hurt by other
           who and other are together

action {who: person} tells {other: person} a story
  if       who and other are together
           the ice is not broken
  then     the ice is broken
  willing  who

action {who: person} makes a joke about {other: person}
  if       who and other are together
           the ice is not broken
  then     the ice is broken
           other is hurt by who
  willing  who

at first
  Nora is in the dining room
  Jonas is on the street
  the street is out of the way
  the dining room opens on the street
  the seat by the door stands in the dining room
  the seat by the fire stands in the dining room
  the seat by the door is near the door

before
  Jonas asks Nora to meet in the dining room

wants
  Nora wants not to have to sit there hurt by Jonas: 3
  Nora wants not to have had to walk past Jonas: 1
  Jonas wants the ice to be broken: 2
  Jonas wants to have told Nora a story: 1

endings
  in case (planned): Nora sits at the seat by the door and Jonas has told Nora a story
  hurt: Jonas has made a joke about Nora
  she walks out: Nora has walked out on Jonas
