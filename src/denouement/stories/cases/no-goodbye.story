# A kitchen at five in the morning. Emil has signed on for a year at sea, so that Ruth is free to take the place at the
# school in the city: while he is there she will never go. He would like to say goodbye. He knows what comes of that.
#
# What to look at: he leaves without a word, and not for want of caring. With a goodbye she pleads, and he stays.
# Take her power over him away (Emil is fond of Ruth 2) and he says goodbye.

story "Five in the morning"
  use places, bonds, leaving

people
  Emil (he)
  Ruth (she)

places
  the kitchen (in)
  the road (on)

fact {who: person} is held here by {other: person}

reaction {who: person} is free to go, {other: person} gone
  when     who is held here by other
           not who and other are together
  then     who is not held here by other

at first
  Emil is in the kitchen
  Ruth is in the kitchen
  the kitchen opens on the road
  the kitchen is out of the way
  the road is out of the way
  Ruth is held here by Emil
  Emil is fond of Ruth 4
  Ruth is fond of Emil 4

wants
  Emil wants Ruth not to be held here by Emil: 3
  Emil wants to say goodbye to Ruth: 1
  Emil wants not to have gone back on staying for Ruth: 5
  Ruth wants Emil to stay for Ruth: 2

endings
  without a goodbye: Emil has walked out on Ruth and Emil has not said goodbye to Ruth
  with a goodbye (planned): Emil has walked out on Ruth and Emil has said goodbye to Ruth
  he stays: Ruth has pleaded with Emil to stay
