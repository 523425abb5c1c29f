"""Bytes to Minutes: parse() reads a document, derive() computes what its section texts say.

No Django, no database, no network. parse() raises Unreadable (a ValueError) and nothing else.
"""

from archive.parsing.derive import derive
from archive.parsing.json_form import from_dict, to_dict
from archive.parsing.minutes import PARSER_VERSION, Derived, Finding, Item, Minutes, Section, Unreadable
from archive.parsing.readers import read
from archive.parsing.structure import structure
from archive.parsing.summary import summary

__all__ = [
    "PARSER_VERSION",
    "Derived",
    "Finding",
    "Item",
    "Minutes",
    "Section",
    "Unreadable",
    "derive",
    "from_dict",
    "parse",
    "summary",
    "to_dict",
]


def parse(data: bytes, filename: str = "") -> Minutes:
    """The minutes in a document's bytes; the name only serves the message of the error.

    Raises Unreadable, in Danish, where there is no text to read: empty, binary, too large.
    """
    try:
        return structure(read(data))
    except Unreadable as error:
        raise Unreadable(f"{filename}: {error}" if filename else str(error)) from error
