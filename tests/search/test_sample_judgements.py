"""What a reader of the sample archive expects to find first."""

from pathlib import Path

import pytest
from django.core.management import call_command

from archive.search import Query, search

SAMPLE = Path(__file__).resolve().parents[2] / "fixtures" / "minutes"
SCHOOLS = "Fremtidens skolestruktur i Kærby"
PLAN = "Lokalplan 214 for boliger ved Åparken"
BUDGET = "Budgetopfølgning pr. 31. marts 2025"
AUTUMN = "Budgetopfølgning pr. 31. august 2024 på Teknik- og Klimaudvalgets område"
CLIMATE = "Klimatilpasning ved Nørrestrand"
CARRIED = "Overførsel af uforbrugte midler fra 2024 til 2025"
# As typed: the titles to stand first, in any order among themselves.
FIRST = {
    "SKOLESTRUKTUREN": [SCHOOLS] * 4,
    "skolestruktur": [SCHOOLS] * 4,
    "lokalplan 214": [PLAN] * 2,
    "gratis bybus": ["Medlemsforslag fra Enhedslisten om gratis bybus"],
    "klimatilpasningen": [CLIMATE] * 4,
    "budgetopfølgningen": sorted([*[BUDGET] * 4, AUTUMN]),
    "takster i svømmehallen": ["Takster i Ådal Svømmehal 2024"],
    "skærmbesøg": ["Skærmbesøg i hjemmeplejen"],
    "varmestue": ["Ændrede åbningstider i varmestuen på Stationsvej"],
    '"uforbrugte midler"': [CARRIED] * 2,
    "madspildet": ["Forslag fra SF om mindre madspild i kommunens køkkener"],
    "bibliotekets åbningstider": ["Åbningstider på Ådal Bibliotek fra 1. maj 2025"],
    "tilsyn plejecenter": ["Tilsyn på Plejecenter Søbo"],
    "ansogning om skulpturer": ["Ansøgning om opstilling af skulptur i Åparken"],
}


@pytest.mark.django_db
def test_what_is_about_it_stands_first() -> None:
    call_command("ingest", str(SAMPLE), "--create", verbosity=0)
    found = {q: sorted(h.item.title for h in search(Query(q=q)).hits[: len(FIRST[q])]) for q in FIRST}
    assert found == FIRST


@pytest.mark.django_db
def test_every_cycle_path_stands_above_what_only_mentions_one() -> None:
    call_command("ingest", str(SAMPLE), "--create", verbosity=0)
    titles = [hit.item.title for hit in search(Query(q="cykelstier")).hits]
    named = [title for title in titles if "cykelsti" in title]
    assert len(named) > 3
    assert titles[: len(named)] == named
