"""What people type, read: words, exact phrases, exclusions, alternatives and beginnings of words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import category

from archive.search.danish import Token, analyse
from archive.search.danish.stopwords import STOP_WORDS
from archive.search.typed import joined

LONGEST = 500  # characters read of a query
MOST_WORDS = 32
_SHORTEST_BEGINNING = 2  # letters before a star
QUOTES = re.compile('["“”„‟«»″]')
_OR = {"OR", "ELLER"}
_AND, _NOT = "AND", "NOT"  # as other search pages want them; in capitals no Danish words
_UNREADABLE = {"Cc", "Cs"}
_MINUS = "-–−"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number as typed, with what it is found by; `beginning` where a star followed it."""

    text: str
    surface: str
    terms: tuple[str, ...]
    beginning: bool = False

    def __str__(self) -> str:
        return self.text + "*" * self.beginning


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to stand exactly so, in this order."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return '"{}"'.format(" ".join(word.text for word in self.words))


Clause = Word | Phrase


@dataclass(frozen=True, slots=True)
class Also:
    """Words of the same meaning that meet these groups (by their numbers) too: `terms` in just this order."""

    text: str
    terms: tuple[str, ...]
    groups: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.text} (synonym)"


@dataclass(frozen=True, slots=True)
class Parsed:
    """All `groups` must be met, each by any of its clauses, and none of `excluded`; no groups, no hits."""

    groups: tuple[tuple[Clause, ...], ...] = ()
    excluded: tuple[Clause, ...] = ()
    corrected: str = ""
    notices: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()  # what meets a group besides its own clauses

    @property
    def clauses(self) -> list[Clause]:
        """Everything typed that may be found, for marking."""
        return [clause for group in self.groups for clause in group]


@dataclass(slots=True)
class _Reading:
    """A query half read."""

    groups: list[list[Clause]] = field(default_factory=list)
    excluded: list[Clause] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    changed: bool = False  # something typed was left out
    alternative: bool = False  # an OR waits for its right side


def parse(typed: str) -> Parsed:
    """Read a query. Takes any string and raises nothing; what makes no sense is left out and told."""
    reading = _Reading()
    text = _shortened(_printable(typed), reading)
    for clause, negated in _clauses(text, reading):
        _take(clause, negated, reading)
    if reading.alternative:
        reading.changed = True
    groups, stopped = _without_stop_words(_once(reading.groups))
    reading.excluded = list(dict.fromkeys(reading.excluded))
    return _parsed(reading, groups, stopped)


def _printable(typed: str) -> str:
    """Without control characters and broken surrogates; runs of blanks are one."""
    return " ".join("".join(" " if category(c) in _UNREADABLE else c for c in typed).split())


def _shortened(text: str, reading: _Reading) -> str:
    if len(text) <= LONGEST:
        return text
    reading.changed = True
    reading.notices.append(f"Søgningen er lang. Kun de første {LONGEST} tegn er brugt.")
    return text[:LONGEST].rsplit(None, 1)[0]


def _clauses(text: str, reading: _Reading) -> Iterator[tuple[Clause | None, bool]]:
    """Clauses in order, each with whether a minus stands before it; None for an OR."""
    quotes = [match.start() for match in QUOTES.finditer(text)]
    if len(quotes) % 2:  # the last was opened and not closed: it holds the rest
        reading.changed = True
        quotes.append(len(text))
    spans = list(zip(quotes[::2], quotes[1::2], strict=True))
    tokens = analyse(text)
    if len(tokens) > MOST_WORDS:
        reading.changed = True
        reading.notices.append(f"Søgningen er lang. Kun de første {MOST_WORDS} ord er brugt.")
        tokens = tokens[:MOST_WORDS]
    reading.changed |= _has_strays(text, tokens)
    yield from _in_order(text, joined(text, tokens, spans), spans, reading)


def _in_order(
    text: str, tokens: list[Token], spans: list[tuple[int, int]], reading: _Reading
) -> Iterator[tuple[Clause | None, bool]]:
    waiting = list(spans)
    for token in [*tokens, None]:
        while waiting and (token is None or token.start > waiting[0][0]):
            start, end = waiting.pop(0)
            inside = tuple(_word(t) for t in tokens if start < t.start < end)
            if inside:
                yield Phrase(inside), _negated(text, start)
            else:
                reading.changed = True
        if token is None or any(start < token.start < end for start, end in spans):
            continue
        if token.text in _OR:
            yield None, False
        elif token.text in (_AND, _NOT):
            reading.changed = True  # the one says nothing, the other is a minus before what follows
        else:
            yield _lone(text, token, reading), _negated(text, token.start)


