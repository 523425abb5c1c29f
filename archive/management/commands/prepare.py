"""Make the archive ready in one process: tables, reference data, sample minutes, index and static files."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Gør arkivet klart: tabeller, faste oplysninger, prøvereferater, indeks og statiske filer."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("minutes", nargs="?", type=Path, help="mappe med prøvereferater")

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        call_command("load_reference", stdout=self.stdout, stderr=self.stderr)
        if options["minutes"]:
            self._ingest(options["minutes"])
        call_command("index", stdout=self.stdout, stderr=self.stderr)
        self._collect_static()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Opdaterer databasens tabeller ...")
            call_command("migrate", interactive=False, verbosity=0)

    def _ingest(self, folder: Path) -> None:
        """A sample that fails is told and does not keep the archive closed; wrong use does."""
        try:
            call_command("ingest", str(folder), stdout=self.stdout, stderr=self.stderr)
        except SystemExit as end:
            if end.code not in (0, 1, None):
                raise CommandError("Prøvereferaterne kunne ikke indlæses.", returncode=2) from end

    def _collect_static(self) -> None:
        """Copy and compress the static files where they changed since the last time."""
        stamp = Path(settings.STATIC_ROOT).with_name("static.stamp")
        wanted = _static_fingerprint()
        if (
            Path(settings.STATIC_ROOT).is_dir()
            and stamp.exists()
            and stamp.read_text(encoding="ascii") == wanted
        ):
            return
        self.stdout.write("Samler statiske filer ...")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(wanted, encoding="ascii")


def _static_fingerprint() -> str:
    """The hash of every static file's name, size and time, and of the way they are stored."""
    parts = [repr(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
