"""What a meeting, an item and a case are, told to machines in schema.org's words (JSON-LD).

Only what the page itself shows. Closed items and pages kept from search engines tell nothing.
Types: https://schema.org/Event, Report, Collection and BreadcrumbList.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from archive.models import Case, Committee, Item, Meeting, Municipality
from archive.web.inline import data_block
from archive.web.taking.serialise import moment

Told = dict[str, Any]
Step = tuple[str, str]  # words, address without the site


def meeting_data(request: HttpRequest, row: Meeting) -> SafeString:
    """A meeting with its committee selected, as an event, and the way to it."""
    site = _site(request)
    way = [*_way(row.committee.municipality, row.committee), (_date(row), row.get_absolute_url())]
    return _block([_event(site, row), _breadcrumbs(site, way)])


def item_data(request: HttpRequest, row: Item) -> str:
    """An item with its place selected, as a report made at its meeting, and the way to it."""
    if row.closed or row.noindex:
        return ""
    site, meeting = _site(request), row.meeting
    committee = meeting.committee
    here = f"Punkt {row.number}" if row.number else "Punkt uden nummer"
    way = [
        *_way(committee.municipality, committee),
        (_date(meeting), meeting.get_absolute_url()),
        (here, row.get_absolute_url()),
    ]
    told = _report(site, row) | {
        "inLanguage": "da",
        "isAccessibleForFree": True,
        "publisher": _municipality(site, committee.municipality),
        "recordedAt": _event(site, meeting),
    }
    if row.outcome_remainder:
        told["abstract"] = row.outcome_remainder
    if row.case:
        told["reportNumber"] = row.case_number or row.case.number
        told["isPartOf"] = {"@type": "Collection", "url": site + row.case.get_absolute_url()}
    return _block([told, _breadcrumbs(site, way)])


def case_data(request: HttpRequest, row: Case, title: str, items: Iterable[Item]) -> SafeString:
    """A case as a collection of its items' reports. items: as its page shows them, with their place."""
    site = _site(request)
    told = {
        "@type": "Collection",
        "@id": site + row.get_absolute_url(),
        "url": site + row.get_absolute_url(),
        "name": title or f"Samlesag {row.number}",
        "identifier": row.number,
        "inLanguage": "da",
        "publisher": _municipality(site, row.municipality),
        "hasPart": [_report(site, item) for item in items if not item.noindex],
    }
    way = [*_way(row.municipality), (row.number, row.get_absolute_url())]
    return _block([told, _breadcrumbs(site, way)])


def _event(site: str, row: Meeting) -> Told:
    begins, ends = moment(row.date, row.start), moment(row.date, row.end)
    told: Told = {
        "@type": "Event",
        "@id": site + row.get_absolute_url(),
        "url": site + row.get_absolute_url(),
        "name": f"{row.committee.name}, {_date(row)}",
        "startDate": (begins or row.date).isoformat(),
        "organizer": _committee(site, row.committee),
        "location": {"@type": "Place", "name": row.place or str(row.committee.municipality)},
    }
    if begins and ends and ends > begins:
        told["endDate"] = ends.isoformat()
    return told


def _report(site: str, row: Item) -> Told:
    address = site + row.get_absolute_url()
    return {
        "@type": "Report",
        "@id": address,
        "url": address,
        "name": row.title,
        "dateCreated": row.meeting.date.isoformat(),
        "creator": _committee(site, row.meeting.committee),
    }


def _committee(site: str, row: Committee) -> Told:
    return {
        "@type": "GovernmentOrganization",
        "name": row.name,
        "url": site + row.get_absolute_url(),
        "parentOrganization": _municipality(site, row.municipality),
    }


def _municipality(site: str, row: Municipality) -> Told:
    return {"@type": "GovernmentOrganization", "name": str(row), "url": site + row.get_absolute_url()}


def _way(municipality: Municipality, committee: Committee | None = None) -> list[Step]:
    """The upper steps of the path that the page shows."""
    above = [("Forside", reverse("home")), (municipality.name, municipality.get_absolute_url())]
    return above if committee is None else [*above, (committee.name, committee.get_absolute_url())]


def _breadcrumbs(site: str, way: list[Step]) -> Told:
    steps = [
        {"@type": "ListItem", "position": n, "name": words, "item": site + address}
        for n, (words, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _block(told: list[Told]) -> SafeString:
    return data_block({"@context": "https://schema.org", "@graph": told})


def _date(row: Meeting) -> str:
    return date_format(row.date, "j. F Y")


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]