def _lone(text: str, token: Token, reading: _Reading) -> Word:
    beginning = text[token.end : token.end + 1] == "*"
    if beginning and len(token.surface) < _SHORTEST_BEGINNING:
        reading.changed = True
        reading.notices.append("Skriv mindst to bogstaver foran en stjerne.")
        beginning = False
    return _word(token, beginning)


def _word(token: Token, beginning: bool = False) -> Word:
    return Word(token.text, token.surface, token.terms, beginning)


def _negated(text: str, start: int) -> bool:
    """Whether a minus stands right before, itself at the start or after a blank, or NOT as a word."""
    if text[:start].endswith(f"{_NOT} "):
        return start == len(_NOT) + 1 or not text[start - len(_NOT) - 2].isalnum()
    return start > 0 and text[start - 1] in _MINUS and (start == 1 or not (text[start - 2].isalnum()))


def _has_strays(text: str, tokens: list[Token]) -> bool:
    """Whether a star or minus stands where it says nothing; one that ends a word leaves a part of it out."""
    bare = list(text)
    for token in tokens:
        bare[token.start : token.end] = "x" * (token.end - token.start)
    rest = "".join(bare)
    return bool(re.search(rf"(?<!x)\*|(?<!x)[{_MINUS}](?![x\"“”„‟«»″])", rest))


def _take(clause: Clause | None, negated: bool, reading: _Reading) -> None:
    if clause is None:
        if reading.alternative or not reading.groups:
            reading.changed = True
        else:
            reading.alternative = True
    elif negated:
        if _is_stop_word(clause):
            reading.changed = True
        else:
            reading.excluded.append(clause)
    elif reading.alternative:
        reading.alternative = False
        reading.groups[-1].append(clause)
    else:
        reading.groups.append([clause])


def _is_stop_word(clause: Clause) -> bool:
    """Whether it is such a word, bare or alone in quotes."""
    if isinstance(clause, Phrase):
        return len(clause.words) == 1 and _is_stop_word(clause.words[0])
    bare = clause.surface.partition("'")[0]  # "og's" is found by "og"
    if clause.beginning or bare not in STOP_WORDS:
        return False
    small = [term for token in analyse(bare) for term in token.terms]
    return "é" not in clause.text or not set(small).isdisjoint(clause.terms)  # én is en, an allé not alle


def _once(groups: list[list[Clause]]) -> list[list[Clause]]:
    """The groups without those that ask for the same again."""
    return [list(group) for group in dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)]


def _without_stop_words(groups: list[list[Clause]]) -> tuple[list[list[Clause]], bool]:
    """The groups with something to find, and whether stop words were all that some held."""
    kept = [[clause for clause in group if not _is_stop_word(clause)] for group in groups]
    return [group for group in kept if group], any(not group for group in kept)


def _parsed(reading: _Reading, groups: list[list[Clause]], stopped: bool) -> Parsed:
    notices = list(reading.notices)
    if not groups:
        notices.append(_nothing_to_find(reading, stopped))
        return Parsed(notices=tuple(notices))
    corrected = written(groups, reading.excluded) if reading.changed else ""
    return Parsed(tuple(map(tuple, groups)), tuple(reading.excluded), corrected, tuple(notices))


def written(groups: Iterable[Iterable[Clause]], excluded: Iterable[Clause]) -> str:
    """What a reader would type to ask for just this."""
    shown = [" ELLER ".join(map(str, group)) for group in groups] + [f"-{clause}" for clause in excluded]
    return " ".join(shown)


def _nothing_to_find(reading: _Reading, stopped: bool) -> str:
    if stopped:
        return "Ordene står i næsten alle punkter. Skriv også et ord, der siger, hvad sagen handler om."
    if reading.excluded:
        return "Skriv også et ord, der skal findes. Der kan ikke søges alene på ord, der skal udelades."
    return "Skriv mindst ét ord eller tal at søge efter."
