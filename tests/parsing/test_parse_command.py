"""`manage.py parse`: one document to JSON or Danish words, its exit code telling how it went."""

import json
import subprocess
import sys
from pathlib import Path

from archive.parsing import parse, to_dict

_ROOT = Path(__file__).resolve().parents[2]
_GOLDEN = _ROOT / "tests" / "parsing" / "golden" / "frostup.txt"


def _run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    command = [sys.executable, "manage.py", "parse", *arguments]
    run = subprocess.run(command, input=stdin, capture_output=True, cwd=_ROOT, check=False)  # noqa: S603 (our own)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def test_json_from_a_file_and_from_standard_input() -> None:
    expected = to_dict(parse(_GOLDEN.read_bytes()))
    code, out, err = _run(str(_GOLDEN))
    assert (code, json.loads(out), err) == (0, expected, "")
    code, out, err = _run("-", "--format", "json", stdin=_GOLDEN.read_bytes())
    assert (code, json.loads(out), err) == (0, expected, "")


def test_a_summary_for_people() -> None:
    code, out, _ = _run(str(_GOLDEN), "--format", "text")
    assert code == 0
    assert out.splitlines()[:7] == [
        "Referat: Kulturudvalget, 2025-01-14",
        "Tid: 16:30",
        "Sted: Frostup Rådhus, lokale 3.",
        "Til stede: Gerda Holm (A), Palle Krog (V), Sif Dam (F)",
        "Fraværende: Ib Lund (C)",
        "",
        "   3  Ny scene i Frostup Park",
    ]


def test_an_error_names_file_line_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "forkert.txt"
    file.write_text(
        "REFERAT Byrådet d. 27-05-2025\nMødedato Mandag d. 27. maj 2025\n"
        "Punkt 1: Broen\nBeslutning\nGodkendt.\n",
        encoding="utf-8",
    )
    code, out, err = _run(str(file))
    assert code == 1
    assert json.loads(out)["date"] == "2025-05-27"
    assert err == (
        f"{file}:2: Ugedagen passer ikke til datoen: den 27-05-2025 er en tirsdag. Ret filen, og prøv igen.\n"
    )


def test_what_cannot_be_read_exits_with_two(tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    assert _run(str(empty)) == (2, "", f"{empty}: Filen er tom (0 byte).\n")
    missing = tmp_path / "findes-ikke.txt"
    code, out, err = _run(str(missing))
    assert (code, out) == (2, "")
    assert err.startswith(f"{missing}: filen kan ikke åbnes")
