"""Zips of documents: what is a document and what its attachment, harmless names, and what is refused."""

import io
import zipfile

import made_documents
import pytest
from made_documents import TEXT, zipped

from archive.parsing import Unreadable, parse
from archive.parsing.readers import zip_folder

_SBSYS = made_documents.SBSYS.encode()
_MINUTES = TEXT.encode()
_OTHER = TEXT.replace("7. april", "5. maj").encode()
_NOTE = b"Et notat om taget."
_BINARY = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.txt": _MINUTES}, [("a.txt", [])]),
        (
            {"dagsorden.xml": _SBSYS, "Bilag/1.pdf": b"x", "2.txt": _MINUTES},
            [("dagsorden.xml", ["1.pdf", "2.txt"])],
        ),
        (
            {"maj/d.xml": _SBSYS, "maj/1.pdf": b"x", "juni/d.xml": _SBSYS, "juni/2.pdf": b"y"},
            [("maj/d.xml", ["1.pdf"]), ("juni/d.xml", ["2.pdf"])],
        ),
        ({"r.txt": _MINUTES, "bilag/n.txt": _NOTE}, [("r.txt", ["n.txt"])]),
        (
            {"r.txt": _MINUTES, "notat.txt": _NOTE, "kort.png": _BINARY},
            [("r.txt", ["notat.txt", "kort.png"])],
        ),
        ({"a.txt": _MINUTES, "b.txt": _OTHER}, [("a.txt", []), ("b.txt", [])]),
        (
            {"a.txt": _MINUTES, "b.txt": _OTHER, "notat.txt": _NOTE},
            [("a.txt", []), ("b.txt", []), ("notat.txt", [])],
        ),
        ({"a.txt": _NOTE, "b.txt": _NOTE + b"."}, [("a.txt", []), ("b.txt", [])]),
        (
            {"r.txt": _MINUTES, "__MACOSX/r.txt": b"x", ".DS_Store": b"x", "manifest.csv": b"x"},
            [("r.txt", [])],
        ),
        ({"bilag/n.txt": _NOTE}, [("bilag/n.txt", [])]),
    ],
)
def test_documents_and_their_attachments(
    files: dict[str, bytes], expected: list[tuple[str, list[str]]]
) -> None:
    found = zip_folder.documents(zipped(files))
    assert [(one.name, [part.name for part in one.attachments]) for one in found] == expected
    kept = {name: data for name, data in files.items() if name in {one.name for one in found}}
    assert {one.name: one.data for one in found} == kept


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/r.txt", "abs/r.txt"),
        ("C:\\Windows\\r.txt", "Windows/r.txt"),
        ("a/./../b/r.txt", "a/b/r.txt"),
        ("r\x1b[31m.txt", "r[31m.txt"),
        ("Økonomiudvalget/Ærø.txt", "Økonomiudvalget/Ærø.txt"),
    ],
)
def test_names_are_harmless(name: str, safe: str) -> None:
    assert [one.name for one in zip_folder.documents(zipped({name: _MINUTES}))] == [safe]


def test_two_of_one_name_are_both_kept() -> None:
    found = zip_folder.documents(zipped({"a/r.txt": _MINUTES, "./a/r.txt": _OTHER}))
    assert [(one.name, one.data) for one in found] == [("a/r.txt", _MINUTES), ("a/r (2).txt", _OTHER)]


def test_danish_names_of_no_said_encoding() -> None:
    packed = zipped({"XXX.txt": _MINUTES}).replace(b"XXX.txt", "Ærø.txt".encode("cp850"))
    assert [one.name for one in zip_folder.documents(packed)] == ["Ærø.txt"]


def test_a_word_file_inside_is_a_file() -> None:
    pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")
    word = made_documents.docx()
    found = zip_folder.documents(zipped({"r.docx": word, "bilag/b.docx": word}))
    assert [(one.name, [part.data for part in one.attachments]) for one in found] == [("r.docx", [word])]
    assert parse(zipped({"r.docx": word})) == parse(word)


def test_the_manifest_is_handed_over() -> None:
    packed = zipped({"manifest.csv": b"file,municipality", "r.txt": _MINUTES})
    assert (zip_folder.manifest(packed), zip_folder.manifest(zipped({"r.txt": b"x"}))) == (
        b"file,municipality",
        None,
    )


def test_one_document_is_read_and_several_are_not() -> None:
    assert parse(zipped({"r.txt": _MINUTES})) == parse(_MINUTES)
    with pytest.raises(Unreadable, match="rummer 2 dokumenter"):
        parse(zipped({"a.txt": _MINUTES, "b.txt": _OTHER}))


def _locked() -> bytes:
    data = bytearray(zipped({"r.txt": _MINUTES}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def _stored(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({}), "tom"),
        (zipped({"a/": b""}), "tom"),
        (zipped({"a.txt": _MINUTES})[:-30], "beskadiget"),
        (_stored({"a.txt": _MINUTES}).replace(b"Solg", b"Sulg"), "beskadiget"),
        (zipped({"indre.zip": zipped({"a.txt": b"x"}), "a.txt": _MINUTES}), r"anden zip-fil \(indre.zip\)"),
        (_locked(), "adgangskode"),
        (zipped({"a.txt": b"0" * 30_000_000}), "usædvanligt tæt"),
        (zipped({f"{n}.txt": b"x" for n in range(5001)}), "5001 filer"),
        (zipped({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}), "Excel-ark"),
        (b"PK\x03\x04" + b"x" * 100, "beskadiget"),
    ],
    ids=["empty", "folder", "cut", "checksum", "nested", "locked", "bomb", "many", "excel", "noise"],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


def test_an_entry_whose_name_damage_emptied_is_no_file() -> None:
    packed = zipped({"r.txt": _MINUTES, "\x01.txt": _OTHER})
    emptied = packed.replace(b"\x01.txt", b"\x00.txt")  # zipfile cuts a name at its first NUL
    assert [one.name for one in zip_folder.documents(emptied)] == ["r.txt"]
