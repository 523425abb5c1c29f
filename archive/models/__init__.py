"""The archive's tables. What is public is decided here, once: `public()` and `listed()`."""

from archive.models.addresses import OldAddress
from archive.models.cases import Case, Topic
from archive.models.changes import ChangeLog, recording
from archive.models.contents import Attachment, Mention, Section, SectionKind
from archive.models.corrections import AuditEntry, Clarification, Correction, Reason
from archive.models.identity import ArchiveIdentity, archive_id
from archive.models.items import Item, Outcome
from archive.models.meetings import Kind, Meeting
from archive.models.places import Committee, Municipality
from archive.models.senders import Sender
from archive.models.sources import Source, StoredFile
from archive.models.visibility import Actor, Visibility

__all__ = [
    "Actor",
    "ArchiveIdentity",
    "Attachment",
    "AuditEntry",
    "Case",
    "ChangeLog",
    "Clarification",
    "Committee",
    "Correction",
    "Item",
    "Kind",
    "Meeting",
    "Mention",
    "Municipality",
    "OldAddress",
    "Outcome",
    "Reason",
    "Section",
    "SectionKind",
    "Sender",
    "Source",
    "StoredFile",
    "Topic",
    "Visibility",
    "archive_id",
    "recording",
]
