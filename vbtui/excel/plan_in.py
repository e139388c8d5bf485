"""``vbtui new --plan``: a decided plan, read out of a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vbtui.domain.enhet import EnhetTyp, Organisation
from vbtui.domain.errors import InputError
from vbtui.domain.plan_fields import Value
from vbtui.domain.plan_rows import BERORDA, NewNod, plan_of
from vbtui.domain.text import clean_line, fold, preview
from vbtui.excel.content import Content, Fault, Number, as_text
from vbtui.excel.form_reading import FormRow, FormSheet, read_form
from vbtui.excel.forms import LEVELS, PLAN_FORM, UNIT_FORM
from vbtui.excel.opening import Opened, opened
from vbtui.newfile import NewEnhet, named_enhet, new_organisation
from vbtui.store.models import stored_value


@dataclass(slots=True)
class PlanIn:
    """What a workbook says that a new file is to hold. With faults it is of no use."""

    namnd: NewEnhet
    enheter: list[NewEnhet]
    noder: list[NewNod] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was left out, a sentence each."""


def read_plan(
    path: Path, namnd: NewEnhet | None, enheter: Sequence[NewEnhet], ar: int, otherwise: NewEnhet
) -> PlanIn:
    """Read the units and the plan of a year.

    ``namnd`` and ``enheter`` are those that somebody has named beside the workbook; ``otherwise``
    is the board where nobody has.

    :raises InputError: the workbook has no plan, or another kind of file was given.
    :raises FileError: it cannot be read.
    """
    with opened(path) as book:
        return _Reading(path, book, ar).read(namnd, enheter, otherwise)


