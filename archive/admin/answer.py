"""What every form that settles a matter has: a button, a template, and what it does when it is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from archive import ingest
from archive.models import Clarification

MEANWHILE = "En anden har afgjort sagen imens, så dit svar er ikke gemt. Herunder står afgørelsen."


class Answer:
    """One kind of matter's own form. words_too: how settling it in words instead reads; "" where none may."""

    button = ""  # tells its form from the one that settles a matter in words
    template = ""
    words_too = ""

    def __init__(self, row: Clarification, form: forms.Form) -> None:
        self.row = row
        self.form = form

    @classmethod
    def of(cls, row: Clarification, user: Any, sent: Any) -> Answer | None:
        """The form for this matter, bound where its button was pressed; None where it is none of its kind."""
        raise NotImplementedError

    @classmethod
    def bound(cls, sent: Any) -> Any:
        return sent if sent and cls.button in sent else None

    def take(self, request: HttpRequest) -> bool:
        """Act on a valid form. False where ingest refused it, with its words on the form."""
        user: Any = request.user  # logged in, or the site had not let the request through
        try:
            self.act(request, user)
        except ingest.Refused as refusal:
            self.form.add_error(None, str(refusal))
            return False
        return True

    def act(self, request: HttpRequest, user: Any) -> None:
        """Do what the form says, and tell what came of it. Raises Refused."""
        raise NotImplementedError


def may_correct(row: Clarification, user: Any) -> bool:
    """Whether this user may change what the matter is about."""
    return bool(user.has_perm("archive.change_item" if row.item_id else "archive.change_meeting"))
