"""Web pages to lines: what is content, how headings, lists, tables and links come out, what is refused."""

import made_documents
import pytest

from archive.parsing import Unreadable, parse
from archive.parsing.readers import html, markup, read, tags


def _texts(body: str) -> list[str]:
    return [line.text for line in html.read(f"<html><body>{body}</body></html>".encode()).lines]


def test_a_whole_page_becomes_minutes() -> None:
    minutes = parse(made_documents.HTML.encode())
    assert (minutes.kind, minutes.committee, minutes.date, minutes.start) == (
        "minutes",
        "Skoleudvalget",
        "2025-03-03",
        "16:30",
    )
    assert (minutes.place, minutes.absent, minutes.unplaced) == ("Rådhuset, lokale 2", ("Bo Holm",), ())
    assert [line.text for line in minutes.furniture] == [
        "Egebæk Kommune",
        "Referat fra Skoleudvalget den 3. marts 2025 kl. 16:30",
        "Torvet 1, tlf.",
    ]
    first, second = minutes.items
    assert (first.number, first.title, first.outcome) == ("1", "Godkendelse af dagsordenen", "approved")
    assert (second.number, second.title, second.case_number) == (
        "2",
        "Ny svømmehal ved Åskolen",
        "04.04.00-P20-7-24",
    )
    assert second.routing is not None
    assert second.routing.assigned == ("SKU", "BYR")
    assert [(part.kind, part.heading) for part in second.sections] == [
        ("case", "Sagsfremstilling"),
        ("recommendation", "Indstilling"),
        ("decision", "Beslutning"),
    ]
    assert second.recommendation is not None
    assert second.recommendation.clauses == ("at første etape godkendes", "at anden etape udsættes")
    assert second.attachments == ("Skitse af hallen",)


