"""The last resort: a defect of the program becomes a sentence and a report to send."""

from __future__ import annotations

import platform
import sys
import time
import traceback

import vbtui
from vbtui.paths import state_dir


def sentence(error: Exception, command: str) -> str:
    """One Swedish sentence about a defect, after its traceback has been put in a file.

    The report names the command but not its words, which may be what somebody wrote.
    """
    what = f"Oväntat fel i programmet ({type(error).__name__})"
    try:
        folder = state_dir()
        folder.mkdir(parents=True, exist_ok=True)
        report = folder / time.strftime("fel-%Y%m%d-%H%M%S.txt")
        report.write_text(_report(error, command), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"{what}, och ingen felrapport kunde skrivas; försök igen eller uppdatera vbtui."
    return f"{what}; skicka filen {report} till den som ansvarar för vbtui."


def _report(error: Exception, command: str) -> str:
    return (
        f"vbtui {vbtui.__version__} {command}\n"
        f"Python {platform.python_version()} {sys.platform}\n\n"
        + "".join(traceback.format_exception(error))
    )
