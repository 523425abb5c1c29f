"""Forms that settle a matter by more than words: which one fits, and who may use it."""

from __future__ import annotations

from typing import Any

from archive.admin import rights
from archive.admin.answer import Answer
from archive.admin.conflict_form import ConflictAnswer
from archive.admin.loose_file_form import LooseFileAnswer
from archive.admin.match_form import MatchAnswer
from archive.admin.outcome_form import OutcomeAnswer
from archive.models import Clarification

ANSWERS: tuple[type[Answer], ...] = (OutcomeAnswer, ConflictAnswer, MatchAnswer, LooseFileAnswer)
BUTTONS = frozenset(one.button for one in ANSWERS)


def in_words(row: Clarification, user: Any, answer: Answer | None) -> bool:
    """Whether this user may settle the matter in words alone. answer: its own form, as of() gives it."""
    return rights.may_settle(user, row) and (answer is None or bool(answer.words_too))


def of(row: Clarification, user: object, sent: object = None) -> Answer | None:
    """The form that settles an open matter, for those who may; None where only words do.

    sent: what was posted, bound only to the form whose button is in it.
    """
    if row.settled_at is not None:
        return None
    return next((made for one in ANSWERS if (made := one.of(row, user, sent))), None)
