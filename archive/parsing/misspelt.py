"""A decision's commonest words with one letter wrong: "Godkent", "Taget til efteretning"."""

from __future__ import annotations

import re
from functools import cached_property

_WORDS = (
    "godkendt godkendes godkender tiltrådt tiltrædes efterretning indstilles indstillingen anbefales"
    " anbefalet vedtaget drøftet udsættes imødekommes imødekommet"
)
_NO_MISTAKES = (
    "godkende godkend godkendte tiltræder tiltrådte tiltræde tiltræden efterregning efterretnings indstille"
    " indstiller indstillet indstillinger indstillingens anbefale anbefaler vedtages vedtager vedtagne"
    " vedtagen vedtage drøftes drøfter drøfte driftet udsætte udsætter udsattes imødekommer imødekomme"
)
"""Words of their own that differ from one above by a letter."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_WORD = re.compile(r"[^\W\d_]{7,14}")
_GLUED = re.compile(r"\btil(?=ef?terr?etning\b)", re.IGNORECASE)
_LONGEST = 160


class _Mistakes:
    """Made when a decision is first read: a command that reads none need not wait for it."""

    @cached_property
    def meant(self) -> dict[str, str]:
        """Each word with any letter but its first left out, changed, added or swapped with the next."""
        meant: dict[str, str] = {}
        for word in _WORDS.split():
            for at in range(1, len(word) + 1):
                before, after = word[:at], word[at:]
                swapped = before[:-1] + after[:1] + before[-1:] + after[1:] if at > 1 else word
                meant |= dict.fromkeys((before + after[1:], swapped), word)
                for letter in _LETTERS:
                    meant |= dict.fromkeys((before + letter + after[1:], before + letter + after), word)
        known = {*_WORDS.split(), *_NO_MISTAKES.split()}
        return {mistake: word for mistake, word in meant.items() if mistake not in known}


_MISTAKES = _Mistakes()


def respelt(sentence: str) -> str:
    """The sentence with such words as they are meant; the very same where it has none."""
    if len(sentence) > _LONGEST:
        return sentence
    if "tilef" in sentence:
        sentence = _GLUED.sub("til ", sentence)
    meant = _MISTAKES.meant
    if meant.keys().isdisjoint(sentence.lower().replace(".", " ").replace(",", " ").split()):
        return sentence
    return _WORD.sub(lambda word: meant.get(word[0].lower(), word[0]), sentence)
