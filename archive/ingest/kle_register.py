"""Read the register of KLE topics from KL's XML or from a spreadsheet's CSV."""

import csv
import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from archive.ingest.refusals import Refused
from archive.parsing.minutes import Unreadable
from archive.parsing.readers import markup, text, xml_tree

LONGEST = 300  # characters of a title
_CODE = re.compile(r"\d{2}(?:\.\d{2}){0,2}")
_NUMBER = re.compile(r"(?P<of>.*?)-?(?:nr|nummer|kode)\.?")
_TITLE = re.compile(r"(?P<of>.*?)-?(?:titel|navn|betegnelse)")
Row = tuple[str, str]  # code and title


def read(data: bytes) -> dict[str, str]:
    """Titles by code ("15", "15.00", "15.00.00"). Raises Refused, in Danish, with the line where it can."""
    found = _of_csv(data) if markup.root(data) is None else _of_xml(data)
    if not found:
        raise Refused(
            "kle", "Der er ingen KLE-numre i filen. Den skal være KL's XML, eller CSV med kode;titel."
        )
    return dict(sorted(found.items()))


# Spreadsheets


def _of_csv(data: bytes) -> dict[str, str]:
    """A row for each code; a first row without a digit is a head."""
    try:
        said, _ = text.decode(data)
    except Unreadable as error:
        raise Refused("kle", str(error)) from error
    delimiter = max(";,\t", key=said.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(said, newline=""), delimiter=delimiter, strict=True)
    found: dict[str, str] = {}
    try:
        for number, row in enumerate(reader):
            cells = [" ".join(cell.split()) for cell in row]
            head = number == 0 and not any(character.isdigit() for character in cells[:1] and cells[0])
            if any(cells) and not head:
                _add(found, cells, reader.line_num)
    except csv.Error as error:
        raise _wrong(reader.line_num, "rækken kan ikke læses som CSV") from error
    return found


def _add(found: dict[str, str], cells: list[str], line: int) -> None:
    code, title = _code(cells[0]), cells[1] if len(cells) > 1 else ""
    if code is None:
        raise _wrong(line, f"»{cells[0][:40]}« er ikke et KLE-nummer (15, 15.00 eller 15.00.00)")
    if not 0 < len(title) <= LONGEST:
        raise _wrong(line, f"{code} skal have en titel på 1-{LONGEST} tegn")
    if found.setdefault(code, title) != title:
        raise _wrong(line, f"{code} står også tidligere i filen med en anden titel")


def _code(cell: str) -> str | None:
    """The code; a spreadsheet writes 05 as 5."""
    code = f"0{cell}" if re.match(r"\d(?:\.|\Z)", cell) else cell
    return code if _CODE.fullmatch(code) else None


def _wrong(line: int, what: str) -> Refused:
    return Refused("kle", f"Linje {line}: {what}. Ret filen, og prøv igen.", line)


# KL's XML


def _of_xml(data: bytes) -> dict[str, str]:
    """Every element that has a number and a title of one name: HovedgruppeNr and HovedgruppeTitel, Nr and
    Titel, as elements in it or as attributes, in any namespace. Where a code is told again the first stands.
    """
    try:
        root, _ = xml_tree.parse(data)
    except Unreadable as error:
        line = getattr(error.__cause__, "position", (None,))[0]
        raise Refused("kle", f"{f'Linje {line}: ' if line else ''}{error}", line) from error
    found: dict[str, str] = {}
    for code, title in _topics(root, ""):
        found.setdefault(code, title)
    return found


def _topics(element: Element, above: str) -> Iterator[Row]:
    row = _row(element, above)
    if row:
        yield row
    for part in element:
        yield from _topics(part, row[0] if row else above)


def _row(element: Element, above: str) -> Row | None:
    """The element's own code and title; a number of two digits inside 15 is 15.00."""
    said = {key.rpartition("}")[2].casefold(): value for key, value in element.attrib.items()}
    said |= {xml_tree.name(part): xml_tree.words(part) for part in element if not len(part)}
    titles = {match["of"]: value for key, value in said.items() if (match := _TITLE.fullmatch(key))}
    for key, value in said.items():
        match = _NUMBER.fullmatch(key)
        code = value.strip().rstrip(".")
        if match is None or not _CODE.fullmatch(code) or not titles.get(match["of"], "").strip():
            continue
        whole = code if len(code) > 2 or not above else f"{above}.{code}"
        if _CODE.fullmatch(whole):
            return whole, " ".join(titles[match["of"]].split())[:LONGEST]
    return None
