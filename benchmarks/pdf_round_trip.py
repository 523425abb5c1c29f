"""Print a text document as PDF in several ways and count what the reading back loses.

Use:  python benchmarks/pdf_round_trip.py [FILE.txt ...]
Without files: the fixtures, and the real sample where ../shared is there. The PDFs stay in memory. A line a
document and style: fields compared and right, tables whole, numbers lost; exit 1 where anything is lost.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "parsing" / "readers")]

from printing import Style, to_html, to_pdf  # noqa: E402 (the path comes first)
from round_trip import compare  # noqa: E402

_SAMPLE = _ROOT.parent / "shared" / "minutes" / "herning-beskaeftigelsesudvalget-2025-05-27.txt"
_STYLES = {
    "A4, sans": Style(),
    "Letter, serif, page heads": Style(font="DejaVu Serif", page="Letter", page_head="Referat", size=10),
    "narrow, hyphenated, justified": Style(margin="25mm 50mm", hyphens=True, justify=True, shade=True),
    "no rules": Style(rules=False),
    "no space between paragraphs": Style(spaced=False, size=10),
}


def _chromium(text: str) -> bytes | None:
    """The same page printed by Chromium, where it is installed."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(to_html(text, Style()), encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}"]
        subprocess.run([program, *flags, str(page)], check=True, capture_output=True, timeout=120)  # noqa: S603
        return printed.read_bytes()


def main() -> int:
    """Print, read and compare; the exit code."""
    paths = [Path(name) for name in sys.argv[1:]]
    paths = paths or [
        *([_SAMPLE] if _SAMPLE.exists() else []),
        *sorted((_ROOT / "fixtures/minutes").glob("*.txt")),
    ]
    lost = 0
    for path in paths:
        data = path.read_bytes()
        text = data.decode("utf-8")
        printed = {name: to_pdf(text, style) for name, style in _STYLES.items()}
        if chromium := _chromium(text):
            printed["Chromium"] = chromium
        for name, pdf in printed.items():
            found = compare(data, pdf)
            right = found.fields - len(found.differences)
            print(f"{path.stem:50} {name:30} fields {found.fields}, right {right}; ", end="")
            print(f"tables {found.tables}, lost {found.tables_lost}; ", end="")
            print(f"numbers {found.numbers}, lost {found.numbers_lost}")
            for where, want, got in found.differences:
                print(f"    {where}\n        text {str(want)[:300]!r}\n        PDF  {str(got)[:300]!r}")
            lost += found.tables_lost + found.numbers_lost
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
