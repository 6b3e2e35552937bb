# The yard behind the workshop. Ilan has told Vera why he sold her tools. She will not forgive him, and he knows it.
#
# What to look at: he asks, and not in the hope of a yes. He wants it settled, and her no will settle it. If she would
# give him no answer at all (take away her want), asking would settle nothing, and he does not ask.

story "Her tools"
  use amends

people
  Ilan (he)
  Vera (she)

places
  the yard (in)

deeds
  selling her tools

at first
  Ilan is in the yard
  Vera is in the yard
  the yard is out of the way
  Vera trusts Ilan 2

before
  Ilan wrongs Vera by selling her tools
  Vera asks Ilan to account for selling her tools
  Ilan accounts to Vera for selling her tools

wants
  Ilan wants Vera to forgive Ilan: 3
  Vera wants to be safe from Ilan: 2

endings
  forgiven (planned): Vera has forgiven Ilan
  refused: Vera has refused to forgive Ilan
