"""Every code that can be reported about a story, read from the source, which is not imported."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["codes_in_source", "codes_of"]

SOURCE = Path(__file__).parents[2] / "src" / "denouement"
# What makes a finding, and at which positions its code can stand.
MAKERS = {"error": (0,), "Meaning": (0,), "Diagnostic": (0,), "_find": (0, 1), "Wrong": (0,)}


@cache
def codes_in_source() -> dict[str, list[str]]:
    """For each code, the places that report it."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for code, line in codes_of(ast.parse(path.read_text("utf-8"))):
            found.setdefault(code, []).append(f"{path.relative_to(SOURCE)}:{line}")
    return found


def codes_of(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The codes that one module writes out, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for at in MAKERS.get(_name(node.func), ()):
                given = node.args[at] if at < len(node.args) else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value, node.lineno
            for keyword in node.keywords:
                if keyword.arg == "code" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value), node.lineno


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
