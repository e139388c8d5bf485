"""A workbook on the disk: all of it or nothing, and never at the price of the one that was there.

openpyxl's own ``save`` empties the old file before it begins to write the new one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.writer.excel import ExcelWriter

from vbtui.domain.errors import FileError, InputError, reason

_WAITS = (0.1, 0.2, 0.4)
"""Seconds between tries where another program has the file: antivirus lets go of it soon."""
_SHARED = (5, 32)
"""What Windows answers for a file that another program has open."""


def require_target(target: Path, database: Path | None = None) -> None:
    """Refuse a place that a workbook cannot be put in, before any work is done.

    :raises InputError: the name is not a workbook's, or is that of a folder or of the file itself.
    :raises FileError: its folder is missing, or it is open in Excel.
    """
    if target.suffix.lower() != ".xlsx":
        raise InputError(
            f"En arbetsbok heter något på .xlsx, men {target.name} gör inte det; byt namn."
        )
    if target.is_dir():
        raise InputError(f"{target} är en mapp; ange ett filnamn i den.")
    folder = target.parent
    if not folder.is_dir():
        raise FileError(f"Mappen {folder} finns inte; skapa den eller välj en annan.")
    if database is not None and target.exists() and target.samefile(database):
        raise InputError(f"{target.name} är filen själv; ge arbetsboken ett annat namn.")
    for mark in (f"~${target.name}", f".~lock.{target.name}#"):
        if (folder / mark).exists():
            raise FileError(
                f"{target.name} är öppen i ett kalkylprogram (filen {mark} ligger bredvid); stäng"
                " den där eller välj ett annat namn."
            )


def save(workbook: Any, target: Path) -> bool:
    """Put a workbook in its place; answers whether it replaced one.

    :raises FileError: it could not be written; what was there before is as it was.
    """
    made = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    with told(target):
        try:
            with made.open("xb") as file:
                with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                    ExcelWriter(workbook, archive).write_data()
                file.flush()
                os.fsync(file.fileno())
            replaced = target.exists()
            if replaced and sys.platform != "win32":
                made.chmod(target.stat().st_mode & 0o777)
            _replace(made, target)
        except BaseException:
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)
            raise
    return replaced


def _replace(made: Path, target: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            made.replace(target)
        except PermissionError as error:
            if wait is not None:
                time.sleep(wait)
                continue
            # There is no winerror but on Windows.
            if getattr(error, "winerror", None) in _SHARED:
                raise FileError(
                    f"{target.name} är öppen i ett annat program, troligen Excel, så inget har"
                    " ersatts; stäng den där eller välj ett annat namn."
                ) from error
            raise
        return


@contextlib.contextmanager
def told(target: Path) -> Iterator[None]:
    """Say what the system says inside about the workbook that is to be put there.

    :raises FileError: in the place of any :class:`OSError`.
    """
    try:
        yield
    except OSError as error:
        raise FileError(
            f"Arbetsboken {target.name} kunde inte skrivas: {reason(error)}; inget har ersatts."
        ) from error
