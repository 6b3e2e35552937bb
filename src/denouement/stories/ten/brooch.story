story "The wrong pocket"
  use places, talk

# A theft, backstage. Sandor has taken the singer's brooch, and the dresser has seen him do it.

people
  Greta (she), who sings
  Sandor (he), who plays the piano for her
  Wim (he), who dresses her

places
  the stage (on)
  the dressing room (in)

kind pocket

pockets
  the piano stool
  Wim's coat
  its box

claims
  Sandor took it: Sandor is the thief
  Wim took it: Wim is the thief

fact {who: person} is the thief
fact {who: person} is dismissed
fact the brooch is in {where: pocket}, one where

action Sandor slips the brooch into Wim's coat
  if       the brooch is in the piano stool
  then     the brooch is in Wim's coat
  willing  Sandor
  seen by  Sandor

action Greta accuses {other: person}
  if       Greta believes other is the thief
           nobody is dismissed
  then     other is dismissed
  willing  Greta

action Greta looks into Wim's coat
  if       Greta has not looked into Wim's coat
  then     if the brooch is in Wim's coat then the brooch is in its box
           if the brooch is in Wim's coat then Greta believes Wim is the thief
  willing  Greta

at first
  everyone is in the dressing room
  the stage is out of the way
  the brooch is in its box
  Greta trusts Sandor 2
  Greta trusts Wim 2

now
  Sandor is the thief
  the brooch is in the piano stool
  Sandor believes the brooch is in the piano stool
  Wim believes (Sandor is the thief and the brooch is in the piano stool)
  Greta believes the brooch is in unknown

wants
  Greta wants it that somebody is dismissed: 1
  Greta wants it that the brooch is in its box: 2
  Sandor wants not to be dismissed: 3
  Wim wants it that Sandor is dismissed: 1
  Wim wants not to be dismissed: 3

endings
  the thief is named (planned): Sandor is dismissed
  the wrong man: Wim is dismissed
  found in the coat: Greta has looked into Wim's coat and the brooch is in its box
