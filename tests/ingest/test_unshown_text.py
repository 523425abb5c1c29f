"""A Word file with text it does not show: no page shows it, and a person looks before it can be fetched."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from aadal import BRIDGE, clerk, item, take_in, write

from archive import ingest
from archive.ingest import batch, folders
from archive.models import Attachment, Clarification, Item, Source

word = pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")
pytestmark = pytest.mark.django_db


def _word(text: str, hidden: str = "", comment: str = "") -> bytes:
    """A Word file of these lines; the last of them with hidden text behind it, or a comment on it."""
    document = word.Document()
    for line in text.splitlines():
        paragraph = document.add_paragraph(line)
    if hidden:
        paragraph.add_run(hidden).font.hidden = True
    if comment:
        document.add_comment(paragraph.runs, text=comment)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _matters() -> list[tuple[str, str]]:
    return sorted(Clarification.objects.open().values_list("kind", "code"))


@pytest.mark.parametrize("how", [{"hidden": "Husk Qvistgaard."}, {"comment": "Husk Qvistgaard."}])
def test_the_file_is_held_until_somebody_has_looked(how: dict[str, str]) -> None:
    take_in(_word(write([BRIDGE]).decode(), **how), "moede.docx")
    assert [row.slug for row in Item.objects.public()] == ["24"]
    assert "Qvistgaard" not in str(list(item("24").sections.values()))
    assert (list(Source.objects.public()), _matters()) == ([], [("hold", "source-unshown-text")])
    source = Source.objects.get()
    assert source.visibility_reason == "Filen rummer tekst, som dokumentet ikke viser."
    ingest.release(source, clerk())
    assert (list(Source.objects.public()), _matters()) == ([source], [])


def test_a_personal_number_in_it_is_told_as_such() -> None:
    take_in(_word(write([BRIDGE]).decode(), hidden="010190-1234"), "moede.docx")
    assert _matters() == [("hold", "source-personal-number"), ("hold", "source-unshown-text")]
    assert Source.objects.get().visibility_reason == "Kan indeholde et personnummer."


def test_a_file_without_it_is_not_held() -> None:
    take_in(_word(write([BRIDGE]).decode()), "moede.docx")
    assert (Source.objects.public().count(), _matters()) == (1, [])


def test_an_attachment_with_it_waits_for_a_person(tmp_path: Path) -> None:
    path = tmp_path / "moede.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("referat.txt", write([replace(BRIDGE, attachments=("Notat",))]))
        packed.writestr("bilag/Notat.docx", _word("Notat om broen.", hidden="Husk Qvistgaard."))
    list(batch.run(folders.collect([str(path)]), batch.Run(municipality="Ådal")))
    attachment = Attachment.objects.get()
    assert (attachment.visibility, attachment.text) == ("held", "Notat om broen.")
    assert _matters() == [("warning", "attachment-unread")]