def test_the_case_presentation_keeps_its_form() -> None:
    text = parse(made_documents.HTML.encode()).items[1].sections[0].text
    assert text.split("\n\n") == [
        "Hallen bygges i **to etaper**; se [planen](https://egebaek.example/plan%20%281%29.pdf) og toppen."
        "\nFørste etape er",
        "et bassin.",
        "Økonomi",
        "Udgiften er delt således:",
        "Tabel 1: Udgifter",
        "Etape\t1.000 kr.\t\n\t2025\t2026\nBassin\t12.000\t8.500\nI alt\t12.000\t",
        "- Bassin\n- Omklædning",
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>a&nbsp;&nbsp;b \n c</p><p>d&shy;e</p>", ["a b c", "", "de"]),
        ("<p>x<script>y</script>z<style>q</style></p>", ["xz"]),
        ("<p>Et <em>skævt</em> ord</p>", ["Et *skævt* ord"]),
        ("<p><strong>Beslutning</strong></p><p>Ja</p>", ["Beslutning", "", "Ja"]),
        ("<p><b>Beslutning</b><br>Godkendt</p>", ["Beslutning", "Godkendt"]),
        ("<p><b>Sagsnr.:</b> 12/345</p>", ["Sagsnr.: 12/345"]),
        ("<p><b>Punkt 3:</b> Veje</p>", ["Punkt 3: Veje"]),
        ("<p><b>Budgetgaranti:</b> Staten betaler</p>", ["**Budgetgaranti:** Staten betaler"]),
        ("<ol start=3><li>tre<li>fire</ol>", ["3. tre", "4. fire"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul><p>d</p>", ["- a", "- b", "- c", "", "d"]),
        (
            "<table><tr><td>Udvalg<td>Byrådet<tr><td>Sted:<td>Salen</table>",
            ["Udvalg: Byrådet", "Sted: Salen"],
        ),
        ("<table><tr><td>a<td></td><tr><td></td><td>b</table>", ["a\t", "\tb"]),
        ("<table><tr><td><h2>T</h2><p>x</p></td></tr></table>", ["T", "", "x"]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", ["a\tb", "\tc"]),
        ("<table><tr><td>a<br>b<td><b>c</b></table>", ["a b\tc"]),
        (
            "<a href='javascript:x'>her</a> <a href='https://a.example/'>der</a>",
            ["her [der](https://a.example/)"],
        ),
        ("<pre>en\n to</pre>", ["en", "", "to"]),
        (
            "<dl><dt>Emne<dd>Skole<dt>Sted<dd>Salen<dt>Udvalg</dl>",
            ["Emne", "", "Skole", "", "Sted: Salen", "", "Udvalg:"],
        ),
        ("<p>1 < 2 & 3 > 2</p>", ["1 < 2 & 3 > 2"]),
        ("<h2>En <b>fed</b> titel</h2>", ["En fed titel"]),
        ("<details><summary>Vis</summary><p>Skjult tekst</p></details>", ["Vis", "", "Skjult tekst"]),
        ("tekst <b>uden <p>afslutning", ["tekst **uden**", "", "afslutning"]),
    ],
)
def test_pieces(body: str, lines: list[str]) -> None:
    assert _texts(body) == lines


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        ("<html><p>Æblegrød på ø</p>".encode(), False),
        ("\ufeff<html><p>Æblegrød på ø</p>".encode(), False),
        ("<html><p>Æblegrød på ø</p>".encode("utf-16"), False),
        ("<html><p>Æblegrød på ø</p>".encode("utf-16-le"), False),
        ("<html><meta charset=iso-8859-1><p>Æblegrød på ø</p>".encode("latin-1"), False),
        ("<html><meta charset=utf-8><p>Æblegrød på ø</p>".encode("cp1252"), True),
        ("<html><meta charset='zlib'><p>Æblegrød på ø</p>".encode("cp1252"), True),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-bare", "said", "said-wrongly", "said-madly"],
)
def test_encodings(data: bytes, guessed: bool) -> None:
    document = read(data)
    assert [line.text for line in document.lines if line.text] == ["Æblegrød på ø"]
    assert [notice.code for notice in document.notices] == ["encoding-guessed"] * guessed


def test_items_without_numbers_are_told_by_their_level() -> None:
    page = (
        "<h1>Dagsorden for Ungerådet den 2. april 2025</h1><h2>Åbne punkter</h2><h3>Nyt fra skolerne</h3>"
        "<h4>Sagsfremstilling</h4><p>Der er nyt.</p><h3>Eventuelt</h3>"
        "<h3>Fest i maj</h3><h4>Indstilling</h4><p>Ja.</p>"
    )
    minutes = parse(f"<html><body>{page}".encode())
    assert [(item.number, item.title, len(item.sections)) for item in minutes.items] == [
        (None, "Nyt fra skolerne", 1),
        (None, "Eventuelt", 0),
        (None, "Fest i maj", 1),
    ]
    assert minutes.unplaced == ()


def test_items_and_sections_of_one_level_are_told_by_their_words() -> None:
    page = (
        "<h1>Økonomiudvalget</h1><p>Dagsorden til mødet den 9. april 2025 kl. 9:00</p>"
        "<h2>Punkt 1 Regnskab 2024</h2><h2>Indstilling</h2><p>Ja.</p><h2>Sagsfremstilling</h2><p>Tal.</p>"
        "<h2>Punkt 2 Lån</h2><h2>Indstilling</h2><p>Nej.</p>"
    )
    minutes = parse(f"<html><body>{page}".encode())
    assert (minutes.committee, minutes.date, minutes.unplaced) == ("Økonomiudvalget", "2025-04-09", ())
    assert [(item.number, item.title, len(item.sections)) for item in minutes.items] == [
        ("1", "Regnskab 2024", 2),
        ("2", "Lån", 1),
    ]


def test_the_page_title_dates_a_meeting_that_the_page_does_not() -> None:
    page = (
        "<html><head><title>Referat Byrådet 4. juni 2025</title></head>"
        "<body><h2>1. Budget</h2><h3>Beslutning</h3><p>Ja"
    )
    minutes = parse(page.encode())
    assert (minutes.committee, minutes.date) == ("Byrådet", "2025-06-04")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html>", "tom"),
        (b"<html><body><p>" + b"<i>" * (tags.MAX_TAGS + 1), "for stor"),
        (b"<html><body>" + b"<p>x" * (tags.MAX_BLOCKS + 1), "for stor"),
        (b"<html><p>a\x00b", "binær"),
        (b"<html><p>" + b"ord " * 300_000, "for langt"),
    ],
    ids=["empty", "tags", "blocks", "nul", "paragraph"],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(data)


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">ord",
        "<div>" * 50_000 + "ord",
        "".join(f"<b id={n}>" for n in range(3_000)) + "<p>x" * 20_000 + "ord",
        "<table><tr><td colspan=1000 rowspan=1000>x" * 5_000 + "ord",
        "<!--" * 50_000 + "ord",
        "<script>" * 50_000 + "ord",
        '<a "' + "<b '" * 50_000 + "ord",
    ],
    ids=["attributes", "depth", "formatting", "spans", "comments", "scripts", "quotes"],
)
def test_hostile_pages_are_read_and_keep_their_word(body: str) -> None:
    assert "ord" in " ".join(_texts(body))


