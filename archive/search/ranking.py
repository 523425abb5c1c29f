"""A read query as the engine's: where its words are looked for and what each place is worth."""

import re
from collections.abc import Iterable
from itertools import pairwise

from tantivy import Occur, Query, Schema

from archive.search.danish import analyse
from archive.search.danish.stopwords import STOP_WORDS
from archive.search.grammar import Also, Clause, Parsed, Phrase, Word
from archive.search.schema import (
    COMMITTEE_ZONE,
    DECISION_PART_WEIGHTS,
    DECISION_ZONES,
    EXACT_ZONES,
    IDENTIFIERS,
    MET,
    NEAR,
    PART_WEIGHTS,
    TITLE,
    WORDS,
    ZONES,
    Zone,
)

_EXACT = 0.15  # what the very form typed adds to the word in any form
_ELSEWHERE = 0.1  # what the other zones add to the one that answers best: a sum of texts outweighs no title
_OTHER_TERM = 0.7  # a word's further readings, against its first
_IDENTIFIER = 60.0
_ALSO = 0.00002  # a synonym against the word typed: in a title it is worth less than a word anywhere
_NEAR = 0.35  # what two words add in one sentence, and once more side by side
_MOST_PAIRS = 3
Place = tuple[str, Query]  # a field, or a zone's name, and what is asked of it
_BODY = re.compile("(?:udvalg|raad|naevn|bestyrelse|magistrat|direktion)(?:et|en)?s?$")


def matching(schema: Schema, parsed: Parsed, decisions_only: bool, scored: bool = True) -> Query:
    """Every document the parsed query finds. Words come as terms: nothing typed is engine syntax.

    scored: by what each place is worth. Else the same documents quicker, and their scores say nothing.
    """
    scope = _Scope(schema, decisions_only, names_a_body(parsed.clauses), scored)
    return _all(schema, parsed, decisions_only, [scope.group(parsed, n) for n in range(len(parsed.groups))])


def titled(schema: Schema, parsed: Parsed) -> Query:
    """Those of them whose title has all that is asked for, in any form, with nearly the same scores.

    Other texts' words are looked up in these documents alone.
    """
    scope = _Scope(schema, False, names_a_body(parsed.clauses))
    groups = [[_titled(scope, clause) for clause in group] for group in parsed.groups]
    words = [clause for clause in parsed.clauses if isinstance(clause, Word) and not clause.beginning]
    elsewhere = [Query.boost_query(scope.term(WORDS, word.terms[0]), _ELSEWHERE) for word in words]
    return _adding(_all(schema, parsed, False, groups), elsewhere)


def _titled(scope: "_Scope", clause: Clause) -> Query:
    return _best([query for place, query in scope.places(clause) if place == TITLE])


def _all(schema: Schema, parsed: Parsed, decisions_only: bool, groups: list[list[Query]]) -> Query:
    """What meets every group, without what is excluded."""
    wanted = [(Occur.Must, _any(group)) for group in groups]
    if not parsed.excluded:
        return wanted[0][1] if len(wanted) == 1 else Query.boolean_query(wanted)
    scope = _Scope(schema, decisions_only, names_a_body(parsed.clauses))
    scope.zones, scope.parts = scope.exact_zones, {}  # "-skole" leaves no folkeskole out
    unwanted = [(Occur.MustNot, scope.clause(clause)) for clause in parsed.excluded]
    return Query.boolean_query([*wanted, *unwanted])


def near(schema: Schema, parsed: Parsed) -> list[Query]:
    """What scores documents whose words stand as near each other as in the query; none for a word alone."""
    lone = [group[0] for group in parsed.groups if len(group) == 1]
    words = [clause for clause in lone if isinstance(clause, Word) and not clause.beginning]
    mains = [word.terms[0] for word in words]
    pairs = [pair for pair in pairwise(mains) if pair[0] != pair[1]][:_MOST_PAIRS]
    asked = [(words, slop) for a, b in pairs for words, slop in (([a, b], 2), ([a, b], 12), ([b, a], 12))]
    phrases = [Query.phrase_query(schema, NEAR, [*words], slop) for words, slop in asked]
    return [Query.boost_query(phrase, _NEAR) for phrase in phrases]


def among(these: Query, queries: list[Query]) -> Query:
    """The sum of the queries' scores on these documents alone."""
    return _adding(Query.const_score_query(these, 0.0), queries)


def _adding(found: Query, queries: list[Query]) -> Query:
    """What is found, each query's score added; each looks at no other documents, so it stays quick."""
    for query in queries:
        found = Query.boolean_query([(Occur.Must, found), (Occur.Should, query)])
    return found


def places(schema: Schema, parsed: Parsed, clause: Clause | Also, decisions_only: bool) -> list[Place]:
    """One clause's queries, each with the field it asks, as they stand in matching()."""
    return _Scope(schema, decisions_only, names_a_body(parsed.clauses)).places(clause)


