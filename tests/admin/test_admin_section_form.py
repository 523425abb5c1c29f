"""Section text and its form are each other's exact inverse."""

import json
from pathlib import Path

import pytest
from desk_browser import inputs
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from archive.admin import section_form
from archive.admin.section_field import SectionField, SectionWidget
from archive.admin.section_form import Grid, IncompleteError, Prose

TABLE = "Post\t2024\t2025\nSten\t1.200\t1.300"
TEXTS = st.lists(
    st.sampled_from(
        ["\t", "\n", "\n\n", "a", "Sten", " ", "1.200", "<script>", "&", '"', "æ", "- ", "\u2028"]
    )
).map("".join)


def sent_untouched(text: str) -> dict[str, str]:
    """What a browser sends of a section's form that nobody touched."""
    return inputs(f"<form>{SectionWidget().render('s', text)}</form>")


@given(TEXTS)
def test_taking_apart_and_putting_together_gives_the_same_text(text: str) -> None:
    assert section_form.join(section_form.settled(section_form.split(text))) == text


@given(TEXTS)
def test_an_untouched_form_gives_the_same_text(text: str) -> None:
    parts = section_form.read("s", sent_untouched(text).get)
    assert section_form.join(section_form.settled(parts)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\t",
        "\t\t\n",
        "\n\na\tb\n\n\n",
        "\ta\t\n\tb",
        "a\tb\n\nc\td",
        "x\na\tb\ny",
        "a\n\n\n\nb\t\n\t\n\nc",
    ],
)
def test_awkward_texts_survive_an_untouched_form(text: str) -> None:
    parts = section_form.read("s", sent_untouched(text).get)
    assert section_form.join(section_form.settled(parts)) == text


def test_the_real_sample_survives_an_untouched_form(sample: Path) -> None:
    truth = json.loads(sample.with_suffix(".expected.json").read_text())
    texts = [section["text"] for item in truth["items"] for section in item["sections"]]
    widget = SectionWidget()
    back = [widget.value_from_datadict(sent_untouched(text), {}, "s") for text in texts]
    assert [SectionField().to_python(parts) for parts in back] == texts
    assert sum("\t" in text for text in texts) > 0


def test_a_table_is_a_rectangle_of_cells_between_two_texts() -> None:
    assert section_form.split("Før\n\na\t\n\tb\tc\n\nEfter") == [
        Prose("Før", 0, 2),
        Grid((("a", "", ""), ("", "b", "c")), (2, 3)),
        Prose("Efter", 2, 0),
    ]


def edited(text: str, **changes: str) -> str:
    sent = sent_untouched(text) | {name.replace("_", "-"): value for name, value in changes.items()}
    return SectionField().to_python(SectionWidget().value_from_datadict(sent, {}, "s"))


def test_a_cell_is_changed_and_nothing_else() -> None:
    assert edited(f"Før\n\n{TABLE}\n\nEfter", s_1_1_2="1.400") == (
        "Før\n\nPost\t2024\t2025\nSten\t1.200\t1.400\n\nEfter"
    )


def test_tabs_and_line_ends_pasted_into_a_cell_become_blanks() -> None:
    assert edited(TABLE, s_1_1_0="Sten\tog\r\ngrus") == "Post\t2024\t2025\nSten og grus\t1.200\t1.300"


def test_rows_and_columns_are_removed() -> None:
    assert edited(TABLE, s_1_drop_row_0="1") == "Sten\t1.200\t1.300"
    assert edited(TABLE, s_1_drop_column_1="1") == "Post\t2025\nSten\t1.300"
    assert edited(f"Før\n\n{TABLE}\n\nEfter", s_1_drop_row_0="1", s_1_drop_row_1="1") == "Før\n\nEfter"


def test_text_emptied_between_two_tables_leaves_them_two() -> None:
    assert edited("a\tb\n\nImellem\n\nc\td", s_2="") == "a\tb\n\nc\td"


def test_text_written_after_a_table_stands_apart_from_it() -> None:
    assert edited(TABLE, s_2="Note: i kroner") == f"{TABLE}\n\nNote: i kroner"
    assert edited(TABLE, s_0="Tabel 1: Sten") == f"Tabel 1: Sten\n\n{TABLE}"


def test_a_new_row_keeps_the_tables_width_and_vanishes_when_left_empty() -> None:
    grown = section_form.with_row(section_form.split(TABLE), 1)
    assert section_form.join(section_form.settled(grown)) == TABLE
    grid = grown[1]
    assert isinstance(grid, Grid)
    grown[1] = Grid((*grid.cells[:2], ("Grus", "", "")), grid.lengths)
    assert section_form.join(grown) == f"{TABLE}\nGrus\t\t"


def test_a_new_column_is_part_of_the_rows_that_use_it() -> None:
    grown = section_form.with_column(section_form.split(TABLE), 1)
    assert section_form.join(grown) == TABLE
    assert isinstance(grown[1], Grid)
    assert grown[1].width == 4


@pytest.mark.parametrize("broken", ["s-parts", "s-1-lengths", "s-1-width", "s-1-0-0", "s-0", "s-0-lead"])
def test_an_incomplete_form_is_no_text(broken: str) -> None:
    sent = sent_untouched(TABLE)
    sent[broken] = "²"
    if not broken.endswith(("parts", "lengths", "width", "lead")):
        del sent[broken]
    with pytest.raises(IncompleteError):
        section_form.read("s", sent.get)


def test_what_is_written_is_escaped() -> None:
    shown = str(SectionWidget().render("s", '<script>x</script>\n\n"><b>\t</textarea>'))
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert render_to_string("admin/desk/section.html", {"parts": []}).count("<") == 1
