"""Forms and verbs that the dictionary of lemmas lacks: "kurser" of kursus, "døren" of dør, the verb fordele.

forms.tsv is made by benchmarks/danish_forms.py; data/NOTICE.txt tells from what. A line is a word, "v"
where it is a verb, and the forms that are also its; "-en" adds to the word.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).parent / "data" / "forms.tsv"


class _Forms(NamedTuple):
    lemmas: dict[str, tuple[str, ...]]  # a form -> the words it is also of
    verbs: frozenset[str]


def lemmas_of(form: str) -> tuple[str, ...]:
    """The words the form is of besides what the dictionary says."""
    return _load().lemmas.get(form, ())


def is_verb(word: str) -> bool:
    """Whether the word is an infinitive the dictionary does not know for one."""
    return word in _load().verbs


@cache
def _load() -> _Forms:
    lemmas: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    verbs = set()
    for line in LIST.read_text(encoding="utf-8").splitlines():
        word, kind, *forms = line.split()
        if kind == "v":
            verbs.add(word)
        for form in (word, *forms):
            lemmas[word + form[1:] if form.startswith("-") else form] += (word,)
    return _Forms(dict(lemmas), frozenset(verbs))
