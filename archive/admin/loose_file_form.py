"""A kept file that no document names: which item's it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from archive import ingest
from archive.admin.answer import MEANWHILE, Answer, may_correct
from archive.admin.inputs import TextField
from archive.ingest.attaching import UNMATCHED
from archive.models import Attachment, Clarification, Item, Meeting, Visibility

ITEM, ATTACHMENT = "punkt", "bilag"


class LooseFileForm(forms.Form):
    """A place among the meeting's items: as a new attachment, or as the file of one that has none."""

    use_required_attribute = False
    place = forms.ChoiceField(
        label="Hvor hører filen til?", error_messages={"required": "Vælg, hvor filen hører til."}
    )
    note = TextField(label="Bemærkning (kan udelades)", rows=2)

    def __init__(self, meeting: Meeting, data: Any = None) -> None:
        super().__init__(data)
        self.fields["place"].choices = [("", "Vælg et punkt"), *_places(meeting)]  # type: ignore[attr-defined]

    def target(self) -> Item | Attachment:
        """The chosen row. Raises Refused where it is no more."""
        what, _, key = self.cleaned_data["place"].partition(":")
        rows: Any = Item.objects if what == ITEM else Attachment.objects.select_related("item")
        found: Item | Attachment | None = rows.filter(pk=key).first()
        if found is None:
            raise ingest.Refused("attachment", "Punktet eller bilaget findes ikke længere. Hent siden igen.")
        return found


def _places(meeting: Meeting) -> list[tuple[str, list[tuple[str, str]]]]:
    """A group for each item: its attachments without a file, then a new one."""
    items = Item.objects.filter(meeting=meeting).order_by("position", "pk").prefetch_related("attachments")
    return [(str(item), [*_empty(item), (f"{ITEM}:{item.pk}", "Som nyt bilag")]) for item in items]


def _empty(item: Item) -> list[tuple[str, str]]:
    rows = item.attachments.all()
    return [(f"{ATTACHMENT}:{row.pk}", f"Som filen til »{row.name}«") for row in rows if row.file_id is None]


class LooseFileAnswer(Answer):
    button = "_file"
    template = "admin/desk/loose_file.html"
    words_too = "Eller lad filen ligge"
    form: LooseFileForm

    @classmethod
    def of(cls, row: Clarification, user: Any, sent: Any) -> LooseFileAnswer | None:
        right = user.has_perm("archive.change_item") and may_correct(row, user)
        if row.code != UNMATCHED or row.meeting is None or not right:
            return None
        return cls(row, LooseFileForm(row.meeting, cls.bound(sent)))

    def act(self, request: HttpRequest, user: Any) -> None:
        made = ingest.attach_loose(
            self.row, self.form.target(), user=user, note=self.form.cleaned_data["note"]
        )
        if made is None:
            messages.warning(request, MEANWHILE)
        elif made.visibility == Visibility.PUBLIC:
            messages.success(request, f"Filen er nu bilaget »{made.name}« på {made.item}.")
        else:
            messages.warning(
                request, f"Filen er sat på {made.item}, men tilbageholdt: {made.visibility_reason}"
            )
