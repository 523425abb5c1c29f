"""A page as a reader and a machine see it: its status, its words and its elements."""

from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from walk import body


class Page:
    """An answer; its HTML is read strictly, so that a page with any parse error fails where it is read."""

    def __init__(self, response: HttpResponse) -> None:
        self.response, self.status = response, response.status_code
        self.html = body(response)

    @cached_property
    def tree(self) -> Element:
        return strictly(self.html)

    @cached_property
    def text(self) -> str:
        """All words of the page's main part, blanks folded."""
        return words(self.one(".//main"))

    @property
    def title(self) -> str:
        return words(self.one(".//title"))

    @property
    def heading(self) -> str:
        return words(self.one(".//h1"))

    @property
    def links(self) -> dict[str, str]:
        """Address to words of every link in the main part (the last of those with one address)."""
        return {link.attrib["href"]: words(link) for link in self.one(".//main").iter("a")}

    def all(self, path: str) -> list[Element]:
        return self.tree.findall(path)

    def one(self, path: str) -> Element:
        found = self.tree.findall(path)
        assert len(found) == 1, f"{len(found)} of {path}"
        return found[0]

    def texts(self, path: str) -> list[str]:
        return [words(element) for element in self.all(path)]

    def of_class(self, name: str) -> list[Element]:
        return [e for e in self.tree.iter() if name in e.attrib.get("class", "").split()]


def strictly(html: str) -> Element:
    """The document's tree; raises html5lib's ParseError on the first thing the HTML standard forbids."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def piece(html: str) -> Element:
    """A piece of a page, read as strictly."""
    before, after = '<!doctype html><html lang="da"><head><title>x</title></head><body>', "</body></html>"
    return strictly(f"{before}{html}{after}")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
