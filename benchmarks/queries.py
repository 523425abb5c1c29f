"""Queries nobody should fear: grammar-aware, adversarial and random, the same for the same seed."""

import random

from benchmarks import vocabulary

_PIECES = (
    '"',
    "-",
    "*",
    " OR ",
    " ELLER ",
    "(",
    ")",
    "“",
    "”",
    "«",
    "»",
    "--",
    "**",
    '""',
    "+",
    "~",
    "^",
    ":",
    "\\",
    "title:",
    "item:0",
    "state:*",
    "[* TO *]",
    "{a TO b}",
    "/.*/",
    "AND",
    "NOT",
    "NEAR(a b)",
    "&&",
    "||",
    "!",
    "' OR 1=1 --",
    "'; DROP TABLE archive_item; --",
    "%",
    "_",
    "%%",
    "<script>alert(1)</script>",
    "<b>",
    "&amp;",
    "{{ 7*7 }}",
    "${x}",
    "../../etc/passwd",
    "\x00",
    "\x1f",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud800",
    "\U0001f600",
    "e\u0301",
    "\u0301" * 20,
    "ﬀ",
    "ß",
    "İ",
    "ǆ",
    "\u00ad",
    "١٢٣",
    "²",
    "½",
    "零",
    "א",
    "ك",
    "\n",
    "\t",
    "\u2028",
    "17.00.00-A00-1-24",
    "17.00.00 A00",
    "1.851.745",
    "1/1-2025",
    "31. juni 2025",
    "§ 17, stk. 4",
    "kr. 1.000,50",
    "00.00.00",
    "2025-99-99",
    "12/34567",
    "Børne- og",
    "a-b-c-d",
    "e-mail",
    "1e400",
    "9" * 60,
    "-17.00.00",
)  # fmt: skip


class Queries:
    """query(number) for any number from 0."""

    def __init__(self, seed: int = 1) -> None:
        self.seed, self.words = seed, vocabulary.words(3_000)

    def query(self, number: int) -> str:
        """One string that somebody, or something, may type."""
        chance = random.Random(f"{self.seed}-{number}")  # noqa: S311 (a storm, no secret)
        match number % 6:
            case 0:
                return " ".join(chance.choices(self.words, k=chance.randint(1, 4)))
            case 1:
                return self._grammatical(chance, 3)
            case 2:
                return "".join(
                    chance.choices([*_PIECES, *chance.choices(self.words, k=12)], k=chance.randint(1, 12))
                )
            case 3:
                return "".join(chr(self._code(chance)) for _ in range(chance.randint(1, 60)))
            case 4:
                piece = chance.choice([*_PIECES, *self.words[:50]])
                return (piece + chance.choice(["", " ", "-", '"'])) * chance.choice((2, 50, 400, 3_000))
            case _:
                return self._mistyped(chance, chance.choice(self.words))

    def _grammatical(self, chance: random.Random, depth: int) -> str:
        word = chance.choice(self.words)
        forms = [
            word,
            f"-{word}",
            f"{word[:4]}*",
            f'"{word} {chance.choice(self.words)}"',
            f'-"{word}"',
            f"{word[:1]}*",
        ]
        clause = chance.choice(forms)
        if not depth or chance.random() < 0.3:
            return clause
        return clause + chance.choice([" ", " OR ", " ELLER ", " -"]) + self._grammatical(chance, depth - 1)

    def _mistyped(self, chance: random.Random, word: str) -> str:
        letters = list(word)
        for _ in range(chance.randint(1, 2)):
            at = chance.randrange(len(letters))
            other = chance.choice("aeioøåznk")
            letters[at : at + 1] = chance.choice(["", letters[at] * 2, other, letters[at] + other])
            letters = letters or ["x"]
        return "".join(letters)

    def _code(self, chance: random.Random) -> int:
        return chance.choice(
            (chance.randrange(32, 127), chance.randrange(0xA0, 0x250), chance.randrange(0x110000))
        )
