"""Problems and stories as text in the research syntax; what it cannot say is named."""

from denouement.sabre.writing.problem import write_problem

__all__ = ["write_problem"]
