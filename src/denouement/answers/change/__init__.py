"""What would have to change for an ending to come: the smallest sets of edits to the writer's file.

==============  ==========================================================================================
``edits``       an edit: which lines go, become others, are added, and what it costs
``page``        the writer's file, and the text that edits make of it
``bearing``     what can matter for an ending
``candidates``  every single edit worth a try
``variants``    one story that holds them all, grounded once
``openings``    from an edit set to the world it opens in
``foretelling`` whether an opening comes to the ending: the seam to the engine
``looking``     all sets of one edit, of two, then best first
``tried``       a set made in the text, read again from the beginning, and run
==============  ==========================================================================================
"""

from denouement.answers.change.answer import Change, ChangeAnswer, Sought
from denouement.answers.change.change import find_changes
from denouement.answers.change.edits import Edit, EditKind
from denouement.answers.change.page import Row

__all__ = ["Change", "ChangeAnswer", "Edit", "EditKind", "Row", "Sought", "find_changes"]
