"""Documents of every format, in our own words, made when a test (or the storm) asks for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

HTML = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Referat</title><style>p{color:red}</style>
<script>if (1 < 2) document.write("<h2>Punkt 9: Falsk</h2>")</script></head>
<body><nav><ul><li><a href="/">Forside</a></li></ul></nav><header>Egebæk Kommune</header>
<main>
<h1>Referat fra Skoleudvalget den 3. marts 2025 kl. 16:30</h1>
<dl><dt>Mødested</dt><dd>Rådhuset, lokale 2</dd><dt>Fraværende</dt><dd>Bo Holm</dd></dl>
<h2>1. Godkendelse af dagsordenen</h2>
<h3>Beslutning</h3><p>Dagsordenen er godkendt.</p>
<h2>2. Ny svømmehal ved Åskolen</h2>
<p>Sagsnr.: 04.04.00-P20-7-24</p>
<table><tr><td>DIR</td><td>SKU</td><td>BYR</td></tr><tr><td></td><td>X</td><td>X</td></tr></table>
<h3>Sagsfremstilling</h3>
<p>Hallen bygges i <b>to etaper</b>; se <a href="https://egebaek.example/plan (1).pdf">planen</a>
og <a href="#top">toppen</a>.<br>Første etape er<br>et bassin.</p>
<h4>Økonomi</h4>
<p>Udgiften er delt således:</p>
<table><caption>Tabel 1: Udgifter</caption>
<tr><th rowspan="2">Etape</th><th colspan="2">1.000 kr.</th></tr><tr><th>2025</th><th>2026</th></tr>
<tr><td>Bassin</td><td>12.000</td><td>8.500</td></tr><tr><td>I alt</td><td>12.000</td><td></td></tr></table>
<ul><li>Bassin</li><li>Omklædning</li></ul>
<h3>Indstilling</h3>
<p>Forvaltningen indstiller,</p><ol><li>at første etape godkendes</li><li>at anden etape udsættes</li></ol>
<h3>Beslutning</h3><p>Indstillingen er tiltrådt.</p>
<h3>Bilag</h3><ul><li><a href="https://egebaek.example/b1.pdf">Skitse af hallen</a></li></ul>
</main><footer>Torvet 1, tlf.</footer></body></html>"""

FIRSTAGENDA = """<html><head><title>x</title></head><body>
<div class="top"><h1 class="dato">Referat<br>Onsdag den 5. marts 2025 kl. 17:00</h1>
<span class="udvalg">Kulturudvalget</span> <span class="sted">Biblioteket</span></div>
<table class="punkter">
<tr class="punktrow" id="punktrow_0a1b2c3d-0000-4000-8000-000000000001"><td>
<span class="punktnummer">1</span></td>
<td><h2 class="overskrift">Godkendelse af dagsorden</h2><div class="tekst"><h3>Beslutning</h3>
<p>Godkendt.</p></div></td></tr>
<tr class="punktrow" id="punktrow_0a1b2c3d-0000-4000-8000-000000000002"><td>
<span class="punktnummer">2</span></td>
<td><h2 class="overskrift">Beslutning om musikskolens lokaler</h2>
<span class="sagsnummer">20.01.00-G01-3-25</span>
<div class="tekst"><h3>Beslutning</h3><p>Udvalget tager orienteringen til efterretning.</p>
<h3>Resumé</h3><p>Musikskolen mangler plads.</p>
<table><tr><td>År</td><td>Elever</td></tr><tr><td>2024</td><td>210</td></tr></table>
<h3>Bilag</h3><ul><li><a href="/vis/bilag?id=7">Elevtal 2024</a></li></ul></div></td></tr>
<tr class="punktrow lukket" id="punktrow_0a1b2c3d-0000-4000-8000-000000000003"><td>
<span class="punktnummer">3</span></td>
<td><h2 class="overskrift">Ansættelse</h2></td></tr>
</table></body></html>"""

SBSYS = """<?xml version="1.0" encoding="utf-8"?>
<Dagsorden DagsordenID="77" Dagsordentype="Referat" Åben="true">
<Møde MødeID="5" Udvalg="Teknisk Udvalg" UdvalgID="3" Mødedato="12. maj 2025" Mødetid="15:30"
 Mødeslutdato="12. maj 2025" Mødested="Mødelokale 1"/>
<Dagsordenpunkter>
<Dagsordenpunkt DagsordenpunktID="1" Nummer="41" Åbent="true"><Overskrift>Vejbump på Lindevej</Overskrift>
<Indhold><Resumé>&lt;p&gt;Beboere &lt;strong&gt;ønsker&lt;/strong&gt; bump.&lt;/p&gt;</Resumé>
<Sagsfremstilling><![CDATA[<p>Punkt 3: er ikke et punkt her.</p><p>Bilag</p><table><tr><td>Vej</td>
<td>Biler</td></tr>
<tr><td>Lindevej</td><td>1.200</td></tr></table>]]></Sagsfremstilling>
<Indstilling>Forvaltningen indstiller, at der anlægges to bump.</Indstilling>
<Klima_x0020_og_x0020_miljø><p>Ingen <em>målbar</em> virkning.</p></Klima_x0020_og_x0020_miljø>
<Beslutning>Godkendt.</Beslutning></Indhold>
<Bilagsliste><Bilag BilagID="1" Navn="Kort over Lindevej" MaaPubliceres="true" BilagUrl="1.pdf"/>
<Bilag BilagID="2" Navn="Brev fra Hemmeligmand" MaaPubliceres="false" BilagUrl="2.pdf"/></Bilagsliste>
</Dagsordenpunkt>
<Dagsordenpunkt DagsordenpunktID="2" Nummer="42" Åbent="false"><Overskrift>Køb af grund</Overskrift>
<Indhold><Sagsfremstilling>Fortroligt.</Sagsfremstilling></Indhold>
<Bilagsliste><Bilag BilagID="3" Navn="Budgivere" MaaPubliceres="true"/></Bilagsliste></Dagsordenpunkt>
</Dagsordenpunkter></Dagsorden>"""

