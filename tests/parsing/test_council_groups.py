"""Councils' minutes that sort their items under the committees they come from."""

from archive.parsing import parse

_COUNCIL = """Referat
til
mødet i Kommunalbestyrelsen 2018-21
den 8. oktober 2019 kl. 17:00

Medlemmer

Bo Lund
Ea Krog
Pkt. Tekst
12 Orlov
13 Nyt tag på hallen

DIVERSE SAGER
Punkt Titel
12 Orlov
Resume

Ea Krog søger orlov.

Beslutning

Godkendt.

TEKNIK- OG MILJØUDVALGETS SAGER
Punkt Titel
13 Nyt tag på hallen
Resume

Taget er utæt.

Beslutning

Vedtaget.
"""


def test_groups_and_column_names_are_no_text() -> None:
    minutes = parse(_COUNCIL.encode(), "nordby.txt")
    assert (minutes.committee, minutes.present) == ("Kommunalbestyrelsen", ("Bo Lund", "Ea Krog"))
    assert [(item.number, item.title, item.sections[-1].text) for item in minutes.items] == [
        ("12", "Orlov", "Godkendt."),
        ("13", "Nyt tag på hallen", "Vedtaget."),
    ]
