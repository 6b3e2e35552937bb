"""How many random cases a property is tried on, that every run tries the same ones, and which engine answers.

Two profiles: `default`, and `long` for `make slow`; HYPOTHESIS_PROFILE chooses. No test looks
at the clock, so a slow machine fails nothing.

DENOUEMENT_ENGINE=reference has the plain engine answer everywhere but in `tests/kernel`. The end of a run says which
engine it was, and whether the kernel's own tests could not be run.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

from denouement.engine.kernel import engine_name, kernel_is_installed, use_kernel

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

if os.environ.get("DENOUEMENT_ENGINE") == "reference":
    use_kernel(False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which engine answered."""
    missing = (
        "" if kernel_is_installed() else "; the compiled kernel is not installed, tests/kernel was skipped"
    )
    terminalreporter.write_line(f"engine: {engine_name()}{missing}")
