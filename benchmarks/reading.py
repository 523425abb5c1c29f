"""How fast documents are read, and what memory it takes: text and PDF of 25 pages, bytes to Minutes.

Use:  python benchmarks/reading.py [--seconds 5] [--only text,pdf]
A line a format: documents and pages a second on one core, where the same document was read before (sentences
and headings are remembered) and where nothing was; how many pdfium alone would do; the process's peak memory.
A town's documents share many lines, so that its archive lies between the two. To reach (design.md section 8):
200 text and 20 PDF documents a second.
"""

from __future__ import annotations

import argparse
import functools
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "parsing" / "readers")]

from archive.parsing import parse  # noqa: E402 (the path comes first)

_PAGES = 25
_MINUTES = _ROOT / "fixtures" / "minutes"


_ON_A_PAGE = 2200
"""Characters of running text on a page of A4; what the tests print is set wider."""
_PRINTED_ON_A_PAGE = 1680


def long_text(pages: int = _PAGES, page: int = _ON_A_PAGE) -> str:
    """Minutes as long as so many pages of so many letters: a fixture's head, the items of all renumbered."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_MINUTES.glob("*.txt"))]
    head = texts[0].split("Indholdsfortegnelse")[0]
    items = [part for text in texts for part in text.split("\nPunkt ")[1:]]
    done, length, number = [head], 0, 0
    while length < pages * page:
        number += 1
        part = items[number % len(items)].split(":", 1)[1]
        done.append(f"Punkt {number}:{part}")
        length += len(part) + 180
    return "\n".join(done)


def _text() -> bytes:
    return long_text().encode()


def _pdf() -> bytes:
    import printing  # needs WeasyPrint, which only this format does

    return printing.to_pdf(long_text(page=_PRINTED_ON_A_PAGE), printing.Style(page_head="Referat"))


FORMATS: dict[str, Callable[[], bytes]] = {"text": _text, "pdf": _pdf}


def _pdfium_alone(data: bytes) -> float:
    """Seconds that pdfium itself takes to open, lay out and hand over the text of every page."""
    import pypdfium2  # only here

    start = time.process_time()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return time.process_time() - start


@functools.cache
def _memories() -> tuple[functools._lru_cache_wrapper[object], ...]:
    """What the reader remembers by, found once: the search would push all else out of the processor."""
    found = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    return tuple(one for one in found if one.__module__.startswith("archive."))


def _forget() -> None:
    """Empty what the reader remembers from one document to the next."""
    for memory in _memories():
        memory.cache_clear()


def _rate(data: bytes, seconds: float, *, forgetful: bool) -> float:
    """Documents a second of the process's own time, without that of the forgetting."""
    count, spent = 0, 0.0
    while spent < seconds:
        if forgetful:
            _forget()
        start = time.process_time()
        parse(data)
        spent += time.process_time() - start
        count += 1
    return count / spent


def _measure(name: str, path: Path, seconds: float) -> None:
    """In a process of its own, so that the peak is this format's."""
    data = path.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    minutes = parse(data)
    rate, first_rate = (_rate(data, seconds, forgetful=forgetful) for forgetful in (False, True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages, alone = _PAGES, ""
    if name == "pdf":
        import pypdfium2  # only here

        pages = len(pypdfium2.PdfDocument(data))
        alone = f"; pdfium alone {1 / _pdfium_alone(data):.1f} documents/s"
    print(
        f"{name:5} {len(data) / 1024:7.0f} KB, {pages} pages, {len(minutes.items)} items: "
        f"{rate:6.1f} documents/s, {rate * pages:7.0f} pages/s, unremembered {first_rate:.1f} documents/s, "
        f"peak {peak:.0f} MB (before {before:.0f}){alone}"
    )


def main() -> int:
    """Make the documents, measure each format apart."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--only", default=",".join(FORMATS))
    parser.add_argument("--measure", nargs=2, metavar=("FORMAT", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        _measure(options.measure[0], Path(options.measure[1]), options.seconds)
        return 0
    folder = _ROOT / "var" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    for name in options.only.split(","):
        path = folder / f"reading.{name}"
        path.write_bytes(FORMATS[name]())
        command = [sys.executable, __file__, "--seconds", str(options.seconds), "--measure", name, str(path)]
        subprocess.run(command, check=True)  # noqa: S603 (this program itself)
    return 0


if __name__ == "__main__":
    sys.exit(main())
