"""A workbook that cannot be written never costs the one that was there."""

import errno
import gc
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest

from tests.excel.workbooks import exported
from tests.factory import small_file
from vbtui.domain.errors import FileError, InputError
from vbtui.domain.progress import Step
from vbtui.excel import save as saving
from vbtui.store.database import Database

OLD = b"the old workbook"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return small_file(tmp_path / "liten.db")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.xlsx"
    path.write_bytes(OLD)
    return path


def refusing(number: int, winerror: int = 0) -> Any:
    def refuse(*_: object, **__: object) -> NoReturn:
        error = OSError(number, "no")
        if number in (errno.EACCES, errno.EPERM):
            error = PermissionError(number, "no")
        if winerror:
            error.winerror = winerror  # type: ignore[attr-defined]  # as on Windows
        raise error

    return refuse


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".tmp"))


def test_a_workbook_is_replaced_when_the_new_one_is_whole(file: Path, old: Path) -> None:
    old.chmod(0o640)
    exported(file, old)
    assert "Innehåll" in openpyxl.load_workbook(old).sheetnames
    if sys.platform != "win32":
        assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert left_behind(old.parent) == []


@pytest.mark.parametrize(
    ("where", "number", "words"),
    [
        ("fsync", errno.ENOSPC, "disken är full"),
        ("fsync", errno.EIO, "disken svarar inte"),
        ("replace", errno.EROFS, "disken är skrivskyddad"),
    ],
)
def test_a_failing_save_keeps_the_old_one(
    file: Path, old: Path, monkeypatch: pytest.MonkeyPatch, where: str, number: int, words: str
) -> None:
    target: Any = os if where == "fsync" else Path
    monkeypatch.setattr(target, where, refusing(number))
    with pytest.raises(FileError, match=words) as caught:
        exported(file, old)
    assert str(caught.value).endswith("inget har ersatts.")
    assert old.read_bytes() == OLD
    assert left_behind(old.parent) == []


def test_one_that_is_open_in_excel_is_named(
    file: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_WAITS", (0, 0))
    monkeypatch.setattr(Path, "replace", refusing(errno.EACCES, winerror=32))
    with pytest.raises(FileError, match=r"rapport\.xlsx är öppen i ett annat program"):
        exported(file, old)
    assert old.read_bytes() == OLD
    assert left_behind(old.parent) == []


def test_a_short_lock_is_waited_for(file: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_WAITS", (0, 0))
    replace, tries = Path.replace, []

    def sometimes(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "no")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", sometimes)
    exported(file, old)
    assert len(tries) == 3
    assert old.read_bytes() != OLD


_LIMITED = """
import resource, sys
from pathlib import Path
from tests.excel.workbooks import exported
from vbtui.domain.errors import FileError

resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
try:
    exported(Path(sys.argv[1]), Path(sys.argv[2]))
except FileError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("limit", [3_000, 12_000])
def test_a_disk_that_fills_up_while_it_is_written(file: Path, old: Path, limit: int) -> None:
    """Nothing more can be written, neither to the rows' own files nor to the workbook."""
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED.format(limit=limit), file, old],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        check=True,
    )
    assert done.stderr == ""
    assert "rapport.xlsx kunde inte skrivas" in done.stdout
    assert old.read_bytes() == OLD
    assert left_behind(old.parent) == []


def test_a_full_temporary_folder_is_said_and_leaves_nothing(
    file: Path,
    old: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """openpyxl keeps the rows there; what it leaves open makes noise when memory is cleaned."""
    folder = tmp_path / "tillfalligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    from vbtui.excel import grid

    add, count = grid.Grid.add, []

    def full(self: grid.Grid, *args: Any, **named: Any) -> int:
        count.append(1)
        if len(count) > 5:
            raise OSError(errno.ENOSPC, "no")
        return add(self, *args, **named)

    monkeypatch.setattr(grid.Grid, "add", full)
    with pytest.raises(FileError, match="disken är full"):
        exported(file, old)
    gc.collect()
    assert old.read_bytes() == OLD
    assert list(folder.iterdir()) == []
    assert capfd.readouterr().err == ""


def test_an_export_that_is_stopped_leaves_nothing(
    file: Path, old: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from vbtui.excel.export import Scope, export
    from vbtui.read import current_period
    from vbtui.store import plans

    class StoppedError(Exception):
        pass

    def stop(step: Step) -> None:
        if step.text == "Sjukfrånvaro":
            raise StoppedError

    with Database.open(file) as db:
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        with pytest.raises(StoppedError):
            export(db, Scope(organisation.root, current_period(perioder)), old, stop)
    gc.collect()
    assert old.read_bytes() == OLD
    assert left_behind(old.parent) == []
    assert capfd.readouterr().err == ""


def test_a_long_sheet_can_be_stopped_in_its_middle(file: Path, old: Path) -> None:
    from vbtui.excel import table_sheet
    from vbtui.excel.export import Scope, export
    from vbtui.read import current_period
    from vbtui.store import plans

    told: list[Step] = []
    with pytest.MonkeyPatch.context() as patch, Database.open(file) as db:
        patch.setattr(table_sheet, "_PULSE", 2)
        organisation, perioder = plans.organisation(db), plans.perioder(db)
        export(db, Scope(organisation.root, current_period(perioder)), old, told.append)
    texts = [step.text for step in told]
    # Ten rows of the table, and once before them.
    assert texts.count("Årsarbetare, avtalad sysselsättningsgrad") == 1 + 5
    assert texts[-1] == "rapport.xlsx"
    assert told[-1].done == told[-1].total
    assert [step.done for step in told] == sorted(step.done for step in told)


def test_places_that_are_no_workbooks_are_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "mapp.xlsx").mkdir()
    (tmp_path / "lank.xlsx").symlink_to(file)
    for name, kind, words in [
        ("rapport.xls", InputError, r"på \.xlsx"),
        ("rapport", InputError, r"på \.xlsx"),
        ("liten.db", InputError, r"på \.xlsx"),
        ("mapp.xlsx", InputError, "är en mapp"),
        ("lank.xlsx", InputError, "är filen själv"),
        ("ingen/rapport.xlsx", FileError, "finns inte"),
    ]:
        before = file.read_bytes()
        with pytest.raises(kind, match=words):
            exported(file, tmp_path / name)
        assert file.read_bytes() == before


@pytest.mark.parametrize("mark", ["~$rapport.xlsx", ".~lock.rapport.xlsx#"])
def test_one_with_an_owner_file_beside_it_is_open(file: Path, old: Path, mark: str) -> None:
    (old.parent / mark).touch()
    with pytest.raises(FileError, match="öppen i ett kalkylprogram"):
        exported(file, old)
    assert old.read_bytes() == OLD
