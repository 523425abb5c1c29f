"""Names as addresses and in Danish order."""

import pytest

from archive.models import Committee, Municipality, naming


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("Ådal", "aadal"),
        ("Ærø", "aeroe"),
        ("Århus", "aarhus"),
        ("Aarhus", "aarhus"),
        ("Børne- og Skoleudvalget", "boerne-og-skoleudvalget"),
        ("Økonomi-, Erhvervs- og Uddannelsesudvalget", "oekonomi-erhvervs-og-uddannelsesudvalget"),
        ("Allé-udvalget", "alle-udvalget"),
        ("Udvalget for én by / to byer", "udvalget-for-en-by-to-byer"),
        ("  Byrådet  ", "byraadet"),
        ("A\u030adal", "aadal"),  # å written as a and a ring
        ("§ 17, stk. 4", "17-stk-4"),
        ("???", "x"),
        ("", "x"),
    ],
)
def test_a_name_becomes_a_segment(name: str, segment: str) -> None:
    assert naming.slug(name) == segment


@pytest.mark.parametrize("name", ["Sager", "MØDER", "møder"])
def test_no_committee_takes_a_list_s_place(name: str) -> None:
    assert naming.slug(name, naming.RESERVED_COMMITTEES, "-udvalg") in ("sager-udvalg", "moeder-udvalg")


@pytest.mark.parametrize(
    "name", ["Søg", "Om", "Emner", "Api", "Admin", "Static", "Sundhed", "Dækning", "Privatliv"]
)
def test_no_municipality_takes_the_site_s_own_first_segment(name: str) -> None:
    segment = naming.slug(name, naming.RESERVED_MUNICIPALITIES)
    assert segment == f"{naming.slug(name)}-kommune"
    assert naming.slug(name) in naming.RESERVED_MUNICIPALITIES


def test_every_first_segment_of_the_site_is_reserved() -> None:
    from archive.urls import urlpatterns as whole
    from archive.web.addresses import urlpatterns

    routes = [str(p.pattern) for p in [*whole, *urlpatterns]]
    segments = {route.split("/")[0] for route in routes if route and not route.startswith("<")}
    segments = {one for one in segments if "." not in one}  # no slug has a full stop
    assert len(segments) >= 4
    assert segments - naming.RESERVED_MUNICIPALITIES == set()


@pytest.mark.parametrize("written", ["Herning", "Herning Kommune", "herning  kommune ", "Herning\tKOMMUNE"])
def test_kommune_is_no_part_of_a_municipality_s_name(written: str) -> None:
    assert naming.municipality_name(written).lower() == "herning"


def test_danish_order() -> None:
    names = [
        "Zoffmann",
        "Ålborg",
        "Ærø",
        "Aalborg",
        "Øby",
        "Assens",
        "Århus",
        "Abild",
        "Aarhus",
        "Ebeltoft",
        "Ådal",
    ]
    ordered = sorted(names, key=lambda name: (naming.sort_key(name), name))
    assert ordered == [
        "Abild",
        "Assens",
        "Ebeltoft",
        "Zoffmann",
        "Ærø",
        "Øby",
        "Ådal",
        "Aalborg",
        "Ålborg",
        "Aarhus",
        "Århus",
    ]


def test_both_databases_give_committees_in_danish_order(db: None) -> None:
    town = Municipality.objects.create(name="Ådal")
    for name in (
        "Økonomiudvalget",
        "Ældrerådet",
        "Åudvalget",
        "Zooudvalget",
        "byrådet",
        "Aarådet",
        "Børneudvalget",
    ):
        Committee.objects.create(municipality=town, name=name)
    assert [c.name for c in Committee.objects.order_by("sort_key")] == [
        "byrådet",
        "Børneudvalget",
        "Zooudvalget",
        "Ældrerådet",
        "Økonomiudvalget",
        "Aarådet",
        "Åudvalget",
    ]


@pytest.mark.parametrize(
    ("a", "b"), [("Århus", "AARHUS"), ("Ærø", "aeroe"), ("Kærby  By", "kærby by"), ("Allé", "alle")]
)
def test_two_spellings_of_one_name_share_a_key(a: str, b: str) -> None:
    assert naming.search_key(a) == naming.search_key(b)


@pytest.mark.parametrize(
    ("number", "segment"),
    [("24", "24"), ("12a", "12a"), ("12 A", "12-a"), ("§", ""), ("", ""), ("ØU-55/07", "oeu-5507")],
)
def test_a_number_becomes_a_segment(number: str, segment: str) -> None:
    assert naming.number_segment(number) == segment


@pytest.mark.parametrize(
    ("number", "segment"),
    [
        ("17.00.00-A00-1-24", "17.00.00-a00-1-24"),
        ("00.01.00A04 - 2007/34364", "00.01.00a04-2007-34364"),
        ("13.03.00-Ø60-7-25", "13.03.00-oe60-7-25"),
        ("07/21538", "07-21538"),
        (" 330-2018-3619 ", "330-2018-3619"),
        ("--", ""),
    ],
)
def test_a_case_number_becomes_a_segment(number: str, segment: str) -> None:
    assert naming.case_segment(number) == segment


def test_a_municipality_keeps_its_address_when_its_name_changes(db: None) -> None:
    town = Municipality.objects.create(name="Ådal Kommune")
    assert (town.name, town.slug, str(town), town.get_absolute_url()) == (
        "Ådal",
        "aadal",
        "Ådal Kommune",
        "/aadal/",
    )
    town.name = "Nye Ådal"
    town.save()
    assert (town.slug, town.search_key) == ("aadal", "nye aadal")
