"""A Word package's parts without what only says how it looks, which is more than half of what is read."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from archive.parsing.readers.word_numbers import W

_LOOKS = re.compile(
    r"(?:docProps|customXml|word/(?:theme|glossary|charts|diagrams|embeddings))/"
    r"|word/(?:_rels/)?(?:stylesWithEffects|settings|webSettings|fontTable|header\d*|footer\d*)\.xml",
)


def _named(names: str) -> frozenset[str]:
    return frozenset(W + name for name in names.split())


_SAYS = {
    f"{W}rPr": _named("rStyle b i u strike caps smallCaps vertAlign highlight del"),
    f"{W}pPr": _named("pStyle numPr rPr"),
    f"{W}tblPr": _named("tblStyle"),
    f"{W}trPr": _named("tblHeader del"),
    f"{W}tcPr": _named("gridSpan vMerge"),
    f"{W}style": _named("name pPr"),
    f"{W}styles": _named("style"),
}
"""Of these elements' children those that mammoth reads and that may show in the text."""
_UNMARKED = _named("p r tr")
"""Elements whose attributes only say in which session of writing they came."""


def tells(name: str) -> bool:
    """Whether the part of this name may say something of the document's text; page heads and feet do not."""
    return not _LOOKS.match(name)


def thin(part: Element) -> None:
    """Take out of a part's elements what only says how they look."""
    for element in list(part.iter()):
        if element.tag in _UNMARKED:
            element.attrib.clear()
        says = _SAYS.get(element.tag)
        if says is not None:
            element[:] = [child for child in element if child.tag in says]
