"""Where a word can be read: every public address of every row, every list narrowed, and search."""

from collections.abc import Iterator
from urllib.parse import quote

import walk
from django.http.response import HttpResponseBase
from django.test import Client

from archive.models import Item
from archive.search import Query, search
from archive.web.addresses import urlpatterns

NARROWED = ("aar=2025", "udvalg=aadal/byraadet", "udfald=approved", "kommune=aadal", "emne=05")
SINCE = "modified_since=2000-01-01T00:00:00Z"
ASKED = (
    *(f"/soeg/?{query}" for query in NARROWED),
    *(f"/soeg/forslag/?q={typed}" for typed in ("qx", "05.01", "Sag+om+qx")),
    *(f"/api/v1/{kind}/?{SINCE}" for kind in ("meetings", "agendaitems", "papers")),
    *(f"/aadal/sager/{form}?q=05.01" for form in ("", "feed.atom", "data.csv")),
)
ROW = '<li class="row">'  # a hit, on the search page
AT_ONCE = 20  # words of one query


def answers() -> Iterator[tuple[str, str]]:
    """Every address of every row, and every question, with what it answers: its headers too."""
    client = Client()
    for address in [*walk.addresses(), *ASKED, *_searched(), *_forms()]:
        # A feed leaves out what is no news, unless it is asked for what is old.
        asked = f"{address}{'&' if '?' in address else '?'}arkiv=1" if "feed.atom" in address else address
        yield address, said(client.get(asked)).lower()


def said(response: HttpResponseBase) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{response.cookies}\n{walk.body(response)}"


def _searched() -> list[str]:
    """Every page that no row makes, asked for the first word of all that is hidden."""
    plain = [pattern for pattern in walk.patterns(urlpatterns) if not pattern[0].pattern.converters]
    return [f"{address}?q=sag" for pattern in plain for address in walk.of_pattern(*pattern)]


def _forms() -> list[str]:
    """The form for a removal, as each item's page leads to it."""
    rows = Item.objects.with_place()
    return [f"/privatliv/anmodning/?om={quote(row.get_absolute_url())}" for row in rows]


def leaks(words: list[str]) -> list[tuple[str, str]]:
    return [(address, word) for address, html in answers() for word in words if word in html]


def found_by(words: list[str]) -> list[str]:
    """Words that a search finds something by, in all of the text or in decisions alone."""
    if not _any(words):
        return []
    queries = {word: (Query(q=f"{word}*"), Query(q=word, decisions_only=True)) for word in words}
    return [word for word, both in queries.items() if any(search(query).total for query in both)]


def _any(words: list[str]) -> bool:
    """Whether the search page has a hit for any of them."""
    client, ways = Client(), ("", "&i=beslutning")
    chunks = [" OR ".join(words[at : at + AT_ONCE]) for at in range(0, len(words), AT_ONCE)]
    pages = [client.get(f"/soeg/?q={quote(chunk)}{way}") for chunk in chunks for way in ways]
    assert [page.status_code for page in pages] == [200] * len(pages)
    return any(ROW in page.content.decode() for page in pages)


def meant(words: list[str]) -> list[str]:
    """Words that the search page gives, in an answer or as what was meant, to a slip of the finger."""
    client = Client()
    return [
        word for word in words if word in client.get(f"/soeg/?q={word[:-3]}x{word[-2:]}").content.decode()
    ]
