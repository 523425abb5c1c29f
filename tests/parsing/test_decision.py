"""Decision texts to outcome, remainder, votes and dissent: the ten outcomes and the traps of the field."""

import json
import subprocess
import sys

import pytest

from archive.parsing.decision import Decision, read_decision
from archive.parsing.minutes import Voters, Votes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Forslaget blev forkastet.", "rejected"),
        ("Udvalget kan ikke imødekomme ansøgningen.", "rejected"),
        (("Tilbagesendes 2. Afdeling med bemærkning, at byrådet "
            "har vedtaget ikke at godkende indstillingen."), "rejected"),
        ("Sagen udgår af dagsordenen.", "withdrawn"),
        ("Punktet blev taget af dagsordenen.", "withdrawn"),
        ("Ansøger har trukket sagen, og forslaget er trukket tilbage.", "withdrawn"),
        ("Sagen udsættes til næste møde.", "deferred"),
        ("Udsat.", "deferred"),
        ("Sagen genoptages på et senere møde.", "deferred"),
        ("Sagen sendes tilbage til forvaltningen.", "returned"),
        ("Fremsendes til Havneudvalget til behandling.", "returned"),
        ("Forslaget henvist til Økonomiudvalget.", "returned"),
        ("Anbefales.", "recommended"),
        ("Indstilles til Byrådets godkendelse.", "recommended"),
        ("Indstillingen blev anbefalet over for Byrådet uden afstemning.", "recommended"),
        ("Den således ændrede indstilling blev vedtaget.", "amended"),
        ("Indstillingen er tiltrådt.", "approved"),
        ("Enstemmigt godkendt.", "approved"),
        ("Byrådet vedtog den 2. maj at imødekomme ansøgningen.", "approved"),
        ("Orienteringen er taget til efterretning.", "noted"),
        ("Udvalget blev orienteret.", "noted"),
        ("Til orientering.", "noted"),
        ("Sagen drøftet.", "discussed"),
        ("Udvalget drøftede forslaget.", "discussed"),
        ("", "none"),
        ("-", "none"),
        ("Ingen bemærkninger.", "none"),
        ("Ingen.", "none"),
        ("Udvalget lod sagen ligge og ser tiden an.", None),
        ("Udvalget ønsker et notat om broen.", None),
    ],
)  # fmt: skip
def test_a_decision_in_one_formula(text: str, outcome: str | None) -> None:
    assert read_decision(text) == Decision(outcome, None, None, None)


