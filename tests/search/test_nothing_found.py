"""Where nothing is found: what may have been meant, in public words only, and what could be let go of."""

from typing import Any

import pytest
from small_archive import Add

from archive import search as engine
from archive.models import Visibility
from archive.search import Query, search, store
from archive.search.spelling import distance, one_slip


@pytest.fixture
def archive(add: Add) -> None:
    add(
        "Skolestruktur i Kærby",
        date="2025-01-14",
        sections={"case": "Om varmestuen og cykelstien, punkt 14."},
    )
    add("Lokalplan for havnen", date="2024-01-14", outcome="approved", sections={"decision": "Godkendt."})
    add("Lokalplan for mølleparken", date="2023-01-14", deviates=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("skolestruktr", ("skolestruktur",)),
        ("skolestrukutr", ("skolestruktur",)),
        ("skoelstruktr", ("skolestruktur",)),
        ("kskolestruktur", ("skolestruktur",)),
        ("loklaplan havnen", ("lokalplan havnen",)),
        ("lokalplan havenn", ("lokalplan havnen",)),
        ("skolestruk tur", ("skolestruktur",)),
        ("mølleparke n", ("mølleparken",)),
        ("lokalplanhavnen", ("lokalplan havnen",)),
        ("skolestruktur14", ("skolestruktur 14",)),
        ("kærby-14 skolestruktur", ("kærby 14 skolestruktur",)),
        ("skolestruktur15", ()),
        ("varmesuten -havnen", ("varmestuen -havnen",)),
        ("qqqqxxxx", ()),
        ("lokalplan skolestruktur", ()),
    ],
)
def test_did_you_mean(archive: None, typed: str, meant: tuple[str, ...]) -> None:
    results = search(Query(q=typed))
    assert (results.total, results.meant) == (0, meant)
    for query in meant:
        assert search(Query(q=query)).total > 0


@pytest.mark.parametrize("typed", ["skole struktur", "struktur i skolen", "mølle parken"])
def test_words_written_apart_find_their_compound(archive: None, typed: str) -> None:
    results = search(Query(q=typed))
    assert (results.total, results.meant) == (1, ())


@pytest.mark.parametrize("caught_up", [True, False])
@pytest.mark.parametrize("hides", [{"visibility": Visibility.WITHDRAWN}, {"closed": True}])
def test_a_word_that_only_a_hidden_item_had_is_never_suggested(
    archive: None, add: Add, hides: dict[str, Any], caught_up: bool
) -> None:
    item = add("Opsigelse af skolelederen", sections={"case": "Om hemmeligheder."})
    assert search(Query(q="skloelederen")).meant == ("skolelederen",)
    with store.writing(store.folder(), 0):
        for name, value in hides.items():
            setattr(item, name, value)
        item.save()
        if not caught_up:
            assert search(Query(q="skloelederen")).meant == ()
            assert search(Query(q="opsigelseaf")).meant == ()
    if caught_up:
        assert engine.catch_up(2.0)
        assert [search(Query(q=q)).meant for q in ("skloelederen", "hemmelgheder", "skole lederen")] == [
            ()
        ] * 3


def test_what_could_be_let_go_of_is_told_with_what_it_would_find(archive: None) -> None:
    results = search(Query(q="lokalplan", years=(2025,), outcomes=("approved",)))
    assert [(r.label, r.parameter, r.value, r.count) for r in results.relaxed] == [
        ("i alle år", "aar", "", 1),
        ("i hele arkivet", "*", "", 2),
    ]
    results = search(Query(q='"lokalplan havnen" -møllen'))
    assert [(r.parameter, r.value, r.count) for r in results.relaxed] == [
        ("q", "lokalplan havnen -møllen", 1)
    ]
    results = search(Query(q="lokalplan skolestruktur"))
    assert [(r.label, r.value, r.count) for r in results.relaxed] == [
        ("uden lokalplan", "skolestruktur", 1),
        ("uden skolestruktur", "lokalplan", 2),
    ]
    assert search(Query(q="havnen", decisions_only=True)).relaxed[0].parameter == "i"
    assert search(Query(q="lokalplan", deviates=False)).relaxed[0].count == 2


def test_hits_need_no_help(archive: None) -> None:
    results = search(Query(q="lokalplan"))
    assert (results.total, results.relaxed, results.meant) == (2, (), ())


@pytest.mark.parametrize(
    "q", ["x" * 400, "abc " * 30, "-a -b", "a*", '"' + "skole " * 20 + '"', "\u0301\u0301\u0301"]
)
def test_odd_queries_get_help_too(archive: None, q: str) -> None:
    assert search(Query(q=q, years=(1999,))).total == 0


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("havn", "havn", 0),
        ("havn", "hvan", 1),
        ("havn", "han", 1),
        ("havn", "hxvny", 2),
        ("havn", "skole", 3),
    ],
)
def test_distance_counts_slips(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == slips
    assert (other in one_slip(one)) == (slips == 1)
