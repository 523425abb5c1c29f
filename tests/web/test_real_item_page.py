"""The item of the real minutes that holds most: its page shows all of it, and in what form."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from read_page import Page, words

from archive.models import Item, Meeting

Get = Callable[..., Page]


@pytest.fixture
def item(real_sample: Meeting) -> Item:
    return real_sample.items.select_related("meeting__committee__municipality").get(number="24")


@pytest.fixture
def page(item: Item, client: Client) -> Page:
    assert item.get_absolute_url() == "/herning/beskaeftigelsesudvalget/2025-05-27/24/"
    page = Page(client.get(item.get_absolute_url()))
    assert page.status == 200
    return page


def folded(text: str) -> str:
    return " ".join(text.split())


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_the_decision_stands_whole_and_first(item: Item, page: Page) -> None:
    (section,) = item.sections.filter(kind="decision")
    (shown,) = page.of_class("decision")
    (said,) = [e for e in shown.iter() if e.attrib.get("class") == "words"]
    assert unspaced(words(said)) == unspaced(section.text) != ""
    headings = page.texts(".//main//article//h2")
    assert headings[:4] == ["Beslutning", "Indstilling", "Resume", "Sagsfremstilling"]
    assert headings[4:] == ["Bilag"]
    assert words(page.of_class("outcome")[0]).endswith(" Godkendt i Beskæftigelsesudvalget")


def test_both_clauses_stand_as_a_list(item: Item, page: Page) -> None:
    (clauses,) = page.of_class("clauses")
    assert [words(entry) for entry in clauses] == [folded(clause) for clause in item.clauses]
    assert len(item.clauses) == 2


def test_every_word_of_every_section_is_on_the_page(item: Item, page: Page) -> None:
    """Marks of emphasis, tabs and list signs apart, and the handling time, which only an agenda tells."""
    shown = unspaced(page.text)
    for section in item.sections.all():
        for line in section.text.splitlines():
            for cell in line.replace("**", "").removeprefix("- ").split("\t"):
                if not cell.startswith("Punktets forventede"):
                    assert unspaced(cell) in shown


def test_five_tables_are_real_tables(page: Page) -> None:
    tables = page.all(".//table")
    assert [len(table.findall("./thead/tr")) for table in tables] == [2, 2, 2, 1, 2]
    assert [len(table.findall("./tbody/tr")) for table in tables] == [2, 2, 4, 13, 2]
    for table in tables:
        columns = {_width(row) for row in table.iter("tr")}
        assert len(columns) == 1
        assert {cell.attrib.get("scope") for cell in table.findall("./thead/tr/th")} <= {"col", "colgroup"}
        for row in table.findall("./tbody/tr"):
            assert (row[0].tag, row[0].attrib.get("scope")) == ("th", "row")
            assert {cell.tag for cell in list(row)[1:]} == {"td"}


def _width(row: object) -> int:
    return sum(int(cell.attrib.get("colspan", "1")) for cell in row)  # type: ignore[attr-defined]


def test_three_tables_have_captions_and_two_are_named_by_the_words_above(page: Page) -> None:
    captions = [words(caption) for caption in page.all(".//table/caption")]
    assert [caption.split(":")[0] for caption in captions] == ["Tabel 1", "Tabel 2", "Tabel 3"]
    by_id = {e.attrib["id"]: e for e in page.tree.iter() if "id" in e.attrib}
    named = [t for t in page.all(".//table") if t.find("caption") is None]
    names = [" ".join(words(by_id[i]) for i in t.attrib["aria-labelledby"].split()) for t in named]
    assert names[0].endswith("Budgetopfølgning 31. marts 2025 Netto i 1.000 kr.")
    assert names[1].startswith("I nedenstående tabel fremgår") and len(names[1]) > 200
    assert len(names) == 2


def test_each_table_scrolls_in_a_named_region_a_keyboard_reaches(page: Page) -> None:
    regions = page.of_class("scroll")
    assert len(regions) == 5
    by_id = {e.attrib["id"]: e for e in page.tree.iter() if "id" in e.attrib}
    for region in regions:
        assert (region.attrib["role"], region.attrib["tabindex"]) == ("region", "0")
        assert all(words(by_id[name]) for name in region.attrib["aria-labelledby"].split())


def test_notes_stand_with_their_tables(item: Item, page: Page) -> None:
    tables = page.of_class("table")
    notes = [[words(e) for e in table if e.attrib.get("class") == "note"] for table in tables]
    (note,) = {line for line in item.sections.get(kind="case").text.split("\n") if line.startswith("Note:")}
    assert notes == [[note], [note], [], [], [note]]


def test_the_attachment_the_archive_lacks_is_named_with_where_it_is(page: Page) -> None:
    (attachment,) = page.of_class("attachments")[0]
    assert (
        words(attachment) == "Budgetopfølgning 31. marts 2025 SO 17 Filen er ikke i arkivet · Se hos kommunen"
    )
    assert [a.attrib["href"] for a in attachment.iter("a")] == ["https://herning.example/referat"]


def test_where_it_goes_next_names_both_bodies_with_their_dates(page: Page) -> None:
    assert words(page.of_class("onward")[0]) == (
        "Behandles videre: Økonomi-, Erhvervs- og Uddannelsesudvalget 16. juni 2025 , Byrådet 24. juni 2025"
    ).replace(" ,", ",")


def test_the_details_say_who_what_and_where_from(page: Page) -> None:
    (details,) = page.of_class("about")
    assert "open" not in details.attrib
    facts = {words(dt): words(dd) for dt, dd in zip(details.iter("dt"), details.iter("dd"), strict=True)}
    assert facts["Sagsnummer"] == "00.01.00-S00-4-23"
    assert "behandlingstid" not in page.text.lower()  # a promise of the agenda, not of the minutes
    assert "kontrollér i originalen" in facts["Kilde"]
    assert "Behandles i" not in facts  # one mark, its column lost: nothing is guessed
    assert page.response.wsgi_request.build_absolute_uri() in facts["Henvisning"]


def test_item_and_meeting_ask_the_database_at_most_five_times(item: Item, client: Client) -> None:
    """And once where the archive stands, which is all that an unchanged page costs."""
    client.get("/om/")  # what a process asks once
    for address in (item.get_absolute_url(), item.meeting.get_absolute_url()):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 1 + 5, "\n".join(q["sql"] for q in queries)


def test_all_eleven_items_are_valid_pages_with_neighbours(real_sample: Meeting, get: Get) -> None:
    page = get(real_sample.get_absolute_url())
    rows = [a.attrib["href"] for a in page.all(".//ol/li/h3/a")]
    assert rows == [f"{real_sample.get_absolute_url()}{n}/" for n in range(19, 30)]
    for number, address in enumerate(rows):
        reader = get(address)
        beside = [a.attrib["href"] for a in reader.of_class("beside")[0].iter("a")]
        assert beside == [rows[n] for n in (number - 1, number + 1) if 0 <= n < len(rows)]
        assert reader.tree is not None
