"""Search tests make their rows with one builder."""

import pytest
from small_archive import Add, add_item


@pytest.fixture
def add(db: None) -> Add:
    """Adds an item, with its place and texts, to an otherwise empty archive."""
    return add_item
