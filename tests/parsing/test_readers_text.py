"""Bytes to lines: encodings, line ends, pages, and the files that are refused."""

import pytest

from archive.parsing import Unreadable, parse
from archive.parsing.readers import MAX_BYTES, read
from archive.parsing.readers.text import MAX_LINE, MAX_LINES

_TEXT = "Punkt 1: Ærø\r\nSide\rto\n"
_LINES = ["Punkt 1: Ærø", "Side", "to", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    document = read((_TEXT * 40).encode(encoding))
    assert [line.text for line in document.lines[:3]] == _LINES[:3]
    assert document.notices == ()


def test_windows_1252_is_read_with_a_warning() -> None:
    document = read(_TEXT.encode("cp1252"))
    assert [line.text for line in document.lines] == _LINES
    assert [(notice.code, notice.severity) for notice in document.notices] == [
        ("encoding-guessed", "warning")
    ]


def test_letters_made_of_two_marks_become_one() -> None:
    assert read("A\u030adal".encode()).lines[0].text == "Ådal"


def test_a_form_feed_starts_a_page() -> None:
    assert [(line.number, line.text, line.page) for line in read(b"a\nb\fc").lines] == [
        (1, "a", 1),
        (2, "b", 1),
        (3, "c", 2),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tom"),
        (b" \n\t\n", "tom"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "Word"),
        (b"abc\x00\x01\x02def", "binær"),
        (bytes(range(256)) * 20, "binær|tekst"),
        (b"a" * (MAX_LINE + 1), "Linje 1 er for lang"),
        (b"ok\n" + b"a" * (MAX_LINE + 1), "Linje 2 er for lang"),
        (b"a" * (50 * 1024 * 1024), "Linje 1 er for lang"),
        (b"\n" * (MAX_BYTES + 1), "for stor"),
        (b"a\n" * (MAX_LINES + 1), "linjer, og grænsen"),
        (("e" + "\u0301\u0323" * 400_000).encode(), "over 1000 tegn i træk"),
        (("<p>e" + "\u0301\u0323" * 400_000).encode(), "over 1000 tegn i træk"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "zip",
        "nul",
        "noise",
        "line",
        "second-line",
        "50-mb-line",
        "huge",
        "lines",
        "marks",
        "marks-in-html",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


def test_the_file_is_named() -> None:
    with pytest.raises(Unreadable, match=r"^referat\.txt: Filen er tom"):
        parse(b"", "referat.txt")
