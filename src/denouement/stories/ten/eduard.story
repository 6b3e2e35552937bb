story "Eduard sleeps in"
  use places, talk, bonds

# A comedy of misunderstanding. Eduard is a cat. Berta has heard only the half of it.

people
  Klara (she)
  Berta (she), her landlady
  Viktor (he), who has bought roses

places
  the landing (on)
  Klara's room (in)

claims
  Klara has a lover: Klara has a lover

fact {who: person} has a lover
fact Viktor looks a fool
fact Viktor's heart is lighter

fact Viktor still has his roses
fact Klara has been given roses

action Viktor gives Klara his roses
  if       Viktor and Klara are together
           Viktor still has his roses
  then     Klara has been given roses
           not Viktor still has his roses
           if Klara has a lover then Viktor looks a fool
  willing  Viktor

action Viktor throws his roses downstairs
  if       Viktor still has his roses
           Viktor believes Klara has a lover
  then     not Viktor still has his roses
           Viktor's heart is lighter
  willing  Viktor

action Klara shows {other: person} the cat
  if       Klara and other are together
           Klara is in Klara's room
           Klara has not shown other the cat
  then     other believes Klara does not have a lover
  willing  Klara

before
  Berta takes it that Klara has a lover

at first
  Klara is in Klara's room
  Berta is on the landing
  Viktor is on the landing
  Viktor still has his roses
  the landing is out of the way
  Viktor trusts Berta 2
  Viktor trusts Klara 3

wants
  Viktor wants it that Klara has been given roses: 2
  Viktor wants not to look a fool: 3
  Viktor wants it that Viktor's heart is lighter: 1
  Berta wants Viktor to believe Klara has a lover: 1
  Klara wants to have been given roses: 1
  Klara wants Viktor to know that Klara does not have a lover: 2

endings
  roses (planned): Klara has been given roses
  over the banisters: Viktor has thrown his roses downstairs
  the cat shown: Klara has shown Viktor the cat
