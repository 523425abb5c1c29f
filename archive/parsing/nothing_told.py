"""A decision that only says that there was nothing: "Ingen bemærkninger.", "-"."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import BODY, COUNCIL

_TELLS_MORE = re.compile(
    r".*[.:]\s.{0,40}\b(?:godkendt|tiltrådt|vedtaget|anbefal|efterretning|uds[aæ]t|udskyd|udgår"
    r"|valgt)"
    r"|ingen (?:af )?(?:\w+ ){1,3}?(?:(?:blev|er|kan|kunne) )?(?:imødekom|godkend|tiltr|bevil)"
    r"|.*\b(?:og|men|idet|hvorfor) (?:\w+ )?(?:kan|kunne|tiltr|godkend|anbefal|tog\b|tager\b|vedt|blev\b)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:[-–.\s]*|(?:eventuelt|evt\.?|meddelelser|spørgetid): (?:ingen|intet)"
    r"|ikke anledning til bemærkninger"
    r"|ingen(?: beslutning| bemærkninger| kommentarer| punkter| sager| nye sager| emner"
    r"| indlæg| spørgsmål)?\b(?!.{0,40}\b(?:undlod|imod)).{0,40}"
    r"|ingen bemærkninger til (?:[^,;.]|(?<=\d)\.){0,120}|intet\b.{0,30}|ingenting(?: at \w+)?"
    r"|ikke noget\b.{0,30}"
    r"|(?:\w+ )?(?:gav|giver) ikke anledning til (?:bemærkninger|kommentarer|drøftelse)"
    r"|der (?:var|er|blev) ikke (?:\w+ ){0,2}(?:punkter|sager|emner|spørgsmål|meddelelser|nyt|post"
    r"|orienteringer)\b.{0,40}"
    r"|der (?:var|er|blev|forelå|fremkom"
    r"|foreligger) (?:ingen|ikke nogen|intet|ikke noget|ikke bemærkninger)\b.{0,60}"
    r"|se (?:papirsag|beslutning|sagen)\w*"
    r"|der (?:er|var|blev) (?:ikke|ingen) (?:\w+ ){0,7}(?:indkommet|kommet|modtaget|stillet|fremsendt)"
    r" (?:nogen |skriftlige )?spørgsmål\b.{0,60}"
    r"|ingen af (?:udvalgets|rådets|bestyrelsens) medlemmer havde bemærkninger"
    rf"|(?:(?:{BODY}|{COUNCIL}) )?(?:havde |har )?(?:intet at|ingen|ikke)(?: yderligere)? (?:bemærke|tilføje"
    r"|bemærkninger|kommentarer|spørgsmål|noget)\b.{0,40}"
    rf"|(?:{BODY} )?var ikke beslutningsdygtigt?)[.\s]*",
    re.IGNORECASE,
)


def tells_nothing(text: str) -> bool:
    """Whether a decision only says that there was nothing: "Ingen bemærkninger.", "-"."""
    return bool(_NONE.fullmatch(text)) and not _TELLS_MORE.match(text)
