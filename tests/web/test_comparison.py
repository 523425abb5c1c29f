"""What changed between two versions of a meeting, in words, and nothing of it that is not public."""

from collections.abc import Callable

import pytest
from read_page import Page
from write_minutes import Entry

from archive.ingest import close, correct, hold, release, withdraw
from archive.models import Item, Meeting, Source
from archive.web.wording_changes import Budget, Paragraph, Piece, paragraphs

MEETING = "/aadal/byraadet/2025-05-27/"
PATH = Entry("Cykelsti langs Havnegade", decision="", case="Stien bliver to meter bred.", number="1")
PARK = Entry("Ny park", decision="", case="Parken ligger ved åen.", number="2")
DECIDED = Entry(
    "Cykelsti langs Havnegade", decision="Godkendt.", case="Stien bliver tre meter bred.", number="1"
)
TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


def address(old: int = 0, new: int = -1) -> str:
    """The comparison of two of the meeting's versions, by the order they came in."""
    marks = list(Source.objects.order_by("pk").values_list("file__sha256", flat=True))
    return f"{MEETING}sammenlign/{marks[old][:12]}/{marks[new][:12]}/"


def item(slug: str) -> Item:
    return Item.objects.get(slug=slug)


@pytest.fixture
def both(take_in: TakeIn) -> Meeting:
    """An agenda and its minutes: one item changed, one gone, one new, one the same."""
    same = Entry("Meddelelser", decision="", case="Ingen.", number="3")
    take_in(PATH, PARK, same, kind="DAGSORDEN")
    return take_in(DECIDED, same, Entry("Tillæg om broen", number="4"))


def test_it_tells_in_words_what_changed(both: Meeting, get: Get) -> None:
    page = get(address())
    assert page.status == 200
    assert page.heading == "Fra dagsorden (foreløbig) til referat"
    for said in (
        "Stien bliver [− to] [+ tre] meter bred.",
        "Beslutning [+ Godkendt.]",
        "Punkt 2: Ny park Punktet er ikke i den nye udgave.",
        "Punkt 4: Tillæg om broen Punktet er nyt i den nye udgave.",
        "3 punkter er ændret, 1 er ens.",
        "Ændrede punkter Punkt 1: ",
        "Punkt 4: Tillæg om broen (nyt)",
    ):
        assert said in page.text
    assert [element.text for element in page.all(".//section//ins")] == ["[+ Godkendt.]", "[+ tre]"]
    assert page.response.headers["X-Robots-Tag"] == "noindex"


def test_the_meeting_says_which_version_is_shown_and_leads_to_what_changed(
    both: Meeting, take_in: TakeIn, get: Get
) -> None:
    page = get(MEETING)
    assert page.text.startswith(
        "Referat Byrådet, 27. maj 2025 Se, hvad der er ændret fra dagsorden (foreløbig)"
    )
    assert page.links[address()].startswith("Sammenlign med dagsorden (foreløbig)")
    take_in(
        DECIDED,
        Entry("Meddelelser", decision="", case="Dog én.", number="3"),
        Entry("Tillæg om broen", number="4"),
    )
    page = get(MEETING)
    assert page.text.startswith("Rettet referat Byrådet, 27. maj 2025 Se, hvad der er ændret fra referat")
    assert {address(0, 1), address(1, 2)} <= set(page.links)
    assert "[− Ingen.] [+ Dog én.]" in get(address(1, 2)).text


def test_an_item_that_corrected_minutes_lack_is_told_by_its_number_alone(take_in: TakeIn, get: Get) -> None:
    take_in(DECIDED, Entry("Ny park", number="2"))
    take_in(DECIDED)
    text = get(address()).text
    assert "Punkt 2 Punktet er ikke i den nye udgave." in text
    assert "park" not in text


HIDE: dict[str, Callable[[Item], object]] = {
    "held": lambda one: hold(one, "Skal ses efter.", None),
    "withdrawn": lambda one: withdraw(one, "Skal væk.", None),
    "closed": lambda one: close(one, "Personalesag", None),
    "part held": lambda one: hold(one.sections.get(kind="case"), "Skal ses efter.", None),
    "personal data": lambda one: correct(
        one,
        f"section:{one.sections.get(kind='case').key}",
        "Stien er bred.",
        user=None,
        reason="personal_data",
        note="Navn.",
    ),
}


