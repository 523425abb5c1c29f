"""One drawn item: its head, fields and sections as blocks of text, and beside them what they say."""

from __future__ import annotations

import datetime
import random
import textwrap
from collections.abc import Iterator
from typing import Any

from archive.parsing.danish import MONTHS, WEEKDAYS
from tests.parsing import drawn_words as words

WORDS = {
    "finance": ("Økonomi", "Økonomiske konsekvenser"),
    "legal": ("Retsgrundlag", "Lovgrundlag"),
    "hearing": ("Høring", "Borgerinddragelse"),
}


def written(day: datetime.date, form: str) -> str:
    """The date in one of the spellings of minutes."""
    weekday, long = WEEKDAYS[day.weekday()], f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    return {
        "day-dmy": f"{weekday.capitalize()} {day:%d-%m-%Y}",
        "dmy-dash": f"{day:%d-%m-%Y}",
        "dmy-dots": f"{day:%d.%m.%Y}",
        "long": long,
        "long-den": f"den {long}",
        "day-den-long": f"{weekday} den {long}",
        "day-d-long": f"{weekday.capitalize()} d. {long}",
        "iso": f"{day:%Y-%m-%d}",
        "slash": f"{day.day}/{day.month}-{day.year}",
        "day-long": f"{weekday.capitalize()}, {long}",
        "short-month": f"{day.day:02}-{MONTHS[day.month - 1][:3]}-{day.year}",
        "upper": f"{weekday} den {long}".upper(),
        "slashes": f"{day:%d/%m/%Y}",
    }[form]


