"""What a clerk should look at in a parse that otherwise went well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.parsing.contents import Titles
from archive.parsing.minutes import Item, Notice


def doubts(
    committee: str | None, kind: str, items: Sequence[Item], entries: Sequence[tuple[int, str]]
) -> list[Notice]:
    """What a clerk should look at: entries without an item, items without a title or a readable outcome."""
    titles = Titles(item.title for item in items)
    notices = []
    if committee is None:
        notices.append(
            Notice("committee-missing", "error", None, None, "Udvalgets navn mangler i dokumentets hoved.")
        )
    if not items:
        notices.append(
            Notice("items-missing", "error", None, None, "Der er ikke fundet noget punkt i dokumentet.")
        )
    notices += [
        Notice(
            "contents-unmatched",
            "warning",
            at + 1,
            None,
            f"Indholdsfortegnelsens »{title}« findes ikke som punkt.",
        )
        for at, title in entries
        if not titles.has(title)
    ]
    for item in items:
        notices += _item_doubts(item, kind)
    return notices


def _item_doubts(item: Item, kind: str) -> Iterator[Notice]:
    line = item.sections[0].lines[0] if item.sections else None
    if not item.title:
        yield Notice("title-missing", "warning", line, item.number, "Punktet har ingen titel.")
    decisions = [section for section in item.sections if section.kind == "decision"]
    if decisions and item.outcome is None and not item.closed and kind != "agenda":
        text = f"Udfaldet kan ikke aflæses af beslutningens ord: »{item.title}«."
        yield Notice("outcome-unread", "warning", decisions[-1].lines[0], item.number, text)
