story "Sunday soup"
  use places, talk, bonds

# A family dinner with a secret: the house is sold, and Nell is about to pay for its roof.

people
  Rosa (she), the mother
  Nell (she), her daughter
  Tomas (he), her son

places
  the dining room (in)

claims
  the house is sold: the house is sold

fact the house is sold
fact {who: person} has spent the savings

action {who: person} pays for the roof
  if       who does not believe the house is sold
  then     who has spent the savings
  willing  who

at first
  Rosa is in the dining room
  Nell is in the dining room
  Tomas is in the dining room
  Nell trusts Rosa 3
  Nell trusts Tomas 2

now
  the house is sold
  Rosa believes the house is sold
  Tomas believes the house is sold

wants
  Nell wants to have paid for the roof: 2
  Rosa wants Nell not to know that the house is sold: 2
  Rosa wants Nell not to have spent the savings: 3
  Tomas wants Nell not to have spent the savings: 1

endings
  over the soup (planned): Nell knows that the house is sold and Tomas has not told Nell that the house is sold
  the brother tells: Tomas has told Nell that the house is sold
  a roof for strangers: Nell has paid for the roof

draft
  Nell smiles at Rosa
  Rosa looks away from Nell
  Tomas meets Nell's eyes
  Rosa tells Nell that the house is sold
    says: "There is no roof any more, child. Not for us."
  Nell pays for the roof
    on purpose: she will not have it that he was right to be silent
