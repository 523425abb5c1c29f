"""Items and sections in any order, with the traps of real documents."""

import pytest

from archive.parsing import Item, Minutes, parse
from archive.parsing.minutes import Onward, Routing

_HEAD = "REFERAT Byrådet d. 27-05-2025\n\n"


def _parse(text: str) -> Minutes:
    return parse((_HEAD + text).encode())


def _item(text: str) -> Item:
    minutes = _parse(text)
    assert (len(minutes.items), minutes.unplaced) == (1, ())
    return minutes.items[0]


def _sections(item: Item) -> list[tuple[str, str, str]]:
    return [(section.kind, section.heading, section.text) for section in item.sections]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("Punkt 19: Broen", "19", "Broen"),
        ("PUNKT 52: Broen", "52", "Broen"),
        ("Pkt. 42\nBroen", "42", "Broen"),
        ("punkt 21\nBroen", "21", "Broen"),
        ("Nr.178 - Broen", "178", "Broen"),
        ("Sag nr. 130\nBroen", "130", "Broen"),
        ("133. Broen", "133", "Broen"),
        ("001. Broen", "001", "Broen"),
        ("7.     Broen (B)", "7", "Broen"),
        ("7.     Broen (O)", "7", "Broen"),
        ("ØU-55/07-O Broen", "ØU-55/07-O", "Broen"),
        ("TM 57. Broen", "TM 57", "Broen"),
        ("ØK 7 - Broen", "ØK 7", "Broen"),
        ("BUU 112/09. Broen", "BUU 112/09", "Broen"),
        ("Broen", None, "Broen"),
    ],
)
def test_item_heads(line: str, number: str | None, title: str) -> None:
    item = _item(f"{line}\n\nResume\n\nDen er gammel.\n\nBeslutning\n\nGodkendt.\n")
    assert (item.number, item.title, item.outcome) == (number, title, "approved")


@pytest.mark.parametrize(
    ("line", "case_number"),
    [
        ("15.00.00-A00-4-25", "15.00.00-A00-4-25"),
        ("13.03.00-Ø60-7-25", "13.03.00-Ø60-7-25"),
        ("Sagsnr.: 330-2018-3619                 Dok.nr.: 330-2018-403086      Åbent", "330-2018-3619"),
        ("Sagsnr: 2026-009857", "2026-009857"),
        ("Sagsnr. 299835 Kulturudvalget Åbent punkt", "299835"),
        ("Åbent - 00.22.00-G01-2-16", "00.22.00-G01-2-16"),
        ("Sagsid.: 14/40  Initialer: dosko  Åben sag", "14/40"),
        ("Sagsnr.: 00.01.00-G01-4-19 Sagsbehandler: Mie Prøve", "00.01.00-G01-4-19"),
        ("00.01.00A04 - 2007/34364", "00.01.00A04 - 2007/34364"),
    ],
)
def test_case_numbers_as_written(line: str, case_number: str) -> None:
    item = _item(f"Punkt 1: Broen\n{line}\nBeslutning\nGodkendt.\n")
    assert (item.case_number, item.closed) == (case_number, False)


@pytest.mark.parametrize(
    ("head", "title", "ground"),
    [
        ("Punkt 9: Lukket punkt: Køb af jord", "Køb af jord", None),
        ("Punkt 9: Køb af jord (lukket punkt)", "Køb af jord", None),
        ("Punkt 9: Køb af jord\nLukket - Ejendomssag", "Køb af jord", "Ejendomssag"),
        ("Punkt 9: Køb af jord\nLukket sag: Personalesag", "Køb af jord", "Personalesag"),
        ("Punkt 9: Lukket - Ejendomssag", "Ejendomssag", "Ejendomssag"),
        ("LUKKET MØDE\n\nPunkt 9: Køb af jord", "Køb af jord", None),
    ],
)
def test_closed_items(head: str, title: str, ground: str | None) -> None:
    item = _item(head + "\n")
    assert (item.title, item.closed, item.closed_ground, item.sections) == (title, True, ground, ())


def test_an_open_group_after_a_closed_one() -> None:
    minutes = _parse("LUKKET MØDE\nPunkt 1: Jord\nÅBENT MØDE\nPunkt 2: Vej\nBeslutning\nGodkendt.\n")
    assert [(item.title, item.closed) for item in minutes.items] == [("Jord", True), ("Vej", False)]


