"""Take documents in from files, folders, zips or standard input."""

import json
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive import search
from archive.ingest import Refused, Report, batch, folders, municipalities, totals, watching
from archive.models import Municipality

STATUS = {"created": "oprettet", "updated": "opdateret", "unchanged": "uændret", "failed": "fejlet"}
TOTALS = {
    "created": "oprettet",
    "updated": "opdateret",
    "unchanged": "uændret",
    "held": "tilbageholdt",
    "conflicts": "konflikter",
    "failed": "fejlet",
    "items_created": "nye punkter",
}
SOME_FAILED, WRONG_USE = 1, 2
SHORTEST, LONGEST = 0.05, 86_400  # seconds between two looks


class Command(BaseCommand):
    help = "Optager referater og dagsordener. 0: alt er optaget, 1: et dokument fejlede, 2: forkert brug."
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="fil, mappe, zip eller - (standard-ind)")
        parser.add_argument(
            "--municipality", default="", metavar="NAVN", help="kommunen, dokumenterne er fra"
        )
        parser.add_argument("--create", action="store_true", help="opret kommunen, hvis den er ny")
        parser.add_argument("--source-url", default="", help="hvor kommunen har offentliggjort dokumentet")
        parser.add_argument("--dry-run", action="store_true", help="vis, hvad der ville ske; skriv intet")
        parser.add_argument("--allow-removals", action="store_true", help="også når mange punkter er væk")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="udskriftens form")
        parser.add_argument("--watch", action="store_true", help="bliv ved: optag også, hvad der kommer til")
        parser.add_argument(
            "--interval", type=float, default=10.0, metavar="SEKUNDER", help="tid mellem to kig (med --watch)"
        )
        parser.add_argument("--workers", type=int, default=1, metavar="N", help="antal processer, der læser")

    def handle(self, *args: Any, **options: Any) -> None:
        as_json = options["format"] == "json"
        try:
            entries, how = _plan(options)
        except Refused as error:
            self.stderr.write(error.message)
            raise SystemExit(WRONG_USE) from error
        except DatabaseError as error:
            self.stderr.write(f"Databasen kan ikke bruges ({error}). Kør først: manage.py migrate")
            raise SystemExit(WRONG_USE) from error
        if options["watch"]:
            self._watch(options["paths"], how, options["interval"], as_json=as_json)
            return
        reports = []
        for report in self._shown(batch.run(entries, how), how, quiet=as_json):
            reports.append(report)
        if not how.dry_run and any(report.status != "unchanged" for report in reports):
            search.catch_up()
        self.stdout.write(_json(reports) if as_json else _closing(reports, dry_run=how.dry_run))
        if any(report.status == "failed" for report in reports):
            raise SystemExit(SOME_FAILED)

    def _watch(self, paths: list[str], how: batch.Run, interval: float, *, as_json: bool) -> None:
        """Look again and again until somebody asks it to stop; then the closing table."""
        stop, counts = Event(), totals([])
        before = {one: signal.signal(one, lambda *_: stop.set()) for one in (signal.SIGTERM, signal.SIGINT)}
        watch = watching.Watch(paths, how)
        try:
            while not stop.is_set():
                changed = False
                close_old_connections()  # one that a restarted database has dropped
                for report in watch.round():
                    counts = totals([report], counts)
                    changed |= report.status in ("created", "updated")
                    self._tell_news(report, as_json=as_json)
                    if stop.is_set():
                        break
                if changed:
                    search.catch_up()
                stop.wait(interval)
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
        self.stdout.write(json.dumps({"totals": counts}) if as_json else _table(counts, dry_run=False))
        if counts["failed"]:
            raise SystemExit(SOME_FAILED)

    def _tell_news(self, report: Report, *, as_json: bool) -> None:
        """A line at once, unless nothing is new."""
        if report.status == "unchanged":
            return
        out = self.stderr if report.status == "failed" and not as_json else self.stdout
        out.write(json.dumps(report.to_dict(), ensure_ascii=False) if as_json else _line(report))
        out.flush()

    def _shown(self, reports: Iterable[Report], how: batch.Run, *, quiet: bool) -> Iterator[Report]:
        """Pass the reports on: with a bar on a terminal, else with a line each."""
        if quiet:
            yield from reports
        elif self.stdout.isatty():
            yield from _with_bar(reports, how)
        else:
            for report in reports:
                (self.stderr if report.status == "failed" else self.stdout).write(_line(report))
                yield report


