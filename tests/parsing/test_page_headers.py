"""Heads as towns' web pages and prints set them: labels glued or without colon, names of their own kind."""

import pytest

from archive.parsing import Minutes, parse

_ITEM = "\n\n1. Broen\n\nBeslutning\n\nGodkendt.\n"


def _head(text: str) -> Minutes:
    return parse((text + _ITEM).encode())


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("Referat af ældrerådsmøde den 4. marts 2024", "Ældrerådet"),
        ("Ekstraordinært handicaprådsmøde – Referat 4. marts 2024", "Handicaprådet"),
        ("Referat for Havneudvalget møde den 4. marts 2024", "Havneudvalget"),
        ("Kyst og havns møde den 4. marts 2024", "Kyst og havn"),
        ("Udvalg: Konstituerende møde i byrådet\nMødedato: 4. marts 2024", "Byrådet"),
        ("Udvalg: Kommunalbestyrelsen 2022-2025\nMødedato: 4. marts 2024", "Kommunalbestyrelsen"),
        ("UdvalgSeniorråd\nMødedato: 4. marts 2024", "Seniorråd"),
        ("Udvalg Havneudvalget\nMødedato: 4. marts 2024", "Havneudvalget"),
        ("Møde:\nHavneudvalget\nMødetid:\n4. marts 2024 kl. 14:00", "Havneudvalget"),
        ("4. marts 2024 - referat fra byrådet", "Byrådet"),
        ("Vestby Kommune – Kommunalbestyrelsen\nDagsorden\nMødedato: 4. marts 2024", "Kommunalbestyrelsen"),
    ],
)
def test_whose_meeting(line: str, committee: str) -> None:
    minutes = _head(line)
    assert (minutes.committee, minutes.date, minutes.unplaced) == (committee, "2024-03-04", ())
    assert [item.title for item in minutes.items] == ["Broen"]


@pytest.mark.parametrize(
    ("line", "place", "start"),
    [
        ("Mødelokale 3 kl. 19.00", "Mødelokale 3", "19:00"),
        ("Ekstraordinært møde - Mødelokale F7 kl. 12.00", "Mødelokale F7", "12:00"),
        ("MødestedFyrtårnet", "Fyrtårnet", None),
        ("Fiskehallen, Havnegade 2, 9999 Vestby", "Fiskehallen, Havnegade 2, 9999 Vestby", None),
        ("Havneudvalgsværelset", "Havneudvalgsværelset", None),
        ("Skype", "Skype", None),
        ("Mødelokale Tårnet, Rådhuset, Store Torv 20, etage 2, 9999 Vestby",) * 2 + (None,),
    ],
)
def test_where_and_when(line: str, place: str, start: str | None) -> None:
    minutes = _head(f"Referat\nHavneudvalget\n4. marts 2024\n{line}")
    assert (minutes.place, minutes.start, minutes.unplaced) == (place, start, ())


@pytest.mark.parametrize(
    ("lines", "present", "absent"),
    [
        ("Fremmødt: Ane Birk, Bo Carlsen", ("Ane Birk", "Bo Carlsen"), ()),
        ("Mødedeltagere Ane Birk, Bo Carlsen\nFraværende Ingen", ("Ane Birk", "Bo Carlsen"), ()),
        ("Deltagere:\n\nAne Birk, V\nBo Carlsen, A", ("Ane Birk, V", "Bo Carlsen, A"), ()),
        ("Medlemmer\n\nAne Birk (A)\n\nBo von Lund (C)", ("Ane Birk (A)", "Bo von Lund (C)"), ()),
        (
            "Medlemmer\n\nAne Birk (A)\n\nBo Lund (B) Stedfortræder for Eva Dam (A)\n\nIb Holm (Ø)",
            ("Ane Birk (A)", "Bo Lund (B) Stedfortræder for Eva Dam (A)", "Ib Holm (Ø)"),
            (),
        ),
        ("Medlemmer\n • Ane Birk ()\n • Bo Lund ()", ("Ane Birk", "Bo Lund"), ()),
        ("Fraværende med afbud:\n\nAne Birk (Ø)        Bo Lund (C)", (), ("Ane Birk (Ø)", "Bo Lund (C)")),
        ("Fraværende i øvrigt:\n\nAne Birk (A)", (), ("Ane Birk (A)",)),
        ("Bemærkninger: Der var afbud fra Ane Birk. Bo Lund var indkaldt.", (), ("Ane Birk",)),
        ("Afbud\n\nIngen", (), ()),
    ],
)
def test_who_was_there(lines: str, present: tuple[str, ...], absent: tuple[str, ...]) -> None:
    minutes = _head(f"Referat\nHavneudvalget\n4. marts 2024\n{lines}")
    assert (minutes.present, minutes.absent, minutes.unplaced) == (present, absent, ())


def test_a_remark_may_say_when_the_meeting_ended() -> None:
    assert _head("Havneudvalget\n4. marts 2024\nBemærkninger: Mødet sluttede kl.17.45").end == "17:45"


def test_a_remark_below_those_away_is_nobody() -> None:
    minutes = _head("Havneudvalget\n4. marts 2024\nFraværende: Ane Birk\nBemærkninger: Bo Lund gik før tid.")
    assert minutes.absent == ("Ane Birk",)


def test_a_body_of_its_own_name_above_the_day_is_the_committee_where_the_text_says_so() -> None:
    item = "1. Broen\n\n{}\n  1. at se på broen\n\nBeslutning\n\nGodkendt.\n"
    said = "Kyst og Havn\n\nMandag den 04-03-2024 kl. 16:30\n\n" + item
    lead = "Administrationen indstiller til udvalget for Kyst og Havn"
    assert parse(said.format(lead).encode()).committee == "Kyst og Havn"
    assert parse(said.format("Administrationen indstiller").encode()).committee is None


def test_the_meetings_name_and_what_it_is_are_told_apart() -> None:
    minutes = _head(
        "UDVALG\n\nHavneudvalget\n\nMØDE\n\nReferat\n\nSTED\n\nLokale 2\n\nSTARTTIDSPUNKT\n\n04-03-2024"
    )
    assert (minutes.committee, minutes.kind, minutes.place) == ("Havneudvalget", "minutes", "Lokale 2")


def test_an_agenda_with_what_was_decided_is_minutes() -> None:
    assert _head("Havneudvalget\nDagsorden med vedtagelser\n4. marts 2024").kind == "minutes"


def test_labels_in_one_column_and_their_values_in_the_next() -> None:
    minutes = _head(
        "Åben dagsorden\nVestby Byråd\nBorgmesterkontoret\nMødedato:\nMødet påbegyndt:\nMødet afsluttet:\n"
        "Mødested:\nFraværende:\n25. maj 2016\nkl. 18:00\nkl.\nVestby Rådhus, Torvet 5"
    )
    assert (minutes.date, minutes.start, minutes.end) == ("2016-05-25", "18:00", None)
    assert (minutes.place, minutes.absent) == ("Vestby Rådhus, Torvet 5", ())
