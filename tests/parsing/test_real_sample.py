"""The real sample against its hand-made truth, and the real excerpts' layouts; skipped aloud where absent."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parsing import parse, to_dict
from archive.parsing.minutes import Onward
from archive.parsing.privacy import findings

_FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "minutes"
_SAMPLE = _FOLDER / "herning-beskaeftigelsesudvalget-2025-05-27.txt"

pytestmark = pytest.mark.skipif(not _SAMPLE.exists(), reason=f"the real minutes are not at {_FOLDER}")


def _tidy(value: Any) -> Any:
    """Texts without outer blanks and blank lines, which do not count."""
    if not isinstance(value, str):
        return value
    lines = (" ".join(line.split(" ")).strip(" ") for line in value.split("\n"))
    return "\n".join(line for line in lines if line)


def _differences(path: str, want: Any, got: Any) -> list[tuple[str, Any, Any]]:
    """The leaves in which the parse differs from what the truth names."""
    if isinstance(want, dict):
        got = got or {}
        return [found for key in want for found in _differences(f"{path}.{key}", want[key], got.get(key))]
    if isinstance(want, list):
        if len(want) != len(got):
            return [(path, len(want), len(got))]
        pairs = enumerate(zip(want, got, strict=True))
        return [found for place, (a, b) in pairs for found in _differences(f"{path}[{place}]", a, b)]
    return [] if _tidy(want) == _tidy(got) else [(path, want, got)]


def test_the_sample_is_read_perfectly() -> None:
    got = to_dict(parse(_SAMPLE.read_bytes()))
    want = json.loads(_SAMPLE.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert _differences("", want, got) == []
    assert (got["unplaced"], got["warnings"]) == ([], [])


def test_the_sample_says_where_its_budget_goes_next() -> None:
    item = parse(_SAMPLE.read_bytes()).items[5]
    assert item.onward == (
        Onward("Økonomi-, Erhvervs- og Uddannelsesudvalget", "2025-06-16"),
        Onward("Byrådet", "2025-06-24"),
    )


def test_the_sample_holds_no_personal_data() -> None:
    assert findings(_SAMPLE.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    ("name", "committee", "date", "numbers"),
    [
        ("layouts/aarhus_2019.txt", "Aarhus Byråd", "2019-09-11", [None]),
        ("layouts/herning_print_2021.txt", "Herning Byråd", "2021-09-21", ["140", "141"]),
        ("layouts/odense_sbsys_2016.txt", "Odense Byråd", "2016-05-04", ["1", "2", "17"]),
        ("layouts/roskilde_roedovre_2019.txt", "Kultur- og Idrætsudvalget", "2019-04-03", ["42", "44"]),
        ("layouts/slagelse_acadre_2018.txt", "Økonomiudvalget", "2018-08-20", ["1", "2"]),
        ("real/middelfart-skoleudvalget-2026.txt", "Skoleudvalget", None, ["52"]),
        (
            "real/koebenhavn-klima-miljoe-teknik-2026-06-22.txt",
            "Klima-, Miljø- og Teknikudvalget",
            "2026-06-22",
            ["20", "21", "22", "23"],
        ),
    ],
)
def test_other_towns_layouts_leave_no_line_without_a_home(
    name: str, committee: str, date: str | None, numbers: list[str | None]
) -> None:
    minutes = parse((_FOLDER / name).read_bytes())
    got = (minutes.committee, minutes.date, [item.number for item in minutes.items], minutes.unplaced)
    assert got == (committee, date, numbers, ())
