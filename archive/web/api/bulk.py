"""All that is public, written a line at a time: no more than a few hundred rows in memory."""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from archive.models import Case, Committee, Item, Meeting, Municipality
from archive.models.visibility import at, now
from archive.web.taking.lists import with_titles
from archive.web.taking.modified import with_logged
from archive.web.taking.records import Record
from archive.web.taking.serialise import Writer, with_contents

AT_ONCE = 200  # rows


def lines(write: Writer) -> Iterator[bytes]:
    """Every public record; each batch asks the database anew, the public rule included."""
    moment = now()
    for public, record in _types(write):
        last = 0
        while rows := _batch(public, last, moment):
            with at(moment):  # the request's own moment is over once the first line is sent
                written = [_line(record(row)) for row in _whole(rows)]
            last = rows[-1].pk
            yield b"".join(written)


Public = Callable[[], QuerySet[Any]]


def _types(write: Writer) -> list[tuple[Public, Callable[[Any], Record]]]:
    return [
        (Municipality.objects.public, write.body),
        (lambda: Committee.objects.public().select_related("municipality"), write.organization),
        (lambda: with_titles(Case.objects.public()), write.paper),
        (lambda: with_logged(Meeting.objects.public().with_committee()), write.meeting),
        (lambda: with_logged(Item.objects.listed().with_place()), write.item),
    ]


def _batch(public: Public, last: int, moment: Any) -> list[Any]:
    with at(moment):
        return list(islice(public().filter(pk__gt=last).order_by("pk"), AT_ONCE))


def _whole(rows: list[Any]) -> list[Any]:
    return with_contents(rows) if isinstance(rows[0], Item) else rows


def _line(record: Record) -> bytes:
    return (
        json.dumps(record.plain(), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        + b"\n"
    )
