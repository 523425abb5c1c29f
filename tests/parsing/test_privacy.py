"""Personal numbers hold on suspicion; look-alikes of ordinary minutes never do."""

import pytest

from archive.parsing.privacy import findings, fulfils_modulus, has_birth_date


def _kinds(text: str) -> list[tuple[str, str, str]]:
    return [(found.kind, found.severity, text[found.start : found.end]) for found in findings(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ansøger 010190-1234 har klaget.", "010190-1234"),
        ("Ansøger 010190–1234 har klaget.", "010190–1234"),
        ("Ansøger 010190 - 1234 har klaget.", "010190 - 1234"),
        ("Født 290200-4321.", "290200-4321"),  # 29 February 2000: the seventh digit tells the century
        ("CPR-nr.: 0101901234", "0101901234"),
        ("personnummer 010190 1234", "010190 1234"),
        ("Nummeret 0101900002 står her", "0101900002"),  # modulus 11 alone
    ],
)
def test_a_personal_number_holds(text: str, number: str) -> None:
    assert _kinds(text) == [("personal-number", "hold", number)]


@pytest.mark.parametrize(
    "text",
    [
        "stednr. 539010-01 og 553007",
        "FVR 310325",
        "15.00.00-A00-4-25",
        "00.00.00-P19-1719-10",
        "Sagsnr: 2026-009857",
        "Sagsnr.: 330-2018-3619 Dok.nr.: 330-2018-500301",
        "konto 05.38.42 og 5.48.66",
        "CVR 12345678",
        "EAN 5798001234567",
        "310290-1234",  # 31 February
        "290201-1234",  # 29 February 1901
        "0101901234",  # a real date, but neither hyphen, modulus nor the word
        "1851745000",
        "010190-12345",
        "2010190-1234",
        "1.010190-1234",
    ],
)
def test_look_alikes_do_not(text: str) -> None:
    assert findings(text) == ()


def test_softer_findings_warn() -> None:
    text = "Skriv til bo.prove@eksempel.dk, tlf. 12 34 56 78. Klager bor på Møllevej 12, 2. tv."
    assert _kinds(text) == [
        ("email", "warning", "bo.prove@eksempel.dk"),
        ("phone", "warning", "12 34 56 78"),
        ("address", "warning", "Møllevej 12, 2. tv."),
    ]


def test_a_public_address_and_a_bare_number_are_no_findings() -> None:
    assert findings("Mødet holdes på Skolen, Møllevej 12. Der var 12345678 svar.") == ()


@pytest.mark.parametrize(
    ("digits", "real"),
    [
        ("2902000000", False),
        ("2902004000", True),
        ("2902364000", True),
        ("2902374000", False),
        ("2902005000", True),
        ("2902585000", False),
    ],
)  # fmt: skip
def test_the_seventh_digit_tells_the_century(digits: str, real: bool) -> None:
    assert has_birth_date(digits) is real


def test_modulus_eleven() -> None:
    assert (fulfils_modulus("0101900002"), fulfils_modulus("0101901234")) == (True, False)


def test_long_hostile_text_ends() -> None:
    assert findings("0101901234 " * 20_000 + "a" * 100_000 + "@" * 1_000) == ()


NEIGHBOURS = ":;?!»«()[]\"'*_<>=|\t\n.,/-–aå"


@pytest.mark.parametrize("sign", NEIGHBOURS)
def test_no_neighbour_but_a_digit_hides_a_personal_number(sign: str) -> None:
    for text in (f"Ansøger{sign}010190-1234 fra byen", f"Det er 010190-1234{sign} sagen"):
        assert [(one.kind, one.severity) for one in findings(text)] == [("personal-number", "hold")], text


@pytest.mark.parametrize(
    "text", ["CPR:010190-1234", "cpr.nr.010190-1234", "CPR010190 1234", "CPR-010190-1234;"]
)
def test_a_personal_number_right_after_its_label(text: str) -> None:
    assert [one.severity for one in findings(text)] == ["hold"]


@pytest.mark.parametrize(
    "text",
    ["5010190-1234", "010190-12345", "1.010190-1234", "12/010190-1234", "010190-1234-5", "010190-1234.567"],
)
def test_a_part_of_a_longer_number_is_none(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    "number",
    [
        "010190\u00a0-\u00a01234",
        "010190\u00ad-1234",
        "010190\u200b-1234",
        "010190—1234",
        "010190−1234",
        "010190-\n1234",
        "010190 - \n1234",
        "010190--1234",
        "01 01 90-1234",
        "01.01.90-1234",
        "01/01/90-1234",
        "0101 90-1234",
        "01 0190-1234",
        "0101 90 - 1234",
        "01\u00a001 90-1234",
        "01/01 90-1234",
        "01.01-90-1234",
        "01-01-90-1234",
        "010190-12 34",
        "01 01 90-12 34",
        "0101 90 0002",
        "010 190-0002",
        "01 01 90 0002",
        "010190  0002",
        "010190\n0002",
        "０１０１９０－１２３４",
        "0 1 0 1 9 0 - 1 2 3 4",
        "010190\u00a00002",
    ],
)
def test_no_way_of_spacing_hides_a_personal_number(number: str) -> None:
    text = f"Ansøger {number} har klaget."
    assert _kinds(text) == [("personal-number", "hold", number)]


@pytest.mark.parametrize(
    "text",
    [
        "CPR: 010190\n1234",
        "CPR 01 01 90 1234",
        "CPR-nr. 01.01.90 1234",
        "CPR 01-01-90-1234",
        "CPR 0101 90 1234",
        "CPR 010 190-1234",
        "CPR 01019 01 234",
        "CPR 010190 12 34",
        "CPR 01 01 90 12 34",
        "cpr | 010190 | 1234",
        "Navn\tCPR\nBo Prøve\t010190\t1234",
        "010190.1234 (cpr)",
        "010190_1234, cpr",
        "cpr: 010190  1234",
        "010190\u202f1234 cpr",
        "010190-12 34, cpr",
        "C.P.R. nr. 0101901234",
        "fødselsnummer 0101901234",
        "Navn og CPR\nBo Prøve fra Ådal og hans hustru, som søger\nMøllevej 12, 8000 Ådal\n0101901234",
    ],
)
def test_a_number_beside_the_word_holds_in_any_writing(text: str) -> None:
    assert [one.severity for one in findings(text) if one.kind == "personal-number"] == ["hold"]


@pytest.mark.parametrize(
    "text",
    [
        "12 10 90 12 34",
        "EAN 5790 0010 1901 2",
        "Perioden 010125-311225 og 01.01.25-31.12.25",
        "01.01.2025 - 31.12.2025",
        "kl. 10.10-12.30",
        "stednr. 010710-01 20 mio. kr.",
        "01.01.90 - 1234 stk.",
        "Budget 10 12 14 1600",
        "31 12 24 2000 deltagere",
        "2010 2011 2012",
        "310325\t1234\t-22",
        "12 12 12 1200 kr.",
        "101190 1234 kr.",
        "IBAN DK50 0040 0440 1162 43",
    ],
)
def test_rows_of_figures_are_no_personal_numbers(text: str) -> None:
    assert findings(text) == ()


def test_a_number_is_found_behind_figures_that_only_look_like_one() -> None:
    assert _kinds("Rum 12 12 12 1200, 010190-1234.") == [("personal-number", "hold", "010190-1234")]
