"""What a parameter of a query string may hold: lists, days, topics; and the form they make together."""

import re
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError

DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
TOPIC = r"\d{2}(?:\.\d{2}){0,2}"


class ListField(forms.Field):
    """A parameter that may stand several times. Each value must fit the pattern."""

    widget = forms.SelectMultiple

    def __init__(self, *, pattern: str, wrong: str, **kwargs: Any) -> None:
        self.pattern, self.wrong = re.compile(pattern), wrong
        super().__init__(**kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(v.strip() for v in value or () if v.strip()))
        for one in values:
            if not self.pattern.fullmatch(one):
                raise ValidationError(self.wrong, params={"value": one[:40]})
        return values


class ListFilter(django_filters.Filter):
    field_class = ListField


class DateInput(forms.DateInput):
    """A browser's date field. What is no date is left out of it: HTML has no room for it there."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, str):
            try:
                value = forms.DateField(input_formats=DATE_FORMATS).clean(value)
            except ValidationError:
                return None
        return super().format_value(value)


class DateField(forms.DateField):
    widget = DateInput(format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        kwargs["input_formats"] = DATE_FORMATS
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Skriv datoen som 27.05.2025."


class DateFilter(django_filters.Filter):
    field_class = DateField


class TopicFilter(django_filters.Filter):
    """A KLE code, or the beginning of one: 15, 15.00, 15.00.00."""

    field_class = forms.RegexField

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid": "Emnet er et KLE-nummer: 15, 15.00 eller 15.00.00."}
        super().__init__(regex=rf"\A{TOPIC}\Z", error_messages=wrong, **kwargs)


class QueryString(django_filters.FilterSet):
    """Parameters that mean the same whoever asks, so that the class of their form is made once."""

    _form_class: type[forms.Form]

    def get_form_class(self) -> type[forms.Form]:
        own = type(self)
        if "_form_class" not in vars(own):
            own._form_class = super().get_form_class()
        return own._form_class
