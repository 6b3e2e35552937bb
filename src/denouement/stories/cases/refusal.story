# A stairwell. Aron has told Vera why he borrowed in her name, and has asked her to forgive him. Once already she did.
#
# What to look at: she says no, and it is because she wants to be safe from him. Take that want away, and she
# says nothing at all: a refusal needs a want that it serves, and the answer names what is missing.

story "Once already"
  use amends

people
  Vera (she)
  Aron (he)

places
  the stairwell (in)

deeds
  borrowing in her name

at first
  Vera is in the stairwell
  Aron is in the stairwell
  the stairwell is out of the way
  Vera trusts Aron 2

before
  Aron wrongs Vera by borrowing in her name
  Vera asks Aron to account for borrowing in her name
  Aron accounts to Vera for borrowing in her name
  Aron asks Vera for forgiveness

wants
  Vera wants to be safe from Aron: 3

endings
  refused (planned): Vera has refused to forgive Aron
  forgiven: Vera has forgiven Aron
