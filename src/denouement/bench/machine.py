"""What the machine says of itself and of this process."""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

__all__ = ["machine", "memory_in_use", "peak_memory"]

_MB = 1e6


def machine() -> dict[str, Any]:
    """The facts that a measurement depends on."""
    return {
        "cpus": os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
    }


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor()
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else platform.processor()


def memory_in_use() -> float:
    """Megabytes that this process holds now; 0 where that cannot be told."""
    return _status("VmRSS") or 0.0


def peak_memory() -> float | None:
    """The most megabytes that this process has held so far; None where that cannot be told.

    Not from ``getrusage`` where it can be had otherwise: that counts what the process held that started this one.
    """
    found = _status("VmHWM")
    if found is not None:
        return found
    try:
        import resource
    except ImportError:
        return None
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MB if sys.platform == "darwin" else peak * 1024 / _MB


def _status(key: str) -> float | None:
    try:
        text = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    found = re.search(rf"^{key}:\s*(\d+) kB$", text, re.MULTILINE)
    return int(found.group(1)) * 1024 / _MB if found else None
