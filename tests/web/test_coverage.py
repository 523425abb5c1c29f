"""The coverage ledger: what it counts, what it calls missing, and what it never tells."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from read_page import Page, words
from write_minutes import Entry

from archive.ingest import close, correct, hold, ingest_document, withdraw
from archive.models import Meeting, Municipality
from archive.web.coverage import gaps, missing_months, numbers_restart

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
HOUR = datetime.timedelta(hours=1)
NOTHING = "Intet, vi kan se"


def numbered(first: int, last: int) -> list[Entry]:
    return [Entry(f"Sag om nr. {n}", number=str(n)) for n in range(first, last + 1)]


def rows(page: Page) -> dict[str, list[str]]:
    """Committee and year -> the cells of its row, in order."""
    found: dict[str, list[str]] = {}
    committee = ""
    for row in page.all(".//tbody/tr"):
        head, *cells = [words(cell) for cell in row]
        committee = committee if cells else head
        if cells:
            found[f"{committee} {head[:4]}"] = cells
    return found


def missing(page: Page) -> dict[str, str]:
    return {row: cells[-1] for row, cells in rows(page).items()}


def today() -> str:
    return timezone.localdate().strftime("%-d. ")


def test_a_row_tells_meetings_items_dates_and_the_numbers_between_that_are_missing(
    take_in: TakeIn, get: Get
) -> None:
    take_in(*numbered(1, 3), date="2024-03-05")
    take_in(*numbered(5, 6), date="2024-05-14")
    take_in(*numbered(9, 9), date="2024-09-03")
    cells = rows(get("/daekning/"))["Byrådet 2024"]
    assert cells[4].startswith(today())
    assert [*cells[:4], *cells[5:]] == ["3", "6", "5. mar", "3. sept", "0", "Punkt 4 og 7–8 mangler."]


def test_numbers_restart_each_year_and_are_each_committees_own(take_in: TakeIn, get: Get) -> None:
    take_in(*numbered(1, 2), date="2024-03-05")
    take_in(*numbered(1, 2), date="2025-03-04")
    take_in(*numbered(4, 5), date="2025-03-04", committee="Økonomiudvalget")
    assert missing(get("/daekning/")) == {
        "Byrådet 2025": NOTHING,
        "Byrådet 2024": NOTHING,
        "Økonomiudvalget 2025": "Begynder ved punkt 4.",
    }


def test_where_numbers_restart_each_meeting_a_gap_is_looked_for_inside_each(
    take_in: TakeIn, get: Get
) -> None:
    take_in(*numbered(1, 4), date="2024-03-05")
    take_in(*numbered(1, 2), *numbered(4, 5), date="2024-04-02")
    assert missing(get("/daekning/")) == {"Byrådet 2024": "Punkt 3 mangler."}


def test_closed_withdrawn_and_held_items_exist_without_being_told_of(take_in: TakeIn, get: Get) -> None:
    meeting = take_in(*numbered(1, 6), date="2024-03-05")
    by_number = {item.number: item for item in meeting.items.select_related("meeting")}
    close(by_number["2"], "Personalesag", None)
    withdraw(by_number["3"], "Skal væk.", None)
    hold(by_number["4"], "Skal ses efter.", None)
    page = get("/daekning/")
    assert rows(page)["Byrådet 2024"][1] == "4"  # the closed one stands on its meeting's page
    assert missing(page) == {"Byrådet 2024": NOTHING}
    assert "Sag om" not in page.html


@pytest.mark.parametrize("what", ["item", "meeting"])
def test_of_what_waits_for_its_time_not_even_the_number_is_told(take_in: TakeIn, get: Get, what: str) -> None:
    first = take_in(*numbered(1, 5), date="2024-03-05")
    second = take_in(*numbered(6, 8), date="2024-04-02")
    take_in(*numbered(9, 9), date="2024-05-07")
    hidden = first.items.get(number="4") if what == "item" else second
    assert missing(get("/daekning/")) == {"Byrådet 2024": NOTHING}
    hidden.public_from = timezone.now() + HOUR
    hidden.save()
    gap = {"item": "Punkt 4 mangler.", "meeting": "Punkt 6–8 mangler."}[what]
    assert missing(get("/daekning/")) == {"Byrådet 2024": gap}
    assert len(rows(get("/daekning/"))) == 1


def test_a_usual_month_without_a_meeting_and_a_year_without_any_are_told(take_in: TakeIn, get: Get) -> None:
    for date in ("2020-03-03", "2021-03-02", "2021-06-01", "2023-06-06", "2024-06-04"):
        take_in(Entry("Budget"), date=date)
    assert missing(get("/daekning/")) == {
        "Byrådet 2024": "Intet møde i marts.",
        "Byrådet 2023": "Intet møde i marts.",
        "Byrådet 2022": "Ingen møder fra dette år. Intet møde i marts og juni.",
        "Byrådet 2021": NOTHING,
        "Byrådet 2020": "Intet møde i juni.",
    }


def test_a_withdrawn_meeting_is_not_counted_and_its_month_is_not_missing(take_in: TakeIn, get: Get) -> None:
    for date in ("2020-03-03", "2021-03-02", "2022-05-03"):
        take_in(Entry("Budget"), date=date)
    gone = take_in(Entry("Budget"), date="2022-03-01")
    withdraw(gone, "Skal væk.", None)
    page = get("/daekning/")
    assert rows(page)["Byrådet 2022"][0] == "1"
    assert missing(page)["Byrådet 2022"] == NOTHING


def test_failed_documents_are_counted_and_never_named(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Budget"))
    town = Municipality.objects.get()
    for name in ("hemmeligt-navn-1.txt", "hemmeligt-navn-2.txt"):
        assert ingest_document(b"Ikke et referat.", name, municipality=town).status == "failed"
    page = get("/daekning/")
    assert "2 dokumenter kunne ikke læses og er ikke med i tallene." in page.text
    assert "hemmeligt" not in page.html


def test_doubts_of_public_items_are_counted_until_the_item_is_hidden(take_in: TakeIn, get: Get) -> None:
    meeting = take_in(Entry("Budget"), Entry("Skolevej", decision="Xyz zyx abc qwe."))
    assert rows(get("/daekning/"))["Byrådet 2025"][5] == "1"
    hold(meeting.items.get(number="2"), "Skal ses efter.", None)
    assert rows(get("/daekning/"))["Byrådet 2025"][5] == "0"


def test_the_ledger_is_found_from_every_footer_and_from_its_committees_page(
    take_in: TakeIn, get: Get
) -> None:
    take_in(Entry("Budget"))
    footer = get("/om/").one(".//footer")
    assert [words(a) for a in footer.iter("a") if a.attrib["href"] == "/daekning/"] == ["Dækning"]
    assert get("/aadal/byraadet/").links["/daekning/#aadal.byraadet"] == "Er alt her?"
    assert [row.attrib["id"] for row in get("/daekning/").all(".//tr[@id]")] == ["aadal.byraadet"]


def test_an_empty_archive_says_so(db: None, get: Get) -> None:
    page = get("/daekning/")
    assert (page.status, page.all(".//table")) == (200, [])
    assert "Arkivet har ingen møder endnu." in page.text


def test_every_table_has_a_caption_and_every_head_a_scope(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Budget"))
    take_in(Entry("Budget"), town="Bakkeby")
    page = get("/daekning/")
    assert page.texts(".//caption") == [
        f"Møder og punkter i {town} Kommune, udvalg for udvalg og år for år" for town in ("Bakkeby", "Ådal")
    ]
    assert [head for head in page.all(".//th") if "scope" not in head.attrib] == []


def test_it_asks_as_much_for_many_rows_as_for_one(take_in: TakeIn, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/daekning/").status_code == 200
        return len(queries)

    take_in(Entry("Budget"))
    asked()  # what a process asks once
    take_in(Entry("Regnskab"), date="2025-06-24")
    one = asked()
    for town in ("Ådal", "Bakkeby"):
        for date in ("2023-03-07", "2024-03-05"):
            take_in(*numbered(1, 4), town=town, date=date, committee="Økonomiudvalget")
    assert asked() <= one <= 10


@pytest.mark.parametrize(
    ("meetings", "known", "expected"),
    [
        ([], set(), []),
        ([{19, 29}, {33, 40}], {20, 21, 35}, [(22, 28), (30, 32), (34, 34), (36, 39)]),
        ([{1, 2}, {3}], {50}, []),
        ([{1}, {10**29}], set(), [(2, 10**29 - 1)]),
    ],
)
def test_gaps_are_runs_of_numbers_nobody_has(
    meetings: list[set[int]], known: set[int], expected: list[tuple[int, int]]
) -> None:
    assert gaps(meetings, known, restarts=numbers_restart(meetings)) == expected


@pytest.mark.parametrize(("year", "expected"), [(2026, {3}), (2025, {3, 11}), (2024, {1}), (2023, {1})])
def test_a_month_is_missing_only_when_it_is_over_and_usual(year: int, expected: set[int]) -> None:
    met = {2023: {3, 11}, 2024: {3, 11}, 2025: {1}, 2026: {1}}
    assert missing_months(year, met, datetime.date(2026, 11, 30)) == expected


def test_a_corrected_number_closes_its_gap(take_in: TakeIn, get: Get) -> None:
    meeting = take_in(Entry("A", number="1"), Entry("B", number="3"), date="2024-03-05")
    assert missing(get("/daekning/")) == {"Byrådet 2024": "Punkt 2 mangler."}
    correct(meeting.items.get(number="3"), "number", "2 a", user=None, reason="misread")
    assert missing(get("/daekning/")) == {"Byrådet 2024": NOTHING}
