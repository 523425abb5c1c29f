"""Show what the search makes of a text: each word with its terms and compound parts. Needs no database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.search.danish import Token, analyse


class Command(BaseCommand):
    help = "Vis hvordan søgningen læser en tekst: hvert ord med dets søgetermer og sammensætningens led."
    requires_system_checks = ()  # it only reads words

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="+", metavar="TEXT", help="ord eller sætninger")
        parser.add_argument("--format", choices=("plain", "json"), default="plain", help="udskriftens form")

    def handle(self, *args: Any, **options: Any) -> None:
        tokens = analyse(" ".join(options["text"]))
        self.stdout.write(_json(tokens) if options["format"] == "json" else _table(tokens))


def _json(tokens: list[Token]) -> str:
    rows = [{"word": t.text, "terms": list(t.terms), "parts": list(t.parts)} for t in tokens]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _table(tokens: list[Token]) -> str:
    rows = [("ord", "termer", "led")]
    rows += [(" ".join(t.text.split()), " ".join(t.terms), " ".join(t.parts)) for t in tokens]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
    )
