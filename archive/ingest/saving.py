"""Save a row with who and why in its history."""

from django.contrib.auth.models import User
from django.db import models


def save(row: models.Model, *, user: User | None = None, why: str = "") -> None:
    """row.save(), leaving the user and the reason where simple-history looks for them."""
    row._history_user = user  # type: ignore[attr-defined]  # simple-history's own names
    row._change_reason = why[:100]  # type: ignore[attr-defined]
    row.save()
