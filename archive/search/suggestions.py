"""What a reader may be about to type: words, titles, committees, cases and topics, all of them public."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from tantivy import Occur
from tantivy import Query as Engine

from archive.models import Case, Committee, Item, Topic
from archive.models.naming import case_segment, search_key
from archive.search import schema, store
from archive.search.danish import spelled
from archive.search.freshness import Snapshot, snapshot
from archive.search.grammar import Word, parse
from archive.search.ranking import matching
from archive.search.searching import public_items

MOST = 5  # of a kind
SHORTEST, LONGEST = 2, 100  # characters typed
_COUNTED = 20  # words tried before enough are public


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`words` are whole queries; the others rows in Danish order or the likeliest first."""

    words: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    committees: tuple[Committee, ...] = ()
    cases: tuple[Case, ...] = ()
    topics: tuple[Topic, ...] = ()


def suggestions(typed: str, municipality: str = "") -> Suggestions:
    """What the text so far may become, in all of the archive or one municipality (its slug).

    Nothing for less than two characters or where the index is not ready. Raises nothing for anything typed.
    """
    text = " ".join(typed[:LONGEST].replace("\x00", " ").split())
    seen = snapshot() if len(text) >= SHORTEST else None
    if seen is None:
        return Suggestions()
    try:
        with store.guarded():
            found = _Found(seen, municipality)
            words, ids, topics = found.words(text), found.titles(text), found.topics(text)
    except store.BrokenIndexError:
        store.discard(store.folder())
        return Suggestions()
    return Suggestions(
        tuple(words),
        tuple(public_items(ids)),
        _committees(text, municipality),
        _cases(text, municipality),
        topics,
    )


class _Found:
    """What the index knows, counted in public items only: the pending and deleted do not count."""

    def __init__(self, seen: Snapshot, municipality: str) -> None:
        self.schema, self.searcher = seen.schema, seen.searcher
        hidden = Engine.term_set_query(seen.schema, schema.ITEM, [0, *sorted(seen.pending)])
        wanted = self._term(schema.MUNICIPALITY, municipality) if municipality else Engine.all_query()
        self.public = [(Occur.Must, wanted), (Occur.MustNot, hidden)]

    def words(self, text: str) -> list[str]:
        """The text with its last word ended as public items end it, each finding something as it stands."""
        *before, last = text.split(" ")
        beginning = spelled(last)
        if len(beginning) < SHORTEST or not beginning.isalpha():
            return []
        known = self.searcher.terms_with_prefix(schema.SPELLING, beginning, limit=_COUNTED)
        ended = ((word, " ".join([*before, word])) for word, _ in known if word != beginning)
        return list(islice((query for word, query in ended if self._stands(word, query)), MOST))

    def _stands(self, word: str, query: str) -> bool:
        """Whether public items spell the word so, and the whole query finds any."""
        found = matching(self.schema, parse(query), decisions_only=False, scored=False)
        return self._count(self._term(schema.SPELLING, word)) > 0 and self._count(found) > 0

    def titles(self, text: str) -> list[int]:
        """Items whose title has all the words, the last one as a beginning."""
        words = [clause for clause in parse(text).clauses if isinstance(clause, Word)]
        if not words:
            return []
        wanted = [(Occur.Must, self._any(word)) for word in words[:-1]]
        beginning = Engine.fuzzy_term_query(
            self.schema, "title_exact", words[-1].surface, distance=0, prefix=True
        )
        asked = Engine.boolean_query([*wanted, (Occur.Must, beginning), *self.public])
        hits = self.searcher.search(asked, limit=MOST, order_by_field=schema.NEWEST).hits
        ids = self.searcher.fast_field_values(schema.ITEM, [address for _, address in hits]) if hits else []
        return [int(item_id) for item_id in ids if item_id is not None]

    def topics(self, text: str) -> tuple[Topic, ...]:
        """Topics by number or words of their title that public items have."""
        known = Topic.objects.filter(Q(code__startswith=text) | Q(title__icontains=text)).order_by("code")
        having = (topic for topic in known[:_COUNTED] if self._count(self._term(schema.TOPIC, topic.code)))
        return tuple(islice(having, MOST))

    def _any(self, word: Word) -> Engine:
        return Engine.boolean_query([(Occur.Should, self._term("title", term)) for term in word.terms])

    def _term(self, field: str, term: str) -> Engine:
        return Engine.term_query(self.schema, field, term, "basic")

    def _count(self, wanted: Engine) -> int:
        asked = Engine.boolean_query([(Occur.Must, wanted), *self.public])
        return int(self.searcher.search(asked, limit=1).count)  # type: ignore[attr-defined]  # the binding forgets


def _committees(text: str, municipality: str) -> tuple[Committee, ...]:
    place = Q(municipality__slug=municipality) if municipality else Q()
    called = Committee.objects.public().filter(place, search_key__contains=search_key(text))
    return tuple(called.select_related("municipality").order_by("sort_key", "pk")[:MOST])


def _cases(text: str, municipality: str) -> tuple[Case, ...]:
    segment = case_segment(text)
    if not segment[:1].isdigit():
        return ()
    place = Q(municipality__slug=municipality) if municipality else Q()
    cases = Case.objects.public().filter(place, slug__startswith=segment).select_related("municipality")
    return tuple(cases.order_by("slug", "pk")[:MOST])
