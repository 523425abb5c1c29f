"""Minutes printed as PDF say what their text says: items, sections, clauses, decisions, tables, numbers."""

from pathlib import Path

import pytest
from printing import Style, printer, to_pdf
from round_trip import Comparison, compare

from archive.parsing import parse

printer()

_ROOT = Path(__file__).resolve().parents[3]
_FIXTURES = _ROOT / "fixtures" / "minutes"
_SAMPLE = _ROOT.parent / "shared" / "minutes" / "herning-beskaeftigelsesudvalget-2025-05-27.txt"
_STYLES = {
    "plain": Style(),
    "heads": Style(
        font="DejaVu Serif",
        page="Letter",
        size=10,
        page_head="Referat til offentliggørelse",
        break_items=True,
    ),
    "narrow": Style(margin="25mm 50mm", hyphens=True, justify=True, shade=True),
    "dense": Style(font="DejaVu Sans", size=9, spaced=True, bold_heads=False, page_foot="{page}"),
}
_DOCUMENTS = ("byraadet-2024-05-22", "oekonomiudvalget-2025-06-17", "kultur-og-fritidsudvalget-2025-09-09")


def _same(found: Comparison) -> None:
    assert found.differences == ()
    assert (found.tables_lost, found.numbers_lost) == (0, 0)


@pytest.mark.parametrize("style", _STYLES)
@pytest.mark.parametrize("name", _DOCUMENTS)
def test_a_printed_document_parses_like_its_text(name: str, style: str) -> None:
    text = (_FIXTURES / f"{name}.txt").read_bytes()
    _same(compare(text, to_pdf(text.decode(), _STYLES[style])))


@pytest.mark.parametrize("rules", [True, False], ids=["ruled", "unruled"])
def test_the_marks_columns_are_known_from_their_places(rules: bool) -> None:
    text = (_FIXTURES / "byraadet-2024-05-22.txt").read_text(encoding="utf-8")
    marks = [[0], [1, 4], [6], [], [2, 3, 4, 5]]
    items = parse(to_pdf(text, Style(rules=rules), marks)).items
    codes = ("DIR", "BSU", "SÆU", "KFU", "TKU", "ØKU", "BYR")
    found = [(item.routing.codes, item.routing.assigned) for item in items[:5] if item.routing]
    wanted = [tuple(codes[at] for at in columns) or None for columns in marks]
    assert found == [(codes, assigned) for assigned in wanted]


@pytest.mark.skipif(not _SAMPLE.exists(), reason=f"the real minutes are not at {_SAMPLE.parent}")
@pytest.mark.parametrize("style", [*_STYLES.values(), Style(rules=False)], ids=[*_STYLES, "no-rules"])
def test_the_real_sample_printed_loses_nothing(style: Style) -> None:
    text = _SAMPLE.read_bytes()
    found = compare(text, to_pdf(text.decode(), style))
    _same(found)
    assert found.tables == 5


@pytest.mark.parametrize(
    "name",
    [
        "kultur-og-fritidsudvalget-2023-11-14",  # a decision's heading breaks before its year
        "teknik-og-klimaudvalget-2024-05-14",  # a title breaks before "høring", which is a heading's word
        "teknik-og-klimaudvalget-2024-10-08",  # a title breaks before a word that nearly has room
        "teknik-og-klimaudvalget-2025-02-04",  # a title breaks before "2026-2031", which no printer breaks
    ],
)
def test_a_heading_broken_over_two_lines_is_one(name: str) -> None:
    text = (_FIXTURES / f"{name}.txt").read_bytes()
    _same(compare(text, to_pdf(text.decode(), _STYLES["narrow"])))
