"""``vbtui new``: a new file."""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Sequence

from vbtui.author import author
from vbtui.cli import output
from vbtui.domain.errors import InputError
from vbtui.domain.plan import NodTyp
from vbtui.domain.plan_rows import NewNod
from vbtui.newfile import NewEnhet, named_enhet, new_file, require_year

FAULTY = 2
"""Exit code: the workbook has faults, so no file was made."""
_BOARD = "Nämnden"


def run(options: argparse.Namespace) -> int:
    """Make the file and say what is in it, or write an empty form for a plan."""
    if options.plan_mall is not None:
        return _form(options)
    if options.file is None:
        raise InputError("Det saknas FIL; skriv vbtui new --help för att se hur.")
    ar = dt.datetime.now().astimezone().year if options.ar is None else options.ar
    require_year(ar)
    named = options.namn is not None or options.kod
    namnd = named_enhet(_BOARD if options.namn is None else options.namn, options.kod)
    enheter = [_enhet(text) for text in options.enhet]
    if options.plan is None:
        new_file(options.file, namnd, enheter, ar, author=author())
        _tell(options.file.name, namnd, enheter, ar, ())
        return 0
    from vbtui.excel.plan_in import read_plan

    found = read_plan(options.plan, namnd if named else None, enheter, ar, namnd)
    for fault in found.faults:
        output.complain(f"{fault.sheet}!{fault.cell}: {fault.text}")
    if found.faults:
        output.complain(
            f"Ingen fil skapas så länge det finns fel ({len(found.faults)}); rätta cellerna, spara"
            " arbetsboken och försök igen."
        )
        return FAULTY
    new_file(options.file, found.namnd, found.enheter, ar, author=author(), noder=found.noder)
    _tell(options.file.name, found.namnd, found.enheter, ar, found.noder)
    output.write_lines(found.notes)
    return 0


def _form(options: argparse.Namespace) -> int:
    from vbtui.excel.form_sheets import write_form

    if options.file is not None or options.plan is not None:
        raise InputError(
            "--plan-mall skriver bara en mall; kör vbtui new en gång till med FIL och --plan när"
            " den är ifylld."
        )
    write_form(options.plan_mall)
    output.write_lines([f"Skrev mallen {options.plan_mall}; börja med bladet Anvisning."])
    return 0


def _enhet(text: str) -> NewEnhet:
    kod, equals, namn = text.partition("=")
    return named_enhet(namn, kod) if equals else named_enhet(text)


def _tell(
    name: str, namnd: NewEnhet, enheter: Sequence[NewEnhet], ar: int, noder: Sequence[NewNod]
) -> None:
    below = f", {len(enheter)} {'enhet' if len(enheter) == 1 else 'enheter'}" if enheter else ""
    plan = f"en plan för {ar} ({_count(noder)})" if noder else f"en tom plan för {ar}"
    output.write_lines(
        [
            f"Skapade {name}: {namnd.namn}{below} och {plan} med perioderna {ar}-delar och"
            f" {ar}-helar."
        ]
    )


def _count(noder: Sequence[NewNod]) -> str:
    counts = Counter(nod.typ for nod in noder)
    return ", ".join(typ.counted(counts[typ]) for typ in NodTyp if counts[typ])
