"""Rows -> records: one function a type, used by the API, the files and the calendars alike.

Names of case officers are left out: they stand on the page, and nobody needs lists of them.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.timezone import make_aware

from archive import models
from archive.models.visibility import visible
from archive.web.corrected import field_name
from archive.web.decisions import outcome, own_decision
from archive.web.tags import heading
from archive.web.taking import records
from archive.web.taking.modified import modified_at

API = "/api/v1/"


class Writer:
    """Records with absolute addresses. site: "https://referater.example.dk", without a slash at its end."""

    def __init__(self, site: str) -> None:
        self.site = site

    def address(self, row: models.Meeting | models.Item | models.Case) -> str:
        return self.site + row.get_absolute_url()

    def in_api(self, kind: str, address: str) -> str:
        return f"{self.site}{API}{kind}{address}"

    def listing(self, kind: str, query: str) -> str:
        return f"{self.site}{API}{kind}/?{query}"

    def body(self, row: models.Municipality) -> records.Body:
        query = f"kommune={row.slug}"
        return records.Body(
            id=self.site + row.get_absolute_url(),
            name=str(row),
            short_name=row.name,
            organization=self.listing("organizations", query),
            meeting=self.listing("meetings", query),
            paper=self.listing("papers", query),
        )

    def organization(self, row: models.Committee) -> records.Organization:
        place = f"{row.municipality.slug}/{row.slug}"
        return records.Organization(
            id=self.site + row.get_absolute_url(),
            body=self.site + row.municipality.get_absolute_url(),
            name=row.name,
            description=row.description,
            meeting=self.listing("meetings", f"udvalg={place}"),
        )

    def meeting(self, row: models.Meeting, items: Iterable[models.Item] | None = None) -> records.Meeting:
        """items: the meeting's own list, closed ones as stubs, prepared by with_contents()."""
        committee = row.committee
        return records.Meeting(
            id=self.address(row),
            self=self.in_api("meetings", row.get_absolute_url()),
            name=f"{committee.name}, {date_format(row.date, 'j. F Y')}",
            body=self.site + committee.municipality.get_absolute_url(),
            organization=[self.site + committee.get_absolute_url()],
            meeting_state=row.kind,
            date=row.date,
            start=moment(row.date, row.start),
            end=moment(row.date, row.end),
            location=records.Location(description=row.place) if row.place else None,
            present=list(row.present),
            absent=list(row.absent),
            agenda_item=None if items is None else [self.item(item) for item in items],
            correction=None if items is None else self._corrections(self.address(row), _header(row), {}),
            created=row.first_public_at,
            modified=modified_at(row),
        )

    def item(self, row: models.Item) -> records.AgendaItem:
        """A listed item with its place selected; its texts where with_contents() prepared them."""
        place: dict[str, Any] = {
            "id": self.address(row),
            "self": self.in_api("agendaitems", row.get_absolute_url()),
            "meeting": self.address(row.meeting),
            "organization": self.site + row.meeting.committee.get_absolute_url(),
            "date": row.meeting.date,
            "number": row.number,
            "order": row.position,
            "name": heading(row),
            "created": row.first_public_at,
            "modified": modified_at(row),
        }
        if row.closed:
            return records.AgendaItem(
                **place,
                public=False,
                closed_ground=row.closed_ground,
                resolution_text=row.released_decision,
            )
        own = own_decision(row, list(getattr(row, "decisions", [])))
        said = outcome(row, own.text if own else "")
        return records.AgendaItem(
            **place,
            public=True,
            paper=self.address(row.case) if row.case else None,
            reference=row.case_number,
            result=said.word if said else None,
            outcome=row.outcome or None,
            resolution_text=own.text if own else "",
            resolution_remainder=row.outcome_remainder,
            deviates=row.deviates,
            votes=row.votes,
            dissent=row.dissent,
            onward=list(row.onward),
            recommended_by=row.recommended_by,
            clauses=list(row.clauses),
            missing_in_minutes=row.missing_in_minutes,
            **self._contents(row),
        )

    def _contents(self, row: models.Item) -> dict[str, Any]:
        if not hasattr(row, "shown_sections"):
            return {"section": None, "auxiliary_file": None, "correction": None}
        address, headings = self.address(row), headings_of(row.shown_sections)
        return {
            "section": [self._section(address, one) for one in row.shown_sections],
            "auxiliary_file": [self._file(address, one) for one in row.shown_attachments],  # type: ignore[attr-defined]
            "correction": self._corrections(address, row.shown_corrections, headings),  # type: ignore[attr-defined]
        }

    def _section(self, item: str, row: models.Section) -> records.Section:
        return records.Section(
            id=f"{item}#{quote(row.key, safe='|')}",
            kind=row.kind,
            heading=row.heading,
            body=row.body,
            date=row.date,
            text=row.text,
            page=row.page,
            first_line=row.first_line,
            last_line=row.last_line,
        )

    def _file(self, item: str, row: models.Attachment) -> records.File:
        return records.File(id=f"{item}#bilag-{row.pk}", name=row.name, access_url=row.url)

    def _corrections(
        self, of: str, rows: Iterable[models.Correction], headings: dict[str, str]
    ) -> list[records.Correction]:
        return [self.correction(of, row, headings) for row in rows]

    def correction(self, of: str, row: models.Correction, headings: dict[str, str]) -> records.Correction:
        """of: the address of the item or meeting. headings: of its sections, by a correction's `field`."""
        told: dict[str, Any] = {"id": f"{of}#rettelse-{row.pk}", "modified": row.made_at}
        field = field_name(row.field, headings)
        if row.hides_before:
            return records.Correction(**told, field=field, personal_data_removed=True)
        return records.Correction(
            **told,
            field=field,
            personal_data_removed=False,
            before=row.before,
            value=row.value,
            reason=row.get_reason_display(),
            note=row.note,
        )

    def paper(self, row: models.Case, items: Iterable[models.Item] | None = None) -> records.Paper:
        """A case annotated with `title` and `first_public_at` (see lists.with_titles)."""
        topic = row.topic.title if row.topic else None
        return records.Paper(
            id=self.address(row),
            self=self.in_api("papers", row.get_absolute_url()),
            body=self.site + row.municipality.get_absolute_url(),
            reference=row.number,
            name=getattr(row, "title", None) or row.number,
            subject=records.Subject(code=row.kle, name=topic) if row.kle else None,
            year=row.year,
            catch_all=row.catch_all,
            agenda_item=None if items is None else [self.address(item) for item in items],
            created=getattr(row, "first_public_at", None),
            modified=modified_at(row),
        )

    def removed(self, row: models.Meeting | models.Item | models.Case) -> records.Removed:
        names = {models.Meeting: "Meeting", models.Item: "AgendaItem", models.Case: "Paper"}
        return records.Removed(id=self.address(row), type=names[type(row)], modified=modified_at(row))  # type: ignore[arg-type]


