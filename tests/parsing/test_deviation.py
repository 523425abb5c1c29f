"""Whether a decision departs from the recommendation: known from the words, or not known."""

import pytest

from archive.parsing.deviation import deviates
from archive.parsing.minutes import Recommendation

ASKED = Recommendation("Forvaltningen", ("at broen bygges.",))
REFUSAL = Recommendation("Forvaltningen", ("at der gives afslag på ansøgningen.",))


@pytest.mark.parametrize(
    ("outcome", "recommendation", "decision", "expected"),
    [
        ("approved", ASKED, "Indstillingen er tiltrådt.", False),
        ("approved", ASKED, "Byrådet godkendte forvaltningens indstilling.", False),
        ("approved", ASKED, "Godkendt.", False),
        ("approved", ASKED, "Udvalget vælger model 2.", None),
        ("recommended", ASKED, "Indstillingen anbefales over for Byrådet.", False),
        ("amended", ASKED, "Godkendt med den ændring, at broen males rød.", True),
        ("rejected", ASKED, "Indstillingen blev forkastet.", True),
        ("rejected", REFUSAL, "Ansøgningen afslås.", False),
        ("deferred", ASKED, "Udsat.", None),
        ("noted", ASKED, "Taget til efterretning.", None),
        (None, ASKED, "Udvalget ser tiden an.", None),
        ("rejected", None, "Forslaget blev forkastet.", None),
        ("amended", Recommendation("Forvaltningen", ()), "Tiltrådt med ændringer.", None),
    ],
)
def test_a_decision_departs_only_where_its_words_say_so(
    outcome: str | None, recommendation: Recommendation | None, decision: str, expected: bool | None
) -> None:
    assert deviates(outcome, recommendation, decision) is expected
