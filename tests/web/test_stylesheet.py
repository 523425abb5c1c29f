"""A reader fetches one stylesheet, with an address that changes with its contents, compressed."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from pytest_django import Settings
from read_page import Page

STATIC = Path(__file__).resolve().parents[2] / "static"
CSS = STATIC / "css"


def collect(folder: Path) -> None:
    """What collectstatic does, with the site's own files alone: the desk's are many."""
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    names = [str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()]
    made = staticfiles_storage.post_process({name: (staticfiles_storage, name) for name in names})
    assert [error for _, _, error in made if isinstance(error, Exception)] == []


@pytest.mark.django_db
def test_the_plain_files_are_one_stylesheet_when_static_files_are_collected(
    settings: Settings, get: Callable[..., Page]
) -> None:
    plain = [link.attrib["href"] for link in get("/").all(".//link[@rel='stylesheet']")]
    assert plain == [f"/static/css/{n}.css" for n in ("tokens", "page", "text", "tables", "lists", "print")]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "archive.web.stylesheet.JoinedStaticFilesStorage"},
    }
    collect(settings.STATIC_ROOT)
    collect(settings.STATIC_ROOT)  # over what the first time left
    (link,) = get("/om/").all(".//link[@rel='stylesheet']")
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", link.attrib["href"])
    made = settings.STATIC_ROOT / link.attrib["href"].removeprefix("/static/")
    text = made.read_text()
    at = [text.index(path.read_text()) for path in map(CSS.joinpath, (Path(href).name for href in plain))]
    assert at == sorted(at)
    assert text[: at[-1]].endswith("@media print {\n")
    assert gzip.decompress(made.with_name(f"{made.name}.gz").read_bytes()).decode() == text
