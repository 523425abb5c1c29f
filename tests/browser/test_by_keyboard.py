"""With the keyboard alone: search, narrow, read, understand, follow and write to the archive."""

from typing import Any

import pytest
from keyboard import tab, tab_to, until

from archive.models import Clarification
from archive.search import Query, search
from archive.web.messages import SOONEST

pytestmark = pytest.mark.browser


def test_search_narrow_read_and_follow(page: Any, site: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    tab_to(page, "q")
    page.keyboard.type("budget")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=budget")
    tab_to(page, "Økonomiudvalget")
    page.keyboard.press("Enter")
    page.wait_for_url("**udvalg=**")
    hit = next(found for found in (tab(page) for _ in range(150)) if found["inHit"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/aadal/oekonomiudvalget/**")
    assert page.locator("h1").inner_text() == hit["text"]
    tab_to(page, "Økonomiudvalget")  # the path leads to the committee
    page.keyboard.press("Enter")
    page.wait_for_url("**/aadal/oekonomiudvalget/")
    tab_to(page, "Nyhedsfeed")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/aadal/oekonomiudvalget/feed.atom"
    tab_to(page, "Kalender")
    assert (
        page.evaluate("document.activeElement.getAttribute('href')") == "/aadal/oekonomiudvalget/kalender.ics"
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_what_narrows_a_search_is_stepped_over_at_once(page: Any, site: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/soeg/?q=budget")
    tab_to(page, "Gå til punkterne")
    page.keyboard.press("Enter")
    assert tab(page)["inHit"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("lokalplan 2", "Lokalplan 214 for boliger ved Åparken"), ("social se", "social selv")],
)
def test_what_is_offered_while_typing_stands_once_and_finds_something(
    page: Any, site: Any, typed: str, first: str
) -> None:
    page.goto("/soeg/")
    page.locator("#q").press_sequentially(typed)
    offered = "[...document.querySelectorAll('#forslag option')].map((o) => o.value)"
    until(page, f"{offered}[0] === '{first}'")
    texts = page.evaluate(offered)
    assert len(texts) == len({*texts})
    assert [text for text in texts if search(Query(q=text)).total == 0] == []


def test_hard_words_open_where_they_stand(page: Any, site: Any) -> None:
    page.goto("/aadal/oekonomiudvalget/2025-06-17/59/")
    entry = page.locator(".jargon dd").first
    assert not entry.is_visible()
    tab_to(page, "Hvad betyder")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.jargon').open")
    assert entry.is_visible()
    tab_to(page, "Drøftet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/om/ordbog/#droeftet")


def test_a_citizen_s_form_tells_of_a_mistake_and_leads_to_it(page: Any, site: Any) -> None:
    page.goto(site.pages["removal"])
    tab_to(page, "Send")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.get_by_role("alert").inner_text().startswith("Beskeden er ikke sendt endnu.")
    tab_to(page, "Skriv, hvad det drejer sig om.")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'id_besked'")
    page.keyboard.type("Mit navn skal væk.")
    assert page.locator("#id_besked").input_value() == "Mit navn skal væk."
    tab_to(page, "id_svar")
    assert page.context.cookies() == []


def test_a_citizen_s_form_is_sent(page: Any, site: Any) -> None:
    page.goto(site.pages["removal"])
    tab_to(page, "id_besked")
    page.keyboard.type("Mit navn skal væk.")
    page.wait_for_timeout(1000 * (SOONEST + 1))  # sooner, it is a robot's
    tab_to(page, "Send")
    with page.expect_response("**/privatliv/anmodning/**") as answered:
        page.keyboard.press("Enter")
    assert answered.value.status == 303
    page.wait_for_url("**/tak/")
    assert page.locator("h1").inner_text().startswith("Tak")
    assert page.context.cookies() == []
    assert Clarification.objects.filter(message__endswith="Mit navn skal væk.").count() == 1


def test_nothing_is_too_small_to_hit(page: Any, site: Any) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, or so far from others; links in running text apart."""
    page.set_viewport_size({"width": 390, "height": 800})
    small = {}
    for kind in (
        "front",
        "committee",
        "calendar",
        "meeting",
        "item with tables",
        "topics",
        "search with hits",
    ):
        page.goto(site.pages[kind])
        small[kind] = page.evaluate(
            """() => [...document.querySelectorAll('nav a, li > a, button, summary, input, select')]
              .filter((e) => e.checkVisibility() && !e.closest('.text p, .versions, .skip, .hidden'))
              .filter((e) => e.getBoundingClientRect().height < 24)
              .map((e) => e.outerHTML.slice(0, 120))"""
        )
    assert {kind: found for kind, found in small.items() if found} == {}
