"""The hands of a search storm, each a process of its own: writers that change items, readers that search.

Started by benchmarks/search_storm.py:  python -m benchmarks.storm_hands writer|reader NUMBER NAME FOLDER SEED
Its folder says when: `go` to begin, `rest` for writers to stop, `last` for readers to end.
"""

import json
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

from benchmarks.storm_judge import HIDDEN, Answer, Write, read_writes

WORDS = ("zimtrolp", "quaxind", "wolfrast", "xylbeng", "pjirskot", "gwantule", "czefrik", "oxytrumf")
AFTER = 5.0  # seconds of searching after the last write
_NUMBER = re.compile(r"nummer (\d+)")
READY = "ready"


def title(item: int, word: str) -> str:
    """What an item of the storm is called: found by its word, known in a page by its number."""
    return f"{word} nummer {item}"


@contextmanager
def log(folder: Path, name: str) -> Iterator[Callable[[Any], int]]:
    """A file of one line a fact, each written at once."""
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8", buffering=1) as file:
        yield lambda fact: file.write(json.dumps(asdict(fact)) + "\n")


def write_on(folder: Path, name: str, seed: int, wards: list[int]) -> None:
    """Change, withdraw and release one's own items until told to rest."""
    chance = random.Random(f"{seed}-{name}")  # noqa: S311 (a storm, no secret)
    words = {write.item: write.word for write in read_writes(folder)}
    with log(folder, f"writes-{name}") as note:
        while not (folder / "rest").exists():
            item = chance.choice(wards)
            hides = words[item] != HIDDEN and chance.random() < 0.5
            words[item] = HIDDEN if hides else chance.choice(WORDS)
            began = time.monotonic()
            _write(item, words[item])
            note(Write(item, words[item], began, time.monotonic()))
            time.sleep(chance.uniform(0, 0.1))


def _write(item_id: int, word: str) -> None:
    """As a clerk does it: withdrawn, released, or saved under another title."""
    from archive.ingest import visibility
    from archive.models import Item, Visibility, recording

    item = Item.objects.get(pk=item_id)
    if word == HIDDEN:
        visibility.withdraw(item, "Stormen tager det ned.", None)
        return
    with recording():
        item.title = title(item_id, word)
        item.save()
        if item.visibility == Visibility.WITHDRAWN:
            visibility.release(item, None)


def read_on(folder: Path, name: str, seed: int) -> None:
    """Search until the last write, and then so long that every word has been asked for after it."""
    chance = random.Random(f"{seed}-{name}")  # noqa: S311 (a storm, no secret)
    with log(folder, f"answers-{name}") as note:
        while not (folder / "last").exists():
            ask = _page if chance.random() < 0.2 else _search
            note(ask(name, chance.choice(WORDS)))
        end = time.monotonic() + AFTER
        while time.monotonic() < end:
            for word in WORDS:
                note(_search(name, word))


def _search(name: str, word: str) -> Answer:
    from archive.search import Query, search

    began = time.monotonic()
    try:
        results = search(Query(q=word))
    except Exception as error:
        return Answer(name, word, began, time.monotonic(), (), 0, fault=f"{type(error).__name__}: {error}")
    sums = (sum(value.count for value in facet.values) for facet in results.facets if _whole(facet.parameter))
    return Answer(
        name,
        word,
        began,
        time.monotonic(),
        tuple(hit.item.pk for hit in results.hits),
        results.total,
        tuple(sums),
        results.available,
    )


def _whole(parameter: str) -> bool:
    """Facets in which every item has exactly one value."""
    return parameter in ("kommune", "udvalg", "aar")


def _page(name: str, word: str) -> Answer:
    """The page a reader opens, and the page of an item on it."""
    from django.test import Client

    from archive.search.fallback import NOTICE

    began = time.monotonic()
    client, fault, text = Client(SERVER_NAME="localhost"), "", ""
    try:
        response = client.get("/soeg/", {"q": word})
        text = response.content.decode()
        fault = "" if response.status_code == 200 else f"a page answered {response.status_code}"
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
    done = time.monotonic()
    hits = tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(re.sub("<[^>]*>", "", text))))
    return Answer(name, word, began, done, hits, available=NOTICE[:28] not in text, fault=fault)


def main() -> int:
    """Say when ready, wait for `go`, do the work."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from archive.search import danish

    danish.analyse("Hele ordbogen læses, før stormen begynder")
    work, name, folder, seed = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    print(READY, flush=True)
    while not (folder / "go").exists():
        time.sleep(0.05)
    if work == "writer":
        write_on(folder, name, seed, [int(item) for item in sys.argv[5].split(",")])
    else:
        read_on(folder, name, seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
