"""Meetings entered ahead from CSV: all or nothing, repeatable, and taken over by their agenda."""

import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.ingest import ingest_document
from archive.ingest.plan import PlanError, plan
from archive.models import Committee, Item, Kind, Meeting, Municipality

HEAD = "udvalg;dato;begynder;slutter;sted\n"
TWO = f"{HEAD}Byrådet;27-05-2031;17:00;20.30;Byrådssalen\nØkonomiudvalget;2031-06-03;kl. 8;;\n".encode()
AGENDA = """DAGSORDEN Byrådet d. 27-05-2031

Mødedato Tirsdag d. 27. maj 2031 kl. {start}

Punkt 1: Cykelsti

Sagsfremstilling

Vejen skal have nyt slidlag.
"""


@pytest.fixture
def town(db: None) -> Municipality:
    place = Municipality.objects.create(name="Ådal")
    for name in ("Byrådet", "Økonomiudvalget"):
        Committee.objects.create(municipality=place, name=name)
    return place


def test_meetings_are_entered_and_the_same_file_changes_nothing(town: Municipality) -> None:
    done = plan(TWO, town)
    assert (done.created, done.changed, done.unchanged) == (2, 0, 0)
    first, second = Meeting.objects.order_by("date")
    assert (first.kind, first.slug, first.start, first.end) == (
        Kind.PLANNED,
        "2031-05-27",
        datetime.time(17),
        datetime.time(20, 30),
    )
    assert (first.place, second.start, second.end) == ("Byrådssalen", datetime.time(8), None)
    done = plan(TWO, town)
    assert (done.created, done.changed, done.unchanged) == (0, 0, 2)
    done = plan(TWO.replace(b"17:00", b"18:00"), town)
    assert (done.created, done.changed, done.unchanged) == (0, 1, 1)
    assert Meeting.objects.get(date="2031-05-27").start == datetime.time(18)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["Linje 1: overskriften udvalg og dato mangler. Skriv: udvalg;dato;begynder;slutter;sted"]),
        (HEAD, ["Filen har ingen møder under overskrifterne."]),
        (
            HEAD
            + "Byrådet;27-05-2031;;;\n\nByrådet;31-02-2031;;;\n;28-05-2031;;;\nByrådet;29-05-2031;kl. 25;;\n",
            [
                "Linje 4: datoen »31-02-2031« kan ikke læses. Skriv den som 27-05-2026.",
                "Linje 5: udvalgets navn mangler.",
                "Linje 6: tiden »25« under begynder kan ikke læses. Skriv den som 17:00.",
            ],
        ),
        (
            HEAD + "Byrådet;27-05-2031;;;\nbyrådet;27.05.2031;;;\n",
            ["Linje 3: byrådet 27.05.2031 står også på linje 2."],
        ),
        (
            HEAD + "Byrådt;27-05-2031;;;\n",
            [
                "Linje 2: udvalget »Byrådt« er ikke i arkivet. Mente du Byrådet? "
                "Ret navnet, eller opret det med --create."
            ],
        ),
        (HEAD + 'Byrådet;"27-05', ["Linje 2: linjen kan ikke læses som CSV (unexpected end of data)."]),
        ("\x00\x01", ["Filen er ikke en CSV-fil i tekst. Gem regnearket som CSV (UTF-8)."]),
    ],
)
def test_what_is_wrong_is_told_line_by_line_and_nothing_is_written(
    town: Municipality, text: str, told: list[str]
) -> None:
    with pytest.raises(PlanError) as refused:
        plan(text.encode(), town)
    assert refused.value.lines == told
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_commas_and_a_spreadsheet_s_encodings_are_read(town: Municipality, encoding: str) -> None:
    text = "Udvalg,Dato,Sted\nØkonomiudvalget,27/05/2031,Rådhuset\n"
    assert plan(text.encode(encoding), town).created == 1
    assert Meeting.objects.get().committee.name == "Økonomiudvalget"


@pytest.mark.parametrize("start", ["17:00", "16:00"])
def test_the_agenda_takes_the_planned_meeting_over(town: Municipality, data_dir: Path, start: str) -> None:
    plan(TWO, town)
    planned = Meeting.objects.get(date="2031-05-27")
    report = ingest_document(AGENDA.format(start=start).encode(), "dagsorden.txt", municipality=town)
    assert (report.status, report.address) == ("updated", "/aadal/byraadet/2031-05-27/")
    meeting = Meeting.objects.get(committee__name="Byrådet")
    assert (meeting.pk, meeting.kind, f"{meeting.start:%H:%M}") == (planned.pk, Kind.AGENDA, start)
    assert meeting.place == "Byrådssalen"  # what the agenda does not say, the plan's word stands for
    assert Item.objects.get().meeting == meeting
    again = plan(TWO, town)
    assert (again.created, again.unchanged, again.held) == (0, 1, 1)


def test_a_plan_of_another_meeting_the_same_day_takes_nothing_from_the_first(
    town: Municipality, data_dir: Path
) -> None:
    ingest_document(AGENDA.format(start="17:00").encode(), "dagsorden.txt", municipality=town)
    first = Meeting.objects.get()
    Meeting.objects.create(committee=first.committee, date=first.date, slug="2031-05-27-2", kind=Kind.PLANNED)
    minutes = AGENDA.replace("DAGSORDEN", "REFERAT").format(start="17:00") + "\nBeslutning\n\nGodkendt.\n"
    assert (
        ingest_document(minutes.encode(), "referat.txt", municipality=town).address
        == first.get_absolute_url()
    )


def test_the_command_tells_what_it_did_and_what_is_wrong(town: Municipality, tmp_path: Path) -> None:
    path, out, errors = tmp_path / "plan.csv", StringIO(), StringIO()
    path.write_bytes(TWO)
    call_command("plan", str(path), stdout=out)
    assert out.getvalue().startswith("Kommende møder: 2 nye, 0 ændrede, 0 uændrede.")
    path.write_text("udvalg;dato\nByrådet;i morgen\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("plan", str(path), stderr=errors)
    assert stopped.value.code == 2
    assert errors.getvalue().splitlines() == [
        f"{path}: Linje 2: datoen »i morgen« kan ikke læses. Skriv den som 27-05-2026.",
        "Intet er ændret.",
    ]
    with pytest.raises(SystemExit):
        call_command("plan", str(tmp_path / "findes-ikke.csv"), stderr=errors)


def test_a_place_that_holds_a_personal_number_is_refused(town: Municipality) -> None:
    number = "-".join(("010190", "1234"))  # nobody's
    with pytest.raises(PlanError) as told:
        plan(f"{HEAD}Byrådet;27-05-2031;17;;Hos {number}\n".encode(), town)
    assert told.value.lines[0].startswith("Linje 2: stedet ser ud til at indeholde et personnummer")
    assert not Meeting.objects.exists()
