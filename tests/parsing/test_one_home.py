"""Nothing is lost: whatever the lines and their order, each has one home, and only Unreadable is raised."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.parsing import Unreadable, from_dict, parse, to_dict

_DERIVED = ("recommendation", "outcome_remainder", "votes", "dissent", "onward", "expected_duration")
_WITH_WORD = (
    "{}",
    "Et afsnit om {}, som udvalget fik forelagt.",
    "- punkt i en liste med {}",
    "1. {} i en nummereret liste",
    "at {} godkendes",
    "Direktøren for {} indstiller,",
    "Tabel 1: {}",
    "{}\t100\t200",
    "\t{}\t",
    "Godkendt. {} følger op.",
    "Imod stemte: {}",
    "Mødested {}",
    "Sted: {}",
    "Udvalg: {}udvalget",
    "Til stede: {}",
    "Sagsbehandler: {}",
    "Øvrige sagsbehandlere: {}",
    "Punkt 7: {}",
    "Punkt 8: {} (B)",
    "9. {}",
    "Lukket - {}",
    "Kompetence: {}",
    "REFERAT {}udvalget d. 27-05-2025",
    "{}udvalgets beslutning den 27. maj 2025",
    "Beslutning i {}udvalget den 27. maj 2025:",
    "{} Kommune",
    "{}.....\t3",
    "A. Sager om {}",
    "• {}",
)
_WITHOUT = (
    "",
    "Resume",
    "SAGSFREMSTILLING",
    "Økonomi",
    "Indstilling",
    "Forvaltningen indstiller",
    "Beslutning",
    "Beslutning:",
    "Bilag",
    "Fraværende:",
    "Kommunikation",
    "DIR BFU SOS BYR",
    "X X",
    "15.00.00-A00-4-25",
    "Mødedato Tirsdag d. 27. maj 2025 kl. 08:00",
    "Indholdsfortegnelse",
    "Side 3 af 9",
    "LUKKET MØDE",
    "Underskriftsside",
    "Mødet hævet kl. 17:40",
    "Pkt. 42",
    "Åbent",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document of known line forms, and the words that stand in it once each."""
    lines, words = [], []
    for place, form in enumerate(draw(st.lists(st.sampled_from(_WITH_WORD + _WITHOUT), max_size=30))):
        word = f"Ord{place}ord"
        lines.append(form.format(word))
        words += [word] if "{}" in form else []
    return "\n".join(lines), words


@settings(max_examples=200, deadline=None)
@given(documents())
@example(("Punkt 7: Ord0ord\nBilag\nOrd2ord\nBeslutning\n\nOrd5ord", ["Ord0ord", "Ord2ord", "Ord5ord"]))
def test_every_word_has_exactly_one_home(document: tuple[str, list[str]]) -> None:
    text, words = document
    if not text.strip():
        return
    data = to_dict(parse(text.encode()))
    for item in data["items"]:
        for name in _DERIVED:
            item.pop(name)
        if item["title"] == item["closed_ground"]:
            item.pop("closed_ground")
        for section in item["sections"]:
            section.pop("body")
    del data["warnings"]
    placed = {line["line"] for line in data["furniture"]}
    names = {data.pop("committee"), data.pop("municipality")} - {None}
    dump = json.dumps(data, ensure_ascii=False)
    counts = {word: dump.count(word) for word in words}
    for word in words:
        named_only = counts[word] == 0 and any(word in name for name in names)
        assert counts[word] == 1 or named_only, (word, counts[word], text)
    assert placed.isdisjoint(line["line"] for line in data["unplaced"])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
@example("\x00")
@example("Punkt 1:\nPunkt 1:\n")
def test_any_text_parses_or_is_unreadable(text: str) -> None:
    try:
        minutes = parse(text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    assert from_dict(to_dict(minutes)) == minutes


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_parse_or_are_unreadable(data: bytes) -> None:
    try:
        minutes = parse(data)
    except Unreadable as error:
        assert str(error)
        return
    assert from_dict(json.loads(json.dumps(to_dict(minutes)))) == minutes


@settings(max_examples=200, deadline=None)
@given(documents())
def test_the_json_form_holds_everything(document: tuple[str, list[str]]) -> None:
    text, _ = document
    if text.strip():
        minutes = parse(text.encode())
        assert from_dict(json.loads(json.dumps(to_dict(minutes)))) == minutes
