"""The command line: front door 1. Parses, calls one use case, prints.

One module a command, imported when the command is given, so that help and ``vbtui FILE`` do not
wait for what they never use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import vbtui
from vbtui.cli import output
from vbtui.cli.arguments import COMMANDS, command_parser, help_of, help_text
from vbtui.domain.errors import InputError, VbtuiError

FAILED = 2
"""Exit code: not done, nothing changed, one sentence on standard error."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer the exit code: 0 done, 1 done but needs a person, 2 not done.

    Never raises: whatever goes wrong is a Swedish sentence on standard error.
    """
    output.prepare()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        output.flush()
    except VbtuiError as error:
        output.complain(str(error))
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has had enough of it (`vbtui show … | head`).
        output.abandon()
        return 0
    except KeyboardInterrupt:
        output.complain("Avbrutet.")
        return FAILED
    except Exception as error:  # noqa: BLE001 - a traceback must never reach a user
        from vbtui.cli.unexpected import sentence

        output.complain(sentence(error, words[0] if words and words[0] in COMMANDS else ""))
        return FAILED
    return code


def _run(words: list[str]) -> int:
    first = words[0] if words else ""
    if first in ("-h", "--help"):
        output.write(help_text())
        return 0
    if first == "--version":
        output.write(f"vbtui {vbtui.__version__}\n")
        return 0
    if first in COMMANDS:
        return _command(first, words[1:])
    return _open(words)


def _command(name: str, words: list[str]) -> int:
    from importlib import import_module

    parser = command_parser(name)
    options = parser.understand(words)
    if options is None:
        output.write(help_of(parser))
        return 0
    code: int = import_module(f"vbtui.cli.{name}").run(options)
    return code


def _open(words: list[str]) -> int:
    """Open the program, with a file when one is given. A file named as a command is ``./show``."""
    from pathlib import Path

    files = words[1:] if words[:1] == ["--"] else words
    if words and words[0] != "--" and words[0].startswith("-"):
        raise InputError(
            f"Flaggan {words[0]} finns inte; skriv vbtui --help för att se vad som finns."
        )
    if len(files) > 1:
        raise InputError(
            f"”{files[0]}” är inget kommando; välj ett av {', '.join(COMMANDS)} eller ange en enda"
            " fil att öppna."
        )
    path = Path(files[0]) if files else None
    if path:
        from vbtui.store.guard import examine_header

        if not os.path.lexists(path) and (near := _near_command(files[0])):
            raise InputError(
                f"Filen {files[0]} finns inte. Menade du kommandot {near}? Skriv vbtui {near}"
                " --help för att se hur."
            )
        # A bad file is said in the plain terminal, before a screen covers it.
        examine_header(path)
    if not _has_terminal():
        raise InputError(
            "vbtui behöver en terminal för skärm och tangenter; starta det direkt i en terminal,"
            f" eller läs filen som text med vbtui show {path or 'FIL'}."
        )
    from vbtui.tui.app import run

    return run(path)


def _near_command(word: str) -> str | None:
    """The command that a word is nearly spelt as; None where it looks like the path of a file."""
    from difflib import get_close_matches

    if any(sign in word for sign in "./\\"):
        return None
    return next(iter(get_close_matches(word.casefold(), COMMANDS, n=1)), None)


def _has_terminal() -> bool:
    """Whether somebody can see the screen and press keys, or a test has a screen of its own."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    # Without a console there are no streams at all.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
