"""Where a case goes next by its own words, and what the archive knows of that meeting."""

from collections.abc import Callable

from read_page import Page, words
from write_minutes import Entry

from archive.ingest import withdraw
from archive.models import Case, Meeting

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
ROAD, HALL = "05.01.02-P20-1-25", "04.04.00-G01-2-25"
ITEM, CASE = "/aadal/teknikudvalget/2025-04-08/1/", "/aadal/sager/05.01.02-p20-1-25/"
NEXT = "Økonomiudvalget 22. april 2025"
NOT_FOUND = f"{NEXT} (sagen er ikke fundet på mødet)"


def road(**said: str) -> Entry:
    case = "Sagen behandles i Økonomiudvalget den 22. april 2025."
    return Entry("Cykelsti ved åen", case=case, decision="Anbefales.", case_number=ROAD, **said)


def line(page: Page) -> str:
    (onward,) = page.of_class("onward")
    return words(onward).removeprefix("Behandles videre: ")


def test_a_stop_that_is_found_is_a_link(take_in: TakeIn, get: Get) -> None:
    take_in(road(), committee="Teknikudvalget", date="2025-04-08")
    assert line(get(ITEM)) == NEXT  # the meeting is not here
    assert "ikke fundet" not in get(CASE).text
    there = take_in(
        Entry("Halgulv", case_number=HALL),
        Entry("Cykelsti ved åen", case_number=ROAD),
        committee="Økonomiudvalget",
        date="2025-04-22",
    )
    page = get(ITEM)
    assert line(page) == NEXT
    assert page.links[f"{there.get_absolute_url()}2/"] == NEXT


def test_a_meeting_that_is_here_without_the_case_is_told(take_in: TakeIn, get: Get) -> None:
    take_in(road(), committee="Teknikudvalget", date="2025-04-08")
    take_in(Entry("Halgulv", case_number=HALL), committee="Kulturudvalget", date="2025-04-22")
    assert line(get(ITEM)) == NEXT  # another body's meeting on that day says nothing
    take_in(
        Entry("Halgulv", case_number=HALL),
        Entry("Budget"),
        committee="Økonomiudvalget",
        date="2025-04-22",
    )
    assert line(get(ITEM)) == NOT_FOUND
    assert NOT_FOUND in get(CASE).text


def test_the_same_matter_without_its_number_is_not_called_missing(take_in: TakeIn, get: Get) -> None:
    take_in(road(), committee="Teknikudvalget", date="2025-04-08")
    there = take_in(
        Entry("Budget"), Entry("Cykelsti ved åen"), committee="Økonomiudvalget", date="2025-04-22"
    )
    page = get(ITEM)
    assert line(page) == NEXT
    assert f"{there.get_absolute_url()}2/" in page.links
    assert "ikke fundet" not in get(CASE).text


def test_an_item_that_is_withdrawn_there_is_as_one_that_never_was(take_in: TakeIn, get: Get) -> None:
    take_in(road(), committee="Teknikudvalget", date="2025-04-08")
    there = take_in(
        Entry("Budget"),
        Entry("Cykelsti ved åen", case_number=ROAD),
        committee="Økonomiudvalget",
        date="2025-04-22",
    )
    withdraw(there.items.get(slug="2"), "Skal ikke stå her.", None)
    assert line(get(ITEM)) == NOT_FOUND


def test_marks_that_could_not_be_read_lead_to_the_case_where_it_has_other_stops(
    take_in: TakeIn, get: Get
) -> None:
    item = take_in(road(), committee="Teknikudvalget", date="2025-04-08").items.get()
    item.routing = {"codes": ["TU", "ØU", "BY"], "marks": ["X", "X", "X"], "assigned": None}
    item.save()
    assert "3 udvalg. Hvilke kunne ikke læses." in get(ITEM).text
    take_in(Entry("Cykelsti ved åen", case_number=ROAD), date="2025-05-27")
    page = get(ITEM)
    assert "3 udvalg. Se sagens vej" in page.text
    assert "Hvilke kunne ikke læses" not in page.text
    Case.objects.update(catch_all=True)  # what shares such a number is not one case's way
    assert "3 udvalg. Hvilke kunne ikke læses." in get(ITEM, synonymer="ja").text  # no kept page
