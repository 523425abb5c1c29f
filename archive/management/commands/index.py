"""Bring the search index up to date, or build it anew beside the one in use."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import search

_WAIT = 60.0  # seconds for what changed meanwhile
_FAILED = "Indekset kunne ikke skrives. Se efter plads og rettigheder i datamappen."


class Command(BaseCommand):
    help = "Opdaterer søgeindekset, eller bygger det, hvis det mangler. Kan køres, mens siden er i brug."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="byg indekset forfra ved siden af det gamle"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        if options["rebuild"] or not search.state().ready:
            self._rebuild()
        if not search.catch_up(_WAIT):
            raise CommandError(_FAILED)
        self._tell(time.monotonic() - began)

    def _rebuild(self) -> None:
        try:
            search.rebuild(self._report)
        except TimeoutError as error:
            raise CommandError("En anden proces skriver i indekset. Prøv igen om lidt.") from error
        except OSError as error:
            raise CommandError(_FAILED) from error

    def _report(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done} af {total} punkter")

    def _tell(self, seconds: float) -> None:
        state = search.state()
        self.stdout.write(
            f"Søgeindekset er klar: {state.documents} punkter, ændring nr. {state.sequence}, {seconds:.1f} s."
        )
