"""Printed pages to lines: paragraphs, hyphens, lists, marks, tables, page heads, however they are set."""

import pytest
from printing import printer
from small_pdf import small_pdf

from archive.parsing.lines import Line
from archive.parsing.readers import read

weasyprint = printer()

_CSS = """@page { size: A5; margin: 20mm } body { font: 11pt 'Liberation Sans'; margin: 0 }
p { margin: 0 0 8pt 0 } table { border-collapse: collapse } td { border: 0.5pt solid; padding: 2pt 4pt }
.bare td { border: none; padding: 2pt 8pt } .number td + td { text-align: right }"""


def _lines(body: str, css: str = "") -> list[Line]:
    page = f'<html lang="da"><style>{_CSS}{css}</style>{body}</html>'
    return list(read(weasyprint.HTML(string=page).write_pdf()).lines)


def _texts(body: str, css: str = "") -> list[str]:
    return [line.text for line in _lines(body, css) if line.text and line.role != "furniture"]


_LONG = (
    "Forvaltningen har gennemgået alle ansøgninger og vurderer, at de fleste opfylder betingelserne, "
    "når der ses bort fra to, som kom for sent. Udvalget får en samlet oversigt, inden der tages stilling "
    "i efteråret."
)


@pytest.mark.parametrize(
    "style", ["text-align: justify", "line-height: 2", "margin-left: 40pt", "font-size: 9pt"]
)
def test_a_wrapped_paragraph_is_one_line(style: str) -> None:
    assert _texts(f"<p>{_LONG}</p><p>{_LONG}</p>", f"p {{ {style} }}") == [_LONG, _LONG]


def test_paragraphs_told_apart_by_their_short_last_line_only() -> None:
    body = "".join(f"<p>{_LONG} Nummer {n}.</p>" for n in range(1, 5))
    assert _texts(body, "p { margin: 0 }") == [f"{_LONG} Nummer {n}." for n in range(1, 5)]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    filler = "".join(f"<p>Afsnit nummer {n} i sagen.</p>" for n in range(19))
    foot = "@page { @bottom-center { content: 'Side ' counter(page) ' af ' counter(pages) } }"
    lines = _lines(f"{filler}<p>{_LONG} {_LONG}</p><p>Slut.</p>", foot + "p { orphans: 1; widows: 1 }")
    told = [(line.text, line.page, line.role) for line in lines if line.text][19:]
    assert told == [
        (f"{_LONG} {_LONG}", 1, ""),
        ("Side 1 af 2", 1, "furniture"),
        ("Slut.", 2, ""),
        ("Side 2 af 2", 2, "furniture"),
    ]


def test_hyphens_set_by_the_printer_are_healed_and_the_writers_own_stay() -> None:
    words = "Ikast-Brande EM-medaljer M-ACT speed-dating Børne- og Familieudvalget arbejdsmarkedspolitikken "
    text = (words * 12).strip()
    assert _texts(f"<p>{text}</p>", "p { hyphens: auto; width: 52mm; text-align: justify }") == [text]


def test_plain_hyphens_at_line_ends_are_healed_where_the_printer_breaks_words() -> None:
    broken = "".join(
        f"<p>Udvalget drøftede forvalt-<br>ningens forslag om {n} arbejds-<br>pladser i Ikast-<br>Brande.</p>"
        for n in range(8)
    )
    whole = [
        f"Udvalget drøftede forvaltningens forslag om {n} arbejdspladser i Ikast-Brande." for n in range(8)
    ]
    assert _texts(broken, "@page { size: 70mm 200mm; margin: 12mm }") == whole


@pytest.mark.parametrize("kind", ["disc", "circle", "square", "'– '"])
def test_lists_become_dashes(kind: str) -> None:
    body = f"<ul><li>Første</li><li>{_LONG}</li></ul><p>Herefter.</p>"
    assert _texts(body, f"ul {{ list-style-type: {kind} }}") == ["- Første", f"- {_LONG}", "Herefter."]


def test_bold_and_italic_runs_are_marked_but_not_headings_and_labels() -> None:
    body = """<p><b>Økonomi</b></p><p>Der er <b>12,5 mio. kr.</b> til <i>Stærke Broer</i>: i alt.</p>
    <p><b>Sagsbehandler:</b> Ida Holm</p><ul><li><b>Højere forbrug</b> end ventet.</li></ul>"""
    assert _texts(body) == [
        "Økonomi",
        "Der er **12,5 mio. kr.** til *Stærke Broer*: i alt.",
        "Sagsbehandler: Ida Holm",
        "- **Højere forbrug** end ventet.",
    ]


def test_a_ruled_table_keeps_blank_and_merged_cells_and_both_head_rows() -> None:
    body = """<table><tr><td rowspan=2>Område</td><td colspan=2>Regnskab</td><td>Afvigelse</td></tr>
    <tr><td>2024</td><td>2025</td><td></td></tr>
    <tr><td>Veje og<br>stier</td><td>1.200</td><td></td><td>-35</td></tr></table>
    <p>Note: i 1.000 kr.</p>"""
    assert _texts(body) == [
        "Område\tRegnskab\t\tAfvigelse",
        "\t2024\t2025\t",
        "Veje og stier\t1.200\t\t-35",
        "Note: i 1.000 kr.",
    ]


