"""What a clerk writes beside a change: lines, reasons, a closed item's public words, times."""

import datetime
from collections.abc import Callable

import pytest
from aadal import clerk, dump, item, tables_changed, take_in, write

from archive import ingest
from archive.models import AuditEntry, Correction, Item

pytestmark = pytest.mark.django_db
NEXT_YEAR = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
NUMBER = "Gælder 070761-4285."


def _correct(field: str, value: object) -> Correction | None:
    return ingest.correct(item("24"), field, value, user=clerk(), reason="misread")


def test_a_personal_number_in_a_reason_is_refused_and_nothing_written() -> None:
    take_in(write())
    row, user = item("24"), clerk()
    words = "Begrundelsen ser ud til at indeholde et personnummer; den vises for alle. Skriv den om."
    acts: list[Callable[[], object]] = [
        lambda: ingest.correct(row, "title", "Ny bro", user=user, reason="misread", note=NUMBER),
        lambda: ingest.hold(row, NUMBER, user),
        lambda: ingest.withdraw(row, NUMBER, user),
        lambda: ingest.close(row, "Ejendomssag", user, note=NUMBER),
        lambda: ingest.close(row, "Ejendomssag", user, why=NUMBER),
        lambda: ingest.publish_between(row, None, NEXT_YEAR, user, NUMBER),
    ]
    before = dump()
    for act in acts:
        with pytest.raises(ingest.Refused) as refused:
            act()
        assert str(refused.value) == words
        assert tables_changed(before) == set()


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("closed_ground", "Grunden til lukning"),
        ("neutral_title", "Den neutrale overskrift"),
        ("released_decision", "Den frigivne beslutning"),
    ],
)
def test_a_personal_number_in_a_closed_items_public_words_is_refused(field: str, name: str) -> None:
    take_in(write())
    clerk()
    before = dump()
    with pytest.raises(ingest.Refused) as refused:
        _correct(field, NUMBER)
    assert str(refused.value) == (
        f"{name} ser ud til at indeholde et personnummer; den vises for alle. Skriv den om."
    )
    assert tables_changed(before) == set()


@pytest.mark.parametrize("field", ["title", "number", "case_number", "officer", "neutral_title"])
def test_a_field_of_one_line_has_no_line_breaks_and_no_control_characters(field: str) -> None:
    take_in(write())
    _correct(field, " En\r\n ny\tbro\x07 \x1b\u2028her ")
    assert getattr(item("24"), field) == "En ny bro her"
    before = dump()
    assert _correct(field, "En\nny bro\x00\nher") is None
    assert tables_changed(before) == set()


def test_a_closed_items_public_ground_is_apart_from_the_clerks_own_reason() -> None:
    take_in(write())
    ingest.close(item("24"), "Ejendomssag", clerk(), why="Ringede til juristen.")
    assert set(Correction.objects.values_list("note", flat=True)) == {"Ejendomssag"}
    assert AuditEntry.objects.get(action="close").reason == "Ringede til juristen."


def test_times_are_published_with_history_and_log_and_not_again() -> None:
    take_in(write())
    row = item("24")
    assert ingest.publish_between(row, None, NEXT_YEAR, clerk(), " Slettefrist ")
    assert (row.public_from, row.public_until) == (None, NEXT_YEAR)
    entry = AuditEntry.objects.get(action="times")
    assert (entry.user, entry.item_id, entry.reason) == (clerk(), row.pk, "Slettefrist")
    history = Item.history.get()
    assert (history.public_until, history.history_user, history.history_change_reason) == (
        NEXT_YEAR,
        clerk(),
        "Slettefrist",
    )
    before = dump()
    assert not ingest.publish_between(row, None, NEXT_YEAR, clerk(), "Igen")
    assert tables_changed(before) == set()
    with pytest.raises(ingest.Refused, match="før den slutter"):
        ingest.publish_between(row, NEXT_YEAR, NEXT_YEAR, clerk(), "Bagvendt")
    with pytest.raises(ingest.Refused, match="Skriv hvorfor"):
        ingest.publish_between(row, None, None, clerk(), " ")
