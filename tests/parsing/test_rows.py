"""Rows found by how they begin or what they hold are those that a look at each finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.rows import Rows, stripped

ROWS = st.lists(st.text("aB1. :\nØ", max_size=6)).map(stripped)


@given(rows=ROWS, letters=st.sets(st.sampled_from("aB1.:Ø")))
def test_rows_are_found_by_their_first_letter(rows: Rows, letters: set[str]) -> None:
    assert rows.beginning(letters) == [at for at, row in enumerate(rows) if row and row[0] in letters]
    assert rows.digits == [at for at, row in enumerate(rows) if row[:1].isdecimal()]
    assert rows.lower == [at for at, row in enumerate(rows) if row[:1].islower()]
    assert rows.filled == [at for at, row in enumerate(rows) if row]


@given(rows=ROWS, words=st.lists(st.text("aB1. :Ø", min_size=1, max_size=3), min_size=1))
def test_rows_are_found_by_words_they_hold(rows: Rows, words: list[str]) -> None:
    held = [at for at, row in enumerate(rows) if any(word in row for word in words)]
    assert rows.holding(*words) == rows.holding(*words) == held


@given(rows=ROWS)
def test_rows_are_found_by_a_pattern(rows: Rows) -> None:
    stop = re.compile(r"\.(?<=1\.)")
    assert rows.matching(stop) == [at for at, row in enumerate(rows) if stop.search(row)]


@given(rows=ROWS, changes=st.dictionaries(st.integers(0, 3), st.sampled_from(["", "a", "1."])))
def test_rows_changed_are_new_rows_and_unchanged_the_same(rows: Rows, changes: dict[int, str]) -> None:
    changes = {at: text for at, text in changes.items() if at < len(rows)}
    filled = list(rows.filled)  # what is found before the change is not kept after it
    changed = rows.replaced(changes)
    assert list(rows.filled) == filled
    assert list(changed) == [changes.get(at, row) for at, row in enumerate(rows)]
    assert changed.filled == [at for at, row in enumerate(changed) if row]
    assert (changed is rows) == (list(changed) == list(rows))
