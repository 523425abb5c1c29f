"""The index is held against the database: what it finds wrongly, lacks or has twice is told."""

import pytest
from small_archive import Add

from archive.models import Item, Visibility
from archive.search import agreement, catch_up, store
from archive.search.documents import documents


@pytest.fixture
def three(add: Add) -> list[Item]:
    """Three public items and a held one, all caught up."""
    items = [add(title) for title in ("Bro", "Havn", "Skole")]
    add("Sag", visibility=Visibility.HELD)
    assert catch_up(10.0)
    return items


def _write(replaced: list[int], added: list[int]) -> None:
    """Change the index behind its own back."""
    index = store.current(store.folder())
    assert index is not None
    _, position = store.read(index)
    store.write(index, position, replaced, list(documents(added)))


def test_a_sound_index_agrees(three: list[Item]) -> None:
    assert list(agreement.disagreements()) == []


def test_an_archive_without_items_agrees(db: None) -> None:
    assert list(agreement.disagreements()) == []


def test_what_changed_just_now_is_caught_up_first(three: list[Item]) -> None:
    three[0].visibility = Visibility.WITHDRAWN
    three[0].save()
    assert list(agreement.disagreements()) == []


def test_a_public_item_that_is_not_found(three: list[Item]) -> None:
    _write([three[1].pk], [])
    assert list(agreement.disagreements()) == [
        f"Punkt {three[1].pk} er offentligt, men findes ikke i søgningen"
    ]


def test_an_item_that_is_found_and_not_public(three: list[Item]) -> None:
    Item.objects.filter(pk=three[2].pk).update(visibility=Visibility.HELD)
    assert list(agreement.disagreements()) == [
        f"Punkt {three[2].pk} findes i søgningen, men er ikke offentligt"
    ]


def test_an_item_found_twice(three: list[Item]) -> None:
    _write([], [three[0].pk])
    assert list(agreement.disagreements()) == [f"Punkt {three[0].pk} findes flere gange i søgningen"]


def test_an_item_the_archive_never_had(three: list[Item]) -> None:
    newest = Item.objects.order_by("-pk").values_list("pk", flat=True)[0]
    Item.objects.filter(pk=newest).delete()
    last = three[-1].pk
    Item.objects.filter(pk=last).delete()
    assert list(agreement.disagreements()) == [f"Punkt {last} findes i søgningen, men ikke i arkivet"]
