"""Section text as HTML: exactly the few marks that mean something, every other sign itself."""

import pytest
from read_page import piece, words

from archive.search.query import Fragment
from archive.web.inline import inline, marked_up
from archive.web.markup import decision_html, fragments_html, section_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></section></main><h1>Overtaget</h1>",
    "<style>body{display:none}</style>",
    "<!-- skjult",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;",
    "[tryk](javascript:alert(1))",
    "[tryk](data:text/html,x)",
    "[tryk](//ond.example/x)",
    "[tryk](#)",
    '[tryk](https://god.example/" onmouseover="alert(1))',
    "![billede](https://ond.example/x.png)",
    "<https://ond.example>",
    "\x00nul\x1b[31m",
    "\ue05f privat",
]
KINDS = ("case", "decision", "recommendation", "summary")
PLAIN = [
    "1. april",
    "1. april begynder arbejdet\n2. maj er det slut",
    "+ = mindreforbrug og - = merforbrug",
    "# 1",
    "## 2 er større end # 1",
    "    fire blanke er ingen kode",
    "a_b_c og __init__ og _ordet_",
    "~~ikke streget~~",
    "> ikke et citat",
    "`ikke kode`",
    "```\nheller ikke\n```",
    "***",
    "---",
    "===",
    "2 * 3 * 4 = 24",
    "5*6",
    "|a|b|",
    "https://www.aadal.example er en adresse",
    "navn@eksempel.example",
    "[uden adresse]",
    "[1]: https://ond.example",
    "&amp; og & og &nbsp;",
    "100 % < 200 % > 50 %",
    "* ikke en liste",
    "1) første",
]


def shown(text: str, kind: str = "case") -> str:
    body = piece(section_html(text, "s", kind)).find("body")
    assert body is not None
    return words(body)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_foreign_text_brings_no_elements_and_no_addresses_of_its_own(text: str, kind: str) -> None:
    for html in (
        section_html(f"Før {text} efter.", "s", kind),
        section_html(f"Tabel 1: {text}\n\n{text}\tTal\n{text}\t1\n\nNote: {text}", "s", kind),
        section_html(f"- {text}\n- to", "s", kind),
        decision_html(f"Godkendt. {text}", text),
        fragments_html((Fragment(text, True), Fragment(text))),
    ):
        clean = html.replace("\x00", "").replace("\x1b", "")
        tree = piece(clean)
        allowed = {
            "p",
            "div",
            "table",
            "caption",
            "span",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "ul",
            "li",
            "h3",
            "a",
            "strong",
            "em",
            "br",
            "mark",
        }
        body = tree.find("body")
        assert body is not None
        assert {e.tag for e in body.iter()} - {"body"} <= allowed
        for element in body.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src")]
            assert element.attrib.get("href", "https://").startswith("https://")


@pytest.mark.parametrize("text", PLAIN)
def test_every_other_sign_is_itself(text: str) -> None:
    html = section_html(f"Så står der:\n\n{text}\n\nOg mere.", "s", "decision")
    body = piece(html).find("body")
    assert body is not None
    assert {e.tag for e in body.iter()} - {"body"} <= {"p", "br"}
    assert words(body) == f"Så står der:{' '.join(text.split())}Og mere."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**fed** og *kursiv*", '<p id="s-1"><strong>fed</strong> og <em>kursiv</em></p>'),
        ("to\nlinjer", '<p id="s-1">to<br>\nlinjer</p>'),
        ("en\n\nto", '<p id="s-1">en</p><p id="s-2">to</p>'),
        ("- en\n- **to**", "<ul><li>en</li><li><strong>to</strong></li></ul>"),
        ("• en\n• to", "<ul><li>en</li><li>to</li></ul>"),
        ("[her](#)", '<p id="s-1">her</p>'),
        ("", ""),
        ("\n\n \n", ""),
    ],
)
def test_the_few_marks_that_mean_something(text: str, html: str) -> None:
    assert section_html(text, "s", "decision") == html


def test_a_link_out_keeps_its_address() -> None:
    (link,) = piece(section_html("Se [kortet](https://kort.example/a?b=1&c=2).", "s", "case")).iter("a")
    assert (link.attrib["href"], words(link)) == ("https://kort.example/a?b=1&c=2", "kortet")


def test_clauses_stand_as_one_list_each_with_its_own_lines() -> None:
    text = "Direktøren indstiller,\n\nat vejen lægges om,\nat stien udvides, og\n\nat der afsættes 1 mio. kr."
    tree = piece(section_html(text, "s", "recommendation"))
    (clauses,) = tree.iter("ul")
    assert [words(entry) for entry in clauses] == [
        "at vejen lægges om,",
        "at stien udvides, og",
        "at der afsættes 1 mio. kr.",
    ]


def test_the_handling_time_leaves_the_case_presentation() -> None:
    assert shown("Punktets forventede behandlingstid: 10 min.\n\nVejen er slidt.") == "Vejen er slidt."


def test_a_decision_keeps_its_words_and_order_with_its_news_marked() -> None:
    text = "Godkendt.\n\nUdvalget ønsker **en status** i 2026.\n\nTo stemte imod."
    tree = piece(decision_html(text, "Udvalget ønsker **en status** i 2026.\nTo stemte imod."))
    assert [words(p) for p in tree.iter("p")] == [
        "Godkendt.",
        "Udvalget ønsker en status i 2026.",
        "To stemte imod.",
    ]
    news = [words(e) for e in tree.iter("strong") if e.attrib.get("class") == "news"]
    assert news == ["Udvalget ønsker en status i 2026.", "To stemte imod."]


