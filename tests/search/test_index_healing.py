"""Whatever happens to the index's folder or to the database beneath it, the next search is right."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from small_archive import Add, titles

from archive import search as engine
from archive.models import ArchiveIdentity, ChangeLog, Item
from archive.models.items import ItemQuerySet
from archive.search import fallback, store
from archive.search.grammar import Parsed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(add: Add) -> Path:
    """The index's folder of an archive with two items, built by the first search."""
    add("Cykelsti nord")
    add("Cykelsti syd")
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    return store.folder()


def _right() -> bool:
    return titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]


def _generation(folder: Path) -> Path:
    return folder / (folder / "current").read_text(encoding="ascii")


def test_the_whole_folder_deleted(folder: Path) -> None:
    shutil.rmtree(folder.parent)
    assert _right()


def test_the_generation_in_use_deleted_beneath_its_name(folder: Path, add: Add) -> None:
    shutil.rmtree(_generation(folder))
    assert _right()
    store.forget_handles()
    assert _right()
    add("Cykelsti øst")
    assert sorted(titles("cykelsti")) == ["Cykelsti nord", "Cykelsti syd", "Cykelsti øst"]


def test_a_generation_deleted_while_it_is_open_takes_no_changes_and_is_replaced(
    folder: Path, add: Add
) -> None:
    shutil.rmtree(_generation(folder))
    add("Cykelsti øst")
    titles("cykelsti")
    assert sorted(titles("cykelsti")) == ["Cykelsti nord", "Cykelsti syd", "Cykelsti øst"]


@pytest.mark.parametrize("kind", ["*", "meta.json", "*.store", "*.idx", "*.fast", "*.term"])
@pytest.mark.parametrize("damage", [b"", b"damaged"])
def test_files_damaged(folder: Path, kind: str, damage: bytes) -> None:
    store.forget_handles()
    for path in _generation(folder).glob(kind):
        path.unlink()
        path.write_bytes(damage)
    assert _right()


