# Ten different mistakes, each of another sort. Every one is told once, at its place, and none hides another.

story "A wedding in the rain"
  use places, bunds

people
  Ines (she)
  Bram (he)
  Cleo (she-wolf)

places
  the chapel
  the orchard

things
  the ring

weather
  drizzle

fact {who: person} is late for {what: feast}

action {who: person} fetches {item: thing}
  if      item lies at the orchard
  after   who is at the orchard
  then    who has item
  willing who

at first
  Ines is at the chapel
  Bran is at the orchard
  the ring is lost

before
  somebody goes to the chapel

wants
  Ines wants Bram to have the ring: dearly
  Bram wants to be at the chapel: 2

endings
  wed: Ines is at the chapel and
