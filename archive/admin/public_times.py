"""From when and until when a row is public, set by a clerk with a reason."""

from __future__ import annotations

import datetime
from typing import Any

from archive.models import AuditEntry, Item, Meeting, Source, recording


def put(
    row: Item | Meeting | Source,
    start: datetime.datetime | None,
    end: datetime.datetime | None,
    reason: str,
    user: Any,
) -> bool:
    """Set the times, with history and log, in one transaction. False where they are so already."""
    with recording():
        kept = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if (kept.public_from, kept.public_until) == (start, end):
            return False
        kept.public_from, kept.public_until = start, end
        if not isinstance(kept, Source):
            kept._history_user, kept._change_reason = user, reason[:100]  # type: ignore[union-attr]
        kept.save()
        AuditEntry.objects.create(user=user, action="times", reason=reason, **_place(row))
    row.refresh_from_db()
    return True


def _place(row: Item | Meeting | Source) -> dict[str, int]:
    if isinstance(row, Item):
        return {"meeting_id": row.meeting_id, "item_id": row.pk}
    if isinstance(row, Source):
        return {"meeting_id": row.meeting_id, "source_id": row.pk}
    return {"meeting_id": row.pk}
