"""The searches compared: ours, tantivy with its own Danish stemmer, SQLite FTS5 and PostgreSQL `danish`.

Each takes what was typed and gives the ids of its first 20. The rivals have the same words as ours, title and
text apart where they know of fields, and the query as their own parser reads what a person types.
"""

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg
import tantivy

from benchmarks.relevance.judged import DEEP

Search = Callable[[str], list[int]]
_RANKED = """
    SELECT id FROM relevance, websearch_to_tsquery('danish', %(q)s) t WHERE words @@ t
    ORDER BY ts_rank(words, t) DESC, id LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Text:
    """An item as the rivals have it: its title, and all else that is searched, with its case number."""

    item: int
    title: str
    body: str


def ours(q: str) -> list[int]:
    """The items that a reader sees on the page: hits, and what it shows below few or none."""
    from archive.search import Query, search

    found = search(Query(q=q))
    return [hit.item.pk for hit in (*found.hits, *found.nearest)][:DEEP]


def ours_hits(q: str) -> list[int]:
    """The items that have all of the words, and are counted: the hits without what comes nearest."""
    from archive.search import Query, search

    return [hit.item.pk for hit in search(Query(q=q)).hits][:DEEP]


def ours_offered(q: str) -> list[int]:
    """As ours; where nothing is found, the first search its page offers instead, one click away."""
    from archive.search import Query, search

    found = search(Query(q=q))
    others = [*found.meant, *(wider.value for wider in found.relaxed if wider.parameter == "q")]
    return ours(others[0]) if others and not found.hits else ours(q)


def snowball(texts: Sequence[Text], all_words: bool) -> Search:
    """BM25 over the engine's Danish stems; any of the words, as is its default, or all of them."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("item", stored=True)
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="danish")
    index = tantivy.Index(builder.build())
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer("danish", words.filter(tantivy.Filter.stemmer("danish")).build())
    writer = index.writer(30_000_000, 1)
    for text in texts:
        writer.add_document(tantivy.Document(item=text.item, title=text.title, body=text.body))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def found(q: str) -> list[int]:
        query, _ = index.parse_query_lenient(q, ["title", "body"], conjunction_by_default=all_words)
        return [int(searcher.doc(address)["item"][0]) for _, address in searcher.search(query, DEEP).hits]

    return found


def sqlite_fts5(texts: Sequence[Text]) -> Search:
    """FTS5 as Datasette has it: its default tokenizer, all words, each quoted unless the person did."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE relevance USING fts5(title, body)")
    rows = ((text.item, text.title, text.body) for text in texts)
    database.executemany("INSERT INTO relevance (rowid, title, body) VALUES (?, ?, ?)", rows)

    def found(q: str) -> list[int]:
        words = " ".join(f'"{word.strip(chr(34))}"' for word in re.findall(r'"[^"]+"|\S+', q))
        ranked = "SELECT rowid FROM relevance WHERE relevance MATCH ? ORDER BY rank LIMIT ?"
        return [int(row[0]) for row in database.execute(ranked, [words, DEEP])]

    return found


def postgres(address: str, texts: Sequence[Text]) -> Search:
    """The `danish` configuration, ranked by ts_rank, titles weighing as A; its table is made anew."""
    link = psycopg.connect(address, autocommit=True)
    link.execute("DROP TABLE IF EXISTS relevance")
    link.execute("CREATE UNLOGGED TABLE relevance (id bigint PRIMARY KEY, words tsvector)")
    words = "setweight(to_tsvector('danish', %s), 'A') || to_tsvector('danish', %s)"
    with link.cursor() as cursor:
        rows = [(text.item, text.title, text.body) for text in texts]
        cursor.executemany(f"INSERT INTO relevance VALUES (%s, {words})", rows)  # noqa: S608 (a constant)

    def found(q: str) -> list[int]:
        return [int(row[0]) for row in link.execute(_RANKED, {"q": q, "limit": DEEP})]

    return found
