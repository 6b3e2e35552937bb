"""Telling a story that was found or drafted."""

from denouement.telling.plain import Told, outline, prose

__all__ = ["Told", "outline", "prose"]
