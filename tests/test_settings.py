"""Settings from the environment: a wrong value stops the start in one line that names the variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"DEBUG": "maybe"}, "Indstillingerne kan ikke bruges: DEBUG skal være 1 eller 0, ikke 'maybe'."),
        (
            {"HTTPS": "1"},
            "Indstillingerne kan ikke bruges: ALLOWED_HOSTS skal nævne sidens værtsnavn, når HTTPS=1: "
            "referater.example.dk.",
        ),
        (
            {"HTTPS": "1", "ALLOWED_HOSTS": "a.example", "SECRET_KEY": "kort"},
            "Indstillingerne kan ikke bruges: SECRET_KEY skal være mindst 32 tegn, når HTTPS=1.",
        ),
        (
            {"DATABASE_URL": "nonsens"},
            "Indstillingerne kan ikke bruges: DATABASE_URL er ikke en databaseadresse. "
            "Skriv sqlite:///sti eller postgresql://bruger@vært/navn.",
        ),
        (
            {"DATABASE_URL": "mysql://a@b/c"},
            "Indstillingerne kan ikke bruges: DATABASE_URL: arkivet bruger kun SQLite og PostgreSQL.",
        ),
        (
            {"SITE_COLOUR": "blå"},
            "Indstillingerne kan ikke bruges: SITE_COLOUR skal være en farve som #123c5e, ikke 'blå'.",
        ),
        (
            {"SITE_COLOUR": "#ffcc00"},
            "Indstillingerne kan ikke bruges: SITE_COLOUR er for lys: hvid tekst på #ffcc00 har "
            "kontrasten 1,5, og der skal mindst 4,5 til. Vælg en mørkere farve.",
        ),
        (
            {"SITE_NAME": "x" * 61},
            "Indstillingerne kan ikke bruges: SITE_NAME er for langt (61 tegn; højst 60).",
        ),
        (
            {"SITE_LOGO": "/findes/ikke/logo.svg"},
            "Indstillingerne kan ikke bruges: SITE_LOGO: /findes/ikke/logo.svg kan ikke læses "
            "(No such file or directory).",
        ),
        (
            {"SITE_LOGO": "logo.exe"},
            "Indstillingerne kan ikke bruges: SITE_LOGO: logo.exe er ikke en .svg, .png eller .webp.",
        ),
        (
            {"CONTACT_EMAIL": "borgmesteren"},
            "Indstillingerne kan ikke bruges: CONTACT_EMAIL er ikke en e-mailadresse: 'borgmesteren'.",
        ),
        (
            {"PRIVACY_URL": "javascript:alert(1)"},
            "Indstillingerne kan ikke bruges: PRIVACY_URL skal være en adresse som "
            "https://kommunen.dk/side, ikke 'javascript:alert(1)'.",
        ),
        (
            {"SYNONYMS_FILE": "/findes/ikke.txt"},
            "Indstillingerne kan ikke bruges: SYNONYMS_FILE: /findes/ikke.txt er ikke en fil.",
        ),
        (
            {"SYNONYMS_FILE": "LICENSE"},
            f"Indstillingerne kan ikke bruges: SYNONYMS_FILE: {ROOT / 'LICENSE'}, linje 1: "
            "skriv ord = ord eller ord > ord, med komma mellem flere ord.",
        ),
        (
            {"DATABASE_URL": "sqlite:////findes/ikke/a.sqlite3"},
            "Databasen (DATABASE_URL) kan ikke bruges: unable to open database file",
        ),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(said: dict[str, str], line: str, tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LC_ALL")}
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        cwd=ROOT,
        env={**plain, "ARCHIVE_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8", **said},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", line)
