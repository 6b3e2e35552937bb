"""The story as values: spans, sentences, expressions, and what a file says with them."""

from denouement.model.expressions import *  # noqa: F403
from denouement.model.expressions import __all__ as _expressions
from denouement.model.places import *  # noqa: F403
from denouement.model.places import __all__ as _places
from denouement.model.sentence import *  # noqa: F403
from denouement.model.sentence import __all__ as _sentence
from denouement.model.span import *  # noqa: F403
from denouement.model.span import __all__ as _span
from denouement.model.story import *  # noqa: F403
from denouement.model.story import __all__ as _story
from denouement.model.walk import *  # noqa: F403
from denouement.model.walk import __all__ as _walk

__all__ = [*_expressions, *_places, *_sentence, *_span, *_story, *_walk]
