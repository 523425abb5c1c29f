"""One stylesheet for readers, joined from the plain files of static/css when static files are collected."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = "css/site.css"
ON_SCREEN_TOO = ("tokens", "page", "text", "tables", "lists")  # in this order
ON_PAPER = "print"


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files with hashed names, compressed, and the site's stylesheets as one more file."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            Path(self.path(JOINED)).write_text(self._joined(), encoding="utf-8")
            paths = {**paths, JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)

    def _joined(self) -> str:
        sheets = [self._sheet(name) for name in ON_SCREEN_TOO]
        return "\n".join([*sheets, f"@media print {{\n{self._sheet(ON_PAPER)}}}\n"])

    def _sheet(self, name: str) -> str:
        return Path(self.path(f"css/{name}.css")).read_text(encoding="utf-8")


def stylesheets() -> list[tuple[str, str]]:
    """Address and medium of each stylesheet a page asks for: one, or the plain files while developing."""
    if isinstance(staticfiles_storage, JoinedStaticFilesStorage):
        return [(static(JOINED), "all")]
    plain = [(static(f"css/{name}.css"), "all") for name in ON_SCREEN_TOO]
    return [*plain, (static(f"css/{ON_PAPER}.css"), "print")]
