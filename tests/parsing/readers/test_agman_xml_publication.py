"""The AGMAN publication: facts, fields, earlier decisions, protected enclosures, closed items."""

import made_documents
import pytest

from archive.parsing import Unreadable, parse, to_dict


def test_a_publication_becomes_minutes() -> None:
    minutes = parse(made_documents.AGMAN.encode())
    assert (minutes.kind, minutes.committee, minutes.date, minutes.start, minutes.end, minutes.place) == (
        "minutes",
        "Byrådet",
        "2025-06-24",
        "18:00",
        "20:15",
        "Byrådssalen",
    )
    assert (minutes.present, minutes.absent, minutes.unplaced) == (("Ane Lund",), ("Per Krog",), ())
    opened, closed = minutes.items
    assert (opened.number, opened.title, opened.case_number) == (
        "12",
        "Lokalplan for Havnen",
        "01.02.05-P16-4-24",
    )
    assert [(part.kind, part.body, part.date, part.text) for part in opened.sections] == [
        ("case", None, None, "Planen giver plads til boliger.\n\n- 40 boliger"),
        ("decision", None, None, "Vedtaget med 9 stemmer mod 4."),
        ("decision", "Teknisk Udvalg", "2025-06-02", "Anbefales."),
    ]
    assert opened.outcome == "approved"
    assert (closed.number, closed.title, closed.closed) == ("13", "Personalesag", True)


def test_a_protected_enclosure_is_counted_and_never_named() -> None:
    data = to_dict(parse(made_documents.AGMAN.encode()))
    assert data["items"][0]["attachments"] == ["Lokalplan 12"]
    assert [(one["code"], one["item"]) for one in data["warnings"]] == [("attachments-protected", "12")]
    assert "Hemmeligmand" not in str(data)


def test_history_by_fields_and_by_meeting() -> None:
    history = (
        "<ItemHistory><Entry><Meeting><When>2025-05-20</When></Meeting><Board>Økonomiudvalget</Board>"
        "<Fields><ItemField><Caption>Beslutning</Caption><Content>Udsat.</Content></ItemField></Fields></Entry></ItemHistory>"
    )
    minutes = parse(made_documents.AGMAN.replace("<Enclosures>", history + "<Enclosures>").encode())
    assert [(part.body, part.date, part.text) for part in minutes.items[0].sections][3:] == [
        ("Økonomiudvalget", "2025-05-20", "Udsat.")
    ]


def test_members_of_no_said_presence_are_nobody_present() -> None:
    minutes = parse(made_documents.AGMAN.replace("<IsPresent>true</IsPresent>", "").encode())
    assert (minutes.present, [line.text for line in minutes.furniture]) == (
        (),
        ["Referat", "Medlemmer: Ane Lund"],
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<Publication/>", "ingen dagsorden"),
        (b"<Publication><Agendas><Agenda/><Agenda/></Agendas></Publication>", "2 dagsordener"),
        (made_documents.AGMAN.encode()[:900], "beskadiget"),
    ],
    ids=["none", "two", "cut"],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


def test_an_item_in_anothers_history_is_no_item_of_its_own() -> None:
    past = (
        "<ItemHistory><Item><Committee>Økonomiudvalget</Committee><Meeting><When>2025-05-20</When></Meeting><Fields>"
        "<ItemField><Caption>Beslutning</Caption><Content>Anbefales.</Content></ItemField></Fields></Item></ItemHistory>"
        "<Oplæg>Ved borgmesteren</Oplæg>"
    )
    minutes = parse(made_documents.AGMAN.replace("<Enclosures>", past + "<Enclosures>").encode())
    assert [item.number for item in minutes.items] == ["12", "13"]
    assert ("Økonomiudvalget", "2025-05-20", "Anbefales.") in [
        (part.body, part.date, part.text) for part in minutes.items[0].sections
    ]
    assert "Oplæg: Ved borgmesteren" in [line.text for line in minutes.furniture]


def _agendas(*changes: tuple[str, str]) -> bytes:
    """The publication with its agenda once more, changed."""
    start, end = made_documents.AGMAN.index("<Agenda "), made_documents.AGMAN.index("</Agendas>")
    second = made_documents.AGMAN[start:end]
    for old, new in changes:
        assert old in second
        second = second.replace(old, new)
    return (made_documents.AGMAN[:end] + second + made_documents.AGMAN[end:]).encode()


def test_two_agendas_of_one_meeting_are_one_document() -> None:
    minutes = parse(
        _agendas(("Lokalplan for Havnen", "Lokalplan for Åen"), ('"12"', '"14"'), ('"13"', '"15"'))
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("12", "Lokalplan for Havnen"),
        ("13", "Personalesag"),
        ("14", "Lokalplan for Åen"),
        ("15", "Personalesag"),
    ]
    assert minutes.unplaced == ()


def test_agendas_of_several_meetings_are_named_to_the_clerk() -> None:
    with pytest.raises(Unreadable, match=r"2 dagsordener \(Byrådet 24-06-2025, Byrådet 25-06-2025\)"):
        parse(_agendas(("2025-06-24", "2025-06-25")))


def test_an_agenda_in_an_items_history_is_the_past() -> None:
    history = "<ItemHistory><Agenda><Meeting><When>2025-05-20</When></Meeting></Agenda></ItemHistory>"
    minutes = parse(made_documents.AGMAN.replace("<Enclosures>", history + "<Enclosures>", 1).encode())
    assert (minutes.date, len(minutes.items)) == ("2025-06-24", 2)
