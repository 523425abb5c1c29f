"""What holds for any text at all: nothing raises, places are right, the same text gives the same tokens."""

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.danish import Token, analyse, fold

ANY = st.text(st.characters(codec=None))  # lone surrogates and control characters too
DANISHLIKE = st.text(alphabet="abeåæøÅéſıKİǅ 0123456789.,:/-–§'’\n\r\t\u00ad\u0301\ufffe_A")
BITS = st.lists(
    st.sampled_from([
        "15.00.00", "-A00", " - ", "-4-25", "27", ". ", "maj", " 2025", "07/21538", "§ 11", "m.v.", "PC'er",
        "Genbevil-", "\n", "linger", "Århus", "aarhus", "1.851.745", "26,802", "\x00", "\ud800", "e\u0301",
    ])
).map("".join)  # fmt: skip
untimed = settings(deadline=None)  # the first word reads the dictionary
TEXT = st.one_of(ANY, DANISHLIKE, BITS)


@untimed
@given(TEXT)
def test_places_are_those_of_the_given_text(text: str) -> None:
    tokens = analyse(text)
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))


@untimed
@given(TEXT)
def test_nothing_is_empty_or_longer_than_a_hundred_characters(text: str) -> None:
    for token in analyse(text):
        words = (token.text, token.surface, *token.terms, *token.parts)
        assert token.terms and all(0 < len(word) <= 100 for word in words)
        assert all(word.encode() for word in words)


@untimed
@given(TEXT)
def test_the_same_text_gives_the_same_tokens(text: str) -> None:
    assert analyse(text) == analyse(text)


@untimed
@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@untimed
@given(DANISHLIKE.filter(lambda text: len(text) < 50))
def test_decomposed_letters_give_the_same_terms(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    assert [(t.surface, t.terms) for t in analyse(composed)] == [
        (t.surface, t.terms) for t in analyse(decomposed)
    ]


@pytest.mark.parametrize(
    "junk",
    [
        "å" * 5000,
        "a-" * 2500,
        "1" * 5000,
        "1." * 2500,
        "\x00" * 5000,
        "a.b" * 1700,
        "§" * 5000,
        "e\u0301" * 2500,
    ],
)
def test_five_thousand_characters_of_junk_are_survived(junk: str) -> None:
    assert all(len(token.text) <= 100 for token in analyse(junk))


def test_folding() -> None:
    assert fold("Ærø, Århus, Café, ÉN, Åbenrå, ﬁnans") == "aeroe, aarhus, cafe, en, aabenraa, finans"


def test_no_words_no_tokens() -> None:
    assert [analyse(text) for text in ("", "  \n", "-", "*", '"', "\x00", "\ud800")] == [[]] * 7


def test_a_token_is_a_value() -> None:
    assert analyse("by") == [Token("by", 0, 2, "by", ("by",), ())]