class ItemWriter:
    """Writes items by the document's choices; what they say is gathered in truth["items"]."""

    def __init__(self, rng: random.Random, choices: dict[str, str]) -> None:
        self.rng, self.choices = rng, choices
        self.day = datetime.date(2009, 1, 5) + datetime.timedelta(rng.randrange(6000))
        self.body = rng.choice(words.BODIES)
        self.first = rng.choice((1, 1, 7, 24, 98, 133))
        self.people = rng.sample(words.PEOPLE, 4)
        self.titles = rng.sample(words.TITLES, rng.randrange(2, 6))
        self.times = rng.choice((("16.00", "18.30"), ("08:00", "11:45"), ("17:30", "19:00")))
        self.truth: dict[str, Any] = {
            "kind": "minutes", "municipality": None, "committee": self.body, "date": self.day.isoformat(),
            "start": None, "end": None, "place": None, "present": [], "absent": [], "items": [],
        }  # fmt: skip

    def item(self, n: int, title: str) -> Iterator[str]:
        item = self.new(n, title)
        mark = self.choices["mark"]
        shown = f"{title} {mark}" if mark[:1] == "(" else title
        shown = f"{title} {mark[5:]}" if mark.startswith("head ") else shown
        shown = mark[4:] + title if mark.startswith("pre ") else shown
        head = self.choices["head"].format(n=n, t=shown)
        item["number"] = self.shown_number(n)
        if self.choices["air"] == "none" or self.rng.random() < 0.5 or "{t}" not in self.choices["head"]:
            yield head
        else:
            yield from head.split("\n")
        if mark.startswith("line "):
            yield mark[5:]
        yield from self._case(item)
        for part in self.choices["order"].split():
            yield from getattr(self, f"_part_{part}")(item)

    def shown_number(self, n: int) -> str | None:
        form = self.choices["head"]
        return f"{n:03}" if "{n:03}" in form else str(n) if "{n}" in form else None

    def new(self, n: int, title: str) -> dict[str, Any]:
        item = {
            "number": str(n),
            "title": title,
            "closed": False,
            "closed_ground": None,
            "case_number": None,
            "officer": None,
            "sections": [],
            "recommendation": None,
            "outcome": None,
            "attachments": [],
        }
        self.truth["items"].append(item)
        return item

    def _case(self, item: dict[str, Any]) -> Iterator[str]:
        form, mark = self.choices["case"], self.choices["mark"]
        number = self._number()
        if mark.startswith("case ") and self.choices["number"].startswith("kle"):
            item["case_number"] = number
            yield mark[5:] + number
        elif form:
            officer = self.rng.choice(words.PEOPLE)
            item["case_number"] = number
            item["officer"] = officer if "{o}" in form else None
            yield form.format(c=number, o=officer)

    def _number(self) -> str:
        r, facet = self.rng.randrange, self.rng.choice("AGKPS")
        return {
            "kle": f"{r(1, 30):02}.{r(30):02}.{r(20):02}-{facet}{r(60):02}-{r(1, 1999)}-{r(7, 26):02}",
            "kle-o": f"13.03.{r(20):02}-Ø{r(60):02}-{r(1, 99)}-{r(7, 26):02}",
            "kle-old": f"00.01.{r(20):02}K{r(60):02} - 20{r(7, 20):02}/{r(10000, 99999)}",
            "kle-nodash": f"00.01.{r(20):02}A{r(60):02}-{r(1, 300)}-{r(7, 26):02}",
            "acadre": f"306-20{r(10, 26)}-{r(1, 9999)}",
            "edoc": f"20{r(10, 26)}-0{r(10000, 99999)}",
            "edoc-doc": f"20{r(10, 26)}-0{r(10000, 99999)}-{r(1, 9)}",
            "short": f"{r(7, 25):02}/{r(100, 29999)}",
            "year": f"20{r(10, 19)}/0{r(10000, 99999)}",
            "digits": f"{r(200000, 999999)}",
        }[self.choices["number"]]

    def _heading(self, text: str) -> str:
        style = self.choices["headings"]
        text = text.upper() if "upper" in style else text
        text += ":" if "colon" in style and not text.endswith(":") else ""
        return f"{text}\n{'-' * max(5, len(text))}" if style == "underlined" else text

    def _section(
        self, item: dict[str, Any], kind: str, heading: str, blocks: list[str], **said: Any
    ) -> Iterator[str]:
        item["sections"].append(
            {"kind": kind, "body": None, "date": None, "text": "\n\n".join(blocks), **said}
        )
        shown = self._heading(heading) if not said.get("date") else heading
        yield shown
        yield from map(self._wrapped, blocks)

    def _wrapped(self, text: str) -> str:
        style = self.choices["wrap"]
        if not style or "\t" in text or "\n" in text:
            return text
        lines = textwrap.wrap(text, 64, break_on_hyphens=False)
        if style.endswith("hyphen"):
            text = text.replace("gennemgribende", "gennem-\ngribende").replace(
                "oplysninger", "oplys-\nninger"
            )
            lines = [
                row for part in text.split("\n") for row in textwrap.wrap(part, 64, break_on_hyphens=False)
            ]
        return "\n".join(lines)

    def _part_summary(self, item: dict[str, Any]) -> Iterator[str]:
        yield from self._section(item, "summary", self.choices["summary"], [self.rng.choice(words.TEXTS)])

    def _casebody(self) -> list[str]:
        blocks = self.rng.sample(words.TEXTS, 3)
        inner = {
            "bullets": "- stien langs åen\n- broen ved Tappen",
            "subheading": "Tidsplan for arbejdet",
            "numbers": "1. Forløb langs åen\n2. Forløb langs vejen",
            "": "",
        }[self.choices["inner"]]
        blocks[1:1] = [inner] if inner else []
        if self.choices["table"]:
            blocks[2:2] = ["Område\tBudget\tForbrug\nVeje\t1.200\t800\nI alt\t1.200\t800"]
        return blocks

    def _part_case(self, item: dict[str, Any]) -> Iterator[str]:
        yield from self._section(item, "case", self.choices["case-word"], self._casebody())

    def _part_finance(self, item: dict[str, Any]) -> Iterator[str]:
        yield from self._lesser(item, "finance", words.FINANCE)

    def _part_legal(self, item: dict[str, Any]) -> Iterator[str]:
        yield from self._lesser(item, "legal", words.LEGAL)

    def _part_hearing(self, item: dict[str, Any]) -> Iterator[str]:
        yield from self._lesser(item, "hearing", words.HEARING)

    def _lesser(self, item: dict[str, Any], kind: str, texts: tuple[str, ...]) -> Iterator[str]:
        heading = WORDS[kind][len(self.choices["case-word"]) % 2]
        yield from self._section(item, kind, heading, [self.rng.choice(texts)])

    def _part_recommendation(self, item: dict[str, Any]) -> Iterator[str]:
        form, word = self.choices["recommend"], self.choices["recommend-word"]
        lead, by = self.rng.choice(words.LEADS)
        clauses = self.rng.sample(words.CLAUSES, 2)
        if form == "sentence":
            text = f"Forvaltningen indstiller, at {clauses[0]}."
            item["recommendation"] = {"by": "Forvaltningen", "clauses": [f"at {clauses[0]}."]}
            yield from self._section(item, "recommendation", "Indstilling", [text])
            return
        lines = [
            form.replace("1", str(at)).replace("a)", f"{'ab'[at - 1]})").format(c=clause)
            for at, clause in enumerate(clauses, 1)
        ]
        stop, word_at = "." if "}." in form else "", "at " if "at " in form.casefold() else ""
        if form.startswith("At"):
            word_at = "At "
        item["recommendation"] = {"by": by, "clauses": [f"{word_at}{clause}{stop}" for clause in clauses]}
        blocks = [lead, *lines] if self.rng.random() < 0.5 else [lead, "\n".join(lines)]
        if word.endswith("indstiller"):
            item["recommendation"]["by"], blocks = word.split()[0], blocks[1:]
        yield from self._section(item, "recommendation", word, blocks)

    def _part_decision(self, item: dict[str, Any]) -> Iterator[str]:
        form, day_form = self.choices["decision"], self.choices["date"]
        named = "{b}" in form
        for at in range({"": 0, "one": 1, "two": 2}[self.choices["earlier"]] if named else 0):
            other = [body for body in words.BODIES if body != self.body][at]
            day = self.day - datetime.timedelta(21 - 7 * at)
            yield from self._decided(item, form, other, day, day_form)
        yield from self._decided(item, form, self.body, self.day, day_form)

    def _decided(
        self, item: dict[str, Any], form: str, body: str, day: datetime.date, day_form: str
    ) -> Iterator[str]:
        text, item["outcome"] = self.rng.choice(words.DECISIONS)
        spelled = day_form if day_form in ("dmy-dash", "dmy-dots") else "long"
        heading = form.format(b=body, d=written(day, spelled), n=item["number"] or 1, B=body.upper(), D="")
        said = {"body": body, "date": day.isoformat()} if "{b}" in form else {}
        if "\n" in heading:
            heading, second = heading.split("\n")
            item["sections"].append({"kind": "decision", **said, "text": f"{second}\n{text}"})
            yield from (self._heading(heading), second, self._wrapped(text))
            return
        yield from self._section(item, "decision", heading, [text], **said)

    def _part_attach(self, item: dict[str, Any]) -> Iterator[str]:
        item["attachments"] = self.rng.sample(words.FILES, self.rng.randrange(1, 4))
        lines = [self.choices["file"].format(f=name, i=at) for at, name in enumerate(item["attachments"], 1)]
        yield self._heading(self.choices["attach"])
        yield "\n".join(lines).strip("\n")
