"""``vbtui new``: a new file."""

from __future__ import annotations

import argparse
import datetime as dt

from vbtui.author import author
from vbtui.cli import output
from vbtui.domain.text import printable
from vbtui.newfile import NewEnhet, named_enhet, new_file


def run(options: argparse.Namespace) -> int:
    """Make the file and say what is in it."""
    ar = dt.datetime.now().astimezone().year if options.ar is None else options.ar
    namnd = named_enhet(options.namn, options.kod)
    enheter = [_enhet(text) for text in options.enhet]
    new_file(options.file, namnd, enheter, ar, author=author())
    below = f", {len(enheter)} enheter" if enheter else ""
    output.write(
        printable(
            f"Skapade {options.file.name}: {namnd.namn}{below} och en tom plan för {ar} med"
            f" perioderna {ar}-delar och {ar}-helar.\n"
        )
    )
    return 0


def _enhet(text: str) -> NewEnhet:
    kod, equals, namn = text.partition("=")
    return named_enhet(namn, kod) if equals else named_enhet(text)
