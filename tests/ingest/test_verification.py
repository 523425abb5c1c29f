"""The archive is held against itself: a sound one has no findings, and each kind of damage is named."""

from datetime import date
from io import StringIO

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, Point, agenda, clerk, item, take_in, write
from django.core.management import call_command
from django.db import connection

from archive import ingest
from archive.ingest import verification
from archive.models import (
    Attachment,
    Case,
    Correction,
    Item,
    Meeting,
    Mention,
    OldAddress,
    Reason,
    Section,
    Source,
    StoredFile,
    Topic,
    Visibility,
    append_only,
)

NUMBERED = Point("27", "Ansøgning", body="Ansøgers cpr-nr. er 010190-1234.", decision="Godkendt.")
NAMING = Point("26", "Opfølgning", body="Se punkt 24 den 27. maj 2025 i Byrådet.", decision="Godkendt.")


@pytest.fixture
def archive(db: None) -> Meeting:
    """Two versions of a meeting, corrected and moved, and one with a held item and a mention."""
    take_in(agenda(), "dagsorden.txt")
    take_in(write(), "referat.txt")
    meeting = Meeting.objects.get()
    for field, value in (("title", "Ny bro"), ("section:case|||1", "Broen fra 1932 er for smal.")):
        ingest.correct(item("24"), field, value, user=clerk(), reason=Reason.MISREAD)
    attachment = Attachment.objects.get(item=item("24"))
    ingest.correct(
        item("24"), f"attachment:{attachment.pk}", "Tegning af bro", user=clerk(), reason=Reason.OTHER
    )
    ingest.correct(meeting, "date", "2025-05-28", user=clerk(), reason=Reason.MISREAD)
    ingest.hold(item("26"), "Ses efter", clerk())
    take_in(write([NAMING, NUMBERED], on=date(2025, 6, 3)), "juni.txt")
    return Meeting.objects.get(pk=meeting.pk)


def _findings() -> dict[str, tuple[str, ...]]:
    return {checked.name: checked.first for checked in verification.verify() if checked.count}


def _found(name: str, finding: str) -> None:
    assert _findings() == {name: (finding,)}


def test_a_sound_archive_has_no_findings(archive: Meeting) -> None:
    assert _findings() == {}


def test_an_empty_archive_has_no_findings(db: None) -> None:
    assert _findings() == {}


def test_what_is_doubtful_moved_and_taken_in_again_is_sound(archive: Meeting) -> None:
    take_in(write([BRIDGE, LIBRARY]), "rettet.txt", allow_removals=True)
    take_in(write([BRIDGE, LIBRARY, NOTICES]), "igen.txt")
    take_in(agenda([BRIDGE, LIBRARY]), "sen-dagsorden.txt")
    assert _findings() == {}


def test_a_lost_original(archive: Meeting) -> None:
    file = StoredFile.objects.order_by("pk")[0]
    file.path.unlink()
    _found("Kildefiler", f"Filen {file.sha256} kan ikke læses (No such file or directory)")


def test_an_original_with_other_bytes(archive: Meeting) -> None:
    file = StoredFile.objects.order_by("pk")[0]
    file.path.write_bytes(file.path.read_bytes()[:-1] + b"!")
    _found("Kildefiler", f"Filen {file.sha256} har et andet indhold end det, der blev taget ind")


def test_a_file_without_a_row_is_told_and_no_fault(archive: Meeting) -> None:
    stray = StoredFile(sha256="ab" * 32).path
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"halv")
    checked = [one for one in verification.verify() if one.count]
    assert [(one.name, one.first, one.info) for one in checked] == [
        ("Filer uden række", (f"ab/{'ab' * 32}",), True)
    ]


def test_an_item_whose_source_is_shorter(archive: Meeting) -> None:
    row = item("25")
    Item.objects.filter(pk=row.pk).update(source_index=9)
    place = f"{row.pk} (Teknik- og Klimaudvalget 28.05.2025 25)"
    _found("Punkters og afsnits herkomst", f"Punkt {place} er nr. 10 i en kilde, der er kortere")


def test_an_item_without_a_source(archive: Meeting) -> None:
    row = item("25")
    Item.objects.filter(pk=row.pk).update(source=None)
    place = f"{row.pk} (Teknik- og Klimaudvalget 28.05.2025 25)"
    _found("Punkters og afsnits herkomst", f"Punkt {place} har ingen kilde")


def test_an_item_read_in_the_source_of_another_meeting(archive: Meeting) -> None:
    row = item("25")
    Item.objects.filter(pk=row.pk).update(source=Source.objects.get(name="juni.txt"), source_index=0)
    place = f"{row.pk} (Teknik- og Klimaudvalget 28.05.2025 25)"
    _found("Punkters og afsnits herkomst", f"Punkt {place} er læst i et andet mødes kilde")


