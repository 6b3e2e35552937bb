"""A small story in which a face is misread, with the world *feelings* and without it."""

__all__ = ["KITCHEN", "UNSHOWN"]

KITCHEN = """story "Three in a kitchen"
  use feelings, bonds

people
  Ann (she)
  Ben (he)
  Cleo (she)

places
  the kitchen

moods
  impatience

fact the cup is whole
fact {who: person} has the loaf

action {who: person} breaks the cup
  if       the cup is whole
           who wants it gone
  then     the cup is not whole
  willing  who

fact {who: person} wants it gone

action {who: person} asks {other: person} for the loaf
  if       who and other are together
           other has the loaf
           not who believes other seems to feel impatience
           who has not asked other for the loaf
  then     who has the loaf
           other does not have the loaf
  willing  who

at first
  Ann is at the kitchen
  Ben is at the kitchen
  Cleo is at the kitchen
  the kitchen is out of the way
  the cup is whole
  Ben has the loaf
  Cleo wants it gone

wants
  Cleo wants the cup not to be whole: 3
  Ann wants to have the loaf: 1
  Ben wants the cup to be whole: 2

endings
  bread: Ann has the loaf
"""

UNSHOWN = (
    KITCHEN.replace("feelings, bonds", "bonds")
    .replace("moods\n  impatience\n\n", "")
    .replace("           not who believes other seems to feel impatience\n", "")
)
