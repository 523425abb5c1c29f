#!/usr/bin/env python3
"""Set up and serve the archive (`python3 start.py`) or check it (`python3 start.py test`)."""

# Standard library only, in the grammar of Python 3.6, so that an older Python gets the plain sentence below.
import argparse
import contextlib
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST = (3, 11)
FAILED, WRONG_USE, OLD_PYTHON, NO_VENV, NO_PACKAGES, NOT_PREPARED, PORT_TAKEN, NO_DISK = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
)


def python_complaint(version):
    """What to tell the owner of a Python with this (major, minor, ...) version; None where it will do."""
    if tuple(version[:2]) >= OLDEST:
        return None
    asked, this = "{}.{}".format(*OLDEST), "{}.{}".format(*version)
    return (
        f"Referatarkivet kræver Python {asked} eller nyere; dette er Python {this}. "
        f"Prøv for eksempel: python{asked} start.py\n"
        f"(Python {asked} or newer is needed; this is Python {this}.)"
    )


if python_complaint(sys.version_info):
    sys.stderr.write(python_complaint(sys.version_info) + "\n")
    sys.exit(OLD_PYTHON)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / ".unfinished"  # there while the folder is being filled; left behind by a kill
SAMPLES = ROOT / "fixtures" / "minutes"
WORKERS, THREADS = 2, 4
HELP = "Gør arkivet klart og viser det (sets up and serves the archive). Kan køres igen når som helst."
EXIT_CODES = """Slutkoder (exit codes): 0 alt i orden, 1 en prøve fejlede, 2 forkert brug, 3 for gammel
Python, 4 .venv kan ikke laves, 5 pakkerne kan ikke installeres, 6 arkivet kan ikke gøres klart, 7 porten er
optaget, 8 der kan ikke skrives i mappen."""


def say(text: str = "") -> None:
    """One line to the reader, at once even through a pipe."""
    print(text, flush=True)


def stop(code: int, text: str) -> None:
    """Leave with a plain sentence on stderr and an exit code."""
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


def child_environment(**extra: str) -> dict:
    """The caller's environment without what would lead Python, pip or Django outside this folder."""
    lost = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}
    ours = {
        "PYTHONNOUSERSITE": "1",
        "PYTHONUTF8": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_NO_INPUT": "1",
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    return {**{name: value for name, value in os.environ.items() if name not in lost}, **ours, **extra}


# The folder of packages


def venv_complaint() -> str | None:
    """Why .venv cannot be used as it is; None where it can. Raises nothing."""
    if UNFINISHED.exists():
        return "blev afbrudt midt i opsætningen"
    probe = [str(PYTHON), "-c", "import sys, pip; print(sys.prefix, *sys.version_info[:2], sep='\\n')"]
    try:
        found = subprocess.run(probe, env=child_environment(), capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return "mangler en Python, der kan køre"
    if found.returncode:
        return "mangler pip"
    prefix, *version = found.stdout.splitlines()
    if Path(prefix).resolve() != VENV or python_complaint([int(part) for part in version]):
        return "hører til en anden Python"
    return None


def make_venv() -> None:
    """See to it that .venv is whole: keep a good one, remake a broken one, make a missing one."""
    complaint = venv_complaint() if VENV.exists() else "mangler"
    if complaint is None:
        return
    if Path(sys.prefix).resolve() == VENV:
        stop(NO_VENV, f".venv {complaint}. Kør start.py med systemets Python, ikke med den i .venv.")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        this = "python{}.{}-venv".format(*sys.version_info[:2])
        stop(
            NO_VENV,
            "Denne Python mangler python3-venv (modulet ensurepip) og kan ikke lave .venv.\n"
            f"På Debian og Ubuntu: sudo apt install python3-venv   (eller {this})\n"
            "Kør derefter start.py igen. (python3-venv is missing: install it, then run start.py again.)",
        )
    if VENV.exists():
        say(f".venv {complaint} og laves forfra.")
        shutil.rmtree(VENV)
    say("Laver .venv ...")
    VENV.mkdir()
    UNFINISHED.touch()
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], env=child_environment()).returncode:
        stop(NO_VENV, "Kunne ikke lave .venv; Python skriver hvorfor herover. (Could not make .venv.)")
    UNFINISHED.unlink()


