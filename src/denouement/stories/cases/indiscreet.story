# A boarding house with thin walls. Agnes wants Clemens to know that she is leaving, and will not be the one to tell
# him. Bettina cannot keep a thing to herself.
#
# What to look at: Agnes confides in Bettina because Bettina would pass it on. Were Bettina known to be discreet (she
# wants not to tell Clemens, and more than to be first with the news), Agnes would keep it to herself.

story "Thin walls"
  use places, bonds, talk

people
  Agnes (she)
  Bettina (she)
  Clemens (he)

places
  the landing (on)
  the parlour (in)

claims
  Agnes is leaving: Agnes is leaving

fact {who: person} is leaving

at first
  Agnes is on the landing
  Bettina is on the landing
  Clemens is in the parlour
  the landing is out of the way
  Bettina trusts Agnes 3
  Clemens trusts Bettina 3
  Clemens trusts Agnes 3

now
  Agnes is leaving

wants
  Agnes wants Clemens to know that Agnes is leaving: 3
  Agnes wants not to tell Clemens that Agnes is leaving: 4
  Agnes wants not to tell Bettina that Agnes is leaving: 1
  Bettina wants to have told Clemens that Agnes is leaving: 1
  Bettina wants not to have deceived Clemens in saying that Agnes is leaving: 2

endings
  he hears of it (planned): Clemens believes Agnes is leaving
  from her: Agnes has told Clemens that Agnes is leaving
