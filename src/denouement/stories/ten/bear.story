story "The bear's bargain"
  use places

# A fairy tale: the girl needs honey for her sick brother, and the bear who has it asks for a year.

people
  Liesel (she), the miller's girl
  Grim (he), a bear

places
  the mill
  the cave (in)

things
  the honey

fact the brother is well
fact {who: person} is under a spell

action Liesel asks Grim for honey
  if       Liesel and Grim are together
           Grim has the honey
           Liesel has not asked Grim for honey
  willing  Liesel

action Grim demands a year of Liesel
  if       Liesel has asked Grim for honey
  willing  Grim

action Liesel promises Grim a year
  if       Liesel and Grim are together
           Grim has demanded a year of Liesel
           Liesel has not promised Grim a year
  then     Liesel has the honey
           Grim does not have the honey
  willing  Liesel

action Liesel heals the brother
  if       Liesel is at the mill
           Liesel has the honey
  then     the brother is well
           Liesel doesn't have the honey
  willing  Liesel

action Liesel kisses Grim on the nose
  if       Liesel and Grim are together
  then     Grim is not under a spell
  willing  Liesel

action Liesel steals the honey
  if       Liesel and Grim are together
           Grim has the honey
  then     Liesel has the honey
           Grim does not have the honey
  willing  Liesel

at first
  Liesel is at the mill
  Grim is in the cave
  Grim has the honey
  Grim is under a spell

wants
  Liesel wants it that the brother is well: 3
  Liesel wants not to have promised Grim a year: 1
  Liesel wants to have the honey: 2
  Liesel wants not to have stolen the honey: 3
  Grim wants Liesel to have promised Grim a year: 2
  Grim wants not to be under a spell: 3

endings
  a prince after all (planned): Grim is not under a spell and the brother is well
  a year in the cave: Liesel has promised Grim a year
  a thief in the snow: Liesel has stolen the honey
