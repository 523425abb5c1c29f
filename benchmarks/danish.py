"""How well compounds are cut and inflections meet, and what the Danish analysis costs.

    python benchmarks/danish.py COMPOUNDS.tsv INFLECTIONS.tsv

COMPOUNDS: word, tab, its parts joined by + (nothing: no compound). INFLECTIONS: word, tab, word, tab, 1 where
they must meet and 0 where they must not. Asks `manage.py analyse`, so it measures what the search does.
"""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import simplemma
import Stemmer

ROOT = Path(__file__).resolve().parents[1]
Answer = dict[str, list[str]]


def main(compounds: Path, inflections: Path) -> None:
    _compounds(rows(compounds))
    _inflections(rows(inflections))
    print(_costs([row[0] for row in rows(compounds)]))


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        line.replace("'", "").replace(".", "").split("\t")
        for line in lines
        if line and not line.startswith("#")
    ]


def analysed(words: list[str]) -> dict[str, Answer]:
    """What `manage.py analyse` prints for each of these words, asked a hundred at a time."""
    found = {}
    for at in range(0, len(words), 100):
        command = [sys.executable, "manage.py", "analyse", *words[at : at + 100], "--format", "json"]
        # Our own command with words as its arguments; no shell.
        out = subprocess.run(  # noqa: S603
            command, cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
        found.update({answer["word"]: answer for answer in json.loads(out)})
    return found


def _compounds(list_: list[list[str]]) -> None:
    """A cut is right with as many parts as there should be, each meeting the word it stands for."""
    wanted = {word: [part for part in parts.split("+") if part] for word, parts in list_}
    answers = analysed(sorted({*wanted, *(part for parts in wanted.values() for part in parts)}))
    right = cut = 0
    for word, parts in wanted.items():
        found = answers[word]["parts"]
        meets = all({*answers[part]["terms"]} & {got} for part, got in zip(parts, found, strict=False))
        cut += bool(found)
        right += bool(found) and len(found) == len(parts) and meets
    compounds = sum(map(bool, wanted.values()))
    print(f"compounds: {len(wanted)} words, precision {right / cut:.3f}, recall {right / compounds:.3f}")


def _inflections(list_: list[list[str]]) -> None:
    answers = analysed(sorted({word for row in list_ for word in row[:2]}))
    snowball = Stemmer.Stemmer("danish").stemWord
    ours = [bool({*answers[a]["terms"]} & {*answers[b]["terms"]}) == (meet == "1") for a, b, meet in list_]
    others = {
        "Snowball alone": lambda word: snowball(word.lower()),
        "simplemma alone": lambda word: simplemma.lemmatize(word, lang="da").lower(),
    }
    print(f"inflections: {len(list_)} pairs, ours {sum(ours) / len(ours):.3f}", end="")
    for name, stem in others.items():
        right = sum((stem(a) == stem(b)) == (meet == "1") for a, b, meet in list_)
        print(f", {name} {right / len(list_):.3f}", end="")
    print()


def _costs(words: list[str]) -> str:
    """What loading the lists and analysing each word for the first time takes, in a process of its own."""
    program = (
        "import json, os, time\n"
        "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'archive.settings')\n"
        "import django; django.setup()\n"
        "from archive.search.danish import analyse, compounds, lexicon\n"
        "page = os.sysconf('SC_PAGE_SIZE') / 2**20\n"
        "held = lambda: int(open('/proc/self/statm').read().split()[1]) * page\n"
        "times, memory = [time.process_time()], [held()]\n"
        "for load in (lambda: lexicon.lemma('skole'), compounds.load, lambda: [analyse(w) for w in WORDS],\n"
        "             lambda: [analyse(w) for w in WORDS]):\n"
        "    load(); times.append(time.process_time()); memory.append(held())\n"
        "print(json.dumps([times, memory]))\n"
    )
    run = subprocess.run(  # noqa: S603 - our own program, no shell
        [sys.executable, "-c", f"WORDS = {words!r}\n{program}"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    times, memory = json.loads(run.stdout.splitlines()[-1])
    lemmas, parts, first, again = (b - a for a, b in pairwise(times))
    return (
        f"lemmas loaded in {lemmas:.2f} s and {memory[1] - memory[0]:.0f} MB, parts in {parts:.2f} s and"
        f" {memory[2] - memory[1]:.0f} MB; a word first {first / len(words) * 1e6:.0f} µs,"
        f" again {again / len(words) * 1e6:.1f} µs of CPU"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
