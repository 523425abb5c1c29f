"""Marks found piece by piece are those a whole analysis of the text finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.danish import analyse
from archive.search.grammar import parse
from archive.search.marks import Marker

PIECES = [
    "skolen", "Skolernes", "(skole)", "børn", "barnet,", "Genbevil-\nlinger", "genbevilling", "EM-medaljer",
    "Børne- og", "Teknik-\nog", "21. maj 2024", "21/5-2024.", "den 21.", "maj", "17.01.00 P20 3 24",
    "17.01.00-P20-3-24", "1.851.745", "1851745,", "2012 / 057275", "§ 11", "bl.a.", "f.eks.", "sko\u00adlen",
]  # fmt: skip
QUERIES = [
    "skole", "barn", "genbevillinger", "medalje", "2024-05-21", "21. maj 2024", "sag 17.01.00P20-3-24",
    "1851745", "2012/057275", "skol*", '"skolen barnet"', '"børn og skolen"', "f.eks.", "genbevil*",
]  # fmt: skip


def whole(text: str, typed: str) -> set[str]:
    """What a full analysis of the text marks for the query's only clause."""
    tokens, (clause,) = analyse(text), parse(typed).clauses
    if typed.startswith('"'):
        forms = [word.surface for word in clause.words]  # type: ignore[union-attr]
        runs = [tokens[at : at + len(forms)] for at in range(len(tokens))]
        return {f"{r[0].start}-{r[-1].end}" for r in runs if [t.surface for t in r] == forms}
    if typed.endswith("*"):
        return {f"{t.start}-{t.end}" for t in tokens if t.surface.startswith(clause.surface)}  # type: ignore[union-attr]
    wanted = set(clause.terms)  # type: ignore[union-attr]
    found = [(t, wanted & {*t.terms, *t.parts}) for t in tokens]
    return {f"{t.start}-{t.reach if t.reach and t.terms[-1] in by else t.end}" for t, by in found if by}


@settings(max_examples=400, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    between=st.sampled_from([" ", "\n", "\n\n", "\t", "\u00a0", "  "]),
    typed=st.sampled_from(QUERIES),
)
def test_looking_piece_by_piece_marks_what_a_whole_analysis_does(
    pieces: list[str], between: str, typed: str
) -> None:
    text = between.join(pieces)
    marks = Marker(parse(typed).clauses).marks(text)
    assert {f"{mark.start}-{mark.end}" for mark in marks} == whole(text, typed)
