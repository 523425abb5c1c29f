"""A web server's process reads the dictionary by itself, before anybody searches."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOOR = """
import threading
from archive import wsgi
from archive.search.danish import lexicon

[thread.join() for thread in threading.enumerate() if thread.name == "warm-up"]
print(callable(wsgi.application), lexicon._dictionary.cache_info().currsize)
"""


def test_the_door_reads_the_dictionary(data_dir: Path) -> None:
    """In a process of its own: in the suite's somebody else may have read it."""
    said = subprocess.check_output([sys.executable, "-c", DOOR], cwd=ROOT, text=True)  # noqa: S603  # our own
    assert said == "True 1\n"
