"""What a page weighs with everything it loads, as a browser gets it: compressed, headers not counted.

Use:  python benchmarks/page_weights.py [--url URL]
Without --url it serves the sample archive by itself. A line a page; the exit code is 1 where one weighs more
than design.md section 8 allows, or loads a font or something from another site.
"""

from __future__ import annotations

import argparse
import urllib.parse
import urllib.request
from html.parser import HTMLParser

from screenshots import PAGES
from served import sample_site

PORT = 8124
MOST = 30 * 1024  # bytes
LOADING = {"stylesheet", "icon", "preload", "modulepreload"}  # relations of a link that a browser follows
FONTS = (".woff", ".woff2", ".ttf", ".otf")


class Loaded(HTMLParser):
    """The addresses of what a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "link" and LOADING & set((said.get("rel") or "").split()):
            self.addresses.append(said.get("href") or "")
        elif tag in ("script", "img", "iframe", "source", "object") and (said.get("src") or said.get("data")):
            self.addresses.append(said.get("src") or said.get("data") or "")


def sent(address: str) -> tuple[int, bytes]:
    """How many bytes come over the line, and the page itself."""
    packed = urllib.request.Request(address, headers={"Accept-Encoding": "gzip, br"})  # noqa: S310
    with urllib.request.urlopen(packed) as answer:  # noqa: S310  # an address of this machine
        size = len(answer.read())
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return size, answer.read()


def weigh(url: str, name: str, address: str) -> bool:
    """Print the line of one page; whether it is as it should be."""
    page, html = sent(url + address)
    loaded = Loaded()
    loaded.feed(html.decode())
    parts = [urllib.parse.urljoin(url + address, one) for one in loaded.addresses]
    own = [part for part in parts if part.startswith(f"{url}/")]
    rest = sum(sent(part)[0] for part in own)
    right = page + rest <= MOST and own == parts and not any(part.endswith(FONTS) for part in parts)
    kilobytes = " ".join(f"{size / 1024:8.1f}" for size in (page, rest, page + rest))
    print(f"{name:10} {kilobytes} {len(parts) + 1:9} {'' if right else 'TOO MUCH'}", flush=True)
    return right


def main() -> int:
    """The table; 0 where every page is light."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="", help="a running site instead of the sample archive")
    asked = parser.parse_args()
    if asked.url:
        return table(asked.url.rstrip("/"))
    with sample_site(PORT) as url:
        return table(url)


def table(url: str) -> int:
    print(f"{'page':10} {'page KB':>8} {'loads KB':>8} {'in all':>8} {'requests':>9}")
    right = [weigh(url, name, address) for name, address in PAGES.items()]
    return int(not all(right))


if __name__ == "__main__":
    raise SystemExit(main())
