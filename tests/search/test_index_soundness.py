"""A byte of the index that is no longer what was written makes a new index, not a wrong answer."""

import dataclasses
from pathlib import Path

import pytest
from small_archive import Add, titles

from archive.models import Item
from archive.search import building, position, soundness, store
from archive.search.agreement import disagreements

KINDS = ["fast", "fieldnorm", "idx", "pos", "store", "term"]


@pytest.fixture
def generation(add: Add) -> Path:
    """The folder of the index in use, of an archive with two items."""
    add("Cykelsti nord")
    add("Cykelsti syd")
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    return _in_use()


def _in_use() -> Path:
    name = store.current_name(store.folder())
    assert name
    return store.folder() / name


def _overwrite(path: Path, share: float) -> None:
    """Change one byte in place, so far into the file; its size and its name stay."""
    at = int((path.stat().st_size - 1) * share)
    with path.open("r+b") as file:
        file.seek(at)
        old = file.read(1)
        file.seek(at)
        file.write(bytes([old[0] ^ 0x10]))


@pytest.mark.parametrize(("kind", "share"), [*((kind, 0.3) for kind in KINDS), ("idx", 0.0), ("idx", 1.0)])
def test_one_byte_overwritten_makes_a_new_index(generation: Path, kind: str, share: float) -> None:
    store.forget_handles()
    for path in generation.glob(f"*.{kind}"):
        _overwrite(path, share)
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    assert _in_use() != generation


@pytest.mark.parametrize("kind", KINDS)
def test_an_index_that_is_open_is_looked_at_again(
    generation: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_LOOKED_AT", 0.0)
    for path in generation.glob(f"*.{kind}"):
        _overwrite(path, 0.3)
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    assert _in_use() != generation


def test_an_index_is_not_looked_at_again_within_moments(generation: Path) -> None:
    soundness.verify(generation)
    _overwrite(next(generation.glob("*.pos")), 0.3)
    soundness.verify(generation, every=3600.0)
    with pytest.raises(ValueError, match=r"\.pos is not what was written"):
        soundness.verify(generation)


def test_a_list_of_what_is_deleted_is_looked_at_too(generation: Path, add: Add) -> None:
    item = Item.objects.get(title="Cykelsti syd")
    item.title = "Gangsti syd"
    item.save()
    assert titles("cykelsti") == ["Cykelsti nord"]
    soundness.verify(generation)
    deleted = list(generation.glob("*.del"))
    assert deleted
    _overwrite(deleted[0], 0.0)
    store.forget_handles()
    assert titles("cykelsti") == ["Cykelsti nord"]
    assert _in_use() != generation


def test_what_is_half_written_is_no_damage(generation: Path) -> None:
    """Another process merges segments beside those in use."""
    (generation / f"{'0' * 32}.idx").write_bytes(b"begun")
    soundness.verify(generation)
    store.forget_handles()
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    assert _in_use() == generation


def test_a_process_that_lost_its_lock_writes_nothing(generation: Path, add: Add) -> None:
    """Its documents would follow on what another process has begun anew: all between would be missing."""
    folder = store.folder()
    store.begin(folder, position.start())
    building.step(folder, size=1)
    mine = store.building(folder)
    assert mine is not None
    _, before = store.read(mine)
    store.begin(folder, position.start())
    with pytest.raises(store.OvertakenError):
        store.write(mine, dataclasses.replace(before, covered=None), [], [], before)
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]


def test_what_was_never_finished_is_not_used(generation: Path) -> None:
    folder = store.folder()
    store.begin(folder, position.start())
    building.step(folder, size=1)
    store.swap(folder)
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    assert not list(disagreements())
