"""One spelling for every way a Danish word can be typed: æ/ae, ø/oe, å/aa, accents, case, ligatures."""

import re
import unicodedata
from itertools import product

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "oe",
        "å": "aa",
        "ä": "ae",
        "ö": "oe",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
        "œ": "oe",
        "ı": "i",
    }
)
# Soft hyphens, zero-width marks and U+FFFE (which pypdfium2 writes at a line-end hyphen) are not letters.
_INVISIBLE = str.maketrans(dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE]))
_DIGRAPH = re.compile("aa|ae|oe")
_RESTORED = {"aa": "å", "ae": "æ", "oe": "ø"}
_MOST_DIGRAPHS = 4  # 2^4 spellings to try; a word with more is restored whole


def fold(text: str) -> str:
    """The text in lower case with æ, ø, å as ae, oe, aa and accents dropped; stable when repeated."""
    if text.isascii():
        return text.lower()
    lowered = spelled(text).translate(_LETTERS)
    if lowered.isascii():
        return lowered
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.lower().translate(_LETTERS))


def spelled(text: str) -> str:
    """The text as a dictionary would spell it: NFC, lower case, without invisible marks; æ, ø, å kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_INVISIBLE).lower())


_SWEDISH = str.maketrans({"ä": "æ", "ö": "ø"})


def bare(word: str) -> str:
    """The spelled word in Danish letters, without accents: "café" -> "cafe", "grönne" -> "grønne"."""
    if word.isascii():
        return word
    letters = (c if c in "æøå" else unicodedata.normalize("NFKD", c) for c in word.translate(_SWEDISH))
    return "".join(c for c in "".join(letters) if not unicodedata.combining(c))


def restored(word: str) -> str:
    """The word with every ae, oe, aa read as æ, ø, å: "aendring" -> "ændring"."""
    return _DIGRAPH.sub(lambda found: _RESTORED[found[0]], word)


def spellings(word: str) -> list[str]:
    """Each way to read the word's digraphs, as written first: "koen" -> ["koen", "køn"]."""
    if _DIGRAPH.search(word) is None:
        return [word]
    pieces = re.split("(aa|ae|oe)", word)
    digraphs = pieces[1::2]
    if len(digraphs) > _MOST_DIGRAPHS:
        return [word, restored(word)]
    readings = product(*((d, _RESTORED[d]) for d in digraphs))
    return ["".join(a + b for a, b in zip(pieces[::2], (*reading, ""), strict=True)) for reading in readings]
