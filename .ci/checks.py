"""Run every check and tell at the end what failed and what was skipped (`python3 start.py test`)."""

import hashlib
import importlib.util
import os
import re
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
STATIC_CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "djlint": ["djlint", "templates", "--lint", "--quiet"],
}
DEPLOY = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
# Tests of what knows no database, of how pages and the desk are written and look, and those that try both by
# themselves.
ONCE = (
    "tests/admin",
    "tests/parsing",
    "tests/browser",
    "tests/test_*.py",
    "tests/search/test_danish_*.py",
    "tests/search/test_index_follow.py",
    "tests/search/test_index_soundness.py",
    "tests/search/test_relevance_judged.py",
    "tests/web/test_every_page.py",
    "tests/web/test_personal_data_gone.py",
    "tests/ingest/test_transfer_databases.py",
    "tests/ingest/test_unwritable.py",
)
# What a developer set for his own archive must not reach the tests.
OWN_SETTINGS = {
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "DATABASE_URL",
    "DEBUG",
    "DEFAULT_MUNICIPALITY",
    "HTTPS",
    "SECRET_KEY",
}
COLOUR = re.compile(r"\x1b\[[\d;]*m")
# pytest's last line, with and without -q
CLOSING_LINE = re.compile(
    r"(?:=+ )?(?:no tests ran|\d+ (?:passed|failed|skipped|errors?|deselected)).* in [\d.]+s\b"
)


class Report:
    """What each check came to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failed = False

    def run(self, name: str, arguments: list[str], environment: dict[str, str]) -> None:
        """Run one check under a heading, showing what it writes; keep pytest's closing line and its skips."""
        print(f"\n=== {name} ===", flush=True)
        closing, skips = "", []
        command = [sys.executable, *arguments]
        with subprocess.Popen(  # noqa: S603  # the commands are those written above
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                bare = COLOUR.sub("", line).strip()
                if bare.startswith("SKIPPED "):
                    skips.append("\n" + " " * 17 + bare)
                elif CLOSING_LINE.match(bare):
                    closing = ": " + bare.strip("= ")
        self.failed = self.failed or process.returncode != 0
        self.lines.append(f"{'FEJL' if process.returncode else 'OK':<15}{name}{closing}{''.join(skips)}")

    def skip(self, name: str, reason: str) -> None:
        """Say aloud that a check did not run."""
        self.lines.append(f"{'SPRUNGET OVER':<15}{name}: {reason}")

    def close(self) -> int:
        """Print the summary; the exit code."""
        print("\n=== Samlet (OK = passed, FEJL = failed, SPRUNGET OVER = skipped) ===")
        print("\n".join(self.lines))
        print("Noget fejlede." if self.failed else "Alt, hvad der kunne prøves her, er i orden.", flush=True)
        return int(self.failed)


def postgres_complaint(address: str) -> str | None:
    """Why the tests cannot run on the PostgreSQL at this address; None where they can."""
    try:
        with psycopg.connect(address, connect_timeout=3) as link:
            role = "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
            allowed = (link.execute(role).fetchone() or [False])[0]
    except psycopg.Error as error:
        return f"ingen PostgreSQL svarede ({' '.join(str(error).split())}); sæt TEST_DATABASE_URL"
    return None if allowed else "brugeren i TEST_DATABASE_URL må ikke oprette databaser (CREATEDB)"


def own_database(address: str) -> str:
    """The same server with a database name of this folder's own, so that two folders can test at once."""
    name = "referatarkivet_" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def run_static(report: Report, environment: dict[str, str]) -> None:
    """The linters and the type checker, where they are installed."""
    for name, command in STATIC_CHECKS.items():
        if importlib.util.find_spec(command[0]):
            report.run(name, ["-m", *command], environment)
        else:
            report.skip(name, f"{command[0]} er ikke installeret (requirements-dev.txt)")


def run_pytest(report: Report, arguments: list[str], environment: dict[str, str]) -> None:
    """The whole suite on SQLite, and on PostgreSQL where one is reachable."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    # One process a core, and a file's tests in one of them: what a file sets up once is set up once. In the
    # order of their names, for the largest first would leave the slowest, of few tests, to the end.
    spread = (
        ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
        if importlib.util.find_spec("xdist")
        else []
    )
    pytest = ["-m", "pytest", "--durations=25", "--durations-min=2", *colour, *spread, *arguments]
    once = [] if arguments else [f"--ignore-glob={ROOT / path}" for path in ONCE]
    report.run("pytest, SQLite", pytest, environment)
    address = os.environ.get("TEST_DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"
    if complaint := postgres_complaint(address):
        report.skip("pytest, PostgreSQL", complaint)
    else:
        report.run(
            "pytest, PostgreSQL", [*pytest, *once], {**environment, "DATABASE_URL": own_database(address)}
        )
        if once:
            report.skip(f"{', '.join(ONCE)}, PostgreSQL", "hænger ikke på databasen; prøvet ovenfor")


def main(arguments: list[str]) -> int:
    """Run all checks in a data folder of their own; 0 where all that could run passed, else 1."""
    report = Report()
    plain = {name: value for name, value in os.environ.items() if name not in OWN_SETTINGS}
    production = {"HTTPS": "1", "SECRET_KEY": secrets.token_urlsafe(64), "ALLOWED_HOSTS": "example.org"}
    with tempfile.TemporaryDirectory(prefix="referatarkivet-") as data_dir:
        plain |= {"ARCHIVE_DATA_DIR": data_dir, "PYTHONUNBUFFERED": "1"}
        run_static(report, plain)
        report.run("makemigrations --check", ["manage.py", "makemigrations", "--check", "--dry-run"], plain)
        report.run("check --deploy", DEPLOY, plain | production)
        run_pytest(report, arguments, plain)
    return report.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
