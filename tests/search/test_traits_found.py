"""Votes, dissent, deviation, when an item came, attached files and committees' names: found and counted."""

import datetime

import pytest
from django.utils import timezone
from small_archive import Add, counts, titles

from archive.models import Attachment, Item
from archive.search import Query, iterate, search, texts

VOTED = {"for": 5, "against": 2, "abstained": None, "tie": False, "voters": None, "text": "5 stemmer mod 2"}
BRIDGE, HALL, POND = "Bro over åen", "Hal i Mølleby", "Sø i parken"
MARCH = datetime.datetime(2025, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def archive(add: Add) -> None:
    day = datetime.timedelta(days=1)
    add(
        BRIDGE,
        date="2025-02-01",
        votes=VOTED,
        dissent="Liste B stemte imod.",
        deviates=False,
        first_public_at=MARCH,
    )
    add(HALL, date="2025-02-02", deviates=True, votes=VOTED, first_public_at=MARCH - day)
    add(POND, date="2025-02-03", committee="Børne- og Teknikudvalget", first_public_at=MARCH + day)


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"voted": True}, [HALL, BRIDGE]),
        ({"dissent": True}, [BRIDGE]),
        ({"voted": True, "deviates": True}, [HALL]),
        ({"voted": True, "deviates": False, "dissent": True}, [BRIDGE]),
        ({"added_since": datetime.date(2025, 3, 1)}, [POND, BRIDGE]),
        ({"added_since": datetime.date(2025, 3, 3)}, []),
        ({"added_since": datetime.date(1, 1, 1), "sort": "tilfoejet"}, [POND, BRIDGE, HALL]),
        ({"voted": True, "sort": "tilfoejet"}, [BRIDGE, HALL]),
    ],
)
def test_what_a_decision_was_like_narrows_as_the_database_does(
    archive: None, narrowing: dict[str, object], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert titles(**narrowing) == expected
    monkeypatch.setattr("archive.search.searching.snapshot", lambda: None)
    assert [item.title for item in iterate(Query(**narrowing))] == expected  # type: ignore[arg-type]


def test_traits_are_counted_each_as_if_it_were_not_set(archive: None) -> None:
    for narrowing in ({"q": "bro ELLER hal ELLER sø"}, {"q": "bro ELLER hal ELLER sø", "dissent": True}):
        results = search(Query(**narrowing))  # type: ignore[arg-type]
        only = "dissent" in narrowing
        assert counts(results, "mindretal") == [("true", "Mindretal eller forbehold", 1, only)]
        assert counts(results, "afstemning") == [("true", "Afgjort ved afstemning", 1 if only else 2, False)]
    assert counts(results, "afviger") == [("false", "Følger indstillingen", 1, False)]


def test_a_trait_that_nothing_found_has_is_shown_only_where_it_is_chosen(archive: None) -> None:
    assert counts(search(Query(q="sø")), "mindretal") == []
    results = search(Query(q="sø", dissent=True))
    assert counts(results, "mindretal") == [("true", "Mindretal eller forbehold", 0, True)]


def test_those_of_one_import_stand_as_they_were_made_and_those_never_public_last(add: Add) -> None:
    for title in ("en", "to", "tre"):
        add(title, first_public_at=MARCH, deviates=True)
    add("ukendt", deviates=True)
    assert titles(deviates=True, sort="tilfoejet") == ["en", "to", "tre", "ukendt"]


def attach(item: Item, name: str, text: str, **fields: object) -> Attachment:
    attachment = Attachment(item=item, name=name, position=9, text=text, **fields)
    attachment.save()
    return attachment


def test_an_attached_file_is_searched_below_the_items_own_words(add: Add) -> None:
    attach(add("Plan for havnen"), "Notat om støj", "Her står noget om en bådebro.")
    add("En bådebro")
    found = search(Query(q="bådebro")).hits
    assert [(hit.item.title, hit.found_in) for hit in found] == [
        ("En bådebro", "overskrift"),
        ("Plan for havnen", "bilaget Notat om støj"),
    ]
    assert (
        "".join(f"[{f.text}]" if f.marked else f.text for f in found[1].passage)
        == "Her står noget om en [bådebro]."
    )


def test_a_held_file_and_that_of_a_closed_item_are_found_nowhere(add: Add) -> None:
    file = attach(add("Åben sag"), "Notat", "En bådebro.")
    attach(add("Lukket sag", closed=True), "Notat", "En bådebro.")
    assert titles("bådebro") == ["Åben sag"]
    file.visibility = "held"
    file.save()
    assert titles("bådebro") == []
    assert titles("bådebro", decisions_only=True) == []


def test_a_files_end_is_not_searched_where_it_is_very_long(add: Add) -> None:
    attach(add("Sag"), "Bog", "begyndelse " + "ord " * (texts.LONGEST_FILE // 4) + "slutning")
    assert [titles(q) for q in ("begyndelse", "slutning")] == [["Sag"], []]


def test_a_committee_is_found_by_its_name_and_only_by_that(archive: None) -> None:
    assert titles("teknikudvalget") == [POND]
    assert titles("Børne- og Teknikudvalget sø") == [POND]
    assert titles("sø byrådet") == []
    assert titles("teknik") == titles("børn") == titles("teknikudvalget", decisions_only=True) == []


def test_a_request_after_midnight_counts_the_day_as_it_is_here(add: Add) -> None:
    moment = datetime.datetime(2025, 2, 28, 23, 30, tzinfo=datetime.UTC)  # 1 March in Denmark
    assert timezone.localtime(moment).day == 1
    add("Nat", first_public_at=moment)
    assert titles(added_since=datetime.date(2025, 3, 1)) == ["Nat"]
