"""Pictures of ten pages on a phone and on a desk, light and dark.

Use:  python benchmarks/screenshots.py [--url URL]
Without --url it serves the sample archive by itself, from a folder it removes again. The pictures go to
var/screenshots/ (not kept in the repository). Needs playwright and a Chromium; see requirements-dev.txt.
"""

import argparse
import shutil
from itertools import product
from pathlib import Path

from served import sample_site

ROOT = Path(__file__).resolve().parents[1]
PORT = 8123
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-component-update"]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
PAGES = {
    "front": "/",
    "search": "/soeg/?q=skole",
    "search-form": "/soeg/",
    "topics": "/emner/",
    "committee": "/aadal/oekonomiudvalget/",
    "calendar": "/aadal/moeder/2025/",
    "meeting": "/aadal/oekonomiudvalget/2025-06-17/",
    "item": "/aadal/oekonomiudvalget/2025-06-17/59/",
    "case": "/aadal/sager/17.01.00-p20-3-24/",
    "coverage": "/daekning/",
}


def main() -> int:
    """Take the pictures; 0 when each page answered 200."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="a running site instead of the sample archive")
    parser.add_argument("--to", type=Path, default=ROOT / "var" / "screenshots", help="where the pictures go")
    parser.add_argument("--page", action="append", metavar="NAME=ADDRESS", help="these pages instead")
    asked = parser.parse_args()
    pages = dict(one.split("=", 1) for one in asked.page) if asked.page else PAGES
    asked.to.mkdir(parents=True, exist_ok=True)
    if asked.url:
        return take(asked.url.rstrip("/"), pages, asked.to)
    with sample_site(PORT) as url:
        return take(url, pages, asked.to)


def take(url: str, pages: dict[str, str], folder: Path) -> int:
    """Every page in every width and colour."""
    from playwright.sync_api import sync_playwright  # --help works without it

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for (width, (wide, high)), colour in product(WIDTHS.items(), ("light", "dark")):
            page = browser.new_page(viewport={"width": wide, "height": high}, color_scheme=colour)
            for name, address in pages.items():
                answer = page.goto(url + address)
                wrong += answer is None or answer.status != 200
                page.screenshot(path=folder / f"{name}-{width}-{colour}.png", full_page=True)
                print(f"{answer.status if answer else '-'} {name}-{width}-{colour}.png", flush=True)
            page.close()
        browser.close()
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
