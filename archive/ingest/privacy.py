"""Screen what is about to be read by anybody: personal numbers hold it, softer findings warn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from archive.ingest import fields
from archive.models import Attachment, Item, Meeting, Section
from archive.parsing import privacy

HELD_REASON = "Kan indeholde et personnummer."
_MAY_HOLD_DATA = re.compile(r"[\d@]")
Part = tuple[str, str]  # a field's name and its text


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data in a field. `digest` tells one from another without repeating it."""

    field: str
    kind: str
    severity: str
    digest: str


def scan(parts: Iterable[Part]) -> list[Found]:
    """What is found in these texts, in order; of the softer kinds in attachments one each says enough."""
    found: list[Found] = []
    told: set[str] = set()
    for field, text in parts:
        if not text or not _MAY_HOLD_DATA.search(text):
            continue
        for finding in privacy.findings(text):
            if field == "attachment" and finding.severity != "hold":
                if finding.kind in told:
                    continue
                told.add(finding.kind)
            data = re.sub(r"[\s-]", "", text[finding.start : finding.end])
            digest = salted_hmac("archive.ingest.privacy", data, algorithm="sha256").hexdigest()
            found.append(Found(field, finding.kind, finding.severity, digest))
    return found


def holding(found: Iterable[Found]) -> list[Found]:
    return [one for one in found if one.severity == "hold"]


def masked(text: str) -> str:
    """The text with every personal number replaced: what a message may say."""
    for finding in sorted(privacy.findings(text), key=lambda found: -found.start):
        if finding.severity == "hold":
            text = text[: finding.start] + "[personnummer]" + text[finding.end :]
    return text


def reading_parts(parsed: fields.Json) -> list[Part]:
    """The texts of a parsed item."""
    own = fields.reading(parsed)
    parts = [(name, flat(own[name])) for name in fields.READ]
    for key, section in fields.sections(parsed).items():
        parts.append((fields.SECTION + key, _section_text(section["heading"], section["text"])))
    parts += [("attachment", name) for name in parsed["attachments"]]
    return parts + _beyond([(name, flat(own[name])) for name in fields.DERIVED], parts)


def item_parts(item: Item, sections: Iterable[Section], attachments: Iterable[Attachment]) -> list[Part]:
    """The texts of an item's rows, named as reading_parts names them."""
    parts = [(name, flat(getattr(item, name))) for name in (*fields.READ, *fields.CLERKS)]
    parts += [(fields.SECTION + row.key, _section_text(row.heading, row.text)) for row in sections]
    rows = list(attachments)
    parts += [("attachment", row.name) for row in rows] + [("attachment", row.text) for row in rows]
    return parts + _beyond([(name, flat(getattr(item, name))) for name in fields.DERIVED], parts)


def meeting_parts(meeting: Meeting) -> list[Part]:
    """The texts of a meeting's header."""
    return [(name, flat(getattr(meeting, name))) for name in ("place", "present", "absent")]


def header_parts(parse: fields.Json) -> list[Part]:
    """The texts of a parsed header."""
    return [(name, flat(parse[name])) for name in ("place", "present", "absent")]


def source_parts(name: str, parse: fields.Json) -> list[Part]:
    """What stands in the file and on no page: its name, page heads and feet, lines without a home."""
    lines = [line["text"] for part in ("furniture", "unplaced") for line in parse[part]]
    return [("source", name), ("source", "\n".join(lines))]


def _section_text(heading: str, text: str) -> str:
    return f"{heading}\n{text}" if heading else text


def _beyond(derived: list[Part], parts: list[Part]) -> list[Part]:
    """Derived texts that the sections do not already hold: a clerk wrote them."""
    return [(name, text) for name, text in derived if text and not any(text in whole for _, whole in parts)]


def flat(value: Any) -> str:
    """Every text in a JSON value, a line each."""
    if isinstance(value, dict):
        return "\n".join(filter(None, map(flat, value.values())))
    if isinstance(value, list):
        return "\n".join(filter(None, map(flat, value)))
    return value if isinstance(value, str) else ""
