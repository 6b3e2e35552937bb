"""Benchmarks: how fast problems are read, grounded and searched, each measured in a fresh process.

A surface: it reads a suite's files, starts processes and looks at the clock. ``denouement bench`` prints what it
measures; the scripts in ``benchmarks/`` use it for problems of any size and to hold another planner against it.
"""

from __future__ import annotations

from denouement.bench.ask import Answer, Question, Ready, ask
from denouement.bench.job import Job, in_fresh_process
from denouement.bench.record import Record, recorded
from denouement.bench.run import measure
from denouement.bench.suite import Version, versions_of

__all__ = [
    "Answer",
    "Job",
    "Question",
    "Ready",
    "Record",
    "Version",
    "ask",
    "in_fresh_process",
    "measure",
    "recorded",
    "versions_of",
]
