# A kitchen above a harbour, the last evening. Bram has a berth on tonight's boat and has come to say goodbye. Ilse
# tells him that there is no boat. He will believe her, and stay; that is why she says it. Hanne knows better.
#
# What to look at: the lie is one act of the world "talk". What Bram believes after it is his own and not the story's;
# who told him, and what ends it, is answered by
# denouement knows lie-for-love Bram

story "The last boat"
  use places, bonds, talk

people
  Bram (he)
  Ilse (she)
  Hanne (she)

places
  the kitchen (in), above the harbour
  the boat (on)

# What is in the kitchen, and how Ilse looks. Nothing depends on it; it is there to be told.

kind fitting

fittings
  the long table
  the stove
  a window on the harbour

features
  face
  bearing
  hair

looks
  pale
  ruddy
  straight
  pinned

# A claim is a sentence that somebody can say, and a fact that it would make so. Whoever says it while believing
# otherwise has deceived the other; nothing more has to be written down for it to be a lie.

claims
  there is no boat tonight: the boat is not sailing

# What no bundled world has a word for.

fact {what: fitting} is in {where: place}
fact the boat is sailing
fact the night is over
fact {who: person} has a berth
fact {who: person} has a spare bed
fact {who: person} has a bed for the night
fact {who: person} has missed the boat
fact {who: person} resents {other: person}

phrase {who: person} is aboard
  means    who is on the boat

phrase {speaker: person} is honest with {hearer: person}
  means    for every {what: claim}, speaker has not deceived hearer in saying that what or speaker has owned up to hearer

action {who: person} takes leave of {other: person}
  if       who and other are together
  told     "{who} [turns] to {other}"
           "{who} [holds] out a hand to {other}"
           "It [is] time, and {who} [knows] it"
           "{who} [waits] until there [is] nothing left to wait for"
  said     "I have come to take my leave of you. I did not want to go without a word."
           "Well. It is time I took my leave. I have put it off for as long as I can, and longer."
           "Let me take my leave of you while I can. It gets no lighter by waiting."

action {who: person} goes aboard
  if       who is not on the boat
           who has a berth
           the boat is sailing
           the night is not over
  then     who is on the boat
  willing  who
  told     "{who} [goes] aboard"
           "{who} [turns] away, and [goes] down to the boat, and aboard"
           "There [is] a berth for {who}, and {who} [goes] down to the boat"
           "The boat [is] sailing, and {who} [goes] aboard while there [is] time"

action {guest: person} stays the night with {host: person}
  if       guest and host are together
           guest has a berth
           host has a spare bed
           the night is not over
  then     the night is over
           guest has a bed for the night
  willing  guest
  told     "{guest} [stays] the night with {host}"
           "{guest} [takes] {host's} spare bed, and [stays] the night"
  said     "If there is a bed to spare, I will stay the night."
           "Then I will stay. One night."
           "I will take the spare bed, then."

action {who: person} lets the boat go for {other: person}
  if       who and other are together
           who has a berth
           the boat is sailing
           the night is not over
           other has owned up to who
  then     the night is over
  willing  who
  told     "{who} [stays] where {who} [is]"
           "{who} [turns] to {other}"
           "{who} [shakes] {who's} head"
  said     "Let it sail. I am staying."
           "The boat can go. I will not."
           "It can sail without me."

action {liar: person} owns up to {hearer: person}
  if       liar and hearer are together
           hearer has a berth
           liar is not honest with hearer
  then     for every {what: claim}, if liar has deceived hearer in saying that what then hearer believes what is not so
  willing  liar
  told     "It [takes] {liar} a while to begin"
           "{liar} [turns] to {hearer}"
           "{liar} [begins], and [stops], and [begins] again"
  said     "It was not true, what I told you."
           "What I said was not so. I knew it when I said it."
           "I told you what is not true. Now you have it from me."

action {teller: person} gives {liar: person} away to {hearer: person}
  if       teller and hearer are together
           hearer has a berth
           for some {what: claim}, liar has deceived hearer in saying that what
           teller has not given liar away to hearer
  then     for every {what: claim}, if liar has deceived hearer in saying that what and hearer trusts teller at least 2 then hearer believes what is not so
           liar resents teller
  willing  teller
  told     "{teller} [turns] to {hearer}"
           "{teller} [turns] from {liar} to {hearer}"
           "{teller} [looks] at {hearer}, and not at {liar}"
           "{teller} [has] heard enough from {liar}"
  said     "{liar} has told you what is not so, and knows it. Now you know it too, and you know it from me."
           "Do not believe what you were told. It is not true, and you should hear it from somebody."
           "What {liar} told you is not so. I will not stand by and let you think it."

# What follows by itself, in the world and in every mind, and in each by its own lights: once the night is over, Bram
# has missed the boat, but not as he sees it while he thinks that there was none to miss.

reaction {who: person} misses the boat
  when     the night is over
           the boat is sailing
           who has a berth
           who is not on the boat
           who has not missed the boat
  then     who has missed the boat

# Whoever knows better afterwards sees that it was a lie.

reaction {hearer: person} sees through {liar: person} about {what: claim}
  when     hearer has a berth
           liar has deceived hearer in saying that what
           hearer believes what is not so
           hearer does not believe liar has deceived hearer in saying that what
  then     hearer believes liar has deceived hearer in saying that what

at first
  Bram is in the kitchen
  Ilse is in the kitchen
  Hanne is in the kitchen
  the kitchen is out of the way  # nobody comes or goes except by an act of their own
  the boat is out of the way
  the long table is in the kitchen
  the stove is in the kitchen
  a window on the harbour is in the kitchen
  Ilse's hair is pinned
  Ilse's bearing is straight
  Ilse's face is pale
  Hanne believes Ilse's face is ruddy  # as it was that morning
  the boat is sailing
  Bram has a berth
  Ilse has a spare bed
  Bram trusts Ilse 3  # at 1 he would not believe her, and she would not lie
  Bram trusts Hanne 3

before
  Bram asks Ilse to meet in the kitchen  # so that the next word is hers

now
  Ilse believes Hanne believes the boat is not sailing  # Hanne came down by the harbour; Ilse thinks, over the hill

wants
  Bram wants to be aboard: 3
  Bram wants to have a bed for the night: 1
  Bram wants not to have missed the boat: 3
  Bram wants to let the boat go for Ilse: 2  # at 4 he would, once she has owned up
  Ilse wants Bram to stay the night with Ilse: 3
  Ilse wants to be honest with Bram: 1
  Hanne wants Bram to be aboard: 2
  Hanne wants Ilse not to resent Hanne: 1

endings
  she owns up and he stays (planned): Bram has let the boat go for Ilse
  the lie holds: Bram has stayed the night with Ilse and Bram wrongly believes the boat is not sailing
  she tells him when it is too late: Bram has stayed the night with Ilse and Ilse has owned up to Bram
  the truth in time: Bram is aboard and Hanne has given Ilse away to Bram
  they sail together: Bram is aboard and Ilse is aboard

draft
  Bram takes leave of Ilse
  Ilse looks away from Bram
  Ilse tells Bram that there is no boat tonight
  Bram and Ilse say nothing for a while
    lasts: a minute
  Hanne looks Ilse over
  Hanne gives Ilse away to Bram
  Bram meets Ilse's eyes
  Bram goes aboard
