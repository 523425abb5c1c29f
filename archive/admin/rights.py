"""Which of a user's rights a decision needs; a verb, its button and its action all ask here."""

from __future__ import annotations

from typing import Any

from archive.ingest.privacy import HELD_REASON
from archive.models import Source, Visibility

EDITOR_ONLY = "Det kan kun en redaktør."


def may(user: Any, verb: str, row: Any) -> bool:
    """Whether this user may do that to this row (verb: a key of VERBS, or "times")."""
    return all(user.has_perm(f"archive.{right}") for right in _needed(verb, row))


def may_ever(user: Any, verb: str, model: type[Any]) -> bool:
    """Whether this user may do that to some rows of a model."""
    return all(user.has_perm(f"archive.{right}") for right in _of_model(verb, model))


def may_settle(user: Any, matter: Any) -> bool:
    """Whether this user may answer a matter in words: what holds a personal number needs an editor."""
    numbers = matter.kind == "hold"
    return bool(
        user.has_perm("archive.change_clarification")
        and (not numbers or user.has_perm("archive.settle_personal_number"))
    )


def may_open(user: Any) -> bool:
    """Whether this user may let everybody read an item that is closed."""
    return bool(user.has_perm("archive.release"))


def _needed(verb: str, row: Any) -> set[str]:
    found = _of_model(verb, type(row))
    if row.visibility == Visibility.WITHDRAWN and verb != "close":
        found.add("withdraw")  # what an editor took down is no clerk's to hold or publish
    if verb == "release" and row.visibility == Visibility.HELD and row.visibility_reason == HELD_REASON:
        found.add("settle_personal_number")
    return found


def _of_model(verb: str, model: type[Any]) -> set[str]:
    if verb == "close":
        return {"change_item"}
    if verb in ("release", "times"):
        return {"release_source" if issubclass(model, Source) else "release"}
    return {verb}