AGMAN = """<?xml version="1.0" encoding="utf-8"?>
<Publication><Agendas><Agenda ID="9"><AgendaType>Referat</AgendaType><Committee><Name>Byrådet</Name>
</Committee>
<Meeting><When>2025-06-24T18:00:00</When><Until>2025-06-24T20:15:00</Until><Where>Byrådssalen</Where>
<Members><Member><Name>Ane Lund</Name><IsPresent>true</IsPresent></Member>
<Member><Name>Per Krog</Name><IsPresent>false</IsPresent></Member></Members></Meeting>
<Items><Item ID="1" Nummer="12"><Caption>Lokalplan for Havnen</Caption><IsPublic>true</IsPublic>
<Fields><ItemField><Caption>Sagsnr.</Caption><HasContent>true</HasContent>
<Content>01.02.05-P16-4-24</Content></ItemField>
<ItemField><Caption>Sagsfremstilling</Caption><HasContent>true</HasContent>
<Content>&lt;p&gt;Planen&amp;nbsp;giver plads til boliger.&lt;/p&gt;
&lt;ul&gt;&lt;li&gt;40 boliger&lt;/li&gt;&lt;/ul&gt;</Content></ItemField>
<ItemField><Caption>Beslutning</Caption><HasContent>true</HasContent>
<Content>Vedtaget med 9 stemmer mod 4.</Content></ItemField>
<ItemField><Caption>Afledt virkning</Caption><HasContent>false</HasContent><Content/></ItemField></Fields>
<ItemHistory><Decision><Committee>Teknisk Udvalg</Committee><When>2025-06-02T15:00:00</When>
<Content>&lt;p&gt;Anbefales.&lt;/p&gt;</Content></Decision></ItemHistory>
<Enclosures><Enclosure><Name>Lokalplan 12</Name><IsProtected>false</IsProtected></Enclosure>
<Enclosure><Name>Høringssvar fra Hemmeligmand</Name><IsProtected>true</IsProtected></Enclosure>
</Enclosures></Item>
<Item ID="2" Nummer="13"><Caption>Personalesag</Caption><IsPublic>false</IsPublic></Item>
</Items></Agenda></Agendas></Publication>"""

TEXT = """Referat fra Ældrerådet den 7. april 2025

Punkt 1: Besøg på plejehjemmet
Sagsfremstilling
Rådet besøger Solgården.
Beslutning
Drøftet.
"""


def docx() -> bytes:
    """Minutes from Word: heading styles, an automatically numbered list, tables, bold, page head and foot."""
    import docx as word  # only the documents of this format need it

    document = word.Document()
    document.sections[0].header.paragraphs[0].text = "SIDEHOVED"
    document.sections[0].footer.paragraphs[0].text = "SIDEFOD"
    document.add_paragraph("REFERAT", style="Title")
    document.add_paragraph("Social- og Sundhedsudvalget")
    document.add_paragraph("Mødedato:\tTorsdag den 8. maj 2025 kl. 14:00")
    document.add_heading("Punkt 7: Plejehjem i Vestbyen", 1)
    matrix = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        (*matrix.rows[0].cells, matrix.rows[1].cells[1]), ("DIR", "SSU", "BYR", "x"), strict=True
    ):
        cell.text = text
    document.add_heading("Sagsfremstilling", 2)
    paragraph = document.add_paragraph("Der mangler ")
    paragraph.add_run("40 pladser").bold = True
    paragraph.add_run(" i byen.")
    document.add_heading("Økonomi", 3)
    document.add_paragraph("Se tabellen.")
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows,
        (("Post", "2025", "2026"), ("Drift", "1.000", "2.000"), ("I alt", "1.000", "")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_heading("Indstilling", 2)
    document.add_paragraph("Direktionen indstiller,")
    document.add_paragraph("at plejehjemmet bygges", style="List Number")
    document.add_paragraph("at udgiften finansieres af kassen", style="List Number")
    document.add_heading("Beslutning", 2)
    document.add_paragraph("Indstillingen er godkendt.")
    document.add_heading("Bilag", 2)
    document.add_paragraph("Placeringer i Vestbyen", style="List Bullet")
    document.add_heading("Punkt 8: Eventuelt", 1)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files, packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def zip_folder() -> bytes:
    """An export with its attachments."""
    return zipped(
        {"dagsorden.xml": SBSYS.encode(), "bilag/1.pdf": b"%PDF-1.4 ...", "bilag/2.txt": b"Et notat."}
    )
