"""One line a hundred thousand times: which of the parser's own words make it slow, and which too slow.

Use:  python benchmarks/reading_lines.py [--share 0.1] [--only TEXT] [--worst 20]
Every heading, label, contents word, page mark, form of an item's head and of a clause stands alone as the
text of a whole document, at a share of the largest one that must be read (10 MB, 300,000 lines) and at a
third of that. Printed: CPU seconds reckoned for the largest, and the ratio of the two, the worst first; exit
1 where one would take longer than ten seconds, or grows by more than six for three times the lines.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from archive.parsing import end_pages, groups, header, headings, listed, page_links, parse
from archive.parsing.readers import text

_HEAD = "Referat Byrådet den 27-05-2025\n\n"
_ITEM = "1. Broen\n\nIndstilling\n\nVejchefen indstiller, at den males.\n\nBeslutning\n\n"
_SLOWEST = 10.0
_STEEPEST = 6.0
_PATIENCE = 120
_WORDS = (
    "Underskrifter",
    "Side 3 af 22",
    "- 3 -",
    "____________",
    "Mødet hævet kl. 17:40",
    "Åbent - 00.22.00-G01-2-16",
    "15.00.00-A00-4-25",
    "Sagsnr.: 330-2018-3619",
    "Sagsbehandler: Bo Lund",
    "DIR BFU SOS BSK",
    "DIR",
    "X",
    "Lukket punkt",
    "Lukket - Ejendomssag",
    "Byrådet, den 3. maj 2012",
    "3. maj 2012 Byrådet: Anbefales.",
    "Byrådets beslutning den 3. maj 2012:",
    "Beslutning for punkt 3: Godkendt.",
    "Forvaltningen indstiller,",
    "at broen males",
    "1. at broen males",
    "- at broen males",
    "Godkendt.",
    "Godkendt. Udvalget ønsker en plan.",
    "For: 3 (A, B)",
    "Venstre stemte imod.",
    "Løn\t1.000\t2.000",
    "I alt\t1\t2",
    "Tabel 1: Løn",
    "A. Sager til afgørelse",
    "• Bilag 1",
    "Bo Lund (A)",
    "Fraværende: Bo Lund (A)",
    "010190-1234",
    "broen er gam-",
    "broen er gammel og skal males af de",
    "Broen er gammel.",
    "Broen",
    "x",
    ".",
)
_NUMBERED = (
    "Punkt {n}: x",
    "Punkt {n}",
    "Pkt. {n}",
    "{n}. Broen",
    "{n}.",
    "{n}",
    "{n} Broen",
    "{n}) Broen",
    "{n} : Broen",
    "{n} - Broen",
    "Sag nr. {n}",
    "TM {n}. Broen",
    "ØU-{n}/07-O Broen",
    "{n}. Broen ......... {n}",
    "Broen {n}\t{n}",
    "{n}. at broen males",
    "Sag {n}\nBeslutning\nGodkendt.",
    "Punkt {n}: Sag\nBeslutning\nGodkendt.",
    "{n}. Sag\nBeslutning\nGodkendt.",
    "Sag {n}\n15.00.00-A00-{n}-25\nBeslutning\nGodkendt.",
    "{n}. Sag\n\n{n}. Sag",
    "• {n}. Broen",
    "{n}. {n}. Broen",
    "{n}Broen",
    "{n}\nVestby Kommune – Byrådet\nDagsorden",
    "• Resume\nx",
    "Beslutning Kyst og Havn den 03-05-2012\nx",
    "SagsfremstillingBroen er gammel.",
)


_LISTS = (
    listed._CONTENTS,
    page_links._LINKS,
    groups._CLOSED_GROUP,
    groups._OPEN_GROUP,
    end_pages._SIGNATURES,
    end_pages._LISTS,
)


def shapes() -> Iterator[tuple[str, str]]:
    """Name and line: one word of each kind as it is, parted by blank lines, and with text after a colon."""
    known = [*{kind: word for word, kind in headings._WORDS.items()}.values()]
    known += {field: word for word, field in header._FIELD.items()}.values()
    known += [min(words) for words in _LISTS]
    for word in dict.fromkeys([*(word.capitalize() for word in known), *_WORDS, *_NUMBERED]):
        yield word, word + "\n"
        yield f"{word} (apart)", word + "\n\n"
        if word[-1].isalpha() and "{" not in word:
            yield f"{word}: x", word + ": noget\n"


def seconds(line: str, count: int, *, item: bool) -> float:
    """CPU seconds to read a line so many times, under a document's head and perhaps in an item."""
    if "{n}" in line:
        lines = "".join(line.replace("{n}", str(n % 900 + 1)) for n in range(count))
    else:
        lines = line * count
    data = (_HEAD + (_ITEM if item else "") + lines).encode()
    start = time.process_time()
    parse(data)
    return time.process_time() - start


def fullest(line: str) -> int:
    """How often a line stands in the largest text that must be read: ten megabytes, and the most lines."""
    return min((text.MAX_LINES - 20) // line.count("\n"), 10_000_000 // len(line.encode()))


def _late(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _tried(line: str, share: float, *, item: bool) -> tuple[float, float]:
    """Seconds for the whole document, reckoned from a share of it; and how that grows with the size."""
    count = int(fullest(line) * share)
    signal.alarm(_PATIENCE)
    try:
        part, once = seconds(line, count // 3, item=item), seconds(line, count, item=item)
    except TimeoutError:
        return float(_PATIENCE) / share, 99.0
    finally:
        signal.alarm(0)
    return once / share, once / max(part, 0.001)


def main() -> int:
    """Try every shape; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--share", type=float, default=0.1, help="of the largest document; 1 is the whole")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    parser.add_argument("--worst", type=int, default=20, help="how many to print")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _late)
    named = [(name, line, item) for name, line in shapes() if options.only in name for item in (False, True)]
    found = [(*_tried(line, options.share, item=item), name, item) for name, line, item in named]
    found.sort(reverse=True)
    bad = [one for one in found if one[0] > _SLOWEST or (one[1] > _STEEPEST and one[0] > _SLOWEST / 3)]
    print(f"{len(found)} shapes, {len(bad)} too slow or too steep; CPU seconds for the largest document:")
    for whole, steep, name, item in [*bad, *(one for one in found if one not in bad)][: options.worst]:
        print(f"{whole:8.1f}  x{steep:.1f}  {name!r}{' in an item' if item else ''}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
