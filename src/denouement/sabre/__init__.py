"""The research syntax: problem files of the field, read into the same model as stories, and written from it.

The writer stands in :mod:`denouement.sabre.writing`; reading does without it.
"""

from denouement.sabre.reader import read, read_problem

__all__ = ["read", "read_problem"]
