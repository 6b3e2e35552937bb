# Two people, a cafe, an apology that is none, and a refusal. He asked to see her; he left her twice, years ago.

story "A less frequented corner"
  use places, talk, bonds, amends, leaving

people
  Mara (she)
  Teo (he)

places
  the street
  the cafe, on a corner of the street
  the bus stop
  out of town

seats
  the table by the door
  the table by the window

deeds
  leaving without a goodbye

motives
  her future
  indifference

labels
  running away
  running

claims
  Teo left for her sake: Teo's reason for leaving without a goodbye is her future
  Teo left because he did not care: Teo's reason for leaving without a goodbye is indifference

at first
  Mara is at the street
  Teo is at the bus stop
  Mara trusts Teo 2
  Mara is fond of Teo 2
  Teo is fond of Mara 3
  the cafe opens on the street
  the street is out of the way
  the bus stop is out of the way
  out of town is out of the way
  the table by the door is near the door

before                    # nothing here is told; it is what they carry
  Teo's reason for leaving without a goodbye is her future
  Teo wrongs Mara by leaving without a goodbye
  Mara takes it that Teo left because he did not care
  Teo asks Mara to meet at the cafe

now
  Mara believes Teo is out of town     # she thinks he lost his nerve

wants
  Mara wants to have kept the appointment with Teo: 1
  Mara wants to have heard Teo out: 1
  Mara wants it that the matter between Mara and Teo is closed: 1
  Mara wants not to be open to being hurt by Teo: 3
  Teo wants Mara to have heard Teo out: 2
  Teo wants to have an answer from Mara: 1
  Teo wants Mara to forgive Teo: 3
  Teo wants to be at peace with Mara: 1

endings
  forgiven (planned): Mara has forgiven Teo
  refused and accepted: Mara has refused to forgive Teo and Teo has accepted Mara's answer
  refused and resented: Mara has refused to forgive Teo and Teo has reproached Mara with the answer
  forgiven in words only: Mara has forgiven Teo in words only
  forgiven in silence: Mara has let go of what Teo did and Teo does not have an answer from Mara
  she does not wait: Mara has left without waiting for Teo
  she walks out: Mara has walked out on Teo
  he leaves again: Teo has walked out on Mara
  left open: Mara has left the answer to Teo open
  nothing explained: Teo has kept back from Mara the reasons for leaving without a goodbye
