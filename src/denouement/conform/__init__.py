"""Conformance: holds the engine against recorded behaviour of the field's reference planner, vector by vector.

A surface: it reads a suite's files and prints what it finds. It is run as ``python -m denouement.sabre.conform``.
"""

from __future__ import annotations

from denouement.conform.budget import Budget
from denouement.conform.command import command, main
from denouement.conform.engines import ENGINES, engine_for
from denouement.conform.played import Played
from denouement.conform.run import Runner
from denouement.conform.vectors import Suite
from denouement.conform.verdict import Note, Verdict

__all__ = [
    "ENGINES",
    "Budget",
    "Note",
    "Played",
    "Runner",
    "Suite",
    "Verdict",
    "command",
    "engine_for",
    "main",
]
