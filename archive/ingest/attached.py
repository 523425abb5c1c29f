"""A file that lies beside a document: its bytes, its text where a machine can read it, else why it cannot."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from archive.ingest import storage
from archive.models import Attachment, Source
from archive.parsing import Unreadable
from archive.parsing.lines import Document
from archive.parsing.readers import unshown
from archive.parsing.readers.zip_folder import Attached

LONGEST = 1_000_000  # characters kept and looked through; a person looks at what is longer
_PARTLY = {
    "page-without-text": "En del af filen er et billede uden tekst.",
    "letters-unknown": "En del af filens bogstaver kan ikke læses.",
    unshown.CODE: "Filen rummer tekst, som den ikke viser.",
}


@dataclass(frozen=True)
class File:
    """A file on its way in. `unread`: why a person has to look at it, "" where all of it was read."""

    name: str
    data: bytes
    folder: str = ""
    text: str = ""
    unread: str = ""

    @cached_property
    def sha256(self) -> str:
        return storage.digest(self.data)


def read(file: Attached, document: Callable[[], Document] | None) -> File:
    """The file with its text. document: gives what is read; None where the archive has the file already."""
    plain = File(file.name, file.data, file.folder, unread="Filen er ikke læst igennem.")
    if document is None:
        return plain
    try:
        found = document()
    except Unreadable as error:
        return replace(plain, unread=_first_sentence(str(error)))
    except Exception as error:  # a reader's own fault: a person looks at the file
        return replace(plain, unread=f"Uventet fejl ({type(error).__name__}).")
    begin = next((notice.line for notice in found.notices if notice.code == unshown.CODE), None)
    shown = found.lines[: begin - 1] if begin else found.lines
    text = "\n".join(line.text for line in shown).replace("\x00", "").strip()
    unread = next((_PARTLY[notice.code] for notice in found.notices if notice.code in _PARTLY), "")
    if not text:
        unread = "Filen har ingen tekst."
    elif len(text) > LONGEST:
        unread = f"Filen er meget lang ({len(text)} tegn)."
    return replace(plain, text=text[:LONGEST], unread=unread)


def not_taken_in(data: bytes, files: Iterable[Attached]) -> list[Attached]:
    """Those of a document's files that its meeting does not have yet: the others need no reading."""
    files = list(files)
    if not files:
        return []
    marks = [storage.digest(file.data) for file in files]
    meetings = Source.objects.filter(file__sha256=storage.digest(data)).values("meeting")
    kept = Attachment.objects.filter(item__meeting__in=meetings, file__sha256__in=marks)
    have = Counter(kept.values_list("file__sha256", flat=True))
    return [file for file, mark in zip(files, marks, strict=True) if have[mark] < marks.count(mark)]


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."
