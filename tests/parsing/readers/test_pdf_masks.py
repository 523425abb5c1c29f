"""Words blacked out on a PDF's page are no text of the document, though the file still holds them."""

import time
from contextlib import suppress

import pytest
from small_pdf import small_pdf

from archive.parsing import Unreadable
from archive.parsing.lines import Document
from archive.parsing.readers import read

TEXT = "BT /F 12 Tf 20 {y} Td ({text}) Tj ET\n"
LINES = "".join(
    TEXT.format(y=y, text=text)
    for y, text in ((300, "Sagen om broen"), (280, "Klager er Bo Holm, Svinget 3"), (260, "Godkendt."))
)
BAR = "{colour} rg 68 276 {width} 16 re f\n"
"""A box over what follows "Klager er", to the end of the line or of the name."""
BLACK, WHITE = "0 0 0", "1 1 1"


def _shown(found: Document) -> str:
    shown = (line.text for line in found.lines if line.text and line.role != "furniture")
    return " | ".join(" ".join(text.split()) for text in shown)


def _hidden(found: Document) -> list[str]:
    return [line.text for line in found.lines if line.role == "furniture"]


@pytest.mark.parametrize("colour", [BLACK, WHITE])
def test_what_a_box_covers_is_left_out_and_told(colour: str) -> None:
    found = read(small_pdf(LINES + BAR.format(colour=colour, width=200)))
    assert (_shown(found), _hidden(found)) == (
        "Sagen om broen | Klager er | Godkendt.",
        ["Bo Holm, Svinget 3"],
    )
    (notice,) = found.notices
    assert (notice.code, notice.line) == ("unshown-text", len(found.lines))
    assert "overdækket tekst" in notice.message


def test_what_stands_beside_the_box_stays() -> None:
    found = read(small_pdf(LINES + BAR.format(colour=BLACK, width=52)))
    assert (_shown(found), _hidden(found)) == (
        "Sagen om broen | Klager er Svinget 3 | Godkendt.",
        ["Bo Holm,"],
    )


@pytest.mark.parametrize(
    "content",
    [
        BAR.format(colour=BLACK, width=200) + LINES,
        LINES + "1 w 68 276 200 16 re S\n",
        LINES + "0 0 0 rg 20 276 m 300 276 l 160 150 l f\n",
        LINES + "0 0 0 rg 10 250 280 80 re 12 252 276 76 re f*\n",
        LINES + "0 0 0 rg 68 200 200 16 re f\n",
        LINES + "0 0 0 rg 20 277 200 1.5 re f\n",
    ],
    ids=["beneath", "an outline", "a triangle", "a frame", "elsewhere", "a line"],
)
def test_what_hides_nothing_leaves_the_words(content: str) -> None:
    found = read(small_pdf(content))
    assert "Klager er Bo Holm, Svinget 3" in _shown(found)
    assert (_hidden(found), found.notices) == ([], ())


def test_white_words_on_a_box_are_read() -> None:
    again = "1 1 1 rg " + TEXT.format(y=280, text="Klager er Bo Holm, Svinget 3")
    found = read(small_pdf(LINES + BAR.format(colour=BLACK, width=200) + again))
    assert "Bo Holm" in _shown(found)
    assert _hidden(found) == []


def test_a_highlight_that_shines_through_hides_nothing() -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint makes this PDF")
    page = (
        "<p style='position:relative'>Klager er Bo Holm"
        "<span style='position:absolute;inset:0;background:rgba({})'></span></p>"
    )
    shown = read(weasyprint.HTML(string=page.format("255,230,0,.4")).write_pdf())
    covered = read(weasyprint.HTML(string=page.format("0,0,0,1") + "<p>Godkendt.</p>").write_pdf())
    assert (_shown(shown), _hidden(shown)) == ("Klager er Bo Holm", [])
    assert (_shown(covered), _hidden(covered)) == ("Godkendt.", ["Klager er Bo Holm"])


def test_a_page_that_is_covered_whole_is_told() -> None:
    with pytest.raises(Unreadable, match="dækket til"):
        read(small_pdf(LINES + "0 0 0 rg 0 0 400 400 re f\n"))


@pytest.mark.parametrize("y", [296, 100], ids=["over", "apart"])
def test_thousands_of_boxes_take_no_time(y: int) -> None:
    words = "".join(TEXT.format(y=300, text=f"Ord {n}") for n in range(6000))
    boxes = "".join(f"0 0 0 rg {20 + n % 300} {y} 30 16 re f\n" for n in range(6000))
    start = time.process_time()
    with suppress(Unreadable):
        read(small_pdf(words + boxes))
    assert time.process_time() - start < 8
