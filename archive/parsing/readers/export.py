"""What the systems' XML exports have in common, as canonical lines: header fields, items, attachments."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.etree.ElementTree import Element

from archive.parsing.danish import dates, fold, times
from archive.parsing.headings import heading
from archive.parsing.minutes import Notice
from archive.parsing.readers import xml_tree
from archive.parsing.readers.html_blocks import Block
from archive.parsing.readers.sheet import Sheet

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<time>\d\d:\d\d)\S*)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_KEY = re.compile(r"true|false|ja|nej|\w+://\S*|\{?[\da-f]{8}-[\da-f-]{27}\}?|[\d:TZ.+-]+", re.I)
_ITEM_FIELDS = {
    **dict.fromkeys(
        ("sagsnr", "sagsnr.", "sagsnummer", "sagsid", "journalnr", "journalnr.", "journalnummer"), "Sagsnr."
    ),
    **dict.fromkeys(("sagsbehandler", "sagsansvarlig", "sagsbehandlere"), "Sagsbehandler"),
    "øvrige sagsbehandlere": "Øvrige sagsbehandlere",
}
_KINDS = (
    (re.compile(r"tillæg|addendum|supplement", re.IGNORECASE), "Tillægsdagsorden"),
    (re.compile(r"referat|protokol|minutes", re.IGNORECASE), "Referat"),
    (re.compile(r"dagsorden|agenda", re.IGNORECASE), "Dagsorden"),
)


class Export(Sheet):
    """The lines of one exported meeting, and what was left out of them."""

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[Notice] = []

    def kind(self, said: str) -> None:
        """The title line: minutes, agenda or addendum, where the export says which."""
        word = next((word for pattern, word in _KINDS if pattern.search(said)), None)
        if word:
            self.write(word, "field")

    def field(self, label: str, text: str) -> None:
        """A header's field; an empty one is not written."""
        if text.strip():
            self.write(f"{label}: {text}", "field")

    def furniture(self, label: str, text: str) -> None:
        """What the export says and no field holds."""
        if text.strip():
            self.write(f"{label}: {text}", "furniture")

    def when(self, day: str, start: str, end: str) -> None:
        """Date and times in whatever form the export has them."""
        date, own = danish_date(day)
        clock = (times(start) or times(f"kl. {start}") or [own])[0]
        if date:
            self.field("Mødedato", f"{date} kl. {clock}" if clock else date)
        until = danish_date(end)[1] or (times(end) or times(f"kl. {end}") or [""])[0]
        if until and until != "00:00":
            self.field("Sluttidspunkt", f"kl. {until}")

    def item(self, number: str, title: str, closed: bool) -> None:
        """An item's head, and the mark of a closed one."""
        number = number.strip(" .")
        self.write(f"Punkt {number}: {title}" if number else title or "Punkt uden overskrift", "item")
        if closed:
            self.write("Lukket punkt", "field")

    def section(self, title: str, found: Sequence[Block], *, keep_empty: bool = False) -> None:
        """A section: its heading and its text, which is running text whatever it looks like."""
        if not found and not keep_empty:
            return
        label = _ITEM_FIELDS.get(fold(title.strip(": ")))
        if label and len(found) == 1 and len(found[0].bare) <= 120:
            self.write(f"{label}: {found[0].bare}", "field")
            return
        self.write(title or "Tekst", "heading")
        self.write_blocks(found, ["text"] * len(found), plain=_lists_attachments(title))

    def others(self, element: Element | None, known: Collection[str], number: str = "") -> None:
        """Keep what stands beside the known elements (lower case), but show it not: it may be internal."""
        for part in element if element is not None else ():
            if xml_tree.name(part) in known or not _says_something(part):
                continue
            label = xml_tree.local(part)
            self.furniture(label, xml_tree.words(part))
            text = f"Eksportens »{label}« er ikke et kendt felt; teksten er gemt, men vises ikke."
            self.notices.append(Notice("field-unknown", "info", None, number or None, text))

    def attachments(self, names: Sequence[str], protected: int, number: str) -> None:
        """The names that may be shown; of the protected only how many there are, never a name."""
        names = [name for name in names if name.strip()]
        if names:
            self.write("Bilag", "heading")
            for place, name in enumerate(names):
                self.write(name, "text", tight=place > 0)
        if protected:
            text = f"{protected} bilag er beskyttet i kilden; navn og indhold er udeladt."
            self.notices.append(Notice("attachments-protected", "info", None, number or None, text))


def _says_something(element: Element) -> bool:
    """Whether an element holds words, and not just a number, a truth value, an address or a system's key."""
    text = xml_tree.words(element)
    return bool(_LETTERS.search(text)) and not _KEY.fullmatch(text)


def danish_date(text: str) -> tuple[str, str]:
    """A day as day-month-year, and its clock time (midnight is none); ("", "") where there is no date."""
    if match := _ISO.match(text.strip()):
        clock = match["time"] or ""
        return f"{match['d']}-{match['m']}-{match['y']}", "" if clock == "00:00" else clock
    found = dates(text)
    if not found or found[0].year is None:
        return text.strip(), ""
    clocks = [clock for clock in times(text) if clock != "00:00"]
    first = found[0]
    return f"{first.day:02}-{first.month:02}-{first.year}", clocks[0] if clocks else ""


def _lists_attachments(title: str) -> bool:
    head = heading(title.strip())
    return head is not None and head.kind == "attachments"
