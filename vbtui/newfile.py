"""A new file: an organisation, the plan of a year and the periods in which it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vbtui.domain.enhet import Enhet, EnhetTyp, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp, days_of
from vbtui.domain.plan import GAP
from vbtui.domain.plan_rows import NewNod
from vbtui.domain.text import clean_line, fold, preview, transliterate
from vbtui.store.create import create
from vbtui.store.ids import natural_id, new_id

if TYPE_CHECKING:
    from vbtui.store.database import Database, Save

_KOD = re.compile("[a-z0-9]+(?:_[a-z0-9]+)*")
_LONGEST_KOD = 40
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class NewEnhet:
    """A unit to be: ``kod`` is its short word on the command line and in file names.

    ``under`` is the code of the unit that it is a part of; nothing for the board.
    """

    kod: str
    namn: str
    typ: EnhetTyp = EnhetTyp.OMRADE
    under: str = ""


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


def new_organisation(namnd: NewEnhet, enheter: Sequence[NewEnhet]) -> Organisation:
    """The units that are to be, with their codes for ids.

    :raises InputError: two share a code or a name, one is a part of none of them, or of itself.
    """
    _require_different([namnd, *enheter])
    above = {one.kod: one.under or namnd.kod for one in enheter}
    for one in enheter:
        if above[one.kod] not in {namnd.kod, *above}:
            raise InputError(f"{one.namn} kan inte höra till {one.under}; ange en enhet som finns.")
    made = Organisation(
        [
            Enhet(namnd.kod, namnd.kod, namnd.namn, EnhetTyp.NAMND, None),
            *(Enhet(one.kod, one.kod, one.namn, one.typ, above[one.kod]) for one in enheter),
        ]
    )
    reached = {one.id for one in made}
    for one in enheter:
        if one.kod not in reached:
            raise InputError(f"{one.namn} står under sig själv; ange en annan enhet.")
    return made


def require_year(ar: int) -> None:
    """Refuse what is no year of a plan.

    :raises InputError: it is none.
    """
    if ar not in _YEARS:
        raise InputError(f"Året {ar} kan inte stämma; skriv ett år mellan 2000 och 2099.")


def new_file(
    path: Path,
    namnd: NewEnhet,
    enheter: Sequence[NewEnhet],
    ar: int,
    *,
    author: str,
    noder: Sequence[NewNod] = (),
) -> None:
    """Make a file that belongs to ``namnd``, with its units, a plan for the year and its periods.

    The delår and the helår of the year before come too, empty and without a plan: they are what
    the year's own periods are compared with.

    :raises InputError: two units share a code or name, or the year is none.
    :raises FileError: there is a file already, or it cannot be written.
    """
    require_year(ar)
    organisation = new_organisation(namnd, enheter)
    ids = {one.kod: new_id() for one in organisation}

    def fill(db: Database) -> None:
        with db.save("new") as save:
            _add_units(save, ids, organisation)
            _add_nodes(save, _add_year(save, ar), ids, noder)

    create(path, ids[namnd.kod], fill, author=author)


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


def _add_units(save: Save, ids: Mapping[str, str], organisation: Organisation) -> None:
    from vbtui.store import models

    for order, enhet in enumerate(organisation):
        save.add(
            models.Enhet(
                id=ids[enhet.kod],
                kod=enhet.kod,
                namn=enhet.namn,
                typ=enhet.typ.value,
                overordnad=ids[enhet.overordnad] if enhet.overordnad else None,
                ordning=order,
            )
        )


def _add_year(save: Save, ar: int) -> str:
    """Add the plan with its periods; answers its id."""
    from vbtui.store.models import Period, Plan

    plan = save.add(Plan(id=new_id(), ar=ar, titel=f"Plan {ar}"))
    for typ in PeriodTyp:
        before = None
        for year, its_plan in ((ar - 1, None), (ar, plan)):
            first, last = days_of(year, typ)
            before = save.add(
                Period(
                    # The id follows from the key, so that two files' periods are the same row.
                    id=natural_id("period", str(year), typ.value),
                    ar=year,
                    typ=typ.value,
                    fran=first,
                    till=last,
                    plan=its_plan,
                    jamforelse=before,
                )
            )
    return plan


def _add_nodes(save: Save, plan: str, enheter: Mapping[str, str], noder: Sequence[NewNod]) -> None:
    from vbtui.store.models import Nod

    ids = [new_id() for _ in noder]
    for place in _parents_first(noder):
        nod = noder[place]
        values = {**nod.values}
        if values.get("enhet"):
            values["enhet"] = enheter[str(values["enhet"])]
        fields: dict[str, Any] = {
            "overordnad": None if nod.parent is None else ids[nod.parent],
            "typ": nod.typ.value,
            "slag": nod.slag.value if nod.slag else None,
            **values,
        }
        save.add(Nod(id=ids[place], plan=plan, ordning=place * GAP, **fields))
    for row, nod in zip(ids, noder, strict=True):
        for kod in nod.berorda:
            save.ensure("berord", {"nod": row, "enhet": enheter[kod]})


def _parents_first(noder: Sequence[NewNod]) -> Iterator[int]:
    below: dict[int | None, list[int]] = {}
    for place, nod in enumerate(noder):
        below.setdefault(nod.parent, []).append(place)
    level = below.get(None, [])
    while level:
        yield from level
        level = [one for place in level for one in below.get(place, [])]
