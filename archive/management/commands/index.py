"""Bring the search index up to date, or build it anew beside the one in use."""

import signal
import time
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from archive import search

_TURN = 1.0  # seconds the writer may be kept before others get it
_PAUSE, _SOON = 0.5, 0.05  # seconds between two looks: with nothing to do, and with more to do
_WAIT = 60.0  # seconds for what changed meanwhile
_FAILED = "Indekset kunne ikke skrives. Se efter plads og rettigheder i datamappen."


class Command(BaseCommand):
    help = "Opdaterer søgeindekset, eller bygger det, hvis det mangler. Kan køres, mens siden er i brug."
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="byg indekset forfra ved siden af det gamle"
        )

        parser.add_argument(
            "--follow", action="store_true", help="bliv ved, og tag hver ændring med, til Ctrl-C"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["follow"]:
            self._follow()
            return
        began = time.monotonic()
        state = search.state()
        if options["rebuild"] or not state.ready or state.outdated:
            self._rebuild()
        if not self._caught_up():
            raise CommandError(_FAILED)
        self._tell(time.monotonic() - began)

    def _caught_up(self) -> bool:
        """Take in all that waits, however long that is, as long as it goes forward."""
        reached = search.state().sequence
        while not search.catch_up(_WAIT):
            before, reached = reached, search.state().sequence
            if reached <= before:
                return False
        return True

    def _follow(self) -> None:
        """Keep this node's index in step with the database until stopped; outlive both being away."""
        self.stdout.write("Følger ændringer. Stop med Ctrl-C.")
        stopped = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        quiet = True
        while not stopped.is_set():
            try:
                done = search.catch_up(_TURN) and search.renew()
                quiet = True
            except DatabaseError as error:
                connection.close()
                done = False
                if quiet:
                    self.stderr.write(f"Databasen svarer ikke; prøver igen. ({error})".replace("\n", " "))
                quiet = False
            stopped.wait(_PAUSE if done else _SOON)
        self.stdout.write("Stoppet.")

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
