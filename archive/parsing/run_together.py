"""Pages that lost their line breaks: the breaks before labels, items and headings that are unmistakable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parsing import one_line
from archive.parsing.bodies import BODY
from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Notice
from archive.parsing.run_together_fields import FIELD, ITEM_FIELD
from archive.parsing.run_together_heads import ENOUGH, head, labels

_LONG = 100
_TELLING = (
    *("Mødedato", "Mødetidspunkt", "Mødested", "tidspunkt", "Deltagere", "Fraværende", "Medlemmer", "Afbud"),
    *("Sagsnr", "Sagsid", "J.nr", "Dok.nr", "ben sag", "BEN SAG", "Sagsfremstilling", "Indstilling"),
    *("Beslutning", "Punkt 1", "Punkt nr", "Til stede", "Dato", "MØDEDATO"),
)
"""Words of which a line that holds two is looked at."""
_SAYS = 2
_DAY = r"(?:d\.|den)\s?(?:\d\d?[.-]\s?(?:\d\d?|[a-zæøå]{3,9})[ .-]\s?\d{4})?"
_DECISION = (
    rf"(?:(?:Beslutning )?{BODY}, \d\d\.\d\d\.\d{{4}}"
    r"|BESLUTNING I [A-ZÆØÅ, -]{5,60}? DEN(?: \d\d-\d\d-\d{4})?\b"
    rf"|Beslutning(?:er)?(?:(?: i| fra| af)? {BODY})?(?: {_DAY})?)"
)
_WORDS = (
    r"(?:Resum[eé]|Sagsfremstilling|Sagsbeskrivelse|Beskrivelse af sagen|Indstilling(?:er)?|Anbefaling"
    r"|Beslutningstema|Vurdering|Økonomi|Økonomiske konsekvenser|FORVENTET SAGSGANG|Lovgrundlag"
    r"|Indledning(?:/Baggrund)?|Bilag|BESLUTNING|INDSTILLING|SAGSFREMSTILLING)"
)
_HEADING = re.compile(
    rf"(?<!\w)(?:(?:{_DECISION}|{_WORDS})\s?:|(?:{_DECISION}|{_WORDS})(?= [A-ZÆØÅ]|\s*\Z))(?!\S)"
)
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?<!Chr\. )(?:(?P<word>Punkt(?: nr\.)?|PUNKT|Pkt\.?|Sag nr\.?) (?P<of_word>\d{1,3})[.:]"
    r"|(?P<number>\d{1,3})\.|\A(?P<bare>\d{1,3})) (?=[A-ZÆØÅ\"”])"
)
_CONTENTS = re.compile(
    r"(?<!\w)(?:Indholdsfortegnelse|INDHOLDSFORTEGNELSE|Sagsoversigt|Følgende sager behandles)\b"
)
_PAGE_HEAD = re.compile(
    rf"(?:(?:{BODY},?\s(?:Mødedato\s)?)?Side(?: (?:\d{{1,4}}|[ivxlc]{{1,6}}|[AB](?= [A-ZÆØÅ])))?"
    rf"|[A-ZÆØÅ][\wæøå-]+ Kommune Dato Side {BODY}|{BODY} ?['’]?s møde den(?= [A-ZÆØÅ])) (?=\S)"
)
_PAGE_FOOT = re.compile(
    r"(?<=[.\w)])(?: [\w ,-]{4,60}? - Referat - \d\d?\. [a-zæøå]{3,9} \d{4})?"
    r" (?:Side|SIDE) \d{1,4}(?: af \d{1,4})?(?=\s*\Z)"
)
_AWAY = re.compile(r"(?:Fraværende|Ikke til stede|Afbud)\s?:")
_LEADS = re.compile(r"(?<=[.!?] )[A-ZÆØÅ][\wæøå -]{5,60} indstiller,? (?=[Aa]t )")
"""Who recommends, behind another sentence."""
_DECIDES = re.compile(
    r"(?<=[a-zæøå)]) (?=(?:(?:Godkendt|Tiltrådt|Vedtaget|Anbefales|Drøftet|Udsat"
    r"|Taget til (?:efterretning|orientering)|Indstilles)(?:[ .]|\Z)"
    r"|(?:Indstillingen|Dagsordenen|Orienteringen|Sagen|Forslaget) ))"
)
_SAYS_DECIDED = re.compile(
    r" (?:Godkendt|Tiltrådt|Vedtaget|Anbefale[st]|Drøftet|Udsat|Ingen|Intet|Taget til|Til efterretning"
    r"|Indstilles|Indstillingen|Dagsordenen|Orienteringen)\b"
)
_LAST_NUMBER = re.compile(r"(?<=[.:)]) (\d{1,3})\Z")
_BEGINS = "Transkript"
"""What a site of documents writes above the text of one."""
_APART = 3
"""How far a page's own number may be from its place."""
_FIRST_PAGE = re.compile(r"(?P<number>\d{1,3}) (?=\S)")
_KLE_ROW = re.compile(r"\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d{1,6}-\d\d (?=\S)")
_ONLY_TITLE = re.compile(r"(?:\d{1,3}\. )?[A-ZÆØÅ][^.:!?]{4,150} ")
_ENTRY = re.compile(r"(?<!\S)\d{1,3}\. [A-ZÆØÅ]")
_LEADER = re.compile(r"\.{3,}\s?\d")
_FEWEST = 3
_ONLY_BODY = re.compile(BODY)
_NOTICE = Notice(
    "breaks-restored",
    "warning",
    None,
    None,
    "Dokumentet har mistet sine linjeskift; de er sat ind igen ved punkter og overskrifter.",
)


