"""Log what a person decided: who, what, where and why; names of fields, never their words."""

from typing import Any

from django.contrib.auth.models import User

from archive.models import AuditEntry


def audit(
    action: str,
    user: User | None,
    reason: str,
    meeting_id: int | None = None,
    item_id: int | None = None,
    source_id: int | None = None,
    **detail: Any,
) -> None:
    """Append one entry; it is kept for as long as the archive is."""
    AuditEntry.objects.create(
        user=user,
        action=action,
        reason=reason.strip(),
        meeting_id=meeting_id,
        item_id=item_id,
        source_id=source_id,
        detail=detail,
    )
