"""FirstAgenda's published pages: head, numbered rows, case numbers, closed rows, repeated lists."""

import made_documents

from archive.parsing import parse
from archive.parsing.readers import read

_ROW = '<tr class="punktrow" id="punktrow_{}"><td>{}</td><td><h2 class="overskrift">{}</h2>{}</td></tr>'
_HEAD = '<h1 class="dato">Dagsorden - 5. marts 2025</h1><span class="udvalg">Byrådet</span>'


def test_a_published_meeting() -> None:
    minutes = parse(made_documents.FIRSTAGENDA.encode())
    assert (minutes.kind, minutes.committee, minutes.date, minutes.start, minutes.place) == (
        "minutes",
        "Kulturudvalget",
        "2025-03-05",
        "17:00",
        "Biblioteket",
    )
    assert [
        (item.number, item.title, item.closed, item.case_number, item.outcome) for item in minutes.items
    ] == [
        ("1", "Godkendelse af dagsorden", False, None, "approved"),
        ("2", "Beslutning om musikskolens lokaler", False, "20.01.00-G01-3-25", "noted"),
        ("3", "Ansættelse", True, None, None),
    ]
    second = minutes.items[1]
    assert [(part.kind, part.text) for part in second.sections] == [
        ("decision", "Udvalget tager orienteringen til efterretning."),
        ("summary", "Musikskolen mangler plads.\n\nÅr\tElever\n2024\t210"),
    ]
    assert second.attachments == ("Elevtal 2024",)
    assert minutes.unplaced == ()


def test_a_number_inside_the_title_and_none_at_all() -> None:
    rows = _ROW.format("a", "", "Punkt 4: Veje", "<p>x</p>") + _ROW.format("b", "", "Eventuelt", "")
    minutes = parse(f"<html><body>{_HEAD}<table>{rows}</table>".encode())
    assert (minutes.kind, minutes.committee, minutes.date) == ("agenda", "Byrådet", "2025-03-05")
    assert [(item.number, item.title) for item in minutes.items] == [("4", "Veje"), (None, "Eventuelt")]


def test_the_list_of_rows_before_the_items_is_furniture() -> None:
    listed = _ROW.format("a", "1", "Veje", "") + _ROW.format("b", "2", "Stier", "")
    full = _ROW.format("c", "1", "Veje", "<h3>Beslutning</h3><p>Drøftet.</p>")
    full += _ROW.format("d", "2", "Stier", "<h3>Beslutning</h3><p>Udsat.</p>")
    minutes = parse(f"<html><body>{_HEAD}<table>{listed}</table><table>{full}</table>".encode())
    assert [(item.number, item.outcome) for item in minutes.items] == [("1", "discussed"), ("2", "deferred")]
    assert [line.text for line in minutes.furniture][-2:] == ["1 Veje", "2 Stier"]
    assert minutes.unplaced == ()


def test_a_heading_in_the_text_that_no_one_knows_stays_text() -> None:
    row = _ROW.format("a", "1", "Veje", "<h3>Sagsfremstilling</h3><p>a</p><h3>Punkt 9: Trafik</h3><p>b</p>")
    document = read(f"<html><body>{_HEAD}<table>{row}</table>".encode())
    items = parse(f"<html><body>{_HEAD}<table>{row}</table>".encode()).items
    assert [line.role for line in document.lines if line.role in ("item", "heading")] == ["item", "heading"]
    assert [(part.heading, part.text) for item in items for part in item.sections] == [
        ("Sagsfremstilling", "a\n\nPunkt 9: Trafik\n\nb")
    ]


def test_a_case_number_is_taken_whole() -> None:
    rows = "".join(
        _ROW.format(place, place, "Havn", f'<span class="sagsnummer">{number}</span><p>x</p>')
        for place, number in enumerate(
            ("23-001234", "EMN-2020-01234", "15.00.00-A00-4-25", "Sagsnr. 07/21538.")
        )
    )
    minutes = parse(f"<html><body>{_HEAD}<table>{rows}</table>".encode())
    assert [item.case_number for item in minutes.items] == [
        "23-001234",
        "EMN-2020-01234",
        "15.00.00-A00-4-25",
        "07/21538",
    ]
