"""manage.py reread: kept sources read again by a newer parser, with the merge of any new version."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, POINTS, agenda, clerk, dump, item, tables_changed, take_in, write
from django.core.management import call_command

from archive import ingest, parsing
from archive.ingest import verification
from archive.models import ChangeLog, Clarification, Item, Meeting, Source
from archive.parsing import Minutes
from archive.parsing.minutes import Item as Read

pytestmark = pytest.mark.django_db
CASE = "section:case|||1"
OURS = "Broen fra 1931 er fredet."
Older = Callable[[Read], Read | None]


def run(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("reread", *words, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def older(data: bytes, change: Older, name: str = "moede.txt", **how: Any) -> Minutes:
    """Take a document in as a parser of old read it: each item changed so, or not found at all."""
    minutes = parsing.parse(data)
    items = tuple(one for one in map(change, minutes.items) if one)
    read = replace(minutes, items=items)
    take_in(data, name, minutes=read, **how)
    Source.objects.update(parser_version=1)
    return read


def misread(one: Read) -> Read:
    """A parser that lost the first words of a case presentation, and the officer."""
    sections = tuple(
        replace(part, text=part.text.removeprefix("Broen fra 1931 ")) if part.kind == "case" else part
        for part in one.sections
    )
    return replace(one, sections=sections)


def text(slug: str = "24") -> str:
    return str(item(slug).sections.get(kind="case").text)


def test_a_rehearsal_tells_what_would_change_and_writes_nothing() -> None:
    older(write(), misread)
    before = dump()
    code, out, err = run()
    assert (code, err) == (0, "")
    assert tables_changed(before) == set()
    lines = out.splitlines()
    assert lines[0].startswith("ændret     ")
    assert lines[0].endswith("/aadal/teknik-og-klimaudvalget/2025-05-27/  1 felter")
    assert lines[2].split() == ["section:case", "1"]
    assert lines[3] == "    punkt 24: »kan ikke bære busser.« -> »Broen fra 1931 kan ikke bære busser.«"
    assert "prøvekørsel: intet er skrevet" in lines[4]


def test_applied_it_is_as_if_the_new_parser_had_read_it_and_once_is_enough() -> None:
    older(write(), misread)
    slugs = list(Item.objects.values_list("pk", "slug"))
    assert run("--apply")[0] == 0
    assert text() == "Broen fra 1931 kan ikke bære busser."
    assert Source.objects.get().parse == json.loads(json.dumps(parsing.to_dict(parsing.parse(write()))))
    assert Source.objects.get().parser_version == parsing.PARSER_VERSION
    assert list(Item.objects.values_list("pk", "slug")) == slugs
    before = dump()
    code, out, _ = run("--apply")
    assert (code, out.split()[:2]) == (0, ["0", "kilder"])
    assert tables_changed(before) == set()
    assert [(check.name, check.first) for check in verification.verify() if check.count] == []


def test_a_reading_that_is_the_same_writes_the_version_alone() -> None:
    take_in(write())
    Source.objects.update(parser_version=1)
    before = dump()
    assert run("--apply")[0] == 0
    assert tables_changed(before) == {"archive_source"}
    columns = [field.attname for field in Source._meta.concrete_fields]
    old, new = before["archive_source"][0], dump()["archive_source"][0]
    assert [name for name, a, b in zip(columns, old, new, strict=True) if a != b] == ["parser_version"]


def test_a_correction_stands_and_a_new_reading_of_its_field_waits_for_the_clerk() -> None:
    older(write(), misread)
    ingest.correct(item("24"), CASE, OURS, user=clerk(), reason="source_error", note="Fredet i 2001.")
    code, out, _ = run("--apply", "--format", "json")
    told = json.loads(out)
    assert (code, told["totals"]["konflikter"], told["applied"]) == (0, 1, True)
    assert text() == OURS
    asked = Clarification.objects.open().get(kind="conflict")
    assert (asked.base, asked.ours, asked.theirs) == (
        "kan ikke bære busser.",
        OURS,
        "Broen fra 1931 kan ikke bære busser.",
    )


def test_holds_and_withdrawals_stand() -> None:
    older(write(), misread)
    ingest.hold(item("24"), "Skal ses efter.", clerk())
    ingest.withdraw(item("25"), "Skal væk.", clerk())
    run("--apply")
    assert dict(Item.objects.values_list("slug", "visibility")) == {
        "24": "held",
        "25": "withdrawn",
        "26": "public",
    }


def test_an_item_the_old_parser_gave_another_name_keeps_its_address() -> None:
    """The lines it stands on tell which it is, whatever its title and number were read as."""
    wrong = {"Ny bro over Kær Å": "Side 3 af 7"}
    older(write(), lambda one: replace(one, title=wrong.get(one.title, one.title), number=None))
    before = {row.pk: row.slug for row in Item.objects.all()}
    run("--apply")
    assert {row.pk: row.slug for row in Item.objects.all()} == before
    assert list(Item.objects.order_by("position").values_list("slug", "number", "title")) == [
        ("u1", "24", BRIDGE.title),
        ("u2", "25", LIBRARY.title),
        ("u3", "26", NOTICES.title),
    ]


def test_an_item_the_old_parser_missed_is_new_and_one_it_made_up_is_taken_down() -> None:
    made_up = replace(parsing.parse(write()).items[1], title="Sidefod", number="99", sections=())
    data = write()
    minutes = parsing.parse(data)
    take_in(data, minutes=replace(minutes, items=(minutes.items[0], minutes.items[1], made_up)))
    Source.objects.update(parser_version=1)
    run("--apply")
    assert dict(Item.objects.values_list("slug", "visibility")) == {
        "24": "public",
        "25": "public",
        "99": "withdrawn",
        "26": "public",
    }
    assert [(check.name, check.first) for check in verification.verify() if check.count] == []
    before = dump()
    run("--source", Source.objects.get().file.sha256[:12], "--apply")
    assert tables_changed(before) == set()


def test_an_older_version_read_again_changes_nothing_that_is_shown() -> None:
    older(agenda([*POINTS]), misread, "dagsorden.txt")
    older(
        write([replace(BRIDGE, body="Broen fra 1931 er gammel."), LIBRARY, NOTICES]), misread, "referat.txt"
    )
    older(write(), misread, "rettet.txt")
    Source.objects.filter(name="rettet.txt").update(parser_version=parsing.PARSER_VERSION)
    shown = {name: rows for name, rows in dump().items() if name in ("archive_item", "archive_section")}
    code, out, _ = run("--apply")
    assert (code, out.split()[:2]) == (0, ["2", "kilder"])
    assert {name: dump()[name] for name in shown} == shown
    assert not Source.objects.exclude(parser_version=parsing.PARSER_VERSION).exists()


def test_many_items_gone_are_asked_about() -> None:
    extra = [replace(BRIDGE, number=str(n), title=f"Sidetal {n}", case="") for n in range(30, 36)]
    data = write([*POINTS, *extra])
    take_in(data)
    source = Source.objects.get()
    shorter = parsing.to_dict(parsing.parse(data))
    source.file.path.write_bytes(write())  # as if the parser of today found but three
    source.parser_version = 1
    source.save()
    assert len(shorter["items"]) == 9
    code, _, err = run("--apply")
    assert (code, "mangler 6 af de 9 punkter" in err) == (1, True)
    assert run("--apply", "--allow-removals")[0] == 0
    assert Item.objects.filter(visibility="public").count() == 3


def test_one_that_fails_does_not_stop_the_others() -> None:
    older(write(), misread, "a.txt")
    older(write(committee="Byrådet"), misread, "b.txt")
    Source.objects.get(name="a.txt").file.path.unlink()
    code, out, err = run("--apply")
    assert (code, "a.txt" in err, "Kildefilen mangler" in err) == (1, True, True)
    assert "fejlet               1" in out
    committee = Meeting.objects.get(committee__name="Byrådet")
    assert committee.items.get(slug="24").sections.get(kind="case").text.startswith("Broen fra 1931")


def test_another_meeting_or_kind_is_refused() -> None:
    take_in(write())
    source = Source.objects.get()
    for data in (write(committee="Byrådet"), agenda()):
        source.file.path.write_bytes(data)
        Source.objects.update(parser_version=1)
        code, _, err = run("--apply")
        assert (code, "Intet er ændret" in err) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--municipality", "Bakkeby"], "er ikke i arkivet"),
        (["--committee", "Havneudvalget"], "Udvalget »Havneudvalget« er ikke i arkivet."),
        (["--source", "0123456789ab"], "Ingen kilde begynder med"),
        (["--source", "0"], "mindst 8 tegn"),
    ],
)
def test_what_is_not_in_the_archive_is_wrong_use(words: list[str], said: str) -> None:
    take_in(write())
    code, out, err = run(*words)
    assert (code, out, said in err) == (2, "", True)


def test_narrowed_to_a_municipality_and_a_committee() -> None:
    older(write(), misread, "a.txt")
    older(write(committee="Byrådet"), misread, "b.txt")
    run("--municipality", "Ådal", "--committee", "byraadet", "--apply")
    assert dict(Source.objects.values_list("name", "parser_version")) == {
        "a.txt": 1,
        "b.txt": parsing.PARSER_VERSION,
    }


def test_pages_that_compare_versions_follow_a_reading_that_changes_nothing_shown() -> None:
    """The agenda's reading stands in its comparison with the minutes alone."""
    older(agenda(), misread, "dagsorden.txt")
    take_in(write(), "referat.txt")
    before = ChangeLog.objects.count()
    assert run("--apply")[0] == 0
    assert Source.objects.get(kind="agenda").parse["items"][0]["sections"][0]["text"].startswith("Broen fra")
    assert ChangeLog.objects.count() == before + 1
