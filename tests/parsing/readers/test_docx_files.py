"""Word files: headings, numbers, tables, lists, styles, notes, and what is refused."""

import io
import zipfile
from collections.abc import Callable

import made_documents
import pytest
from made_documents import zipped

from archive.parsing import Unreadable, parse
from archive.parsing.readers import read

word = pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")


def _saved(build: Callable[..., None]) -> bytes:
    document = word.Document()
    build(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _texts(build: Callable[..., None]) -> list[str]:
    return [line.text for line in read(_saved(build)).lines if line.text]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_document_becomes_minutes() -> None:
    minutes = parse(made_documents.docx())
    assert (minutes.kind, minutes.committee, minutes.date, minutes.start) == (
        "minutes",
        "Social- og Sundhedsudvalget",
        "2025-05-08",
        "14:00",
    )
    first, second = minutes.items
    assert (first.number, first.title, first.outcome) == ("7", "Plejehjem i Vestbyen", "approved")
    assert first.routing is not None
    assert (first.routing.codes, first.routing.assigned) == (("DIR", "SSU", "BYR"), ("SSU",))
    assert [(part.kind, part.text) for part in first.sections] == [
        (
            "case",
            "Der mangler **40 pladser** i byen.\n\nØkonomi\n\nSe tabellen.\n\n"
            "Post\t2025\t2026\nDrift\t1.000\t2.000\nI alt\t1.000\t",
        ),
        (
            "recommendation",
            "Direktionen indstiller,\n\n1. at plejehjemmet bygges\n\n2. at udgiften finansieres af kassen",
        ),
        ("decision", "Indstillingen er godkendt."),
    ]
    assert first.attachments == ("Placeringer i Vestbyen",)
    assert (second.number, second.title, minutes.unplaced) == ("8", "Eventuelt", ())
    assert "SIDE" not in str(minutes)


def test_numbers_that_word_sets_itself_are_written_out_across_the_text_between() -> None:
    def build(document: object) -> None:
        for title in ("Godkendelse", "Budget"):
            document.add_paragraph(title, style="List Number")  # type: ignore[attr-defined]
            document.add_paragraph("Tekst mellem.")  # type: ignore[attr-defined]

    assert _texts(build) == ["1. Godkendelse", "Tekst mellem.", "2. Budget", "Tekst mellem."]


def test_tabs_set_columns_or_are_blanks() -> None:
    def build(document: object) -> None:
        for text in ("Sted:\tSalen", "Budget\t12", "DIR\tSKU\tBYR", "\tX\t", "1.\tat det sker"):
            document.add_paragraph(text)  # type: ignore[attr-defined]

    lines = [line.text for line in read(_saved(build)).lines]
    assert lines == ["Sted: Salen", "", "Budget\t12", "", "DIR\tSKU\tBYR", "\tX\t", "", "1. at det sker"]


def test_a_note_stands_after_what_calls_it() -> None:
    parts = _parts(
        _saved(lambda document: [document.add_paragraph(text) for text in ("Første.", "Anden.")] and None)
    )
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    call = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", call, 1)
    parts["word/footnotes.xml"] = (
        b"<w:footnotes %s><w:footnote w:id='2'><w:p><w:r><w:t>Kilde: egne tal.</w:t></w:r></w:p></w:footnote>"
        b"</w:footnotes>" % space
    )
    relation = (
        b'<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
        b'2006/relationships/footnotes"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    lines = [line.text for line in read(zipped(parts)).lines if line.text]
    assert lines == ["Første.[1]", "[1] Kilde: egne tal.", "Anden."]


def test_merged_cells_leave_blank_ones() -> None:
    def build(document: object) -> None:
        table = document.add_table(rows=2, cols=3)  # type: ignore[attr-defined]
        table.cell(0, 1).merge(table.cell(0, 2)).text = "År"
        for column, text in enumerate(("Post", "2025", "2026")):
            table.cell(1, column).text = text

    assert _texts(build) == ["\tÅr\t", "Post\t2025\t2026"]


def test_how_a_file_looks_is_nothing_to_its_text() -> None:
    sound = made_documents.docx()
    parts = _parts(sound)
    looks = b'<w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="22"/><w:color w:val="FF0000"/>'
    plain = parts["word/document.xml"]
    for bare, looking in ((b"<w:rPr><w:b/>", looks), (b"<w:p>", b'<w:p w:rsidR="00A1" w:rsidP="00B2">')):
        assert bare in plain
        plain = plain.replace(bare, looking)
    parts["word/document.xml"] = plain
    assert read(zipped({**parts, "word/theme/theme1.xml": b"nej"})) == read(sound)


def test_a_row_taken_out_while_changes_were_tracked_is_gone() -> None:
    def build(document: object) -> None:
        table = document.add_table(rows=3, cols=2)  # type: ignore[attr-defined]
        for row, texts in zip(table.rows, (("Post", "Kr."), ("Tag", "900"), ("Gulv", "400")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    parts = _parts(_saved(build))
    rows = parts["word/document.xml"].split(b"<w:tr>")
    rows[2] = b'<w:trPr><w:del w:id="1" w:author="x"/></w:trPr>' + rows[2]
    changed = zipped({**parts, "word/document.xml": b"<w:tr>".join(rows)})
    assert [line.text for line in read(changed).lines if line.text] == ["Post\tKr.", "Gulv\t400"]


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "DTD"),
        ("word/document.xml", b"<w:document", "beskadiget"),
        ("word/document.xml", b"<a>" * 500 + b"</a>" * 500, "dybt"),
        ("word/styles.xml", b"nej", "beskadiget"),
        ("word/document.xml", b"<a/>", "beskadiget"),
    ],
    ids=["entity", "cut", "deep", "styles", "no-body"],
)
def test_what_is_refused_says_why(name: str, part: bytes, words: str) -> None:
    parts = {**_parts(made_documents.docx()), name: part}
    with pytest.raises(Unreadable, match=words):
        parse(zipped(parts))


def test_too_many_paragraphs_are_refused() -> None:
    parts = _parts(made_documents.docx())
    whole = parts["word/document.xml"]
    parts["word/document.xml"] = whole.replace(b"<w:sectPr", b"<w:p/>" * 15_001 + b"<w:sectPr", 1)
    with pytest.raises(Unreadable, match="for stor"):
        parse(zipped({**parts, "word/media/x.bin": bytes(range(256)) * 400}))
