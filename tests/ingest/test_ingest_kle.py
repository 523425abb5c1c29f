"""The KLE register: spreadsheets and KL's XML, loaded again without harm, cases led to the deepest topic."""

import io
from pathlib import Path

import pytest
from aadal import BRIDGE, LIBRARY, dump, tables_changed, take_in, write
from django.core.management import call_command

from archive.ingest.kle_register import read
from archive.ingest.reference import Loaded, load_main_groups, load_register
from archive.ingest.refusals import Refused
from archive.models import Case, Topic

pytestmark = pytest.mark.django_db
CSV = "05;Veje\n05.01;Vejnet\n05.01.00;Vejnet i almindelighed\n21;Biblioteker\n"
XML = """<?xml version="1.0" encoding="utf-8"?>
<Emneplan xmlns="urn:prøve"><UdgivelsesDato>2026-05-01</UdgivelsesDato>
 <Hovedgruppe><HovedgruppeNr>05</HovedgruppeNr><HovedgruppeTitel>Veje</HovedgruppeTitel>
  <HovedgruppeAdministrativInfo><OprettetDato>2008</OprettetDato></HovedgruppeAdministrativInfo>
  <Gruppe><GruppeNr>05.01</GruppeNr><GruppeTitel>Vejnet</GruppeTitel>
   <Emne><EmneNr>05.01.00</EmneNr><EmneTitel>Vejnet i
     almindelighed</EmneTitel><RetskildeTitel>En lov</RetskildeTitel></Emne></Gruppe></Hovedgruppe>
 <Hovedgruppe><HovedgruppeNr>21</HovedgruppeNr><HovedgruppeTitel>Biblioteker</HovedgruppeTitel></Hovedgruppe>
 <Handlingsfacet><HandlingsfacetNr>A00</HandlingsfacetNr><HandlingsfacetTitel>Andet</HandlingsfacetTitel>
 </Handlingsfacet></Emneplan>"""
TITLES = {"05": "Veje", "05.01": "Vejnet", "05.01.00": "Vejnet i almindelighed", "21": "Biblioteker"}


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        f"Kode;Titel\r\n{CSV}".encode("utf-8-sig"),
        CSV.replace(";", ",").encode("cp1252"),
        CSV.replace("\n05", "\n5").replace("05;", "5;").replace(";", "\t").encode(),
        f"{CSV}\n;;\n05;Veje;2008\n".encode(),
        XML.encode(),
        XML.replace("utf-8", "iso-8859-1").encode("iso-8859-1"),
        b"<x><a Nr='05' Titel='Veje'><b Nr='01' Titel='Vejnet'><c Nr='05.01.00.' Titel='Vejnet i "
        b"almindelighed'/></b></a><a Nr='21' Titel='Biblioteker'/><a Nr='21' Titel='Historisk'/></x>",
    ],
    ids=["csv", "head and mark", "commas", "tabs and lost noughts", "blanks", "kl", "latin-1", "attributes"],
)
def test_the_same_register_in_many_clothes(data: bytes) -> None:
    assert read(data) == TITLES


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (b"", None, "tom"),
        (b"kode;titel\n", None, "ingen KLE-numre"),
        (b"05;Veje\n05.1;Vejnet\n", 2, "Linje 2: »05.1« er ikke et KLE-nummer"),
        (b"kode;titel\n05\n", 2, "Linje 2: 05 skal have en titel"),
        (b"05;Veje\n21;Bib\n05;Gader\n", 3, "Linje 3: 05 står også tidligere"),
        (b'05;Veje\n06;"Sp\n', 2, "Linje 2: rækken kan ikke læses"),
        (b"<x>\n<a Nr='05'", 2, "Linje 2: XML-filen er beskadiget"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', None, "DTD"),
        (b"<x><a/></x>", None, "ingen KLE-numre"),
        (b"\x89PNG\x00\x01", None, "Filen er"),
    ],
)
def test_a_bad_register_is_told_by_its_line(data: bytes, line: int | None, told: str) -> None:
    with pytest.raises(Refused) as refusal:
        load_register(data)
    assert (refusal.value.line, told in refusal.value.message) == (line, True)
    assert Topic.objects.count() == 0


def test_a_topic_needs_its_main_group() -> None:
    with pytest.raises(Refused, match=r"05\.01 hører under 05"):
        load_register(b"21;Biblioteker\n05.01;Vejnet\n")
    assert Topic.objects.count() == 0


def test_topics_are_made_renamed_and_never_removed() -> None:
    load_main_groups()
    main = Topic.objects.count()
    assert load_register(CSV.encode(), "maj 2026") == Loaded(2, 2, 0, 0)
    assert list(
        Topic.objects.filter(edition="maj 2026").values_list("code", "title", "parent__code").order_by("code")
    ) == [
        ("05", "Veje", None),
        ("05.01", "Vejnet", "05"),
        ("05.01.00", "Vejnet i almindelighed", "05.01"),
        ("21", "Biblioteker", None),
    ]
    before = dump()
    assert load_register(XML.encode(), "maj 2026") == Loaded(0, 0, 4, 0)
    assert load_register(CSV.encode()) == Loaded(0, 0, 4, 0)
    assert load_main_groups() == 0
    assert tables_changed(before) == set()
    assert Topic.objects.count() == main + 2


def test_cases_are_led_to_the_deepest_topic() -> None:
    load_main_groups()
    take_in(write([BRIDGE, LIBRARY]))
    topics = Case.objects.order_by("kle").values_list("kle", "topic__code")
    assert list(topics) == [("05.01.00", "05"), ("21.00.00", "21")]
    assert load_register(CSV.encode()).cases == 1
    assert list(topics.all()) == [("05.01.00", "05.01.00"), ("21.00.00", "21")]


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "kle.csv"
    file.write_bytes(CSV.encode())
    out = io.StringIO()
    call_command("load_kle", str(file), edition="maj 2026", stdout=out)
    said = "KLE-emner: 4 nye, 0 ændrede, 0 uændrede. 0 sager har fået et andet emne.\n"
    assert (out.getvalue(), Topic.objects.filter(edition="maj 2026").count()) == (said, 4)


@pytest.mark.parametrize(("name", "told"), [("vaek.csv", "kan ikke læses"), ("kle.csv", "kle.csv: Linje 1")])
def test_the_command_refuses(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "kle.csv").write_bytes(b"05.1;Vejnet\n")
    err = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("load_kle", str(tmp_path / name), stdout=io.StringIO(), stderr=err)
    assert (end.value.code, told in err.getvalue(), Topic.objects.count()) == (2, True, 0)
