"""A section's text as a form field: what it shows, what a browser sends, and whether that is a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template import loader
from django.utils.safestring import SafeString

from archive.admin import section_form
from archive.admin.section_form import Grid, IncompleteError, Part, Prose

MOST_CELLS = 8_000  # in one section; larger tables are edited as text, so that a form stays within its limits
BROKEN = "Formularen kom ikke helt frem. Hent siden igen, og prøv igen."
WHOLE_LINE = 95  # characters in a line of a text box


class SectionWidget(forms.Widget):
    """Boxes for the running text and grids for the tables, named `<name>-<place>...`."""

    template_name = "admin/desk/section.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Part] | None:
        """The parts as sent; None where the form was incomplete."""
        try:
            return _grown(section_form.read(name, data.get), data, name)
        except IncompleteError:
            return None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-parts" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        parts = value if isinstance(value, list) else parts_of(value or "")
        label = self.attrs.get("data-label", "Tekst")
        context = {
            "name": name,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "label": label,
            "readonly": self.attrs.get("readonly", False),
            "count": len(parts),
            "parts": [_shown(part, place, parts) for place, part in enumerate(parts)],
        }
        return loader.render_to_string(self.template_name, context)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0" if id_ else id_


class SectionField(forms.Field):
    """Yields the section's text; tables come back cell by cell."""

    widget = SectionWidget

    def to_python(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        if not isinstance(value, list):
            raise ValidationError(BROKEN)
        return section_form.join(section_form.settled(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Blanks around the whole text are no change; a table's blank first and last cells are its own."""
        before = section_form.one_line_end(initial or "")
        return data is None or self.to_python(data).strip(" \n") != before.strip(" \n")


def parts_of(text: str) -> list[Part]:
    """The text's parts; one box where its tables are too large for a form."""
    text = section_form.one_line_end(text)
    if text.count("\t") > MOST_CELLS:
        return [section_form.prose(text)]
    return section_form.split(text)


def _grown(parts: list[Part], data: Mapping[str, Any], name: str) -> list[Part]:
    """With the row or column that the pressed button asks for."""
    for button, add in (("_add_row", section_form.with_row), ("_add_column", section_form.with_column)):
        target, _, place = str(data.get(button, "")).rpartition("-")
        if target == name and place.isdigit():
            parts = add(parts, int(place))
    return parts


def _shown(part: Part, place: int, parts: list[Part]) -> dict[str, Any]:
    if isinstance(part, Grid):
        return {"grid": part, "key": str(place), "number": (place + 1) // 2, "lengths": _lengths(part)}
    lines = sum(1 + len(line) // WHOLE_LINE for line in part.text.split("\n"))
    return {
        "prose": part,
        "place": place,
        "label": _label(part, place, parts),
        "rows": min(max(lines, 1), 24),
    }


def _label(part: Prose, place: int, parts: list[Part]) -> str:
    """Where a box stands, in words; "" for a section that is one box."""
    if len(parts) == 1:
        return ""
    if place == 0:
        return "tekst før tabel 1"
    if place == len(parts) - 1:
        return f"tekst efter tabel {place // 2}"
    return f"tekst mellem tabel {place // 2} og {place // 2 + 1}"


def _lengths(grid: Grid) -> str:
    return ",".join(map(str, grid.lengths))
