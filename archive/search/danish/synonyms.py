"""What else to look for when a word is typed: the administration's word for people's, and the other way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.search.danish.analysis import analyse

LIST = Path(__file__).parent / "data" / "synonyms.txt"
_LONGEST = 5  # words of a phrase


class Synonym(NamedTuple):
    """A word or short phrase as people read it, and the main term of each of its words in order."""

    text: str
    terms: tuple[str, ...]


class SynonymError(ValueError):
    """A line that is no group of synonyms; the message is Danish and names the line."""


Book = Mapping[tuple[str, ...], tuple[Synonym, ...]]


def read(*paths: Path) -> Book:
    """Groups from files in the form synonyms.txt tells of, by the terms typed. Raises SynonymError."""
    found: defaultdict[tuple[str, ...], dict[Synonym, None]] = defaultdict(dict)
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                _take(line, f"{path}, linje {number}", found)
    return {terms: tuple(synonyms) for terms, synonyms in found.items()}


def of(terms: Iterable[str], book: Book) -> tuple[Synonym, ...]:
    """The synonyms of a word, given as any of its terms, or of a phrase, given as its words' main terms."""
    typed = tuple(terms)
    keys = [typed, *((term,) for term in typed)]
    return tuple(dict.fromkeys(synonym for key in keys for synonym in book.get(key, ())))


def _take(line: str, place: str, found: defaultdict[tuple[str, ...], dict[Synonym, None]]) -> None:
    sign = next((sign for sign in ">=" if line.count(sign) == 1), None)
    if sign is None or ("=" in line and ">" in line):
        raise SynonymError(f"{place}: skriv ord = ord eller ord > ord, med komma mellem flere ord.")
    left, right = ([_synonym(text, place) for text in side.split(",")] for side in line.split(sign))
    for ours, others in ((left, right), (right, left))[: 2 if sign == "=" else 1]:
        for one in ours:
            found[one.terms] |= dict.fromkeys(other for other in others if other.terms != one.terms)


def _synonym(text: str, place: str) -> Synonym:
    terms = tuple(token.terms[0] for token in analyse(text))
    if not 0 < len(terms) <= _LONGEST:
        raise SynonymError(f"{place}: »{text.strip()}« er ikke en vending på 1 til {_LONGEST} ord.")
    return Synonym(text.strip(), terms)
