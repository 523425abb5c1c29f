"""Items of minutes in prose, where no heading and no field tells: lines that count up, each set apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.parsing.bodies import BODY
from archive.parsing.groups import closed_by
from archive.parsing.head_forms import Head, beginnings, candidate
from archive.parsing.lines import Line
from archive.parsing.listed import row_above
from archive.parsing.rows import Rows

_FORMS = ("dot", "-", "–", ":", ")", "word", "bare", "lone")
"""What may number an item by its count alone; a mere figure before a word is too common."""
_FEWEST = 3
_LONGEST_TITLE = 250
_BULLETS = ("• ", "· ", "- ", "– ")
_USUAL = re.compile(r"(?:Eventuelt|Evt|Godkendelse af|Velkomst|Valg af (?:dirigent|referent|ordstyrer))\b")
_FROM_BODY = re.compile(rf"Fra {BODY}")
"""What stands over the items that a committee puts before the council."""
_AD = re.compile(
    r"ad\.?\s*(?:punkt|pkt\.?)?\s*(?P<number>\d{1,3})(?:\s*[.):]|\s+[-–]|$)\s*(?P<title>.*)", re.IGNORECASE
)
""" "Ad 3)", "Ad pkt. 3: Velkomst": what was said of an item of the agenda above."""


def heads(lines: Sequence[Line], rows: Rows, texts: Collection[int]) -> tuple[list[Head], set[int]]:
    """The items that nothing but their count tells, and the entries of a list that named them before."""
    numbered: dict[str, list[Head]] = {form: [] for form in _FORMS}
    for at in beginnings(rows):
        head = candidate(rows[at].rstrip(": "), at) if at not in texts else None
        if head and head.form in numbered:
            numbered[head.form].append(head)
    runs = max((_runs(lines, rows, of_form) for of_form in numbered.values()), key=_most)
    if ad := _ad(rows):
        return _answering(rows, ad, runs)
    if not runs or len(runs) > 2:
        return _announced(rows), set()
    if len(runs) == 2 and [head.order for head in runs[0]] != [head.order for head in runs[1]]:
        return [], set()
    return runs[-1], {head.index for run in runs[:-1] for head in run}


def _announced(rows: Rows) -> list[Head]:
    """The titles directly below "Åbent møde" and "Lukket møde", of a meeting announced with nothing else."""
    found: list[Head] = []
    for group in (at for at in rows.beginning("LlÅå") if closed_by(rows[at]) is not None):
        begin = group + 1 + (group + 1 < len(rows) and not rows[group + 1])
        bulleted = rows[begin : begin + 1] and rows[begin][:2] in _BULLETS
        for at in range(begin, len(rows)):
            if bulleted and not rows[at]:
                continue
            if not rows[at] or len(rows[at]) > _LONGEST_TITLE or (bulleted and rows[at][:2] not in _BULLETS):
                break
            if closed_by(rows[at]) is not None or rows[at][-1] == ".":
                break
            found.append(Head(at, "", rows[at].lstrip("•·-– "), "announced"))
    return found if len(found) >= _FEWEST else []


def _most(runs: list[list[Head]]) -> int:
    return sum(map(len, runs))


def _runs(lines: Sequence[Line], rows: Sequence[str], of_form: Sequence[Head]) -> list[list[Head]]:
    """The lines of one form that stand as far in as the first and count up, a run for each beginning."""
    if len(of_form) < _FEWEST:
        return []
    if _are_agenda(of_form):
        return [list(of_form)]
    outermost = _indent(lines[of_form[0].index])
    runs: list[list[Head]] = []
    for head in of_form:
        if _indent(lines[head.index]) != outermost:
            continue
        if runs and head.order == runs[-1][-1].order + 1 and _set_apart(lines, rows, head, runs[-1][-1]):
            runs[-1].append(head)
        elif not runs or head.order == runs[0][0].order:
            runs.append([head])
    return [run for run in runs if len(run) >= _FEWEST]


def _are_agenda(of_form: Sequence[Head]) -> bool:
    """Whether all lines of a form count from 1 on without a break, and one bears what every agenda has."""
    counts = all(head.order == place for place, head in enumerate(of_form, 1))
    return counts and any(_USUAL.match(head.title) for head in of_form)


def _set_apart(lines: Sequence[Line], rows: Sequence[str], head: Head, before: Head) -> bool:
    """Whether a blank line, the head before, or a line further in stands directly above."""
    if head.form == before.form and head.form in ("bare", "lone") and not head.title:
        return True
    above = row_above(rows, head.index)
    further_in = above >= 0 and _indent(lines[above]) > _indent(lines[head.index])
    of_body = above >= 0 and bool(_FROM_BODY.fullmatch(rows[above]))
    return above == before.index or not rows[head.index - 1] or further_in or of_body


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _ad(rows: Rows) -> list[Head]:
    """The heads "Ad 1)", if they count up."""
    found = [
        Head(at, match["number"], match["title"], "ad")
        for at in rows.beginning("Aa")
        if rows[at][:2] in ("Ad", "AD", "ad") and (match := _AD.fullmatch(rows[at]))
    ]
    rising = all(one.order < other.order for one, other in pairwise(found))
    return found if len(found) > 1 and rising else []


def _answering(rows: Sequence[str], ad: list[Head], runs: list[list[Head]]) -> tuple[list[Head], set[int]]:
    """The heads "Ad 1)" with the titles that the agenda above gives their numbers."""
    entries = [head for run in runs[:1] for head in run if head.index < ad[0].index]
    titles = {head.order: head.title for head in entries}
    if not entries or any(head.order not in titles for head in ad):
        return [], set()
    told = [replace(head, title=titles[head.order]) if not head.title else head for head in ad]
    return told, {head.index for head in entries}
