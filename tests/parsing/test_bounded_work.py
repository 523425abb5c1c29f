"""A document of ten megabytes is read whole, within 500 MB of memory."""

import subprocess
import sys

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
