"""PDFs that cannot be read say why in Danish; damaged ones are read or refused, never anything else."""

import io
import random

import pytest
from small_pdf import small_pdf

from archive.parsing import Unreadable, parse
from archive.parsing.lines import Line
from archive.parsing.readers import read
from archive.parsing.readers.pdf_words import MAX_CHARS

_TEXT = (
    "BT /F 12 Tf 40 350 Td (Punkt 1: Valg af formand) Tj 0 -30 Td (Beslutning) Tj 0 -20 Td (Godkendt.) Tj ET"
)
_LOCK = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "ab" * 32 + "> /U <" + "cd" * 32 + "> >> "
    "/ID [<0123456789abcdef0123456789abcdef> <0123456789abcdef0123456789abcdef>]"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "beskadiget PDF"),
        (b"%PDF-" + bytes(range(256)) * 400, "beskadiget PDF"),
        (small_pdf(_TEXT)[:300], "beskadiget PDF"),
        (small_pdf("q 400 0 0 400 0 0 cm /I Do Q"), "indscannet billede uden tekst"),
        (small_pdf(""), "ingen tekst"),
        (small_pdf(_TEXT, trailer=_LOCK), "låst med en adgangskode"),
        (small_pdf("BT /F 1 Tf 1 1 Td " + f"({'a' * 1000}) Tj " * (MAX_CHARS // 1000 + 1) + "ET"), "tegn"),
    ],
    ids=["only-a-name", "noise", "cut", "scanned", "blank", "locked", "endless"],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


@pytest.mark.parametrize("count", [0, 2, 5000, 2**31 - 1, -3])
def test_a_false_count_of_pages_never_hangs(count: int) -> None:
    data = small_pdf(_TEXT, pages=f"/Count {count}")
    try:
        assert [line.text for line in read(data).lines][:1] == ["Punkt 1: Valg af formand"]
    except Unreadable as error:
        assert "sider" in str(error) or "beskadiget" in str(error)


@pytest.mark.parametrize("size", ["0 0 0 0", "0 0 1e9 1e9", "-5 -5 5 5", "400 400 0 0", "a b c d"])
def test_a_page_of_any_size_is_read(size: str) -> None:
    data = small_pdf(_TEXT).replace(b"[0 0 400 400]", f"[{size}]".encode())
    found = [line.text for line in read(data).lines if line.text]
    assert sorted(found) == ["Beslutning", "Godkendt.", "Punkt 1: Valg af formand"]


def test_a_name_before_the_file_begins_does_not_matter() -> None:
    assert parse(b"\r\n\r\n" + small_pdf(_TEXT)).items == parse(small_pdf(_TEXT)).items


def test_letters_far_outside_the_page_are_kept() -> None:
    lines = read(small_pdf("BT /F 12 Tf 40 350 Td (Her) Tj 90000000 9e30 Td (borte) Tj ET")).lines
    assert sorted(" ".join(line.text for line in lines).split()) == ["Her", "borte"]


def test_a_page_that_is_a_picture_among_others_is_a_warning() -> None:
    found = read(_two_pages())
    assert [(notice.code, notice.severity, notice.message) for notice in found.notices] == [
        ("page-without-text", "warning", "Side 2 er et billede uden tekst.")
    ]
    assert found.lines[0] == Line(1, "Punkt 1: Valg af formand", 1)


def _two_pages() -> bytes:
    import pypdfium2

    whole = pypdfium2.PdfDocument(small_pdf(_TEXT))
    whole.import_pages(pypdfium2.PdfDocument(small_pdf("q 400 0 0 400 0 0 cm /I Do Q")))
    file = io.BytesIO()
    whole.save(file)
    whole.close()
    return file.getvalue()


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (damage, not a secret)
    sound = small_pdf(_TEXT + " 40 40 m 200 40 l S 40 60 m 200 60 l S 40 40 m 40 60 l S 90 40 m 90 60 l S")
    for _ in range(250):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(8, len(data))
            data[at : at + chance.choice((0, 1, 9))] = chance.choice(
                (b"", b"-", b"9" * 9, chance.randbytes(4))
            )
        try:
            parse(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))
        except Unreadable as error:
            assert str(error).startswith("Fil")
