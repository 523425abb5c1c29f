"""List marks that a page sets before items' heads, fields and headings are no part of them."""

from archive.parsing import parse


def _items(text: str) -> list[tuple[str | None, str, bool]]:
    return [(item.number, item.title, item.closed) for item in parse(text.encode()).items]


def test_numbered_heads_with_list_marks() -> None:
    text = """Referat

 • 41. Åben dagsorden - godkendelse

  Resume

  Dagsordenen for mødet den 4. marts 2024.

  Beslutning

  Godkendt.

 • 42. Broen ved fyret

  Beslutning

  Drøftet.

 • 43. Forhandling om kajplads (Lukket)

 • 44. Underskriftsark (Lukket)
"""
    assert _items(text) == [
        ("41", "Åben dagsorden - godkendelse", False),
        ("42", "Broen ved fyret", False),
        ("43", "Forhandling om kajplads", True),
        ("44", "Underskriftsark", True),
    ]


def test_headings_with_list_marks_where_none_stands_without() -> None:
    text = """Havneudvalget - Referat fra mødet den 04-03-2024

  • 1 Vis havnen frem
    • Resume

      Havnen vises frem.

    • Beslutning i Havneudvalget den 04-03-2024

      Taget til efterretning.

  • 2 Nyt fra fyret
    • Resume

      Fyret blinker.
"""
    minutes = parse(text.encode())
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Vis havnen frem"),
        ("2", "Nyt fra fyret"),
    ]
    assert [part.kind for part in minutes.items[0].sections] == ["summary", "decision"]


def test_a_list_of_heading_words_in_a_text_stays_a_list() -> None:
    text = """Referat Havneudvalget den 04-03-2024

1. Skabelonen for sager

Sagsfremstilling

En sag har fremover disse dele:

 • Resume

 • Beslutning

Beslutning

Godkendt.
"""
    kinds = [part.kind for part in parse(text.encode()).items[0].sections]
    assert kinds == ["case", "decision"]


def test_fields_with_list_marks() -> None:
    text = """Mandag den 4. marts 2024 kl. 17:00

Udvalg: Byrådet
  • Sagsid.: 24/3001

    Beslutning Byrådet den 04-03-2024

    Godkendt.

  • Sagsid.: 24/3002

    Indstilling

    Direktionen indstiller, at kajen lejes ud.
"""
    minutes = parse(text.encode())
    assert [item.case_number for item in minutes.items] == ["24/3001", "24/3002"]
    assert minutes.items[0].sections[0].text == "Godkendt."


def test_numbers_said_twice_by_a_numbered_list() -> None:
    text = """Referat

 1.  1. Godkendelse af dagsordenen

  Sagsfremstilling

  At godkende den.

  Beslutning i Kommunalbestyrelsen den 04-03-2024

  Godkendt.

  Afbud:
  1. Ane Birk, Ø
 2.  2. Nyt fra havnen

  Sagsfremstilling

  Havnefogeden fortæller.

  Beslutning i Kommunalbestyrelsen den 04-03-2024

  Taget til efterretning.
"""
    minutes = parse(text.encode())
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Godkendelse af dagsordenen"),
        ("2", "Nyt fra havnen"),
    ]
    assert (minutes.committee, minutes.date) == ("Kommunalbestyrelsen", "2024-03-04")
    assert [notice.code for notice in minutes.warnings][:1] == ["date-from-decisions"]


def test_a_number_glued_to_its_title_and_a_head_glued_to_the_contents_heading() -> None:
    items = "{}Spørgsmål\n\nBeslutning\n\nIngen.\n\n{}Broen\n\nBeslutning\n\nGodkendt.\n"
    glued = "Byrådets møde den 24. april 2024\n\n" + items
    assert _items(glued.format("114", "115")) == [("114", "Spørgsmål", False), ("115", "Broen", False)]
    text = glued.format("Indholdsfortegnelse1. ", "2. ")
    assert _items(text) == [("1", "Spørgsmål", False), ("2", "Broen", False)]


def test_who_was_away_is_no_title_below_which_the_headings_begin_anew() -> None:
    text = """Udvalg: Havneudvalget
Mødedato: 18-03-2024

1.Temamøde om moler (B)

Sagsnummer: 24/2001

Temamøde om moler (B)

Beslutning Havneudvalget den 18-03-2024

Drøftet.

Afbud: Bo Carlsen

Sagsfremstilling

Molerne vises frem.

2.Udbud af sand (B)

Sagsnummer: 24/2002

Beslutning Havneudvalget den 18-03-2024

Godkendt.

Afbud: Bo Carlsen

Sagsfremstilling

Sandet skal hentes.
"""
    minutes = parse(text.encode())
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Temamøde om moler"),
        ("2", "Udbud af sand"),
    ]
    assert [item.case_number for item in minutes.items] == ["24/2001", "24/2002"]


def test_one_items_page_tells_its_meeting_only_where_its_decisions_are_of_one_day() -> None:
    first = "Nye bænke\n\nBeslutning i Byrådet den 03-05-2024\n\nUdsat.\n"
    minutes = parse(first.encode())
    assert (minutes.committee, minutes.date) == ("Byrådet", "2024-05-03")
    minutes = parse(f"{first}\nBeslutning i Byrådet den 07-06-2024\n\nGodkendt.\n".encode())
    assert (minutes.committee, minutes.date) == ("Byrådet", None)
