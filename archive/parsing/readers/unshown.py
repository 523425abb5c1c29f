"""What a file holds and its pages do not show: kept beside the text at the document's end, and told.

It must be known of, since the file itself can be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Notice

CODE = "unshown-text"


def with_unshown(
    document: Document, told: Mapping[str, Sequence[str]], more: Sequence[Notice] = ()
) -> Document:
    """The document with such lines, by what they are ("skjult tekst"); its notice names the first of them.

    Where there are none it is the document with `more` notices alone.
    """
    kinds = [kind for kind, texts in told.items() if texts]
    begin = len(document.lines) + 1
    texts = [text for kind in kinds for text in told[kind]]
    lines = [Line(number, text, role="furniture") for number, text in enumerate(texts, begin)]
    message = (
        f"Filen rummer {' og '.join(kinds)}, som dokumentet ikke viser. Det er ikke taget med. "
        "Se filen efter, før den kan hentes."
    )
    notices = [Notice(CODE, "warning", begin, None, message)] if kinds else []
    return Document((*document.lines, *lines), (*document.notices, *notices, *more))