@pytest.mark.parametrize("head", ["thead", "tbody"], ids=["repeated-head", "plain"])
def test_a_table_over_a_page_break_is_one(head: str) -> None:
    rows = [f"Skole {n}\t{n}.000\t{n},5 %" for n in range(1, 60)]
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    table = f"<table><{head}><tr><td>Navn</td><td>Elever</td><td>Andel</td></tr></{head}>{body}</table>"
    foot = "@page { @bottom-right { content: counter(page) } @top-left { content: 'Fortroligt udkast' } }"
    lines = _lines(f"<p>Før.</p>{table}<p>Efter.</p>", foot)
    assert [line.text for line in lines if line.text and line.role == ""] == [
        "Før.",
        "Navn\tElever\tAndel",
        *rows,
        "Efter.",
    ]
    furniture = [(line.text, line.page) for line in lines if line.role == "furniture"]
    assert furniture == [(text, page) for page in (1, 2, 3) for text in ("Fortroligt udkast", str(page))]


def test_an_unruled_table_is_read_by_its_columns() -> None:
    rows = ["Skole\tBudget\tRegnskab", "Kærby\t1.851\t5.031", "Ådal\t-7.151\t207", "I alt\t-5.300\t5.238"]
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    assert _texts(f'<p>Tabel 1:</p><table class="bare number">{body}</table><p>{_LONG}</p>') == [
        "Tabel 1:",
        *rows,
        _LONG,
    ]


@pytest.mark.parametrize(("first", "rest"), [("Udvalget i", "alt"), ("Social- og", "Ældreudvalget i alt")])
def test_the_last_name_of_an_unruled_table_may_be_broken_in_two(first: str, rest: str) -> None:
    rows = [
        "Område\tBudget\tRegnskab",
        "Kærby\t1.851\t5.031",
        "Ådal\t-7.151\t207",
        f"{first}<br>{rest}\t-5\t5",
    ]
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    css = "td { vertical-align: top }"
    assert _texts(f'<table class="bare number">{body}</table><p>{_LONG}</p>', css) == [
        *rows[:3],
        f"{first} {rest}\t-5\t5",
        _LONG,
    ]


@pytest.mark.parametrize("kind", ["", "bare"], ids=["ruled", "unruled"])
def test_the_routing_mark_stands_under_its_code(kind: str) -> None:
    codes = "".join(f"<td>{code}</td>" for code in ("DIR", "BSU", "KFU", "ØKU", "BYR"))
    marks = "".join(f"<td>{mark}</td>" for mark in ("", "X", "", "(x)", ""))
    body = f'<table class="{kind}"><tr>{codes}</tr><tr>{marks}</tr></table>'
    assert _texts(body, "td { text-align: center; min-width: 24pt }") == [
        "DIR\tBSU\tKFU\tØKU\tBYR",
        "\tX\t\t(x)\t",
    ]


def test_a_mark_without_a_column_is_not_given_one() -> None:
    assert _texts("<p>DIR BSU KFU ØKU BYR</p><p>X</p>") == ["DIR BSU KFU ØKU BYR", "X"]


def test_contents_entries_end_with_a_tab_and_their_page() -> None:
    body = """<p>Indholdsfortegnelse</p><p class=e data-p=3>Godkendelse af dagsorden</p>
    <p class=e data-p=12>Budgetopfølgning pr. 31. marts for udvalgets område og alle institutioner</p>"""
    assert _texts(body, "p.e::after { content: leader('.') attr(data-p) }") == [
        "Indholdsfortegnelse",
        "Godkendelse af dagsorden.....\t3",
        "Budgetopfølgning pr. 31. marts for udvalgets område og alle institutioner.....\t12",
    ]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    text = f"{_LONG} {_LONG} Herefter går sagen til Byrådet."
    body = (
        f"<h3>Møde i Byrådet</h3><div style='columns: 2; column-gap: 12mm'><p>{text}</p><p>{text}</p></div>"
    )
    assert _texts(body, "@page { size: A4 landscape }") == ["Møde i Byrådet", text, text]


def test_a_page_head_says_the_meeting_once_where_nothing_else_does() -> None:
    body = "".join(f"<p style='break-after: page'>{_LONG}</p>" for _ in range(3))
    lines = _lines(body, "@page { @top-left { content: 'Byrådet · 22-05-2024' } }")
    shown = [line.text for line in lines if line.text and line.role == ""]
    assert shown == ["Byrådet", "22-05-2024", _LONG, _LONG, _LONG]
    assert sum(line.role == "furniture" for line in lines) == 3


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    """A page lying in the file and turned for the reader; its own matrix lays the text the other way."""
    inner = {90: "0 1 -1 0 300 50", 180: "-1 0 0 -1 250 300", 270: "0 -1 1 0 60 250"}[turn]
    content = f"BT /F 12 Tf {inner} Tm (Punkt 1: Valg) Tj 0 -30 Td (Beslutning) Tj ET"
    assert [line.text for line in read(small_pdf(content, f"/Rotate {turn}")).lines if line.text] == [
        "Punkt 1: Valg",
        "Beslutning",
    ]


def test_an_items_field_that_ends_several_pages_is_no_page_foot() -> None:
    page = "<p>{}</p><p style='position: absolute; bottom: 0'>Sagsbehandler: Ida Holm</p>"
    body = "".join(
        f"<div style='height: 165mm; position: relative; break-after: page'>{page.format(n)}</div>"
        for n in "abc"
    )
    assert _texts(body) == [text for n in "abc" for text in (n, "Sagsbehandler: Ida Holm")]


def test_an_abbreviation_at_a_line_end_ends_no_paragraph() -> None:
    text = (
        "Udvalget har drøftet sagen før, og den er nu til afgørelse, jf. Budgetproceduren for 2026 og frem."
    )
    assert _texts(f"<p>{text}</p>" * 12, "p { margin: 0 } @page { size: 145mm 200mm }") == [text] * 12
