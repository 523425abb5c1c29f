"""What else to look for when a word is typed: the administration's word for people's, and the other way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.search.danish.analysis import analyse
from archive.search.danish.stopwords import STOP_WORDS

LIST = Path(__file__).parent / "data" / "synonyms.txt"
_LONGEST = 5  # words of a phrase


class Synonym(NamedTuple):
    """A word or short phrase as people read it, and the main term of each of its words in order.

    `key` is those of them that a query is asked by: without its small words.
    """

    text: str
    terms: tuple[str, ...]
    key: tuple[str, ...]


class SynonymError(ValueError):
    """A line that is no group of synonyms; the message is Danish and names the file and the line."""


Book = Mapping[tuple[str, ...], tuple[Synonym, ...]]


def read(*paths: Path) -> Book:
    """Groups from files in the form synonyms.txt tells of, by the keys typed.

    Raises SynonymError, and OSError or UnicodeDecodeError where a file is no text.
    """
    found: defaultdict[tuple[str, ...], dict[Synonym, None]] = defaultdict(dict)
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                _take(line, f"{path}, linje {number}", found)
    return {key: tuple(synonyms) for key, synonyms in found.items()}


def of(terms: Iterable[str], book: Book) -> tuple[Synonym, ...]:
    """The synonyms of one word, given as all of its terms."""
    return tuple(dict.fromkeys(synonym for term in terms for synonym in book.get((term,), ())))


def _take(line: str, place: str, found: defaultdict[tuple[str, ...], dict[Synonym, None]]) -> None:
    sign = next((sign for sign in ">=" if line.count(sign) == 1), None)
    if sign is None or ("=" in line and ">" in line):
        raise SynonymError(f"{place}: skriv ord = ord eller ord > ord, med komma mellem flere ord.")
    left, right = ([_synonym(text, place) for text in side.split(",")] for side in line.split(sign))
    for ours, others in ((left, right), (right, left))[: 2 if sign == "=" else 1]:
        for one in ours:
            found[one.key] |= dict.fromkeys(other for other in others if other.terms != one.terms)


def _synonym(text: str, place: str) -> Synonym:
    tokens = analyse(text)
    terms = tuple(token.terms[0] for token in tokens)
    key = tuple(token.terms[0] for token in tokens if token.surface not in STOP_WORDS)
    if not key or len(terms) > _LONGEST:
        raise SynonymError(f"{place}: »{text.strip()}« er ikke en vending på 1 til {_LONGEST} ord.")
    return Synonym(text.strip(), terms, key)
