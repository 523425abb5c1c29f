"""A storm of damaged documents against the readers: none may crash, hang or raise anything but Unreadable.

Use:  python benchmarks/reading_storm.py [--count 20000] [--seed 1] [--only pdf,text]
Prints a line a format: documents, how many were read and refused, the slowest; exit 1 where one broke a rule.
Add a format by a line in SEEDS: a name and a function that makes sound documents to damage.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "parsing" / "readers")]

from archive.parsing import Unreadable, parse  # noqa: E402 (the path comes first)

_MINUTES = _ROOT / "fixtures" / "minutes"
_SLOWEST = 10.0
_CHUNK = 250


def _texts() -> list[bytes]:
    return [path.read_bytes() for path in sorted(_MINUTES.glob("*.txt"))[:6]]


def _pdfs() -> list[bytes]:
    import printing  # needs WeasyPrint, which only this format does

    styles = (printing.Style(), printing.Style(rules=False, hyphens=True, spaced=False))
    return [printing.to_pdf(text.decode(), style, [[0, 2]] * 20) for text in _texts()[:3] for style in styles]


def _made(*names: str) -> list[bytes]:
    import made_documents  # needs python-docx for Word's files

    found = (getattr(made_documents, name) for name in names)
    return [one.encode() if isinstance(one, str) else one() for one in found]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "text": _texts,
    "pdf": _pdfs,
    "html": lambda: _made("HTML", "FIRSTAGENDA"),
    "xml": lambda: _made("SBSYS", "AGMAN"),
    "docx": lambda: _made("docx"),
    "zip": lambda: _made("zip_folder"),
}


def damaged(sound: Sequence[bytes], number: int, seed: int) -> bytes:
    """The number-th damaged document of this storm: the same for the same arguments."""
    chance = random.Random(f"{seed}-{number}")  # noqa: S311 (a storm, not a secret)
    data = bytearray(chance.choice(sound))
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 4, 40, 2000))
        match chance.randrange(6):
            case 0:
                del data[max(at, 20) :]
            case 1:
                data[at : at + length] = chance.randbytes(min(length, 200))
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[at : at + length] * chance.choice((1, 3, 50))
            case 4:
                other = chance.choice(sound)
                data[at : at + length] = other[at : at + length]
            case _:
                for _ in range(min(length, 50)):
                    if data:
                        data[chance.randrange(len(data))] = chance.choice(b"0123456789<>/[]() \x00\xff-")
    return bytes(data)


def _weather(sound: Sequence[bytes], numbers: Sequence[int], seed: int) -> list[tuple[int, float, str]]:
    """In a process of its own: for each number the seconds it worked and what came of it."""
    done = []
    for number in numbers:
        data = damaged(sound, number, seed)
        faulthandler.dump_traceback_later(3 * _SLOWEST, exit=True)
        start = time.process_time()  # its own: on a busy machine a sound document may wait for long
        try:
            parse(data)
            result = "read"
        except Unreadable:
            result = "refused"
        except Exception as error:  # noqa: BLE001, RUF100 (any other is what the storm looks for)
            result = f"{type(error).__name__}: {error}"
        faulthandler.cancel_dump_traceback_later()
        done.append((number, time.process_time() - start, result))
    return done


def _storm(sound: Sequence[bytes], count: int, seed: int) -> list[tuple[int, float, str]]:
    """All results; a chunk that kills its process is tried again one document at a time."""
    results: list[tuple[int, float, str]] = []
    for first in range(0, count, _CHUNK):
        numbers = range(first, min(first + _CHUNK, count))
        try:
            results += _apart(sound, numbers, seed)
        except BrokenProcessPool:
            for number in numbers:
                try:
                    results += _apart(sound, [number], seed)
                except BrokenProcessPool:
                    results.append((number, 0.0, "the process died"))
    return results


def _apart(sound: Sequence[bytes], numbers: Sequence[int], seed: int) -> list[tuple[int, float, str]]:
    with ProcessPoolExecutor(max_workers=1) as pool:
        return pool.submit(_weather, sound, numbers, seed).result()


def main() -> int:
    """Run the storm; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=20_000, help="documents, over all formats")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(SEEDS), help="formats, comma-separated")
    options = parser.parse_args()
    names = options.only.split(",")
    broken = 0
    for name in names:
        results = _storm(SEEDS[name](), options.count // len(names), options.seed)
        bad = [r for r in results if r[2] not in ("read", "refused") or r[1] > _SLOWEST]
        read = sum(result == "read" for _, _, result in results)
        slowest = max(results, key=lambda result: result[1])
        print(
            f"{name:8} {len(results):6} documents, {read} read, {len(results) - read - len(bad)} refused, "
            f"{len(bad)} broke a rule; slowest {slowest[1]:.2f} s (number {slowest[0]})"
        )
        for number, seconds, result in bad[:20]:
            print(f"    number {number}: {result} ({seconds:.1f} s)")
        broken += len(bad)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
