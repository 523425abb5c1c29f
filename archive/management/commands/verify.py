"""Check the archive against itself and print what was found."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from archive.ingest import verification
from archive.ingest.verification import Checked
from archive.search import agreement

FINDINGS, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Efterprøver arkivet mod sig selv: kilder, herkomst, rettelser, adresser, personnumre, søgeindeks."
        " Ændrer intet. 0: alt er i orden, 1: der er fund, 2: databasen kan ikke bruges."
    )
    requires_system_checks = ()  # it shows no page

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        try:
            for checked in _everything():
                self._tell(checked)
                faults += 0 if checked.info else checked.count
        except DatabaseError as error:
            self.stderr.write(f"Databasen kan ikke bruges ({error}). Kør først: manage.py migrate")
            raise SystemExit(UNUSABLE) from error
        self.stdout.write("Alt er i orden." if not faults else f"Fund i alt: {faults}")
        if faults:
            raise SystemExit(FINDINGS)

    def _tell(self, checked: Checked) -> None:
        state = f"{checked.count} (til orientering)" if checked.info and checked.count else str(checked.count)
        self.stdout.write(f"{checked.name:<34}{state:>8}")
        for finding in checked.first:
            self.stdout.write(f"    {finding}")
        if checked.count > len(checked.first):
            self.stdout.write(f"    ... og {checked.count - len(checked.first)} til")


def _everything() -> Iterator[Checked]:
    yield from verification.verify()
    yield verification.counted("Søgeindeks mod database", agreement.disagreements())