@pytest.mark.parametrize(
    ("text", "outcome", "remainder"),
    [
        ("Godkendt.\n\nFraværende:\nIngen", "approved", None),
        ("Fraværende:\nIngen.\nGodkendt, idet hegnet males.", "approved", "idet hegnet males."),
        # The cover phrase "Tilbagesendes" is not a return.
        (("Tilbagesendes 2. Afdeling med bemærkning, at byrådet "
            "i sit møde har vedtaget indstillingen."), "approved", None),
        # The rejection is of somebody's amendment.
        (
            "Indstillingen vedtaget. Et forslag fra Venstre om salg blev forkastet.",
            "approved",
            "Et forslag fra Venstre om salg blev forkastet.",
        ),
        ("Indsatsen for udsatte gravide er taget til efterretning.", "noted", None),
        ("Mette Prøve tiltræder mødet kl. 18. Godkendt.", "approved", "Mette Prøve tiltræder mødet kl. 18."),
        (("Godkendt med den ændring, "
            "at sag nr. 29 udgår."), "amended", "med den ændring, at sag nr. 29 udgår."),
        ("Godkendt, dog således at toilettet åbnes.", "amended", "dog således at toilettet åbnes."),
        (("Godkendt. Udvalget ønsker, at "
            "sagen udsættes ved regn."), "approved", "Udvalget ønsker, at sagen udsættes ved regn."),
        ("Drøftet. Sagen sendes tilbage til forvaltningen.", "returned", None),
        ("Sagen udsættes, da tallene mangler.", "deferred", "da tallene mangler."),
        ("Udsat på grund af manglende tal.", "deferred", "på grund af manglende tal."),
        (
            "Udvalget anbefaler, at taksten sænkes. Sagen udsættes, idet tallene mangler.",
            "deferred",
            "Udvalget anbefaler, at taksten sænkes. … idet tallene mangler.",
        ),
        ("Udvalget anbefaler planen. Sagen sendes videre.", "recommended", "Sagen sendes videre."),
        # Who was chosen, and what is to be done, no formula says.
        ("Ole Prøve blev valgt som formand.", "approved", "Ole Prøve blev valgt som formand."),
        ("Byrådet besluttede at sælge broen.", "approved", "Byrådet besluttede at sælge broen."),
        ("Byrådet besluttede at godkende planen.", "approved", None),
        (
            ("Udvalget godkender ændringerne jf. sagen.\n"
                "\nBudgettet tages til efterretning.\n\nUdvalget ønsker en analyse."),
            "approved",
            "Udvalget ønsker en analyse.",
        ),
        (("Fraværende: Bo Prøve (V)\n"
            "Godkendt for 2 mio. kr. Vejen bliver grøn."), "approved", "Vejen bliver grøn."),
        ("Havneudvalgets beslutning den 3. maj 2024\n\nUdsat.", "deferred", None),
        # What the formula parted stays apart.
        (
            "Bo Prøve (V) var inhabil. Indstillingen blev godkendt, dog således at hegnet males.",
            "amended",
            "Bo Prøve (V) var inhabil. … dog således at hegnet males.",
        ),
        (
            "Bo Prøve (V) var inhabil. Godkendt. Vejen bliver grøn. Broen bliver blå.",
            "approved",
            "Bo Prøve (V) var inhabil. … Vejen bliver grøn. Broen bliver blå.",
        ),
        ("Bo Prøve (V) var inhabil.\n\nGodkendt.", "approved", "Bo Prøve (V) var inhabil."),
        # What is remarked to a note is news; who stood in and when the meeting ended is none.
        ("Taget til efterretning med en bemærkning om, at broen knirker.", "noted",
            "med en bemærkning om, at broen knirker."),
        ("Bo Prøve havde meldt afbud, og Ida Prøve deltog i stedet.\nGodkendt.", "approved", None),
        ("Godkendt.\nIda Prøve deltager som suppleant.", "approved", None),
        ("Godkendt.\nIda Prøve (V) deltog i mødet i stedet for Bo Prøve (V).", "approved", None),
        ("Godkendt.\nMødet begyndte kl. 15.00 og sluttede kl. 19.11.", "approved", None),
        ("Godkendt, at punkterne 1. - 13. ses under ét.", "approved", None),
        ("Sag 4 udsat, herefter godkendt.", "approved", "Sag 4 udsat"),
        ("Direktøren viste fyret, hvorefter planen blev godkendt.", "approved", "Direktøren viste fyret"),
        ("Godkendt. Fraværende Eva Rask, Bo Hald", "approved", None),
        ("Godkendt. Fraværende Eva Rask ville vente.", "approved", "Fraværende Eva Rask ville vente."),
        ("Tilstede var:\nBo Hald\nEva Rask\n\nGodkendt.", "approved", None),
    ],
)  # fmt: skip
def test_what_a_decision_says_beyond_its_formula(text: str, outcome: str, remainder: str | None) -> None:
    assert read_decision(text) == Decision(outcome, remainder, None, None)


def test_a_line_broken_at_the_margin_is_one_sentence() -> None:
    text = "Udvalget besluttede at\nudsætte sagen til mødet i\njuni, så naboerne kan høres."
    assert read_decision(text) == Decision("deferred", "så naboerne kan høres.", None, None)


def test_what_a_note_lists_was_told_and_not_decided() -> None:
    text = "Udvalget blev orienteret om:\n- Afslag på tilskud\n- Udsat renovering"
    assert read_decision(text).outcome == "noted"


def test_a_party_that_cannot_accede_dissents_and_does_not_reject() -> None:
    text = "Indstillingen er tiltrådt.\n\nListe B kunne ikke tiltræde."
    assert read_decision(text) == Decision(
        "approved", "Liste B kunne ikke tiltræde.", None, "Liste B kunne ikke tiltræde."
    )


def test_a_note_to_the_protocol_is_kept_with_its_quotation() -> None:
    text = (
        "Godkendt.\n\nSF afgav følgende protokolbemærkning:\n"
        "\n”Vi er bekymrede.\n\nMeget.”\n\nByrådet takker."
    )
    note = "SF afgav følgende protokolbemærkning:\n\n”Vi er bekymrede.\n\nMeget.”"
    assert read_decision(text) == Decision("approved", f"{note}\n\nByrådet takker.", None, note)


def test_the_first_number_is_the_winning_sides() -> None:
    text = "Forslaget blev forkastet med 18 stemmer mod 7."
    assert read_decision(text).votes == Votes(7, 18, None, False, None, text)


