"""Makes the list of forms and verbs that the dictionary of lemmas lacks, from the free Danish dictionary.

    python -m benchmarks.danish_forms /usr/share/hunspell/da_DK.dic   # Debian's hunspell-da, with da_DK.aff

simplemma gives a form one lemma: "badet" is of bad to it, but "bad" of bede. Stavekontrolden's dictionary
tells of every word how it is inflected. The forms that do not meet their word in the search without this
list, and the verbs that do not meet their noun in -ning or -else, are written to forms.tsv in
archive/search/danish/data.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from archive.search.danish import compounds, exceptions, forms, lexicon  # noqa: E402 - after the setup
from archive.search.danish.families import nouns_verbs  # noqa: E402
from archive.search.danish.stopwords import STOP_WORDS  # noqa: E402
from archive.search.danish.words import terms_of  # noqa: E402

VERB = {"1", "20", "21"}
GENITIVE = {"9", "10", "22", "34"}  # and the passive: both end in s
COMPOUNDING = {
    "29",
    "30",
    "31",
    "32",
    "53",
    "55",
    "56",
    "60",
    "61",
    "62",
    "63",
    "66",
    "67",
    "68",
    "69",
    "79",
    "83",
}
HALF = "8"  # a form that is none before it is inflected once more
SUPERLATIVES = ("est", "este", "st", "ste")
LATIN = ("ae", "orum", "arum", "um", "ii", "ia", "i", "a")


class Rule(NamedTuple):
    """What a flag adds to a word that ends so, and the flags of what comes of it."""

    strip: str
    add: str
    then: list[str]
    ends: re.Pattern[str]


class Entry(NamedTuple):
    word: str
    flags: list[str]
    written: list[str]  # the forms that are written out
    stem: str  # what it is a form of itself


def main(dictionary: Path) -> None:
    path = forms.LIST
    path.write_text("", encoding="utf-8")
    entries = list(read(dictionary))
    rules = read_rules(dictionary.with_suffix(".aff"))
    verbs = {entry.word for entry in entries if is_verb(entry)}
    missing = unmet(entries, rules)
    for verb in sorted(parted(entries, verbs)):
        missing[verb] |= {}
    lines = (
        "\t".join([word, "v" if word in verbs else "-", *_short(word, found)]).rstrip()
        for word, found in sorted(missing.items())
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path: Path) -> Iterator[Entry]:
    """The entries in small letters."""
    for line in path.read_text(encoding="utf-8").splitlines():
        first, *rest = line.split() or [""]
        word, _, flags = first.partition("/")
        if word.isalpha() and word.islower() and len(word) > 1:
            told = {key: [f[3:] for f in rest if f.startswith(key)] for key in ("al:", "st:")}
            kept = [flag for flag in flags.split(",") if flag and flag not in COMPOUNDING | GENITIVE]
            yield Entry(word, kept, told["al:"], (told["st:"] or [""])[0])


def read_rules(path: Path) -> dict[str, list[Rule]]:
    """The endings each flag stands for."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("SFX") and len(fields := line.split()) > 4:
            _, flag, strip, add, ends, *_ = fields
            add, _, then = add.partition("/")
            pattern = "." if ends.startswith("+") else ends
            rule = Rule(strip.strip("0"), add.strip("0"), then.split(","), re.compile(f"(?:{pattern})$"))
            found[flag].append(rule)
    return dict(found)


def inflected(word: str, flags: list[str], rules: dict[str, list[Rule]]) -> Iterator[str]:
    """Every form the flags tell of."""
    for flag in flags:
        for rule in rules.get(flag, ()):
            if rule.ends.search(word) and word.endswith(rule.strip):
                form = word.removesuffix(rule.strip) + rule.add
                if HALF in rule.then:
                    yield from inflected(form, [flag for flag in rule.then if flag not in GENITIVE], rules)
                else:
                    yield form


def is_verb(entry: Entry) -> bool:
    return bool(VERB & {*entry.flags}) or any(form.endswith("nde") for form in entry.written)


def unmet(entries: list[Entry], rules: dict[str, list[Rule]]) -> defaultdict[str, dict[str, None]]:
    """Each common word's forms that it does not meet."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        word = entry.stem or entry.word
        if not is_common(word) or compounds.cut(word):
            continue
        left = {form for form in entry.written if form.endswith(LATIN)}
        told = [entry.word] if entry.stem else [*inflected(word, entry.flags, rules), *entry.written]
        left |= set() if is_verb(entry) else {form for form in told if form.endswith(SUPERLATIVES)}
        found[word] |= {form: None for form in told if form not in left and is_unmet(word, form)}
    return defaultdict(dict, {word: met for word, met in found.items() if met})


def is_common(word: str) -> bool:
    known = compounds.load()
    return lexicon.is_lemma(word) or known.last.get(word, 0) > 0 or known.first.get(word, (0, ""))[0] > 0


def is_unmet(word: str, form: str) -> bool:
    """Whether it is a form that may be looked for: no genitive and no other word."""
    settled = form.endswith(("s", "ér")) or form in STOP_WORDS or form in exceptions.READINGS
    other = form[:1] != word[0] or (len(form) < len(word) and word.startswith(form[:-1]))
    return form.isalpha() and not settled and not other and not {*terms_of(word)} & {*terms_of(form)}


def parted(entries: list[Entry], verbs: set[str]) -> Iterator[str]:
    """Verbs whose noun in -ning, -ing or -else meets no verb."""
    for entry in entries:
        candidates = [verb for verb in nouns_verbs(entry.word) if len(verb) > 3]
        found = [verb for verb in candidates if verb in verbs and lexicon.is_lemma(entry.word)]
        if found and not any(lexicon.is_verb(verb) for verb in candidates) and not compounds.cut(entry.word):
            yield found[0]


def _short(word: str, found: dict[str, None]) -> list[str]:
    """The forms, each that only adds to the word told by what it adds."""
    return [" ".join(f"-{form.removeprefix(word)}" if form.startswith(word) else form for form in found)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
