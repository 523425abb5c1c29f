"""Minutes drawn from independent choices together with what a reader should read in them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.parsing import drawn_words as words
from tests.parsing.drawn_items import ItemWriter, written
from tests.parsing.drawn_options import OPTIONS


@dataclass
class Drawn:
    """A document's text, the fields it says, and the choices it was made by."""

    text: str
    truth: dict[str, Any]
    choices: dict[str, str] = field(default_factory=dict)


def draw(seed: int, options: Mapping[str, tuple[str, ...]] = OPTIONS) -> Drawn:
    """One document; the same seed and options give the same one."""
    rng = random.Random(seed)  # noqa: S311 (drawn documents, no secrets)
    choices = {name: rng.choice(forms) for name, forms in options.items()}
    return _Writer(rng, choices).document()


class _Writer(ItemWriter):
    def document(self) -> Drawn:
        """The whole text, pages and wraps laid over it last."""
        numbers = range(self.first, self.first + len(self.titles))
        blocks = [
            block for n, title in zip(numbers, self.titles, strict=True) for block in self.item(n, title)
        ]
        blocks = [*self._group(0), *blocks, *self._closed(numbers.stop), *self._end()]
        blocks = [*self._header(), *self._people(), *self._contents(numbers), *self._paged(blocks)]
        gap = {"all": "\n\n", "none": "\n", "double": "\n\n\n"}[self.choices["air"]]
        return Drawn(gap.join(blocks) + "\n", self.truth, self.choices)

    def _header(self) -> list[str]:
        form = self.choices["header"]
        start, end = self.times
        town, place = (
            self.rng.choice(words.TOWNS),
            self.rng.choice(words.PLACES[:3] if form.endswith("\n{p}") and ":" not in form else words.PLACES),
        )
        both = self.rng.choice((f"kl. {start} - {end}", f"{start} - {end}", f"Kl. {start} til {end}"))
        told = {"municipality": ("{m}", town), "place": ("{p}", place)}
        self.truth |= {name: value for name, (mark, value) in told.items() if mark in form}
        if "{s}" in form or "{k}" in form:
            self.truth["start"] = start.replace(".", ":")
        if "{e}" in form or "{k}" in form:
            self.truth["end"] = end.replace(".", ":")
        day = written(self.day, self.choices["date"])
        text = form.format(
            b=self.body,
            d=day,
            m=town,
            p=place,
            s=start,
            e=end,
            k=both,
            B=self.body.upper(),
            M=town.upper(),
            bn=self.body.removesuffix("et"),
        )
        return text.split("\n")

    def _people(self) -> list[str]:
        form = self.choices["people"]
        here, gone = self.people[:3], self.people[3]
        partied = [f"{name} ({party})" for name, party in zip(here, words.PARTIES, strict=False)]
        listed = partied if "{partied" in form else here
        self.truth["present"] = listed if form.count("{") > 1 else []
        self.truth["absent"] = [gone] if "{gone}" in form else []
        values = {
            "names": f"{here[0]}, {here[1]} og {here[2]}",
            "lines": "\n".join(here),
            "gone": gone,
            "partied": ", ".join(partied),
            "partied_lines": "\n".join(partied),
        }
        return [form.format(**values)] if form else []

    def _contents(self, numbers: range) -> list[str]:
        heading, _, entry = self.choices["contents"].partition("|")
        if not entry:
            return []
        lines = [
            entry.format(n=n, t=title, g=3 + at)
            for at, (n, title) in enumerate(zip(numbers, self.titles, strict=True))
        ]
        return [heading, "\n".join(lines)]

    def _group(self, which: int) -> list[str]:
        return [self.choices["group"].split("|")[which]] if self.choices["group"] else []

    def _closed(self, n: int) -> Iterator[str]:
        form = self.choices["closed"]
        if form == "none":
            return
        title = self.rng.choice(words.CLOSED_TITLES)
        item = self.new(n, title) | {"closed": True}
        self.truth["items"][-1] = item
        if form == "group" and not self.choices["group"]:
            yield "LUKKET MØDE"
        yield from self._group(1)
        shown = {"head": f"{title} {form[5:]}", "pre ": form[4:] + title}.get(form[:4], title)
        head = self.choices["head"].format(n=n, t=shown)
        item["number"] = self.shown_number(n)
        yield head
        if form.startswith("line "):
            parts = form[5:].replace(" - ", ": ").split(": ")
            item["closed_ground"] = parts[1] if len(parts) > 1 else None
            yield form[5:]
        if form == "pre Lukket - ":
            item["closed_ground"] = title

    def _end(self) -> Iterator[str]:
        form = self.choices["end"]
        if not form:
            return
        if "{e}" in form:
            self.truth["end"] = self.times[1].replace(".", ":")
        if form.startswith("Underskrift"):
            item = self.new(0, form.split("\n")[0]) | {"number": None}
            self.truth["items"][-1] = item
            if "\n" in form:
                item["sections"] = [
                    {"kind": "other", "body": None, "date": None, "text": "\n".join(self.people[:3])}
                ]
        yield form.format(e=self.times[1], lines="\n".join(self.people[:3]))

    def _paged(self, blocks: list[str]) -> list[str]:
        form = self.choices["page"]
        if not form:
            return blocks
        every = 9
        pages = max(1, len(blocks) // every)
        day = written(self.day, "long")
        done = []
        for at, block in enumerate(blocks):
            done.append(block)
            if at % every == every - 1:
                done.append(form.format(g=at // every + 1, G=pages, b=self.body, d=day))
        return done
