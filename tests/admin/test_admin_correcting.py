"""Correcting an item on the desk: an unchanged form writes nothing, each change one correction with why."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_browser import dump, inputs, open_form, save
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Clarification, Correction, Item, Section, Visibility


def address(item: Item) -> str:
    return reverse("admin:archive_item_change", args=[item.pk])


def section(item: Item, kind: str) -> Section:
    return item.sections.get(kind=kind)


def said(correction: Correction) -> tuple[Any, ...]:
    return (correction.field, correction.base, correction.before, correction.value, correction.reason)


def test_an_unchanged_form_writes_nothing(desk: Client, item: Item) -> None:
    form = open_form(desk, address(item))
    before = dump()
    response = desk.post(address(item), form)
    assert (response.status_code, response.headers["Location"]) == (302, address(item))
    assert dump() == before


def test_an_unchanged_form_with_a_reason_and_outer_blanks_writes_nothing(desk: Client, item: Item) -> None:
    form = open_form(desk, address(item)) | {"reason": "other", "note": "Ingen grund."}
    form["title"] = f"  {form['title']}\r\n"
    form[f"section-{section(item, 'summary').pk}-0"] += "\r\n\r\n "
    before = dump()
    desk.post(address(item), form)
    assert dump() == before


def test_an_unchanged_form_of_every_item_of_the_real_sample_writes_nothing(
    desk: Client, take_in: Callable[[str, str], Any], sample: Path
) -> None:
    take_in(sample.read_text(), sample.name)
    before = dump()
    for item in Item.objects.all():
        desk.post(address(item), open_form(desk, address(item)))
    assert dump() == before
    assert Item.objects.count() == 11


def test_a_changed_title_makes_one_correction(desk: Client, clerk: User, item: Item) -> None:
    save(desk, address(item), title="Ny mole ved havnen")
    [correction] = Correction.objects.all()
    was = "Ny mole ved lystbådehavnen"
    assert said(correction) == ("title", was, was, "Ny mole ved havnen", "misread")
    assert (correction.note, correction.user, correction.live) == ("Set i bogen.", clerk, True)
    item.refresh_from_db()
    assert item.title == "Ny mole ved havnen"


def test_a_changed_cell_makes_one_correction_of_its_section(desk: Client, item: Item) -> None:
    case = section(item, "case")
    save(desk, address(item), **{f"section-{case.pk}-1-2-1": "1.201"})
    [correction] = Correction.objects.all()
    assert said(correction) == (
        f"section:{case.key}",
        case.text,
        case.text,
        case.text.replace("Sten\t1.200\t", "Sten\t1.201\t"),
        "misread",
    )
    assert "Post\tBudget\t\tRegnskab\n\t2024\t2025\t\nSten\t1.201" in section(item, "case").text


def test_a_changed_decision_reads_the_outcome_again(desk: Client, item: Item) -> None:
    decision = section(item, "decision")
    save(desk, address(item), **{f"section-{decision.pk}-0": "Sagen er udsat."})
    item.refresh_from_db()
    assert (item.outcome, section(item, "decision").text) == ("deferred", "Sagen er udsat.")
    assert list(Correction.objects.values_list("field", flat=True)) == [f"section:{decision.key}"]


def test_outcome_list_votes_and_next_body_are_corrected_in_one_save(desk: Client, item: Item) -> None:
    save(
        desk,
        address(item),
        outcome="",
        clauses="at molen bygges\r\n\r\nat pengene findes",
        **{"votes-for": "5", "votes-against": "2", "voters-against": "A\r\nB"},
        **{"onward-0-body": "Byrådet", "onward-0-date": "2025-04-01"},
    )
    assert {row.field: row.value for row in Correction.objects.all()} == {
        "outcome": None,
        "clauses": ["at molen bygges", "at pengene findes"],
        "votes": {
            "for": 5,
            "against": 2,
            "abstained": None,
            "tie": False,
            "voters": {"for": [], "against": ["A", "B"], "abstained": []},
            "text": "",
        },
        "onward": [{"body": "Byrådet", "date": "2025-04-01"}],
    }
    item.refresh_from_db()
    form = open_form(desk, address(item))
    before = dump()
    desk.post(address(item), form)
    assert dump() == before


def test_an_attachments_name_is_corrected(desk: Client, item: Item) -> None:
    attachment = item.attachments.get()
    save(desk, address(item), **{f"attachment-{attachment.pk}": "Tegning af den nye mole"})
    assert item.attachments.get().name == "Tegning af den nye mole"


@pytest.mark.parametrize(
    ("left_out", "words"),
    [("reason", "Vælg, hvorfor du retter."), ("note", "Skriv kort, hvorfor du retter.")],
)
def test_a_change_without_its_reason_is_refused(desk: Client, item: Item, left_out: str, words: str) -> None:
    before = dump()
    response = save(desk, address(item), title="Ny mole", **{left_out: ""})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert inputs(response.content.decode(), "desk-form")["title"] == "Ny mole"
    assert dump() == before


def test_an_empty_title_is_refused_in_danish(desk: Client, item: Item) -> None:
    before = dump()
    response = save(desk, address(item), title=" ")
    assert (response.status_code, dump()) == (422, before)
    assert "Overskriften kan ikke være tom." in response.content.decode()


def test_a_form_that_somebody_overtook_is_refused_and_shows_both(desk: Client, item: Item) -> None:
    form = open_form(desk, address(item)) | {"reason": "misread", "note": "Set."}
    save(desk, address(item), title="Karens overskrift")
    response = desk.post(address(item), form | {"number": "7a"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "er ændret, siden du hentede siden" in page
    assert "Karens overskrift" in page
    assert Correction.objects.count() == 1


def test_a_part_of_a_form_changes_only_what_it_holds(desk: Client, item: Item) -> None:
    form = open_form(desk, address(item))
    sent = {"version": form["version"], "number": "7b", "reason": "misread", "note": "Set."}
    desk.post(address(item), sent)
    assert list(Correction.objects.values_list("field", flat=True)) == ["number"]


def test_a_row_is_added_without_saving(desk: Client, item: Item) -> None:
    case = section(item, "case")
    form = open_form(desk, address(item))
    before = dump()
    response = desk.post(address(item), form | {"_add_row": f"section-{case.pk}-1"})
    grown = inputs(response.content.decode(), "desk-form")
    assert (response.status_code, dump()) == (200, before)
    assert grown[f"section-{case.pk}-1-lengths"] == "4,4,4,0"
    grown |= {f"section-{case.pk}-1-3-0": "Grus", f"section-{case.pk}-1-3-1": "90"}
    desk.post(address(item), grown | {"reason": "misread", "note": "Manglede."})
    assert "1.250\nGrus\t90\t\t\n\nNote" in section(item, "case").text


def test_a_personal_number_written_by_a_clerk_holds_the_item(desk: Client, item: Item) -> None:
    summary = section(item, "summary")
    response = save(desk, address(item), **{f"section-{summary.pk}-0": "Ansøger er 070761-4285."})
    item.refresh_from_db()
    assert item.visibility == Visibility.HELD
    assert Clarification.objects.open().filter(item=item, kind="hold").count() == 1
    assert "tilbageholdt" in desk.get(response.headers["Location"]).content.decode()


def test_what_the_machine_read_stands_beside_a_corrected_field(desk: Client, item: Item) -> None:
    save(desk, address(item), officer="Ida Broe")
    page = desk.get(address(item)).content.decode()
    assert page.count("Maskinen læste") == 1
    assert '<div class="desk-verbatim">Ida Bro</div>' in page


def test_staff_who_may_only_look_cannot_correct(onlooker: Client, item: Item) -> None:
    page = onlooker.get(address(item)).content.decode()
    assert "Gem rettelser" not in page
    assert "Tilføj række" not in page
    boxes = re.findall(r"<textarea[^>]*>", page) + re.findall(r'<input type="(?:text|date)"[^>]*>', page)
    assert [box for box in boxes if " readonly" not in box] == []
    before = dump()
    sent = {"title": "Mit", "reason": "misread", "note": "Set."}
    assert onlooker.post(address(item), sent).status_code == 403
    assert dump() == before


def test_a_stranger_is_asked_to_log_in(client: Client, item: Item) -> None:
    assert client.get(address(item)).headers["Location"].startswith("/admin/login/")


def test_markup_in_texts_is_shown_as_text(desk: Client, item: Item) -> None:
    bad = '<script>alert("1")</script></textarea><b>'
    summary = section(item, "summary")
    save(desk, address(item), title=bad, officer=bad, **{f"section-{summary.pk}-0": bad})
    urls = [
        address(item),
        reverse("admin:archive_item_history", args=[item.pk]),
        reverse("admin:archive_item_changelist"),
        reverse("admin:archive_correction_changelist"),
        reverse("admin:archive_correction_change", args=[Correction.objects.get(field="title").pk]),
        reverse("admin:archive_meeting_change", args=[item.meeting_id]),
        reverse("admin:index"),
    ]
    for url in urls:
        page = desk.get(url).content.decode()
        assert "&lt;script&gt;alert(" in page, url
        assert "<script>alert" not in page, url
        assert "<b>" not in page, url


def test_the_history_says_who_when_what_and_why(desk: Client, item: Item) -> None:
    save(desk, address(item), officer="Ida Broe")
    page = desk.get(reverse("admin:archive_item_history", args=[item.pk])).content.decode()
    row = inputs_of_table(page)[0]
    assert row[1:] == [
        "Karen Holm",
        "Rettelse Sagsbehandler, før Ida Bro Nu Ida Broe",
        "Læsefejl. Set i bogen.",
    ]


def inputs_of_table(page: str) -> list[list[str]]:
    """The cells of the history's rows as words."""
    import html5lib

    tree = html5lib.parse(page, namespaceHTMLElements=False)
    body = next(tree.iter("tbody"))
    return [
        [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")] for row in body.iter("tr")
    ]


def test_a_pasted_title_is_one_line(desk: Client, item: Item) -> None:
    save(desk, address(item), title="Ny mole\r\nved\thavnen\x07", officer=" Ida\x0bBroe ")
    item.refresh_from_db()
    assert (item.title, item.officer) == ("Ny mole ved havnen", "Ida Broe")
    form = open_form(desk, address(item)) | {"title": "Ny mole\r\nved havnen\r\n"}
    before = dump()
    desk.post(address(item), form)
    assert dump() == before


@pytest.mark.parametrize(("number", "warned"), [("Journal 7, hylde B", 1), ("08.00.00-P20-4-25", 0), ("", 0)])
def test_a_case_number_of_no_known_form_is_kept_and_said_to_be_one(
    desk: Client, item: Item, number: str, warned: int
) -> None:
    page = desk.get(save(desk, address(item), case_number=number).headers["Location"]).content.decode()
    item.refresh_from_db()
    assert item.case_number == number
    assert page.count("Sagsnummeret har ingen kendt form: »Journal 7, hylde B«.") == warned


def test_a_personal_number_in_a_note_is_refused_and_the_form_kept(desk: Client, item: Item) -> None:
    before = dump()
    response = save(desk, address(item), title="Ny mole", note="Ansøger er 070761-4285.")
    page = response.content.decode()
    assert (response.status_code, dump()) == (422, before)
    assert "Begrundelsen ser ud til at indeholde et personnummer; den vises for alle. Skriv den om." in page
    assert inputs(page, "desk-form")["title"] == "Ny mole"


def test_each_section_leads_to_its_lines_in_the_source(desk: Client, item: Item) -> None:
    page = desk.get(address(item)).content.decode()
    lines = reverse("admin:archive_source_lines", args=[item.source_id])
    shown = [
        f'<a href="{lines}#linje-{row.first_line}">Kilden, linje {row.first_line}-{row.last_line}<'
        for row in item.sections.all()
    ]
    assert [one for one in shown if page.count(one) != 1] == []
    assert len(shown) == 4
