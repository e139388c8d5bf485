"""Editing a text in the user's own program ($VISUAL or $EDITOR)."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from vbtui.domain.errors import InputError


def editor_command() -> list[str]:
    """The user's program as a command line.

    :raises InputError: none is chosen; the sentence says how to choose one.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = shlex.split(chosen, posix=os.name != "nt")
    if not command:
        raise InputError(
            "Inget program är valt; sätt miljövariabeln EDITOR (till exempel EDITOR=nano) och"
            " starta om vbtui."
        )
    return command


def edit_elsewhere(app: App[object], text: str) -> str:
    """The text as the user left it in their own program, which has the terminal meanwhile.

    :raises InputError: there is no program, it failed, or this terminal cannot be lent out.
    """
    command = editor_command()
    with tempfile.TemporaryDirectory(prefix="vbtui-") as folder:
        file = Path(folder) / "kommentar.txt"
        file.write_text(text, encoding="utf-8")
        try:
            # Raised inside, an error would leave the terminal lent out for ever.
            failed: OSError | None = None
            code = 0
            with app.suspend():
                try:
                    code = subprocess.run([*command, str(file)], check=False).returncode
                except OSError as error:
                    failed = error
        except SuspendNotSupported as error:
            raise InputError(
                "Den här terminalen kan inte lånas ut till ett annat program."
            ) from error
        if failed is not None:
            raise InputError(
                f"Programmet {command[0]} gick inte att starta; kontrollera EDITOR."
            ) from failed
        if code:
            raise InputError(f"{command[0]} avslutades med ett fel; texten är oförändrad.")
        edited = file.read_text(encoding="utf-8", errors="replace")
    # Editors end the file with a line break that nobody typed.
    return edited.removesuffix("\n") if not text.endswith("\n") else edited
