"""How many random cases a property is tried on, and that every run tries the same ones.

Two profiles: `default`, and `long` for `make slow`; HYPOTHESIS_PROFILE chooses. No test looks
at the clock, so a slow machine fails nothing.
"""

import os

from hypothesis import HealthCheck, settings

_NO_CLOCK = [HealthCheck.too_slow]

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=_NO_CLOCK,
)
settings.register_profile(
    "long",
    derandomize=True,
    deadline=None,
    max_examples=1000,
    suppress_health_check=_NO_CLOCK,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
