"""Lines of one paragraph become one, however many there are."""

import pytest

from archive.parsing.lines import Line
from archive.parsing.text_blocks import glued, section_text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["en gennem-", "gribende sag"], "en gennemgribende sag"),
        (["Ikast-", "Brande"], "Ikast-Brande"),
        (["EM-", "medaljer"], "EM-medaljer"),
        (["børne-", "og ungeudvalg"], "børne- og ungeudvalg"),
        (["sam-", "ar-", "bejde og mere"], "samarbejde og mere"),
        (["et ord", "-"], "et ord -"),
        (["alene"], "alene"),
    ],
)
def test_hyphens_that_only_broke_a_word_go(lines: list[str], whole: str) -> None:
    assert glued(lines) == whole


def test_a_paragraph_of_twenty_thousand_lines_is_one() -> None:
    """Joined one to the next it would take the better part of an hour."""
    rows = [f"ord nummer {number} som marginen brød midt i sætningen uden sam-" for number in range(20_000)]
    text = section_text([Line(at, row) for at, row in enumerate(rows, 1)])
    assert (text.count("\n"), text.count("samord nummer"), text.count("ord nummer")) == (0, 19_999, 20_000)
