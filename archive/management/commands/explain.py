"""Tell why a search finds an item, and what each word is worth in each place of it."""

from argparse import ArgumentParser
from typing import IO, Any, cast
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from archive import search
from archive.models import Item


class Command(BaseCommand):
    help = "Fortæller, hvorfor en søgning finder et punkt, og hvor meget hvert ord tæller hvor."
    requires_system_checks = ()  # it shows no page

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", help='søgningen, som den skrives: "skole budget"')
        parser.add_argument("item", help="punktets nummer i databasen, eller dets adresse")
        parser.add_argument("--decisions", action="store_true", help="søg kun i beslutninger")

    def handle(self, *args: Any, **options: Any) -> None:
        item = self._item(options["item"])
        asked = search.Query(q=options["query"], decisions_only=options["decisions"])
        explanation = search.explain(asked, item.pk)
        if explanation is None:
            raise CommandError("Der er intet at søge efter, eller indekset er ikke klar (manage.py index).")
        self._show(item, explanation)

    def _item(self, named: str) -> Item:
        items = Item.objects.public().with_place()
        if named.isascii() and named.isdigit() and len(named) < 19:
            found = items.filter(pk=int(named)).first()
        else:
            found = _at(named)
        if found is None:
            raise CommandError(
                f"Intet offentligt punkt er {named}. Skriv adressen: /kommune/udvalg/dato/punkt/"
            )
        return found

    def _show(self, item: Item, found: search.Explanation) -> None:
        self.stdout.write(f"{item}\n{item.get_absolute_url()}\n")
        if found.reasons:
            self._table(found)
        if found.titled:
            self.stdout.write("Alle ord står i overskriften: punktet står før dem, hvor de ikke gør det.")
        for word in found.missing:
            self.stdout.write(f"Ordet mangler i punktet: {word}")
        for word in found.unwanted:
            self.stdout.write(f"Punktet har et ord, der er udeladt: {word}")
        place = f"nr. {found.rank}" if found.rank else "ikke blandt dem, der kan bladres til"
        self.stdout.write(f"Punktet er {place} af {found.total}.")

    def _table(self, found: search.Explanation) -> None:
        table = Table("ord", "hvor", "point")
        table.columns[2].justify = "right"
        for reason in found.reasons:
            table.add_row(reason.word, reason.place, _number(reason.points))
        table.add_section()
        table.add_row("ordene sammen", "bedste sted helt, de andre en tiendedel", _number(found.words))
        table.add_row("ordene nær hinanden", "", _number(found.near))
        table.add_row("nyere tæller lidt mere", f"gange {_number(found.recency)}", "")
        total = (found.words + found.near) * found.recency
        table.add_row("i alt", "", _number(total))
        Console(file=cast(IO[str], self.stdout), width=100, highlight=False).print(table)


def _at(address: str) -> Item | None:
    """The public item whose address this is, whatever host stands before it."""
    pieces = urlsplit(address).path.strip("/").split("/")
    if len(pieces) != 4:
        return None
    municipality, committee, meeting, slug = pieces
    place = Item.objects.public().with_place().filter(meeting__committee__municipality__slug=municipality)
    return place.filter(meeting__committee__slug=committee, meeting__slug=meeting, slug=slug).first()


def _number(points: float) -> str:
    return (f"{points:.2f}" if points >= 0.005 or not points else f"{points:.5f}").replace(".", ",")
