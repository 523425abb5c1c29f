"""Words that were mistyped, split or run together: what was meant, in words of public items only."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from math import log

from tantivy import Searcher

from archive.search import schema
from archive.search.danish import spelled
from archive.search.grammar import Parsed, Phrase, parse, written

SHORTEST, LONGEST = 3, 40  # letters of a word that is held for a spelling
MOST = 3  # queries suggested
_TRIED = 12  # candidates of one word that are counted in public items
_WORDS = 4  # unknown words of one query that are looked at
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéü"
_HEAD = 3  # letters in which at most one mistake is looked for, where there are two
_TWO_MISTAKES = 6  # letters of a word that may hold two
_EVERY_MISTAKE = 5.0  # what a mistake costs, in doublings of how often the word stands
_LETTERS_APART = 4  # different letters that two slips can make
_ENUMERATED = 2_000  # terms of one beginning
_NUMBERED = re.compile(r"([^\W\d_]{3,})-?([0-9]+)")  # "budget2025"
_LINKS = ("", "s", "e")  # what stands between the parts of a compound

Found = Callable[[Parsed], int]  # how many public items a query finds
Public = Callable[[str], bool]  # whether a word stands so in a public item


def meant(searcher: Searcher, parsed: Parsed, found: Found, public: Public) -> list[str]:
    """Queries like this one that find something, the likeliest first; every word put in is public."""
    suggestions: dict[str, None] = {}
    words = [clause.text for group in parsed.groups for clause in group if not isinstance(clause, Phrase)]
    text = written(parsed.groups, parsed.excluded)
    for new in islice(_joined(searcher, words, text, public), MOST):
        suggestions[new] = None
    unknown = [word for word in dict.fromkeys(words) if _is_unknown(word, found)][:_WORDS]
    choices = {word: corrections(searcher, word, public) for word in unknown}
    for place in range(MOST):
        instead = {word: known[min(place, len(known) - 1)] for word, known in choices.items() if known}
        suggestions[_replaced(text, instead)] = None
    return [new for new in suggestions if new != text and found(parse(new))][:MOST]


def corrections(searcher: Searcher, word: str, public: Public) -> list[str]:
    """Public words (or two, for a word run together) that this may be a slip of, the likeliest first."""
    typed = spelled(word)
    if run_together := _NUMBERED.fullmatch(typed):
        return [" ".join(run_together.groups())]  # the reader's own letters: nothing is told by them
    if not SHORTEST <= len(typed) <= LONGEST or not typed.isalpha():
        return []
    scored = _near(searcher, typed)
    best = sorted(scored, key=lambda known: (-scored[known], known))[:_TRIED]
    return [*filter(public, best), *_parted(searcher, typed, public)]


def _is_unknown(word: str, found: Found) -> bool:
    alone = parse(word)
    return bool(alone.groups) and not found(alone)


def _near(searcher: Searcher, typed: str) -> dict[str, float]:
    """Known words one or two slips away, each with how likely it was meant."""
    scored: dict[str, float] = {}
    for known in one_slip(typed):
        if len(known) >= SHORTEST and (times := searcher.doc_freq(schema.SPELLING, known)):
            scored[known] = log(times + 1, 2) - _EVERY_MISTAKE + (known[0] == typed[0])
    if len(typed) >= _TWO_MISTAKES:
        for known, times in _two_slips(searcher, typed):
            scored.setdefault(known, log(times + 1, 2) - 2 * _EVERY_MISTAKE + (known[0] == typed[0]))
    return scored


def one_slip(word: str) -> set[str]:
    """Every string one letter left out, put in, exchanged or swapped with its neighbour away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    return (found | {a + letter + b for a, b in cuts for letter in _LETTERS}) - {word}


def _two_slips(searcher: Searcher, typed: str) -> Iterator[tuple[str, int]]:
    """Known words two slips away that begin alike, but for at most a letter lost or swapped there."""
    head, letters = typed[:_HEAD], set(typed)
    heads = {head, head[1] + head[0] + head[2:], head[0] + typed[2 : _HEAD + 1], typed[1 : _HEAD + 1]}
    for beginning in sorted(heads):
        for known, times in searcher.terms_with_prefix(schema.SPELLING, beginning, limit=_ENUMERATED):
            if abs(len(known) - len(typed)) > 2 or len(letters.symmetric_difference(known)) > _LETTERS_APART:
                continue  # a cheap look first: most words that begin alike have quite other letters
            if distance(known, typed, 2) == 2:
                yield known, times


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, put in, exchanged or swapped between two words; most + 1 where it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _parted(searcher: Searcher, typed: str, public: Public) -> Iterator[str]:
    """Two known words that were run together, the most frequent pair."""
    pairs = [(typed[:at], typed[at:]) for at in range(SHORTEST, len(typed) - SHORTEST + 1)]
    counted = [(min(searcher.doc_freq(schema.SPELLING, word) for word in pair), pair) for pair in pairs]
    for times, pair in sorted(counted, reverse=True)[:_TRIED]:
        if times and all(map(public, pair)):
            yield " ".join(pair)
            return


def _joined(searcher: Searcher, words: list[str], text: str, public: Public) -> Iterator[str]:
    """The query with two neighbours written as the one word they are."""
    for first, second in pairwise(words):
        for link in _LINKS:
            whole = spelled(first) + link + spelled(second)
            if searcher.doc_freq(schema.SPELLING, whole) and f"{first} {second}" in text and public(whole):
                yield text.replace(f"{first} {second}", whole, 1)


def _replaced(text: str, instead: dict[str, str]) -> str:
    pieces: Iterable[str] = text.split(" ")
    return " ".join(instead.get(piece, piece) for piece in pieces)
