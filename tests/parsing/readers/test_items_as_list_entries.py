"""Web pages that set their items as entries of a numbered list, and clauses that are no items."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Minutes

_TOP = "<h1>Havneudvalget</h1><p>Referat</p><p>2. maj 2022 kl. 15:00</p>"


def _read(body: str) -> Minutes:
    page = (
        f"<!DOCTYPE html><html lang='da'><head><meta charset='utf-8'></head><body>{_TOP}{body}</body></html>"
    )
    return parse(page.encode(), "nordby.html")


_BARE = (
    "<ol><li>Godkendelse af dagsorden</li></ol><h3>Beslutning</h3><p>Godkendt.</p>"
    "<ol start='2'><li>Nyt tag på hallen</li></ol><h3>Sagsfremstilling</h3><p>Taget er utæt.</p>"
    "<h3>Beslutning</h3><p>Udsat.</p>"
)
_INSIDE = (
    "<ol><li>Godkendelse af dagsorden<p>Beslutning</p><p>Godkendt.</p></li>"
    "<li>Nyt tag på hallen<p>Sagsfremstilling</p><p>Taget er utæt.</p><p>Beslutning</p><p>Udsat.</p></li>"
    "</ol>"
)


@pytest.mark.parametrize("body", [_BARE, _INSIDE])
def test_entries_with_sections_below_or_inside_are_items(body: str) -> None:
    minutes = _read(body)
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Nyt tag på hallen"),
    ]
    assert [item.outcome for item in minutes.items] == ["approved", "deferred"]
    assert minutes.unplaced == ()


def test_clauses_in_numbered_lists_are_no_items() -> None:
    minutes = _read(
        "<p>1. Molen</p><p>Indstilling</p><p>Direktøren indstiller,</p><ol><li>Molen lægges om</li></ol>"
        "<p>Beslutning</p><p>Godkendt.</p><p>2. Havnen</p><p>Indstilling</p><p>Direktøren indstiller,</p>"
        "<ol><li>Havnen males</li><li>Havnen åbnes</li></ol><p>Beslutning</p><p>Udsat.</p>"
    )
    assert [item.title for item in minutes.items] == ["Molen", "Havnen"]
    assert [len(item.recommendation.clauses) for item in minutes.items if item.recommendation] == [1, 2]
