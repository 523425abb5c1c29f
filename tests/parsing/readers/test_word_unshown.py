"""What a Word file holds and does not show is no text of the document, and is told."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from archive.parsing.lines import Document
from archive.parsing.readers import read

parse_xml = pytest.importorskip("docx.oxml", reason="python-docx makes these tests' Word files").parse_xml
nsdecls = pytest.importorskip("docx.oxml.ns", reason="python-docx makes these tests' Word files").nsdecls
word = pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")


def _read(build: Callable[..., None]) -> Document:
    document = word.Document()
    document.add_paragraph("Beslutning")
    build(document)
    packed = io.BytesIO()
    document.save(packed)
    return read(packed.getvalue())


def _shown(found: Document) -> list[str]:
    return [line.text for line in found.lines if line.text and line.role != "furniture"]


def _unshown(found: Document) -> list[str]:
    return [line.text for line in found.lines if line.role == "furniture"]


def _codes(found: Document) -> list[str]:
    return [notice.code for notice in found.notices]


def _add(paragraph: Any, element: str, inside: str) -> None:
    """Put an element of Word's own below a paragraph."""
    paragraph._p.append(parse_xml(f"<w:{element} {nsdecls('w')}><w:r>{inside}</w:r></w:{element}>"))


def test_a_plain_file_has_nothing_unshown() -> None:
    found = _read(lambda document: document.add_paragraph("Godkendt."))
    assert (_shown(found), _unshown(found), _codes(found)) == (["Beslutning", "Godkendt."], [], [])


def test_hidden_text_is_left_out_and_told() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Godkendt.")
        paragraph.add_run(" Husk Bo Holm, Åvej 3.").font.hidden = True
        paragraph.add_run(" Enstemmigt.").font.hidden = False

    found = _read(build)
    assert _shown(found) == ["Beslutning", "Godkendt. Enstemmigt."]
    assert _unshown(found) == ["Husk Bo Holm, Åvej 3."]
    notice = found.notices[0]
    assert (notice.code, notice.line) == ("unshown-text", len(found.lines))
    assert "skjult tekst" in notice.message


@pytest.mark.parametrize("based", [False, True])
def test_a_hidden_style_hides_its_paragraphs(based: bool) -> None:
    def build(document: Any) -> None:
        style = document.styles.add_style("Notat", 1)
        style.font.hidden = True
        if based:
            other = document.styles.add_style("Notat to", 1)
            other.base_style, style = style, other
        document.add_paragraph("Kun til os.", style=style)

    found = _read(build)
    assert (_shown(found), _unshown(found)) == (["Beslutning"], ["Kun til os."])


def test_deleted_and_inserted_text_nobody_has_accepted() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Godkendt")
        _add(paragraph, "del", "<w:delText>Bo Holm stemte imod</w:delText>")
        _add(paragraph, "ins", '<w:t xml:space="preserve"> enstemmigt.</w:t>')

    found = _read(build)
    assert (_shown(found), _unshown(found)) == (
        ["Beslutning", "Godkendt enstemmigt."],
        ["Bo Holm stemte imod"],
    )
    assert _codes(found) == ["unshown-text", "tracked-changes"]
    assert "slettet tekst" in found.notices[0].message


def test_what_is_only_inserted_hides_nothing() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Godkendt")
        _add(paragraph, "ins", '<w:t xml:space="preserve"> enstemmigt.</w:t>')

    assert _codes(_read(build)) == ["tracked-changes"]


def test_comments_are_told() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Godkendt.")
        document.add_comment(paragraph.runs, text="Ring til Bo først.", author="KH")

    found = _read(build)
    assert (_shown(found), _unshown(found)) == (["Beslutning", "Godkendt."], ["Ring til Bo først."])
    assert "kommentarer" in found.notices[0].message
