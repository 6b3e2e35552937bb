"""A long run of the fuzzer over one of the readers: ``python tests/fuzz/run.py problems --seconds 60``.

With atheris (the optional extra ``fuzz``; there are wheels for Linux) the texts are guided by what of the reader they
reach. Without it, texts are changed at random, which finds less; the first line says which it is. A text that breaks a
promise is kept as ``fuzz-problems-….txt`` in the folder ``--keep`` names, and the run ends with exit code 1.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(include=["denouement.sabre", "denouement.language", "denouement.ground"]):
        from fuzz import promises
else:
    from fuzz import promises
from fuzz.mutate import mutated, soup

ENDINGS = {"problems": "txt", "stories": "story"}


def main() -> int:
    """Run for some seconds; 1 if a text broke a promise."""
    parser = argparse.ArgumentParser(description="Fuzz a reader.")
    parser.add_argument("reader", choices=sorted(ENDINGS))
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="where the random changes begin (default: 0)")
    parser.add_argument(
        "--keep", type=Path, default=Path(), help="the folder for a text that broke a promise"
    )
    parser.add_argument(
        "--plain", action="store_true", help="change texts at random even where atheris is there"
    )
    given = parser.parse_args()
    target = _target(given.reader, given.keep)
    if atheris is None or given.plain:
        print("Changing texts at random" + (", since atheris is not installed." if atheris is None else "."))
        return _at_random(target, given.reader, given.seconds, given.seed)
    print("Guided by atheris.")
    return _guided(target, given.reader, given.seconds, given.seed)


def _target(reader: str, keep: Path) -> Callable[[str], None]:
    check = promises.problem_keeps_promises if reader == "problems" else promises.story_keeps_promises

    def run(text: str) -> None:
        try:
            check(text)
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt):
                raise
            name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            path = keep / f"fuzz-{reader}-{name}.{ENDINGS[reader]}"
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            print(f"A promise is broken; the text is kept as {path}.")
            raise

    return run


def _changed(reader: str, random: Random) -> str:
    texts, words = (
        (promises.PROBLEMS, promises.PROBLEM_WORDS)
        if reader == "problems"
        else (promises.STORIES, promises.STORY_WORDS)
    )
    text = random.choice(texts)
    if random.random() < 0.1:
        return text + soup(random, words)
    return mutated(text, random, words, random.choice((1, 1, 3, 8)))


def _at_random(target: Callable[[str], None], reader: str, seconds: int, seed: int) -> int:
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        try:
            target(_changed(reader, Random(seed + number)))
        except Exception:
            traceback.print_exc()
            return 1
        number += 1
    print(f"{number:,} texts, from seed {seed}: every promise was kept.")
    return 0


def _guided(target: Callable[[str], None], reader: str, seconds: int, seed: int) -> int:
    def one(data: bytes) -> None:
        # The first four bytes choose the text and its changes, the rest is taken as it is.
        provider = atheris.FuzzedDataProvider(data)
        if provider.ConsumeBool():
            target(_changed(reader, Random(provider.ConsumeInt(8))))
        else:
            target(provider.ConsumeUnicodeNoSurrogates(4_000))

    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", f"-seed={seed + 1}", "-max_len=4000", "-timeout=20"], one
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
