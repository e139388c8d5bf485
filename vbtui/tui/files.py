"""Files as the start screen offers them: paths being typed, and the copy of the sample.

Everything here may wait for a disk, so the screen calls it in a thread.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from vbtui.domain.errors import FileError, reason
from vbtui.domain.text import REPLACEMENT, fold, sort_key
from vbtui.paths import state_dir
from vbtui.tui.data import sample_path

ENDING = ".db"
MAX_ENTRIES = 500
"""So many entries of a folder are offered; the rest is found by typing more of the name."""
_DOCUMENTS = ("Dokument", "Documents")


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder, or a file that could be one of ours; ``text`` is the path as one would type it."""

    text: str
    name: str
    folder: bool


def parse_path(text: str) -> Path:
    """The path that somebody typed, pasted or dropped, quotes around it and ``~`` understood."""
    text = text.strip().replace("\0", REPLACEMENT)  # No path can hold the one; nor be the other.
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
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


def completions(text: str) -> list[Entry]:
    """What the typed path may go on to: folders and files of ours, in Swedish order.

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
                if folder or one.name.lower().endswith(ENDING):
                    end = os.sep if folder else ""
                    entries.append(Entry(f"{before}{one.name}{end}", one.name + end, folder))
    except OSError:
        return []
    entries.sort(key=lambda entry: (not entry.folder, sort_key(entry.name)))
    return entries[:MAX_ENTRIES]


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
