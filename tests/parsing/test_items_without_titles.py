"""Pages that fold their items out and lost the titles: items are told apart, and no other line is a title."""

from archive.parsing import parse

_FOLDED = """Beslutningsprotokol

onsdag den 6. marts 2024 kl. 09:00

Mødested: Lokale 7, Havnegade
Udvalg: Havneudvalget
Medlemmer: Ane Birk, Bo Carlsen
Bemærkninger: Afbud: Bo Carlsen
 • Udskriv
  Sagsid.: 24/1101, Sagsinitialer: abc

  Sagsfremstilling

  Molen er slidt.

  Beslutning Havneudvalget den 06-03-2024

  Drøftet.

  Besluttet, at molen ses efter i sommer.

 • Udskriv
  Sagsid.: 24/1102, Sagsinitialer: abc

  Sagsfremstilling

  Fyret skal males.

  Beslutning Havneudvalget den 06-03-2024

  -     Fyrtårnets farve

 • Udskriv
  Sagsid.: 24/1103, Sagsinitialer: abc

  Beslutning Havneudvalget den 06-03-2024

  Godkendt.
"""

_RECURRING = """Referat

Mandag d. 4. marts 2024, kl. 10:15
MødestedRådssalen
UdvalgSeniorråd
Bemærkninger
Afbud fra: Carl Dahl.

Resume

Rådet skal godkende dagsordenen.

Indstilling

Forvaltningen indstiller, at

 1. Rådet godkender dagsordenen.

Beslutning

Godkendt.

Beskrivelse af sagen

Dagsordenen er sendt ud.

Resume

Rådet hører om den nye bus.

Beslutning

Taget til efterretning.
"""


def test_fields_tell_the_items_and_keep_the_decisions_whole() -> None:
    minutes = parse(_FOLDED.encode())
    assert [(item.title, item.case_number) for item in minutes.items] == [
        ("", "24/1101"),
        ("", "24/1102"),
        ("", "24/1103"),
    ]
    assert minutes.items[0].sections[-1].text == "Drøftet.\n\nBesluttet, at molen ses efter i sommer."
    assert minutes.items[1].sections[-1].text.endswith("Fyrtårnets farve")
    assert (minutes.absent, minutes.unplaced) == (("Bo Carlsen",), ())


def test_headings_that_begin_anew_tell_the_items_without_any_field() -> None:
    minutes = parse(_RECURRING.encode())
    texts = [item.sections[0].text for item in minutes.items]
    assert texts == ["Rådet skal godkende dagsordenen.", "Rådet hører om den nye bus."]
    assert [item.title for item in minutes.items] == ["", ""]
    assert (minutes.committee, minutes.place, minutes.absent) == ("Seniorråd", "Rådssalen", ("Carl Dahl",))


def test_an_open_mark_alone_begins_an_item_below_the_meetings_line() -> None:
    text = """Byrådet 11. marts 2024

Åben

Beslutning

Godkendt.

Ane Birk var fraværende.

Åben

Indstilling

Havneudvalget indstiller, at molen ses efter.

Beslutning

Godkendt.
"""
    minutes = parse(text.encode())
    assert (minutes.committee, minutes.date) == ("Byrådet", "2024-03-11")
    assert [item.title for item in minutes.items] == ["", ""]
    assert minutes.items[0].sections[0].text == "Godkendt.\n\nAne Birk var fraværende."
