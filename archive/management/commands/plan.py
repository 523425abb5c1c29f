"""Enter meetings to come from a CSV file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from archive import search
from archive.ingest import Refused, municipalities
from archive.ingest.plan import PlanError, plan

WRONG = 2
LARGEST = 4 * 1024 * 1024  # bytes
MOST_TOLD = 50  # wrong lines


class Command(BaseCommand):
    help = (
        "Indlæser kommende møder fra CSV med overskrifterne udvalg;dato;begynder;slutter;sted. "
        "Kan køres igen. 2: noget er forkert, og intet er ændret."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="CSV", help="filen, eller - for standard-ind")
        parser.add_argument("--municipality", default="", metavar="NAVN", help="kommunen, møderne holdes i")
        parser.add_argument("--create", action="store_true", help="opret udvalg og kommune, der er nye")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            name = options["municipality"] or settings.DEFAULT_MUNICIPALITY or municipalities.only()
            town = municipalities.resolve(name, create=options["create"])
            done = plan(_read(options["file"]), town, create=options["create"])
        except PlanError as error:
            self._stop(options["file"], error.lines)
        except Refused as error:
            self._stop(options["file"], [error.message])
        search.catch_up()
        self.stdout.write(
            f"Kommende møder: {done.created} nye, {done.changed} ændrede, {done.unchanged} uændrede. "
            f"{done.held} har allerede dagsorden eller referat og er ikke rørt."
        )

    def _stop(self, file: str, lines: list[str]) -> None:
        for line in lines[:MOST_TOLD]:
            self.stderr.write(f"{file}: {line}")
        if len(lines) > MOST_TOLD:
            self.stderr.write(f"... og {len(lines) - MOST_TOLD} linjer mere.")
        self.stderr.write("Intet er ændret.")
        raise SystemExit(WRONG)


def _read(file: str) -> bytes:
    """The file's bytes. Raises Refused."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(LARGEST)
        if Path(file).stat().st_size > LARGEST:
            raise Refused("plan", f"Filen er for stor (højst {LARGEST // 2**20} MB).")
        return Path(file).read_bytes()
    except OSError as error:
        raise Refused("plan", f"Filen kan ikke læses: {error.strerror}.") from error
