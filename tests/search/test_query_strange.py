"""Whatever is typed: a helpful answer, never an error, never everything."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import Add, titles

from archive.search import Query, search
from archive.search.grammar import Parsed, Phrase, Word, parse

WORDS = "Skriv mindst ét ord eller tal at søge efter."
STOPS = "Ordene står i næsten alle punkter. Skriv også et ord, der siger, hvad sagen handler om."
EXCLUDED = "Skriv også et ord, der skal findes. Der kan ikke søges alene på ord, der skal udelades."


def shape(parsed: Parsed) -> tuple[list[list[str]], list[str]]:
    """Groups and exclusions as they would be typed."""
    return [[str(c) for c in group] for group in parsed.groups], [str(c) for c in parsed.excluded]


@pytest.mark.parametrize(
    ("typed", "groups", "excluded", "corrected"),
    [
        ("skole", [["skole"]], [], ""),
        ("ny skole", [["ny"], ["skole"]], [], ""),
        ("skole OR vej ELLER sti bro", [["skole", "vej", "sti"], ["bro"]], [], ""),
        ("skole or vej", [["skole"], ["or"], ["vej"]], [], ""),
        ("skole -vej –sti", [["skole"]], ["vej", "sti"], ""),
        ('"den nye skole" vej', [['"den nye skole"'], ["vej"]], [], ""),
        ("”den nye skole“", [['"den nye skole"']], [], ""),
        ('skole -"ny vej"', [["skole"]], ['"ny vej"'], ""),
        ("skole* vej", [["skole*"], ["vej"]], [], ""),
        ("skole-vej", [["skole-vej"]], [], ""),
        ("teknik- og miljøudvalget", [["teknik"], ["miljøudvalget"]], [], ""),
        ("børne-, unge- og familieudvalget", [["børne"], ["unge"], ["familieudvalget"]], [], ""),
        ("15.00.00-A00-4-25", [["15.00.00-A00-4-25"]], [], ""),
        ("-15.00.00-A00-4-25 skole", [["skole"]], ["15.00.00-A00-4-25"], ""),
        ('"kunne ikke tiltræde', [['"kunne ikke tiltræde"']], [], '"kunne ikke tiltræde"'),
        ('skole "ny vej', [["skole"], ['"ny vej"']], [], 'skole "ny vej"'),
        ('"ny vej" "skole', [['"ny vej"'], ['"skole"']], [], '"ny vej" "skole"'),
        ('skole"', [["skole"]], [], "skole"),
        ("sag 17.01.00-P20-3-24", [["17.01.00-P20-3-24"]], [], ""),
        ("Sagsnr. 17.01.00 P20 3 24 skole", [["17.01.00 P20 3 24"], ["skole"]], [], ""),
        ("sagsnummer: 2026-009857", [["2026-009857"]], [], ""),
        ("j.nr. 07/21538", [["07/21538"]], [], ""),
        ("sag nr. 299835", [["299835"]], [], ""),
        ("lokalplan nr. 214", [["lokalplan"], ["214"]], [], ""),
        ("sag nr 57", [["sag"], ["57"]], [], ""),
        ("mødet d. 22. maj 2024", [["mødet"], ["22. maj 2024"]], [], ""),
        ("d. 22 maj", [["22"], ["maj"]], [], ""),
        ('"nr. 214" nr vej', [['"nr 214"'], ["nr"], ["vej"]], [], ""),
        ("vej -nr 5", [["vej"], ["5"]], ["nr"], ""),
        ("sag 2024-05-21", [["sag"], ["2024-05-21"]], [], ""),
        ("sag skole", [["sag"], ["skole"]], [], ""),
        ("-sag 17.01.00-P20-3-24", [["17.01.00-P20-3-24"]], ["sag"], ""),
        ('"sag 17.01.00-P20-3-24"', [['"sag 17.01.00-P20-3-24"']], [], ""),
        ("møde 21. maj 2024 skole", [["møde"], ["21. maj 2024"], ["skole"]], [], ""),
        ("skole -21. maj 2024", [["skole"]], ["21. maj 2024"], ""),
        ('"21. maj 2024"', [['"21 maj 2024"']], [], ""),
        ("maj 2024", [["maj"], ["2024"]], [], ""),
        ("31. juni 2024", [["31"], ["juni"], ["2024"]], [], ""),
        ('skole ""', [["skole"]], [], "skole"),
        ("skole OR", [["skole"]], [], "skole"),
        ("OR skole", [["skole"]], [], "skole"),
        ("skole OR OR vej", [["skole", "vej"]], [], "skole ELLER vej"),
        ("skole OR -vej", [["skole"]], ["vej"], "skole -vej"),
        ("skole AND vej", [["skole"], ["vej"]], [], "skole vej"),
        ("skole NOT vej", [["skole"]], ["vej"], "skole -vej"),
        ('skole AND NOT "ny vej"', [["skole"]], ['"ny vej"'], 'skole -"ny vej"'),
        ("skole NOT", [["skole"]], [], "skole"),
        ("and i en not", [["and"], ["not"]], [], ""),
        ("skole - vej", [["skole"], ["vej"]], [], "skole vej"),
        ("skole * vej", [["skole"], ["vej"]], [], "skole vej"),
        ("skole\x00vej", [["skole"], ["vej"]], [], ""),
        (" " * 600 + "skole\n\tvej", [["skole"], ["vej"]], [], ""),
        ("sko\u00adle", [["sko\u00adle"]], [], ""),
        ("skole\ud800", [["skole"]], [], ""),
        ("vejen til en skole", [["vejen"], ["skole"]], [], ""),
        ("skole -og", [["skole"]], [], "skole"),
        ("a* skole", [["a"], ["skole"]], [], "a skole"),
    ],
)
def test_what_is_typed_is_read(
    typed: str, groups: list[list[str]], excluded: list[str], corrected: str
) -> None:
    parsed = parse(typed)
    assert (shape(parsed), parsed.corrected) == ((groups, excluded), corrected)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ('"', WORDS),
        ('""', WORDS),
        ("-", WORDS),
        ("*", WORDS),
        ("\x00", WORDS),
        ("OR", WORDS),
        ("ELLER OR", WORDS),
        ("AND", WORDS),
        ("NOT skole", EXCLUDED),
        ("!?.,;:()[]{}^~\\/+&|", WORDS),
        ("og i at", STOPS),
        ("og -skole", STOPS),
        ("og's OG'0 på’s", STOPS),
        ('"og"', STOPS),
        ('"OG" at', STOPS),
        ("-skole", EXCLUDED),
        ('-skole -"ny vej"', EXCLUDED),
    ],
)
def test_a_query_with_nothing_to_find_says_what_to_type(add: Add, typed: str, notice: str) -> None:
    add("Skole og vej")
    for query in (Query(q=typed), Query(q=typed, years=(2025,)), Query(q=typed, decisions_only=True)):
        results = search(query)
        assert (results.understood, results.total, results.hits, results.facets) == (False, 0, (), ())
        assert results.notices[-1] == notice


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("skole " * 1000, "Søgningen er lang. Kun de første 500 tegn er brugt."),
        ("skole" * 1000, "Søgningen er lang. Kun de første 500 tegn er brugt."),
        ("skole " * 40, "Søgningen er lang. Kun de første 32 ord er brugt."),
        ("a* skole", "Skriv mindst to bogstaver foran en stjerne."),
    ],
)
def test_what_is_cut_is_told(typed: str, notice: str) -> None:
    parsed = parse(typed)
    assert notice in parsed.notices
    assert 0 < len(parsed.corrected) < 510


@pytest.mark.parametrize(
    "typed",
    [
        "title:skole",
        "skole^5",
        "skole~2",
        "(skole)",
        "+skole",
        "skole AND",
        "[a TO z] skole",
        "skole\\",
        "/skole/",
    ],
)
def test_nothing_typed_is_the_engines_syntax(typed: str) -> None:
    assert all(isinstance(clause, Word) and clause.text.isalnum() for clause in parse(typed).clauses)


def test_a_star_after_a_small_word_means_longer_words(add: Add) -> None:
    add("Plan for havnen")
    add("Plan for forvaltningen")
    assert titles("for*") == ["Plan for forvaltningen"]


def test_a_phrase_keeps_its_small_words_and_their_order(add: Add) -> None:
    add("Den er her")
    add("Her er den")
    assert titles('"den er"') == ["Den er her"]
    assert isinstance(parse('"den er"').groups[0][0], Phrase)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                '"',
                "-",
                "*",
                "OR",
                "ELLER",
                "skole",
                "ødelagt",
                "og",
                " ",
                "15.00.00-A00-4-25",
                "\x00",
                "”",
                "'",
            ]
        ),
        max_size=14,
    ).map("".join),
    decisions=st.booleans(),
)
def test_any_text_is_answered_and_never_with_everything(
    some_items: None, typed: str, decisions: bool
) -> None:
    results = search(Query(q=typed, decisions_only=decisions))
    assert results.available
    assert results.total < 3


@pytest.fixture
def some_items(add: Add) -> None:
    """Three items that share no word but small ones."""
    for title in ("Skole og vej", "Ødelagt bro og sti", "Bibliotekets katalog og æbler"):
        add(title)
