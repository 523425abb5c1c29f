"""Fill an empty archive from an export."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from archive import search
from archive.ingest.transfer import TransferError, import_archive

FAILED, REFUSED = 1, 2


class Command(BaseCommand):
    help = (
        "Indlæser en fil fra export_archive i en tom database (efter migrate)."
        " 0: indlæst, 1: kunne ikke læses eller skrives, 2: afvist, og intet er ændret."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FIL", type=Path, help="filen, der læses (zip)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = import_archive(options["file"])
        except TransferError as error:
            self.stderr.write(str(error))
            raise SystemExit(REFUSED) from error
        except (OSError, DatabaseError) as error:
            self.stderr.write(f"Filen kunne ikke indlæses ({error}). Intet er ændret.")
            raise SystemExit(FAILED) from error
        search.catch_up()
        self.stdout.write(f"Indlæst: {sum(counts.values())} rækker. Brugerne i filen kan ikke logge ind.")
