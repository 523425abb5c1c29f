"""A read query as the engine's: where its words are looked for and what each place is worth."""

import re
from collections.abc import Iterable

from tantivy import Occur, Query, Schema

from archive.search.grammar import STOP_WORDS, Clause, Parsed, Phrase, Word
from archive.search.schema import (
    COMMITTEE_ZONE,
    DECISION_PARTS,
    DECISION_ZONES,
    IDENTIFIERS,
    PARTS,
    PARTS_WEIGHT,
    ZONES,
    Zone,
)

_EXACT = 0.15  # what the very form typed adds to the word in any form
_ELSEWHERE = 0.1  # what the other zones add to the one that answers best: a sum of texts outweighs no title
_OTHER_TERM = 0.7  # a word's further readings, against its first
_IDENTIFIER = 60.0
_BODY = re.compile("(?:udvalg|raad|naevn|bestyrelse|magistrat|direktion)(?:et|en)?s?$")


def matching(schema: Schema, parsed: Parsed, decisions_only: bool) -> Query:
    """Every document the parsed query finds, scored. Words come as terms: nothing typed is engine syntax."""
    scope = _Scope(schema, decisions_only, any(map(_names_a_body, parsed.clauses)))
    wanted = [(Occur.Must, _any(scope.clause(c) for c in group)) for group in parsed.groups]
    unwanted = [(Occur.MustNot, scope.clause(clause)) for clause in parsed.excluded]
    return Query.boolean_query([*wanted, *unwanted])


class _Scope:
    """The fields a query looks in: everything, or decisions only."""

    def __init__(self, schema: Schema, decisions_only: bool, names_a_body: bool) -> None:
        self.schema = schema
        self.zones: tuple[Zone, ...] = DECISION_ZONES if decisions_only else ZONES
        if names_a_body and not decisions_only:
            self.zones += (COMMITTEE_ZONE,)
        self.parts = DECISION_PARTS if decisions_only else PARTS
        self.identifiers = not decisions_only

    def clause(self, clause: Clause) -> Query:
        if isinstance(clause, Phrase):
            return self._phrase(clause)
        return self._beginning(clause) if clause.beginning else self._word(clause)

    def _word(self, word: Word) -> Query:
        """The word in any form, in any zone; the form typed counts for more."""
        queries = [self._in_zone(zone, word) for zone in self.zones]
        queries += [Query.boost_query(self._term(self.parts, t), PARTS_WEIGHT) for t in word.terms]
        return _best([*queries, *self._identified(word)])

    def _in_zone(self, zone: Zone, word: Word) -> Query:
        terms = [
            Query.boost_query(self._term(zone.name, term), zone.weight * (_OTHER_TERM if later else 1.0))
            for later, term in enumerate(word.terms)
        ]
        exact = Query.boost_query(self._term(zone.exact, word.surface), zone.weight * _EXACT)
        return _any([Query.disjunction_max_query(terms), exact])

    def _identified(self, word: Word) -> list[Query]:
        """The word as a case number, where it can be one."""
        if self.identifiers and any(character.isdigit() for character in word.surface):
            return [Query.boost_query(self._term(IDENTIFIERS, word.surface), _IDENTIFIER)]
        return []

    def _beginning(self, word: Word) -> Query:
        """Any word that begins so, as written; not the small word itself, or "for*" would find everything."""
        fields = [(zone.exact, zone.weight) for zone in self.zones]
        if self.identifiers:
            fields.append((IDENTIFIERS, _IDENTIFIER))
        return _best([Query.boost_query(self._longer(name, word.surface), weight) for name, weight in fields])

    def _longer(self, field: str, beginning: str) -> Query:
        if beginning in STOP_WORDS:  # letters only: no character of a pattern
            return Query.regex_query(self.schema, field, f"{beginning}.+")
        return Query.fuzzy_term_query(self.schema, field, beginning, distance=0, prefix=True)

    def _phrase(self, phrase: Phrase) -> Query:
        forms = [word.surface for word in phrase.words]
        if len(forms) == 1:
            found = [self._term(zone.exact, forms[0]) for zone in self.zones]
        else:
            found = [Query.phrase_query(self.schema, zone.exact, [*forms]) for zone in self.zones]
        weighed = [Query.boost_query(q, zone.weight) for q, zone in zip(found, self.zones, strict=True)]
        return _best([*weighed, *(self._identified(phrase.words[0]) if len(forms) == 1 else [])])

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self.schema, field, term, "freq")


def _names_a_body(clause: Clause) -> bool:
    """Whether one of its words is a committee's or a council's name, or ends one: "teknikudvalget"."""
    words = clause.words if isinstance(clause, Phrase) else (clause,)
    return any(_BODY.search(word.surface) for word in words)


def _best(queries: list[Query]) -> Query:
    return Query.disjunction_max_query(queries, _ELSEWHERE)


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
