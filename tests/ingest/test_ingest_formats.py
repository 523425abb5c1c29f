"""Every format under any name: what a file is, its bytes tell."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from aadal import BRIDGE, write
from django.core.management import call_command

from archive.models import Item, Source

pytestmark = pytest.mark.django_db
EXPORT = """<Dagsorden DagsordenID="1" Dagsordentype="Referat">
<Møde Udvalg="Byrådet" Mødedato="27-05-2025"/>
<Dagsordenpunkter><Dagsordenpunkt Nummer="1" Åbent="true"><Overskrift>Ny skole</Overskrift>
<Indhold><Beslutning>Godkendt.</Beslutning></Indhold></Dagsordenpunkt></Dagsordenpunkter></Dagsorden>"""


def page() -> str:
    """The bridge's minutes as a web page."""
    lines = write([BRIDGE]).decode().split("\n\n")
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"


def test_a_folder_of_many_formats(tmp_path: Path) -> None:
    inbox = tmp_path / "ind"
    inbox.mkdir()
    (inbox / "side").write_text(page(), encoding="utf-8")
    (inbox / "dagsorden.xml").write_text(EXPORT, encoding="utf-8")
    (inbox / "~$aaben.docx").write_bytes(b"x")
    (inbox / "foto.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    os.mkfifo(inbox / "kanal")
    err = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("ingest", str(inbox), municipality="Ådal", stdout=io.StringIO(), stderr=err)
    told = (
        "fejlet     foto.pdf: Filen er et billede, ikke tekst. Gem den som ren tekst (UTF-8), og prøv igen."
    )
    assert (end.value.code, err.getvalue().splitlines()) == (1, [told])
    kept = Source.objects.order_by("name").values_list("name", "file__media_type", "meeting__committee__name")
    assert list(kept) == [
        ("dagsorden.xml", "application/xml", "Byrådet"),
        ("side", "text/html", "Teknik- og Klimaudvalget"),
    ]
    assert [one.title for one in Item.objects.order_by("title")] == ["Ny bro over Kær Å", "Ny skole"]


def test_a_zip_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("referat.txt", write())
    packed.seek(0)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(packed))
    out = io.StringIO()
    call_command("ingest", "-", municipality="Ådal", stdout=out)
    assert out.getvalue().split()[:2] == ["oprettet", "stdin/referat.txt"]
