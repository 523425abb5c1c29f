"""What the front page leads with, what an item page says of its outcome, and one moment a page."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from read_page import Page, words
from write_minutes import Entry

from archive.ingest import correct, hold
from archive.models import Committee, Item, Kind, Meeting, archive_id
from archive.models.visibility import now

ITEM = "/aadal/byraadet/2025-05-27/1/"
TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


def said_by(page: Page) -> str | None:
    """The outcome in words, without the sign that is there for the eye alone."""
    for outcome in page.of_class("outcome"):
        for sign in outcome.findall("./span[@aria-hidden='true']"):
            sign.text = ""
        return words(outcome)
    return None


def test_an_empty_archive_says_so_and_still_searches(db: None, get: Get) -> None:
    page = get("/")
    assert "Arkivet er tomt" in page.text
    assert (get("/soeg/", q="skole").status, get("/om/").status, get("/sundhed/").html) == (200, 200, "ok\n")


def test_the_front_page_leads_with_search_and_names_the_town(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti langs Havnegade"))
    page = get("/")
    assert page.heading == "Hvad blev besluttet i Ådal Kommune?"
    assert page.one(".//main//form").attrib["action"] == "/soeg/"
    assert next(e.tag for e in page.one(".//main").iter() if e.tag in ("form", "h2")) == "form"
    assert page.links[ITEM] == "Cykelsti langs Havnegade"
    assert page.links["/aadal/byraadet/"] == "Byrådet"


def test_next_meetings_are_shown_only_where_there_are_any(take_in: TakeIn, get: Get) -> None:
    meeting = take_in(Entry("Cykelsti langs Havnegade"))
    assert "Kommende møder" not in get("/").text
    date = timezone.localdate() + datetime.timedelta(days=9)
    place = Committee.objects.get()
    coming = Meeting.objects.create(
        committee=place, date=date, slug=f"{date}", kind=Kind.PLANNED, start=datetime.time(17, 0)
    )
    page = get("/")
    section = next(e for e in page.all(".//main//section") if e.attrib.get("aria-labelledby") == "kommende")
    assert [a.attrib["href"] for a in section.iter("a")] == [coming.get_absolute_url()]
    assert "kl. 17.00" in words(section)
    assert get(coming.get_absolute_url()).status == 200
    assert meeting.get_absolute_url() in page.links
    hold(coming, "Er aflyst.", None)
    assert "Kommende møder" not in get("/").text


def test_the_front_page_shows_four_telling_items_of_each_of_the_last_four_meetings(
    take_in: TakeIn, get: Get
) -> None:
    for month in range(1, 7):
        entries = [Entry(f"Orientering {n}", decision="Taget til efterretning.") for n in range(6)]
        take_in(*entries, Entry("Forslaget", decision="Forkastet."), date=f"2025-0{month}-14")
    blocks = get("/").of_class("meeting-block")
    assert [words(next(b.iter("time"))) for b in blocks] == [
        f"14. {m} 2025" for m in ("juni", "maj", "april", "marts")
    ]
    assert [len(b.findall(".//li")) for b in blocks] == [4, 4, 4, 4]
    assert all("Forslaget" in words(block) for block in blocks)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("Indstillingen godkendt.", "Godkendt i Byrådet"),
        ("Forslaget blev forkastet.", "Forkastet i Byrådet"),
        ("Sagen udsættes til næste møde.", "Udsat i Byrådet"),
        ("Sagen sendes tilbage til forvaltningen.", "Sendt tilbage i Byrådet"),
        ("Sagen oversendes til Økonomiudvalget.", "Sendt videre i Byrådet"),
        ("Taget til efterretning.", "Taget til efterretning i Byrådet"),
        ("Sagen udgår af dagsordenen.", "Udgået i Byrådet"),
        ("Ingen bemærkninger.", "Ingen bemærkninger"),
        ("Rådet lod vinden bestemme.", None),
    ],
)
def test_the_outcome_is_said_as_the_decision_has_it_or_not_at_all(
    take_in: TakeIn, get: Get, decision: str, said: str | None
) -> None:
    take_in(Entry("Cykelsti", decision=decision))
    page = get(ITEM)
    assert said_by(page) == said
    assert words(page.of_class("words")[0]) == decision


def test_a_recommendation_is_not_final(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti", decision="Anbefales til Byrådets godkendelse."), committee="Økonomiudvalget")
    assert (
        said_by(get("/aadal/oekonomiudvalget/2025-05-27/1/"))
        == "Anbefalet i Økonomiudvalget Ikke endeligt vedtaget her"
    )


def test_an_agenda_is_not_yet_decided_and_its_minutes_take_its_place(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti", decision=""), Entry("Udgår senere", decision=""), kind="DAGSORDEN")
    page = get(ITEM)
    assert said_by(page) == "Endnu ikke behandlet"
    assert "Dagsorden (foreløbig)" in get("/aadal/byraadet/2025-05-27/").text
    take_in(Entry("Cykelsti"))
    assert said_by(get(ITEM)) == "Godkendt i Byrådet"
    missing = get("/aadal/byraadet/2025-05-27/2/")
    assert "Ikke i referatet" in missing.text
    assert "er ikke med i referatet" in missing.text


def test_a_correction_is_told_with_before_now_and_why(take_in: TakeIn, get: Get) -> None:
    item = take_in(Entry("Cykelsti", officer="Karim Hadad")).items.get()
    correct(item, "officer", "Karim Haddad", user=None, reason="misread", note="Et d manglede.")
    correct(item, "title", "Cykelsti på Møllevej", user=None, reason="source_error", note="Forkert vej.")
    page = get(ITEM)
    details = words(page.of_class("about")[0])
    assert page.heading == "Cykelsti på Møllevej"
    assert "sagsbehandler. Læsefejl: Et d manglede. Før: »Karim Hadad«. Nu: »Karim Haddad«." in details
    assert "overskrift. Fejl i kilden: Forkert vej. Før: »Cykelsti«. Nu: »Cykelsti på Møllevej«." in details
    (noted,) = page.of_class("corrected")  # a misreading put right stays in the details
    assert words(noted).endswith(": overskrift")


def test_a_case_is_told_as_a_journey_and_a_catch_all_as_what_it_is(take_in: TakeIn, get: Get) -> None:
    road, mixed = "05.01.02-P20-9-25", "00.01.00-A00-1-23"
    take_in(
        Entry("Ny vej", case_number=road, decision="Anbefales til Byrådets godkendelse."),
        Entry("Meddelelser", case_number=mixed),
        committee="Økonomiudvalget",
        date="2025-05-20",
    )
    take_in(Entry("Ny vej", case_number=road), Entry("Noget andet", case_number=mixed))
    page = get("/aadal/sager/05.01.02-p20-9-25/")
    assert page.heading == "Ny vej"
    assert [words(e) for e in page.all(".//main//ol/li/h3")] == [
        "Økonomiudvalget, punkt 1",
        "Byrådet, punkt 1",
    ]
    catch_all = get("/aadal/sager/00.01.00-a00-1-23/")
    assert catch_all.heading.startswith("Samlesag 00.01.00")
    assert "bruges til flere forskellige ting" in catch_all.text


# One moment a page


def test_a_page_is_decided_as_of_one_instant(
    take_in: TakeIn, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time goes on by a day each time the clock is asked, and an item is due within that day."""
    item = take_in(Entry("Cykelsti"), Entry("Fortov")).items.get(slug="1")
    archive_id()  # made once, with a time of its own
    start, asked = timezone.now(), []
    Item.objects.filter(pk=item.pk).update(public_from=start + datetime.timedelta(hours=12))

    def clock() -> datetime.datetime:
        asked.append(len(asked))
        return start + datetime.timedelta(days=len(asked) - 1)

    monkeypatch.setattr(timezone, "now", clock)
    early = Page(client.get("/aadal/byraadet/2025-05-27/"))
    late = Page(client.get("/aadal/byraadet/2025-05-27/"))
    assert ("1 punkt" in early.texts(".//h2"), ITEM in early.links) == (True, False)
    assert ("2 punkter" in late.texts(".//h2"), ITEM in late.links) == (True, True)
    assert len(asked) == 2


