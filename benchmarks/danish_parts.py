"""Makes the part lexicon of the compound splitter from the free Danish dictionary of Stavekontrolden.

    python benchmarks/danish_parts.py /usr/share/hunspell/da_DK.dic   # Debian's hunspell-da

The dictionary marks each noun with how it is joined to a next word: with s, with e, bare, without its e. Its
own compounds tell how often a word is a first and a last part, which expectation maximisation sorts out where
a word can be cut in several ways (Koehn and Knight 2003 use plain frequencies). Writes parts.tsv and
names.txt into archive/search/danish/data, and reads the lists there that are kept by hand.
"""

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "archive" / "search" / "danish" / "data"
NOUN = {2, 3, 4, 5, 7, 11, 14, 15, 18, 19, 44, 45, 46, 47, 48, 57, 58, 59, 63, 64, 65, 70, 71, 72, 74, 75}
GENITIVE = {10}  # nouns and adjectives without other endings have this alone
VERB = {1, 20, 21}
ADJECTIVE = {12, 22, 23, 24, 25, 26, 27, 28, 38, 40, 41, 49, 76, 77}
IRREGULAR_NOUN, IRREGULAR_ADJECTIVE = 3, 12
SHORT = {"by", "is", "kø", "sø", "æg", "øl", "år"}  # the parts of two letters
SURE = 4.0  # first weight times last weight from which a word of the dictionary is taken for a compound
LONG = 10  # letters from which three parts are looked for
COMMON = 6  # words that a part of three is found in
ROUNDS = 8
DOUBT = 0.2  # what a form counts that only other words' cuts tell of: dag-tilbud
_STREET = re.compile("(vej|gade|vænget|parken|torv|torvet|allé|stræde|plads|pladsen|bakken|stien|kommune)s?$")
Split = tuple[str, str]
Entries = dict[str, set[int]]
Own = dict[str, tuple[str, int]]  # a form before another part: its word and weight
Counts = defaultdict[str, float]


def main(dictionary: Path) -> None:
    entries, names = read(dictionary)
    wholes = words(HERE / "wholes.txt")
    barred = words(HERE / "barred.txt")
    lexicon = Lexicon(entries, wholes, barred, ours(HERE / "more_parts.tsv"))
    lexicon.write(HERE / "parts.tsv")
    split = {n.lower() for n in names if not _STREET.search(n) and lexicon.may_split(n.lower())}
    split -= entries.keys()
    (HERE / "names.txt").write_text("\n".join(sorted(split)) + "\n", encoding="utf-8")


