"""Every kind of page in a real browser: for everyone, at every width, in every colour, without scripts.

EVERY_LOOK=1 asks axe in each colour at each width, which takes twice as long.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

import pytest
from keyboard import tab, until

pytestmark = pytest.mark.browser
KINDS = [
    "front",
    "about",
    "search help",
    "municipality",
    "meetings",
    "cases",
    "case",
    "topics",
    "topic",
    "calendar",
    "committee",
    "year",
    "meeting",
    "item with tables",
    "item with a long title",
    "item with votes",
    "closed item",
    "planned meeting",
    "comparison",
    "glossary",
    "data",
    "following",
    "accessibility",
    "privacy",
    "removal",
    "coverage",
    "missing",
    "search with hits",
    "search narrowed",
    "search without hits",
    "search misunderstood",
    "search empty",
    "not found",
    "gone",
]
STATUS = {"not found": 404, "gone": 410, "search misunderstood": 400}
WIDTHS = (320, 360, 768, 1280)
AXE = {"resultTypes": ["violations"]}
LOOKS = tuple(product((320, 1280), ("light", "dark", "forced")))
if not os.environ.get("EVERY_LOOK"):  # every rule at the narrowest, colours on a desk
    LOOKS = ((320, "light"), (1280, "dark"), (1280, "forced"))
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # all that the dark page can do otherwise
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((e) => e.outerHTML.slice(0, 120))"""


@dataclass
class Heard:
    """What a page said to its console, and what it asked for."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def listen(page: Any) -> Heard:
    """Errors only, and not the one that Chromium makes of the page's own status."""
    heard = Heard()

    def said(message: Any) -> None:
        if message.type == "error" and message.location["url"] != page.url:
            heard.said.append(f"{message.text} {message.location['url']}")
        elif message.type == "error" and "status of 4" not in message.text:
            heard.said.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: heard.said.append(str(error)))
    page.on("request", lambda request: heard.asked.append(request.url))
    page.on("requestfailed", lambda request: heard.failed.append(request.url))
    return heard


@dataclass
class Visit:
    """What one look at a page in every width and colour told."""

    status: int
    heard: Heard
    wide: dict[int, list[str]] = field(default_factory=dict)
    barriers: dict[tuple[int, str, str], list[str]] = field(default_factory=dict)
    stored: list[object] = field(default_factory=list)


