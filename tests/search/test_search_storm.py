"""The judge of the search storm sees what it must not let pass, and no more."""

from benchmarks.storm_judge import Answer, Truth, Write, faults, settled_after

TRUTH = Truth.of([Write(1, "å", 0, 0), Write(2, "å", 0, 0), Write(1, "", 10, 11), Write(2, "ø", 20, 21)])


def _told(
    began: float, hits: tuple[int, ...], total: int | None, word: str = "å", **more: object
) -> list[str]:
    answer = Answer("reader", word, began, began + 0.5, hits, total, **more)  # type: ignore[arg-type]
    return [told.split(": ", 1)[1] for told in faults(TRUTH, [answer], lag=2)]


def test_what_was_true_at_some_moment_of_the_search_passes() -> None:
    assert _told(5, (1, 2), 2, facets=(2,)) == []
    assert _told(10.5, (1, 2), 2) == _told(10.5, (2,), 1) == []
    assert _told(20.2, (2,), 1) == _told(20.2, (), 0) == []


def test_a_withdrawn_item_seen_is_a_fault() -> None:
    assert _told(12, (1, 2), 2) == ["item 1 was seen, but is withdrawn", "2 counted, 1 there"]
    assert _told(12, (1,), None) == ["item 1 was seen, but is withdrawn"]


def test_an_item_found_by_what_it_no_longer_says_is_a_fault() -> None:
    assert _told(22, (2,), 1)[0] == "item 2 was found, but says ['ø']"


def test_a_count_may_lag_only_so_long_and_the_database_not_at_all() -> None:
    assert _told(22, (), 0, word="ø") == []
    assert _told(24, (), 0, word="ø") == ["0 counted, 1 missing"]
    assert _told(22, (), 0, word="ø", available=False) == ["0 counted, 1 missing"]
    assert _told(5, (1,), 2) == ["2 counted, 1 shown"]
    assert _told(5, (1, 2), 2, facets=(3,)) == ["2 counted, 3 in a facet, 2 there at most"]


def test_how_long_after_the_last_write_searches_did_not_know_it() -> None:
    late = Answer("reader", "ø", 22.5, 23, (), 0)
    known = Answer("reader", "ø", 24, 25, (2,), 1)
    assert settled_after(TRUTH, [late, known]) == 1.5
    assert settled_after(TRUTH, [known]) == 0
