"""The three roles stand after migrating, are mended by prepare, and keep what somebody added."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from archive.models import roles

pytestmark = pytest.mark.django_db


def rights_of(name: str) -> set[str]:
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_they_stand_after_migrating() -> None:
    roles.ensure(apps)
    assert {name: rights_of(name) for name in roles.ROLES} == {
        name: set(rights) for name, rights in roles.ROLES.items()
    }
    editor = User.objects.create_user("eva")
    editor.groups.add(Group.objects.get(name="redaktør"))
    assert editor.has_perms(["archive.release", "archive.change_item", "archive.view_source"])


def test_what_lacks_is_mended_and_what_was_added_stays() -> None:
    roles.ensure(apps)
    group = Group.objects.get(name="medarbejder")
    group.permissions.remove(Permission.objects.get(codename="hold"))
    group.permissions.add(Permission.objects.get(codename="release"))
    roles.ensure(apps)
    assert rights_of("medarbejder") == {*roles.CLERK, "release"}


def test_django_makes_no_second_row_of_a_right_made_beforehand() -> None:
    """As the migration does: before Django has made any permission."""
    Permission.objects.filter(content_type__app_label="archive").delete()
    Group.objects.all().delete()
    roles.ensure(apps)
    call_command("migrate", verbosity=0)
    rows = Permission.objects.filter(content_type__app_label="archive").order_by("codename", "content_type")
    keys = list(rows.values_list("content_type", "codename"))
    assert len(keys) == len(set(keys))
    assert Permission.objects.get(codename="view_item").name == "Can view punkt"
    assert rights_of("redaktør") == set(roles.EDITOR)


def test_a_right_of_a_model_not_made_yet_waits(monkeypatch: Any) -> None:
    monkeypatch.setitem(roles.ROLES, "læser", [*roles.READER, "view_tomorrow"])
    roles.ensure(apps)
    assert rights_of("læser") == set(roles.READER)
