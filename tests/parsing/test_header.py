"""The head of a document in its many forms, and the dates that stop an ingest."""

import pytest

from archive.parsing import Minutes, parse

_ITEM = "\n\nPunkt 1: Broen\n\nBeslutning\n\nGodkendt.\n"


def _parse(head: str) -> Minutes:
    return parse((head + _ITEM).encode())


@pytest.mark.parametrize(
    ("head", "kind", "committee", "start"),
    [
        ("REFERAT Teknik- og Miljøudvalget d. 27-05-2025", "minutes", "Teknik- og Miljøudvalget", None),
        ("DAGSORDEN Byrådet d. 27-05-2025", "agenda", "Byrådet", None),
        ("TILLÆGSDAGSORDEN Byrådet d. 27-05-2025", "addendum", "Byrådet", None),
        ("Byrådet – Referat – 27. maj 2025", "minutes", "Byrådet", None),
        ("Referat Frostup Byråd 27-05-2025", "minutes", "Frostup Byråd", None),
        ("Referat\ntil\nmødet i Byrådet\nden 27. maj 2025 kl. 17:00", "minutes", "Byrådet", "17:00"),
        ("Referat til mødet i Havneudvalget den 27. maj 2025 kl. 8", "minutes", "Havneudvalget", "08:00"),
        ("Udvalg: Byrådet\nMødedato: 27. maj 2025", "minutes", "Byrådet", None),
        ("Udvalg\nByrådet\nMødedato Tirsdag d. 27. maj 2025 kl. 08.15", "minutes", "Byrådet", "08:15"),
        ("Byrådet\nDagsorden\nDato: Tirsdag, May 27, 2025 - 18:00", "agenda", "Byrådet", "18:00"),
        ("Byrådet\nMødedato: 27.05.2025, kl. 17:30", "minutes", "Byrådet", "17:30"),
        ("Byrådet\nMødedato: 2025-05-27", "minutes", "Byrådet", None),
    ],
)
def test_heads_of_many_towns(head: str, kind: str, committee: str, start: str | None) -> None:
    minutes = _parse(head)
    got = (minutes.kind, minutes.committee, minutes.date, minutes.start, minutes.unplaced, minutes.warnings)
    assert got == (kind, committee, "2025-05-27", start, (), ())


def test_times_place_town_and_people() -> None:
    minutes = _parse(
        "Frostup Kommune\nByrådet\nReferat\nMødedato: 27-05-2025\nMødetidspunkt: 17:00 - 19:30\n"
        "Mødested: Salen\nTil stede: Ann Prøve (A), Bo Vig (V) og Cy Holm (løsgænger)\nFraværende: Ingen"
    )
    got = (minutes.municipality, minutes.start, minutes.end, minutes.place, minutes.present, minutes.absent)
    names = ("Ann Prøve (A)", "Bo Vig (V)", "Cy Holm (løsgænger)")
    assert got == ("Frostup", "17:00", "19:30", "Salen", names, ())


def test_a_list_of_twenty_thousand_names_is_parted() -> None:
    """Where each comma looked for its bracket up to the line's end, it took minutes."""
    head = "REFERAT Byrådet d. 27-05-2025\nTil stede: " + "Ann Prøve (A, fmd.), " * 20_000
    assert _parse(head).present == ("Ann Prøve (A, fmd.)",) * 20_000


def test_names_on_lines_of_their_own() -> None:
    minutes = _parse(
        "REFERAT Byrådet d. 27-05-2025\nMedlemmer:\nAnn Prøve (A)\nBo Vig (V)\nAfbud:\nCy Holm (C)"
    )
    assert (minutes.present, minutes.absent) == (("Ann Prøve (A)", "Bo Vig (V)"), ("Cy Holm (C)",))


@pytest.mark.parametrize(
    ("head", "date", "codes"),
    [
        ("REFERAT Byrådet", None, [("date-missing", None)]),
        ("REFERAT Byrådet d. 31-04-2025", None, [("date-impossible", 1)]),
        ("REFERAT Byrådet d. 27-05-4043", None, [("date-impossible", 1)]),
        (
            "REFERAT Byrådet d. 27-05-2025\nMødedato Onsdag d. 27. maj 2025",
            "2025-05-27",
            [("weekday-disagrees", 2)],
        ),
        (
            "REFERAT Byrådet d. 27-05-2025\nMødedato Onsdag d. 28. maj 2025",
            "2025-05-27",
            [("date-disagrees", 2)],
        ),
        ("REFERAT d. 27-05-2025", "2025-05-27", [("committee-missing", None)]),
    ],
)
def test_dates_that_stop_an_ingest(head: str, date: str | None, codes: list[tuple[str, int | None]]) -> None:
    minutes = _parse(head)
    assert minutes.date == date
    errors = [(notice.code, notice.line) for notice in minutes.warnings if notice.severity == "error"]
    assert errors == codes


def test_a_second_answer_to_the_same_question_is_not_swallowed() -> None:
    minutes = _parse("REFERAT Byrådet d. 27-05-2025\nMødested Salen\nMødested Kantinen")
    assert (minutes.place, [line.text for line in minutes.unplaced]) == ("Salen", ["Mødested Kantinen"])


def test_another_date_in_the_head_is_not_the_meetings() -> None:
    minutes = _parse("REFERAT Byrådet d. 27-05-2025\nUdsendt den 3. juni 2025")
    noticed = [(notice.code, notice.severity, notice.line) for notice in minutes.warnings]
    assert (minutes.date, noticed) == ("2025-05-27", [("header-unread", "info", 2)])
    assert [line.line for line in minutes.furniture] == [1, 2]
