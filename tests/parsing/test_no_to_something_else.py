"""A "nej" to something the recommendation did not hold is news, and no rejection of it."""

from archive.parsing import Section, derive


def test_a_no_after_the_formula_is_news() -> None:
    text = "Status blev taget til efterretning. Udvalget siger nej til at flytte skiltet."
    found = derive([Section("decision", "Beslutning", text)], "Vejudvalget", "2026-03-03", "minutes")
    assert (found.outcome, found.outcome_remainder) == ("noted", "Udvalget siger nej til at flytte skiltet.")
