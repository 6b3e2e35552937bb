story "The blue umbrella"
  use places, talk

# A spy story. Vera is to give the film to whoever carries a blue umbrella. Kolb has bought one, too.

people
  Vera (she), a courier
  Anton (he), whom she is to meet
  Kolb (he), who works for the other side

places
  the arcade (in)

things
  the film

claims
  Anton has turned: Anton is not loyal
  Kolb has turned: Kolb is not loyal

fact {who: person} is loyal
fact {who: person} has been caught
fact the film is safe

action {who: person} hands the film on to {other: person}
  if       who and other are together
           who has the film
           who believes other is loyal
  then     other has the film
           who does not have the film
           if other is loyal then the film is safe
  willing  who
  seen by  who, other

action Vera burns the film
  if       Vera has the film
  then     Vera does not have the film
  willing  Vera

action Kolb arrests Vera
  if       Kolb and Vera are together
           Vera has the film
           Kolb is not loyal
  then     Vera has been caught
           Kolb has the film
           Vera does not have the film
  willing  Kolb

at first
  everyone is in the arcade
  Vera is loyal
  Anton is loyal
  Kolb is loyal
  Vera has the film
  Vera trusts Kolb 2
  Vera trusts Anton 2

now
  Kolb is not loyal
  Anton believes Kolb is not loyal

wants
  Vera wants it that the film is safe: 2
  Vera wants not to have been caught: 3
  Anton wants it that the film is safe: 2
  Kolb wants to have the film: 2
  Kolb wants not to have arrested Vera: 1

endings
  delivered (planned): the film is safe
  into the wrong hands: Kolb has the film and Vera has not been caught
  caught: Vera has been caught
  ashes: Vera has burned the film