def test_sections_in_any_order_under_any_spelling() -> None:
    item = _item(
        "PUNKT 5: Broen\nBeslutning:\nTaget til efterretning.\n"
        "RESUMÉ\nKort.\nForvaltningen indstiller\nAt broen males.\n"
        "Sagsbeskrivelse\nLang.\nRetsgrundlag\nVejloven.\nBehandlingsplan:\nByrådet den 3. juni 2025\n"
        "Havneudvalget den 4. juni 2025\n"
    )
    assert _sections(item) == [
        ("decision", "Beslutning", "Taget til efterretning."),
        ("summary", "RESUMÉ", "Kort."),
        ("recommendation", "Forvaltningen indstiller", "At broen males."),
        ("case", "Sagsbeskrivelse", "Lang."),
        ("legal", "Retsgrundlag", "Vejloven."),
        ("history", "Behandlingsplan", "Byrådet den 3. juni 2025\nHavneudvalget den 4. juni 2025"),
    ]
    assert item.recommendation is not None
    assert (item.recommendation.by, item.recommendation.clauses) == ("Forvaltningen", ("At broen males.",))
    assert item.onward == (Onward("Havneudvalget", "2025-06-04"),)


def test_a_heading_word_counts_only_as_a_whole_line() -> None:
    item = _item(
        "Punkt 1: Beslutning vedr. broen\nSagsfremstilling\n"
        "Beslutning om broen er svær.\nBeslutning\nUdsat.\n"
    )
    assert item.title == "Beslutning vedr. broen"
    assert _sections(item) == [
        ("case", "Sagsfremstilling", "Beslutning om broen er svær."),
        ("decision", "Beslutning", "Udsat."),
    ]


def test_a_rare_subheading_stays_in_its_case_presentation() -> None:
    plain = "Punkt {}: Vej\nSagsfremstilling\nLang.\nBeslutning\nGodkendt.\n"
    odd = "Punkt 4: Bro\nSagsfremstilling\nLang.\n\nØkonomi\n\nDyr.\nBeslutning\nGodkendt.\n"
    minutes = _parse("".join(plain.format(number) for number in (1, 2, 3)) + odd)
    assert _sections(minutes.items[3])[0] == ("case", "Sagsfremstilling", "Lang.\n\nØkonomi\n\nDyr.")


def test_a_usual_one_is_a_section() -> None:
    item = _item("Punkt 3: Bro\nSagsfremstilling\nLang.\nØkonomi\nDyr.\nBeslutning\nGodkendt.\n")
    assert [section.kind for section in item.sections] == ["case", "finance", "decision"]


def test_the_meetings_own_decision_decides_and_earlier_ones_stand() -> None:
    item = _item(
        "Punkt 1: Broen\nBeslutning i Havneudvalget den 6. maj 2025\n"
        "Udsat.\nBeslutning i Byrådet den 27. maj 2025:\n"
        "Godkendt.\nBeslutning i Økonomiudvalget den 13. maj 2025\nAnbefales.\n"
    )
    assert [(part.body, part.date, part.text) for part in item.sections] == [
        ("Havneudvalget", "2025-05-06", "Udsat."),
        ("Byrådet", "2025-05-27", "Godkendt."),
        ("Økonomiudvalget", "2025-05-13", "Anbefales."),
    ]
    assert item.outcome == "approved"


def test_a_bare_heading_takes_the_body_of_the_line_below() -> None:
    item = _item("Punkt 1: Broen\nBeslutning\n\nByrådets beslutning den 27. maj 2025\n")
    part = item.sections[0]
    assert (part.heading, part.body, part.date) == ("Beslutning", "Byrådet", "2025-05-27")
    assert item.outcome == "none"


def test_the_routing_matrix_and_its_lost_columns() -> None:
    item = _item(
        "Punkt 1: Broen\nKommunikation\nDIR BFU ØKE\n"
        "X x\nSagsbehandler: -\nØvrige sagsbehandlere: A. Vig, Bo Li\n"
    )
    assert item.routing == Routing(("DIR", "BFU", "ØKE"), ("X", "x"), None)
    assert (item.officer, item.co_officers, item.sections) == (None, ("A. Vig", "Bo Li"), ())


def test_the_matrix_with_its_columns_kept_and_one_code_a_line() -> None:
    kept = _item("Punkt 1: Broen\nDIR\tBFU\tØKE\n\tX\tX\nResume\nKort.\n")
    assert kept.routing == Routing(("DIR", "BFU", "ØKE"), ("X", "X"), ("BFU", "ØKE"))
    stacked = _item("Punkt 1: Broen\n\nDIR\n\nBFU\n\nØKE\n\n(x)\n\nx\n\nResume\nKort.\n")
    assert stacked.routing == Routing(("DIR", "BFU", "ØKE"), ("(x)", "x"), None)


