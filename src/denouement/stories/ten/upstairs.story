story "Somebody upstairs"
  use places, talk, bonds

# A ghost story. Agnes lies under a stone without a name, and knocks. Mrs Pohl knows why, and would rather not.

people
  Agnes (she), who is dead
  Mrs Pohl (she), who was her maid
  Ruben (he), who has bought the house

places
  the attic (in)
  the parlour (in)

claims
  the house is haunted: Agnes haunts the house
  it was the wind: Agnes does not haunt the house
  the nameless stone is hers: the stone is Agnes's

fact Agnes haunts the house
fact the stone is Agnes's
fact Agnes is at rest
fact {who: person} is afraid

action Agnes knocks three times
  if       Agnes is in the attic
           Agnes has not knocked three times
  then     Ruben believes Agnes haunts the house
           Ruben is afraid
  willing  Agnes
  seen by  everyone

action Mrs Pohl has the name carved
  if       Mrs Pohl believes the stone is Agnes's
           Mrs Pohl believes Agnes haunts the house
           Ruben is afraid
  then     Agnes is at rest
           not Agnes haunts the house
           Ruben is not afraid
  willing  Mrs Pohl
  seen by  everyone

action Ruben sells the house
  if       Ruben is afraid
  then     Ruben is not afraid
  willing  Ruben

at first
  Agnes is in the attic
  Ruben is in the parlour
  Mrs Pohl is in the parlour
  Ruben trusts Mrs Pohl 2

  Agnes haunts the house
  the stone is Agnes's
  Ruben believes (Agnes does not haunt the house and not the stone is Agnes's)

wants
  Agnes wants to be at rest: 3
  Ruben wants not to be afraid: 2
  Ruben wants not to have sold the house: 1
  Mrs Pohl wants Ruben not to know that the stone is Agnes's: 1
  Mrs Pohl wants Ruben not to be afraid: 2
  Mrs Pohl wants Ruben not to have sold the house: 1

endings
  the name is carved (planned): Agnes is at rest
  sold again: Ruben has sold the house
  it was the wind: Ruben wrongly believes Agnes does not haunt the house and Ruben is afraid
