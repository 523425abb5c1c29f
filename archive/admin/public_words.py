"""A form whose every text is read by everybody: it takes no personal number."""

from __future__ import annotations

from typing import Any

from archive.admin.base import M, ModelForm
from archive.ingest.clerks_words import refuse_number
from archive.ingest.refusals import Refused


class PublicWordsForm(ModelForm[M]):
    """A name, a place, a description: nothing holds these back, so a number in them is refused."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                self._look_over(name, value)
        return cleaned

    def _look_over(self, name: str, words: str) -> None:
        try:
            refuse_number(words, "Teksten")
        except Refused as refusal:
            self.add_error(name, refusal.message)
