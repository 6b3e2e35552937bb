"""The layers of the package: what each may import, and what only the surfaces may do.

Reads the source of every module with `ast` and imports nothing, so a broken module is judged
like any other. An import counts wherever it stands: inside a function, or for the types alone.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "denouement"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE

# Each layer imports from itself and from those before it.
LAYERS = (
    "errors",
    "english",
    "model",
    "diagnostics",
    "language",
    "sabre",
    "ground",
    "_kernel",  # compiled; see kernel/
    "engine",
    "search",
    "answers",
    "feelings",
    "telling",
    "export",
    "library",
)
# Surfaces import from every layer and from each other: a command may start the studio. `bench` is one because it
# starts processes and looks at the clock.
SURFACES = ("cli", "conform", "bench", "studio", "lsp", "explore")
# The name of a command that is run as a module is fixed by where it is run from. Each of these modules does no
# more than call the surface that the command belongs to, and stands with the surfaces, not with its folder.
DOORS = {Path("sabre/conform.py"): "conform"}
# Bundled stories and worlds hold no code; `library` reads them for everyone else.
DATA = ("worlds", "stories")
# The top of the package gathers the public names, so it imports from anywhere.
TOP = ("__init__", "__main__")

CLOCK_AND_SYSTEM = ("time", "datetime", "os", "subprocess", "socket")
INPUT_AND_OUTPUT = ("open", "print", "input")


def test_every_layer_is_known():
    """A new folder or module at the top takes its place in the order before it is used."""
    known = {*LAYERS, *SURFACES, *DATA, *TOP}
    unknown = sorted({layer_of_file(path) for path in source_files()} - known)
    assert [] == unknown


def test_imports_follow_the_order():
    """A layer never depends on one that comes after it, so each can be read without the rest."""
    broken = [
        f"{where(path, line)}: {layer_of_file(path)} imports {name}"
        for path in source_files()
        for line, name in imports(parse(path), package_of(path))
        if layer_of_name(name) not in (None, *allowed(layer_of_file(path)))
    ]
    assert [] == broken, "\n".join(broken)


def test_bundled_folders_hold_no_code():
    """A bundled story or world is data: nothing in its folder runs but an empty `__init__.py`."""
    code = [
        where(path, node.lineno)
        for path in source_files()
        if layer_of_file(path) in DATA
        for node in parse(path).body
        if not is_docstring(node)
    ]
    assert [] == code, "\n".join(code)


def test_doors_only_open():
    """A door holds nothing but an import and a call, so that nothing of a layer hides behind one."""
    for door, surface in DOORS.items():
        tree = parse(SOURCE / door)
        assert [f"{PACKAGE}.{surface}.main"] == [name for _, name in imports(tree, package_of(SOURCE / door))]
        assert [] == [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        body = [n for n in tree.body if not is_docstring(n)]
        assert [ast.ImportFrom, ast.If] == [type(n) for n in body]


def test_only_surfaces_reach_outside():
    """Outside the surfaces nothing reads a clock, a file or the system, so that the same story
    gives the same answer everywhere."""
    reached = [
        f"{where(path, line)}: {name}"
        for path in source_files()
        if layer_of_file(path) not in SURFACES
        for line, name in reaches_outside(parse(path), package_of(path))
    ]
    assert [] == reached, "\n".join(reached)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import lark", [None]),
        ("import denouement.engine.worlds", ["engine"]),
        ("from denouement import engine, model", ["engine", "model"]),
        ("from denouement.engine import worlds", ["engine"]),
        ("from denouement import __version__", [None]),
        ("from denouement import Story", ["__init__"]),
        ("from denouement import *", ["__init__"]),
        ("import denouement", ["__init__"]),
        ("from . import limits", ["search"]),
        ("from .limits import Limits", ["search"]),
        ("from .. import engine", ["engine"]),
        ("from ..engine.worlds import World", ["engine"]),
        ("def later():\n    from ..cli import main", ["cli"]),
    ],
)
def test_every_form_of_import_is_seen(statement, expected):
    """No way of writing an import slips past the order; here each stands in `search`."""
    found = imports(ast.parse(statement), ("denouement", "search"))
    assert expected == [layer_of_name(name) for _, name in found]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import time", ["time"]),
        ("from datetime import date", ["datetime.date"]),
        ("import os.path", ["os.path"]),
        ("print('The end.')", ["print()"]),
        ("text = open('a.story').read()", ["open()"]),
        ("text = resource.open().read()", []),
        ("from denouement.model import time", []),
        ("from . import time", []),
    ],
)
def test_every_way_outside_is_seen(statement, expected):
    """The clock and the system count by name, input and output by call; like names do not."""
    found = reaches_outside(ast.parse(statement), ("denouement", "search"))
    assert expected == [name for _, name in found]


def allowed(layer: str) -> tuple[str, ...]:
    """Every layer that `layer` may import from; nothing for a layer that is not known."""
    if layer in (*SURFACES, *TOP):
        return (*LAYERS, *SURFACES, *DATA, *TOP)
    if layer not in LAYERS:
        return ()
    earlier = LAYERS[: LAYERS.index(layer) + 1]
    return (*earlier, *DATA) if layer == "library" else earlier


def imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the line and the full dotted name of everything that `tree` imports.

    Args:
        tree: The syntax tree of a module.
        package: The parts of the name of the package that holds it, for relative imports.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            parts = [*base, *([node.module] if node.module else [])]
            yield from ((node.lineno, ".".join([*parts, name.name])) for name in node.names)


def reaches_outside(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every clock, system module, and call that reads or writes."""
    for line, name in imports(tree, package):
        if name.split(".")[0] in CLOCK_AND_SYSTEM:
            yield line, name
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in INPUT_AND_OUTPUT:
                yield node.lineno, f"{name}()"


def layer_of_name(name: str) -> str | None:
    """The layer that a dotted name lies in; None for other packages and for the version."""
    package, _, rest = name.partition(".")
    first = rest.partition(".")[0]
    if package != PACKAGE or first == "__version__":
        return None
    # Any other name is one that the top of the package gathers.
    return first if first in (*LAYERS, *SURFACES, *DATA, *TOP) else "__init__"


def layer_of_file(path: Path) -> str:
    """The layer that a source file lies in: its folder, or itself at the top; a door's is what it leads to."""
    inside = path.relative_to(SOURCE)
    return DOORS.get(inside) or inside.with_suffix("").parts[0]


def package_of(path: Path) -> tuple[str, ...]:
    """The parts of the dotted name of the package that holds a source file."""
    return (PACKAGE, *path.relative_to(SOURCE).parent.parts)


def source_files() -> list[Path]:
    """Every module of the package, in order of name. There must be some."""
    files = sorted(SOURCE.rglob("*.py"))
    assert files, f"no source under {SOURCE}"
    return files


def parse(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def where(path: Path, line: int) -> str:
    """A place in the source, as editors and terminals link it."""
    return f"{path.relative_to(SOURCE.parents[1])}:{line}"


def is_docstring(node: ast.stmt) -> bool:
    """Whether a statement is a bare string."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
