# A footbridge at noon. Ada comes to give Joren his ring back, and Joren is not there. She makes up what must have
# happened: he was here, he lost heart, he took the early train. None of it is true; he has been held up.
#
# What to look at: what she supposes is one history of two parts, and she would go home on the strength of it. He
# comes, and it goes as a whole, though she has seen only that he is there.
# Let Joren have no wish to come (take away his want), and she believes it to the end, and goes.

story "The footbridge"
  use places, talk

people
  Ada (she)
  Joren (he)

places
  home
  the footbridge (on)
  the mill
  the station

things
  the ring

histories
  he came early and lost heart

claims
  he is nowhere to be seen: Ada has looked about for Joren in vain
  he has lost heart: Joren has lost heart
  he has gone to the train: Joren is at the station
  he is there: Joren is on the footbridge

fact {who: person} has looked about for {other: person} in vain
fact {who: person} has lost heart

reaction {who: person} looks about for {other: person} at {here: place}
  when     who is at here
           other is due to meet who at here
           other is not at here
           who has not looked about for other in vain
  then     who has looked about for other in vain

phrase {who: person} stands there for nothing
  means    who is on the footbridge
           for some {other: person}, who has looked about for other in vain and other is not on the footbridge

action {who: person} comes to the footbridge
  if       who is not on the footbridge
           who has not lost heart
  then     who is on the footbridge
  willing  who

action {who: person} goes home without {other: person}
  if       who is on the footbridge
           other is not on the footbridge
           who believes other has lost heart
  then     who is at home
  willing  who

at first
  Ada is at home
  Joren is at the mill
  home is out of the way
  the footbridge is out of the way
  the mill is out of the way
  the station is out of the way
  Ada has the ring
  he is nowhere to be seen suggests that he came early and lost heart
  he has lost heart belongs to it that he came early and lost heart
  he has gone to the train belongs to it that he came early and lost heart
  he is there refutes that he came early and lost heart

before
  Joren asks Ada to meet on the footbridge

wants
  Ada wants to have kept the appointment with Joren: 1
  Ada wants to have given Joren the ring: 2
  Ada wants not to stand there for nothing: 1
  Joren wants to have kept the appointment with Ada: 2

endings
  given back (planned): Ada has given Joren the ring
  too late: Ada has gone home without Joren and Ada wrongly believes he has lost heart is so
  she thinks so: Ada believes he has gone to the train is so
