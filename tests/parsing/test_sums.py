"""A table's own arithmetic: formulas in the head, totals, rounding, and the warning that names the table."""

import pytest

from archive.parsing import parse
from archive.parsing.sums import Mismatch, mismatches

HEAD = "Drift\tBudget\tTillæg\tKorrigeret\tForbrug\tRest\n1.000 kr.\tA\tB\tC=(A+B)\tD\tE=(C-D)\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "Skoler\t1.200\t-30\t1.170\t1.000\t170\nVeje\t300\t0\t300\t320\t-20\n"
        "I alt\t1.500\t-30\t1.470\t1.320\t150",
        # Each summand may be rounded by one unit.
        "Post\tBeløb\nLøn\t10,4\nVarer\t20,3\nI alt\t30,8",
        # Subtotals, then the total of the subtotals.
        "Post\tBeløb\nLøn\t10\nVarer\t20\nDrift i alt\t30\nJord\t5\nHus\t7\nAnlæg i alt\t12\nI alt\t42",
        # Percentages, averages and blank cells are not added.
        "Sted\tBørn\tAndel\tVentetid\nByen\t10\t40 %\t12\nLandet\t15\t60 %\t30\nI alt\t25\t100 %\t23",
        "Sted\tBørn\tTur\nByen\t10\t4\nLandet\t15\t\nI alt\t25\t4",
        # What is a part of the row above is not added again.
        "Post\tBeløb\nLøn\t10\nheraf vikarer\t4\nVarer\t20\nI alt\t30",
        # Without its head it is the end of a table that a page break parted.
        "Bænke\t0\t500\nI alt\t2.100\t9.400",
        "Ingen tabel her: 1 + 1 = 3.",
    ],
)  # fmt: skip
def test_a_table_that_adds_up_is_left_alone(text: str) -> None:
    assert list(mismatches(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tabel 4: Drift\n" + HEAD + "Skoler\t1.200\t-30\t1.180\t1.000\t180\n"
            "I alt\t1.200\t-30\t1.180\t1.000\t180",
            Mismatch("Tabel 4: Drift", "Skoler", "Korrigeret", "1.180", "1.170"),
        ),
        (
            "Post\tBeløb\nLøn\t1.100\nVarer\t200\nI alt\t1.400",
            Mismatch("", "I alt", "Beløb", "1.400", "1.300"),
        ),
    ],
)  # fmt: skip
def test_a_table_that_does_not_add_up_is_named(text: str, found: Mismatch) -> None:
    assert list(mismatches(text)) == [found]


def test_a_clerk_is_told_which_table_does_not_add_up() -> None:
    text = (
        "REFERAT Byrådet d. 27-05-2025\n\nPunkt 1: Regnskab\n\nResume\n\nTal.\n\nSagsfremstilling\n\n"
        "Tabel 2: Udgifter\n\nPost\tBeløb\nLøn\t1.100\nVarer\t200\nI alt\t1.400\n\nBeslutning\n\nGodkendt.\n"
    )
    noticed = [
        (one.code, one.severity, one.line, one.item, one.message) for one in parse(text.encode()).warnings
    ]
    message = "»Tabel 2: Udgifter«: »I alt« siger 1.400 i »Beløb«, men tallene giver 1.300."
    assert noticed == [("table-sum", "warning", 9, "1", message)]
