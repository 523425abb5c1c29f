"""Read the kept sources again with the parser of today."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.db.models import Q, QuerySet

from archive import search
from archive.ingest import Refused, differences, municipalities, rereading
from archive.ingest.rereading import Reread
from archive.models import Committee, Municipality, Source, naming

SOME_FAILED, WRONG_USE = 1, 2
EXAMPLES = 3  # shown of each field
STATUS = {"updated": "ændret", "unchanged": "uændret", "failed": "fejlet"}
SHORTEST = 8  # hexadecimal digits that name a source


class Command(BaseCommand):
    help = (
        "Læser de gemte kildefiler igen med den nyeste læser. Viser kun, hvad der ville ske, uden --apply."
        " 0: gjort, 1: et dokument fejlede, 2: forkert brug."
    )
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", default="", metavar="NAVN", help="kun denne kommunes kilder")
        parser.add_argument("--committee", default="", metavar="UDVALG", help="kun dette udvalgs møder")
        parser.add_argument(
            "--source", default="", metavar="SHA256", help="kun denne kilde, også når læseren er den samme"
        )
        parser.add_argument("--apply", action="store_true", help="skriv ændringerne")
        parser.add_argument("--allow-removals", action="store_true", help="også når mange punkter er væk")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="udskriftens form")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sources = _chosen(options)
        except Refused as error:
            self.stderr.write(error.message)
            raise SystemExit(WRONG_USE) from error
        except DatabaseError as error:
            self.stderr.write(f"Databasen kan ikke bruges ({error}). Kør først: manage.py migrate")
            raise SystemExit(WRONG_USE) from error
        found = []
        removals = options["allow_removals"]
        for one in rereading.reread(sources, apply=options["apply"], allow_removals=removals):
            if options["format"] == "text":
                self._tell(one)
            found.append(one)
        if options["apply"] and any(one.changes for one in found):
            search.catch_up()
        as_json = options["format"] == "json"
        self.stdout.write(_json(found, options["apply"]) if as_json else _closing(found, options["apply"]))
        if any(one.report.status == "failed" for one in found):
            raise SystemExit(SOME_FAILED)

    def _tell(self, one: Reread) -> None:
        """A line for each source that changes or fails."""
        report = one.report
        if report.status == "unchanged":
            return
        said = report.message or f"{len(one.changes)} felter"
        notes = {"konflikter": report.conflicts, "tilbageholdt": report.held, "i tvivl": report.doubts}
        notes |= {"nye punkter": report.items_created, "trukket tilbage": report.items_withdrawn}
        said = ", ".join([said, *(f"{count} {word}" for word, count in notes.items() if count)])
        out = self.stderr if report.status == "failed" else self.stdout
        place = f"{one.sha256[:12]} {report.name}  {report.address}".rstrip()
        out.write(f"{STATUS[report.status]:<10} {place}  {said}")


def _chosen(options: dict[str, Any]) -> QuerySet[Source]:
    """The sources to read. Raises Refused where what is named is not in the archive."""
    sources = Source.objects.all()
    if name := options["municipality"]:
        sources = sources.filter(municipality=_municipality(name))
    if name := options["committee"]:
        sources = sources.filter(meeting__committee__in=_committees(name))
    if digits := options["source"].lower():
        return sources.filter(pk__in=_of_digest(sources, digits))
    return rereading.outdated(sources)


def _municipality(name: str) -> Municipality:
    place = municipalities.resolve(name)
    if place.pk is None:
        raise Refused("municipality-unknown", "Arkivet er tomt: der er ingen kilder at læse igen.")
    return place


def _committees(name: str) -> list[Committee]:
    found = list(Committee.objects.filter(Q(search_key=naming.search_key(name)) | Q(slug=name)))
    if not found:
        raise Refused("committee-unknown", f"Udvalget »{name}« er ikke i arkivet.")
    return found


def _of_digest(sources: QuerySet[Source], digits: str) -> list[int]:
    found = list(sources.filter(file__sha256__startswith=digits).values_list("pk", flat=True))
    if not found or len(digits) < SHORTEST:
        raise Refused("source-unknown", f"Ingen kilde begynder med {digits!r} (mindst {SHORTEST} tegn).")
    return found


def _closing(found: list[Reread], apply: bool) -> str:
    """Counts per field with examples, then the documents by what became of them."""
    changes = [change for one in found for change in one.changes]
    lines = [""]
    for field, count in differences.per_field(changes).most_common():
        lines.append(f"{field:<24}{count:>8}")
        examples = [change for change in changes if differences.kind_of(change.field) == field][:EXAMPLES]
        for change in examples:
            before, after = differences.shortened(change.before), differences.shortened(change.after)
            lines.append(f"    punkt {change.item or '-'}: {before} -> {after}")
    lines.append(f"{len(found)} kilder" + ("" if apply else " (prøvekørsel: intet er skrevet; brug --apply)"))
    return "\n".join([*lines, *(f"  {said:<14}{n:>8}" for said, n in _counts(found))])


def _counts(found: Iterable[Reread]) -> list[tuple[str, int]]:
    reports = [one.report for one in found]
    states = [(said, sum(report.status == state for report in reports)) for state, said in STATUS.items()]
    return [*states, ("konflikter", sum(report.conflicts for report in reports))]


def _json(found: list[Reread], apply: bool) -> str:
    fields = differences.per_field(change for one in found for change in one.changes)
    document = {
        "applied": apply,
        "documents": [one.to_dict() for one in found],
        "fields": dict(fields.most_common()),
        "totals": dict(_counts(found)),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=str)
