"""A disk that is full in the middle of a save: a sentence, the file as before, and on when there
is room again."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import FileError

ROOT = Path(__file__).resolve().parents[2]
LONG = "Vi är klara. " * 7000
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the limits of POSIX")


def save_where_there_is_no_room(path: Path) -> None:
    """Run in a process of its own, since a limit holds for all that it writes."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with at_desk(path) as desk:
        desk.draft("Ett utkast")
        before = content(path)
        report_comment = partial(desk.report, "kommentar")
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
        for save in (desk.draft, report_comment):
            try:
                save(LONG)
            except FileError as error:
                print(error)
        assert content(path) == before
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        report_comment(LONG)
        assert desk.said().kommentar == LONG


def test_a_file_that_cannot_grow(tmp_path: Path) -> None:
    path = small_file(tmp_path / "it.db")
    done = subprocess.run(
        [sys.executable, __file__, str(path)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sentences = done.stdout.splitlines()
    assert len(sentences) == 2
    for sentence in sentences:
        assert sentence.startswith("Disken svarade inte när it.db skulle läsas eller sparas;")
    require_sound(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of one megabyte in memory, where the one who tests may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("only root may mount a disk")
    return disk


def test_a_disk_that_is_full(small_disk: Path) -> None:
    path = small_file(small_disk / "it.db")
    filler = small_disk / "annat"
    try:
        with at_desk(path) as desk:
            desk.report("status", "genomfort")
            before = path.read_bytes()
            with pytest.raises(OSError, match="No space left"):
                filler.write_bytes(bytes(1_000_000))
            with pytest.raises(FileError, match=r"Disken är full, så it\.db kunde inte sparas"):
                desk.report("kommentar", LONG)
            assert path.read_bytes() == before
            filler.unlink()
            desk.report("kommentar", LONG)
            assert desk.said().kommentar == LONG
        require_sound(path)
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


if __name__ == "__main__":
    save_where_there_is_no_room(Path(sys.argv[1]))