def fingerprint(name: str) -> str:
    """The hash of a requirements file, the files it includes with -r, and this Python's version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    parts = [text, sys.version] + [fingerprint(other) for other in re.findall(r"^-r\s+(\S+)", text, re.M)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def install(name: str) -> bool:
    """Install a requirements file where its hash changed since the last time; False where pip failed."""
    stamp, wanted = VENV / f".installed-{name}", fingerprint(name)
    if stamp.exists() and stamp.read_text(encoding="ascii").strip() == wanted:
        return True
    say(f"Installerer pakkerne i {name} (et minuts tid den første gang) ...")
    UNFINISHED.touch()
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "-r", name]
    done = subprocess.run(command, cwd=str(ROOT), env=child_environment()).returncode == 0
    if done:
        stamp.write_text(wanted + "\n", encoding="ascii")
    UNFINISHED.unlink()
    return done


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Wait for another start.py of this folder to be done with .venv and the database."""
    import fcntl  # not on Windows, which main() turns away

    folder = os.open(str(ROOT), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def set_up() -> None:
    """Make .venv and what the site needs in it."""
    with only_one():
        make_venv()
        installed = install("requirements.txt")
    if not installed:
        stop(
            NO_PACKAGES,
            "Pakkerne kunne ikke installeres; pip skriver hvorfor herover. Er der forbindelse til nettet?\n"
            "Kør start.py igen, når det er rettet. (pip failed: see above, then run start.py again.)",
        )


# Serving


def port_complaint(port: int) -> str | None:
    """Why nothing can listen on 127.0.0.1:port; None where it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return f"Port {port} kan ikke bruges ({error.strerror}). Prøv: python3 start.py --port 8001"
            return (
                f"Port {port} er optaget; måske kører arkivet allerede på http://127.0.0.1:{port}/\n"
                f"Vælg en anden: python3 start.py --port {port % 65535 + 1}   (The port is taken.)"
            )
    return None


def prepare(samples: bool) -> None:
    """Database, reference data, sample minutes, index and static files, all in one Django process."""
    command = [str(PYTHON), "manage.py", "prepare"]
    if samples and (SAMPLES / "manifest.csv").exists():
        command.append(str(SAMPLES.relative_to(ROOT)))
    with only_one():
        failed = subprocess.run(command, cwd=str(ROOT), env=child_environment()).returncode
    if failed:
        stop(NOT_PREPARED, "Arkivet kunne ikke gøres klart; se herover. (Preparing failed: see above.)")


def serve(port: int) -> None:
    """Become gunicorn on 127.0.0.1:port. Does not return."""
    say(
        f"\nÅbn http://127.0.0.1:{port}/   (admin: http://127.0.0.1:{port}/admin/)\n"
        "Lav en sagsbehandler (create a clerk): .venv/bin/python manage.py createsuperuser\n"
        "Stop med Ctrl+C.\n"
    )
    options = {
        "--bind": f"127.0.0.1:{port}",
        "--workers": str(WORKERS),
        # Threads: a browser's idle spare connections must not hold a whole worker.
        "--worker-class": "gthread",
        "--threads": str(THREADS),
        # 5,000 letters are up to 30,000 bytes in an address, and the archive answers them with its own page.
        # gunicorn knows only "at most 8190" and "no limit". No limit is safe here: only this machine reaches
        # 127.0.0.1, and a proxy in front of it keeps its own, lower one.
        "--limit-request-line": "0",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    os.chdir(str(ROOT))
    command = [str(PYTHON), "-m", "gunicorn", "--no-control-socket", *words, "archive.wsgi:application"]
    os.execve(str(PYTHON), command, child_environment())  # noqa: S606  # no shell is what we want


# The command line


def check(pytest_arguments: list) -> int:
    """Run every check; the exit code. Without the linters the rest runs, and the summary says so."""
    with only_one():
        if not install("requirements-dev.txt"):
            say("requirements-dev.txt kunne ikke installeres; det, der kræver den, springes over (skipped).")
    command = [str(PYTHON), ".ci/checks.py", *pytest_arguments]
    return subprocess.run(command, cwd=str(ROOT), env=child_environment()).returncode


def port_number(text: str) -> int:
    """A port from 1 to 65535. Raises ArgumentTypeError on anything else."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} er ikke et tal fra 1 til 65535 (not a port)")
    return int(text)


def options_of(words: list) -> argparse.Namespace:
    """The parsed command line; what stands after `test` belongs to pytest."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        usage="python3 start.py [--port N] [--no-serve] [--no-samples] | start.py test [pytest's argumenter]",
        description=HELP,
        epilog=EXIT_CODES,
    )
    parser.add_argument("action", nargs="?", choices=["test"], help="kør alle prøver (run every check)")
    parser.add_argument("--port", type=port_number, default=8000, help="porten på 127.0.0.1 (standard: 8000)")
    parser.add_argument("--no-serve", action="store_true", help="gør kun klar; start ikke serveren")
    parser.add_argument(
        "--no-samples", action="store_true", help="uden prøvereferaterne: til en kommunes eget arkiv"
    )
    return parser.parse_args(words)


def main(words: list) -> int:
    """Do what the command line asks; the exit code."""
    for_pytest = words[1:] if words[:1] == ["test"] and not {"-h", "--help"} & set(words) else []
    options = options_of(words[: len(words) - len(for_pytest)])
    if os.name == "nt":
        stop(WRONG_USE, "start.py kører på Linux og macOS; brug WSL på Windows. (Use WSL on Windows.)")
    complaint = None if options.action or options.no_serve else port_complaint(options.port)
    if complaint:
        stop(PORT_TAKEN, complaint)
    set_up()
    if options.action == "test":
        return check(for_pytest)
    prepare(samples=not options.no_samples)
    if not options.no_serve:
        serve(options.port)
    say("Arkivet er klart. Vis det med: python3 start.py")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop(130, "\nAfbrudt. Kør start.py igen; den fortsætter, hvor den slap. (Interrupted.)")
    except OSError as error:
        stop(NO_DISK, f"Der kan ikke læses eller skrives i {ROOT}: {error} (Cannot read or write.)")
