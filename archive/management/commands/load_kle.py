"""Load the whole register of KLE topics, from KL's XML or a spreadsheet's CSV."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.ingest import Refused
from archive.ingest.reference import load_register

WRONG = 2
LARGEST = 64 * 1024 * 1024  # bytes


class Command(BaseCommand):
    help = (
        "Indlæser KLE-emner fra KL's XML eller CSV (kode;titel). Kan køres igen; intet emne slettes. "
        "2: filen kan ikke bruges, og intet er ændret."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="KL's XML, eller CSV med kode;titel")
        parser.add_argument("--edition", default="", metavar="TEKST", help="udgaven, f.eks. »maj 2026«")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            loaded = load_register(_read(path), " ".join(options["edition"].split()))
        except Refused as error:
            self.stderr.write(f"{path.name}: {error.message}")
            raise SystemExit(WRONG) from error
        self.stdout.write(
            f"KLE-emner: {loaded.created} nye, {loaded.changed} ændrede, {loaded.unchanged} uændrede. "
            f"{loaded.cases} sager har fået et andet emne."
        )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("kle", f"Filen er for stor (højst {LARGEST // 2**20} MB).")
        return path.read_bytes()
    except OSError as error:
        raise Refused("kle", f"Filen kan ikke læses: {error.strerror}.") from error