class _Scope:
    """The fields a query looks in: everything, or decisions only."""

    def __init__(self, schema: Schema, decisions_only: bool, names_a_body: bool, scored: bool = True) -> None:
        self.schema, self.decisions_only = schema, decisions_only
        body = (COMMITTEE_ZONE,) if names_a_body and not decisions_only else ()
        self.exact_zones: tuple[Zone, ...] = (*(DECISION_ZONES if decisions_only else EXACT_ZONES), *body)
        self.zones: tuple[Zone, ...] = (*(DECISION_ZONES if decisions_only else ZONES), *body)
        self.parts = DECISION_PART_WEIGHTS if decisions_only else PART_WEIGHTS
        if not (scored or decisions_only):
            self.zones, self.parts = body, {MET: 1.0}

    def group(self, parsed: Parsed, number: int) -> list[Query]:
        """What meets a group: its clauses, and the synonyms of them."""
        also = [one for one in parsed.also if number in one.groups]
        return [self.clause(clause) for clause in (*parsed.groups[number], *also)]

    def clause(self, clause: Clause | Also) -> Query:
        return _best([query for _, query in self.places(clause)])

    def places(self, clause: Clause | Also) -> list[Place]:
        """Where the clause is looked for, each field with its own query; the best of them counts."""
        if isinstance(clause, Also):
            return [(place, Query.boost_query(query, _ALSO)) for place, query in self._also(clause)]
        if isinstance(clause, Phrase):
            return self._phrase(clause)
        return self._beginning(clause) if clause.beginning else self._word(clause)

    def _word(self, word: Word) -> list[Place]:
        """The word in any form, in any zone."""
        places = [(zone.name, self._in_zone(zone, word)) for zone in self.zones]
        parts = [
            (field, Query.boost_query(self.term(field, term), weight))
            for field, weight in self.parts.items()
            for term in word.terms
        ]
        return [*places, *parts, *self._identified(word)]

    def _also(self, also: Also) -> list[Place]:
        """A synonym in any form: a word, or words in just this order (in decisions in just this form)."""
        if len(also.terms) == 1:
            term = also.terms[0]
            weights = {zone.name: zone.weight for zone in self.zones} | self.parts
            return [(f, Query.boost_query(self.term(f, term), weight)) for f, weight in weights.items()]
        if not self.decisions_only:
            return [(NEAR, Query.phrase_query(self.schema, NEAR, [*also.terms]))]
        forms: list[str | tuple[int, str]] = [token.surface for token in analyse(also.text)]
        return [(zone.name, Query.phrase_query(self.schema, zone.exact, forms)) for zone in self.exact_zones]

    def _in_zone(self, zone: Zone, word: Word) -> Query:
        """The word in any form; in a title the very form typed adds to it."""
        found = _best_of(
            [
                Query.boost_query(self.term(zone.name, term), zone.weight * (_OTHER_TERM if later else 1.0))
                for later, term in enumerate(word.terms)
            ]
        )
        if zone.name != TITLE:
            return found
        exact = Query.boost_query(self.term(zone.exact, word.surface), zone.weight * _EXACT)
        return Query.boolean_query([(Occur.Must, found), (Occur.Should, exact)])

    def _identified(self, word: Word) -> list[Place]:
        """The word as a case number, where it can be one."""
        if not self.decisions_only and any(character.isdigit() for character in word.surface):
            return [(IDENTIFIERS, Query.boost_query(self.term(IDENTIFIERS, word.surface), _IDENTIFIER))]
        return []

    def _beginning(self, word: Word) -> list[Place]:
        """Any word that begins so, as written; not the small word itself, or "for*" would find everything."""
        fields = [(zone.name, zone.exact, zone.weight) for zone in self.exact_zones]
        if not self.decisions_only:
            fields.append((IDENTIFIERS, IDENTIFIERS, _IDENTIFIER))
        longer = [(place, self._longer(field, word.surface), weight) for place, field, weight in fields]
        return [(place, Query.boost_query(query, weight)) for place, query, weight in longer]

    def _longer(self, field: str, beginning: str) -> Query:
        if beginning in STOP_WORDS:  # letters only: no character of a pattern
            return Query.regex_query(self.schema, field, f"{beginning}.+")
        return Query.fuzzy_term_query(self.schema, field, beginning, distance=0, prefix=True)

    def _phrase(self, phrase: Phrase) -> list[Place]:
        forms = [word.surface for word in phrase.words]
        lone = len(forms) == 1
        places = []
        for zone in self.exact_zones:
            exact = zone.exact
            found = self.term(exact, forms[0]) if lone else Query.phrase_query(self.schema, exact, [*forms])
            places.append((zone.name, Query.boost_query(found, zone.weight)))
        return [*places, *(self._identified(phrase.words[0]) if lone else [])]

    def term(self, field: str, term: str) -> Query:
        return Query.term_query(self.schema, field, term, "freq")


def names_a_body(clauses: Iterable[Clause]) -> bool:
    """Whether one of the words is a committee's or a council's name, or ends one: "teknikudvalget"."""
    words = [
        word for clause in clauses for word in (clause.words if isinstance(clause, Phrase) else (clause,))
    ]
    return any(_BODY.search(word.surface) for word in words)


def _best(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, _ELSEWHERE)


def _best_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def _any(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, q) for q in queries])
