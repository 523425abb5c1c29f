"""The history page: every version of a row and its parts, with who, when, what and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.admin import wording
from archive.models import AuditEntry, Correction, Item, Meeting, Section

if TYPE_CHECKING:
    from archive.admin.base import KeptAdmin

LONGEST = 200  # versions shown
INNER = frozenset(
    [
        "id",
        "slug",
        "search_key",
        "sort_key",
        "position",
        "updated_at",
        "first_public_at",
        "key",
        "source",
        "source_index",
        "first_line",
        "last_line",
        "page",
        "visibility_actor",
    ]
)
STATE = frozenset(["visibility", "visibility_reason", "first_public_at"])
DID = {"+": "oprettet", "~": "ændret", "-": "slettet"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One moment: who did what to which row."""

    at: datetime.datetime
    who: str
    what: str
    changes: tuple[Change, ...]
    why: str


def page(desk: KeptAdmin[Any], request: HttpRequest, object_id: str) -> HttpResponse:
    """The answer to a row's history address."""
    row = desk.looked_up(request, object_id)
    context = {
        **desk.admin_site.each_context(request),
        "title": f"Historik: {row}",
        "opts": desk.opts,
        "object": row,
        "steps": steps(row),
    }
    return TemplateResponse(request, "admin/desk/history.html", context)


def steps(row: models.Model) -> list[Step]:
    """All that happened to the row and its parts, newest first."""
    corrected = list(_corrections(row))
    said = {wording.value(one.field, one.value) for one in corrected}  # told with its reason, so not again
    found = [step for part in _parts(row) for step in _versions(part, said)]
    found += [_correction(one) for one in corrected] + [_audit(one) for one in _audits(row)]
    return sorted(found, key=lambda step: step.at, reverse=True)[:LONGEST]


def _parts(row: models.Model) -> list[Any]:
    if isinstance(row, Item):
        return [row, *row.sections.all(), *row.attachments.all()]
    return [row] if hasattr(row, "history") else []


def _versions(row: Any, said: set[str]) -> Iterable[Step]:
    """What each version changed, beyond what corrections and the log already tell."""
    versions = list(
        row.history.select_related("history_user").order_by("-history_date", "-history_id")[:LONGEST]
    )
    for place, version in enumerate(versions):
        older = versions[place + 1] if place + 1 < len(versions) else None
        changes = _changes(version, older, said) if version.history_type == "~" else ()
        if version.history_type != "~" or changes:
            what = f"{_name(row)} {DID[version.history_type]}"
            yield Step(
                version.history_date,
                _who(version.history_user),
                what,
                changes,
                version.history_change_reason or "",
            )


def _changes(version: Any, older: Any, said: set[str]) -> tuple[Change, ...]:
    if older is None:
        return ()
    decided = str(version.history_change_reason or "").startswith(("hold:", "withdraw:", "release:"))
    left_out = INNER | (STATE if decided else frozenset())
    delta = version.diff_against(
        older, excluded_fields=left_out & {field.name for field in version._meta.fields}
    )
    changes = [
        Change(
            _label(version, one.field), wording.value(one.field, one.old), wording.value(one.field, one.new)
        )
        for one in delta.changes
    ]
    by_person = version.history_user_id is not None
    return tuple(change for change in changes if not (by_person and change.after in said))


def _label(version: Any, field: str) -> str:
    return wording.NAMES.get(field) or str(version.instance_type._meta.get_field(field).verbose_name)


def _name(row: models.Model) -> str:
    if isinstance(row, Section):
        return f"Afsnittet {wording.section_name(row)}"
    return str(row._meta.verbose_name).capitalize()


def _corrections(row: models.Model) -> Iterable[Correction]:
    if isinstance(row, Item):
        return row.corrections.select_related("user")[:LONGEST]
    if isinstance(row, Meeting):
        return row.corrections.filter(item=None).select_related("user")[:LONGEST]
    return []


def _correction(row: Correction) -> Step:
    model = Item if row.item_id else Meeting
    change = Change(
        wording.field_name(row.field, model),
        wording.value(row.field, row.before),
        wording.value(row.field, row.value),
    )
    why = ". ".join(filter(None, [row.get_reason_display(), row.note]))
    return Step(row.made_at, _who(row.user), "Rettelse", (change,), why)


def _audits(row: models.Model) -> Iterable[AuditEntry]:
    entries = AuditEntry.objects.select_related("user").exclude(action="correct")
    if isinstance(row, Item):
        return entries.filter(item_id=row.pk)[:LONGEST]
    if isinstance(row, Meeting):
        return entries.filter(meeting_id=row.pk, item_id=None)[:LONGEST]
    return []


def _audit(row: AuditEntry) -> Step:
    return Step(row.at, _who(row.user), wording.action(row.action), (), row.reason)


def _who(user: Any) -> str:
    return user.get_full_name() or user.get_username() if user else "Maskinen"