def parted(document: Document) -> Document:
    """The document with its lines' breaks put back, where lines hold whole heads or whole items; else as is.

    The lines are numbered anew, and a notice says so.
    """
    lines, rows = document.lines, document.texts
    long = [
        at
        for at in (*rows.holding(":"), *rows.holding("Sagsfremstilling "))
        if len(lines[at].text) > _LONG and _may_run_on(lines[at])
    ]
    dotted = (lines[at].text for at in rows.digits if rows[at][2:3] == ".")
    numbered = [text for text in dotted if _KLE_ROW.match(text)]
    behind_cases = len(numbered) > 1 and any(_HEADING.search(text) for text in numbered)
    if not behind_cases and not any(_runs_on(lines[at].text) for at in long):
        return document
    pages = _page_numbers(lines)
    seen = _Numbers()
    made: list[Line] = []
    for at, line in enumerate(lines):
        if line.role or not line.text.strip():
            made.append(line)
            continue
        number, text = pages.get(at, ""), line.text.strip()
        if number:
            made.append(line._replace(text=number, role="furniture"))
            text = text[len(number) :].strip()
            foot = _LAST_NUMBER.search(text)
            near = foot is not None and abs(int(foot[1]) - int(number)) <= _APART
            text, foot_text = (text[: foot.start()], foot[1]) if foot and near else (text, "")
            made += [line._replace(text=piece, role=role) for piece, role in _pieces(text, seen)]
            made += [line._replace(text=foot_text, role="furniture")] if foot_text else []
            continue
        made += [line._replace(text=piece, role=role) for piece, role in _pieces(text, seen)]
    anew = tuple(line._replace(number=at) for at, line in enumerate(made, 1))
    return Document(anew, (*document.notices, _NOTICE))


class _Numbers:
    """The last item's number so far, and whether a contents list began before."""

    def __init__(self) -> None:
        self.last: int | None = None
        self.listing = False

    def next(self, number: int) -> bool:
        """Whether this number may follow; it is then the last one."""
        if self.last is not None and number != self.last + 1:
            return False
        self.last = number
        return True


def _may_run_on(line: Line) -> bool:
    return not line.role and "\t" not in line.text and _tells(line.text)


def _tells(text: str) -> bool:
    return sum(word in text for word in _TELLING) >= _SAYS


def _runs_on(text: str) -> bool:
    """Whether one line holds a whole head, or an item with its field and its sections."""
    if labels(text) >= ENOUGH:
        return True
    headings = [match.start() for match in _HEADING.finditer(text)]
    fields = [match.start() for match in ITEM_FIELD.finditer(text)]
    numbers = list(_NUMBER.finditer(text)) if headings else []
    worded = any(number["word"] for number in numbers)
    by_field = bool(numbers) and (worded or (bool(fields) and fields[0] < headings[-1]))
    return by_field or bool(one_line.starts(text, numbers))


def _page_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """The pages' numbers before the text of their lines, where they count up from 1, below "Transkript"."""
    begin = next((at for at, line in enumerate(lines) if line.text.strip() == _BEGINS), -1) + 1
    filled = [at for at, line in enumerate(lines) if at >= begin and line.text.strip()]
    found = {at: _FIRST_PAGE.match(f"{lines[at].text.strip()} x") for at in filled}
    numbers = [(at, match["number"]) for at, match in found.items() if match]
    pages = [int(number) for _, number in numbers]
    counts = (
        bool(pages) and len(pages) == len(filled) and pages[0] == 1 and all(a < b for a, b in pairwise(pages))
    )
    return dict(numbers) if counts else {}


