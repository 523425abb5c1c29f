"""What means the same, added to a query that was read: "kloak" looks for spildevand too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from archive.search import amounts, days
from archive.search.danish import synonyms
from archive.search.danish.synonyms import Book, Synonym
from archive.search.grammar import Also, Clause, Parsed, Phrase, Word

_LONGEST = 5  # words typed that have a synonym together


def widened(parsed: Parsed) -> Parsed:
    """The query with the synonyms of its words, its sums in other scales and its days in words.

    None for quoted words, exclusions and beginnings.

    A word that is in the query anyway, wanted or not, is no synonym in it: who types both wants both.
    """
    if not parsed.groups:
        return parsed
    typed, unwanted = set(_terms(parsed.clauses)), set(_terms(parsed.excluded))
    found: dict[Synonym, set[int]] = {}
    for numbers, synonym in _found(parsed, book(settings.SYNONYMS_FILE)):
        if not typed.issuperset(synonym.key) and unwanted.isdisjoint(synonym.key):
            found.setdefault(synonym, set()).update(numbers)
    also = [Also(one.text, one.terms, tuple(sorted(groups))) for one, groups in found.items()]
    other = (*amounts.otherwise(parsed), *days.otherwise(parsed))
    also += [one for one in other if not typed.issuperset(one.terms)]
    return replace(parsed, also=tuple(also)) if also else parsed


@lru_cache(maxsize=8)
def book(own: Path | None) -> Book:
    """Our list and a town's own, read once a process. Raises synonyms.SynonymError."""
    return synonyms.read(synonyms.LIST, *([own] if own else []))


def _found(parsed: Parsed, known: Book) -> Iterator[tuple[list[int], Synonym]]:
    """Synonyms with the groups that each of them meets."""
    run: list[tuple[int, Word]] = []  # words that follow one another
    for number, group in enumerate(parsed.groups):
        words = [word for word in group if isinstance(word, Word) and _has_synonyms(word)]
        if len(group) == 1 and words:
            run.append((number, words[0]))
            continue
        yield from _of_run(run, known)
        run = []
        yield from (([number], synonym) for word in words for synonym in synonyms.of(word.terms, known))
    yield from _of_run(run, known)


def _of_run(run: list[tuple[int, Word]], known: Book) -> Iterator[tuple[list[int], Synonym]]:
    """The longest phrases with synonyms first; a word of such a phrase has none of its own."""
    at = 0
    while at < len(run):
        numbers, words = zip(*run[at : at + _LONGEST], strict=True)
        size, found = _longest(words, known)
        yield from ((list(numbers[:size]), synonym) for synonym in found)
        at += size


def _longest(words: tuple[Word, ...], known: Book) -> tuple[int, tuple[Synonym, ...]]:
    """How many of the first words have synonyms together, or 1, and which."""
    for size in range(len(words), 1, -1):
        if found := known.get(tuple(word.terms[0] for word in words[:size])):
            return size, found
    return 1, synonyms.of(words[0].terms, known)


def _has_synonyms(word: Word) -> bool:
    return not word.beginning and not any(character.isdigit() for character in word.surface)


def _terms(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        for word in clause.words if isinstance(clause, Phrase) else (clause,):
            yield from word.terms
