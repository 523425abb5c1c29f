"""Where nothing is found: which words or limits could be let go of, and how much that would find."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from archive.search.grammar import Parsed, Phrase, written
from archive.search.query import Query, Relaxation

MOST = 8
_WORDS = 6  # words of a query tried without
Count = Callable[[Query], int]  # how many public items a search finds

# Parameter of the address, the fields of a Query it fills, and what letting go of it is called.
_LIMITS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("kommune", {"municipality": ""}, "i alle kommuner"),
    ("udvalg", {"committees": ()}, "i alle udvalg"),
    ("aar", {"years": ()}, "i alle år"),
    ("fra", {"since": None}, "også før fra-datoen"),
    ("til", {"until": None}, "også efter til-datoen"),
    ("udfald", {"outcomes": ()}, "med alle udfald"),
    ("emne", {"topic": ""}, "i alle emner"),
    ("afviger", {"deviates": None}, "uanset om beslutningen følger indstillingen"),
    ("afstemning", {"voted": False}, "også uden afstemning"),
    ("mindretal", {"dissent": False}, "også uden mindretal"),
    ("tilfoejet", {"added_since": None}, "uanset hvornår de er tilføjet"),
    ("synonymer", {"synonyms": True}, "også på ord, der betyder det samme"),
    ("i", {"decisions_only": False}, "i hele sagen, ikke kun i beslutninger"),
)


def relaxations(query: Query, parsed: Parsed, count: Count) -> tuple[Relaxation, ...]:
    """Wider searches that find something, at most MOST, each letting go of one thing (or of all limits)."""
    found = []
    for label, parameter, value, wider in _wider(query, parsed):
        if counted := count(wider):
            found.append(Relaxation(label, parameter, value, counted))
    return tuple(found[:MOST])


def _wider(query: Query, parsed: Parsed) -> Iterator[tuple[str, str, str, Query]]:
    limits = [limit for limit in _LIMITS if any(getattr(query, name) != limit[1][name] for name in limit[1])]
    for parameter, fields, label in limits:
        yield label, parameter, "", replace(query, **fields)
    if len(limits) > 1:
        free = {name: empty for _, fields, _ in limits for name, empty in fields.items()}
        yield "i hele arkivet", "*", "", replace(query, **free)
    for label, text in _fewer_words(parsed):
        yield label, "q", text, replace(query, q=text)


def _fewer_words(parsed: Parsed) -> Iterator[tuple[str, str]]:
    if any(isinstance(clause, Phrase) and len(clause.words) > 1 for clause in parsed.clauses):
        loose = written(parsed.groups, parsed.excluded).replace('"', "")
        yield "uden anførselstegn", re.sub(r"\s+", " ", loose)
    for clause in parsed.excluded[:_WORDS]:
        rest = [other for other in parsed.excluded if other is not clause]
        yield f"også med {clause}", written(parsed.groups, rest)
    if len(parsed.groups) > 1:
        for group in parsed.groups[:_WORDS]:
            others = [other for other in parsed.groups if other is not group]
            yield f"uden {' ELLER '.join(map(str, group))}", written(others, parsed.excluded)
