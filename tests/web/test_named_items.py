"""What an item's texts name leads there, both ways, and only where it is certain and public."""

from collections.abc import Callable

from read_page import Page, words
from write_minutes import Entry

from archive import ingest
from archive.models import Item, Meeting, Reason

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]

TARGET = "/aadal/skoleudvalget/2025-03-04/18/"
NAMING = "/aadal/byraadet/2025-05-27/1/"
WORDS = "Sagen var punkt 18 den 4. marts 2025 i Skoleudvalget, se også sag 17.01.00-P20-3-24."


def linked_to(page: Page, address: str) -> str:
    """The words of the first link there; "" where none leads there."""
    return next((words(a) for a in page.one(".//main").iter("a") if a.attrib["href"] == address), "")


def test_words_that_name_an_item_lead_to_it_and_it_tells_who_names_it(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Ny skolebus", number="18"), committee="Skoleudvalget", date="2025-03-04")
    take_in(Entry("Budget til skolebus", case=WORDS))
    assert linked_to(get(NAMING), TARGET) == "punkt 18 den 4. marts 2025"
    assert linked_to(get(TARGET), NAMING) == "Budget til skolebus"
    assert get(NAMING).links[TARGET] == "Ny skolebus"  # and stands once more in the list of what it names
    assert "Omtaler" in get(NAMING).texts(".//h2")
    assert "Omtaler" not in get(TARGET).texts(".//h2")


def test_a_target_that_comes_later_is_found_all_the_same(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Budget til skolebus", case=WORDS))
    assert TARGET not in get(NAMING).links
    take_in(Entry("Ny skolebus", number="18"), committee="Skoleudvalget", date="2025-03-04")
    assert linked_to(get(NAMING), TARGET) == "punkt 18 den 4. marts 2025"


def test_a_case_number_leads_to_its_case(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Ny skolebus", case_number="17.01.00-P20-3-24"), committee="Skoleudvalget")
    take_in(Entry("Budget til skolebus", case=WORDS))
    assert linked_to(get(NAMING), "/aadal/sager/17.01.00-p20-3-24/") == "17.01.00-P20-3-24"


def test_the_same_number_and_date_in_another_committee_is_not_meant(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Ny bro", number="18"), committee="Vejudvalget", date="2025-03-04")
    take_in(Entry("Budget til skolebus", case=WORDS))
    assert [href for href in get(NAMING).links if "/2025-03-04/" in href] == []
    assert "Omtalt i" not in get("/aadal/vejudvalget/2025-03-04/18/").text


def test_a_point_of_the_same_meeting_by_number_alone_stays_words(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Mål", case="Se foregående punkt (pkt. 1)."), Entry("Ramme", case="Jf. punkt 1."))
    assert "Omtalt i" not in get(NAMING).text
    assert "pkt. 1" not in "".join(get(NAMING).links.values())


def test_neither_end_tells_of_the_other_while_it_is_hidden(take_in: TakeIn, get: Get) -> None:
    target = take_in(Entry("Ny skolebus", number="18"), committee="Skoleudvalget", date="2025-03-04")
    naming = take_in(Entry("Budget til skolebus", case=WORDS))
    ingest.hold(Item.objects.get(meeting=target), "Ses efter", None)
    assert TARGET not in get(NAMING).links
    ingest.release(Item.objects.get(meeting=target), None)
    ingest.hold(Item.objects.get(meeting=naming), "Ses efter", None)
    assert "Omtalt i" not in get(TARGET).text


def test_a_corrected_text_names_what_it_says_now(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Ny skolebus", number="18"), committee="Skoleudvalget", date="2025-03-04")
    naming = take_in(Entry("Budget til skolebus", case=WORDS))
    item = Item.objects.get(meeting=naming)
    key = item.sections.get(kind="case").key
    text = WORDS.replace("punkt 18", "punkt 19")
    ingest.correct(item, f"section:{key}", text, user=None, reason=Reason.MISREAD, note="Forkert tal")
    assert TARGET not in get(NAMING).links
    assert "Omtalt i" not in get(TARGET).text


def test_a_reference_in_the_news_of_a_decision_is_emphasised_and_leads_there(
    take_in: TakeIn, get: Get
) -> None:
    take_in(Entry("Ny skolebus", number="18"), committee="Skoleudvalget", date="2025-03-04")
    take_in(Entry("Budget til skolebus", decision=f"Godkendt. Byrådet ønsker en status på sagen. {WORDS}"))
    page = get(NAMING)
    assert linked_to(page, TARGET) == "punkt 18 den 4. marts 2025"
    assert any(link.attrib["href"] == TARGET for link in page.of_class("news")[-1].iter("a"))
