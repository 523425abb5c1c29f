"""Danish dates, times, weekdays and sentence ends."""

from datetime import date

import pytest

from archive.parsing.danish import dates, fold, sentences, times, weekday_agrees


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27-05-2025", date(2025, 5, 27)),
        ("Tirsdag d. 27. maj 2025 kl. 08:00", date(2025, 5, 27)),
        ("13.09.2007, kl. 17:30", date(2007, 9, 13)),
        ("04-06-2020 09:00:00", date(2020, 6, 4)),
        ("15-maj-2002", date(2002, 5, 15)),
        ("pr. 31/3-2025", date(2025, 3, 31)),
        ("April 3, 2019 - 18:00", date(2019, 4, 3)),
        ("2025-05-27", date(2025, 5, 27)),
        ("den 1.april 2025", date(2025, 4, 1)),
        ("den 31. april 2025", None),
        ("den 25. marts", None),
    ],
)
def test_dates_as_written(text: str, value: date | None) -> None:
    assert [found.value for found in dates(text)] == [value]


@pytest.mark.parametrize(
    "text", [("funktion 05.38.42"), "2/5 af tiden", "15.00.00-A00-4-25", "1.851.745", "FVR 310325"]
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_times() -> None:
    assert times("27-05-2025 kl. 08:00") == ["08:00"]
    assert times("kl. 15.30 - 17.00") == ["15:30", "17:00"]
    assert times("Kl. 8-10") == ["08:00", "10:00"]
    assert times("kl. 16.30 - 18") == ["16:30", "18:00"]
    assert times("kl. 16-2. behandling") == ["16:00"]
    assert times("13.09.2007 uden tid") == []


def test_weekdays_agree_or_are_absent() -> None:
    day = date(2025, 5, 27)
    assert [weekday_agrees(text, day) for text in ("Tirsdag d. 27.", "den 27.", "onsdag den 27.")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Godkendt. Broen males.", ["Godkendt.", "Broen males."]),
        ("Godkendt for 6,3 mio. kr. Udvalget takker.", ["Godkendt for 6,3 mio. kr.", "Udvalget takker."]),
        ("Jf. Bilag 2 og evt. Bilag 3.", ["Jf. Bilag 2 og evt. Bilag 3."]),
        ("Den 2. Afdeling og P. Prøve kom.", ["Den 2. Afdeling og P. Prøve kom."]),
        (
            ("Vedtaget med 16 stemmer mod 9. Byrådet takker."),
            ["Vedtaget med 16 stemmer mod 9.", "Byrådet takker."],
        ),
        ("For stemte: A og V. Imod stemte: C.", ["For stemte: A og V.", "Imod stemte: C."]),
        ("Udsat\nGodkendt", ["Udsat", "Godkendt"]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_folding() -> None:
    assert fold("  RESUMÉ  af  Sagen ") == "resume af sagen"
