# Two people, a cafe, an apology that is none, and a refusal. He asked to see her; he left her twice, years ago.

story "A less frequented corner"
  use places, talk, bonds, amends, leaving

people
  Mara (she)
  Teo (he)

places
  the street (on)  # people are on it, and at the cafe
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

features
  face
  bearing
  hair
  coat

looks
  narrow
  wary
  upright
  dark
  grey
  long
  short
  green
  black
  worn
  new

questions
  why he wanted to see her
  why she is angry

claims
  Teo left because he did not care: Teo's reason for leaving without a goodbye is indifference
  she never stopped waiting: Mara is waiting for Teo
  he left without a plan: Teo left without a plan
  he could have stayed: Teo could have stayed

fact {who: person} left without a plan
fact {who: person} could have stayed

at first
  Mara is on the street
  Teo is at the bus stop
  Mara trusts Teo 2
  Mara is fond of Teo 2
  Teo is fond of Mara 3
  Teo trusts Mara 3
  Teo's face is narrow
  Teo's bearing is wary
  Teo's hair is grey
  Teo's coat is new
  Mara believes Teo's hair is dark  # as she remembers it
  Mara believes Teo's coat is worn
  Mara's face is wary
  Mara's bearing is upright
  Mara's hair is short
  Mara's coat is black
  Teo believes Mara's hair is long  # as he remembers it
  Teo believes Mara's coat is green
  the cafe opens on the street
  the street is out of the way
  the bus stop is out of the way
  out of town is out of the way
  the table by the door stands in the cafe
  the table by the window stands in the cafe
  the table by the door is near the door
  running away takes it that he left without a plan
  running takes it that he could have stayed
  running blames
  Teo could have stayed

before  # nothing here is told; it is what they carry
  Teo's reason for leaving without a goodbye is her future
  Teo wrongs Mara by leaving without a goodbye
  Teo wrongs Mara by leaving without a goodbye  # he came back, and did it again
  Mara takes it that Teo left because he did not care
  Teo asks Mara to meet at the cafe

now
  Mara believes Teo is out of town  # she thinks he lost his nerve
  Mara is waiting for Teo
  Teo believes Mara is not waiting for Teo
  Mara believes Teo believes Mara is not waiting for Teo

wants
  Mara wants to have kept the appointment with Teo: 1
  Mara wants to have heard Teo out: 1
  Mara wants the matter between Mara and Teo to be closed: 1
  Mara wants not to be open to being hurt by Teo: 3
  Mara wants not to have to sit there hurt by Teo: 5
  Mara wants not to have had to walk past Teo: 4  # he would look up, and she would stay
  Teo wants to have kept the appointment with Mara: 1
  Teo wants to have broken the silence with Mara: 1
  Teo wants to ask Mara why she is angry: 1
  Teo wants Mara to have heard Teo out: 1
  Teo wants Mara to know that Teo's reason for leaving without a goodbye is her future: 3
  Teo wants Mara to forgive Teo: 2
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
  refused, but not for good: Mara has refused to forgive Teo and Mara has agreed to see Teo again
  quarrel over the word: Teo has denied that leaving without a goodbye was running away and Teo has not conceded that leaving without a goodbye was running
  she speaks: Mara has told Teo that she never stopped waiting

draft
  Mara goes to the cafe
  Mara takes the table by the door
  Teo goes to the cafe  # he sees her before she sees him
  Teo looks Mara over
  Mara looks Teo over
  Mara meets Teo's eyes
  Mara and Teo say nothing for a while
    lasts: five minutes
  Teo brings Mara something to drink
  Mara wants no small talk from Teo
  Teo teases Mara
  Teo smiles at Mara
  Mara looks away from Teo
  Mara asks Teo why he wanted to see her
    on purpose: she knows; he should have to say it first
  Teo asks Mara why she is angry
    on purpose: he knows the answer; he wants to hear her say it
  Mara reproaches Teo with leaving without a goodbye
    on purpose: it has waited long enough
  Teo nods at Mara
  Mara asks Teo to account for leaving without a goodbye
  Teo accounts to Mara for leaving without a goodbye
  Mara doubts what Teo says
  Mara says that Teo could have done otherwise
  Teo says what Mara would have answered
  Mara looks Teo in the eyes for the first time
  Mara calls leaving without a goodbye running away
    on purpose: she wants to hear whether he has another word for it
  Teo denies that leaving without a goodbye was running away
    on purpose: he had a plan, and running away has none
  Mara calls leaving without a goodbye running
    on purpose: the shorter word keeps the sting, and leaves him nothing to deny
  Teo concedes that leaving without a goodbye was running
    on purpose: there is no point left on which to deny it
  Teo asks Mara for forgiveness
  Mara refuses to forgive Teo
  Teo accepts Mara's answer