def test_a_contents_list_is_furniture_and_an_entry_without_item_is_told() -> None:
    minutes = _parse(
        "Indholdsfortegnelse\n\nBroen ved den gamle ha\t2\nVejen.....\t3\nLukket punkt: Jord.....\t4\n\n"
        "Punkt 1: Broen ved den gamle havn\nBeslutning\nGodkendt.\nPunkt 2: Lukket punkt: Jord\n"
    )
    assert [line.line for line in minutes.furniture] == [1, 3, 5, 6, 7]
    assert [(notice.code, notice.line) for notice in minutes.warnings] == [("contents-unmatched", 6)]


def test_a_list_of_numbered_titles_before_the_items_is_furniture() -> None:
    minutes = _parse("1. Broen\n2. Vejen\n\n1. Broen\nResume\nA.\nBeslutning\nUdsat.\n2. Vejen\nResume\nB.\n")
    assert [(item.number, item.title) for item in minutes.items] == [("1", "Broen"), ("2", "Vejen")]
    assert [line.line for line in minutes.furniture] == [1, 3, 4]


def test_a_point_named_in_running_text_is_no_item() -> None:
    text = (
        "Punkt 19: Broen\nResume\nKort.\n\nPunkt 5: Lån\n"
        "\nPunkt 30: Leje\n\nBeslutning\nUdsat.\nPunkt 20: Vejen\nResume\nKort.\n"
    )
    minutes = _parse(text)
    assert [item.number for item in minutes.items] == ["19", "20"]
    assert minutes.items[0].sections[0].text == "Kort.\n\nPunkt 5: Lån\n\nPunkt 30: Leje"


def test_numbered_clauses_are_no_items() -> None:
    item = _item(
        "1. Broen\nResume\nKort.\nIndstilling\nBorgmesteren indstiller,\n"
        "1. broen males\n2. vejen lukkes\nBeslutning\nUdsat.\n"
    )
    assert item.recommendation is not None
    assert item.recommendation.clauses == ("broen males", "vejen lukkes")


def test_the_signature_page_is_no_attachment() -> None:
    minutes = _parse("Punkt 1: Broen\nBilag\nTegning_1\n\n • skitse.pdf\n\nUnderskriftsside\nAnn Prøve\n")
    assert [(item.title, item.attachments) for item in minutes.items] == [
        ("Broen", ("Tegning_1", "skitse.pdf")),
        ("Underskriftsside", ()),
    ]


def test_hard_wrapped_lines_become_paragraphs_and_rows_keep_blank_cells() -> None:
    item = _item(
        "Punkt 1: Broen\nResume\nBroen er fra\n1931 og skal\n"
        "males.\nDen er smal.\n\nUdgift\t\t2025\t\n\tA\tB\t\n- et\n- to\n"
    )
    assert item.sections[0].text == (
        "Broen er fra 1931 og skal males.\nDen er smal.\n\nUdgift\t\t2025\t\n\tA\tB\t\n- et\n- to"
    )


def test_an_agenda_has_no_outcomes_and_nobody_warns() -> None:
    minutes = parse("DAGSORDEN Byrådet d. 27-05-2025\nPunkt 1: Broen\nResume\nKort.\nBeslutning\n".encode())
    assert (minutes.kind, minutes.items[0].outcome, minutes.warnings) == ("agenda", None, ())


def test_an_unreadable_outcome_is_told_with_its_item() -> None:
    minutes = _parse("Punkt 7: Broen\nBeslutning\nUdvalget ser tiden an.\n")
    notices = [(notice.code, notice.severity, notice.line, notice.item) for notice in minutes.warnings]
    assert notices == [("outcome-unread", "warning", 4, "7")]


def test_a_document_without_any_item_is_an_error() -> None:
    minutes = _parse("Bare et brev.\n")
    assert [notice.code for notice in minutes.warnings] == ["items-missing"]
    assert [line.text for line in minutes.unplaced] == ["Bare et brev."]


@pytest.mark.parametrize(
    "text",
    [
        "Punkt 5: x\n" * 20_000,
        "1. x\n" * 20_000,
        "Punkt 1: A\nSagsfremstilling\nØkonomi\n" * 5_000,
        "Indholdsfortegnelse\nen lang titel som denne....3\n" * 5_000 + "Punkt 9: en lang titel\n" * 5_000,
        "REFERAT " + "." * 100_000 + "\nPunkt 1: A",
        "Punkt 1: " + "-" * 100_000,
        "Punkt 1: A\nBeslutning\n" + "A.B. " * 20_000,
        "Punkt 1: A\nBeslutning\n" + "12 stemmer (" * 5_000,
        "Punkt 1: A\nIndstilling\n" + "Aa-, " * 20_000 + "indstiller",
    ],
    ids=range(9),
)
def test_hostile_repetition_ends(text: str) -> None:
    """Each of these once took minutes, where a pattern or a look-up was quadratic."""
    minutes = parse(text.encode())
    assert minutes.items or minutes.unplaced
