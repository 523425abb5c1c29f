"""Where the words searched for stand in a raw text: whole words, in whatever form they were found."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archive.search import glances
from archive.search.danish import Token, analyse, fold
from archive.search.grammar import STOP_WORDS, Clause, Phrase, Word
from archive.search.query import Fragment

_SAME_BEGINNING = 3  # letters two forms share when a reader sees by himself why the one found the other


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a clause (by its number) found."""

    start: int
    end: int
    clause: int


class Marker:
    """Finds a query's clauses in texts."""

    def __init__(self, clauses: list[Clause]) -> None:
        self.clauses = clauses
        self._terms: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: list[tuple[str, int]] = []
        self._phrases: list[tuple[list[str], int]] = []
        for number, clause in enumerate(clauses):
            self._add(number, clause)
        self._forms = {*self._terms, *(form for forms, _ in self._phrases for form in forms)}
        self._runs = glances.digits(self._terms)
        self._judged: set[str] = set()  # pieces of the texts looked through so far
        self._meeting: set[str] = set()  # those of them that meet a clause or a phrase's word

    def marks(self, text: str) -> list[Mark]:
        """Every place found, in the order of the text."""
        if not self.clauses:
            return []
        meeting = self._pieces(text)
        stretches = glances.lines_across(text, self._runs)
        found = [mark for mark in self._alone(text, meeting) if not _inside(mark, stretches)]
        for start, end in stretches:
            found += [mark for token in analyse(text[start:end]) for mark in self._on(token, start)]
        if phrases := self._possible(text, meeting):
            tokens = analyse(text)
            found += [mark for forms, number in phrases for mark in _runs(tokens, forms, number)]
        return sorted(found, key=lambda mark: (mark.start, mark.end))

    def _pieces(self, text: str) -> set[str]:
        """The distinct pieces of the text that have something to do with what is looked for."""
        pieces = set(text.split())
        fresh = pieces - self._judged
        forms_of, disjoint = glances.forms_of, self._forms.isdisjoint
        self._meeting.update(piece for piece in fresh if not disjoint(forms_of(piece)))
        for beginning, _ in self._beginnings:
            if not beginning.isalpha() or beginning in fold(text):
                self._meeting.update(piece for piece in fresh if _any_begins(piece, beginning))
        self._judged |= fresh
        return pieces & self._meeting

    def _alone(self, text: str, meeting: set[str]) -> Iterator[Mark]:
        """Marks on what is a word or number without what stands around it."""
        if self._terms or self._beginnings:
            for piece in meeting:
                for at in glances.places(text, piece):
                    for token in glances.tokens_of(piece):
                        yield from self._on(token, at)

    def _possible(self, text: str, meeting: set[str]) -> list[tuple[list[str], int]]:
        """The phrases all of whose words may stand in the text."""
        if not self._phrases:
            return []
        if glances.broken(text):
            return self._phrases
        there = {form for piece in meeting for form in glances.forms_of(piece)}
        return [phrase for phrase in self._phrases if all(f in there or _has_digit(f) for f in phrase[0])]

    def why(self, text: str, marks: list[Mark]) -> str:
        """In Danish, for words found only in a form that does not look like them: 'fundet på "børn"'."""
        strange = []
        for number, clause in enumerate(self.clauses):
            forms = [text[mark.start : mark.end] for mark in marks if mark.clause == number]
            if isinstance(clause, Word) and forms and not any(_alike(clause.text, form) for form in forms):
                strange.append(f"“{' '.join(forms[0].split())}”")
        return f"fundet på {' og '.join(strange)}" if strange else ""

    def _add(self, number: int, clause: Clause) -> None:
        if isinstance(clause, Phrase):
            self._phrases.append(([word.surface for word in clause.words], number))
        elif clause.beginning:
            self._beginnings.append((clause.surface, number))
        else:
            for term in clause.terms:
                self._terms[term].append(number)

    def _on(self, token: Token, at: int) -> list[Mark]:
        """A mark for every clause that a word of a piece at this place meets; a date is marked whole."""
        forms = (*token.terms, *token.parts, *token.within)
        found = {n: token.end for form in forms for n in self._terms.get(form, ())}
        found |= {n: token.end for beginning, n in self._beginnings if _begins(token.surface, beginning)}
        if token.reach:
            found |= dict.fromkeys(self._terms.get(token.terms[-1], ()), token.reach)
        return [Mark(at + token.start, at + end, number) for number, end in sorted(found.items())]


def fragments(text: str, marks: list[Mark], start: int = 0, end: int | None = None) -> tuple[Fragment, ...]:
    """The text between two places cut at its marks, runs of blanks as one blank."""
    end = len(text) if end is None else end
    pieces, at = [], start
    for mark in marks:
        if mark.end <= at or mark.end > end or mark.start < start:
            continue
        begin = max(mark.start, at)
        pieces += [Fragment(text[at:begin]), Fragment(text[begin : mark.end], marked=True)]
        at = mark.end
    pieces.append(Fragment(text[at:end]))
    return tuple(_one_line(piece) for piece in pieces if piece.text)


def _runs(tokens: list[Token], forms: list[str], number: int) -> Iterator[Mark]:
    """Every place where exactly these surfaces follow one another."""
    size = len(forms)
    for at in range(len(tokens) - size + 1):
        if tokens[at].surface == forms[0] and [t.surface for t in tokens[at : at + size]] == forms:
            yield Mark(tokens[at].start, tokens[at + size - 1].end, number)


def _inside(mark: Mark, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= mark.start < end for start, end in stretches)


def _has_digit(form: str) -> bool:
    return any(character.isdigit() for character in form)


def _any_begins(piece: str, beginning: str) -> bool:
    return any(_begins(token.surface, beginning) for token in glances.tokens_of(piece))


def _begins(surface: str, beginning: str) -> bool:
    return surface.startswith(beginning) and not (surface == beginning and surface in STOP_WORDS)


def _one_line(piece: Fragment) -> Fragment:
    words = " ".join(piece.text.split())
    before = " " if piece.text[:1].isspace() else ""
    after = " " if words and piece.text[-1:].isspace() else ""
    return Fragment(f"{before}{words}{after}", piece.marked)


def _alike(typed: str, found: str) -> bool:
    if _has_digit(typed):
        return True  # a number in another spelling explains itself
    short = min(_SAME_BEGINNING, len(typed))
    return typed.lower()[:short] in found.lower()
