"""`manage.py parse FILE`: one document to JSON or a summary, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.parsing import Minutes, Unreadable, parse, summary, to_dict
from archive.parsing.readers import MAX_BYTES


class Command(BaseCommand):
    """Exit 0 parsed, 1 parsed with unplaced lines or an error among the warnings, 2 unreadable."""

    help = "Læs et referat og skriv, hvad der står i det. Kræver ingen database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE and --format."""
        parser.add_argument("file", metavar="FILE", help="filen, eller - for standard-input")
        parser.add_argument("--format", choices=("json", "text"), default="json", help="standard: json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, parse, print; the exit code says how it went."""
        name: str = options["file"]
        try:
            minutes = parse(_read(name), "" if name == "-" else name)
        except OSError as error:
            self._refuse(f"{name}: filen kan ikke åbnes ({error.strerror}). Kontrollér stien, og prøv igen.")
        except Unreadable as error:
            self._refuse(str(error))
        text = (
            summary(minutes)
            if options["format"] == "text"
            else json.dumps(to_dict(minutes), ensure_ascii=False, indent=1)
        )
        self.stdout.write(text)
        if code := self._complain(name, minutes):
            sys.exit(code)

    def _complain(self, name: str, minutes: Minutes) -> int:
        """Say each error on standard error, with file, line and what to do."""
        errors = [notice for notice in minutes.warnings if notice.severity == "error"]
        for notice in errors:
            place = f"{name}:{notice.line}" if notice.line else name
            self.stderr.write(f"{place}: {notice.message} Ret filen, og prøv igen.")
        for line in minutes.unplaced:
            self.stderr.write(
                f"{name}:{line.line}: linjen hører ikke til noget felt eller afsnit. Kontrollér filens form."
            )
        return 1 if errors or minutes.unplaced else 0

    def _refuse(self, message: str) -> None:
        self.stderr.write(message)
        sys.exit(2)


def _read(name: str) -> bytes:
    """At most one byte over the limit, so that a huge file is refused without being read."""
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)
