# A railway buffet, the last train of the night. Lotte would like Karel to stay. She tells him that the line is blocked:
# he will believe her, and take the spare room. That is why she says it.
#
# What to look at: the lie has no other reason than what he will do on the strength of it. If he would not believe her
# (Karel trusts Lotte 1), or would not stay all the same (take away his want for a bed), she does not lie.

story "The line is blocked"
  use places, bonds, talk

people
  Lotte (she)
  Karel (he)

places
  the buffet
  the last train (on)

claims
  the line is blocked: the line is not clear

fact the line is clear
fact {who: person} has a ticket
fact {who: person} has a bed for the night

action {who: person} boards the train
  if       the line is clear
           who is not on the last train
           who has a ticket
           who does not have a bed for the night
  then     who is on the last train
  willing  who

action {who: person} takes {host: person}'s spare room
  if       who and host are together
           host does not have a ticket
           who is not on the last train
  then     who has a bed for the night
  willing  who

at first
  Lotte is at the buffet
  Karel is at the buffet
  the buffet is out of the way
  the last train is out of the way
  the line is clear
  Karel has a ticket
  Karel trusts Lotte 3

before
  Karel asks Lotte to meet at the buffet

wants
  Lotte wants Karel to take Lotte's spare room: 3
  Lotte wants not to have deceived Karel in saying that the line is blocked: 1
  Karel wants to have boarded the train: 3
  Karel wants to have a bed for the night: 1

endings
  he stays (planned): Karel has taken Lotte's spare room
  he goes: Karel has boarded the train
