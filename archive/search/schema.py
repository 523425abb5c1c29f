"""The index's fields, and the zones of an item that words are looked for in."""

from dataclasses import dataclass

from tantivy import Schema, SchemaBuilder

SCHEMA_VERSION = 8  # raise it with any change of fields or of what goes into them: older indexes are rebuilt

ITEM = "item"  # the item's id; 0 is the one document that holds the index's own state
STATE = "state"
IDENTIFIERS = "identifiers"
RECENCY = "recency"
NEWEST, OLDEST = "newest", "oldest"
ADDED = "added"  # the newest first public first, those of one second by item id
DATE = "date"  # 20250527
ADDED_DATE = "added_date"  # 20250527, when it was first public
YEAR = "year"
MUNICIPALITY, COMMITTEE, OUTCOME, TOPIC = "municipality", "committee", "outcome", "topic"
TRAITS = "traits"  # what a decision was like, as parameter:value of the address: "afviger:true"
# Counted by facets. Every document has one value of each, if only "" (or 0): such columns are counted three
# times as fast. With a value stands, behind a tab, what it is called, so that a count needs no database.
MUNICIPALITY_NAMED, COMMITTEE_NAMED, MAIN_GROUP = "municipality_named", "committee_named", "main_group"
TRAITS_TOGETHER = "traits_together"  # all of a decision's, parted by blanks
COUNTED_NAMES = (OUTCOME, TRAITS_TOGETHER, MUNICIPALITY_NAMED, COMMITTEE_NAMED, MAIN_GROUP)
ORDERS = (NEWEST, OLDEST, ADDED)


@dataclass(frozen=True, slots=True)
class Zone:
    """A field that words are looked for in. Its terms are in `name`, its exact forms in order in `exact`."""

    name: str
    weight: float

    @property
    def exact(self) -> str:
        return f"{self.name}_exact"


TITLE, REMAINDER, DECISION, FILES, WORDS = "title", "remainder", "decision", "files", "words"
# How many times the terms of these texts are counted in WORDS: each place weighs before the words do (BM25F).
TIMES = {REMAINDER: 5, "recommendation": 3, "summary": 2, "attachments": 1, "case": 1}
# What is worth something: few fields, for each costs a look at all the documents that have the word.
# However often a word stands in a text, its title's inflected form weighs more: a text's score is at most
# 2.2 times its weight (BM25), that of a title three times as long as most about half its own.
ZONES = (Zone(TITLE, 40.0), Zone(WORDS, 1.0), Zone(FILES, 0.3))
DECISION_ZONES = (Zone(REMAINDER, 5.0), Zone(DECISION, 1.0))
# Where words are looked for as they stand, one after another. The decision whole is mostly its formula, the
# same sentence in most items: it weighs almost nothing.
EXACT_ZONES = (
    Zone(TITLE, 40.0),
    Zone(REMAINDER, 5.0),
    Zone(WORDS, 1.0),
    Zone(DECISION, 0.05),
    Zone(FILES, 0.3),
)
# The committee's name: asked only where the query names a body, else "skole" would find all of its items.
COMMITTEE_ZONE = Zone("committee_words", 0.5)
MET = "met"  # every term and part of the item once, the formula's too: whether a word is met at all
NEAR = "near"  # the words of all texts in order, one term each: how near each other they stand
SPELLING = "spelling"  # the words of an item as a dictionary spells them, for suggestions; never searched
# Parts of compounds, and words inside them, apart from words: the rarest part weighs less than a word itself.
TITLE_PARTS, DECISION_PARTS = "title_parts", "decision_parts"
PART_WEIGHTS = {TITLE_PARTS: 0.1, MET: 0.02}
DECISION_PART_WEIGHTS = {DECISION_PARTS: 0.02}


def build() -> Schema:
    """The schema of a new index. Words arrive as terms already, parted by blanks."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(ITEM, indexed=True, fast=True)
    builder.add_text_field(STATE, stored=True, tokenizer_name="raw", index_option="basic")
    for zone in (*EXACT_ZONES, COMMITTEE_ZONE):
        builder.add_text_field(zone.name, tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(zone.exact, tokenizer_name="whitespace", index_option="position")
    for name in (TITLE_PARTS, DECISION_PARTS, IDENTIFIERS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(NEAR, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(MET, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(SPELLING, tokenizer_name="whitespace", index_option="basic")
    for name in (MUNICIPALITY, COMMITTEE, TOPIC, TRAITS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in COUNTED_NAMES:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (DATE, ADDED_DATE, YEAR):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ORDERS:
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field(RECENCY, fast=True)
    return builder.build()
