"""The search page as a citizen meets it: marked passages, facets, and help where nothing is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from read_page import Page, words

from archive.models import Item, Meeting

Get = Callable[..., Page]


def hits(page: Page) -> dict[str, str]:
    """Address (without the words to mark there) to title of each hit, in order."""
    links = page.all(".//main//ol/li/h2/a")
    return {link.attrib["href"].partition("?")[0]: words(link) for link in links}


def marked(page: Page) -> set[str]:
    return {words(mark).lower() for mark in page.all(".//mark")}


def total(page: Page) -> int:
    return int(page.heading.split()[0].replace(".", ""))


@pytest.mark.parametrize(
    ("q", "number", "mark"),
    [
        ("juniormesterlære", "23", "juniormesterlære"),
        ('"analyse af STU-området"', None, "analyse"),
        ("17.00.00-A00-1-24", "23", None),
        ("BUDGETTET", "26", "budget"),
        ("varmestue -herberg", None, None),
    ],
)
def test_the_real_sample_is_found(
    real_sample: Meeting, get: Get, q: str, number: str | None, mark: str | None
) -> None:
    page = get("/soeg/", q=q)
    assert page.status == 200
    found = hits(page)
    if number:
        assert f"{real_sample.get_absolute_url()}{number}/" in found
    for address in found:
        item = real_sample.items.get(slug=address.rstrip("/").rsplit("/", 1)[1])
        text = "\n".join([item.title, *item.sections.values_list("text", flat=True)]).lower()
        assert "herberg" not in text or "-herberg" not in q
        if q.startswith('"'):
            assert "analyse af stu-området" in " ".join(text.split())
    if mark:
        assert any(mark in word for word in marked(page))


def test_the_real_phrase_is_where_the_real_decision_says_it(real_sample: Meeting, get: Get) -> None:
    wanted = [i.get_absolute_url() for i in real_sample.items.all() if _says(i, "analyse af stu-området")]
    assert wanted != []
    assert sorted(hits(get("/soeg/", q='"analyse af STU-området"'))) == sorted(wanted)


def _says(item: Item, phrase: str) -> bool:
    return any(phrase in " ".join(s.text.lower().split()) for s in item.sections.all())


def test_decisions_only_finds_real_decisions_only(real_sample: Meeting, get: Get) -> None:
    page = get("/soeg/", i="beslutning", q="efterretning")
    decided = [
        i
        for i in real_sample.items.all()
        if i.sections.filter(kind="decision", text__icontains="efterretning")
    ]
    assert sorted(hits(page)) == sorted(i.get_absolute_url() for i in decided)
    assert total(page) == len(decided) > 0
    assert {fact for fact in page.texts(".//main//ol//p/span") if fact.startswith("Fundet i")} == {
        "Fundet i: beslutning"
    }


@pytest.mark.parametrize(
    "spelling", ["17.00.00-A00-1-24", "17.00.00-a00-1-24", "17.00.00 A00-1-24", "17.00.00-A00-1-2024"]
)
def test_a_case_number_in_any_spelling_finds_its_real_item_alone(
    real_sample: Meeting, get: Get, spelling: str
) -> None:
    assert list(hits(get("/soeg/", q=spelling))) == [f"{real_sample.get_absolute_url()}23/"]


@pytest.mark.parametrize(
    ("q", "title"),
    [
        ("skolestruktur Kærby", "Fremtidens skolestruktur i Kærby"),
        ("SKOLESTRUKTUREN", "Fremtidens skolestruktur i Kærby"),
        ("17.01.00-P20-3-24", "Fremtidens skolestruktur i Kærby"),
        ("klimatilpasning Noerrestrand", "Klimatilpasning ved Nørrestrand"),
        ("lokalplan 214", "Lokalplan 214 for boliger ved Åparken"),
        ("varmestuen", "Ændrede åbningstider i varmestuen på Stationsvej"),
    ],
)
def test_the_sample_archive_is_found(sample: Path, get: Get, q: str, title: str) -> None:
    page = get("/soeg/", q=q)
    assert title in hits(page).values()
    assert page.title.startswith(f"»{q}«: {total(page)} punkt")
    assert page.one(".//input[@id='q']").attrib["value"] == q


def test_every_hit_says_where_when_and_why(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skole")
    rows = page.all(".//main//ol[@class='rows']/li")
    assert 1 < len(rows) == min(total(page), 20)
    for row in rows:
        committee, date, *rest = [words(span) for span in row.findall(".//p[@class='facts']/span")]
        assert committee in set(Item.objects.values_list("meeting__committee__name", flat=True))
        assert row.find(".//time") is not None and date.split()[-1].isdigit()
        assert any(fact.startswith("Fundet i: ") for fact in rest)
        assert row.findall(".//mark") != []


@pytest.mark.parametrize("parameter", ["udvalg", "aar", "udfald", "emne"])
def test_following_a_facet_gives_as_many_as_it_says_and_can_be_undone(
    sample: Path, get: Get, client: Client, parameter: str
) -> None:
    page = get("/soeg/", q="skole")
    links = {
        a.attrib["href"]: a
        for a in page.of_class("facets")[-1].iter("a")
        if f"{parameter}=" in a.attrib["href"]
    }
    assert len(links) > 1
    for href, link in links.items():
        count = int(words(link).rsplit(" ", 1)[1])
        narrowed = Page(client.get(f"/soeg/{href}"))
        assert (href, total(narrowed)) == (href, count)
        (undo,) = narrowed.of_class("chosen")[0].iter("a")
        assert total(Page(client.get(f"/soeg/{undo.attrib['href']}"))) == total(page)


def test_filters_without_words_list_all_that_match_newest_first(sample: Path, get: Get) -> None:
    page = get("/soeg/", aar="2024")
    assert total(page) == Item.objects.public().filter(meeting__date__year=2024).count()
    dates = [e.attrib["datetime"] for e in page.all(".//main//ol//time")]
    assert len(dates) == 20
    assert dates == sorted(dates, reverse=True)


def test_pages_of_hits_follow_each_other_without_gap_or_repeat(
    sample: Path, get: Get, client: Client
) -> None:
    page, found = get("/soeg/", aar="2025"), []
    for _ in range(20):
        found += list(hits(page))
        onward = page.all(".//nav[@class='pages']//a[@rel='next nofollow']")
        if not onward:
            break
        page = Page(client.get(f"/soeg/{onward[0].attrib['href']}"))
    public = Item.objects.public().filter(meeting__date__year=2025).with_place()
    assert sorted(found) == sorted(item.get_absolute_url() for item in public)


def test_nothing_asked_shows_the_form_only(sample: Path, get: Get) -> None:
    for query in ({}, {"q": ""}, {"q": "   "}, {"kommune": "", "udvalg": "", "aar": ""}):
        page = get("/soeg/", **query)
        assert (page.status, page.heading, hits(page)) == (200, "Søg i referaterne", {})


@pytest.mark.parametrize(
    "q", ['"', "-", "*", "\x00", '""', "- -", "OR", "ELLER", "og i at", "(", "-skole", "æ" * 5000, "* *", "?"]
)
def test_what_is_no_search_gets_help_and_never_everything(sample: Path, get: Get, q: str) -> None:
    page = get("/soeg/", q=q)
    assert page.status in (200, 400)
    assert hits(page) == {}
    assert Item.objects.public().count() > 0
    assert page.of_class("notice") or page.heading.startswith(("Ingen punkter", "Søg i referaterne"))
    assert "/om/soegning/" in {a.attrib["href"] for a in page.all(".//a")}


def test_a_stray_quote_searches_what_remains_and_says_so(sample: Path, get: Get) -> None:
    page = get("/soeg/", q='"skolestruktur')
    assert "Fremtidens skolestruktur i Kærby" in hits(page).values()
    assert page.one(".//input[@id='q']").attrib["value"] == '"skolestruktur'


def test_no_hits_tell_what_to_try_and_offer_the_search_without_its_filters(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skolestruktur", aar="1999")
    assert hits(page) == {}
    assert page.heading == "Ingen punkter om »skolestruktur«, 1999"
    assert page.text.count("Ingen punkter") == 1
    assert "/soeg/data.csv?q=skolestruktur&aar=1999" not in page.links
    assert page.links["?q=skolestruktur"] == "Søg i alle år"


@pytest.mark.parametrize(
    ("asked", "chip"),
    [
        ({"fra": "2024-05-01"}, "Fra 1.\xa0maj\xa02024"),
        ({"til": "01.05.2024"}, "Til 1.\xa0maj\xa02024"),
        ({"emne": "17.01"}, "Emne: 17.01"),
        ({"aar": "1999"}, "År: 1999"),
        ({"udvalg": "aadal/byraadet"}, "Udvalg: Byrådet"),
        ({"fra": "i går"}, "Fra i går"),
    ],
)
def test_what_narrows_is_told_in_words(sample: Path, get: Get, asked: dict[str, str], chip: str) -> None:
    page = get("/soeg/", q="skole", **asked)
    (link,) = page.of_class("chosen")[0].iter("a")
    assert (link.text or "").strip() == chip


def test_a_search_says_how_to_follow_it_and_take_it_home(sample: Path, get: Get, client: Client) -> None:
    page = get("/soeg/", q="skole", aar="2024")
    for last in ("feed.atom", "data.csv"):
        assert f"/soeg/{last}?q=skole&aar=2024" in page.links
        assert client.get(f"/soeg/{last}?q=skole&aar=2024").status_code == 200


def test_words_in_a_query_are_shown_as_words(sample: Path, get: Get) -> None:
    q = '<b onclick="x">skole</b> & "\'></title><script>alert(1)</script>'
    page = get("/soeg/", q=q)
    assert page.one(".//input[@id='q']").attrib["value"] == q
    assert [s.text for s in page.all(".//script") if "src" not in s.attrib] + page.all(".//b") == []


def test_how_many_decisions_nobody_could_judge_is_told_beside_those_that_depart(
    sample: Path, get: Get
) -> None:
    found = Item.objects.public().filter(meeting__date__year=2025)
    unjudged = found.filter(deviates=None).count()
    assert 0 < unjudged < found.count()
    page = get("/soeg/", aar="2025")
    assert f"Ikke vurderet: {unjudged}. Der er ingen indstilling, eller ordene" in page.text
    assert "Ikke vurderet" not in get("/soeg/", aar="2025", afviger="true").text  # counted without the rest
    assert "Ikke vurderet" not in get("/soeg/").text


def test_narrowing_without_words_is_found_from_the_front_page_and_says_what_it_holds(
    sample: Path, get: Get
) -> None:
    links = get("/").links
    assert links["/soeg/#afgraens"] == "Find uden ord: afstemninger, afvigelser, år"
    page = get("/soeg/")
    assert page.texts(".//*[@id='afgraens']") == ["Find punkter uden ord"]
    assert page.texts(".//details[@class='room']/summary") == [
        "Vælg udvalg, år, udfald, emne, afvigelser og afstemninger"
    ]
