"""Give a kept file that is no attachment's to an item: read and looked through before anybody can see it."""

from functools import partial

from django.contrib.auth.models import User
from django.db.models import Max

from archive.ingest import attached, clarifications, clerks_words, known_items
from archive.ingest.attaching import UNMATCHED, keep, look_over
from archive.ingest.auditing import audit
from archive.ingest.conflicts import locked
from archive.ingest.refusals import Refused
from archive.ingest.report import Report
from archive.models import Attachment, Clarification, Item, StoredFile, recording
from archive.parsing import readers
from archive.parsing.readers.zip_folder import Attached


def attach_loose(
    matter: Clarification, target: Item | Attachment, *, user: User | None, note: str = ""
) -> Attachment | None:
    """Give a file that was no attachment's to an item, as a new attachment, or to one that lacks its file.

    It is read and looked through first: what holds a personal number, or cannot be read, waits unseen.
    None, nothing written, where the matter is settled already. Raises Refused where it cannot be.
    """
    clerks_words.refuse_number(note)
    with recording():
        row = locked(matter)
        if row is None:
            return None
        if row.code != UNMATCHED or row.source is None:
            raise Refused("attachment", "Det er ikke en fil, der mangler sin plads.")
        file = _kept(row)
        attachment = _place_for(row, target, file)
        clarifications.settle_all([row], " ".join(filter(None, [f"Sat på {attachment.item}.", note])), user)
        known = known_items.one(attachment.item)
        kept = next((one for one in known.attachments if one.pk == attachment.pk), attachment)
        report = Report(row.source.name, "updated")
        keep(kept, file, row.source, report, user=user)
        if kept not in known.attachments:
            known.attachments.append(kept)
        look_over(known, row.source, report, user=user)
        audit("attach", user, note, row.meeting_id, known.row.pk, row.source_id, attachment=kept.pk)
    return kept


def kept_file(matter: Clarification) -> StoredFile | None:
    """The file that a matter asks about, None where the archive does not have it."""
    return StoredFile.objects.filter(sha256=(matter.theirs or {}).get("sha256", "")).first()


def _kept(matter: Clarification) -> attached.File:
    """The kept file with its text, read anew."""
    stored = kept_file(matter)
    try:
        data = stored.path.read_bytes() if stored else b""
    except OSError:
        stored = None
    if stored is None:
        raise Refused("attachment", "Filen ligger ikke i arkivets mappe. Indlæs zip-filen igen.")
    name = (matter.theirs or {}).get("file", "") or "Fil"
    return attached.read(Attached(name, data), partial(readers.read, data))


def _place_for(matter: Clarification, target: Item | Attachment, file: attached.File) -> Attachment:
    """The attachment's row, saved or not. Refused on another meeting's, or one that has another file."""
    item = target if isinstance(target, Item) else target.item
    if item.meeting_id != matter.meeting_id:
        raise Refused("attachment", "Filen kan kun sættes på et punkt fra samme møde.")
    if isinstance(target, Attachment):
        if target.file_id is not None:
            raise Refused("attachment", "Bilaget har allerede en fil. Vælg et andet sted.")
        return target
    taken = Attachment.objects.filter(item=item).aggregate(last=Max("position"))["last"]
    return Attachment(item=item, name=file.name, position=0 if taken is None else taken + 1)