def _pieces(text: str, seen: _Numbers) -> Iterator[tuple[str, str]]:
    """The text's lines with their roles: "" or "furniture"."""
    if page := _PAGE_HEAD.match(text):
        yield page.group().strip(), "furniture"
        text = text[page.end() :]
    foot = _PAGE_FOOT.search(text)
    text, below = (text[: foot.start()], text[foot.start() :].strip()) if foot else (text, "")
    contents = _CONTENTS.search(text) if seen.last is None else None
    items = list(_items(text, seen))
    if seen.listing and not items and seen.last is None and _ENTRY.search(text) and not _is_item(text):
        yield text, "furniture"
        return
    seen.listing = seen.listing or contents is not None
    first = items[0] if items else len(text)
    listed = contents.start() if contents and contents.start() < first else first
    if items and not contents and _ONLY_BODY.fullmatch(text[:listed].strip()):
        yield text[:listed].strip(), "furniture"
        listed = 0
    yield from ((piece, "") for piece in head(text[:listed]) if listed and (contents or not _is_item(text)))
    above_items = not contents and bool(listed) and _is_item(text)
    paged = above_items and bool(items) and "MØDEDATO:" in text[:first]
    fields = FIELD.search(text, 0, first) if paged else None
    if fields:
        yield text[: fields.start()].strip(), "furniture"
    elif above_items:
        yield from ((piece, "") for piece in _body(text[:first]))
    if contents and listed < first:
        yield text[listed:first].strip(), "furniture"
    for start, end in pairwise([*items, len(text)]):
        yield "", ""
        titled, *rest = _body(text[start:end])
        above = _body(text[fields.start() : first]) if fields and start == first else ()
        yield from ((piece, "") for piece in (titled, *above, *rest))
    if below:
        yield below, "furniture"


def _is_item(text: str) -> bool:
    """Whether a line without an item's number holds an item's fields or sections, and no head's labels."""
    return bool(_HEADING.search(text) or ITEM_FIELD.search(text)) and labels(text) < ENOUGH


def _items(text: str, seen: _Numbers) -> Iterator[int]:
    """Where items begin: numbers that count up, and have an item's field before the next number.

    On a line with the document's head too, three numbers from 1 on with headings behind two of them suffice.
    """
    numbers = list(_NUMBER.finditer(text))
    many = seen.last is None and len(numbers) >= _FEWEST
    counted = _counted(text, numbers) or one_line.starts(text, numbers) if many else frozenset()
    for place, match in enumerate(numbers):
        end = numbers[place + 1].start() if place + 1 < len(numbers) else len(text)
        by_field = ITEM_FIELD.search(text, match.end(), end)
        listed = _LEADER.search(text, match.end(), end)
        if (
            (match["word"] or by_field or match.start() in counted)
            and not listed
            and seen.next(int(match["of_word"] or match["number"] or match["bare"]))
        ):
            yield match.start()


def _counted(text: str, numbers: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where the numbers from 1 on stand, each one more than the last, if headings stand behind some."""
    run: list[int] = []
    for match in numbers:
        if match["number"] and int(match["number"]) == len(run) + 1:
            run.append(match.start())
    pieces = [text[start:end] for start, end in pairwise([*run, len(text)])]
    headed = sum(any(found.group()[-1] == ":" for found in _HEADING.finditer(piece)) for piece in pieces)
    enough = len(run) >= _FEWEST and headed > 1 and labels(text) > ENOUGH
    return (
        frozenset(run) if enough and not _CONTENTS.search(text) and not _LEADER.search(text) else frozenset()
    )


def _body(text: str) -> Iterator[str]:
    """The lines of an item: its head, its fields, and each heading apart from its text."""
    case = _KLE_ROW.match(text)
    first = _HEADING.search(text)
    first_at = first.start() if first and _ONLY_TITLE.fullmatch(text[: first.start()]) else -1
    cuts = {0, len(text), case.end() if case else 0}
    for match in FIELD.finditer(text):
        cuts.add(match.start())
        if match.group()[-1] in "gG":
            cuts.add(match.end())
    for match in _HEADING.finditer(text):
        before = text[: match.start()].rstrip()
        whole = match.group()[-1] == ":" or " den" in match.group().lower()
        if (
            whole
            or not before
            or before[-1] in ".!?:)"
            or _ends_field(before)
            or match.start() == first_at
            or (match.group() == "Beslutning" and _SAYS_DECIDED.match(text, match.end()))
            or (match.group() == "Sagsfremstilling" and before[-1].isalnum())
            or (case and not text[case.end() : match.start()])
        ):
            cuts |= {match.start(), match.end()}
    leads = (match for match in _LEADS.finditer(text) if not text[: match.start()].rstrip(". ").isdecimal())
    cuts |= {cut for match in leads for cut in match.span()}
    for start, end in pairwise(sorted(cuts)):
        piece = text[start:end].strip()
        away = _AWAY.match(piece)
        decides = _DECIDES.search(piece) if away else None
        yield from filter(None, [piece[: decides.start()], piece[decides.end() :]] if decides else [piece])


def _ends_field(before: str) -> bool:
    """Whether the text before a heading ends in a field: a mark, a number, or a label's short value."""
    fields = list(FIELD.finditer(before))
    return bool(fields) and len(before) - fields[-1].start() <= 60
