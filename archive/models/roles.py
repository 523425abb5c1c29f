"""Who may do what on the desk: three roles, and the rights they are made of."""

from typing import Any

from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS

# The rights beyond Django's own; declared on Clarification, the desk's list.
RIGHTS = (
    ("hold", "Kan holde tilbage"),
    ("withdraw", "Kan trække tilbage"),
    ("release", "Kan offentliggøre"),
    ("release_source", "Kan give kilder fri"),
    ("settle_personal_number", "Kan afgøre, om et personnummer holder noget tilbage"),
)
HOME = "clarification"  # the model they are declared on

READER = [
    f"view_{model}"
    for model in (
        "attachment",
        "auditentry",
        "case",
        "clarification",
        "committee",
        "correction",
        "item",
        "meeting",
        "municipality",
        "section",
        "source",
        "topic",
    )
]
CLERK = [*READER, "change_clarification", "change_item", "change_meeting", "add_meeting", "hold"]
EDITOR = [
    *CLERK,
    "add_committee",
    "change_committee",
    "change_municipality",
    "withdraw",
    "release",
    "release_source",
    "settle_personal_number",
]
ROLES = {"læser": READER, "medarbejder": CLERK, "redaktør": EDITOR}


def ensure(registry: Apps, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the roles and their rights where they lack; what somebody gave a role besides is left alone.

    A migration calls it with the models of its time, when Django has not made the permissions yet; prepare
    calls it again. Rights of a model that is not there yet wait for a later call.
    """
    groups: Any = registry.get_model("auth", "Group")._default_manager.using(using)
    for name, rights in ROLES.items():
        group, _ = groups.get_or_create(name=name)
        has = set(group.permissions.values_list("codename", flat=True))
        lacking = [right for right in rights if right not in has]
        found = [_permission(registry, using, right) for right in lacking]
        group.permissions.add(*filter(None, found))


def _permission(registry: Apps, using: str, right: str) -> Any:
    """The right's row, made as Django itself would make it after migrating."""
    own = dict(RIGHTS).get(right)
    action, _, model = right.partition("_")
    model = HOME if own else model
    try:
        options = registry.get_model("archive", model)._meta
    except LookupError:
        return None
    kinds = registry.get_model("contenttypes", "ContentType")._default_manager.using(using)
    kind, _ = kinds.get_or_create(app_label="archive", model=model)
    permissions = registry.get_model("auth", "Permission")._default_manager.using(using)
    label = own or f"Can {action} {options.verbose_name_raw}"
    return permissions.get_or_create(content_type=kind, codename=right, defaults={"name": label})[0]