def test_news_that_are_not_in_the_words_mark_nothing() -> None:
    assert decision_html("Godkendt.", "Noget andet.") == "<p>Godkendt.</p>"


def test_fragments_mark_what_matched_and_escape_all() -> None:
    fragments = (Fragment("Ny "), Fragment("<b>skole</b>", True), Fragment(" & hal"))
    assert fragments_html(fragments) == "Ny <mark>&lt;b&gt;skole&lt;/b&gt;</mark> &amp; hal"


# Tables


def table(text: str) -> list[list[str]]:
    """Rows of cells: H, R, and D before the words for column, row and data cells."""
    tree = piece(section_html(text, "s", "case"))
    (found,) = tree.iter("table")
    name = {("th", "col"): "H ", ("th", "colgroup"): "G ", ("th", "row"): "R ", ("td", None): "D "}
    return [
        [(name[cell.tag, cell.attrib.get("scope")] + words(cell)).strip() for cell in row]
        for row in found.iter("tr")
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Navn\tTal\nSkole\t1", [["H Navn", "H Tal"], ["R Skole", "D 1"]]),
        (
            "Navn\tBudget\tForbrug\n1.000 kr.\tA\tB\nSkole\t1.200\t-3",
            [
                ["H Navn", "H Budget", "H Forbrug"],
                ["H 1.000 kr.", "H A", "H B"],
                ["R Skole", "D 1.200", "D -3"],
            ],
        ),
        (  # bare years name columns
            "Område\tRegnskab\t\n\t2023\t2024\nSkole\t1\t2",
            [["H Område", "G Regnskab"], ["D", "H 2023", "H 2024"], ["R Skole", "D 1", "D 2"]],
        ),
        (  # blank first and last cells stay
            "\tTal\t\nSkole\t1\t\n\t2\t3",
            [["D", "H Tal", "D"], ["R Skole", "D 1", "D"], ["R", "D 2", "D 3"]],
        ),
        (  # ragged rows are filled up
            "Navn\tA\tB\nSkole\t1\nHal\t1\t2\t3",
            [["H Navn", "H A", "H B", "D"], ["R Skole", "D 1", "D", "D"], ["R Hal", "D 1", "D 2", "D 3"]],
        ),
        ("Sti\tåben\nVej\tlukket", [["H Sti", "H åben"], ["R Vej", "D lukket"]]),
        ("Skole\t1\nHal\t2", [["R Skole", "D 1"], ["R Hal", "D 2"]]),
        ("Alene\ti én række", [["R Alene", "D i én række"]]),
    ],
)
def test_a_table_keeps_every_cell_in_its_place(text: str, rows: list[list[str]]) -> None:
    assert table(text) == rows


def test_captions_and_notes_belong_to_their_table() -> None:
    text = (
        "Tabel 1: Drift\n\nNavn\tTal\nSkole\t1\n\nNote: + = mindreforbrug\n\n1) Foreløbigt\n\nVidere tekst."
    )
    tree = piece(section_html(text, "s", "case"))
    (box,) = [e for e in tree.iter("div") if e.attrib.get("class") == "table"]
    assert [words(e) for e in tree.iter("caption")] == ["Tabel 1: Drift"]
    assert [words(p) for p in box.iter("p")] == ["Note: + = mindreforbrug", "1) Foreløbigt"]
    (region,) = [e for e in box.iter("div") if e.attrib.get("role") == "region"]
    (caption,) = tree.iter("caption")
    assert region.attrib["aria-labelledby"] == caption.attrib["id"]


def test_a_table_without_a_caption_is_named_by_the_words_above_or_plainly() -> None:
    named = piece(section_html("Antal pladser i hallen\n\nNavn\tTal\nHal\t1", "s", "case"))
    by_id = {e.attrib["id"]: e for e in named.iter() if "id" in e.attrib}
    (found,) = named.iter("table")
    assert words(by_id[found.attrib["aria-labelledby"]]) == "Antal pladser i hallen"
    (alone,) = piece(section_html("Navn\tTal\nHal\t1", "s", "case")).iter("table")
    assert alone.attrib == {"aria-label": "Tabel"}


def test_sums_are_told_from_rows() -> None:
    tree = piece(section_html("Navn\tTal\nSkole\t1\nUdvalget i alt\t1\nI alt\t1\nTaltræning\t1", "s", "case"))
    assert [words(row[0]) for row in tree.iter("tr") if row.attrib.get("class") == "total"] == [
        "Udvalget i alt",
        "I alt",
    ]


def test_news_on_both_sides_of_the_formula_is_emphasised_without_it() -> None:
    tree = piece(decision_html("Bo var inhabil. Godkendt. Vejen males.", "Bo var inhabil. … Vejen males."))
    assert [words(e) for e in tree.iter("strong")] == ["Bo var inhabil.", "Vejen males."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.851.745",
        "-26,8 %",
        "Vej (nord): +4/5",
        "æøåÆØÅ é ß ﬁ 𝔄 ٣ _x_ __y__",
        "§ 3, stk. 2; nr. 1 = A",
        " a  b ",
    ],
)
def test_plain_words_are_shown_as_any_other_way_of_reading_them_would(text: str) -> None:
    assert inline(text) == marked_up(text)
