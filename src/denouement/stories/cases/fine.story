# The back room of a bookshop. Paul has told Vera why he published her letters, and asked. She says no; he says: fine.
#
# What to look at: three things could make him content with it, and each stands in lines of its own. He saw her no coming,
# and it settles the matter (closure). He wanted her to know why, and she does (told). He has conceded the word for
# what he did, and holds her no to be just (desert). Take one away and another carries; take all away, or let him hope
# for a yes, and he is disappointed.

story "Her letters"
  use amends

people
  Paul (he)
  Vera (she)

places
  the back room (in)

deeds
  publishing her letters

motives
  money
  admiration

labels
  theft

at first
  Paul is in the back room
  Vera is in the back room
  the back room is out of the way
  Vera trusts Paul 2
  theft blames
  Paul's reason for publishing her letters is admiration
  Vera believes Paul's reason for publishing her letters is money

before
  Paul wrongs Vera by publishing her letters
  Vera asks Paul to account for publishing her letters
  Paul accounts to Vera for publishing her letters
  Vera calls publishing her letters theft
  Paul concedes that publishing her letters was theft
  Paul asks Vera for forgiveness

wants
  Paul wants Vera to forgive Paul: 3
  Paul wants Vera to know that Paul's reason for publishing her letters is admiration: 2
  Paul wants to be at peace with Vera: 1
  Vera wants to be safe from Paul: 2

endings
  fine (planned): Vera has refused to forgive Paul and Paul has accepted Vera's answer
  forgiven: Vera has forgiven Paul
