"""What a hit shows: raw text with whole words marked, from the place that answers best."""

import pytest
from small_archive import Add

from archive.search import Fragment, Query, search


def marked(fragments: tuple[Fragment, ...]) -> str:
    """The text with [brackets] around what is marked."""
    return "".join(f"[{f.text}]" if f.marked else f.text for f in fragments)


def hit(q: str, decisions_only: bool = False) -> tuple[str, str, str, str]:
    """The only hit's title, passage, place and why."""
    (found,) = search(Query(q=q, decisions_only=decisions_only)).hits
    return marked(found.title), marked(found.passage), found.found_in, found.why


DECISION = "Taget til [efterretning]. Udvalget ønsker en analyse."
LONG = "Forvaltningen har set på sagen. " * 20


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("skole", ("Den nye [skole]", "Udvalget ønsker en analyse.", "overskrift", "")),
        ("analyser", ("Den nye skole", "Udvalget ønsker en [analyse].", "beslutning", "")),
        ("barn", ("Den nye skole", "Alle [børn] skal trives.", "resume", "fundet på “børn”")),
        ("1000", ("Den nye skole", "Det koster [1.000] kr.", "indstilling", "")),
        ('"skal trives"', ("Den nye skole", "Alle børn [skal trives].", "resume", "")),
        ("kort*", ("Den nye skole", "[Kortbilag] over grunden", "bilag", "")),
        ("17.00.00-A00-9-25", ("Den nye skole", "Udvalget ønsker en analyse.", "sagsnummer", "")),
        ("efterretning", ("Den nye skole", DECISION, "beslutning", "")),
        ("støj", ("Den nye skole", "Målinger Der er [støj].", "Målinger", "")),
        ("fed", ("Den nye skole", "Her er [fed] skrift og en henvisning.", "sagsfremstilling", "")),
    ],
)  # fmt: skip
def test_a_hit_shows_where_and_on_what_it_was_found(
    add: Add, q: str, expected: tuple[str, str, str, str]
) -> None:
    item = add(
        "Den nye skole",
        case_number="17.00.00-A00-9-25",
        outcome_remainder="Udvalget ønsker en analyse.",
        sections={
            "summary": "Alle børn skal trives.",
            "case": "Her er **fed** skrift og en [henvisning](https://eksempel.dk/stier).",
            "recommendation": "Det koster 1.000 kr.",
            "decision": "Taget til efterretning. Udvalget ønsker en analyse.",
            "other": "Der er støj.",
        },
        attachments=("Kortbilag over grunden",),
    )
    other = item.sections.get(kind="other")
    other.heading = "Målinger"
    other.save()
    assert hit(q) == expected


@pytest.mark.parametrize("typed", ["21. maj 2024", "21.05.2024", "2024-05-21"])
@pytest.mark.parametrize("written", ["21. maj 2024", "21.05.2024", "21/5-2024", "21. Maj  2024"])
def test_a_date_is_marked_whole(add: Add, typed: str, written: str) -> None:
    add("Sag", sections={"case": f"Fristen er {written}, ikke maj 2025 eller den 21."})
    shown = " ".join(written.split())
    assert hit(typed)[1] == f"Fristen er [{shown}], ikke maj 2025 eller den 21."


def test_a_remainder_that_begins_inside_a_sentence_says_so(add: Add) -> None:
    add("Sag", outcome_remainder="dog således, at skolen males.", outcome="approved")
    assert hit("males")[1] == "… dog således, at skolen [males]."
    (found,) = search(Query(outcomes=("approved",))).hits
    assert marked(found.passage) == "… dog således, at skolen males."


def test_a_passage_from_inside_a_sentence_has_dots_at_both_ends(add: Add) -> None:
    add("Sag", sections={"case": "ord " * 100 + "havn " + "ord " * 100 + "slut."})
    passage = hit("havn")[1]
    assert (passage[:5], passage[-5:]) == ("… ord", "ord …")


def test_the_passage_begins_with_a_sentence_and_ends_with_a_word(add: Add) -> None:
    add("Sag", sections={"case": LONG + "Så kom varmestuen på tale i byen. " + LONG})
    _, passage, _, _ = hit("varmestue")
    assert passage.startswith("… Så kom [varmestuen] på tale i byen. Forvaltningen har set på sagen. ")
    assert passage.endswith(" …")
    assert passage.removesuffix(" …").split()[-1] in {"Forvaltningen", "har", "set", "på", "sagen."}
    assert 200 < len(passage) < 290


def test_a_hit_tells_the_form_found_also_where_it_stands_in_the_title_alone(add: Add) -> None:
    add("Nye børn i byen", sections={"case": "Der er sat penge af til en havn."})
    assert hit("barn havn")[2:] == ("sagsfremstilling", "fundet på “børn”")
    assert hit("barn")[2:] == ("overskrift", "fundet på “børn”")


@pytest.mark.parametrize("short", ["pr.", "Pr.", "kl.", "nr.", "jf.", "f.eks."])
def test_a_passage_does_not_begin_behind_an_abbreviation(add: Add, short: str) -> None:
    add("Sag", sections={"case": f"{LONG}Opgjort {short} 31 er havnen fuld. {LONG}"})
    assert hit("havn")[1].startswith(f"… Opgjort {short} 31 er [havnen] fuld.")


def test_the_passage_is_where_most_of_the_words_stand_together(add: Add) -> None:
    add("Sag", sections={"case": "Cykler findes. " + LONG + "Ved broen mødes cykler og biler. " + LONG})
    assert "Ved broen mødes [cykler] og [biler]." in hit("cykler biler")[1]


def test_a_text_with_all_words_goes_before_one_with_a_few(add: Add) -> None:
    add("Sag", sections={"summary": "Om cykler.", "case": "Om cykler og biler."})
    assert hit("cykler biler")[1:3] == ("Om [cykler] og [biler].", "sagsfremstilling")


def test_a_passage_of_only_decisions_comes_from_a_decision(add: Add) -> None:
    add("Om cykler", sections={"summary": "Om cykler.", "decision": "Godkendt, også cykler."})
    assert hit("cykler", decisions_only=True) == ("Om cykler", "Godkendt, også [cykler].", "beslutning", "")


def test_without_words_an_item_leads_with_its_decision_and_nothing_is_marked(add: Add) -> None:
    add("Sag", sections={"summary": "Om cykler.", "decision": "Godkendt."}, outcome="approved")
    (found,) = search(Query(outcomes=("approved",))).hits
    assert (marked(found.passage), found.found_in, found.why) == ("Godkendt.", "", "")


def test_what_is_excluded_is_not_marked_and_markup_stays_raw(add: Add) -> None:
    add("<b>Cykler</b> & veje", sections={"case": "<script>alert(1)</script> cykler"})
    assert hit("cykler -biler")[:2] == (
        "<b>[Cykler]</b> & veje",
        "<script>alert(1)</script> [cykler]",
    )


def test_tables_and_line_ends_become_one_line(add: Add) -> None:
    add("Sag", sections={"case": "Område\tBeløb\nCykler\t1.000\n\nSlut"})
    assert hit("cykler")[1] == "Område Beløb [Cykler] 1.000 Slut"
