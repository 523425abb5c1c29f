"""How a town's archive looks and whom to write to: name, colour, logo, links, each checked at the start."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from archive import environment

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
CONTRAST = 4.5  # WCAG 2.2, 1.4.3: white words on the colour
LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
LARGEST_LOGO = 100_000  # bytes
LONGEST_NAME = 60  # characters


def name(variable: str, default: str) -> str:
    """What the site is called. Raises ImproperlyConfigured where it would not fit a phone's heading."""
    value = " ".join(environment.text(variable).split()) or default
    if len(value) > LONGEST_NAME:
        raise ImproperlyConfigured(f"{variable} er for langt ({len(value)} tegn; højst {LONGEST_NAME}).")
    return value


def colour(variable: str) -> str:
    """The town's colour as #rrggbb, dark enough for white words; "" where it is unset."""
    value = environment.text(variable).lower()
    if not value:
        return ""
    if not COLOUR.fullmatch(value):
        raise ImproperlyConfigured(f"{variable} skal være en farve som #123c5e, ikke {value!r}.")
    found = contrast(value, "#ffffff")
    if found < CONTRAST:
        raise ImproperlyConfigured(
            f"{variable} er for lys: hvid tekst på {value} har kontrasten {found:.1f}".replace(".", ",")
            + ", og der skal mindst 4,5 til. Vælg en mørkere farve."
        )
    return value


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #rrggbb, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(value: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of another in it."""
    pairs = [(int(value[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def stylesheet(value: str) -> str:
    """The few tokens that follow from the town's colour; the dark page has it darker."""
    soft = mixed("#ffffff", value, 0.2)
    soft = soft if contrast(soft, value) >= CONTRAST else "#ffffff"
    night = mixed(value, "#000000", 0.45)
    return (
        f":root {{ --town: {value}; --on-town: #ffffff; --on-town-soft: {soft}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --town: {night}; }} }}\n"
    )


def logo(variable: str) -> Path | None:
    """The logo's file: SVG, PNG or WebP of at most 100 kB. None where it is unset."""
    value = environment.text(variable)
    if not value:
        return None
    path = Path(value).expanduser().resolve()
    if path.suffix.lower() not in LOGOS:
        raise ImproperlyConfigured(f"{variable}: {path.name} er ikke en .svg, .png eller .webp.")
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise ImproperlyConfigured(f"{variable}: {path} kan ikke læses ({error.strerror}).") from error
    if size > LARGEST_LOGO:
        raise ImproperlyConfigured(f"{variable}: {path.name} fylder {size // 1000} kB; højst 100.")
    return path


def link(variable: str) -> str:
    """A web address, or "". Raises ImproperlyConfigured on anything else."""
    value = environment.text(variable)
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value)):
        raise ImproperlyConfigured(
            f"{variable} skal være en adresse som https://kommunen.dk/side, ikke {value!r}."
        )
    return value


def mail(variable: str) -> str:
    """An e-mail address, or "". Raises ImproperlyConfigured on anything else."""
    value = environment.text(variable)
    try:
        if value:
            validate_email(value)
    except ValidationError as error:
        raise ImproperlyConfigured(f"{variable} er ikke en e-mailadresse: {value!r}.") from error
    return value
