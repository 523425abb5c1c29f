"""Hits are fetched as of the moment of the search, with all that a hit shows and nothing withdrawn."""

from datetime import timedelta

from django.utils import timezone
from small_archive import Add, titles

from archive.models import Section
from archive.models.visibility import at
from archive.search import Query, search
from archive.search.hit_items import items_as_hits
from archive.search.texts import of_items


def test_of_no_items_nothing_is_asked(add: Add) -> None:
    assert (items_as_hits([]), of_items([])) == ([], {})


def test_hits_are_fetched_as_of_the_moment_they_are_asked_for(add: Add) -> None:
    moment = timezone.now()
    soon = add("Cykelsti", public_from=moment + timedelta(hours=1), public_until=moment + timedelta(hours=2))
    for minutes, found in ((0, []), (90, [soon]), (150, []), (0, [])):
        with at(moment + timedelta(minutes=minutes)):
            assert items_as_hits([soon.pk]) == found


def test_a_hit_has_all_of_its_place(add: Add) -> None:
    item = add("Cykelsti", municipality="Ådal", committee="Teknisk Udvalg", outcome="approved")
    (hit,) = search(Query(q="cykelsti")).hits
    assert hit.item == item
    assert hit.item.get_absolute_url() == item.get_absolute_url()
    assert hit.item.meeting.date == item.meeting.date
    assert str(hit.item.meeting.committee) == str(item.meeting.committee)
    assert hit.item.outcome == "approved"
    assert hit.item.case is None


def test_no_word_of_a_withdrawn_section_is_shown(add: Add) -> None:
    item = add("Cykelsti", sections={"case": "En bro af træ.", "summary": "En bro af stål."})
    assert titles("bro") == ["Cykelsti"]
    Section.objects.filter(item=item, kind="summary").update(visibility="withdrawn")
    (hit,) = search(Query(q="bro")).hits
    assert "".join(fragment.text for fragment in hit.passage) == "En bro af træ."
