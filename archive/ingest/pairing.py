"""Which attachment a file is, told by its name, and by the folder it lay in where several have that name."""

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass

from archive.models import naming

SHORTEST_CUT = 20  # characters of a name that a file's is the beginning of: systems cut long names
_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:bilag|nr|punkt|pkt)\s*)?\d{1,4}(?:\s\d{1,3}){0,2}[a-z]?\s+|bilag\s+")
_ITEM = re.compile(r"(?:punkt|pkt|sag) (?:nr )?(\d{1,4}[a-z]?)\b|\A(\d{1,4}[a-z]?)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """An attachment that may have a file: its names, and its item's number ("" where it has none)."""

    key: int
    names: tuple[str, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Named:
    """A file as it lay in the zip; `same` is equal for two files of the same bytes."""

    name: str
    folder: str
    same: Hashable


def pair(files: Sequence[Named], places: Sequence[Place], numbers: Collection[str] = ()) -> dict[int, int]:
    """Index of a file -> key of its attachment, one to one; a file that could be several's has none.

    Names are tried as they are, then without the numbers they begin with, then as one cut short. numbers:
    of all the meeting's items; a file in another item's folder is that item's, whatever its name.
    """
    found: dict[int, int] = {}
    for alike in (_same, _same_but_lead, _cut_short):
        choices = {
            index: [place for place in places if _may_be(file, place, alike, numbers)]
            for index, file in enumerate(files)
        }
        told = {
            index: [place for place in choices[index] if place.number in _told(file)]
            for index, file in enumerate(files)
        }
        _add_certain(files, told, found)
        _add_certain(files, choices, found)
    return found


def _may_be(file: Named, place: Place, alike: Callable[[str, str], bool], numbers: Collection[str]) -> bool:
    elsewhere = _of_folders(file) & set(numbers)
    return (not elsewhere or place.number in elsewhere) and any(
        alike(file.name, name) for name in place.names
    )


def _add_certain(files: Sequence[Named], options: dict[int, list[Place]], found: dict[int, int]) -> None:
    """Add the pairs of which there is no doubt: one attachment, wanted by no file of other bytes."""
    taken = set(found.values())
    free = {
        index: {place.key for place in places} - taken
        for index, places in options.items()
        if index not in found
    }
    for index, keys in free.items():
        rivals = [other for other, theirs in free.items() if theirs & keys]
        if len(keys) == 1 and len({files[other].same for other in rivals}) == 1 and index == rivals[0]:
            found[index] = keys.copy().pop()


def _told(file: Named) -> set[str]:
    """The items' numbers that its folders tell, else the one its name begins with."""
    return _of_folders(file) or _numbers(file.name)


def _of_folders(file: Named) -> set[str]:
    """The number told by the nearest folder that tells one."""
    folders = reversed(file.folder.split("/"))
    return next((numbers for folder in folders if (numbers := _numbers(folder))), set())


def _numbers(name: str) -> set[str]:
    return {one or other for one, other in _ITEM.findall(_plain(name))}


def _same(file: str, name: str) -> bool:
    return _stem(file) in (_stem(name), _plain(name)) and _stem(file) != ""


def _same_but_lead(file: str, name: str) -> bool:
    one, other = _LEAD.sub("", _stem(file), count=1), _LEAD.sub("", _stem(name), count=1)
    return one == other != ""


def _cut_short(file: str, name: str) -> bool:
    stem = _LEAD.sub("", _stem(file), count=1)
    return len(stem) >= SHORTEST_CUT and _LEAD.sub("", _stem(name), count=1).startswith(stem)


def _stem(name: str) -> str:
    """The name without its extension, folded, with one blank for whatever is neither letter nor digit."""
    return _plain(_EXTENSION.sub("", name.strip()))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", naming.fold(text)).strip()