def test_what_is_markup_and_what_is_text() -> None:
    starts = [
        b"<!-- x --><div>",
        b"\n <p>",
        b"<?xml version='1.0'?><!DOCTYPE html><html>",
        b"2 < 3",
        b"<Dagsorden/>",
        b"<3",
    ]
    assert [markup.root(start) for start in starts] == ["div", "p", "html", None, "Dagsorden", "3"]
    assert [markup.is_html(start) for start in starts] == [True, True, True, False, False, False]


_BANNERS = (
    '<div id="cookie-banner"><h2>Vi bruger cookies</h2><p>Bilag</p></div>',
    '<section class="CookieConsent open"><h2>Dit valg</h2></section>',
    '<div class="vindue"><h2>Nyhed</h2></div><ol class="breadcrumbs"><li>Forside</li><li>Politik</li></ol>',
)


@pytest.mark.parametrize("banner", _BANNERS)
def test_what_the_site_says_of_itself_is_no_item(banner: str) -> None:
    page = (
        f'<body class="cookie-open">{banner}<div><h1>Teknisk Udvalg</h1>'
        "<p>Referat fra mødet den 5. maj 2021 kl. 15:00</p>"
        "<h2>Punkt 1: Cykelsti</h2><h3>Beslutning</h3><p>Godkendt.</p></div>"
    )
    minutes = parse(f"<html>{page}".encode())
    assert (minutes.committee, minutes.date, minutes.unplaced) == ("Teknisk Udvalg", "2021-05-05", ())
    assert [(item.number, item.title, item.outcome) for item in minutes.items] == [
        ("1", "Cykelsti", "approved")
    ]


def test_a_heading_above_a_title_that_no_item_follows_stays_an_item() -> None:
    page = (
        "<p>Byrådet, referat den 5. maj 2021</p><h2>Punkt 1: Sti</h2><h3>Beslutning</h3><p>Ja.</p>"
        "<h1>Dagsorden</h1><p>Slut.</p>"
    )
    assert [item.number for item in parse(f"<html><body>{page}".encode()).items] == ["1"]


def test_items_that_a_page_marked_no_heading_between_those_it_did() -> None:
    page = """<h1>Referat Byrådet den 4. marts 2024</h1>
<h2>1. Dagsorden</h2><h3>Beslutning</h3><p>Godkendt.</p>
<p><b>2. Broen</b></p><h3>Sagsfremstilling</h3><p>Den er gammel.</p><h3>Beslutning</h3><p>Drøftet.</p>
<p>3. Fyret</p><h3>Beslutning</h3><p>Vedtaget.</p>
<h2>4. Kajen</h2><h3>Sagsfremstilling</h3><p>Den skal:</p><ol><li>fejes</li><li>males</li></ol>
<h2>6. Molen</h2><h3>Beslutning</h3><p>Udsat.</p>"""
    minutes = parse(f"<html><body>{page}</body></html>".encode())
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Dagsorden"),
        ("2", "Broen"),
        ("3", "Fyret"),
        ("4", "Kajen"),
        ("6", "Molen"),
    ]
    assert minutes.items[1].sections[1].text == "Drøftet."
