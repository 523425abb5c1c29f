"""A small archive with one rich item, the people who work at its desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_minutes import MINUTES
from django.contrib.auth.models import Permission, User
from django.test import Client

from archive import ingest
from archive.models import Item, Meeting, Municipality


@pytest.fixture
def municipality(db: None) -> Municipality:
    return Municipality.objects.create(name="Fjordby")


@pytest.fixture
def take_in(municipality: Municipality) -> Callable[[str, str], Any]:
    """Ingest a text under a file name."""

    def take(text: str, name: str) -> Any:
        return ingest.ingest_document(text.encode(), name, municipality=municipality)

    return take


@pytest.fixture
def item(take_in: Callable[[str, str], Any]) -> Item:
    """Item 7: every kind of section, a ragged two-row-head table, two clauses, one attachment."""
    take_in(MINUTES, "havneudvalget-2025-03-04.txt")
    return Item.objects.with_place().get(number="7")


@pytest.fixture
def meeting(item: Item) -> Meeting:
    return item.meeting


@pytest.fixture
def clerk(db: None) -> User:
    """May see and correct everything of the archive."""
    user = User.objects.create_user("karen", is_staff=True, first_name="Karen", last_name="Holm")
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="archive"))
    return user


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


@pytest.fixture
def onlooker(db: None) -> Client:
    """Staff who may look at everything and change nothing."""
    user = User.objects.create_user("kig", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="archive", codename__startswith="view_")
    )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def sample(shared: Path) -> Path:
    return shared / "minutes" / "herning-beskaeftigelsesudvalget-2025-05-27.txt"