class _Reading:
    def __init__(self, path: Path, book: Opened, ar: int) -> None:
        self._path = path
        self._book = book
        self._since = dt.date(ar, 1, 1)

    def read(
        self, namnd: NewEnhet | None, enheter: Sequence[NewEnhet], otherwise: NewEnhet
    ) -> PlanIn:
        sheet = read_form(self._path, self._book, PLAN_FORM)
        if sheet is None:
            raise InputError(
                f"{self._path.name} har inget blad med en plan; det ska ha rubrikerna Slag och"
                " Titel. Skriv en mall med vbtui new --plan-mall."
            )
        units = read_form(self._path, self._book, UNIT_FORM)
        found = PlanIn(namnd or otherwise, [*enheter])
        if units is not None:
            self._note(found, units)
            self._units(found, units, named=namnd is not None)
        organisation = self._organisation(found, units or sheet)
        self._note(found, sheet)
        self._nodes(found, sheet, organisation, known=not found.faults)
        return found

    def _note(self, found: PlanIn, sheet: FormSheet) -> None:
        if sheet.examples:
            count = "1 exempelrad" if sheet.examples == 1 else f"{sheet.examples} exempelrader"
            found.notes.append(f"{count} i bladet {sheet.name} lästes inte.")
        if sheet.unread:
            names = ", ".join(f"”{preview(name, 40)}”" for name in sheet.unread)
            found.notes.append(f"Kolumner i bladet {sheet.name} som inte lästes: {names}.")

    # The units

    def _units(self, found: PlanIn, sheet: FormSheet, *, named: bool) -> None:
        rows = [
            (row, enhet)
            for row in sheet.rows
            if (enhet := self._unit(found, sheet, row)) is not None
        ]
        boards = [(row, enhet) for row, enhet in rows if enhet.typ is EnhetTyp.NAMND]
        if boards and not named:
            found.namnd = boards.pop(0)[1]
        for row, _ in boards:
            found.faults.append(
                sheet.fault(
                    row,
                    "typ",
                    f"Nämnden heter redan {found.namnd.namn}; bara en kan stå i filen, så ta bort"
                    " raden eller utelämna --namn.",
                )
            )
        below = [(row, enhet) for row, enhet in rows if enhet.typ is not EnhetTyp.NAMND]
        codes = {
            fold(word): one.kod
            for one in (found.namnd, *found.enheter, *(enhet for _, enhet in below))
            for word in (one.kod, one.namn)
        }
        taken = {
            fold(word) for one in (found.namnd, *found.enheter) for word in (one.kod, one.namn)
        }
        for row, enhet in below:
            own = {fold(enhet.kod), fold(enhet.namn)}
            if own & taken:
                text = f"Två enheter kan inte båda heta {enhet.kod} ({preview(enhet.namn, 60)})."
                found.faults.append(sheet.fault(row, "namn", text))
                continue
            taken |= own
            above = codes.get(fold(enhet.under), "") if enhet.under else found.namnd.kod
            if not above:
                text = f"Ingen enhet heter ”{preview(enhet.under, 40)}”; skriv en kod ur bladet."
                found.faults.append(sheet.fault(row, "under", text))
            else:
                found.enheter.append(replace(enhet, under=above))

    def _unit(self, found: PlanIn, sheet: FormSheet, row: FormRow) -> NewEnhet | None:
        texts = self._texts(found, sheet, row)
        word = texts.get("typ", "").strip()
        typ = next((one for name, one in LEVELS.items() if fold(name) == fold(word)), None)
        if word and typ is None:
            text = f"”{preview(word, 30)}” är ingen nivå; välj en av {', '.join(LEVELS)}."
            found.faults.append(sheet.fault(row, "typ", text))
        try:
            made = named_enhet(texts.get("namn", ""), texts.get("kod", ""))
            for name, value in (("kod", made.kod), ("namn", made.namn)):
                stored_value("enhet", name, value)
        except InputError as error:
            column = "kod" if texts.get("kod", "").strip() and texts.get("namn") else "namn"
            found.faults.append(sheet.fault(row, column, str(error)))
            return None
        under = clean_line(texts.get("under", ""))
        return replace(made, typ=typ or EnhetTyp.OMRADE, under=under)

    def _organisation(self, found: PlanIn, sheet: FormSheet) -> Organisation:
        """All units as far as they are known."""
        try:
            return new_organisation(found.namnd, found.enheter)
        except InputError as error:
            found.faults.append(Fault(sheet.name, f"A{sheet.head}", str(error)))
            return new_organisation(found.namnd, [])

    # The plan

    def _nodes(
        self, found: PlanIn, sheet: FormSheet, organisation: Organisation, *, known: bool
    ) -> None:
        texts = [self._texts(found, sheet, row) for row in sheet.rows]
        found.noder, faults = plan_of(texts, organisation, self._since, _check)
        unreadable = {(fault.sheet, fault.cell) for fault in found.faults}
        for fault in faults:
            made = sheet.fault(sheet.rows[fault.row], fault.field, fault.text)
            # Whoever is named in the plan may be one of the units that could not be read.
            named = fault.field in ("enhet", BERORDA)
            if (made.sheet, made.cell) not in unreadable and (known or not named):
                found.faults.append(made)
        if not texts:
            text = "Bladet har inga rader att läsa; skriv en för varje nod i planen."
            found.faults.append(Fault(sheet.name, f"A{sheet.head + 1}", text))
        early = sum(
            isinstance(day := nod.values.get("slutdatum"), dt.date) and day < self._since
            for nod in found.noder
        )
        if early:
            count = "1 slutdatum" if early == 1 else f"{early} slutdatum"
            found.notes.append(f"{count} ligger före {self._since.year}; se över dem i planen.")

    def _texts(self, found: PlanIn, sheet: FormSheet, row: FormRow) -> dict[str, str]:
        texts = {}
        for column, content in row.contents.items():
            try:
                texts[column] = _number(content) if column == "nr" else as_text(content)
            except InputError as error:
                found.faults.append(sheet.fault(row, column, str(error)))
        return texts


def _number(content: Content) -> str:
    """The number of a node: 1.2 is one that Excel makes a day or a number of."""
    whole = not isinstance(content, Number) or content.exact == int(content.exact)
    if isinstance(content, dt.date) or not whole:
        raise InputError(
            "Excel har gjort ett datum eller ett tal av numret; formatera cellen som text och skriv"
            " det på nytt."
        )
    return as_text(content)


def _check(name: str, value: Value) -> None:
    # A unit has its code for an id until the file is made.
    if name != "enhet":
        stored_value("nod", name, value)
