"""Headings in a town's own words, and decisions headed by bodies of any name."""

import pytest

from archive.parsing import Section, parse

_HEAD = "Referat\nByrådet\n4. marts 2024\n\n1. Broen\n\n"


def _sections(text: str) -> tuple[Section, ...]:
    return parse((_HEAD + text).encode()).items[0].sections


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Økonomiske og erhvervsmæssige konsekvenser", "finance"),
        ("Økonomiske konsekvenser og finansiering", "finance"),
        ("Økonomi og afledt drift", "finance"),
        ("Juridiske og planmæssige forhold", "legal"),
        ("Retsregler og andre forskrifter", "legal"),
        ("Inddragelse og høring", "hearing"),
        ("Trafik- og miljømæssige konsekvenser", "other"),
        ("Sagens indhold", "case"),
        ("Administrativ indstilling", "recommendation"),
        ("Indstilling og beslutning", "recommendation"),
        ("Hvem beslutter", "competence"),
        ("Sagen afgøres af", "competence"),
        ("Sagen behandles i", "history"),
    ],
)
def test_headings_of_some_towns(line: str, kind: str) -> None:
    parts = _sections(f"Resume\n\nDen er gammel.\n\n{line}\n\nNoget.\n\nBeslutning\n\nGodkendt.\n")
    assert [(part.kind, part.text) for part in parts] == [
        ("summary", "Den er gammel."),
        (kind, "Noget."),
        ("decision", "Godkendt."),
    ]


@pytest.mark.parametrize(
    "line", ["De økonomiske konsekvenser er små", "Forhold ved broen", "Konsekvenser af støj"]
)
def test_lines_that_are_no_heading(line: str) -> None:
    parts = _sections(f"Sagsfremstilling\n\nDen er gammel.\n\n{line}\n\nNoget.\n")
    assert [part.kind for part in parts] == ["case"]


@pytest.mark.parametrize(
    ("line", "body", "date"),
    [
        ("Kyst, Havn og Bro, 6. februar 2024, pkt. 23:", "Kyst, Havn og Bro", "2024-02-06"),
        ("Beslutning Kyst, Havn og Broudvalget 2022-2025 den 06-02-2024", None, "2024-02-06"),
        ("Beslutning i Byrådet (22-25) den 04-03-2024", "Byrådet", "2024-03-04"),
        ("Beslutning Konstituerende møde i byrådet den 04-03-2024", "Byrådet", "2024-03-04"),
        ("Havneudvalgets møde den 6. februar 2024:", "Havneudvalget", "2024-02-06"),
    ],
)
def test_whose_decision(line: str, body: str | None, date: str) -> None:
    part = _sections(f"Sagsfremstilling\n\nDen er gammel.\n\n{line}\n\nGodkendt.\n")[-1]
    assert (part.kind, part.date, part.text) == ("decision", date, "Godkendt.")
    assert body is None or part.body == body


def test_who_decides_on_the_labels_line_though_another_item_has_it_below() -> None:
    text = (
        "Beslutning\n\nGodkendt.\n\nKompetence: Byrådet\n\nSagsfremstilling\n\nDen er gammel.\n\n"
        "2. Fyret\n\nBeslutning\n\nGodkendt.\n\nKompetence\n\nHavneudvalget\n"
    )
    first, second = parse((_HEAD + text).encode()).items
    assert [(part.kind, part.text) for part in first.sections][:2] == [
        ("decision", "Godkendt."),
        ("competence", "Byrådet"),
    ]
    assert (second.sections[1].kind, second.sections[1].text) == ("competence", "Havneudvalget")


def test_a_proposal_before_the_heading_is_not_what_is_recommended() -> None:
    text = "Det foreslås, at alle hilser.\n\nIndstilling\n\nFormanden indstiller,\n\n1. at broen males\n"
    item = parse((_HEAD + text).encode()).items[0]
    assert item.sections[0].kind == "other"
    assert item.recommendation is not None
    assert item.recommendation.clauses == ("at broen males",)


def test_headings_that_lost_the_break_before_their_text() -> None:
    text = "SagsfremstillingBroen er gammel.\nDen er fra 1950.\nBilagIngen bilag.\nBeslutningGodkendt.\n"
    parts = parse((_HEAD + text).encode()).items[0].sections
    assert [(part.kind, part.text) for part in parts] == [
        ("case", "Broen er gammel.\nDen er fra 1950."),
        ("decision", "Godkendt."),
    ]
