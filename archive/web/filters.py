"""Query strings, read in one place: a parameter means the same on every list, search, feed and export."""

import datetime
import re
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.models import Case, Committee, Item, Meeting, Outcome
from archive.models.naming import case_segment
from archive.parsing.bodies import is_council
from archive.search import Finder
from archive.search.query import SORTS, UNREAD, Query
from archive.web.parameters import DateFilter, ListFilter, QueryString, TopicFilter

COMMITTEE = re.compile(r"[a-z0-9-]{1,100}/[a-z0-9-]{1,200}")
CANNOT_CHOOSE = {"invalid_choice": "»%(value)s« kan ikke vælges."}
MOST_WORDS = 20  # of a case's title
YES = [("true", "Ja")]


class FoundByForm(forms.Form):
    """The search that led to an item's page."""

    q = forms.CharField(required=False, max_length=500)
    synonymer = forms.CharField(required=False, max_length=10)

    def finder(self) -> Finder | None:
        """What marks its words; None without words, or with what nobody can have searched for."""
        if not self.is_valid() or not self.cleaned_data["q"]:
            return None
        return Finder(self.cleaned_data["q"], synonyms=self.cleaned_data["synonymer"] != "nej")


class SpanForm(forms.Form):
    """Dates that make sense together."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("fra") and said.get("til") and said["fra"] > said["til"]:
            self.add_error(
                "fra", "Fra-datoen ligger efter til-datoen, så ingen dage ligger imellem. Byt dem om."
            )
        return said


class PlaceAndTime(QueryString):
    """What every list can be narrowed by: municipality, committee, year, and from-to dates."""

    kommune = django_filters.CharFilter(label="Kommune", method="in_municipality", max_length=100)
    udvalg = ListFilter(
        label="Udvalg",
        method="in_committees",
        pattern=COMMITTEE.pattern,
        wrong="»%(value)s« kendes ikke.",
    )
    aar = ListFilter(
        label="År", method="in_years", pattern=r"(?:1[89]|20|21)\d\d", wrong="»%(value)s« er ikke et årstal."
    )
    fra = DateFilter(label="Fra dato", method="since")
    til = DateFilter(label="Til dato", method="until")
    side = django_filters.CharFilter(label="Side", method="unchanged")

    path = ""  # from the listed model to its meeting

    def in_municipality(self, rows: QuerySet[Any], name: str, slug: str) -> QuerySet[Any]:
        return rows.filter(**{f"{self.path}committee__municipality__slug": slug})

    def in_committees(self, rows: QuerySet[Any], name: str, places: tuple[str, ...]) -> QuerySet[Any]:
        wanted = Q()
        for place in places:
            municipality, committee = place.split("/")
            wanted |= Q(
                **{
                    f"{self.path}committee__municipality__slug": municipality,
                    f"{self.path}committee__slug": committee,
                }
            )
        return rows.filter(wanted)

    def in_years(self, rows: QuerySet[Any], name: str, years: tuple[str, ...]) -> QuerySet[Any]:
        wanted = Q()
        for year in map(int, years):
            span = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
            wanted |= Q(**{f"{self.path}date__range": span})
        return rows.filter(wanted)

    def since(self, rows: QuerySet[Any], name: str, date: datetime.date) -> QuerySet[Any]:
        return rows.filter(**{f"{self.path}date__gte": date})

    def until(self, rows: QuerySet[Any], name: str, date: datetime.date) -> QuerySet[Any]:
        return rows.filter(**{f"{self.path}date__lte": date})

    def unchanged(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows


class MeetingFilter(PlaceAndTime):
    class Meta:
        model = Meeting
        form = SpanForm
        fields: list[str] = []


class CaseFilter(QueryString):
    """Cases by number, words or KLE topic, and by their journey: when, and whether by several bodies."""

    q = django_filters.CharFilter(
        label="Sagsnummer eller ord i overskriften", method="called", max_length=200
    )
    emne = TopicFilter(label="Emne", field_name="kle", lookup_expr="startswith")
    fra = DateFilter(label="Behandlet fra", method="unchanged")
    til = DateFilter(label="Behandlet til", method="unchanged")
    flere = django_filters.ChoiceFilter(
        label="Sagens vej",
        method="unchanged",
        choices=[("byraad", "nåede byrådet fra et udvalg"), ("true", "gik fra et udvalg til et andet")],
        empty_label="alle sager",
        error_messages=CANNOT_CHOOSE,
    )

    class Meta:
        model = Case
        form = SpanForm
        fields: list[str] = []

    def called(self, rows: QuerySet[Case], name: str, text: str) -> QuerySet[Case]:
        titled = Item.objects.public()
        for word in text.split()[:MOST_WORDS]:
            titled = titled.filter(_in_title(word))
        segment = case_segment(text)
        return rows.filter(Q(slug__startswith=segment) if segment else Q(pk__in=[])) | rows.filter(
            pk__in=titled.values("case")
        )

    def unchanged(self, rows: QuerySet[Case], name: str, value: Any) -> QuerySet[Case]:
        return rows

    def filter_queryset(self, rows: QuerySet[Case]) -> QuerySet[Case]:
        found: QuerySet[Case] = super().filter_queryset(rows)
        said = self.form.cleaned_data
        if not (said["fra"] or said["til"] or said["flere"]):
            return found
        return found.filter(pk__in=_treated(said["fra"], said["til"], way=said["flere"]))


def _in_title(word: str) -> Q:
    """The word as it may be written; SQLite knows capitals of a-z only."""
    forms = {word, word.lower(), word.upper(), word.capitalize()} if not word.isascii() else {word}
    return Q(*(Q(title__icontains=form) for form in sorted(forms)), _connector=Q.OR)


def _treated(since: datetime.date | None, until: datetime.date | None, *, way: str) -> QuerySet[Any]:
    """The keys of cases that came up in that time; way: that came in it from another body's table.

    way: "" any, "true" to whatever body, "byraad" to the council.
    """
    public = Item.objects.public().filter(case__isnull=False).order_by()
    own = public.filter(meeting__date__gte=since) if since else public
    own = own.filter(meeting__date__lte=until) if until else own
    if not way:
        return own.values("case")
    if way == "byraad":
        bodies = Committee.objects.order_by().values_list("pk", "name")
        own = own.filter(meeting__committee__in=[pk for pk, name in bodies if is_council(name)])
    before = public.filter(case=OuterRef("case"), meeting__date__lte=OuterRef("meeting__date"))
    elsewhere = before.exclude(meeting__committee=OuterRef("meeting__committee"))
    return own.filter(Exists(elsewhere), case__catch_all=False).values("case")


class ItemFilter(PlaceAndTime):
    """A search as its address says it."""

    path = "meeting__"

    q = django_filters.CharFilter(label="Søg efter", method="unchanged")
    i = django_filters.ChoiceFilter(
        label="Søg i",
        method="unchanged",
        choices=[("alt", "Hele sagen"), ("beslutning", "Kun beslutninger")],
        empty_label=None,
        error_messages=CANNOT_CHOOSE,
    )
    udfald = ListFilter(
        label="Udfald",
        method="unchanged",
        pattern="|".join([*Outcome.values, UNREAD]),
        wrong="»%(value)s« kendes ikke.",
    )
    emne = TopicFilter(label="Emne", method="unchanged")
    afviger = django_filters.ChoiceFilter(
        label="Afviger fra indstillingen",
        method="unchanged",
        choices=[("true", "Ja"), ("false", "Nej")],
        error_messages=CANNOT_CHOOSE,
    )
    afstemning = django_filters.ChoiceFilter(
        label="Afgjort ved afstemning", method="unchanged", choices=YES, error_messages=CANNOT_CHOOSE
    )
    mindretal = django_filters.ChoiceFilter(
        label="Mindretal eller forbehold", method="unchanged", choices=YES, error_messages=CANNOT_CHOOSE
    )
    synonymer = django_filters.ChoiceFilter(
        label="Ord, der betyder det samme",
        method="unchanged",
        choices=[("ja", "Søg også på dem"), ("nej", "Søg ikke på dem")],
        error_messages=CANNOT_CHOOSE,
    )
    tilfoejet = DateFilter(label="Tilføjet siden", method="unchanged")
    sortering = django_filters.ChoiceFilter(
        label="Sortér efter",
        method="unchanged",
        choices=list(
            zip(SORTS, ("Relevans", "Nyeste møde først", "Ældste møde først", "Senest tilføjet"), strict=True)
        ),
        empty_label=None,
        error_messages=CANNOT_CHOOSE,
    )

    class Meta:
        model = Item
        form = SpanForm
        fields: list[str] = []

    def query(self) -> Query:
        """The search asked for. Call only where is_valid()."""
        said = self.form.cleaned_data
        return Query(
            q=said["q"],
            decisions_only=said["i"] == "beslutning",
            municipality=said["kommune"],
            committees=said["udvalg"],
            years=tuple(map(int, said["aar"])),
            since=said["fra"],
            until=said["til"],
            outcomes=said["udfald"],
            topic=said["emne"],
            deviates={"true": True, "false": False}.get(said["afviger"]),
            voted=said["afstemning"] == "true",
            dissent=said["mindretal"] == "true",
            added_since=said["tilfoejet"],
            synonyms=said["synonymer"] != "nej",
            sort=said["sortering"] or SORTS[0],
        )
