"""Til afklaring: what waits leads to its place, and is settled in a person's words."""

from desk_browser import dump, inputs, listed, waiting
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import (
    AuditEntry,
    Clarification,
    Correction,
    Item,
    Visibility,
)

ITEMS = "admin:archive_item_changelist"
STRICT = "default-src 'none'"


def test_a_clarification_leads_to_field_and_line_and_is_settled(
    desk: Client, item: Item, clerk: User
) -> None:
    row = waiting(item, field="outcome")
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    page = desk.get(url).content.decode()
    assert f'href="/admin/archive/item/{item.pk}/change/#felt-outcome"' in page
    assert f'href="/admin/archive/source/{item.source_id}/linjer/#linje-5"' in page
    assert "&lt;b&gt;er&lt;/b&gt;" in page
    assert (
        'id="felt-outcome"' in desk.get(reverse("admin:archive_item_change", args=[item.pk])).content.decode()
    )
    before = dump()
    assert desk.post(url, {"text": " "}).status_code == 422
    assert dump() == before
    desk.post(url, {"text": "Set efter: i orden."})
    row.refresh_from_db()
    assert (row.settlement, row.settled_by) == ("Set efter: i orden.", clerk)
    here = reverse("admin:archive_clarification_changelist")
    assert listed(desk, here) == []
    assert listed(desk, here, tilstand="afgjort") == [row.message]


def test_a_hold_is_not_talked_away(desk: Client, item: Item) -> None:
    ingest.correct(item, "officer", "070761-4285", user=None, reason="misread")
    row = Clarification.objects.get(kind="hold")
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    response = desk.post(url, {"text": "Det er i orden."})
    assert response.status_code == 422
    assert "offentliggør det igen, eller træk det tilbage" in response.content.decode()


def test_clarifications_are_narrowed_by_committee(desk: Client, item: Item) -> None:
    row = waiting(item)
    here = reverse("admin:archive_clarification_changelist")
    assert listed(desk, here, udvalg=str(item.meeting.committee_id)) == [row.message]
    assert listed(desk, here, udvalg="0") == []


def test_the_start_page_counts_what_waits_by_kind(desk: Client, item: Item) -> None:
    waiting(item)
    page = desk.get(reverse("admin:index"))
    url = reverse("admin:archive_clarification_changelist") + "?kind__exact=warning"
    assert page.context["waiting"] == [("Advarsel fra læsningen", url, 1)]


def test_a_held_source_is_released_and_its_matter_settled(desk: Client, item: Item) -> None:
    assert item.source
    ingest.hold(item.source, "Et nummer i sidehovedet", None)
    row = waiting(item)
    Clarification.objects.filter(pk=row.pk).update(kind="hold", code="source-personal-number", item=None)
    url = reverse("admin:archive_source_visibility", args=[item.source_id])
    assert (
        f'href="{url}"'
        in desk.get(reverse("admin:archive_clarification_change", args=[row.pk])).content.decode()
    )
    desk.post(
        url, {"verb": "release", "reason": "Det er et sagsnummer", "public_from": "", "public_until": ""}
    )
    item.source.refresh_from_db()
    row.refresh_from_db()
    assert (item.source.visibility, row.settlement) == (Visibility.PUBLIC, "Det er et sagsnummer")


def test_a_doubt_names_both_items_in_words(desk: Client, item: Item) -> None:
    both = {
        "ours": {"item": 1, "number": "7", "title": "Mole"},
        "theirs": {"item": 2, "number": "", "title": "Kaj"},
    }
    row = waiting(item, **both)
    Clarification.objects.filter(pk=row.pk).update(kind="match")
    page = desk.get(reverse("admin:archive_clarification_change", args=[row.pk])).content.decode()
    shown = [part.split("</div>")[0] for part in page.split('<div class="desk-verbatim">')[1:]]
    assert shown == ["Punkt 7: Mole", "Kaj"]


