"""A disk that is full in the middle of a save: a sentence, the file as before, and on when there
is room again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import HELAR_2025, IT, small_file
from tests.invariants import content, require_sound
from vbtui.domain.errors import FileError
from vbtui.handout import hand_out
from vbtui.store import deliveries, inlamningar
from vbtui.submit import submit

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
def small_disk(tmp_path: Path) -> Iterator[Path]:
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
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, *, left: int) -> Path:
    """A file that takes all of the disk but so many bytes."""
    room = os.statvfs(disk)
    filler = disk / "annat"
    filler.write_bytes(bytes(max(room.f_bavail * room.f_bsize - left, 0)))
    return filler


def test_a_disk_that_is_full(small_disk: Path) -> None:
    path = small_file(small_disk / "it.db")
    with at_desk(path) as desk:
        desk.report("status", "genomfort")
        before = path.read_bytes()
        filler = fill(small_disk, left=0)
        with pytest.raises(FileError, match=r"Disken är full, så it\.db kunde inte sparas"):
            desk.report("kommentar", LONG)
        assert path.read_bytes() == before
        filler.unlink()
        desk.report("kommentar", LONG)
        assert desk.said().kommentar == LONG
    require_sound(path)


@pytest.mark.parametrize("left", [0, 100_000, 400_000], ids="{} bytes left".format)
def test_no_room_for_a_package_or_for_copies(small_disk: Path, tmp_path: Path, left: int) -> None:
    """What is named is what was asked for, and not the file that it is made in."""
    path = small_file(tmp_path / "central.db")
    with at_desk(path) as desk:
        for number in range(4):
            desk.report("kommentar", f"{number} {LONG}")
        assert path.stat().st_size > 400_000
        fill(small_disk, left=left)
        full = "isken är full"
        with pytest.raises(FileError, match=full) as caught:
            submit(desk.db, desk.it, desk.period, small_disk / "paket.db")
        assert str(caught.value).count("paket.db") == 1
        assert ".tmp" not in str(caught.value)
        with pytest.raises(FileError, match=full) as caught:
            hand_out(desk.db, small_disk / "ut")
        assert str(small_disk / "ut") in str(caught.value)
        assert ".utlamning" not in str(caught.value)
        assert [one.name for one in small_disk.iterdir()] == ["annat"]
        assert not inlamningar.inlamningar(desk.db, HELAR_2025)[IT].klar
        assert deliveries.handouts(desk.db) == []
    require_sound(path)


if __name__ == "__main__":
    save_where_there_is_no_room(Path(sys.argv[1]))
