"""The JSON form of a parse: keys and null rules of design.md section 3, both ways."""

from __future__ import annotations

from typing import Any

from archive.parsing.minutes import (
    Item,
    Minutes,
    Notice,
    Onward,
    Recommendation,
    Routing,
    Section,
    SourceLine,
    Voters,
    Votes,
)

FORMAT = 1
Json = dict[str, Any]

_ITEM_PLAIN = (
    "number",
    "title",
    "closed",
    "closed_ground",
    "case_number",
    "officer",
    "expected_duration",
    "outcome",
    "outcome_remainder",
    "dissent",
)
_MINUTES_PLAIN = ("kind", "municipality", "committee", "date", "start", "end", "place")


def to_dict(minutes: Minutes) -> Json:
    """The parse as plain values ready for json.dumps; from_dict(to_dict(x)) == x."""
    return {
        "format": FORMAT,
        **{name: getattr(minutes, name) for name in _MINUTES_PLAIN},
        "present": list(minutes.present),
        "absent": list(minutes.absent),
        "items": [item_to_dict(item) for item in minutes.items],
        "warnings": [_notice_to_dict(notice) for notice in minutes.warnings],
        "furniture": [_line_to_dict(line) for line in minutes.furniture],
        "unplaced": [_line_to_dict(line) for line in minutes.unplaced],
    }


def from_dict(data: Json) -> Minutes:
    """The inverse of to_dict; raises ValueError for another format, KeyError for a missing key."""
    if data.get("format") != FORMAT:
        raise ValueError(f"parse format {data.get('format')!r} is not {FORMAT}")
    return Minutes(
        **{name: data[name] for name in _MINUTES_PLAIN},
        present=tuple(data["present"]),
        absent=tuple(data["absent"]),
        items=tuple(item_from_dict(item) for item in data["items"]),
        warnings=tuple(Notice(**notice) for notice in data["warnings"]),
        furniture=tuple(SourceLine(**line) for line in data["furniture"]),
        unplaced=tuple(SourceLine(**line) for line in data["unplaced"]),
    )


def item_to_dict(item: Item) -> Json:
    """One item as plain values, in the order of the contract."""
    plain = {name: getattr(item, name) for name in _ITEM_PLAIN}
    return {
        **{name: plain[name] for name in _ITEM_PLAIN[:6]},
        "co_officers": list(item.co_officers),
        "expected_duration": item.expected_duration,
        "routing": routing_to_dict(item.routing),
        "sections": [section_to_dict(section) for section in item.sections],
        "recommendation": recommendation_to_dict(item.recommendation),
        "outcome": item.outcome,
        "outcome_remainder": item.outcome_remainder,
        "votes": votes_to_dict(item.votes),
        "dissent": item.dissent,
        "onward": [{"body": onward.body, "date": onward.date} for onward in item.onward],
        "attachments": list(item.attachments),
    }


def item_from_dict(data: Json) -> Item:
    """The inverse of item_to_dict."""
    return Item(
        **{name: data[name] for name in _ITEM_PLAIN},
        co_officers=tuple(data["co_officers"]),
        routing=routing_from_dict(data["routing"]),
        sections=tuple(section_from_dict(section) for section in data["sections"]),
        recommendation=recommendation_from_dict(data["recommendation"]),
        votes=votes_from_dict(data["votes"]),
        onward=tuple(Onward(**onward) for onward in data["onward"]),
        attachments=tuple(data["attachments"]),
    )


def section_to_dict(section: Section) -> Json:
    """One section; `lines` becomes a list of two."""
    return {
        "kind": section.kind,
        "heading": section.heading,
        "body": section.body,
        "date": section.date,
        "text": section.text,
        "lines": list(section.lines),
        "page": section.page,
    }


def section_from_dict(data: Json) -> Section:
    """The inverse of section_to_dict."""
    first, last = data["lines"]
    return Section(**{**data, "lines": (first, last)})


def recommendation_to_dict(value: Recommendation | None) -> Json | None:
    """None stays None."""
    return None if value is None else {"by": value.by, "clauses": list(value.clauses)}


def recommendation_from_dict(data: Json | None) -> Recommendation | None:
    """The inverse of recommendation_to_dict."""
    return None if data is None else Recommendation(data["by"], tuple(data["clauses"]))


def routing_to_dict(value: Routing | None) -> Json | None:
    """`assigned` stays null where the columns were lost."""
    if value is None:
        return None
    assigned = None if value.assigned is None else list(value.assigned)
    return {"codes": list(value.codes), "marks": list(value.marks), "assigned": assigned}


def routing_from_dict(data: Json | None) -> Routing | None:
    """The inverse of routing_to_dict."""
    if data is None:
        return None
    assigned = None if data["assigned"] is None else tuple(data["assigned"])
    return Routing(tuple(data["codes"]), tuple(data["marks"]), assigned)


def votes_to_dict(value: Votes | None) -> Json | None:
    """`for` is the JSON name of in_favour, in votes and in voters."""
    if value is None:
        return None
    voters = value.voters and {
        "for": list(value.voters.in_favour),
        "against": list(value.voters.against),
        "abstained": list(value.voters.abstained),
    }
    return {
        "for": value.in_favour,
        "against": value.against,
        "abstained": value.abstained,
        "tie": value.tie,
        "voters": voters,
        "text": value.text,
    }


def votes_from_dict(data: Json | None) -> Votes | None:
    """The inverse of votes_to_dict."""
    if data is None:
        return None
    voters = data["voters"]
    if voters is not None:
        voters = Voters(tuple(voters["for"]), tuple(voters["against"]), tuple(voters["abstained"]))
    return Votes(data["for"], data["against"], data["abstained"], data["tie"], voters, data["text"])


def _notice_to_dict(notice: Notice) -> Json:
    return {
        "code": notice.code,
        "severity": notice.severity,
        "line": notice.line,
        "item": notice.item,
        "message": notice.message,
    }


def _line_to_dict(line: SourceLine) -> Json:
    return {"line": line.line, "text": line.text}
