"""The sample archive served as start.py does it, for what is measured or looked at over HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures" / "minutes"
GUNICORN = ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]


@contextmanager
def sample_site(port: int) -> Iterator[str]:
    """The sample archive in a folder that is removed again; its address. DATABASE_URL is left as it is."""
    with tempfile.TemporaryDirectory(prefix="sample-site") as folder:
        environment = {"ARCHIVE_DATA_DIR": folder}
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, str(ROOT / "manage.py"), "prepare", str(FIXTURES)],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        with serving("archive.wsgi:application", port, **environment) as url:
            yield url


@contextmanager
def serving(program: str, port: int, **environment: str) -> Iterator[str]:
    """A WSGI program under gunicorn, until the end of the block."""
    command = [sys.executable, "-m", "gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{port}", program]
    path = os.pathsep.join([str(ROOT), str(ROOT / "benchmarks")])
    server = subprocess.Popen(  # noqa: S603  # our own program
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path, **environment}
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/sundhed/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str) -> None:
    """Until it answers, at most 30 seconds."""
    for _ in range(150):
        try:
            urllib.request.urlopen(url).close()  # noqa: S310  # an address of this machine
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)
