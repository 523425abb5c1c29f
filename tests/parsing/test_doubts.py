"""Doubts about a parse that went well: each with its code, severity, line, item and a sentence."""

from archive.parsing import parse

HEAD = "REFERAT Byrådet d. 27-05-2025\n\n"


def _noticed(text: str) -> list[tuple[str, str, int | None, str | None, str]]:
    warnings = parse((HEAD + text).encode()).warnings
    return [(one.code, one.severity, one.line, one.item, one.message) for one in warnings]


def _item(number: int, case: str = "", decision: str = "Godkendt.", text: str = "Tekst.") -> str:
    return f"Punkt {number}: Sag {number}\n{case}\nSagsfremstilling\n\n{text}\n\nBeslutning\n\n{decision}\n\n"


def test_a_plain_document_raises_no_doubt() -> None:
    assert _noticed(_item(4) + _item(5)) == []


def test_a_number_left_out_is_noticed() -> None:
    assert _noticed(_item(4) + _item(6)) == [
        ("number-gap", "info", 15, "6", "Punkt 5 mangler mellem punkt 4 og 6.")
    ]
    assert _noticed(_item(4) + _item(9))[0][4] == "Punkt 5-8 mangler mellem punkt 4 og 9."


def test_the_one_item_without_a_case_number_is_noticed() -> None:
    cases = ["15.00.00-A00-4-25\n", "15.00.00-A00-5-25\n", "", "15.00.00-A00-6-25\n"]
    text = "".join(_item(number, case) for number, case in enumerate(cases, 1))
    message = "Sagsnummer mangler på »Sag 3«; alle andre punkter har et."
    assert _noticed(text) == [("case-missing", "warning", 27, "3", message)]


def test_an_unread_outcome_is_noticed_where_it_stands() -> None:
    message = "Udfaldet kan ikke aflæses af beslutningens ord: »Sag 4«."
    assert _noticed(_item(4, decision="Byrådet ser tiden an.")) == [
        ("outcome-unread", "warning", 9, "4", message)
    ]


def test_a_towns_own_heading_is_noticed_once() -> None:
    text = "".join(_item(number, text="Tekst.\n\nMiljøvurdering\n\nIngen.") for number in (1, 2, 3))
    message = "»Miljøvurdering« ligner en overskrift, men er ikke kendt og står i afsnittets tekst."
    assert _noticed(text) == [("heading-unknown", "info", 5, "1", message)]


def test_a_header_line_nobody_knows_is_kept_and_noticed() -> None:
    message = "Linjen i hovedet er ikke et kendt felt: »Ordstyrer: Ib Lund«."
    assert _noticed("Ordstyrer: Ib Lund\n\n" + _item(1)) == [("header-unread", "info", 3, None, message)]
