"""start.py as a person meets it: run in a copy of its own, without network."""

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
NO_NETWORK = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}


MAKING = ["Laver .venv ...", "Installerer pakkerne i requirements.txt (et minuts tid den første gang) ..."]
READY = ["['prepare', 'fixtures/minutes']", "Arkivet er klart. Vis det med: python3 start.py"]


def copy_to(parent: Path) -> Path:
    """A copy of what start.py needs, where a path can go wrong: blanks and Danish letters."""
    folder = parent / "Åens arkiv æø"
    folder.mkdir()
    shutil.copy(ROOT / "start.py", folder)
    (folder / "requirements.txt").write_text("", encoding="utf-8")
    (folder / "manage.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    samples = folder / "fixtures" / "minutes"
    samples.mkdir(parents=True)
    (samples / "manifest.csv").write_text("file,municipality,source_url\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy nobody has started yet."""
    return copy_to(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    """A copy after its first start, and what that start said: making a .venv takes seconds."""
    folder = copy_to(tmp_path_factory.mktemp("first"))
    return folder, start(folder, "--no-serve")


@pytest.fixture
def made(first_run: tuple[Path, object], tmp_path: Path) -> Path:
    """A copy whose .venv is whole."""
    return Path(shutil.copytree(first_run[0], tmp_path / "Åens arkiv æø", symlinks=True))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the copy from another directory, with the base Python of this test's own."""
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, str(folder / "start.py"), *arguments]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    return subprocess.run(  # noqa: S603  # our own program
        command,
        cwd=folder.parent,
        env={**inherited, **NO_NETWORK, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def load(path: Path) -> ModuleType:
    """A script as a module; its paths are those of the folder it lies in."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_help_names_the_choices_and_the_exit_codes(folder: Path) -> None:
    for arguments in (["--help"], ["test", "--help"]):
        done = start(folder, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        for word in ("--port", "--no-serve", "test", "Slutkoder"):
            assert word in done.stdout
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "otte", ""])
def test_an_impossible_port_is_refused_before_anything_is_made(folder: Path, port: str) -> None:
    done = start(folder, f"--port={port}")
    assert done.returncode == 2
    assert f"{port} er ikke et tal fra 1 til 65535" in done.stderr
    assert not (folder / ".venv").exists()


def test_a_taken_port_is_told_with_another_to_try_before_anything_is_made(
    folder: Path, taken_port: int
) -> None:
    done = start(folder, "--port", str(taken_port))
    assert (done.returncode, done.stdout) == (7, "")
    assert done.stderr == (
        f"Port {taken_port} er optaget; måske kører arkivet allerede på http://127.0.0.1:{taken_port}/\n"
        f"Vælg en anden: python3 start.py --port {taken_port % 65535 + 1}   (The port is taken.)\n"
    )
    assert not (folder / ".venv").exists()


def test_an_older_python_gets_a_plain_sentence_and_a_new_one_none(folder: Path) -> None:
    module = load(folder / "start.py")
    complaint = module.python_complaint((3, 9, 2, "final", 0))
    assert complaint.startswith("Referatarkivet kræver Python 3.11 eller nyere; dette er Python 3.9. ")
    assert "Python 3.11 or newer is needed; this is Python 3.9." in complaint
    assert [module.python_complaint(version) for version in [(3, 11, 0), (3, 14, 1), (4, 0, 0)]] == [None] * 3


def test_an_older_python_can_read_the_file_as_far_as_that_sentence() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_a_python_without_ensurepip_is_told_which_package_to_install(folder: Path, tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    (without / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None", encoding="utf-8")
    done = start(folder, "--no-serve", PYTHONPATH=str(without))
    assert done.returncode == 4
    assert "sudo apt install python3-venv" in done.stderr
    assert "{}.{}-venv".format(*sys.version_info) in done.stderr
    assert not (folder / ".venv").exists()


def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / ".venv").write_text("a file where the folder should be", encoding="utf-8")
    done = start(folder, "--no-serve")
    assert done.returncode == 8
    assert f"Der kan ikke læses eller skrives i {folder}: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_start_makes_everything(first_run: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    done = first_run[1]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, MAKING + READY, "")


def test_the_second_start_makes_nothing_again(made: Path) -> None:
    done = start(made, "--no-serve")
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, READY, "")


def test_a_town_leaves_the_samples_out(made: Path) -> None:
    without = ["['prepare']", READY[1]]
    done = start(made, "--no-serve", "--no-samples")
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, without, "")
    shutil.rmtree(made / "fixtures")
    gone = start(made, "--no-serve")
    assert (gone.returncode, gone.stdout.splitlines(), gone.stderr) == (0, without, "")


def test_a_broken_venv_is_told_and_remade(made: Path) -> None:
    (made / ".venv" / "bin" / "python").unlink()
    done = start(made, "--no-serve")
    told = [".venv mangler en Python, der kan køre og laves forfra."]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, told + MAKING + READY, "")


def test_a_venv_whose_filling_was_interrupted_is_not_trusted(made: Path) -> None:
    module = load(made / "start.py")
    assert module.venv_complaint() is None
    module.UNFINISHED.touch()
    assert module.venv_complaint() == "blev afbrudt midt i opsætningen"
    module.UNFINISHED.unlink()
    shutil.rmtree(next((made / ".venv" / "lib").glob("python*")) / "site-packages" / "pip")
    assert module.venv_complaint() == "mangler pip"


def test_packages_are_installed_again_when_a_requirements_file_changed(made: Path) -> None:
    (made / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    assert start(made, "--no-serve").stdout.splitlines() == MAKING[1:] + READY
    assert start(made, "--no-serve").stdout.splitlines() == READY


def test_a_change_in_an_included_requirements_file_counts(made: Path) -> None:
    module = load(made / "start.py")
    (made / "requirements-dev.txt").write_text("-r requirements.txt\n", encoding="utf-8")
    before = module.fingerprint("requirements-dev.txt")
    assert module.fingerprint("requirements-dev.txt") == before
    (made / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    assert module.fingerprint("requirements-dev.txt") != before


def test_packages_that_cannot_be_had_end_in_a_plain_sentence_and_leave_a_sound_venv(made: Path) -> None:
    (made / "requirements.txt").write_text("django==5.2\n", encoding="utf-8")
    done = start(made, "--no-serve")
    assert done.returncode == 5
    assert "Er der forbindelse til nettet?" in done.stderr
    (made / "requirements.txt").write_text("", encoding="utf-8")
    assert start(made, "--no-serve").stdout.splitlines() == READY


def test_an_archive_that_cannot_be_made_ready_ends_in_its_own_exit_code(made: Path) -> None:
    (made / "manage.py").write_text("raise SystemExit('databasen svarer ikke')", encoding="utf-8")
    done = start(made, "--no-serve")
    told = [
        "databasen svarer ikke",
        "Arkivet kunne ikke gøres klart; se herover. (Preparing failed: see above.)",
    ]
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (6, "", told)


def test_the_closing_summary_repeats_what_failed_what_was_skipped_and_pytests_last_line(
    capfd: pytest.CaptureFixture[str],
) -> None:
    report = load(ROOT / ".ci" / "checks.py").Report()
    pytest_writes = (
        "print('SKIPPED [1] tests/test_pages.py:9: no Chromium')\n"
        "print('\\x1b[32m===== \\x1b[1m7 passed\\x1b[0m, 1 skipped in 0.52s =====\\x1b[0m')"
    )
    report.run("pytest, SQLite", ["-c", pytest_writes], dict(os.environ))
    report.skip("mypy", "mypy er ikke installeret (requirements-dev.txt)")
    assert report.close() == 0
    report.run("ruff check", ["-c", "raise SystemExit('E501 somewhere')"], dict(os.environ))
    assert report.close() == 1
    summary = [
        "OK             pytest, SQLite: 7 passed, 1 skipped in 0.52s",
        "                 SKIPPED [1] tests/test_pages.py:9: no Chromium",
        "SPRUNGET OVER  mypy: mypy er ikke installeret (requirements-dev.txt)",
        "FEJL           ruff check",
        "Noget fejlede.",
    ]
    written = capfd.readouterr().out.splitlines()
    assert written[-len(summary) :] == summary
    assert written[:2] == ["", "=== pytest, SQLite ==="]
    assert "E501 somewhere" in written
