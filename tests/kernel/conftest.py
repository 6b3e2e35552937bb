"""The tests of this folder need the compiled kernel, and want it used, whatever the run as a whole asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from denouement.engine.kernel import kernel_is_used, use_kernel
from support.compiled import needs_kernel

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip them where it is not installed."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(needs_kernel)


@pytest.fixture(autouse=True)
def _kernel_in_use() -> Iterator[None]:
    before = kernel_is_used()
    use_kernel(True)
    yield
    use_kernel(before)
