"""Reading a list of words written as plain text, so that the tables stay legible."""

__all__ = ["words"]


def words(text: str) -> tuple[str, ...]:
    """Split text at white space, keeping the order.

    >>> words("first second")
    ('first', 'second')
    """
    return tuple(text.split())