def words(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def ours(path: Path) -> Own:
    """The first parts we list ourselves: each form's word and weight."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {
        word + form[:-1]: (word, int(form[-1]))
        for word, _, *forms in lines
        for form in "".join(forms).split()
    }


def read(path: Path) -> tuple[Entries, set[str]]:
    """Every word in small letters with its flags, and the names."""
    entries: defaultdict[str, set[int]] = defaultdict(set)
    names = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        first, *rest = line.split() or [""]
        word, _, flags = first.partition("/")
        if word.isalpha() and word.islower():
            entries[word] |= {int(flag) for flag in flags.split(",") if flag.isdigit()} | irregular(
                word, rest
            )
        elif word.isalpha() and word.istitle():
            names.add(word)
    return dict(entries), names


def irregular(word: str, fields: list[str]) -> set[int]:
    """The kind of a word whose forms are written out instead of told by flags: våben al:våbnet al:våbnene."""
    forms = {field.removeprefix("al:") for field in fields if field.startswith("al:")}
    if word.endswith("å") or any(form.endswith("nde") for form in forms):
        return set()  # a verb
    if forms & {stem + ending for stem in (word, word + word[-1]) for ending in ("en", "et", "n")}:
        return {IRREGULAR_NOUN}
    return {IRREGULAR_ADJECTIVE} if word + "t" in forms and forms & {word + "e", word[:-1] + "ne"} else set()


def joints(word: str, flags: set[int]) -> Iterator[str]:
    """The forms the word has as a part that another follows."""
    if flags & {29, 62}:
        yield word + "s"
    if flags & {30, 63}:
        yield word + "e"
    if flags & {31, 62, 63, 66, 67, 32}:
        yield word
    if 55 in flags:
        yield word.removesuffix("e")
    if 56 in flags:
        yield word.removesuffix("e") + "s"
    if 60 in flags:
        yield word + "er"
    if flags & {61, 67}:
        yield word + word[-1] + "e"
    if 69 in flags:
        yield word.removesuffix("um") + "e"
    if word.endswith("e") and flags & NOUN and not flags & {29, 30, 31, 55, 56, 60, 61, 62, 63, 67, 69}:
        yield word


def unflagged(word: str, flags: set[int]) -> Iterator[str]:
    """Forms that the flags may have left out."""
    if flags & (NOUN | ADJECTIVE | VERB):
        yield word
    if flags & NOUN:
        yield word + "s"


class Lexicon:
    """Which words are parts, in which forms, and how often."""

    def __init__(self, entries: Entries, wholes: set[str], barred: set[str], own: Own) -> None:
        self.entries, self.barred = entries, barred
        self.wholes = wholes | set(_verbal(entries)) | set(_feminine(entries))
        self.told, self.first = self._first(own)
        self.last = {word for word, flags in entries.items() if self._may_end(word, flags)}
        self.cuts = {
            word: cuts for word in entries if self._may_be_compound(word) and (cuts := self._cuts(word))
        }
        self.firsts, self.lasts = self._counted()
        for form, (_, weight) in own.items():
            self.firsts[form] = max(self.firsts[form], 2.0**weight - 1)

    def _first(self, own: Own) -> tuple[set[str], dict[str, set[str]]]:
        """The forms that flags or we ourselves tell of, and the words of every form."""
        words = {w: f for w, f in self.entries.items() if self._long(w) and not {w, w + "-"} & self.barred}
        told: defaultdict[str, set[str]] = defaultdict(set)
        for word, flags in words.items():
            for form in set(joints(word, flags)) - self.barred:
                told[form].add(word)
        for form, (word, _) in own.items():
            told[form].add(word)
        found = defaultdict(set, {form: set(bases) for form, bases in told.items()})
        for word, flags in words.items():
            for form in unflagged(word, flags):
                if form not in told and not {form, form + "-"} & self.barred:
                    found[form].add(word)
        return set(told), found

    def _long(self, word: str) -> bool:
        return len(word) > 2 or word in SHORT

    def _may_end(self, word: str, flags: set[int]) -> bool:
        kind = flags & NOUN or (flags & ADJECTIVE and len(word) > 3)
        return (
            bool(kind)
            and self._long(word)
            and (word not in SHORT or word in {"by", "sø", "år"})
            and not {word, "-" + word} & self.barred
        )

    def _may_be_compound(self, word: str) -> bool:
        return word not in self.wholes and bool(self.entries[word] & (NOUN | ADJECTIVE | GENITIVE))

    def _cuts(self, word: str) -> list[Split]:
        pairs = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        return [(one, other) for one, other in pairs if other in self.last and one in self.first]

    def _counted(self) -> tuple[Counts, Counts]:
        """How many words each form begins and each word ends, by expectation maximisation."""
        firsts, lasts = Counts(float), Counts(float)
        for cuts in self.cuts.values():
            for one, other in cuts:
                firsts[one] += 1.0
                lasts[other] += 1.0
        for _ in range(ROUNDS):
            firsts, lasts = self._shared(firsts, lasts)
        return firsts, lasts

    def _shared(self, firsts: Counts, lasts: Counts) -> tuple[Counts, Counts]:
        """Every word's one vote, shared among its cuts by how likely each is."""
        new_firsts, new_lasts = Counts(float), Counts(float)
        for cuts in self.cuts.values():
            worth = [self._doubt(one) * (1 + firsts[one]) * (1 + lasts[other]) for one, other in cuts]
            for (one, other), value in zip(cuts, worth, strict=True):
                new_firsts[one] += value / sum(worth)
                new_lasts[other] += value / sum(worth)
        return new_firsts, new_lasts

    def _doubt(self, form: str) -> float:
        return 1.0 if form in self.told else DOUBT

    def _worth(self, cut: Split) -> float:
        return self._doubt(cut[0]) * self.firsts[cut[0]] * self.lasts[cut[1]]

    def may_split(self, word: str) -> bool:
        """Whether it looks at all like a compound."""
        return any(self._worth(cut) for cut in self._cuts(word))

    def splits(self, word: str) -> bool:
        """Whether it is a compound: of two parts, or of three no two of which are a word themselves."""
        if word in self.wholes:
            return False
        return any(self._worth(cut) >= SURE for cut in self._cuts(word)) or (
            len(word) > LONG and any(self._splits_after(word, at) for at in range(3, len(word) - 5))
        )

    def _splits_after(self, word: str, at: int) -> bool:
        rest = word[at:]
        return self.firsts[word[:at]] >= COMMON and any(
            self.firsts[rest[:end]] >= COMMON and self.lasts[rest[end:]] >= COMMON
            for end in range(3, len(rest) - 2)
        )

    def write(self, path: Path) -> None:
        """Word, how often last, and each form it has as a first part with how often; rounded logarithms."""
        forms = self._forms()
        lines = [self._line(word, forms[word]) for word in sorted(self.entries) if self._simple(word)]
        path.write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")

    def _simple(self, word: str) -> bool:
        return not self.splits(word) and not (word.endswith("s") and self.splits(word[:-1]))

    def _line(self, word: str, forms: dict[str, int]) -> str:
        last = str(_rounded(self.lasts[word])) if word in self.last else "-"
        simple_noun = last != "-" and self.entries[word] & NOUN and len(word) > 3
        if not forms and last in "-0" and not simple_noun:
            return ""
        written = " ".join(f"{_short(word, form)}{count}" for form, count in sorted(forms.items()))
        return f"{word}\t{last}\t{written}".rstrip()

    def _forms(self) -> defaultdict[str, dict[str, int]]:
        """Each word's forms before another part, with how often; a short guess must be found twice."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for form, bases in self.first.items():
            count = _rounded(self.firsts[form])
            if count > (form not in self.told and len(form) < 5):
                for base in bases:
                    found[base][form] = count
        for word in self._inner():
            found[word].setdefault(word + "s", 0)
        return found

    def _inner(self) -> Iterator[str]:
        """Words that take an s where they end a first part of several: nøgle-tals-rapport."""
        for word, cuts in self.cuts.items():
            best = max(cuts, key=self._worth)
            if self._worth(best) >= SURE and word + "s" in joints(word, self.entries[word]):
                yield best[1]


def _verbal(entries: Entries) -> Iterator[str]:
    """Verbs, and the nouns made of them: godkendelse is of godkende, not of god and kendelse."""
    for word, flags in entries.items():
        if flags & VERB and not flags & NOUN:
            yield word
        for ending in ("else", "ning", "ing", "er", "ende", "t"):
            verb = word.removesuffix(ending) + "e"
            if word.endswith(ending) and flags & (NOUN | ADJECTIVE) and _particle_verb(verb, entries):
                yield word


def _feminine(entries: Entries) -> Iterator[str]:
    """Women's names of a doing: an arbejderske has no ske; a sygeplejerske is a plejerske."""
    found = {word for word in entries if word.endswith("erske") and word.removesuffix("ske") in entries}
    return (word for word in found if not any(word[at:] in found for at in range(2, len(word))))


def _particle_verb(verb: str, entries: Entries) -> bool:
    """Whether it is a verb whose first part is no noun: godkende, but not sagsbehandle."""
    return bool(entries.get(verb, set()) & VERB) and any(
        entries.get(verb[at:], set()) & VERB and not entries.get(verb[:at], NOUN) & (NOUN | VERB)
        for at in range(2, len(verb) - 2)
    )


def _rounded(count: float) -> int:
    return min(9, int(math.log2(count + 1)))


def _short(word: str, form: str) -> str:
    """The form told by what is added to the word; each '<' takes a letter off, '=' doubles the last."""
    if form == word + word[-1] + "e" and not form.endswith("ee"):
        return "=e"
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, form, strict=False)))
    return "<" * (len(word) - shared) + form[shared:]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
