"""Where the words searched for stand in a raw text: whole words, in whatever form they were found."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from archive.search import glances
from archive.search.danish import Token, analyse, fold
from archive.search.danish.stopwords import STOP_WORDS
from archive.search.grammar import Also, Clause, Parsed, Phrase, Word
from archive.search.query import Fragment

_TOLD = 2  # synonyms that a hit names
_SAME_BEGINNING = 3  # letters two forms share when a reader sees by himself why the one found the other


class Mark(NamedTuple):
    """A stretch of text that a clause (by its number) found."""

    start: int
    end: int
    clause: int


Marked = tuple[str, list[Mark]]  # a text with what is marked in it


@dataclass(frozen=True, slots=True)
class _Run:
    """Words to stand one after another: their surfaces, or their main terms."""

    forms: list[str]
    clause: int
    by_term: bool = False

    def of(self, tokens: list[Token]) -> list[str]:
        return [token.terms[0] if self.by_term else token.surface for token in tokens]


class Marker:
    """Finds a query's clauses in texts, and its synonyms, which are numbered after them."""

    def __init__(self, clauses: list[Clause], also: tuple[Also, ...] = ()) -> None:
        self.clauses, self.also = clauses, also
        self._terms: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: list[tuple[str, int]] = []
        self._phrases: list[_Run] = []
        for number, clause in enumerate((*clauses, *also)):
            self._add(number, clause)
        self._forms = {*self._terms, *(form for run in self._phrases for form in run.forms)}
        self._runs = glances.digits(self._terms)
        self._judged: set[str] = set()  # pieces of the texts looked through so far
        self._meeting: set[str] = set()  # those of them that meet a clause or a phrase's word
        self._marked: dict[str, list[Mark]] = {}  # a meeting piece's own marks, from its beginning

    def marks(self, text: str) -> list[Mark]:
        """Every place found, in the order of the text."""
        if not self.clauses:
            return []
        meeting = self._pieces(text)
        stretches = glances.lines_across(text, self._runs)
        found = list(self._alone(text, meeting))
        if stretches:
            found = [mark for mark in found if not _inside(mark, stretches)]
        for start, end in stretches:
            found += [mark for token in analyse(text[start:end]) for mark in self._on(token, start)]
        if phrases := self._possible(text, meeting):
            tokens = analyse(text)
            found += [mark for phrase in phrases for mark in _runs(tokens, phrase)]
        return sorted(found)

    def finds(self, text: str) -> set[int]:
        """The clauses that marks() would mark somewhere in the text; cheaper than the marks."""
        meeting = self._pieces(text)
        if self._possible(text, meeting) or glances.lines_across(text, self._runs):
            return {mark.clause for mark in self.marks(text)}
        return {mark.clause for piece in meeting for mark in self._in_piece(piece)}

    def _pieces(self, text: str) -> set[str]:
        """The distinct pieces of the text that have something to do with what is looked for."""
        pieces = set(text.split())
        fresh = pieces - self._judged
        forms_of, disjoint = glances.forms_of, self._forms.isdisjoint
        self._meeting.update([piece for piece in fresh if not disjoint(forms_of(piece))])
        for beginning, _ in self._beginnings:
            if not beginning.isalpha() or beginning in fold(text):
                self._meeting.update(piece for piece in fresh if _any_begins(piece, beginning))
        self._judged |= fresh
        return pieces & self._meeting

    def _alone(self, text: str, meeting: set[str]) -> Iterator[Mark]:
        """Marks on what is a word or number without what stands around it."""
        if self._terms or self._beginnings:
            for piece in meeting:
                if marks := self._in_piece(piece):
                    for at in glances.places(text, piece):
                        yield from (Mark(at + mark.start, at + mark.end, mark.clause) for mark in marks)

    def _in_piece(self, piece: str) -> list[Mark]:
        if piece not in self._marked:
            tokens = glances.tokens_of(piece)
            self._marked[piece] = [mark for token in tokens for mark in self._on(token, 0)]
        return self._marked[piece]

    def _possible(self, text: str, meeting: set[str]) -> list[_Run]:
        """The phrases all of whose words may stand in the text."""
        if not self._phrases:
            return []
        if glances.broken(text):
            return self._phrases
        there = {form for piece in meeting for form in glances.forms_of(piece)}
        return [run for run in self._phrases if all(f in there or _has_digit(f) for f in run.forms)]

    def why(self, texts: list[Marked]) -> str:
        """In Danish, for words found only in a form that does not look like them: 'fundet på "børn"'.

        texts: those shown, each with its own marks.
        """
        strange = []
        for number, clause in enumerate(self.clauses):
            forms = [text[m.start : m.end] for text, marks in texts for m in marks if m.clause == number]
            if isinstance(clause, Word) and forms and not any(_alike(clause.text, form) for form in forms):
                strange.append(_quoted(forms[0]))
        return f"fundet på {' og '.join(strange)}" if strange else ""

    def _add(self, number: int, clause: Clause | Also) -> None:
        if isinstance(clause, Phrase):
            self._phrases.append(_Run([word.surface for word in clause.words], number))
        elif isinstance(clause, Also):
            if len(clause.terms) > 1:
                self._phrases.append(_Run([*clause.terms], number, by_term=True))
            else:
                self._terms[clause.terms[0]].append(number)
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


def via(texts: list[Marked], met: set[int], parsed: Parsed) -> str:
    """In Danish, for an item without a word typed but with one of its synonyms: 'fundet via "spildevand"'.

    texts: those shown, with their marks; met: the numbers of all clauses that the item has.
    """
    typed = parsed.clauses
    lacking = {n for n, group in enumerate(parsed.groups) if not any(typed.index(c) in met for c in group)}
    numbered = enumerate(parsed.also, len(typed))
    told = {number for number, also in numbered if lacking.intersection(also.groups)}
    found = {_quoted(text[m.start : m.end]): None for text, marks in texts for m in marks if m.clause in told}
    return f"fundet via {' og '.join(islice(found, _TOLD))}" if found else ""


def _quoted(form: str) -> str:
    return f"“{' '.join(form.split())}”"


def _runs(tokens: list[Token], phrase: _Run) -> Iterator[Mark]:
    """Every place where exactly these words follow one another."""
    words, size = phrase.of(tokens), len(phrase.forms)
    for at in range(len(tokens) - size + 1):
        if words[at] == phrase.forms[0] and words[at : at + size] == phrase.forms:
            yield Mark(tokens[at].start, tokens[at + size - 1].end, phrase.clause)


def _inside(mark: Mark, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= mark.start < end for start, end in stretches)


def _has_digit(form: str) -> bool:
    return any(character.isdigit() for character in form)


def _any_begins(piece: str, beginning: str) -> bool:
    return any(_begins(token.surface, beginning) for token in glances.tokens_of(piece))


def _begins(surface: str, beginning: str) -> bool:
    return surface.startswith(beginning) and not (surface == beginning and surface in STOP_WORDS)


def _one_line(piece: Fragment) -> Fragment:
    if piece.text.isprintable() and "  " not in piece.text:  # of all blanks only the common one is
        return piece
    words = " ".join(piece.text.split())
    before = " " if piece.text[:1].isspace() else ""
    after = " " if words and piece.text[-1:].isspace() else ""
    return Fragment(f"{before}{words}{after}", piece.marked)


def _alike(typed: str, found: str) -> bool:
    if _has_digit(typed):
        return True  # a number in another spelling explains itself
    short = min(_SAME_BEGINNING, len(typed))
    return typed.lower()[:short] in found.lower()
