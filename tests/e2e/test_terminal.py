"""The installed program in a real terminal: edit, be killed, find every word again."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import TMUX, Terminal
from vbtui.store import plans
from vbtui.store.database import Database

ROOT = Path(__file__).parents[2]
TEXT = "Åtgärder för it-miljön: [tkr] [/] =SUM(A1) -5 mkr, och så vidare."

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xdist_group("terminal"),
    pytest.mark.skipif(TMUX is None, reason="tmux is not installed"),
]


@pytest.fixture(params=[(80, 24), (160, 50)], ids=["80x24", "160x50"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal of one of the two sizes that we promise."""
    env = {
        "VBTUI_CONFIG_DIR": str(tmp_path / "config"),
        "VBTUI_STATE_DIR": str(tmp_path / "state"),
        "VBTUI_NAMN": "Test",
    }
    columns, lines = request.param
    one = Terminal(columns, lines, env)
    yield one
    one.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(ROOT / "sample.db", tmp_path / "prov.db"))


def comments(path: Path) -> list[str]:
    """Every comment of the board at helår 2025."""
    with Database.open(path) as db:
        board = plans.organisation(db).root.id
        period = next(one for one in plans.perioder(db) if one.key == "2025-helar")
        return [one.kommentar for one in plans.said(db, board, period.id).values()]


def statuses(path: Path) -> list[str | None]:
    """Every status of the board at helår 2025."""
    with Database.open(path) as db:
        board = plans.organisation(db).root.id
        period = next(one for one in plans.perioder(db) if one.key == "2025-helar")
        return [one.status for one in plans.said(db, board, period.id).values()]


def to_the_plan(terminal: Terminal) -> None:
    """From the overview, where a file opens the first time."""
    terminal.wait_for("klara")
    time.sleep(1)  # What is pressed before the file has been read through goes nowhere.
    terminal.keys("1")
    terminal.wait_for("Kommentar")


def test_a_status_and_a_comment_survive_kill_9(terminal: Terminal, path: Path) -> None:
    before = statuses(path)
    terminal.start(str(path))
    to_the_plan(terminal)
    terminal.keys("s")
    terminal.wait_for("Ej genomfört")
    terminal.keys("5")
    terminal.wait(lambda: statuses(path) != before)
    terminal.keys("e")
    terminal.write(TEXT)
    terminal.wait(lambda: any(TEXT in one for one in comments(path)), seconds=5)
    terminal.kill()

    assert any(TEXT in one for one in comments(path))
    assert statuses(path) != before
    terminal.start(str(path))
    terminal.wait_for("[tkr] [/] =SUM(A1)"[:10])
    with Database.open(path, write=True) as db:
        assert db.row("PRAGMA integrity_check") == ("ok",)


def test_a_file_that_is_no_file_of_ours_is_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    bad = tmp_path / "brev.txt"
    bad.write_text("Hej")
    terminal.start(str(bad))
    terminal.wait(lambda: "är ingen vbtui-fil; välj en fil som vbtui" in terminal.printed())
    terminal.wait(terminal.dead)
    assert bad.read_text() == "Hej"


def test_it_ends_with_everything_saved(terminal: Terminal, path: Path) -> None:
    terminal.start(str(path))
    to_the_plan(terminal)
    terminal.keys("e")
    terminal.write("Sista ordet")
    terminal.keys("C-q")
    terminal.wait(terminal.dead)
    assert any("Sista ordet" in one for one in comments(path))
    assert "Traceback" not in terminal.screen()


def test_keys_in_one_burst_go_where_they_were_meant(terminal: Terminal, path: Path) -> None:
    """As over ssh: several keys in one read, the first of which opens a dialog."""
    before = statuses(path)
    terminal.start(str(path))
    to_the_plan(terminal)
    terminal.write("s5e" + TEXT)
    terminal.wait(lambda: any(TEXT in one for one in comments(path)), seconds=10)
    assert statuses(path) != before
    assert "Mål, uppdrag och texter" in terminal.screen()


def test_a_click_in_the_terminal(terminal: Terminal, path: Path) -> None:
    terminal.start(str(path))
    terminal.wait_for("klara")
    time.sleep(1)  # What is clicked before the file has been read through goes nowhere.
    terminal.click("2 Tabeller")
    terminal.wait_for("Redigera")
    terminal.click("Kommandon")
    terminal.wait_for("Filtrera")
