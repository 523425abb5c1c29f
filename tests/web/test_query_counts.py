"""How many questions a page asks the database: the same however much there is to show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from write_minutes import Entry

from archive.models import Meeting
from archive.search import catch_up
from archive.web.delivery import SHELF

STANDING = 1  # asks where the archive stands: all that an unchanged page asks
MOST = 5 + STANDING  # of an item's and a meeting's page (design.md section 8)
MEETING = "/aadal/byraadet/2025-05-27/"
TakeIn = Callable[..., Meeting]


def entries(number: int) -> list[Entry]:
    """So many items, each with all that an item can have, and a case of its own."""
    return [
        Entry(
            f"Fortov på Møllevej, etape {n}",
            decision=f"Godkendt, idet etape {n} begynder efter sommerferien.",
            summary="Fliserne ligger skævt.",
            recommendation="Direktøren indstiller,\n\nat fortovet lægges om.",
            case_number=f"05.01.02-P20-{n}-25",
            officer="Jonas Østergaard",
            attachments=(f"Kort over etape {n}", "Overslag"),
        )
        for n in range(1, number + 1)
    ]


def asked(address: str, client: Client) -> list[str]:
    """The SQL of one answer."""
    client.get("/om/")  # what is asked once after a change is no page's doing
    SHELF.clear()  # what a page costs that nobody has asked for before
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("size", [1, 3, 300])
def test_a_meeting_and_an_item_ask_at_most_five(take_in: TakeIn, client: Client, size: int) -> None:
    take_in(*entries(size))
    for address in (MEETING, f"{MEETING}1/"):
        queries = asked(address, client)
        assert len(queries) <= MOST, "\n\n".join(queries)


def test_an_item_with_corrections_and_both_neighbours_asks_at_most_five(
    take_in: TakeIn, client: Client
) -> None:
    from archive.ingest import correct

    meeting = take_in(*entries(3))
    for other in ("2025-04-29", "2025-06-24"):
        take_in(*entries(2), date=other)
    item = meeting.items.get(slug="2")
    correct(item, "officer", "Birthe Ravn", user=None, reason="misread")
    correct(item, "title", "Fortovet på Møllevej", user=None, reason="source_error", note="Skrevet forkert.")
    assert len(asked(item.get_absolute_url(), client)) <= MOST
    assert len(asked(MEETING, client)) <= MOST


LISTS = [
    "/",
    "/om/",
    "/aadal/",
    "/aadal/moeder/",
    "/aadal/sager/",
    "/aadal/byraadet/",
    "/aadal/byraadet/2025/",
    "/aadal/sager/00.01.00-a00-1-25/",
    "/soeg/?q=fortov",
    "/soeg/?aar=2025",
]


def test_lists_ask_as_much_for_many_rows_as_for_one(take_in: TakeIn, client: Client) -> None:
    shared_case = Entry("Meddelelser", case_number="00.01.00-A00-1-25", decision="Taget til efterretning.")

    def counted() -> dict[str, int]:
        catch_up(10)
        for address in LISTS:
            client.get(address)  # what is asked once a process is no row's doing
        return {address: len(asked(address, client)) for address in LISTS}

    take_in(*entries(1), shared_case)
    one = counted()
    for committee in ("Økonomiudvalget", "Kulturudvalget"):
        take_in(*entries(3), shared_case, committee=committee)
    take_in(*entries(3), shared_case, date="2025-06-24")
    take_in(*entries(3), shared_case, date="2024-06-25")
    assert counted() == one
