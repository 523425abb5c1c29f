"""The change log: each change to anything searchable, last in its transaction, in the order of commits."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from archive.models import Attachment, ChangeLog, Item, Meeting, Section, Source, StoredFile, recording
from archive.models.changes import PAGES, note_pages, random_token


def logged() -> list[int]:
    return list(ChangeLog.objects.order_by("sequence").values_list("item_id", flat=True))


@pytest.fixture
def log(archive: Any) -> Any:
    """The archive, with an empty log."""
    ChangeLog.objects.all().delete()
    return archive


def test_what_is_touched_is_logged_once_and_in_order_at_the_end(log: Any) -> None:
    with recording() as touched:
        touched.update([7, 3])
        touched.add(3)
        assert logged() == []
    assert logged() == [3, 7]


def test_nothing_touched_appends_nothing(log: Any) -> None:
    with recording():
        pass
    assert logged() == []


def test_the_log_is_the_last_thing_written(log: Any) -> None:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries, recording():
        log.item.title = "Fortov på Kirkegade"
        log.item.save()
        log.section.text = "Udsat."
        log.section.save()
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert "archive_changelog" in writes[-1]
    assert [sql for sql in writes[:-1] if "archive_changelog" in sql] == []
    assert logged() == [log.item.pk]


def test_inside_another_it_joins_the_outer_one(log: Any) -> None:
    with recording() as outer:
        outer.add(9)
        with recording() as inner:
            assert inner is outer
            inner.add(4)
        assert logged() == []
    assert logged() == [4, 9]


def test_what_is_rolled_back_leaves_no_row_and_no_log(log: Any) -> None:
    with pytest.raises(RuntimeError), recording() as touched:
        Item.objects.create(meeting=log.meeting, slug="2", position=1, title="Væk")
        touched.add(5)
        raise RuntimeError
    assert (logged(), Item.objects.count()) == ([], 1)
    with recording() as touched:
        assert touched == set()  # what failed left nothing to log
        touched.add(6)
    assert logged() == [6]


def test_a_failing_inner_one_fails_the_whole(log: Any) -> None:
    with pytest.raises(RuntimeError), recording() as outer:
        outer.add(1)
        with recording() as inner:
            inner.add(2)
            raise RuntimeError
    assert logged() == []


def test_every_save_and_delete_of_anything_searchable_is_logged(log: Any) -> None:
    other = Item.objects.create(meeting=log.meeting, slug="2", position=1, title="Cykelsti")
    attachment = Attachment.objects.create(item=log.item, name="Kort", position=0)
    section = Section.objects.create(item=other, key="case|||1", kind="case", position=1)
    both = [log.item.pk, other.pk]
    assert logged() == [other.pk, log.item.pk, other.pk]
    steps = [
        (attachment.save, both[:1]),
        (attachment.delete, both[:1]),
        (section.delete, both[1:]),
        (log.meeting.save, both),
        (log.committee.save, both),
        (log.municipality.save, both),
        (other.delete, both[1:]),
    ]
    for step, items in steps:
        ChangeLog.objects.all().delete()
        step()
        assert (step, logged()) == (step, items)


def test_tokens_are_random_and_fit_a_signed_column() -> None:
    tokens = {random_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert min(tokens) >= 0 and max(tokens) < 2**63


# Two writers at once


@pytest.mark.django_db(transaction=True)
def test_sequence_is_commit_order_with_two_writers() -> None:
    """The first to log holds the lock until it commits: nobody sees a later row without an earlier."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: only PostgreSQL can show two")
    appended, may_commit, order = threading.Event(), threading.Event(), []

    def first() -> None:
        with transaction.atomic():
            with recording() as touched:
                touched.add(1)
            appended.set()
            assert may_commit.wait(10)
        order.append("first")
        connection.close()

    def second() -> None:
        assert appended.wait(10)
        with recording() as touched:
            touched.add(2)
        order.append("second")
        connection.close()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    for thread in threads:
        thread.start()
    assert appended.wait(10)
    threads[1].join(0.5)
    assert (threads[1].is_alive(), logged()) == (True, [])  # the second waits, and nobody sees either
    may_commit.set()
    for thread in threads:
        thread.join(10)
    assert sorted(order) == ["first", "second"]
    assert logged() == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_reader_meets_no_gap_that_fills_later() -> None:
    """Four writers at once: what a reader has seen up to a sequence never grows below it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: only PostgreSQL can show four")
    writers, rounds = 4, 25

    def write(writer: int) -> None:
        for number in range(rounds):
            with recording() as touched:
                touched.update({writer * 1000 + number + 1, writer * 1000 + number + 501})
        connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(1, writers + 1)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    while any(thread.is_alive() for thread in threads):
        newer = list(
            ChangeLog.objects.filter(sequence__gt=seen[-1] if seen else 0)
            .order_by("sequence")
            .values_list("sequence", flat=True)
        )
        seen += newer
    for thread in threads:
        thread.join()
    seen += list(
        ChangeLog.objects.filter(sequence__gt=seen[-1] if seen else 0)
        .order_by("sequence")
        .values_list("sequence", flat=True)
    )
    assert seen == list(ChangeLog.objects.order_by("sequence").values_list("sequence", flat=True))
    assert len(seen) == writers * rounds * 2


# What no item holds


def test_what_pages_show_and_no_item_holds_is_logged_as_pages(log: Any) -> None:
    empty = Meeting.objects.create(committee=log.committee, date="2025-06-24", slug="2025-06-24")
    assert logged() == [PAGES]
    source = Source(meeting=log.meeting, municipality=log.municipality, kind="minutes", name="referat.txt")
    source.file = StoredFile.objects.create(sha256="0" * 64, size=1, media_type="text/plain")
    source.parser_version, source.parse, source.read_date = 1, {}, log.meeting.date
    source.save()
    empty.delete()
    assert logged() == [PAGES, PAGES, PAGES]


def test_beside_an_item_pages_need_no_row_of_their_own(log: Any) -> None:
    with recording() as touched:
        note_pages()
        touched.add(7)
    note_pages()
    assert logged() == [7, PAGES]
