"""Exports: a story in the formats of the tools that writers, readers and game makers use.

Two families. ``prose`` takes a telling, one story told; ``graph`` takes every believable story at once. A format
is one function from a value to text or bytes; writing files is for the surfaces.
"""
