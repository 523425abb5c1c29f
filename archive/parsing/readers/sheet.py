"""The canonical lines as a reader writes them: numbered, paragraphs apart by a blank line, with roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Notice, Unreadable
from archive.parsing.readers.html_blocks import Block
from archive.parsing.readers.text import MAX_LINE, composed


class Sheet:
    """Lines in the order they are written."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def write(self, text: str, role: str = "", *, tight: bool = False) -> None:
        """One line, a blank one before it unless it is `tight` to the one above; empty text is no line."""
        if not text.strip(" "):
            return
        if len(text) > MAX_LINE:
            raise Unreadable(
                f"Et afsnit er for langt: {len(text)} tegn, og grænsen er {MAX_LINE}. "
                "Filen er næppe et referat; kontrollér den, og prøv igen."
            )
        if self._lines and not tight:
            self._put("", "")
        self._put(" ".join(text.split("\n")), role)

    def write_blocks(self, blocks: Sequence[Block], roles: Iterable[str], *, plain: bool = False) -> None:
        """Each block on a line, those of one group adjacent; `plain` leaves links and styles out."""
        group = 0
        for block, role in zip(blocks, roles, strict=True):
            self.write(block.bare if plain else block.text, role, tight=block.group == group)
            group = block.group

    def document(self, notices: Sequence[Notice] = ()) -> Document:
        """What was written; raises Unreadable where that is nothing."""
        if not any(line.text for line in self._lines):
            raise Unreadable("Filen er tom: der er ingen tekst i den.")
        return Document(tuple(self._lines), tuple(notices))

    def _put(self, text: str, role: str) -> None:
        self._lines.append(Line(len(self._lines) + 1, composed(text), None, role))
