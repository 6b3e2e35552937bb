"""The research syntax: problem files of the field, read into the same model as stories, and written from it."""

from denouement.sabre.reader import read, read_problem
from denouement.sabre.writing.problem import write_problem

__all__ = ["read", "read_problem", "write_problem"]
