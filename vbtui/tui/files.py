"""Files as the start screen offers them: paths being typed, and the copy of the sample.

Everything here may wait for a disk, so the screen calls it in a thread.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from vbtui.domain.errors import FileError, reason
from vbtui.domain.text import REPLACEMENT, fold, sort_key
from vbtui.paths import state_dir
from vbtui.tui.data import sample_path

ENDING = ".db"
MAX_ENTRIES = 500
"""So many entries of a folder are offered; the rest is found by typing more of the name."""
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_ESCAPED = re.compile(r"\\(.)")
_DOCUMENTS = ("Dokument", "Documents")


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder, or a file of the wanted kind; ``text`` is the path as one would type it.

    ``written`` is when it was last written (seconds, UTC); 0 for a folder.
    """

    text: str
    name: str
    folder: bool
    written: float = 0


def whole_path(text: str) -> str | None:
    """The path in a text that says where a file is wherever one stands; None in any other text.

    As terminals and file managers give it: in quotes, with a backslash before spaces, as a URI of
    the kind ``file:``, or one line of several.
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = _unquoted(line)
    if line[:7].lower() == "file://":
        server, _, path = line[7:].partition("/")
        path = unquote(path)
        if _DRIVE.match(path):
            return path
        return f"/{path}" if server in ("", "localhost") else f"//{server}/{path}"
    if _DRIVE.match(line) or line.startswith("\\\\"):
        return line
    if line.startswith("/") or line == "~" or line[:2] in ("~/", "~\\"):
        return line if os.sep == "\\" else _ESCAPED.sub(r"\1", line)
    return None


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def parse_path(text: str) -> Path:
    """The path that somebody typed, pasted or dropped, quotes around it and ``~`` understood."""
    text = _unquoted(text.strip())
    if text[:7].lower() == "file://":
        text = whole_path(text) or text
    text = text.replace("\0", REPLACEMENT)  # No path can hold the one; nor be the other.
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~somebody who does not exist.
        return Path(text)


def shown_path(path: Path) -> str:
    """A path as it is shown and may be typed: the home folder as ``~``."""
    try:
        below = path.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path)
    return str(Path("~") / below)


def shown_folder(path: Path) -> str:
    """A folder as the beginning of a path to type."""
    text = shown_path(path)
    return text if text.endswith(os.sep) else text + os.sep


def documents() -> Path:
    """The folder where a person looks for their files."""
    try:
        home = Path.home()
    except RuntimeError:
        return Path.cwd()
    return next((home / name for name in _DOCUMENTS if (home / name).is_dir()), home)


def completions(text: str, ending: str = ENDING) -> list[Entry]:
    """What the typed path may go on to: folders and files with that ending, in Swedish order.

    Empty where the folder cannot be read. Hidden entries are offered when a dot is typed.
    """
    typed = text.strip().lstrip("\"'")
    cut = max(typed.rfind(os.sep), typed.rfind("/")) + 1
    before, begun = typed[:cut], fold(typed[cut:])
    entries = []
    try:
        with os.scandir(parse_path(before) if before else Path.cwd()) as found:
            for one in found:
                if not fold(one.name).startswith(begun) or (one.name.startswith(".") and not begun):
                    continue
                folder = one.is_dir()
                if folder or one.name.lower().endswith(ending):
                    end = os.sep if folder else ""
                    written = 0 if folder else _written(one)
                    entries.append(
                        Entry(f"{before}{one.name}{end}", one.name + end, folder, written)
                    )
    except OSError:
        return []
    entries.sort(key=lambda entry: (not entry.folder, sort_key(entry.name)))
    return entries[:MAX_ENTRIES]


def _written(entry: os.DirEntry[str]) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:  # A link that leads nowhere.
        return 0


@dataclass(frozen=True, slots=True)
class Found:
    """A file that could be one of ours: bytes, and when it was last written (seconds, UTC)."""

    path: Path
    size: int
    written: float


def look_in(folder: Path) -> tuple[list[Found], list[Path]]:
    """The files of a folder that could be ours, newest first, and the folders in it, by name.

    Hidden ones are left out.

    :raises FileError: the folder cannot be read.
    """
    files, folders = [], []
    try:
        with os.scandir(folder) as found:
            for one in found:
                if one.name.startswith("."):
                    continue
                if one.is_dir():
                    folders.append(Path(one.path))
                elif one.name.lower().endswith(ENDING):
                    facts = one.stat()
                    files.append(Found(Path(one.path), facts.st_size, facts.st_mtime))
    except OSError as error:
        raise FileError(f"Mappen {folder} kan inte läsas: {reason(error)}.") from error
    files.sort(key=lambda one: (-one.written, sort_key(one.path.name)))
    folders.sort(key=lambda one: sort_key(one.name))
    return files[:MAX_ENTRIES], folders[:MAX_ENTRIES]


def pasted_paths(text: str) -> list[Path]:
    """The paths in a text that was pasted or dropped, one on each line; others are no paths."""
    paths = [whole_path(line) for line in text.splitlines()]
    return [parse_path(path) for path in paths if path]


def shown_size(size: int) -> str:
    """Bytes as people read them: ``720 kB``, ``1,2 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def sample_copy() -> Path:
    """Where the user's own copy of the sample is, if they have one."""
    return state_dir() / "exempel" / "exempel.db"


def copy_sample(*, anew: bool = False) -> Path:
    """The user's copy of the sample, made if there is none; ``anew`` puts the old one aside first.

    :raises FileError: it could not be copied.
    """
    copy = sample_copy()
    try:
        if anew and copy.parent.exists():
            # The whole folder, so that a journal never meets another file than its own.
            copy.parent.rename(copy.parent.with_name(time.strftime("exempel-%Y%m%d-%H%M%S")))
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            begun = copy.with_name(f"{copy.name}.{os.getpid()}")
            shutil.copyfile(sample_path(), begun)
            begun.replace(copy)
    except FileNotFoundError as error:
        raise FileError("Exemplet följde inte med installationen; installera om vbtui.") from error
    except OSError as error:
        raise FileError(
            f"Exemplet kunde inte kopieras till {copy.parent}: {reason(error)}."
        ) from error
    return copy
