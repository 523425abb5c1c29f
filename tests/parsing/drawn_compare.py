"""A parse against a drawn document's truth, field by field: blanks and list marks do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_MARK = re.compile(r"^(?:[-•–]|\d+[.)])\s+", re.MULTILINE)
_HEADER = ("kind", "municipality", "committee", "date", "start", "end", "place", "present", "absent")
_ITEM = ("number", "title", "closed", "closed_ground", "case_number", "officer", "recommendation", "outcome",
         "attachments")  # fmt: skip
Field = tuple[str, Any, Any]


def fields(truth: dict[str, Any], got: dict[str, Any]) -> Iterator[Field]:
    """Every field as (name, what it should be, what was read)."""
    for name in _HEADER:
        yield name, truth[name], got[name]
    yield "unplaced", [], got["unplaced"]
    yield "errors", [], [notice["code"] for notice in got["warnings"] if notice["severity"] == "error"]
    yield "items", [item["title"] for item in truth["items"]], [item["title"] for item in got["items"]]
    read = {item["title"]: item for item in got["items"]}
    for place, item in enumerate(truth["items"]):
        other = read.get(item["title"]) or (got["items"][place] if place < len(got["items"]) else None)
        yield from _item_fields(item, other or {"sections": []})


def _item_fields(item: dict[str, Any], got: dict[str, Any]) -> Iterator[Field]:
    for name in _ITEM:
        yield f"item.{name}", item[name], got.get(name)
    kinds = [(part["kind"], part["body"], part["date"]) for part in item["sections"]]
    yield "sections", kinds, [(part["kind"], part["body"], part["date"]) for part in got["sections"]]
    for part, other in zip(item["sections"], got["sections"], strict=False):
        yield f"text.{part['kind']}", tidy(part["text"]), tidy(other["text"])


def tidy(text: str) -> str:
    """The words alone, tabs kept."""
    return re.sub(r"[ \n]+", " ", _MARK.sub("", text)).strip()
