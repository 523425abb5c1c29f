"""A pretested pattern finds what the plain pattern finds, and is not tried where a word of it is missing."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import archive.parsing
from archive.parsing.bodies import BODY
from archive.parsing.pretested import Pretested, alternatives, needed_words

PATTERNS = {
    r"\b(?:forkast(?:et|es|er)|afvis(?:t|te)|ikke (?:blevet )?godkendt)\b": (
        "afvist",
        "forkaste",
        "godkendt",
    ),
    r"\bstemte\b.{0,20}\d|\d.{0,20}\bstem": ("stem",),
    r"(?:sagen )?(?:udgår|(?=punkt)\w+)": ("punkt", "udgår"),
    r"\s[-–]\s": ("-", "–"),
    r"(?:\d+|punkt)": (),
    r"(?:bilag)?": (),
    r"(den )?(?(1)(?!)|(?:sag|punkt)) \d": ("punkt", "sag"),
    r"(den )?(?(1)bilag) \d": (" ",),
    r"(?<!ikke )godkendt": ("godkendt",),
    r"(?i:Bilag)|[^a]": (),
    BODY: (
        "agistrate",
        "bestyrelsen",
        "direktionen",
        "dvalg",
        "egionsråd",
        "nævnet",
        "ommunalbestyrelse",
        "orgerrepræsentatione",
        "rådet",
        "yråd",
    ),
}
_LETTERS = st.sampled_from([*"AFVISTafvistÅåØø -–3i\u0130\u0131\u017f\u212a", "forkast", "ikke ", "godkendt"])


@pytest.mark.parametrize(("pattern", "words"), PATTERNS.items(), ids=range(len(PATTERNS)))
def test_words_are_read_from_the_pattern(pattern: str, words: tuple[str, ...]) -> None:
    assert Pretested(pattern, re.IGNORECASE).words == words


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@settings(deadline=None)
@given(data=st.data())
def test_no_match_is_lost(pattern: str, data: st.DataObject) -> None:
    drawn = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    for text in (drawn, drawn.swapcase(), drawn.upper()):
        plain = re.compile(pattern, re.IGNORECASE).search(text)
        assert bool(Pretested(pattern, re.IGNORECASE).search(text)) == bool(plain)


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@settings(deadline=None)
@given(text=st.lists(_LETTERS).map("".join))
def test_every_method_answers_as_the_plain_pattern(pattern: str, text: str) -> None:
    quick, plain = Pretested(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    for one, other in (
        (quick.search(text), plain.search(text)),
        (quick.match(text), plain.match(text)),
        (quick.fullmatch(text), plain.fullmatch(text)),
    ):
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_only_an_i_has_letters_that_fold_to_others() -> None:
    """What the words rest on: but for i, letters that are one without case fold to one."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    for letter in "abcdefghjklmnopqrstuvwxyzæøåéü§[(.:,/-–":
        alike = re.findall(re.escape(letter), every, re.IGNORECASE)
        assert {other.casefold() for other in alike} == {letter}


def _in_use() -> Iterator[tuple[str, Pretested]]:
    """Every pretested pattern of the reader, named by its module."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(archive.parsing.__path__, "archive.parsing."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for held in (item for row in value for item in row) if name == "WORDS" else (value,):
                if isinstance(held, Pretested) and id(held) not in seen:
                    seen.add(id(held))
                    yield f"{module.name.removeprefix('archive.parsing.')}.{name}", held


IN_USE = list(_in_use())


def test_the_patterns_in_use_are_found() -> None:
    assert len(IN_USE) > 40


@pytest.mark.parametrize("quick", [one for _, one in IN_USE], ids=[name for name, _ in IN_USE])
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_no_match_of_a_pattern_in_use_is_lost(quick: Pretested, data: st.DataObject) -> None:
    source, flags = quick.pattern.pattern, quick.pattern.flags
    parts = [source] if quick.pattern.groups else alternatives(source)
    drawn = data.draw(st.from_regex(re.compile(data.draw(st.sampled_from(parts)), flags)))
    for text in (drawn, f"{drawn} {drawn}".upper(), drawn.swapcase()):
        plain, found = quick.pattern.search(text), quick.search(text)
        assert (found and found.span()) == (plain and plain.span())
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in quick.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (r"a|b", ["a", "b"]),
        (r"a(?:b|c)|[|)]d", ["a(?:b|c)", "[|)]d"]),
        (r"[]|]|[^]|(]|x", ["[]|]", "[^]|(]", "x"]),
        (r"\||\(|[\]|]", [r"\|", r"\(", r"[\]|]"]),
        (r"(?!a|b)c|", ["(?!a|b)c", ""]),
    ],
)
def test_a_pattern_is_parted_outside_its_brackets(source: str, parts: list[str]) -> None:
    assert alternatives(source) == parts
    assert all(re.compile(part) for part in parts)


class _Kind:
    """A kind of part as the library names it."""

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.mark.parametrize(
    "unknown", [(_Kind("SOMETHING_NEW"), None), (None, None), (_Kind("SUBPATTERN"), 3), (_Kind("BRANCH"), ())]
)
def test_an_unknown_part_means_that_every_text_is_tried(unknown: tuple[_Kind | None, object]) -> None:
    assert needed_words([(_Kind("LITERAL"), ord("a"))]) == ("a",)
    assert needed_words([(_Kind("LITERAL"), ord("a")), unknown]) == ()


def test_decisions_are_read_the_same_without_the_private_parser() -> None:
    script = (
        "import re, sys; sys.modules['re._parser'] = None\n"
        "from archive.parsing.pretested import Pretested\n"
        "from archive.parsing.decision import read_decision\n"
        "assert Pretested('afvist').words == () and Pretested('afvist').search('Blev afvist.')\n"
        "print(read_decision('Indstillingen blev forkastet med 5 stemmer mod 5.').outcome)"
    )
    run = subprocess.run(  # noqa: S603 # our own interpreter
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (run.stdout.strip(), run.stderr) == ("rejected", "")
