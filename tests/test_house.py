"""The house keeps its order: imports point down only, and no file outgrows its purpose."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = ROOT / "archive"
# A room may import the rooms on lower floors, and itself.
FLOORS = [
    {"settings", "urls", "apps", "wsgi"},
    {"web", "admin", "management"},
    {"search", "ingest"},
    {"models", "parsing", "looks"},
    {"environment"},
]
NO_DJANGO = {"parsing", "search/danish"}
CEILING = 300  # lines


def room_of(path: Path) -> str:
    first = path.relative_to(ARCHIVE).parts[0]
    return first.removesuffix(".py")


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in it, as dotted names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def sources() -> list[Path]:
    return [path for path in sorted(ARCHIVE.rglob("*.py")) if "migrations" not in path.parts]


def room_files() -> list[Path]:
    return [path for path in sources() if path.relative_to(ARCHIVE).parts[0] != "__init__.py"]


@pytest.mark.parametrize("path", room_files(), ids=lambda path: str(path.relative_to(ARCHIVE)))
def test_imports_point_down_only(path: Path) -> None:
    room = room_of(path)
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("archive.")} - {
        room,
        "__version__",
    }
    assert {other for other in rooms if floor_of(other) <= floor_of(room)} == set()


@pytest.mark.parametrize("room", sorted(NO_DJANGO))
def test_rooms_without_django_import_none(room: str) -> None:
    found = {
        str(path.relative_to(ARCHIVE)): sorted(
            name for name in imported(path) if name.split(".")[0] == "django"
        )
        for path in sorted((ARCHIVE / room).rglob("*.py"))
    }
    assert found
    assert {path: names for path, names in found.items() if names} == {}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    files = [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files
    }
    assert {path: length for path, length in lengths.items() if length > CEILING} == {}


def test_every_file_says_its_purpose_in_its_first_line() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_safe_strings_are_made_in_one_file_only() -> None:
    makers = [
        str(path.relative_to(ARCHIVE))
        for path in sources()
        if "django.utils.safestring.mark_safe" in imported(path)
    ]
    assert makers == ["web/inline.py"]


def test_nothing_in_the_archive_imports_tests_or_benchmarks() -> None:
    wrong = {
        str(path.relative_to(ROOT))
        for path in sources()
        for name in imported(path)
        if name.split(".")[0] in ("tests", "benchmarks")
    }
    assert wrong == set()


def test_each_test_file_has_a_name_of_its_own() -> None:
    names = sorted(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert names == sorted(set(names))


def test_no_test_imports_from_a_conftest() -> None:
    """pytest keeps one module of that name: with two rooms in one run it may be the other one's."""
    files = (ROOT / "tests").rglob("*.py")
    assert [path.name for path in files if any(name.startswith("conftest.") for name in imported(path))] == []
