"""The few template tags: names of closed items, links between pages, and Danish plurals."""

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.models import Item
from archive.models.contents import SectionKind
from archive.web.decisions import Said
from archive.web.facets import Group, Link, address, without
from archive.web.histogram import Chart
from archive.web.stylesheet import stylesheets

register = template.Library()
register.simple_tag(stylesheets)
CLOSED = "Lukket punkt"
GOES_ON = re.compile(r"\s*\n\s*(?=[a-zæøå])")
TRAITS_HELD = ["afvigelser", "afstemninger"]
WAYS = {"feed": "feed.atom", "calendar": "kalender.ics", "table": "data.csv"}  # under a list's address


@register.filter
def heading(item: Item) -> str:
    """The item's title, or the neutral one while it is closed."""
    return (item.neutral_title or CLOSED) if item.closed else item.title


@register.filter
def counted(number: int, words: str) -> str:
    """12|counted:"møde,møder" -> "12 møder"; thousands apart by a stop."""
    one, many = words.split(",")
    return f"{_grouped(number)} {one if number == 1 else many}"


def _grouped(number: int) -> str:
    """Thousands apart by a stop, as templates write them."""
    return f"{number:,}".replace(",", ".")


@register.filter
def listed(values: list[str]) -> str:
    """["A", "B", "C"] -> "A, B og C"."""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} og {values[-1]}" if values else ""


@register.filter
def kind_name(kind: str) -> str:
    return str(SectionKind(kind).label)


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """This address with another page number."""
    request: HttpRequest = context["request"]
    query = without(request.GET, "side")
    if number > 1:
        query["side"] = str(number)
    return address(query)


@register.simple_tag
def ways_to_take(path: str, query: str = "") -> dict[str, str]:
    """The addresses under a list's own by which to follow it or take it away, those that there are.

    A feed also with what stands here already, and where a year is chosen without it.
    """
    found = {name: path + last for name, last in WAYS.items() if _leads_somewhere(path + last)}
    ways = {name: f"{place}?{query}" if query else place for name, place in found.items()}
    if feed := found.get("feed"):
        ways["whole_feed"] = f"{feed}?{query}&arkiv=1" if query else f"{feed}?arkiv=1"
        asked = QueryDict(query)
        if asked.get("aar"):
            ways["feed_of_all_years"] = feed + address(without(asked, "aar"))
    return ways


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@register.filter
def day_html(day: datetime.date) -> SafeString:
    """A day in words that a machine reads too. Not a template: each row of each list has one."""
    return _day_html(day)


@lru_cache(maxsize=1_000)
def _day_html(day: datetime.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day, "j. F Y"))


@register.filter
def outcome_html(said: Said | None) -> SafeString | str:
    """An outcome's sign, word and score; "" for none. Not a template: each row of each list has one."""
    if said is None:
        return ""
    sign = format_html('<span class="sign" aria-hidden="true">{}</span> ', said.sign) if said.sign else ""
    return format_html('<span class="said">{}{}{}</span>', sign, said.word, _score(said.score))


def _score(score: tuple[int, int] | None) -> SafeString | str:
    if score is None:
        return ""
    shown = ' <span aria-hidden="true">{0}-{1}</span><span class="hidden"> med {0} stemmer mod {1}</span>'
    return format_html(shown, *score)


@register.filter
def facet_links(links: Iterable[Link]) -> SafeString:
    """A facet's values as entries of a list. Not a template: a search has a hundred of them."""
    entries = (
        (
            link.href,
            format_html(' aria-current="{}"', "true") if link.selected else "",
            link.label,
            _grouped(link.count),
        )
        for link in links
    )
    return format_html_join(
        "\n", '<li><a href="{}" rel="nofollow"{}>{} <span class="n">{}</span></a></li>', entries
    )


@register.filter
def bars_svg(chart: Chart) -> SafeString:
    """A chart's bars. Not a template: it would write each of their numbers as for a reader."""
    bars = ((bar.x, bar.y, chart.bar_width, bar.height) for bar in chart.bars)
    return format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}"/>', bars)


@register.filter
def holding(groups: Iterable[Group]) -> list[str]:
    """What groups of facets narrow by, for the line that unfolds them: "udvalg", "år", "afstemninger" ..."""
    names = [TRAITS_HELD if group.parameter == "afviger" else [group.label.lower()] for group in groups]
    return [name for of_group in names for name in of_group]


@register.simple_block_tag
def said_twice(content: str) -> str:
    """What stands within, for a name: the title of a page, which its head says in two places."""
    return content


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def values(query: QueryDict, name: str) -> list[str]:
    """All of a parameter's values that say something."""
    return [value for value in query.getlist(name) if value.strip()]


@register.filter
def continued(text: str) -> str:
    """A remainder that goes on in the middle of a sentence begins with an ellipsis, and so do its parts."""
    text = GOES_ON.sub(" … ", text)
    return f"… {text}" if text[:1].islower() else text


@register.filter
def names_what(row: Model) -> str:
    """What a page named by a query is: "Sag", "Udvalg", "Møde"."""
    return str(row._meta.verbose_name).capitalize()
