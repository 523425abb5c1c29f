"""Where a word can be read: every public address of every row, every list narrowed, and search."""

from collections.abc import Iterator
from urllib.parse import quote

import walk
from django.test import Client

NARROWED = ("aar=2025", "udvalg=aadal/byraadet", "udfald=approved", "kommune=aadal", "q=hemmelig")
LISTS = [f"/soeg/?{query}" for query in NARROWED]
ROW = '<li class="row">'  # a hit, on the search page


def answers() -> Iterator[tuple[str, str]]:
    """Every address of every row and every list narrowed, with what it answers."""
    client = Client()
    for address in [*walk.addresses(), *LISTS, *(f"/aadal/sager/?q={q}" for q in ("05.01", "Sag"))]:
        yield address, walk.body(client.get(address)).lower()


def leaks(words: list[str]) -> list[tuple[str, str]]:
    return [(address, word) for address, html in answers() for word in words if word in html]


def found_by(words: list[str]) -> list[str]:
    """Words that a search finds something by, in all of the text or in decisions alone."""
    client = Client()
    ways = [f"/soeg/?q={{}}{narrowed}" for narrowed in ("*", "&i=beslutning")]
    return [
        word
        for word in words
        if any(ROW in client.get(way.format(quote(word))).content.decode() for way in ways)
    ]