def test_a_section_that_no_source_holds(archive: Meeting) -> None:
    row = Section.objects.create(item=item("25"), key="finance|||1", kind="finance", position=9)
    _found(
        "Punkters og afsnits herkomst",
        f"Afsnit {row.pk} på punkt {row.item_id} findes ikke i nogen af mødets kilder",
    )


def test_a_correction_of_a_section_that_is_gone(archive: Meeting) -> None:
    row = Correction.objects.get(field__startswith="section:")
    Correction.objects.filter(pk=row.pk).update(field="section:finance|||1")
    _found("Rettelser", f"Rettelse {row.pk} gælder section:finance|||1, som punkt {row.item_id} ikke har")


def test_a_correction_of_a_field_that_no_item_has(archive: Meeting) -> None:
    row = Correction.objects.get(field="title")
    Correction.objects.filter(pk=row.pk).update(field="farve")
    _found("Rettelser", f"Rettelse {row.pk} gælder feltet farve, som ikke findes")


def test_a_reading_that_cannot_be_read_is_a_finding_and_stops_no_other_check(archive: Meeting) -> None:
    Source.objects.filter(name="juni.txt").update(parse={})
    Item.objects.filter(slug="27").update(visibility=Visibility.PUBLIC)
    found = _findings()
    assert list(found) == ["Punkters og afsnits herkomst", "Personnumre i offentlige tekster"]
    assert found["Punkters og afsnits herkomst"] == (
        "Kontrollen gik i stå ved en række, der ikke kan læses (KeyError: 'items')",
    )


def test_an_old_address_that_leads_to_itself(archive: Meeting) -> None:
    path = archive.get_absolute_url()
    OldAddress.objects.create(path=path, meeting=archive)
    _found("Gamle adresser", f"{path} fører til sig selv")


def test_a_mention_that_no_text_holds(archive: Meeting) -> None:
    row = Mention.objects.get()
    Mention.objects.filter(pk=row.pk).update(number="23")
    assert len(_findings()["Omtaler"]) == 2
    row.delete()
    assert list(_findings()) == ["Omtaler"]


def test_an_item_in_the_wrong_case_and_a_case_under_the_wrong_topic(archive: Meeting) -> None:
    bridge, library = item("24"), item("25")
    Item.objects.filter(pk=library.pk).update(case=bridge.case)
    case = Case.objects.get(pk=bridge.case_id)
    Case.objects.filter(pk=case.pk).update(topic=Topic.objects.create(code="21", title="Biblioteker"))
    assert _findings() == {
        "Sager og emner": (
            f"Punkt {library.pk} har sagsnummer 21.00.00-A00-2-25, men hører til sagen 05.01.00-p20-3-25",
            f"Sag {case.pk} har KLE-emne 05.01.00, men er sat under 21",
        )
    }


def test_a_personal_number_that_became_public_unseen(archive: Meeting) -> None:
    row = item("27")
    Item.objects.filter(pk=row.pk).update(visibility=Visibility.PUBLIC)
    _found(
        "Personnumre i offentlige tekster",
        f"Punkt {row.pk} (Teknik- og Klimaudvalget 03.06.2025 27) er offentligt med et muligt personnummer",
    )


def test_a_number_in_a_field_made_from_the_texts(archive: Meeting) -> None:
    Item.objects.filter(pk=item("25").pk).update(dissent="Borger 010190-1234 tog forbehold.")
    assert list(_findings()) == ["Personnumre i offentlige tekster"]


def test_a_number_that_a_clerk_has_looked_at_and_released_is_no_finding(archive: Meeting) -> None:
    ingest.release(item("27"), clerk(), "Det er et opdigtet nummer.")
    assert Item.objects.public().filter(slug="27").exists()
    assert _findings() == {}


def test_only_the_first_findings_are_kept_and_all_are_counted() -> None:
    checked = verification.counted("Prøve", (str(number) for number in range(12)))
    assert (checked.count, checked.first) == (12, ("0", "1", "2", "3", "4"))


def _verify() -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify", stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_says_that_all_is_well(archive: Meeting) -> None:
    code, said = _verify()
    assert code == 0
    assert said.splitlines()[0] == "Kildefiler                               0"
    assert said.splitlines()[-2:] == ["Søgeindeks mod database                  0", "Alt er i orden."]


def test_the_command_names_what_it_found(archive: Meeting) -> None:
    Item.objects.filter(meeting=archive).update(case=None)
    code, said = _verify()
    assert code == 1
    assert said.splitlines()[-1] == "Fund i alt: 2"
    assert "Sager og emner                           2" in said.splitlines()


def test_a_log_that_could_be_changed_is_found(archive: Meeting) -> None:
    append_only.take_down(connection)
    told = "Poster i loggen kan rettes og slettes i databasen. Kør manage.py prepare."
    _found("Log over ændringer", told)