def _plan(options: dict[str, Any]) -> tuple[list[folders.Entry], batch.Run]:
    """What to take in, and how. Raises Refused where the command itself is wrong."""
    if options["workers"] < 1:
        raise Refused("workers", "--workers skal være mindst 1.")
    if options["watch"]:
        _refuse_unless_watchable(options)
    Municipality.objects.exists()  # a database without tables is told before anything is read
    if name := options["municipality"] or settings.DEFAULT_MUNICIPALITY:
        municipalities.resolve(name, create=options["create"])
    how = batch.Run(
        municipality=options["municipality"],
        create=options["create"],
        dry_run=options["dry_run"],
        allow_removals=options["allow_removals"],
        workers=options["workers"],
    )
    if options["watch"]:
        return folders.entries(options["paths"]), how
    return folders.collect(options["paths"], options["source_url"]), how


def _refuse_unless_watchable(options: dict[str, Any]) -> None:
    """Raises Refused."""
    if folders.STDIN in options["paths"]:
        raise Refused("watch", "--watch holder øje med mapper og filer, ikke med standard-ind.")
    if options["dry_run"] or options["source_url"]:
        raise Refused("watch", "--watch kan ikke bruges sammen med --dry-run eller --source-url.")
    if not SHORTEST <= options["interval"] <= LONGEST:
        raise Refused("interval", f"--interval skal være mellem {SHORTEST} og {LONGEST} sekunder.")


def _with_bar(reports: Iterable[Report], how: batch.Run) -> Iterator[Report]:
    """A progress bar; what failed is told above it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stdout)) as progress:
        task = progress.add_task("Optager", total=None)
        for report in reports:
            if report.status == "failed":
                progress.console.print(_line(report), markup=False, highlight=False)
            progress.update(task, advance=1, total=how.found)
            yield report


def _line(report: Report) -> str:
    """A document in one line."""
    status = STATUS[report.status]
    if report.status == "failed":
        return (
            f"{status:<10} {report.name}{f', linje {report.line}' if report.line else ''}: {report.message}"
        )
    notes = {
        "nye": report.items_created,
        "ændrede": report.items_updated,
        "uændrede": report.items_unchanged,
        "trukket tilbage": report.items_withdrawn,
        "ikke i referatet": report.items_missing,
        "nye filer": report.files,
        "tilbageholdt": report.held,
        "konflikter": report.conflicts,
        "i tvivl": report.doubts,
        "advarsler": report.warnings,
    }
    said = ", ".join(f"{count} {word}" for word, count in notes.items() if count)
    return f"{status:<10} {report.name}  {report.address}  {said}".rstrip()


def _closing(reports: list[Report], *, dry_run: bool) -> str:
    """The closing table."""
    return _table(totals(reports), dry_run=dry_run)


def _table(counts: dict[str, int], *, dry_run: bool) -> str:
    documents = sum(counts[status] for status in STATUS)
    head = f"{documents} {'dokument' if documents == 1 else 'dokumenter'}"
    head += " (prøvekørsel: intet er skrevet)" if dry_run else ""
    rows = [f"  {TOTALS[name]:<14}{count:>8}" for name, count in counts.items()]
    return "\n".join(["", head, *rows])


def _json(reports: list[Report]) -> str:
    document = {"documents": [report.to_dict() for report in reports], "totals": totals(reports)}
    return json.dumps(document, ensure_ascii=False, indent=1)
