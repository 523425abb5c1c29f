"""Questions whose SQL is kept answer as their querysets do, at every moment and for any number of items."""

from datetime import timedelta

from django.utils import timezone
from small_archive import Add, titles

from archive.models import Item, Section
from archive.models.visibility import at
from archive.search import Query, search
from archive.search.hit_items import items_as_hits
from archive.search.kept import Kept

IDS = Kept(lambda ids: Item.objects.filter(pk__in=ids).order_by().values_list("pk"))


def test_any_number_of_ids(add: Add) -> None:
    ids = [add(f"Punkt {number}").pk for number in range(3)]
    unknown = [max(ids) + number for number in range(1, 1_001)]
    assert IDS.rows([]) == []
    assert IDS.rows(ids[:1]) == [(ids[0],)]
    assert sorted(IDS.rows([*ids[:2], *unknown, ids[2]])) == [(item_id,) for item_id in ids]


def test_a_kept_question_asks_of_the_moment_it_is_asked_in(add: Add) -> None:
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