@pytest.mark.parametrize("state", HIDE)
def test_nothing_of_an_item_that_is_not_all_public_is_told(both: Meeting, get: Get, state: str) -> None:
    HIDE[state](item("1"))
    page = get(address())
    assert page.status == 200
    assert not {"meter", "[− to]", "[+ tre]"} & set(page.html.split())
    assert "Punkt 4: Tillæg om broen Punktet er nyt" in page.text
    told = {
        "part held": "En del af punktet er ikke offentlig.",
        "personal data": "fjernet en personoplysning",
    }
    assert told.get(state, "") in page.text
    assert ("Havnegade" in page.text) == (state in told)


def test_a_name_that_was_removed_is_not_told_of_another_items_older_text(take_in: TakeIn, get: Get) -> None:
    take_in(PATH, Entry("Ny park", case="Naboen Gudmund Ravnkilde klager.", number="2"), kind="DAGSORDEN")
    take_in(
        Entry(PATH.title, case="Gudmund Ravnkilde bor her.", number="1"),
        Entry("Ny park", case="Ro.", number="2"),
    )
    assert "Ravnkilde" in get(address()).text
    one = item("1")
    field = f"section:{one.sections.get(kind='case').key}"
    correct(one, field, "En nabo bor her.", user=None, reason="personal_data", note="Navn.")
    page = get(address())
    assert "Ravnkilde" not in page.html
    assert page.text.count("vises det ikke, hvad der er ændret") == 2


def test_a_number_in_an_older_version_is_not_told(take_in: TakeIn, get: Get) -> None:
    number = "-".join(("010190", "1234"))
    take_in(Entry(PATH.title, case=f"Ansøger {number} vil cykle.", number="1"), PARK, kind="DAGSORDEN")
    meeting = take_in(Entry(PATH.title, case="Ansøger vil cykle.", number="1"), PARK)
    Item.objects.filter(meeting=meeting).update(visibility="public")
    page = get(address())
    assert (page.status, number in page.html) == (404, False)
    for source in Source.objects.all():
        release(source, None)
    page = get(address())
    assert number not in page.html
    assert "En del af punktet er ikke offentlig." in page.text


def test_a_version_that_is_held_is_not_compared(both: Meeting, get: Get) -> None:
    hold(Source.objects.order_by("pk")[0], "Skal ses efter.", None)
    page = get(address())
    assert (page.status, "Filen kan ikke vises, mens kommunen gennemgår den." in page.text) == (410, True)
    assert "sammenlign" not in get(MEETING).html


def test_addresses_that_name_no_two_versions(both: Meeting, get: Get) -> None:
    good = Source.objects.order_by("pk")[0].file.sha256[:12]
    for wrong in (f"{good}/{good}", f"{good}/{'0' * 12}", f"{'0' * 12}/{good}"):
        assert get(f"{MEETING}sammenlign/{wrong}/").status == 404
    hold(both, "Skal ses efter.", None)
    assert get(address()).status == 410


def test_it_is_escaped(take_in: TakeIn, get: Get) -> None:
    take_in(PATH, PARK, kind="DAGSORDEN")
    take_in(Entry(PATH.title, case="Stien <script>alert(1)</script> bred.", number="1"), PARK)
    assert "<script>alert" not in get(address()).html


def test_work_is_bounded() -> None:
    old, new = "\n".join(f"a{n} b" for n in range(3_000)), "\n".join(f"c{n} d" for n in range(3_000))
    budget = Budget()
    found = paragraphs(old, new, budget)
    assert len(found) == 1
    assert [piece.kind for piece in found[0].pieces] == ["removed", "added"]
    assert paragraphs("en\nto\ntre", "en\nto\nfire", Budget()) == [
        Paragraph(unchanged=2),
        Paragraph((Piece("removed", "tre"), Piece("added", "fire"))),
    ]
    assert paragraphs("**en**  to", "en to", Budget()) == []
    assert paragraphs("a\tb", "a\tc", Budget())[0].pieces[-1] == Piece("added", "c")
    assert len(paragraphs("\n".join("ab"[n % 2] * n for n in range(1, 99)), "", Budget(paragraphs=10))) <= 10
