"""Two texts side by side: every word of both is there, and what differs is marked in whole phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.admin.differences import LONGEST, runs

TEXT = st.text(alphabet="ab æ.\n\t", max_size=60)


def shown(before: str, after: str) -> str:
    marks = {"": "{}", "ins": "[{}]", "del": "({})"}
    return "".join(marks[run.tag].format(run.text) for run in runs(before, after))


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Ny mole", "Ny mole", "Ny mole"),
        ("Ny mole ved havnen", "Ny bro ved havnen", "Ny (mole)[bro] ved havnen"),
        ("Orientering om fiskeri", "Fiskeriet i fjorden", "(Orientering om fiskeri)[Fiskeriet i fjorden]"),
        ("", "Nyt", "[Nyt]"),
        ("Væk", "", "(Væk)"),
        ("Godt.", "Godt, men dyrt.", "Godt[, men dyrt]."),
    ],
)
def test_what_differs_is_marked(before: str, after: str, marked: str) -> None:
    assert shown(before, after) == marked


@given(TEXT, TEXT)
def test_both_texts_can_be_read_from_the_runs(before: str, after: str) -> None:
    found = runs(before, after)
    assert "".join(run.text for run in found if run.tag != "del") == after
    assert "".join(run.text for run in found if run.tag != "ins").split() == before.split()


def test_long_texts_are_compared_line_by_line() -> None:
    before = "\n".join(f"Linje {n}" for n in range(LONGEST // 8))
    assert [run.tag for run in runs(before, before.replace("Linje 7\n", "Linje syv\n"))] == [
        "",
        "del",
        "ins",
        "",
    ]
