"""The house of the design: imports go only downward, and each floor keeps to its own libraries."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("cli", "domain", "excel", "sample", "store", "tui")
MODULES = (
    "author", "collect", "consolidate", "delivered", "edit", "handout", "history", "mergefiles",
    "newfile", "overview", "paths", "plan_views", "read", "receipt", "rollover", "settle", "submit",
)  # fmt: skip

DOWNWARD = "Imports go downward"
NO_SCREEN = "No Textual or Rich below"
NO_SQL = "No SQL outside the store"
NO_SAMPLE = "The sample's build is no part of the screens"


def lint(directory: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package `vbtui` in `directory` against the contracts of our pyproject.toml."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
            "--config",
            str(ROOT / "pyproject.toml"),
        ],
        cwd=directory,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(directory), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def empty_house(directory: Path) -> Path:
    """Build the floors of vbtui in `directory`, with nothing in them; returns the package."""
    house = directory / "vbtui"
    for package in (house, *(house / name for name in PACKAGES)):
        package.mkdir()
        (package / "__init__.py").touch()
    for name in MODULES:
        (house / f"{name}.py").touch()
    return house


def test_every_import_keeps_to_the_house() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_empty_house_is_accepted(tmp_path: Path) -> None:
    empty_house(tmp_path)
    result = lint(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("domain/tal.py", "import vbtui.store", DOWNWARD),
        ("store/journal.py", "import vbtui.consolidate", DOWNWARD),
        ("consolidate.py", "import vbtui.edit", DOWNWARD),
        ("domain/text.py", "import vbtui.paths", DOWNWARD),
        ("consolidate.py", "import vbtui.tui", DOWNWARD),
        ("tui/app.py", "import vbtui.cli", DOWNWARD),
        ("excel/book.py", "import vbtui.sample", DOWNWARD),
        ("homeless.py", "", DOWNWARD),
        ("domain/tal.py", "import textual.content", NO_SCREEN),
        ("store/journal.py", "from rich.text import Text", NO_SCREEN),
        ("check.py", "def f():\n    import textual", NO_SCREEN),
        ("cli/show.py", "import textual", NO_SCREEN),
        ("tui/app.py", "import sqlite3", NO_SQL),
        ("cli/set.py", "def f():\n    import sqlmodel", NO_SQL),
        ("domain/plan.py", "from pydantic import BaseModel", NO_SQL),
        ("tui/app.py", "import vbtui.sample", NO_SAMPLE),
    ],
)
def test_a_wrong_import_is_named(
    tmp_path: Path, module: str, statement: str, contract: str
) -> None:
    house = empty_house(tmp_path)
    (house / module).write_text(statement + "\n", encoding="utf-8")
    result = lint(tmp_path)
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert result.returncode == 1
    assert [line for line in broken if line.startswith(contract)], result.stdout + result.stderr


def sql_in(source: str) -> list[str]:
    """The string constants in a module that are SQL statements."""
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|PRAGMA)\s", node.value)
    ]


def test_sql_is_recognised() -> None:
    assert sql_in('db.row(f"SELECT {x} FROM nod")')
    assert not sql_in('say("Select a node")')


def test_no_sql_stands_outside_the_store() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): sql
        for path in (ROOT / "vbtui").rglob("*.py")
        if "store" not in path.relative_to(ROOT).parts
        and "sample" not in path.relative_to(ROOT).parts
        and (sql := sql_in(path.read_text(encoding="utf-8")))
    }
    assert not found
