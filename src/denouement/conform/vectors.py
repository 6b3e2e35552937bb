"""The files of a suite: which there are, and their JSON taken apart without trusting it.

A suite is a folder with ``problems/NAME.txt`` and ``vectors/NAME.json``. A file of vectors that holds a list
is one of tiny problems with their text in it, as ``micro.json``; any other is about the problem it names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from denouement.diagnostics import Source, nearest
from denouement.errors import UsageError

__all__ = ["Broken", "Suite", "need", "optional", "same_hash", "strings"]

T = TypeVar("T")


class Broken(Exception):
    """A file or a vector that cannot be understood; the text says why."""


@dataclass(frozen=True)
class Suite:
    """A folder of problems and vectors; ``names`` are the parts asked for, in order of name."""

    folder: Path
    names: tuple[str, ...]

    @staticmethod
    def at(folder: Path, wanted: Iterable[str] = ()) -> Suite:
        """The suite in a folder, or the ``wanted`` parts of it.

        Raises:
            UsageError: the folder is no suite, or has no such part.
        """
        if not folder.is_dir():
            raise UsageError(
                f"there is no folder “{folder}”", "name the folder that holds problems/ and vectors/"
            )
        if not (folder / "vectors").is_dir():
            raise UsageError(
                f"“{folder}” is no suite: it has no folder “vectors”",
                "name the folder that holds problems/ and vectors/",
            )
        known = sorted({*_stems(folder / "vectors", ".json"), *_stems(folder / "problems", ".txt")})
        if not known:
            raise UsageError(
                f"“{folder}” holds no problems and no vectors", "a part is a file vectors/NAME.json"
            )
        chosen = tuple(dict.fromkeys(wanted)) or tuple(known)
        for name in chosen:
            if name not in known:
                like = nearest(name, known)
                hint = f"did you mean {' or '.join(like)}?" if like else f"there are: {', '.join(known)}"
                raise UsageError(f"“{folder}” has no problem “{name}”", hint)
        return Suite(folder, chosen)

    def file_of(self, name: str) -> str:
        """How the file of one part is named in what is printed."""
        has_vectors = (self.folder / "vectors" / f"{name}.json").is_file()
        return f"{name}.json" if has_vectors else f"{name}.txt"

    def told(self, name: str) -> Any:
        """The JSON of one part; None where there is only a problem.

        Raises:
            Broken: the file is not JSON.
        """
        path = self.folder / "vectors" / f"{name}.json"
        if not path.is_file():
            return None
        try:
            return json.loads(path.read_bytes())
        except OSError as fault:
            raise Broken(f"the file cannot be opened: {fault.strerror}") from fault
        except (ValueError, RecursionError) as fault:
            raise Broken(f"this is not JSON: {fault}") from fault

    def problem(self, name: str) -> tuple[Source, str]:
        """The text of a problem, and the SHA-256 of its file.

        Raises:
            Broken: there is no such file, or it is not text.
        """
        path = self.folder / "problems" / f"{name}.txt"
        if Path(name).name != name or not path.is_file():
            raise Broken(f"there is no problem file “problems/{name}.txt”")
        try:
            raw = path.read_bytes()
            return Source(f"problems/{name}.txt", raw.decode("utf-8")), hashlib.sha256(raw).hexdigest()
        except OSError as fault:
            raise Broken(f"“problems/{name}.txt” cannot be opened: {fault.strerror}") from fault
        except UnicodeDecodeError as fault:
            raise Broken(f"“problems/{name}.txt” is not plain text in UTF-8") from fault


def _stems(folder: Path, ending: str) -> list[str]:
    return [p.stem for p in folder.glob(f"*{ending}") if p.is_file()] if folder.is_dir() else []


def need(record: Any, key: str, type_: type[T]) -> T:
    """A field that has to be there, of this type.

    Raises:
        Broken: it is not.
    """
    if not isinstance(record, dict):
        raise Broken(f"a record with the field “{key}” is expected here, not {json.dumps(record)[:40]}")
    if key not in record:
        raise Broken(f"the field “{key}” is missing")
    value = record[key]
    if not isinstance(value, type_) or (isinstance(value, bool) and type_ is int):
        raise Broken(f"the field “{key}” should be a {_TYPES.get(type_, type_.__name__)}")
    return value


def optional(record: Any, key: str, type_: type[T]) -> T | None:
    """The same for a field that may be missing or null."""
    if isinstance(record, dict) and record.get(key) is None:
        return None
    return need(record, key, type_)


_TYPES: dict[type, str] = {dict: "record", list: "list", str: "text", int: "whole number", bool: "yes or no"}


def strings(values: list[Any], what: str) -> list[str]:
    """A list that has to be one of texts.

    Raises:
        Broken: it is not.
    """
    if not all(isinstance(v, str) for v in values):
        raise Broken(f"“{what}” should list names")
    return values


def same_hash(names: Iterable[str], expected: dict[str, Any]) -> bool:
    """Whether these are the names that the recorded hash is of."""
    made = hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
    return made == need(expected, "sha256", str)
