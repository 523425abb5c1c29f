"""Lighthouse's four scores of five pages on a phone: the median of several runs, and the lowest of each.

Use:  python benchmarks/page_scores.py [--url URL] [--runs 5] [--lighthouse PROGRAM]
Without --url it serves the sample archive by itself, as start.py does. Needs Chromium and Lighthouse, which
is no part of the project (npm install lighthouse). The exit code is 1 where a median is under 100.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from screenshots import PROGRAMS
from served import sample_site

PORT = 8125
PAGES = {
    "front": "/",
    "search form": "/soeg/",
    "hits": "/soeg/?q=skole",
    "meeting": "/aadal/oekonomiudvalget/2025-06-17/",
    "item": "/aadal/oekonomiudvalget/2025-06-17/59/",
}
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")  # ms
BROWSER = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
LIMIT = 180  # seconds of one run


def run(program: str, address: str) -> dict[str, Any]:
    """Lighthouse's report of one look at a page."""
    with tempfile.TemporaryDirectory(prefix="page-scores") as folder:
        report = Path(folder) / "report.json"
        command = [
            program,
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(SCORES)}",
            f"--chrome-flags={BROWSER}",
        ]
        browser = next(filter(None, map(shutil.which, PROGRAMS)), "")
        subprocess.run(  # noqa: S603  # the program that the caller names
            command,
            env={**os.environ, "CHROME_PATH": browser},
            timeout=LIMIT,
            check=True,
            capture_output=True,
        )
        found: dict[str, Any] = json.loads(report.read_bytes())
        return found


def measure(program: str, url: str, runs: int) -> bool:
    """Print a line a page; whether every median is 100."""
    print(f"{'page':12} {' '.join(f'{name:>16}' for name in SCORES)}   FCP   LCP  TBT (ms)  shift")
    right = True
    for name, address in PAGES.items():
        reports = [run(program, url + address) for _ in range(runs)]
        scores = [[round(100 * one["categories"][score]["score"]) for one in reports] for score in SCORES]
        told = " ".join(f"{f'{statistics.median(s):.0f} (lowest {min(s)})':>16}" for s in scores)
        times = " ".join(f"{_median(reports, time):5.0f}" for time in TIMES)
        shift = _median(reports, "cumulative-layout-shift")
        print(f"{name:12} {told} {times}     {shift:6.3f}", flush=True)
        right = right and all(statistics.median(s) == 100 for s in scores)
    return right


def _median(reports: list[dict[str, Any]], audit: str) -> float:
    return float(statistics.median(one["audits"][audit]["numericValue"] for one in reports))


def main() -> int:
    """The table; 0 where every median is 100."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="", help="a running site instead of the sample archive")
    parser.add_argument("--runs", type=int, default=5, help="of each page")
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse") or "", help="the program")
    asked = parser.parse_args()
    if not asked.lighthouse:
        parser.error("Lighthouse was not found: name it with --lighthouse")
    if asked.url:
        return int(not measure(asked.lighthouse, asked.url.rstrip("/"), asked.runs))
    with sample_site(PORT) as url:
        return int(not measure(asked.lighthouse, url, asked.runs))


if __name__ == "__main__":
    raise SystemExit(main())
