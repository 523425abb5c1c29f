"""Recommendations in their layouts: who, and which clauses."""

import pytest

from archive.parsing.minutes import Recommendation, Section
from archive.parsing.recommendation import closing, read_recommendation


@pytest.mark.parametrize(
    ("text", "by", "clauses"),
    [
        ("Borgmesteren indstiller,\n\nat A\n\nAt B.", "Borgmesteren", ("at A", "At B.")),
        ("Borgmesteren indstiller\n1.    at A\n2) at B", "Borgmesteren", ("at A", "at B")),
        ("Forvaltningen indstiller, at visionen drøftes.", "Forvaltningen", ("at visionen drøftes.",)),
        (("Det indstilles:\n"
            "At 1) byrådet ser til.\nAt 2) byrådet hører."),
         None, ("At byrådet ser til.", "At byrådet hører.")),
        ("Det foreslås, at broen males.", None, ("at broen males.",)),
        (("Byforvaltningen indstiller til udvalget, at byrådet godkender:\n"
            "\na.   at A\nb.   at B\n\nUdvalget anbefaler indstillingen."),
         "Byforvaltningen", ("at A", "at B")),
        (("Teknikforvaltningen indstiller, at Teknikudvalget godkender,\n"
            "\n• at A"), "Teknikforvaltningen", ("at A",)),
        ("Borgmesteren indstiller,\n\nat A.\nBorgmesteren indstiller,", "Borgmesteren", ("at A.",)),
        (("Forvaltningen anbefaler:\n"
            "1. broen males\n2. vejen lukkes"), "Forvaltningen", ("broen males", "vejen lukkes")),
        (("Forvaltningen indstiller, at byrådet "
            "godkender, at broen males."), "Forvaltningen", ("at byrådet godkender, at broen males.",)),
        ("Til orientering.", None, ("Til orientering.",)),
        (("Direktør Ib B. Holm indstiller, at\n- broen males"),
         "Direktør Ib B. Holm", ("broen males",)),
        (("Adm. direktør for By & Land, Chr. Toft, indstiller, at\n1. broen males\n2. den vises"),
         "Adm. direktør for By & Land, Chr. Toft", ("broen males", "den vises")),
    ],
)  # fmt: skip
def test_leads_and_clauses(text: str, by: str | None, clauses: tuple[str, ...]) -> None:
    assert read_recommendation(Section("recommendation", "Indstilling", text)) == Recommendation(by, clauses)


def test_the_heading_may_be_the_lead() -> None:
    section = Section("recommendation", "Forvaltningen indstiller", "At A.\nAt B.")
    assert read_recommendation(section) == Recommendation("Forvaltningen", ("At A.", "At B."))


def test_an_empty_recommendation_is_none() -> None:
    assert read_recommendation(Section("recommendation", "Indstilling", "")) is None


@pytest.mark.parametrize(
    ("text", "by", "clauses"),
    [
        (
            "Broen er gammel.\n\nForvaltningen indstiller, at broen males.",
            "Forvaltningen",
            ("at broen males.",),
        ),
        ("Broen er fra 1950. Vejchefen indstiller, at den males.", "Vejchefen", ("at den males.",)),
        (
            "Broen er gammel.\n\nTeknisk Forvaltning indstiller,\n\nat broen males,\n\nat den lukkes imens.",
            "Teknisk Forvaltning",
            ("at broen males,", "at den lukkes imens."),
        ),
        ("Broen er gammel. Det indstilles, at den males.", None, ("at den males.",)),
    ],
)
def test_a_text_that_ends_in_a_recommendation(text: str, by: str | None, clauses: tuple[str, ...]) -> None:
    assert closing(Section("summary", "Resumé", text)) == Recommendation(by, clauses)


@pytest.mark.parametrize(
    "text",
    [
        "Forvaltningen indstiller, at broen males. Broen er gammel.",
        "Vejforeningen anbefaler, at broen males.",
        "Forvaltningen indstillede, at broen blev malet.",
        "Broen er gammel.\n\nat den males.",
    ],
)
def test_a_text_that_ends_in_something_else(text: str) -> None:
    assert closing(Section("summary", "Resumé", text)) is None
