"""SBSYS Dagsorden's export: facts and sections in place, protected names left out, unsafe XML refused."""

import made_documents
import pytest

from archive.parsing import Unreadable, parse, to_dict

_HEAD = '<Dagsorden Dagsordentype="{}"><Møde Udvalg="Byrådet" Mødedato="{}" Mødetid="{}"/><Dagsordenpunkter>'
_ITEM = (
    '<Dagsordenpunkt Nummer="1" Åbent="true"><Overskrift>Veje</Overskrift><Indhold>{}</Indhold>'
    "</Dagsordenpunkt>"
)


def _with(content: str, kind: str = "Referat", date: str = "1. maj 2025") -> bytes:
    return (
        _HEAD.format(kind, date, "17.00") + _ITEM.format(content) + "</Dagsordenpunkter></Dagsorden>"
    ).encode()


def test_an_export_becomes_minutes() -> None:
    minutes = parse(made_documents.SBSYS.encode())
    assert (minutes.kind, minutes.committee, minutes.date, minutes.start, minutes.end, minutes.place) == (
        "minutes",
        "Teknisk Udvalg",
        "2025-05-12",
        "15:30",
        None,
        "Mødelokale 1",
    )
    opened, closed = minutes.items
    assert (opened.number, opened.title, opened.closed, opened.outcome) == (
        "41",
        "Vejbump på Lindevej",
        False,
        "approved",
    )
    assert [(part.kind, part.heading, part.text) for part in opened.sections] == [
        ("summary", "Resumé", "Beboere **ønsker** bump."),
        (
            "case",
            "Sagsfremstilling",
            "Punkt 3: er ikke et punkt her.\n\nBilag\n\nVej\tBiler\nLindevej\t1.200",
        ),
        ("recommendation", "Indstilling", "Forvaltningen indstiller, at der anlægges to bump."),
        ("other", "Klima og miljø", "Ingen *målbar* virkning."),
        ("decision", "Beslutning", "Godkendt."),
    ]
    assert (closed.number, closed.closed, closed.attachments) == ("42", True, ())
    assert minutes.unplaced == ()


def test_a_protected_name_is_counted_and_never_said() -> None:
    data = to_dict(parse(made_documents.SBSYS.encode()))
    assert data["items"][0]["attachments"] == ["Kort over Lindevej"]
    assert [(one["code"], one["item"], one["message"]) for one in data["warnings"]] == [
        ("attachments-protected", number, "1 bilag er beskyttet i kilden; navn og indhold er udeladt.")
        for number in ("41", "42")
    ]
    assert "Hemmeligmand" not in str(data)
    assert "Budgivere" not in str(data)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<Resume>A\nB\n\nc</Resume>", "A\nB\n\nc"),
        ("<Resume><p>a</p><ul><li>b</li></ul></Resume>", "a\n\n- b"),
        ("<Resume>&lt;p&gt;a&lt;br&gt;B&lt;/p&gt;</Resume>", "a\nB"),
        ("<Resume><![CDATA[<div>a&nbsp;b</div>]]></Resume>", "a b"),
        ("<Resume>R&amp;aelig;v &eacute;n</Resume>", "Ræv én"),
        ("<Resume>Lukket</Resume>", "Lukket"),
    ],
    ids=["plain", "elements", "escaped", "cdata", "entities", "field-like"],
)
def test_content_in_any_dress(content: str, text: str) -> None:
    item = parse(_with(content)).items[0]
    assert ([(part.kind, part.text) for part in item.sections], item.closed) == ([("summary", text)], False)


def test_an_empty_decision_counts_in_minutes_alone() -> None:
    assert [item.outcome for item in parse(_with("<Beslutning/>")).items] == ["none"]
    assert [item.sections for item in parse(_with("<Beslutning/>", "Dagsorden")).items] == [()]


@pytest.mark.parametrize("date", ["1. maj 2025", "2025-05-01", "2025-05-01T00:00:00", "01-05-2025 00:00:00"])
def test_dates_in_any_form(date: str) -> None:
    minutes = parse(_with("<Resume>a</Resume>", date=date))
    assert (minutes.date, minutes.start) == ("2025-05-01", "17:00")


def test_windows_1252_without_saying_so() -> None:
    minutes = parse(_with("<Resume>Ærø</Resume>").decode().encode("cp1252"))
    assert minutes.items[0].sections[0].text == "Ærø"
    assert [notice.code for notice in minutes.warnings] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><Dagsorden>&a;</Dagsorden>', "DTD eller egne entiteter"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><Dagsorden/>', "DTD eller egne entiteter"),
        (b"<Dagsorden><Dagsordenpunkter>", "beskadiget"),
        (b"<Dagsorden/>", "tom"),
        (b"<Dagsorden>" + b"<a>" * 300 + b"</a>" * 300 + b"</Dagsorden>", "200 lag"),
        (b"<Dagsorden>" + b"<Dagsordenpunkt/>" * 2001 + b"</Dagsorden>", "2001 punkter"),
        (b"<?xml version='1.0'?><rss/>", "kendes"),
    ],
    ids=["entity", "external", "cut", "empty", "deep", "items", "other-xml"],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


def test_text_between_the_sections_and_fields_of_no_known_name_are_kept() -> None:
    export = _with("Bar tekst.<Beslutning>Godkendt.</Beslutning>Og efter den.").decode()
    export = export.replace("</Overskrift>", "</Overskrift><Notat>Internt ord</Notat><Skjult>true</Skjult>")
    export = export.replace("</Dagsordenpunkter>", "</Dagsordenpunkter><Slutnote>Mødet optages</Slutnote>")
    minutes = parse(export.encode())
    assert [(part.kind, part.text) for part in minutes.items[0].sections] == [
        ("other", "Bar tekst."),
        ("decision", "Godkendt."),
        ("other", "Og efter den."),
    ]
    furniture = [line.text for line in minutes.furniture]
    assert furniture[1:] == ["Notat: Internt ord", "Slutnote: Mødet optages"]
    unknown = [(notice.item, notice.message) for notice in minutes.warnings if notice.code == "field-unknown"]
    assert [item for item, _ in unknown] == ["1", None]
    assert "»Notat«" in unknown[0][1]
