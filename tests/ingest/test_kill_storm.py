"""Killed at any instant, the archive is sound: benchmarks/kill_storm.py in short, on both databases."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_an_archive_killed_at_random_instants_is_sound(database: str) -> None:
    words = ["benchmarks/kill_storm.py", "--kills", "3", "--seed", "7"]
    words += ["--database", database] if database else []
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1][-6:]) == (0, "0 fund"), done.stdout + done.stderr
