"""Ten megabytes are read whole, within 500 MB of memory; the work grows with the lines, not faster."""

import subprocess
import sys
from types import FrameType

import pytest

from archive.parsing import parse

_READ = """
import re
from archive.parsing import parse
item = "Punkt {0}: Sag {0}\\n\\nSagsfremstilling\\n\\n" + ("Tekst om broen og vejen, som er lang. " * 6 + "\\n\\n") * 10
item += "Post\\tBeløb\\nLøn\\t1\\nI alt\\t1\\n\\nIndstilling\\n\\nByrådet indstiller,\\n\\nat det sker.\\n\\nBeslutning\\n\\nGodkendt.\\n\\n"
text = "REFERAT Byrådet d. 27-05-2025\\n\\n" + "".join(item.format(n) for n in range(1, 4101))
data = text.encode()
minutes = parse(data)
# getrusage would count what the parent held when it forked; VmHWM is this program's own.
peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) // 1024
print(len(data) > 10_000_000, len(minutes.items), {item.outcome for item in minutes.items}, minutes.unplaced, peak < 500)
"""  # noqa: E501 (a program's text)


def test_ten_megabytes_are_read_whole_and_within_memory() -> None:
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", _READ], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("True 4100 {'approved'} () True", "")


def _calls(line: str, count: int) -> int:
    """How many function calls it takes to read a line so many times, numbered from 1 to 900."""
    item = "Referat Byrådet den 27-05-2025\n\n1. Bro\n\nIndstilling\n\nDet indstilles, at den males.\n\n"
    text = item + "".join(line.replace("{n}", str(number % 900 + 1)) for number in range(count))
    calls = [0]

    def counted(frame: FrameType, event: str, argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        parse(text.encode())
    finally:
        sys.setprofile(None)
    return calls[0]


@pytest.mark.parametrize(
    "line",
    [
        "{n}. Broen\n",
        "Punkt {n}: Broen\n",
        "{n}.\nBroen\n",
        "Underskrifter\n",
        "Lukkede punkter\n\n",
        "Lukkede punkter\n\nBroen\n\n",
        "Byrådet, den 3. maj 2012\n",
        "3. maj 2012 Byrådet: Anbefales.\n",
        "Beslutning\nGodkendt.\n",
        "at broen males\n",
        "Løn\t1\t2\n",
        "Side 3 af 22\n",
    ],
)
def test_three_times_the_lines_are_three_times_the_work(line: str) -> None:
    once = _calls(line, 300)
    assert _calls(line, 900) < 4 * once
