"""Form fields that tell a change from a browser's habits: CRLF, and blanks around a text, are none."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template import loader
from django.utils.safestring import SafeString

from archive.admin.section_form import one_line_end
from archive.ingest import one_line

WIDE = {"class": "desk-wide", "autocomplete": "off"}
SPARE_STOPS = 2


class LineField(forms.CharField):
    """One line of text; what was pasted with line breaks is one line too. rows: how many it may wrap into."""

    def __init__(self, rows: int = 1, **kwargs: Any) -> None:
        box = forms.Textarea(attrs={"rows": rows, "cols": 95, "class": "desk-text"})
        widget = box if rows > 1 else forms.TextInput(attrs=WIDE)
        super().__init__(strip=False, required=False, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return _line(value)

    def to_python(self, value: Any) -> Any:
        return _line(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _line(initial) != _line(data)


class TextField(forms.CharField):
    """Several lines of text."""

    def __init__(self, rows: int = 3, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "cols": 95, "class": "desk-text"})
        super().__init__(**{**kwargs, "strip": False, "required": False, "widget": widget})

    def to_python(self, value: Any) -> Any:
        return one_line_end(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text(initial) != _text(data)


class ListField(TextField):
    """A list of texts, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line for line in map(_line, super().to_python(value).split("\n")) if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _text("\n".join(initial or [])) != _text(data)


class PickField(forms.ChoiceField):
    """A pick-list; the empty choice is None."""

    def __init__(self, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class YesNoField(PickField):
    """Yes or no as a pick-list: a box that is not ticked sends nothing, a pick-list always does."""

    def __init__(self, yes: str = "Ja", no: str = "Nej", **kwargs: Any) -> None:
        super().__init__(choices=[("nej", no), ("ja", yes)], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ("ja" if value else "nej")

    def clean(self, value: Any) -> bool:
        return bool(super().clean(value) == "ja")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(data or "nej") != str(self.prepare_value(initial))


class CountField(forms.IntegerField):
    """A number of votes, or nothing where it is not known."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"class": "desk-count", "min": "0", "inputmode": "numeric"})
        super().__init__(required=False, min_value=0, max_value=10_000, widget=widget, **kwargs)


class DayField(forms.DateField):
    """A date, in the browser's own date picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"], widget=widget, **kwargs)


class ClockField(forms.TimeField):
    """A time of day to the minute."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(required=False, input_formats=["%H:%M", "%H.%M"], widget=widget, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown = initial.replace(second=0, microsecond=0) if isinstance(initial, datetime.time) else initial
        return super().has_changed(shown, data)


class MomentField(forms.DateTimeField):
    """A date and a time of day to the minute, in the town's time."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(required=False, input_formats=["%Y-%m-%dT%H:%M"], widget=widget, **kwargs)


class StopsWidget(forms.Widget):
    """Bodies that handle a case next, each with a date: a row a body and two to spare."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, Any]]:
        sent = str(data.get(f"{name}-rows", "0"))
        rows = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else 0
        return [
            {"body": data.get(f"{name}-{row}-body", ""), "date": data.get(f"{name}-{row}-date", "")}
            for row in range(rows)
        ]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-rows" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        stops = [*(value or []), *[{"body": "", "date": ""}] * SPARE_STOPS]
        context = {
            "name": name,
            "id": (attrs or {}).get("id", name),
            "stops": stops,
            "rows": str(len(stops)),
            "readonly": self.attrs.get("readonly", False),
        }
        return loader.render_to_string("admin/desk/stops.html", context)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0-body" if id_ else id_


class StopsField(forms.Field):
    """Yields [{"body": str, "date": "YYYY-MM-DD" or None}]; rows without a body are none."""

    widget = StopsWidget

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        stops = []
        for stop in value or []:
            body, date = _line(stop["body"]), (stop["date"] or "").strip() or None
            if date and not body:
                raise ValidationError("Skriv, hvilket organ datoen gælder.")
            if date and not _is_date(date):
                raise ValidationError("Datoen skal skrives som år-måned-dag, for eksempel 2025-06-24.")
            if body:
                stops.append({"body": body, "date": date})
        return stops

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def _line(value: Any) -> str:
    return one_line(str(value or ""))


def _text(value: Any) -> str:
    return one_line_end(str(value or "")).strip()


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
