"""Carry a whole archive in one open file, between databases and versions (docs/export-format.md)."""

from archive.ingest.transfer.exporting import export_archive
from archive.ingest.transfer.form import TransferError
from archive.ingest.transfer.importing import import_archive

__all__ = ["TransferError", "export_archive", "import_archive"]
