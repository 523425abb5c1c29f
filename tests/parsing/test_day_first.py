"""Bodies' decisions and plans that say the day before the body: "12. marts 2024 Økonomiudvalget: ..."."""

import pytest

from archive.parsing import Item, derive, parse
from archive.parsing.minutes import Onward, Section

_HEAD = "Referat fra Byrådet den 26. marts 2024\n\n1. Broen\n\n"
_HEAD += "Indstilling\n\nVejchefen indstiller, at den males.\n\n"


def _item(text: str) -> Item:
    minutes = parse((_HEAD + text).encode())
    assert (len(minutes.items), minutes.unplaced) == (1, ())
    return minutes.items[0]


def _decisions(item: Item) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.heading, one.body, one.date, one.text) for one in item.sections if one.kind == "decision"]


def test_decisions_on_the_line_of_their_day_and_body() -> None:
    item = _item("Beslutning\n\n12. marts 2024 Havneudvalget: Anbefales.\n\n26. marts 2024 Byrådet: Udsat.\n")
    assert _decisions(item) == [
        ("Beslutning, 12. marts 2024 Havneudvalget", "Havneudvalget", "2024-03-12", "Anbefales."),
        ("26. marts 2024 Byrådet", "Byrådet", "2024-03-26", "Udsat."),
    ]
    assert item.outcome == "deferred"


def test_decisions_below_the_line_of_their_day_and_body() -> None:
    item = _item("Den 12-03-2024, Havneudvalget:\n\nAnbefales.\n\nDen 26-03-2024, Byrådet:\n\nForkastet.\n")
    assert [(body, date, text) for _, body, date, text in _decisions(item)] == [
        ("Havneudvalget", "2024-03-12", "Anbefales."),
        ("Byrådet", "2024-03-26", "Forkastet."),
    ]
    assert (item.outcome, item.recommendation and item.recommendation.clauses) == (
        "rejected",
        ("at den males.",),
    )


def test_a_history_keeps_its_lines() -> None:
    item = _item("Historik\n\n12. marts 2024 Havneudvalget: Anbefales.\n\nBeslutning\n\nGodkendt.\n")
    assert [(one.kind, one.text) for one in item.sections[1:]] == [
        ("history", "12. marts 2024 Havneudvalget: Anbefales."),
        ("decision", "Godkendt."),
    ]


def test_a_day_and_body_in_running_text_decide_nothing() -> None:
    text = "Sagsfremstilling\n\n12. marts 2024 Havneudvalget: Et langt møde.\n\nBeslutning\n\nGodkendt.\n"
    assert _decisions(_item(text)) == [("Beslutning", None, None, "Godkendt.")]


@pytest.mark.parametrize(
    "text",
    [
        "2. april 2024 Økonomiudvalget\n9. april 2024 Kommunalbestyrelsen",
        "2. april 2024: Økonomiudvalget, 9. april 2024: Kommunalbestyrelsen",
        "Den 2. april 2024 i Økonomiudvalget og den 9. april 2024 i Kommunalbestyrelsen",
        "Økonomiudvalget den 2. april 2024\nKommunalbestyrelsen den 9. april 2024",
    ],
)
def test_a_plan_pairs_each_body_with_its_own_day(text: str) -> None:
    plan = Section("history", "Behandlingsplan", text)
    assert derive((plan,), "Havneudvalget", "2024-03-26", "minutes").onward == (
        Onward("Økonomiudvalget", "2024-04-02"),
        Onward("Kommunalbestyrelsen", "2024-04-09"),
    )
