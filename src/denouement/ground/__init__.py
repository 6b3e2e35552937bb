"""Every act and fact with its roles filled, in numbers; what can never happen left out."""

from denouement.ground.grounder import ground
from denouement.ground.problem import *  # noqa: F403
from denouement.ground.problem import __all__ as _problem
from denouement.ground.simplify import compared

__all__ = ["compared", "ground", *_problem]
