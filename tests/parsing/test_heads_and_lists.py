"""Items' heads told from lists, contents lists and page heads with the same numbers."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _numbers(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in minutes.items]


def test_an_attachment_list_before_the_next_head() -> None:
    text = """Referat - Havneudvalget den 4. marts 2024

Indholdsfortegnelse


1. Godkendelse af dagsorden

Beslutning i Havneudvalget den 04-03-2024

Godkendt.


2. Meddelelser

Beslutning i Havneudvalget den 04-03-2024

Til efterretning.

Bilag

  1. Brev om molen
  2. Svar om molen

3. Kajens belægning

Beslutningstema

Kajen er ujævn.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Meddelelser"),
        ("3", "Kajens belægning"),
    ]
    assert minutes.items[1].attachments == ("Brev om molen", "Svar om molen")


def test_members_named_before_the_first_item() -> None:
    text = """Referat af møde i Havneudvalget

Den 04.03.2024 kl. 13:00 i Fyrtårnet, Molen 1, 9999 Vestby


Indholdsfortegnelse


Lukkede Punkter


Deltagere:

Ane Birk, (A)
Bo Lund, (V)


1.   Godkendelse af dagsorden


Beslutning

Godkendt.


2.   Ro på kajen


Indstilling

Forvaltningen indstiller, at der stilles to krav:

  1. Maskiner slukkes om natten,
  2. Biler holder inde.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [("1", "Godkendelse af dagsorden"), ("2", "Ro på kajen")]
    assert [item.closed for item in minutes.items] == [False, False]
    assert minutes.present == ("Ane Birk, (A)", "Bo Lund, (V)")


def test_an_entry_of_the_contents_that_no_item_answers_is_no_item() -> None:
    text = """Referat Havneudvalget den 4. marts 2024

PUNKTER

7. Molen
8. Fyret
9. Underskriftsark


7. Molen

Beslutning

Godkendt.

8. Fyret

Beslutning

Godkendt.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [("7", "Molen"), ("8", "Fyret")]


def test_prose_minutes_whose_titles_ask_or_end_in_a_stop() -> None:
    text = """Referat af seniorrådsmøde den 4. marts 2024

1. Godkendelse af dagsorden
Godkendt.

2. Hvornår kommer bussen?
Den er på vej.

3. Valg 2025.
Rådet venter på nyt.

4. Tur til havet
Der er plads til ti.
"""
    assert [number for number, _ in _numbers(_parse(text))] == ["1", "2", "3", "4"]


def test_marks_and_links_around_heads_of_pages() -> None:
    text = """Referat
Havneudvalget
04-03-2024 kl. 13:00
Lokale 2, Molen 1, 9999 Vestby
Dagsordenspunkter

Til indholdsfortegnelse

 Åbent  punkt

 1  Nyt fra havnen

00.01.00P35-0104

Hvem beslutter

Havneudvalget beslutter.

Beslutning

Godkendt.

Til indholdsfortegnelse

 Lukket  punkt

 2  Forhandling

00.01.00P35-0105

Beslutning

Godkendt.
"""
    minutes = _parse(text)
    assert [(item.number, item.case_number, item.closed) for item in minutes.items] == [
        ("1", "00.01.00P35-0104", False),
        ("2", "00.01.00P35-0105", True),
    ]
    assert minutes.items[0].sections[-1].text == "Godkendt."


def test_page_heads_below_bare_page_numbers() -> None:
    page = "4. marts 2024\n{}\nVestby Kommune – Kommunalbestyrelsen\nDagsorden\n"
    text = (
        "Vestby Kommune – Kommunalbestyrelsen\nDagsorden\nMødedato:\n4. marts 2024\n"
        + page.format(1)
        + "1. Broen\n13.05.12-Ø00-1-24\nSagsfremstilling\nDen er gammel.\n"
        + page.format(2)
        + "Den skal males.\n"
        + page.format(3)
        + "2. Fyret\n13.05.12-Ø00-2-24\nSagsfremstilling\nDet blinker.\n"
    )
    minutes = _parse(text)
    assert (minutes.municipality, minutes.committee) == ("Vestby", "Kommunalbestyrelsen")
    assert minutes.items[0].sections[0].text == "Den er gammel.\n\nDen skal males."
    assert _numbers(minutes) == [("1", "Broen"), ("2", "Fyret")]


def test_what_a_page_reads_aloud_and_empty_marks_are_no_part_of_titles() -> None:
    text = """Havnerådet - Dagsordener og referater
Mødedato: 4. marts 2024
1. Nye bådeKlik her for at folde ud og læse mere om Nye både
Beslutning
Godkendt
2. Gamle både ( )
Beslutning
Godkendt
"""
    assert _numbers(_parse(text)) == [("1", "Nye både"), ("2", "Gamle både")]


def test_older_case_numbers_below_titles() -> None:
    text = """Referat Havneudvalget den 4. marts 2024

Nyt fra formanden

HU  13/2024

Beslutning

Til efterretning.

Molens lys

HU 14/2024  J.nr. HU 7/2024

Beslutning

Godkendt.
"""
    assert [(item.title, item.case_number) for item in _parse(text).items] == [
        ("Nyt fra formanden", "HU 13/2024"),
        ("Molens lys", "HU 7/2024"),
    ]
