"""Bytes to Minutes: parse() reads a document, derive() computes what its section texts say.

No Django, no database, no network. parse() raises Unreadable (a ValueError) and nothing else.
"""

from archive.parsing.json_form import from_dict, to_dict
from archive.parsing.minutes import PARSER_VERSION, Derived, Finding, Item, Minutes, Section, Unreadable

__all__ = [
    "PARSER_VERSION",
    "Derived",
    "Finding",
    "Item",
    "Minutes",
    "Section",
    "Unreadable",
    "from_dict",
    "to_dict",
]