def test_the_log_says_in_one_line_that_an_index_is_broken(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.forget_handles()
    meta = _generation(folder) / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8")[:3000], encoding="utf-8")  # the engine quotes all of it
    assert _right()
    (record,) = (record for record in caplog.records if "broken" in record.message)
    assert record.exc_info is None
    assert "meta.json" in record.message
    assert len(record.message) < 300


@pytest.mark.parametrize("kind", ["*.pos", "*.idx", "*.fast", "*.term"])
def test_why_an_item_is_found_is_told_of_the_next_index(folder: Path, kind: str) -> None:
    item = Item.objects.get(title="Cykelsti nord")
    store.forget_handles()
    for path in _generation(folder).glob(kind):
        path.write_bytes(b"damaged")
    engine.explain(engine.Query(q='"cykelsti nord"'), item.pk)  # None or right, but never an error
    assert _right()
    explained = engine.explain(engine.Query(q='"cykelsti nord"'), item.pk)
    assert explained is not None
    assert (explained.rank, explained.total) == (1, 1)


@pytest.mark.parametrize("pointer", [b"", b"../..", b"\xff\xfe", b"0123456789abcdef"])
def test_the_pointer_damaged(folder: Path, pointer: bytes) -> None:
    (folder / "current").write_bytes(pointer)
    assert _right()


def test_a_half_made_building_is_no_hindrance(folder: Path) -> None:
    shutil.rmtree(_generation(folder))
    (folder / "current").unlink()
    (folder / "building").mkdir()
    (folder / "building" / "meta.json").write_text("{", encoding="ascii")
    assert _right()


def test_another_archives_index_is_not_used(folder: Path, add: Add) -> None:
    """The same rows under another identity: a copied folder must not be taken for this archive's."""
    ArchiveIdentity.objects.all().delete()
    store.forget_archive()
    foreign = store.folder()
    assert foreign != folder
    shutil.copytree(folder, foreign)
    name = store.current_name(foreign)
    assert _right()
    assert store.current_name(foreign) not in (name, None)


def test_a_database_exchanged_beneath_a_running_process_is_noticed(folder: Path) -> None:
    ArchiveIdentity.objects.all().delete()
    Item.objects.filter(title="Cykelsti syd").update(title="Gangbro")
    titles("cykelsti")
    assert titles("cykelsti") == ["Cykelsti nord"]


def test_a_restored_backup_is_noticed_by_its_token(folder: Path) -> None:
    """As many changes as before, but not the same ones."""
    Item.objects.filter(title="Cykelsti syd").update(title="Gangbro")
    last = ChangeLog.objects.latest("pk")
    ChangeLog.objects.filter(pk=last.pk).update(token=last.token ^ 1)
    assert titles("cykelsti") == ["Cykelsti nord"]


def test_a_restored_older_backup_is_noticed_by_its_missing_change(folder: Path) -> None:
    Item.objects.filter(title="Cykelsti syd").update(title="Gangbro")
    ChangeLog.objects.latest("pk").delete()
    assert titles("cykelsti") == ["Cykelsti nord"]


@pytest.mark.parametrize("version", ["SCHEMA_VERSION", "ANALYSIS_VERSION"])
def test_an_index_of_another_version_is_rebuilt(
    folder: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = store.current_name(folder)
    monkeypatch.setattr(f"archive.search.position.{version}", 999)
    assert _right()
    assert store.current_name(folder) not in (name, None)
    kept = store.current_name(folder)
    assert _right()
    assert store.current_name(folder) == kept


def test_a_folder_that_cannot_be_written_leaves_search_to_the_database(add: Add, data_dir: Path) -> None:
    add("Cykelsti nord")
    (data_dir / "index").write_text("in the way", encoding="ascii")
    results = engine.search(engine.Query(q="cykelsti"))
    assert (results.available, results.total) == (False, 1)
    (data_dir / "index").unlink()
    assert engine.search(engine.Query(q="cykelsti")).available


def test_what_is_withdrawn_between_count_and_list_is_not_counted(
    add: Add, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, matching = add("Cykelsti nord"), fallback.matching
    add("Cykelsti syd")
    (data_dir / "index").write_text("in the way", encoding="ascii")

    def meanwhile(query: engine.Query, parsed: Parsed) -> ItemQuerySet:
        found = matching(query, parsed)
        count = found.count()
        Item.objects.filter(pk=first.pk).update(visibility="withdrawn")
        monkeypatch.setattr(found, "count", lambda: count)
        return found

    monkeypatch.setattr(fallback, "matching", meanwhile)
    results = engine.search(engine.Query(q="cykelsti"))
    assert (results.available, results.total, len(results.hits)) == (False, 1, 1)


def test_a_large_archive_is_built_step_by_step(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search builds on a little; until all is there, the database answers."""
    monkeypatch.setattr("archive.search.building.STEP", 2)
    monkeypatch.setattr("archive.search.freshness._BUILT_AT_ONCE", 0)
    for _ in range(5):
        add("Cykelsti")
    answers = [engine.search(engine.Query(q="cykelsti")) for _ in range(4)]
    assert [(answer.available, answer.total) for answer in answers] == [
        (False, 5),
        (False, 5),
        (True, 5),
        (True, 5),
    ]


def test_the_command_builds_catches_up_and_rebuilds(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    item = add("Cykelsti")
    call_command("index")
    first = store.current_name(store.folder())
    item.title = "Gangbro"
    item.save()
    call_command("index")
    assert store.current_name(store.folder()) == first
    assert (titles("cykelsti"), titles("gangbro")) == ([], ["Gangbro"])
    call_command("index", "--rebuild")
    assert store.current_name(store.folder()) not in (first, None)
    assert titles("gangbro") == ["Gangbro"]
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "  1 af 1 punkter",
        "Søgeindekset er klar: 1 punkter",
        "Søgeindekset er klar: 1 punkter",
        "  1 af 1 punkter",
        "Søgeindekset er klar: 1 punkter",
    ]
    assert [path.name for path in store.folder().iterdir() if path.is_dir()] == [
        store.current_name(store.folder())
    ]


def test_the_command_fails_aloud_where_nothing_can_be_written(add: Add, data_dir: Path) -> None:
    add("Cykelsti")
    (data_dir / "index").write_text("in the way", encoding="ascii")
    with pytest.raises(CommandError, match="Indekset kunne ikke skrives"):
        call_command("index")


PROCESS = """
import sys
import django
django.setup()
sys.path.insert(0, {tests!r})
from small_archive import add_item, titles
from archive.models import Item, Visibility
def withdraw(title):
    item = Item.objects.get(title=title)
    item.visibility = Visibility.WITHDRAWN
    item.save()
for line in sys.stdin:
    print(repr(eval(line)), flush=True)
"""


class _Process:
    """A Python process of its own with the archive in a folder."""

    def __init__(self, data_dir: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # this test's own program
            [sys.executable, "-c", PROCESS.format(tests=str(Path(__file__).parent))],
            cwd=ROOT,
            env=_environment(data_dir),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __call__(self, expression: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(expression + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.communicate(timeout=20)


def _environment(data_dir: Path) -> dict[str, str]:
    return {
        "ARCHIVE_DATA_DIR": str(data_dir),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }


def test_two_processes_search_one_index(data_dir: Path, empty_archive: Path) -> None:
    shutil.copy(empty_archive, data_dir)
    one, other = _Process(data_dir), _Process(data_dir)
    try:
        one("add_item('Cykelsti nord').pk")
        assert other("titles('cykelsti')") == "['Cykelsti nord']"
        assert one("titles('cykelsti')") == "['Cykelsti nord']"
        other("add_item('Cykelsti syd').pk")
        assert one("titles('cykelsti')") == "['Cykelsti nord', 'Cykelsti syd']"
        assert other("titles('cykelsti')") == "['Cykelsti nord', 'Cykelsti syd']"
        one("withdraw('Cykelsti nord')")
        assert other("titles('cykelsti')") == "['Cykelsti syd']"
        other("__import__('archive.search').search.rebuild()")
        one("add_item('Cykelsti vest').pk")
        assert one("titles('cykelsti')") == "['Cykelsti syd', 'Cykelsti vest']"
        assert other("titles('cykelsti')") == "['Cykelsti syd', 'Cykelsti vest']"
    finally:
        one.end()
        other.end()
