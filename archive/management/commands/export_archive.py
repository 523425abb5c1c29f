"""Write the whole archive to one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from archive.ingest.transfer import TransferError, export_archive

FAILED, WRONG_USE = 1, 2


class Command(BaseCommand):
    help = (
        "Skriver hele arkivet til én fil: rækker, rettelser, historik og kildefiler. Filen indeholder også"
        " det, der er holdt tilbage; den er kun for driften."
        " 0: skrevet, 1: kunne ikke skrives, 2: forkert brug."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FIL", type=Path, help="filen, der skrives (zip)")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"].absolute()
        if target.is_dir() or not target.parent.is_dir():
            self.stderr.write(f"Der kan ikke skrives en fil ved navn {target}.")
            raise SystemExit(WRONG_USE)
        try:
            manifest = export_archive(target)
        except TransferError as error:
            self.stderr.write(str(error))
            raise SystemExit(FAILED) from error
        except (OSError, DatabaseError) as error:
            self.stderr.write(f"Eksporten kunne ikke skrives ({error}). Intet er ændret.")
            raise SystemExit(FAILED) from error
        files = manifest["files"].values()
        rows = sum(entry.get("rows", 0) for entry in files)
        originals = sum("rows" not in entry for entry in files)
        self.stdout.write(f"Skrevet: {rows} rækker og {originals} kildefiler i {target}")
