story "The wrong pocket"
  use places, talk, bonds

# A theft, backstage. Sandor has taken the singer's brooch, and the dresser has seen him do it.

people
  Greta (she), who sings
  Sandor (he), who plays the piano for her
  Wim (he), who dresses her

places
  the dressing room
  the stage

things
  the brooch

claims
  Sandor has the brooch: Sandor has the brooch
  Wim has the brooch: Wim has the brooch

fact {who: person} has been accused by {whom: person}
fact {who: person} is dismissed
fact {who: person} is the singer

action {who: person} accuses {other: person} of theft
  if       who and other are together
           who is the singer
           who believes other has the brooch
           who has not accused other of theft
  then     if other has the brooch then who has the brooch and other does not have the brooch
           other is dismissed
  willing  who

at first
  Greta is at the stage
  Wim is at the dressing room
  Sandor is at the dressing room
  the brooch lies at the dressing room
  Greta believes the brooch lies at the dressing room
  Greta trusts Sandor 3
  Greta trusts Wim 2
  Greta is the singer
  the dressing room is out of the way

before
  Sandor takes the brooch
  Sandor goes to the stage

wants
  Greta wants to have the brooch: 3
  Sandor wants to have the brooch: 2
  Sandor wants not to be dismissed: 3
  Wim wants Greta to have the brooch: 1
  Wim wants not to be dismissed: 3

endings
  the thief is named (planned): Greta has the brooch and Sandor is dismissed
  the wrong man: Wim is dismissed
  hush: Greta has the brooch and not Sandor is dismissed
