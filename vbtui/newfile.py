"""A new file: an organisation, the plan of a year and the periods in which it is reported."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.text import clean_line, fold, preview, transliterate
from vbtui.store.create import create
from vbtui.store.ids import natural_id, new_id

if TYPE_CHECKING:
    from vbtui.store.database import Database, Save

_LAST_DAY = {PeriodTyp.DELAR: (7, 31), PeriodTyp.HELAR: (12, 31)}
"""Month and day that the two reports of a year close at."""
_KOD = re.compile("[a-z0-9]+(?:_[a-z0-9]+)*")
_LONGEST_KOD = 40
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class NewEnhet:
    """A unit to be: ``kod`` is its short word on the command line and in file names."""

    kod: str
    namn: str


def named_enhet(namn: str, kod: str = "") -> NewEnhet:
    """A unit with this name; without a code the name gives it: ``Område IT`` is ``omrade_it``.

    :raises InputError: there is no name, or the code is more than a-z, 0-9 and ``_``.
    """
    name = clean_line(namn)
    if not name:
        raise InputError("En enhet måste ha ett namn; skriv till exempel it=Område IT.")
    code = fold(clean_line(kod)) or transliterate(name)[:_LONGEST_KOD].strip("_")
    if not _KOD.fullmatch(code) or len(code) > _LONGEST_KOD:
        raise InputError(
            f"”{preview(code or name, 40)}” kan inte vara en kod; skriv högst {_LONGEST_KOD} tecken"
            " av a–z, 0–9 och _."
        )
    return NewEnhet(code, name)


def new_file(
    path: Path, namnd: NewEnhet, enheter: Sequence[NewEnhet], ar: int, *, author: str
) -> None:
    """Make a file that belongs to ``namnd``, with its units, a plan for the year and its periods.

    The delår and the helår of the year before come too, empty and without a plan: they are what
    the year's own periods are compared with.

    :raises InputError: two units share a code or name, or the year is none.
    :raises FileError: there is a file already, or it cannot be written.
    """
    if ar not in _YEARS:
        raise InputError(f"Året {ar} kan inte stämma; skriv ett år mellan 2000 och 2099.")
    _require_different([namnd, *enheter])
    root = new_id()

    def fill(db: Database) -> None:
        with db.save("new") as save:
            _add_units(save, root, namnd, enheter)
            _add_year(save, ar)

    create(path, root, fill, author=author)


def _require_different(enheter: Sequence[NewEnhet]) -> None:
    seen: set[str] = set()
    for enhet in enheter:
        words = {enhet.kod, fold(enhet.namn)}
        if seen & words:
            raise InputError(
                f"Två enheter kan inte båda heta {enhet.kod} ({preview(enhet.namn, 60)}); ge dem"
                " olika kod och namn."
            )
        seen |= words


def _add_units(save: Save, root: str, namnd: NewEnhet, enheter: Sequence[NewEnhet]) -> None:
    from vbtui.store.models import Enhet

    save.add(Enhet(id=root, kod=namnd.kod, namn=namnd.namn, typ=EnhetTyp.NAMND.value))
    for order, enhet in enumerate(enheter, start=1):
        save.add(
            Enhet(
                id=new_id(),
                kod=enhet.kod,
                namn=enhet.namn,
                typ=EnhetTyp.OMRADE.value,
                overordnad=root,
                ordning=order,
            )
        )


def _add_year(save: Save, ar: int) -> None:
    from vbtui.store.models import Period, Plan

    plan = save.add(Plan(id=new_id(), ar=ar, titel=f"Plan {ar}"))
    for typ, (month, day) in _LAST_DAY.items():
        before = None
        for year, its_plan in ((ar - 1, None), (ar, plan)):
            before = save.add(
                Period(
                    # The id follows from the key, so that two files' periods are the same row.
                    id=natural_id("period", str(year), typ.value),
                    ar=year,
                    typ=typ.value,
                    fran=dt.date(year, 1, 1),
                    till=dt.date(year, month, day),
                    plan=its_plan,
                    jamforelse=before,
                )
            )
