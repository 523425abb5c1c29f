"""`manage.py index --follow` takes changes in while it runs, and stops when told."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 60  # seconds until a loaded machine must have come so far


def test_a_following_index_takes_new_items_in_and_stops_when_told(
    tmp_path: Path, empty_archive: Path
) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "ARCHIVE_DATA_DIR": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
    }

    def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603

    shutil.copy(empty_archive, tmp_path)
    command = [sys.executable, "manage.py", "index", "--follow"]
    with subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as following:
        assert following.stdout is not None
        assert following.stdout.readline().startswith("Følger ændringer.")
        manage("-m", "benchmarks.corpus", "--items", "30")
        deadline = time.monotonic() + DEADLINE
        told = ""
        while "True 30 0" not in told and time.monotonic() < deadline:
            told = manage("manage.py", "shell", "-v0", "-c", STATE).stdout
        following.send_signal(signal.SIGTERM)
        rest = following.stdout.read()
    assert "True 30 0" in told
    assert (following.returncode, rest.strip()) == (0, "Stoppet.")


STATE = "from archive.search import state; s = state(); print(s.ready, s.documents, s.pending)"
