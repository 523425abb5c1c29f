"""Danish order, case and addresses, worked out in Python so that both databases agree."""

import re
import unicodedata

from django.utils.text import slugify

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ð": "d", "þ": "th"}
)
# The first segments of the site's own addresses: no municipality may take one.
RESERVED_MUNICIPALITIES = frozenset(
    [
        "soeg",
        "emner",
        "daekning",
        "om",
        "tilgaengelighed",
        "privatliv",
        "api",
        "admin",
        "static",
        "sundhed",
        "logo",
        "farver.css",
        "sitemap.xml",
        "robots.txt",
        "opensearch.xml",
    ]
)
# What stands where a committee's address would: lists and their feeds.
RESERVED_COMMITTEES = frozenset(["sager", "moeder", "feed.atom", "data.csv", "kalender.ics"])


def fold(text: str) -> str:
    """Lower case, NFC, with æ, ø, å and accents written in a-z: "Århus" and "Aarhus" are one."""
    plain = unicodedata.normalize("NFC", text).lower().translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def search_key(text: str) -> str:
    """What two spellings of one name share."""
    return " ".join(fold(text).split())


def sort_key(text: str) -> str:
    """Danish order as plain code points: æ, ø, å after z, and aa as å."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("aa", "å")
    return lowered.replace("æ", "{").replace("ø", "|").replace("å", "}")


def slug(name: str, reserved: frozenset[str] = frozenset(), suffix: str = "-kommune") -> str:
    """The name as one address segment; with the suffix where the site itself uses it. "" stays "x"."""
    segment = slugify(fold(name)) or "x"
    return segment + suffix if segment in reserved else segment


def municipality_name(name: str) -> str:
    """ "Herning Kommune" and "herning kommune" are Herning."""
    return re.sub(r"\s+kommune$", "", " ".join(name.split()), flags=re.IGNORECASE)


def number_segment(number: str) -> str:
    """An item's number as an address segment: "24", "12a". "" where nothing of it can stand there."""
    return slugify(fold(number))


def case_segment(number: str) -> str:
    """A case's number as an address segment: lower case, runs outside a-z 0-9 . become one hyphen."""
    return re.sub(r"[^a-z0-9.]+", "-", fold(number)).strip("-")
