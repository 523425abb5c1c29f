"""A small seeded storm: damaged and cut documents of these formats are read or refused, nothing else."""

import random

import made_documents
import pytest

from archive.parsing import Unreadable, from_dict, parse, to_dict

_SOUND = {
    "html": made_documents.HTML.encode(),
    "firstagenda": made_documents.FIRSTAGENDA.encode(),
    "sbsys": made_documents.SBSYS.encode(),
    "agman": made_documents.AGMAN.encode(),
    "zip": made_documents.zip_folder(),
}
_ROUNDS = 60
_ROUNDS_WORD = 25


def _damaged(sound: bytes, chance: random.Random) -> bytes:
    data = bytearray(sound)
    for _ in range(chance.choice((1, 2, 8))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 3, 60))
        match chance.randrange(4):
            case 0:
                del data[max(at, 10) :]
            case 1:
                data[at : at + length] = chance.randbytes(length)
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[at // 2 : at // 2 + 200]
    return bytes(data)


def _survives(data: bytes) -> None:
    try:
        minutes = parse(data)
    except Unreadable as error:
        assert str(error)
    else:
        assert from_dict(to_dict(minutes)) == minutes


@pytest.mark.parametrize("name", sorted(_SOUND))
def test_damaged_documents(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 (a storm, not a secret)
    for _ in range(_ROUNDS):
        _survives(_damaged(_SOUND[name], chance))


def test_damaged_word_files_inside_and_out() -> None:
    pytest.importorskip("docx", reason="python-docx makes the Word files of these tests")
    import io
    import zipfile

    sound = made_documents.docx()
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)  # noqa: S311 (a storm, not a secret)
    for _ in range(_ROUNDS_WORD):
        _survives(_damaged(sound, chance))
        name = chance.choice(
            ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
        )
        _survives(made_documents.zipped({**parts, name: _damaged(parts[name], chance)}))


@pytest.mark.parametrize("name", sorted(_SOUND))
def test_documents_cut_anywhere(name: str) -> None:
    sound = _SOUND[name]
    for end in range(0, len(sound), max(1, len(sound) // 25)):
        _survives(sound[:end])
