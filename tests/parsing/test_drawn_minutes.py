"""Documents drawn from independent choices of layout read back as what they say."""

import pytest

from archive.parsing import parse, to_dict
from tests.parsing.drawn_compare import fields
from tests.parsing.drawn_minutes import draw

_SEEDS = range(10_000, 10_080)


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_drawn_document_reads_back_as_what_it_says(seed: int) -> None:
    drawn = draw(seed)
    got = to_dict(parse(drawn.text.encode()))
    wrong = [field for field in fields(drawn.truth, got) if field[1] != field[2]]
    assert wrong == [], drawn.choices
