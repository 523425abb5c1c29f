"""The words of the search that led to a page, marked in it."""

from django.utils.html import conditional_escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from archive.search import Finder, Query
from archive.web.inline import marked

FIRST = "fundet"  # the id of the first mark


class Marking:
    """Marks pieces of a page in the order they are given, and counts the places; without a search none."""

    def __init__(self, find: Finder | None = None) -> None:
        self.find, self.count = find, 0

    def html(self, html: str) -> SafeString:
        """HTML of ours, or plain text, ready to show."""
        if self.find is None:
            return conditional_escape(html)
        shown, places = marked(html, self.find, "" if self.count else FIRST)
        self.count += places
        return shown


def leading_to_marks(query: Query, words: str) -> str:
    """What a hit's address ends in, so that its page is marked as the hit is: "?q=kloak", or nothing."""
    words = words.strip()
    if not words:
        return ""
    return "?" + urlencode({"q": words} | ({} if query.synonyms else {"synonymer": "nej"}))
