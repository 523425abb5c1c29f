"""What a clerk saves shows on the public page and in search at once."""

from collections.abc import Callable
from typing import Any

import pytest
from desk_browser import save
from desk_minutes import MINUTES
from django.test import Client
from django.urls import reverse

from archive import search
from archive.models import Item


def found(word: str) -> list[int]:
    return [hit.item.pk for hit in search.search(search.Query(q=word)).hits]


@pytest.mark.django_db(transaction=True)
def test_a_correction_shows_on_the_page_and_in_search_at_once(
    take_in: Callable[[str, str], Any], desk: Client, client: Client
) -> None:
    take_in(MINUTES, "havneudvalget-2025-03-04.txt")
    search.catch_up(5)
    item = Item.objects.with_place().get(number="7")
    assert found("flydebro") == []
    save(desk, reverse("admin:archive_item_change", args=[item.pk]), title="Ny flydebro ved havnen")
    assert found("flydebro") == [item.pk]
    assert "Ny flydebro ved havnen" in Client().get(item.get_absolute_url()).content.decode()
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    desk.post(url, {"verb": "withdraw", "reason": "Fejl", "public_from": "", "public_until": ""})
    assert found("flydebro") == []
    assert Client().get(item.get_absolute_url()).status_code == 410
