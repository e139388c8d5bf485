"""Development commands over a private virtual environment: `python dev.py --help`.

Needs nothing but Python: it makes `.venv`, installs the exact versions of constraints.txt with the
program itself, and does so again only when pyproject.toml, constraints.txt, the Python version or
the place of the checkout has changed.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
    sys.exit(
        "vbtui behöver Python 3.11 eller nyare, men det här är {}.{}. "
        "Kör igen med en nyare: `make PYTHON=python3.12 …` eller `py -3.12 dev.py …`.".format(
            *sys.version_info
        )
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "vbtui-installed"
SAMPLE = ROOT / "sample.db"
TRIAL = ROOT / "prov" / SAMPLE.name


def main() -> int:
    """Run one command; the exit code is that of the program it ran."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Kommandon för utveckling.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    run = commands.add_parser("run", help="öppna programmet på en kopia av sample.db")
    run.add_argument("--ny", action="store_true", help="börja om på en ny kopia; den gamla sparas")
    commands.add_parser("test", help="kör alla tester, eller: test ARGUMENT TILL PYTEST")
    commands.add_parser("check", help="ruff (regler och format), mypy och importriktningen")
    commands.add_parser("setup", help="gör bara i ordning .venv")
    commands.add_parser("sample", help="bygg om sample.db")
    commands.add_parser("bench", help="kör mätningarna i benchmarks/")
    options, rest = parser.parse_known_args()
    if rest and options.command not in ("test", "bench"):
        parser.error("okänt argument: {}".format(" ".join(rest)))

    set_up()
    if options.command == "run":
        return run_on_copy(start_over=options.ny)
    if options.command == "test":
        return python("-m", "pytest", *(rest or ["-n", "auto", "--dist", "loadgroup"]))
    if options.command == "check":
        return check()
    if options.command == "sample":
        return python("-m", "vbtui.sample", str(SAMPLE))
    if options.command == "bench":
        return python("-m", "benchmarks", *rest)
    return 0


def set_up() -> None:
    """Make `.venv` what pyproject.toml and constraints.txt say, or exit with a sentence."""
    place = f"{ROOT} {sys.version_info[0]}.{sys.version_info[1]}"
    wanted = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        wanted.update((ROOT / name).read_bytes())
    stamp = f"{place}\n{wanted.hexdigest()}\n"
    found = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    if found == stamp and VENV_PYTHON.exists():
        return
    if not found.startswith(f"{place}\n") and Path(sys.prefix) != VENV:
        make_venv()
    print("Installerar i .venv (första gången tar det en minut) …", flush=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if python(*pip, "-c", "constraints.txt", "-e", ".[dev]"):
        sys.exit("Installationen gick inte: läs felet ovan, kontrollera nätet och kör igen.")
    STAMP.write_text(stamp, encoding="utf-8")


def make_venv() -> None:
    """Create `.venv` anew; exits with a sentence where Python came without venv or pip."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "Den här Python saknar modulen venv. Installera den "
            "(Debian och Ubuntu: sudo apt install python3-venv) och kör igen."
        )
    print("Skapar .venv …", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit("Det gick inte att skapa .venv: läs felet ovan och kör igen.")


def run_on_copy(*, start_over: bool) -> int:
    """Open the trial copy of sample.db, which is kept between runs; `start_over` puts it aside."""
    if start_over and TRIAL.parent.exists():
        # The whole folder, so that a journal or a backup never meets another file than its own.
        aside = TRIAL.parent.with_name(time.strftime("prov-%Y%m%d-%H%M%S"))
        TRIAL.parent.rename(aside)
        print(f"Den förra kopian ligger kvar i {aside.name}/.")
    if not TRIAL.exists():
        if not SAMPLE.exists():
            sys.exit("sample.db saknas: hämta filen igen, eller bygg den med `dev.py sample`.")
        TRIAL.parent.mkdir(exist_ok=True)
        shutil.copyfile(SAMPLE, TRIAL)
    return python("-m", "vbtui", str(TRIAL.relative_to(ROOT)))


def check() -> int:
    """Run every check, also after one has failed, and name those that did."""
    checks = {
        "ruff check": ("-m", "ruff", "check", "."),
        "ruff format": ("-m", "ruff", "format", "--check", "."),
        "mypy": ("-m", "mypy"),
        "importriktning": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    }
    failed = []
    for name, arguments in checks.items():
        print(f"── {name}", flush=True)
        if python(*arguments):
            failed.append(name)
    print("Underkänt: " + ", ".join(failed) if failed else "Allt godkänt.")
    return 1 if failed else 0


def python(*arguments: str) -> int:
    """Run the Python of `.venv` in the checkout with this terminal as its own; its exit code."""
    return subprocess.call([str(VENV_PYTHON), *arguments], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