def unread(item: Item) -> Clarification:
    """The open question about an outcome nobody can read."""
    decision = item.sections.get(kind="decision")
    ingest.correct(item, f"section:{decision.key}", "Udvalget så på molen.", user=None, reason="misread")
    return Clarification.objects.open().get(item=item, kind="outcome")


def test_an_unread_outcome_is_chosen_where_its_question_stands(desk: Client, item: Item, clerk: User) -> None:
    row = unread(item)
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    page = desk.get(url).content.decode()
    assert '<div class="desk-verbatim desk-decision">Udvalget så på molen.</div>' in page
    form = inputs(page, "desk-outcome") | {"_outcome": "1"}
    before = dump()
    response = desk.post(url, form)
    assert (response.status_code, dump()) == (422, before)
    assert {"Vælg udfaldet.", "Vælg, hvorfor du retter.", "Skriv kort, hvorfor du retter."} == {
        error for errors in response.context["answer"].form.errors.values() for error in errors
    }
    chosen = {"udfald-outcome": "discussed", "udfald-reason": "misread", "udfald-note": "Kun drøftet."}
    response = desk.post(url, form | chosen)
    assert response.headers["Location"] == reverse("admin:archive_clarification_changelist")
    item.refresh_from_db()
    row.refresh_from_db()
    correction = Correction.objects.get(field="outcome")
    assert (item.outcome, correction.note, correction.user) == ("discussed", "Kun drøftet.", clerk)
    assert row.settled_at is not None
    before = dump()
    desk.post(url, form | chosen | {"udfald-outcome": "approved"})
    assert dump() == before


def test_a_personal_number_in_an_outcomes_reason_is_refused(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_clarification_change", args=[unread(item).pk])
    sent = {"udfald-outcome": "discussed", "udfald-reason": "misread", "udfald-note": "070761-4285"}
    before = dump()
    response = desk.post(url, sent | {"_outcome": "1"})
    assert (response.status_code, dump()) == (422, before)
    assert "ser ud til at indeholde et personnummer" in response.content.decode()


def test_who_may_not_correct_items_is_offered_no_outcome(onlooker: Client, item: Item) -> None:
    url = reverse("admin:archive_clarification_change", args=[unread(item).pk])
    assert onlooker.get(url).context["answer"] is None
    assert onlooker.post(url, {"_outcome": "1"}).status_code == 403


def test_chosen_matters_are_settled_in_the_same_words_but_for_those_with_a_form_of_their_own(
    desk: Client, onlooker: Client, item: Item, clerk: User
) -> None:
    rows = [
        Clarification.objects.create(
            kind=kind,
            code=kind,
            message=f"Se efter {n}.",
            item=item,
            meeting=item.meeting,
            fingerprint=str(n),
            field="officer",
            ours="Ane",
            theirs="Bo",
        )
        for n, kind in enumerate(("warning", "failed", "citizen", "conflict"))
    ]
    here = reverse("admin:archive_clarification_changelist")
    chosen = {"action": "settle_chosen", "_selected_action": [str(row.pk) for row in rows]}
    before = dump()
    assert desk.post(here, chosen).status_code == 422
    number = "-".join(("010190", "1234"))  # nobody's
    answer = desk.post(here, chosen | {"reason": f"Talt med {number}."})
    assert (answer.status_code, "bliver stående i loggen" in answer.content.decode()) == (422, True)
    onlooker.post(here, chosen | {"reason": "Set efter."})
    assert dump() == before
    told = desk.post(here, chosen | {"reason": "Set efter: i orden."}, follow=True).content.decode()
    assert "3 er afgjort. 1 skal afgøres hver for sig, eller var det allerede." in told
    settled = Clarification.objects.filter(settlement="Set efter: i orden.", settled_by=clerk)
    assert set(settled.values_list("kind", flat=True)) == {"warning", "failed", "citizen"}
    assert listed(desk, here, q="efter 3") == ["Se efter 3."]
    assert AuditEntry.objects.filter(action="settle", user=clerk).count() == 3
