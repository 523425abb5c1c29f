"""Which words find each other: paradigms of municipal words, families, and words that only look alike."""

from pathlib import Path

import pytest

from archive.search.danish import analyse

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "search" / "inflections.tsv"


def terms(word: str) -> set[str]:
    return {term for token in analyse(word) for term in token.terms}


def paradigms() -> list[list[str]]:
    found, nouns = [], False
    for line in (HERE / "danish_inflections.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            nouns = line == "[nouns]"
        elif line and not line.startswith("#"):
            base, *rest = line.split()
            forms = [base, *(base + form[1:] if form.startswith("-") else form for form in rest)]
            found.append(forms + [form + "s" for form in forms if nouns and not form.endswith("s")])
    return found


def pairs(path: Path) -> list[tuple[str, str, bool]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    return [(one, other, meets == "1") for one, other, meets in rows]


def wrong(rows: list[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, meets in rows if bool(terms(one) & terms(other)) != meets]


def test_every_form_of_a_municipal_word_meets_its_base() -> None:
    missed = [
        (forms[0], form) for forms in paradigms() for form in forms if not terms(forms[0]) & terms(form)
    ]
    assert missed == []


def test_the_paradigms_are_hundreds() -> None:
    assert len(paradigms()) > 500


def test_families_meet_and_lookalikes_do_not() -> None:
    assert wrong(pairs(HERE / "danish_meetings.tsv")) == []


def test_the_shared_list_is_right() -> None:
    if not SHARED.exists():
        pytest.skip("the shared list of inflections is not beside this checkout")
    assert wrong(pairs(SHARED)) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("budgetter", ("budgettere", "budget")),
        ("beslutningerne", ("beslutning", "beslutte")),
        ("nøgletalsrapporterne", ("noegletalsrapport",)),
        ("boligens", ("bolig",)),
        ("skolebørnene", ("skolebarn",)),
    ],
)
def test_terms_of_a_word_main_one_first(word: str, expected: tuple[str, ...]) -> None:
    assert analyse(word)[0].terms == expected


@pytest.mark.parametrize(
    ("typed", "written"),
    [("aendring", "ændring"), ("Aarhus", "Århus"), ("boernehaven", "børnehaven"), ("STOEJVAERN", "støjværn")],
)
def test_danish_letters_may_be_typed_in_two(typed: str, written: str) -> None:
    one, other = analyse(typed)[0], analyse(written)[0]
    assert one.surface == other.surface
    assert set(one.terms) & set(other.terms)
