"""The research syntax: problem files of the field, read into the same model as stories."""

from denouement.sabre.reader import read, read_problem

__all__ = ["read", "read_problem"]
