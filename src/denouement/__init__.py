"""Denouement, an endings engine for fiction.

A writer puts down who the people of a story are, what happened before, and what each knows, believes and
wants; Denouement finds how the story can end with everyone acting for reasons of their own, and says why.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