@pytest.fixture(scope="module")
def visit(browser: Any, site: Any) -> Callable[[str], Visit]:
    """visit(kind): each kind of page is opened once for all that is asked of it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    context = browser.new_context(base_url=site.url, locale="da-DK")

    @cache
    def visited(kind: str) -> Visit:
        page = context.new_page()
        heard = listen(page)
        seen = Visit(page.goto(site.pages[kind]).status, heard)
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                seen.wide[width] = page.evaluate(TOO_WIDE)
        seen.stored = [*page.context.cookies(), page.evaluate("localStorage.length + sessionStorage.length")]
        page.evaluate(axe.axe_script)
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(
                color_scheme="dark" if scheme == "dark" else "light",
                forced_colors="active" if scheme == "forced" else "none",
            )
            result = page.evaluate(
                "(options) => axe.run(options)", {**AXE, **(COLOURS if scheme != "light" else {})}
            )
            assert len(result["passes"]) > 0
            for violation in result["violations"]:
                where = [str(node["target"]) for node in violation["nodes"]]
                seen.barriers[width, scheme, violation["id"]] = where
        page.close()
        return seen

    return visited


def test_every_kind_of_page_is_visited(site: Any) -> None:
    assert list(site.pages) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_light_or_dark_on_phone_or_desk(visit: Callable[[str], Visit], kind: str) -> None:
    seen = visit(kind)
    assert (seen.status, seen.barriers) == (STATUS.get(kind, 200), {})


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_screen(visit: Callable[[str], Visit], kind: str) -> None:
    assert visit(kind).wide == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_complains_or_asks_others_or_remembers(
    visit: Callable[[str], Visit], site: Any, kind: str
) -> None:
    heard = visit(kind).heard
    assert heard.said == []
    assert heard.failed == []
    assert [url for url in heard.asked if not url.startswith((f"{site.url}/", "data:"))] == []
    assert [url for url in heard.asked if url.endswith(".css")] != []
    assert visit(kind).stored == [0]


def test_a_long_name_and_a_long_address_stay_on_a_narrow_screen(page: Any, site: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.pages["item with a long title"])
    page.locator(".brand span").evaluate("(e) => { e.textContent = 'Nørre Sønderhede-Vesterlund Kommune'; }")
    page.locator("details.about summary").click()
    page.locator(".citation").evaluate("(e) => { e.textContent += 'x'.repeat(200); }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_decision_starts_on_a_phone_s_first_screen(page: Any, site: Any) -> None:
    for kind in ("item with a long title", "item with tables"):
        page.goto(site.pages[kind])
        heading = page.locator("#beslutning").bounding_box()
        assert heading["y"] + heading["height"] < 640, kind


def test_dark_is_dark_and_light_is_light(page: Any, site: Any) -> None:
    brightness = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(site.pages["item with tables"])
        page.locator("body").evaluate("(e) => e.getBoundingClientRect()")
        colour = page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
        )
        brightness[scheme] = sum(colour) / 3
    assert brightness["dark"] < 60 < 220 < brightness["light"]


def test_wide_tables_scroll_in_their_own_region_and_by_keyboard(page: Any, site: Any) -> None:
    page.goto(site.pages["item with tables"])
    region = page.locator(".scroll").first
    assert region.evaluate("(e) => e.scrollWidth > e.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.scroll').scrollLeft > 0")
    name, around = region.locator("caption span").bounding_box(), region.bounding_box()
    assert around["x"] <= name["x"] and name["x"] + name["width"] <= around["x"] + around["width"]


# With the keyboard alone


def test_from_the_front_page_to_a_decision_by_keyboard(page: Any, site: Any) -> None:
    page.goto("/")
    skip = tab(page)
    assert (skip["tag"], skip["text"]) == ("A", "Gå til indholdet")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'indhold'")
    assert tab(page)["id"] == "q"
    page.keyboard.type("skolestruktur")
    assert tab(page)["text"] == "Søg"
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=skolestruktur")

    assert tab(page)["name"] == "skip"
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'indhold'")
    hit = next((found for found in (tab(page) for _ in range(40)) if found["inHit"]), None)
    assert hit is not None
    page.keyboard.press("Enter")
    page.wait_for_url("**/aadal/**")
    assert page.locator("h1").inner_text() == hit["text"]
    assert page.locator("#beslutning").is_visible()
    page.keyboard.press("End")
    until(page, "scrollY > 0")


def test_every_step_of_an_item_page_shows_where_the_focus_is(page: Any, site: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.pages["item with tables"])
    steps = [tab(page) for _ in range(page.locator("main a, main summary, main [tabindex='0']").count())]
    assert len(steps) > 10
    assert len({(step["tag"], step["text"], step["top"]) for step in steps}) == len(steps)


# Without scripts, and on paper


def test_all_of_it_works_without_scripts(browser: Any, site: Any) -> None:
    context = browser.new_context(
        base_url=site.url, viewport={"width": 360, "height": 640}, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/")
    page.get_by_label("Søg i alle referater").fill("skolestruktur")
    page.get_by_role("button", name="Søg").click()
    page.wait_for_url("**/soeg/?q=skolestruktur")
    first = page.locator(".hits h2 a").first
    title = first.inner_text()
    page.locator("details.room > summary").click()
    page.locator("details.room a", has_text="Økonomiudvalget").click()
    page.wait_for_url("**udvalg=**")
    page.get_by_label("Valgt").get_by_role("link").first.click()
    page.locator(".hits h2 a").first.click()
    assert page.locator("h1").inner_text() == title
    about = page.locator("details.about")
    assert not about.locator("dl").is_visible()
    about.locator("summary").click()
    assert about.locator("dl").is_visible()
    page.get_by_label("Punkter før og efter").get_by_role("link").first.click()
    assert page.locator("#beslutning, #lukket").is_visible()
    context.close()


def test_paper_shows_the_text_and_no_navigation(page: Any, site: Any) -> None:
    page.goto(site.pages["item with tables"])
    page.emulate_media(media="print", color_scheme="dark")
    for shown in (".paper-only", "h1", "#beslutning", "table >> nth=0", "article section >> nth=1"):
        assert page.locator(shown).is_visible(), shown
    hidden = "nav, form, .skip, .siblings, .beside, .roll"
    assert [
        e.evaluate("(e) => e.outerHTML.slice(0, 80)") for e in page.locator(hidden).all() if e.is_visible()
    ] == []
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.goto(site.pages["meeting"])
    assert page.locator(".on-paper").inner_text() == page.url
    page.goto(site.pages["search with hits"])
    assert [e for e in page.locator("form, .facets, .pages").all() if e.is_visible()] == []
    assert page.locator(".hits h2").first.is_visible()