def test_a_tie_is_lost_and_an_amendments_vote_is_not_the_items() -> None:
    text = (
        "Ændringsforslaget blev forkastet med 5 stemmer mod 5. Ingen undlod at stemme.\n"
        "\nFor stemte: B\n\nHerefter blev indstillingen godkendt."
    )
    decision = read_decision(text)
    assert (decision.outcome, decision.votes, decision.dissent) == ("approved", None, None)
    tied = "Indstillingen blev forkastet med 5 stemmer mod 5."
    assert read_decision(tied).votes == Votes(5, 5, None, True, None, tied)


def test_an_adopted_amendment_amends() -> None:
    text = (
        "Ændringsforslaget (ÆF1) blev vedtaget med 8 stemmer mod 2.\n\nIndstillingen blev derefter godkendt."
    )
    assert read_decision(text).outcome == "amended"


def test_voters_are_letters_names_and_split_parties() -> None:
    text = (
        "Godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.\n"
        "For stemte: Ø (Ann Prøve, Bo Test), A, C og Cy Eksempel (løsgænger)\n"
        "Imod stemte: Ø (Dan Vig)\n"
        "Undlod at stemme: Å"
    )
    voters = Voters(("Ø (Ann Prøve, Bo Test)", "A", "C", "Cy Eksempel (løsgænger)"), ("Ø (Dan Vig)",), ("Å",))
    assert read_decision(text) == Decision(
        "approved", None, Votes(42, 4, 8, False, voters, text), "Imod stemte: Ø (Dan Vig)"
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Vedtaget med 43 stemmer imod 7. Ingen medlemmer undlod at stemme.", (43, 7, 0)),
        ("Vedtaget med 14 stemmer for (V, K), 3 imod (SF) og 10 undlod at stemme (S).", (14, 3, 10)),
        ("Imødekommet med 15 stemmer mod 12, mens 1 hverken stemte for eller imod.", (15, 12, 1)),
        ("Godkendt.\nFor: 20 (Bo Prøve (A), Ida Vig (V))\nImod: 6 (Ole Test (C))", (20, 6, None)),
        ("Anbefales. To medlemmer stemte imod.", (None, 2, None)),
    ],
)
def test_counts_in_their_wordings(text: str, numbers: tuple[int | None, ...]) -> None:
    votes = read_decision(text).votes
    assert votes is not None
    assert (votes.in_favour, votes.against, votes.abstained) == numbers


def test_an_agendas_empty_decision_is_no_outcome() -> None:
    assert read_decision("", "agenda") == Decision(None, None, None, None)


def test_the_script_writes_lines_back() -> None:
    line = json.dumps({"id": 7, "text": "Godkendt. Broen males."})
    run = subprocess.run(
        [sys.executable, "-m", "archive.parsing.outcomes"],
        input=line,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = {
        "id": 7,
        "text": "Godkendt. Broen males.",
        "outcome": "approved",
        "outcome_remainder": "Broen males.",
    }
    assert run.stderr == ""
    assert json.loads(run.stdout) == expected | {"votes": None, "dissent": None}


@pytest.mark.parametrize(
    ("text", "sides", "voters"),
    [
        (
            "Godkendt med 25 stemmer (A, V) mod 6 (Ø, Å). 2 (B) undlod.",
            (25, 6, 2),
            (("A", "V"), ("Ø", "Å"), ("B",)),
        ),
        (
            "14 stemte for: A, F. 11 stemte imod: V, C. Vedtaget.",
            (14, 11, None),
            (("A", "F"), ("V", "C"), ()),
        ),
        (
            "For forslaget stemte: A (5), F (2). Imod stemte: V (6), O (3). Forkastet.",
            (7, 9, None),
            (("A", "F"), ("V", "O"), ()),
        ),
        (
            "Et flertal på 5 (A, V) anbefaler, mens et mindretal på 2 (Ø) stemmer imod.",
            (5, 2, None),
            (("A", "V"), ("Ø",), ()),
        ),
        ("Vedtaget. For stemte 9, imod 2, hverken for eller imod 1.", (9, 2, 1), None),
        ("Forkastet med 16 stemmer (A, V) mod 7 (Ø).", (7, 16, None), (("Ø",), ("A", "V"), ())),
    ],
)
def test_votes_by_number_with_the_voters_named_beside(
    text: str, sides: tuple[int | None, ...], voters: tuple[tuple[str, ...], ...] | None
) -> None:
    votes = read_decision(text).votes
    assert votes is not None
    assert (votes.in_favour, votes.against, votes.abstained) == sides
    named = votes.voters and (votes.voters.in_favour, votes.voters.against, votes.voters.abstained)
    assert named == voters
