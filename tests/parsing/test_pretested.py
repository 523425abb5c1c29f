"""A pretested pattern finds what the plain pattern finds, and is not tried where a word of it is missing."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.bodies import BODY
from archive.parsing.pretested import Pretested

PATTERNS = {
    r"\b(?:forkast(?:et|es|er)|afvis(?:t|te)|ikke (?:blevet )?godkendt)\b": (
        "afvist",
        "forkaste",
        "godkendt",
    ),
    r"\bstemte\b.{0,20}\d|\d.{0,20}\bstem": ("stem",),
    r"(?:sagen )?(?:udgår|(?=punkt)\w+)": ("punkt", "udgår"),
    r"\s[-–]\s": ("-", "–"),
    r"(?:\d+|punkt)": (),
    r"(?:bilag)?": (),
    r"(?<!ikke )godkendt": ("godkendt",),
    r"(?i:Bilag)|[^a]": (),
    BODY: (
        "agistrate",
        "direktionen",
        "dvalg",
        "egionsråd",
        "ommunalbestyrelse",
        "orgerrepræsentatione",
        "yråd",
    ),
}
_LETTERS = st.sampled_from([*"AFVISTafvistÅåØø -–3i\u0130\u0131\u017f\u212a", "forkast", "ikke ", "godkendt"])


@pytest.mark.parametrize(("pattern", "words"), PATTERNS.items(), ids=range(len(PATTERNS)))
def test_words_are_read_from_the_pattern(pattern: str, words: tuple[str, ...]) -> None:
    assert Pretested(pattern, re.IGNORECASE).words == words


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@given(data=st.data())
def test_no_match_is_lost(pattern: str, data: st.DataObject) -> None:
    drawn = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    for text in (drawn, drawn.swapcase(), drawn.upper()):
        plain = re.compile(pattern, re.IGNORECASE).search(text)
        assert bool(Pretested(pattern, re.IGNORECASE).search(text)) == bool(plain)


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@given(text=st.lists(_LETTERS).map("".join))
def test_every_method_answers_as_the_plain_pattern(pattern: str, text: str) -> None:
    quick, plain = Pretested(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    for one, other in (
        (quick.search(text), plain.search(text)),
        (quick.match(text), plain.match(text)),
        (quick.fullmatch(text), plain.fullmatch(text)),
    ):
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_only_an_i_has_letters_that_fold_to_others() -> None:
    """What the words rest on: but for i, letters that are one without case fold to one."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    for letter in "abcdefghjklmnopqrstuvwxyzæøåéü§[(.:,/-–":
        alike = re.findall(re.escape(letter), every, re.IGNORECASE)
        assert {other.casefold() for other in alike} == {letter}
