"""Make the archive ready in one process: tables, reference data, sample minutes, index and static files."""

import csv
import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from archive.models import Municipality, append_only, roles
from archive.models.naming import municipality_name


class Command(BaseCommand):
    help = "Gør arkivet klart: tabeller, faste oplysninger, prøvereferater, indeks og statiske filer."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("minutes", nargs="?", type=Path, help="mappe med prøvereferater")

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        roles.ensure(apps)
        append_only.put_up(connections[DEFAULT_DB_ALIAS])
        self._call("load_reference")
        if options["minutes"]:
            self._ingest(options["minutes"])
        self._call("index")
        self._collect_static()

    def _call(self, name: str, *arguments: str, accepted: tuple[int, ...] = (0,)) -> None:
        """Run a command. Raises CommandError where it ends with another exit code than the accepted."""
        try:
            call_command(name, *arguments, stdout=self.stdout, stderr=self.stderr)
        except SystemExit as end:
            if (end.code or 0) not in accepted:
                raise CommandError(f"{name} sluttede med kode {end.code}.") from end

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Opdaterer databasens tabeller ...")
            call_command("migrate", interactive=False, verbosity=0)

    def _ingest(self, folder: Path) -> None:
        """A sample that fails (1) is told and does not keep the archive closed; wrong use (2) does."""
        names = _municipalities(folder)
        if not Municipality.objects.exists() or Municipality.objects.filter(name__in=names).exists():
            # The name is said: DEFAULT_MUNICIPALITY is a town's own, not the samples'.
            self._call("ingest", str(folder), "--municipality", names[0], "--create", accepted=(0, 1))
        else:
            self.stdout.write("Prøvereferaterne springes over: arkivet har sine egne.")

    def _collect_static(self) -> None:
        """Copy and compress the static files where they changed since the last time."""
        target = Path(settings.STATIC_ROOT)
        stamp = target.with_name("static.stamp")
        wanted = _static_fingerprint()
        if target.is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            return
        stamp.unlink(missing_ok=True)
        self.stdout.write("Samler statiske filer ...")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(wanted, encoding="ascii")


def _municipalities(folder: Path) -> list[str]:
    """The municipalities that the folder's manifest names."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        return sorted({municipality_name(row["municipality"]) for row in csv.DictReader(manifest)})


def _static_fingerprint() -> str:
    """The hash of every static file's name, size and time, and of the way they are stored."""
    parts = [repr(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
