"""A suite of two tiny problems, and the scripts of ``benchmarks/``, for the tests of the benchmarks."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

__all__ = ["BENCHMARKS", "FERRY", "script", "suite"]

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

FERRY = """type bank;
entity Ada : character;
entity Near : bank;
entity Far : bank;
property at(who : character) : bank;
property song() : boolean;
action cross(who : character, to : bank) {
  precondition: at(who) != to;
  effect: at(who) = to;
  consenting: who;
};
action wade(who : character, to : bank) {
  precondition: at(who) != to;
  effect: at(who) = to;
  consenting: who;
};
action sing(who : character) {
  precondition: at(who) == Far;
  effect: song();
  consenting: who;
};
at(Ada) = Near;
utility(): (if(song()) 1 else 0) + (if(song() & at(Ada) == Near) 1 else 0);
utility(Ada): if(song()) 1 else 0;
"""
"""Two ways to the song; nobody has a reason to come back."""


def suite(folder: Path, settings: object = None) -> Path:
    """A folder with the ferry as its only problem, and settings if there are to be any."""
    (folder / "problems").mkdir()
    (folder / "problems" / "ferry.txt").write_text(FERRY, "utf-8")
    if settings is not None:
        (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    return folder


def script(name: str) -> ModuleType:
    """A script of the benchmarks, as a module."""
    module = sys.modules.get(name)
    if module is None:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return module
