"""From what was read to rows, and the only way a person's change is made. Each verb is one transaction."""

from archive.ingest.clerks_words import one_line
from archive.ingest.corrections import correct, correct_many
from archive.ingest.documents import fail_document, ingest_document
from archive.ingest.refusals import Refused
from archive.ingest.report import Report, totals
from archive.ingest.visibility import close, hold, publish_between, release, settle, withdraw

__all__ = [
    "Refused",
    "Report",
    "close",
    "correct",
    "correct_many",
    "fail_document",
    "hold",
    "ingest_document",
    "one_line",
    "publish_between",
    "release",
    "settle",
    "totals",
    "withdraw",
]
