"""From what was read to rows, and the only way a person's change is made. Each verb is one transaction."""

from archive.ingest.clerks_words import one_line
from archive.ingest.conflicts import Choice, consequences, settle_conflict
from archive.ingest.corrections import correct, correct_many
from archive.ingest.documents import fail_document, ingest_document
from archive.ingest.doubts import join, keep_apart
from archive.ingest.loose_files import attach_loose
from archive.ingest.new_sections import add_section
from archive.ingest.newcomers import DOUBT_REASON
from archive.ingest.refusals import Refused
from archive.ingest.report import Report, totals
from archive.ingest.visibility import close, hold, publish_between, release, settle, withdraw

__all__ = [
    "DOUBT_REASON",
    "Choice",
    "Refused",
    "Report",
    "add_section",
    "attach_loose",
    "close",
    "consequences",
    "correct",
    "correct_many",
    "fail_document",
    "hold",
    "ingest_document",
    "join",
    "keep_apart",
    "one_line",
    "publish_between",
    "release",
    "settle",
    "settle_conflict",
    "totals",
    "withdraw",
]