def test_outside_a_request_the_clock_goes_on(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    client.get("/")
    first = now()
    assert now() > first


def test_a_list_cuts_a_long_decision_short_and_shows_where_words_are_left_out(
    get: Get, take_in: TakeIn
) -> None:
    long = "Byrådet ønsker, at " + " og ".join(f"vej nummer {n} får nyt slidlag" for n in range(30))
    absent = "Lis Dam (A) deltog ikke.\n\nSagen udsættes, til der ligger en vurdering."
    take_in(Entry("Slidlag", decision=f"Godkendt. {long}."), Entry("Lejemål", decision=absent))
    for place in ("/", "/aadal/byraadet/", "/aadal/byraadet/2025-05-27/"):
        said = get(place).text
        assert "vej nummer 2 får nyt slidlag" in said
        assert "vej nummer 29" not in said
        assert "Lis Dam (A) deltog ikke. … til der ligger en vurdering." in said
    assert "vej nummer 29 får nyt slidlag." in get("/aadal/byraadet/2025-05-27/1/").text


def test_many_towns_are_listed_without_their_committees(get: Get, take_in: TakeIn) -> None:
    names = ("Ådal", "Bakkeby", "Engby", "Fjordby", "Havby", "Lyngby Å")
    for name in names:
        take_in(Entry("Cykelsti"), town=name)
    assert "/engby/byraadet/" in get("/").links
    take_in(Entry("Cykelsti"), town="Skovby")
    page = get("/")
    assert ("Kommuner" in page.text, "/engby/" in page.links) == (True, True)
    assert page.links["/engby/"] == "Engby Kommune"
