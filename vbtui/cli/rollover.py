"""``vbtui rollover``: the next period, or next year's plan out of what goes on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.output import Json
from vbtui.domain import address
from vbtui.domain.address import Addresses, NodAddress
from vbtui.domain.errors import InputError
from vbtui.domain.plan import Nod
from vbtui.domain.rollover import Line
from vbtui.domain.text import preview
from vbtui.rollover import Rollover, Wishes, look, old_nodes, roll_over
from vbtui.store.database import Database

PERSON = 1
"""Exit code: something should be looked at, which is for a person."""
CARRIED, LEFT, THERE, UNSURE = "+", "–", "=", "?"
"""Before a node: it goes on, it does not, it is there already; and a person should look."""


def run(options: argparse.Namespace) -> int:
    """Roll over, or show the checklist."""
    if options.numrera_fran is not None and options.numrera_fran < 0:
        raise InputError("Numren kan inte börja under noll; ange till exempel --numrera-fran 36.")
    with Database.open(options.file) as db:
        wishes = _wishes(db, options)
        if options.dry_run:
            found = look(db, wishes)
    if not options.dry_run:
        with Database.open(options.file, author=author(), write=True) as db:
            found = roll_over(db, wishes)
    names = Addresses(line.nod for line in found.lines)
    if options.json:
        output.write_json(_json(found, names))
    else:
        output.write_lines(_lines(found, names))
    return PERSON if found.warnings or found.unsure else 0


def _wishes(db: Database, options: argparse.Namespace) -> Wishes:
    """What the words ask for, with every node found in the plan."""
    noder = old_nodes(db, options.till)
    chosen = {_nod(noder, text).id: True for text in options.ta_med}
    for text in options.utelamna:
        nod = _nod(noder, text)
        if nod.id in chosen:
            raise InputError(f"{nod.name} kan inte både tas med och utelämnas; ange ett av dem.")
        chosen[nod.id] = False
    return Wishes(options.till, chosen, options.numrera_fran)


def _nod(noder: Sequence[Nod], text: str) -> Nod:
    if not noder:
        raise InputError("Planen är densamma i perioden, så inget väljs; ta bort flaggan.")
    found = address.parse_target(text)
    if not isinstance(found, NodAddress):
        raise InputError(
            f"”{preview(text, 40)}” är ingen nod i planen; skriv till exempel uppdrag/28."
        )
    return address.find_nod(noder, found)


def _lines(found: Rollover, names: Addresses) -> Iterator[str]:
    done = found.backup is not None
    yield found.summary
    if found.warnings:
        yield ""
        yield "Borde ha varit klart först:" if done else "Borde vara klart först:"
        yield from (f"  ! {one}" for one in found.warnings)
    yield ""
    yield "Perioder:"
    yield from (f"  {one.text}" for one in found.periods)
    if found.lines:
        yield ""
        yield f"Planen ({CARRIED} följer med, {LEFT} följer inte med, {UNSURE} titta på):"
        yield from (_line(one, names) for one in found.lines)
        yield ""
        yield found.counts
    if found.backup:
        yield f"Säkerhetskopia: {found.backup.name}"
    elif found.lines:
        yield "Inget är ändrat. --ta-med MÅL och --utelamna MÅL ändrar listan."
    else:
        yield ""
        yield "Inget är ändrat."


def _line(line: Line, names: Addresses) -> str:
    sign = THERE if line.there else CARRIED if line.carried else LEFT
    mark = UNSURE if line.fate.unsure and not line.there else " "
    return (
        f"  {sign}{mark} {'  ' * line.depth}{line.name} · {line.fate.why}  [{names.of(line.nod)}]"
    )


def _json(found: Rollover, names: Addresses) -> dict[str, Json]:
    lines: list[Json] = [
        {
            "id": line.nod.id,
            "mal": names.of(line.nod),
            "typ": line.nod.typ.value,
            "nr": line.nod.nr,
            "nytt_nr": line.nr if line.fate.goes_on else None,
            "titel": line.nod.titel,
            "niva": line.depth,
            "foljer_med": line.fate.goes_on,
            "finns": line.there,
            "skal": line.fate.why,
            "titta": line.fate.unsure and not line.there,
            "valt": line.chosen,
        }
        for line in found.lines
    ]
    return {
        "fran": found.source.key,
        "plan": found.title,
        "nytt_ar": found.next_year,
        "perioder": [
            {"period": one.key, "ny": one.made, "plan": one.plan is not None}
            for one in found.periods
        ],
        "varningar": list(found.warnings),
        "foljer_med": len(found.carried),
        "foljer_inte_med": len(found.left),
        "titta": len(found.unsure),
        "noder": lines,
        "sakerhetskopia": str(found.backup) if found.backup else None,
    }
