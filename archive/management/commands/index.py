"""Bring the search index up to date, or build it anew beside the one in use."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import search


class Command(BaseCommand):
    help = "Opdaterer søgeindekset, eller bygger det, hvis det mangler. Kan køres, mens siden er i brug."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="byg indekset forfra ved siden af det gamle"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            if options["rebuild"]:
                search.rebuild(self._report)
            done = self._catch_up()
        except TimeoutError as error:
            raise CommandError("En anden proces skriver i indekset. Prøv igen om lidt.") from error
        if not done:
            raise CommandError("Indekset kunne ikke opdateres. Se efter plads og rettigheder i datamappen.")
        self._tell(time.monotonic() - began)

    def _catch_up(self) -> bool:
        """Step by step until nothing is left; gives up when a whole minute brings no step."""
        return any(search.catch_up(60.0) for _ in range(60))

    def _report(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done} af {total} punkter")

    def _tell(self, seconds: float) -> None:
        state = search.state()
        self.stdout.write(
            f"Søgeindekset er klar: {state.documents} punkter, ændring nr. {state.sequence}, {seconds:.1f} s."
        )
