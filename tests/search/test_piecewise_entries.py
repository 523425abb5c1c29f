"""Words analysed piece by piece are indexed as if the text had been analysed whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.danish import analyse
from archive.search.entries import entry

ROOT = Path(__file__).resolve().parents[2]
_PIECES = (
    "Skolen", "skoleplanen.", "§", "17,", "stk.", "4", "27.", "maj", "2025", "17.00.00", "-A00-1-24",
    "børne-", "og", "Familieudvalget", "gen-", "bevilling", "\n", " ", "\r\n", "\t", "\u00a0", "\u00ad",
    "1.000", "kr.", "f.eks.", "e-mail", "»byråd«", "21/5", "e\u0301", "\u2028", "(vej/sti)", "12", "mod", "7",
    "-", "A00", "24", "17.00.00-A00", "–", "2025-05-27", "05", "01.02.03",
)  # fmt: skip


def _same(text: str) -> None:
    tokens, found = analyse(text), entry(text)
    assert found.terms.split() == [term for token in tokens for term in token.terms]
    assert found.surfaces.split() == [token.surface for token in tokens]
    assert found.parts.split() == [part for token in tokens for part in (*token.parts, *token.within)]
    assert found.mains.split() == [token.terms[0] for token in tokens]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14), st.sampled_from(["", " ", "\n"]))
def test_of_any_pieces(pieces: list[str], between: str) -> None:
    _same(between.join(pieces))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_of_any_text(text: str) -> None:
    _same(text)


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "minutes").rglob("*.txt")), ids=lambda p: p.name)
def test_of_minutes(path: Path) -> None:
    _same(path.read_text(encoding="utf-8"))
