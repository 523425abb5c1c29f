"""Load the reference data the archive ships with."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.ingest.reference import load_main_groups


class Command(BaseCommand):
    help = "Indlæser KLE's hovedgrupper. Kan køres igen uden skade."
    requires_system_checks = ()  # it shows no page

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"KLE-hovedgrupper: {load_main_groups()} nye eller ændrede.")
