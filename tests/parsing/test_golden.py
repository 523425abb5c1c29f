"""Whole documents in words of our own against their whole parse; REWRITE_GOLDEN=1 writes the parse anew."""

import json
import os
from pathlib import Path

import pytest

from archive.parsing import parse, to_dict

_FOLDER = Path(__file__).parent / "golden"
_SOURCES = sorted(_FOLDER.glob("*.txt"))


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.stem)
def test_a_document_parses_to_its_golden_values(source: Path) -> None:
    expected = source.with_suffix(".json")
    got = to_dict(parse(source.read_bytes()))
    if os.environ.get("REWRITE_GOLDEN"):
        expected.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))
