"""What follows from the section texts: onward bodies, duration, and the same answer as the parse's own."""

import pytest

from archive.parsing import derive, parse
from archive.parsing.minutes import Derived, Onward, Section

_DAY = "2025-05-27"


def _onward(text: str, kind: str = "case") -> tuple[Onward, ...]:
    return derive([Section(kind, "", text)], "Havneudvalget", _DAY, "minutes").onward


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            ("Sagen behandles i Økonomi-, Erhvervs- og Uddannelsesudvalget "
                "den 16. juni 2025 henholdsvis Byrådet den 24. juni 2025."),
            (Onward(("Økonomi-, Erhvervs- og "
                "Uddannelsesudvalget"), "2025-06-16"), Onward("Byrådet", "2025-06-24")),
        ),
        ("Sagen forelægges Byrådet den 24. juni.", (Onward("Byrådet", "2025-06-24"),)),
        ("Sagen forelægges Byrådet den 4. januar.", (Onward("Byrådet", "2026-01-04"),)),
        ("Sagen blev behandlet i Byrådet den 5. marts 2025.", ()),
        ("Sagen genoptages i Havneudvalget den 24. juni 2025.", ()),
        ("Planen sendes i høring hos Byrådet den 24. juni 2025.", ()),
        ("Sagen behandles i de fem områder den 24. juni 2025.", ()),
        ("Sagen behandles i Byrådet.", ()),
    ],
)  # fmt: skip
def test_where_a_case_goes_next(text: str, bodies: tuple[Onward, ...]) -> None:
    assert _onward(text) == bodies


def test_an_undated_body_counts_only_in_the_decision() -> None:
    assert _onward("Indstilles til Byrådets godkendelse.", "decision") == (Onward("Byrådet", None),)
    assert _onward("Anbefales over for Økonomiudvalget og Byrådet.", "decision") == (
        Onward("Økonomiudvalget", None),
        Onward("Byrådet", None),
    )
    assert _onward("Indstilles til Byrådets godkendelse.", "case") == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Fremsendes til Teknisk Udvalg i henhold til beslutning i byrådets møde den 3. maj 2006.",
            ("Teknisk Udvalg",),
        ),
        ("Centrum foreslog at oversende sagen til Kulturudvalget. Forslaget blev forkastet. Godkendt.", ()),
        ("Et forslag om at henvise sagen til Kulturudvalget blev forkastet. Indstillingen godkendt.", ()),
        ("Centrum foreslog at oversende sagen til Kulturudvalget. Det blev vedtaget.", ("Kulturudvalget",)),
        ("Forslaget blev forkastet. Sagen sendes til Kulturudvalget.", ("Kulturudvalget",)),
    ],
)
def test_a_lost_motion_and_where_it_was_decided_send_no_case_on(text: str, bodies: tuple[str, ...]) -> None:
    assert tuple(onward.body for onward in _onward(text, "decision")) == bodies


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Punktets forventede behandlingstid: 30-40 minutter\n\nBroen.", "30-40 minutter"),
        ("Broen.\n\nForventet behandlingstid: 10 min.", "10 min."),
        ("**Punktets forventede behandlingstid:** 5 min", "5 min"),
        ("Den forventede behandlingstid er lang.", None),
    ],
)
def test_the_expected_duration(text: str, duration: str | None) -> None:
    assert derive([Section("case", "", text)], None, None, "minutes") == Derived(expected_duration=duration)


def test_parse_and_derive_cannot_differ() -> None:
    text = (
        "REFERAT Havneudvalget d. 27-05-2025\nPunkt 1: Bro\nIndstilling\nBorgmesteren indstiller, at A.\n"
        "Beslutning\nAnbefales over for Byrådet. Kajen males.\nListe B stemte imod.\n"
    )
    item = parse(text.encode()).items[0]
    again = derive(item.sections, "Havneudvalget", _DAY, "minutes")
    assert (again.recommendation, again.outcome, again.outcome_remainder, again.dissent, again.onward) == (
        item.recommendation,
        item.outcome,
        item.outcome_remainder,
        item.dissent,
        item.onward,
    )
    assert (item.outcome, item.outcome_remainder) == ("recommended", "Kajen males.\n\nListe B stemte imod.")


def test_nothing_follows_from_nothing() -> None:
    assert derive([], None, None, "minutes") == Derived()


def test_a_recommendation_at_the_end_of_the_summary_counts_where_none_has_its_own_heading() -> None:
    summary = Section("summary", "Resumé", "Broen er gammel. Forvaltningen indstiller, at broen males.")
    own = Section("recommendation", "Indstilling", "Vejchefen indstiller, at broen lukkes.")
    alone = derive((summary,), "Byrådet", "2025-05-27", "minutes").recommendation
    beside = derive((summary, own), "Byrådet", "2025-05-27", "minutes").recommendation
    assert (alone and alone.clauses, beside and beside.clauses) == (
        ("at broen males.",),
        ("at broen lukkes.",),
    )