def moment(date: datetime.date, time: datetime.time | None) -> datetime.datetime | None:
    """A time of day in Denmark on that date."""
    return make_aware(datetime.datetime.combine(date, time)) if time else None


def headings_of(sections: Iterable[models.Section]) -> dict[str, str]:
    return {f"section:{one.key}": one.heading or one.get_kind_display() for one in sections}


def with_contents(items: list[models.Item]) -> list[models.Item]:
    """The same items, the open ones with what their page shows, in one query a type."""
    shown = [item for item in items if not item.closed]
    prefetch_related_objects(
        shown,
        Prefetch(
            "sections", models.Section.objects.filter(visible()).order_by("position", "pk"), "shown_sections"
        ),
        Prefetch(
            "attachments",
            models.Attachment.objects.filter(visible()).order_by("position", "pk"),
            "shown_attachments",
        ),
        Prefetch(
            "corrections", models.Correction.objects.public().order_by("-made_at", "-pk"), "shown_corrections"
        ),
    )
    for item in shown:
        item.decisions = [s for s in item.shown_sections if s.kind == models.SectionKind.DECISION]  # type: ignore[attr-defined]
    return items


def _header(row: models.Meeting) -> Iterable[models.Correction]:
    return models.Correction.objects.public().filter(meeting=row, item=None).order_by("-made_at", "-pk")
