"""What a workbook that has come back would change: three-way, cell by cell.

The workbook remembers what each cell was when it was exported. A cell that still says so is left
alone, whatever the file says now. One that was changed only in the workbook is a change. One that
was changed in both, to different values, is a fault: a person has to choose.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from vbtui.consolidate import TableView, open_view
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period
from vbtui.domain.plan import EMPTY, Nod, NodTyp, Uppfoljning
from vbtui.domain.progress import Progress, Step
from vbtui.domain.question import choices, label
from vbtui.domain.row_fields import MEASURES, row_field
from vbtui.domain.table import Column, Kind, Row, Scalar
from vbtui.domain.tables import TABLES
from vbtui.domain.tal import fmt
from vbtui.domain.text import clean, preview
from vbtui.edit import Editor, cell_value, report_value
from vbtui.excel.added import NewRow, measure_words, new_row, refused, row_words, untouched
from vbtui.excel.comments import GOES_ON, pieces
from vbtui.excel.content import Content, Fault, Number, as_text, digits
from vbtui.excel.keys import GROUP, NAME, imprint, marked
from vbtui.excel.part_sheets import name_heading
from vbtui.excel.placeholders import is_placeholder
from vbtui.excel.reading import Entry, Found, Line, Loose, Part, Returned
from vbtui.excel.safe_text import read, written
from vbtui.store import drafts, plans
from vbtui.store.cells import cell as table_cell
from vbtui.store.cells import key as row_key
from vbtui.store.database import Database
from vbtui.store.journal import Cell

_SHOWN = 40
"""Characters of a value in a sentence."""
_PULSE = 200
"""Rows between two times that somebody is told how far the comparison has come."""
_MATT = "matt"
_ROW_GONE = "Raden finns inte längre i filen; ta bort den ur bladet."
_NAMED = {NodTyp.MALOMRADE: "Målområde", NodTyp.UPPDRAG: "Uppdrag"}
"""The column of the plan's sheet that has the name of such a node; the others have one together."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that the workbook changes, from what the file says to what it says."""

    sheet: str
    cell: str
    target: str
    """As the command line names it: ``uppdrag/ID``, ``TABLE/ROW``."""
    name: str
    """What it is about, for people."""
    key: Mapping[str, str]
    """The natural key of the row of the file."""
    place: Cell
    old: Scalar
    new: Scalar
    adds: NewRow | None = None
    """The row that is added, of which this is the name."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a workbook would change, and what cannot be taken. With faults nothing is."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    untouched: tuple[str, ...] = ()
    """Sentences about what the workbook does not have any more."""


def compare(db: Database, returned: Returned, progress: Progress = lambda _: None) -> Compared:
    """Hold a workbook against the file; whatever ``progress`` raises ends it."""
    return _Comparison(db, returned).compare(progress)


class _Comparison:
    def __init__(self, db: Database, returned: Returned) -> None:
        self._db = db
        self._returned = returned
        self._editor = Editor(db)
        self._organisation = self._editor.organisation
        self._enheter = {enhet.id: enhet for enhet in self._organisation}
        self._all_perioder = plans.perioder(db)
        self._perioder = {period.id: period for period in self._all_perioder}
        self._views: dict[tuple[str, str, str], TableView] = {}
        self._noder: dict[str, dict[str, Nod]] = {}
        self._said: dict[tuple[str, str], Mapping[str, Uppfoljning]] = {}
        self._found: dict[Cell, Change] = {}
        self._names: dict[tuple[str, str, str], set[str]] = {}
        self._added_ids: set[str] = set()
        self._faults = list(returned.faults)

    def compare(self, progress: Progress) -> Compared:
        lines = self._returned.lines
        for place, line in enumerate(lines):
            if not place % _PULSE:
                progress(Step(place, len(lines), "Jämför med filen"))
            try:
                self._require_known(line.entry)
                found = [
                    *(self._report(line) if self._is_report(line.entry) else self._figures(line))
                ]
            except InputError as error:
                self._fault(line, line.key_cell, str(error))
                continue
            for change in found:
                self._take(change)
        for loose in self._returned.loose:
            self._look_at_loose(loose)
        return Compared(
            tuple(self._found.values()),
            tuple(self._faults),
            tuple(untouched(self._returned, self._name_of)),
        )

    def _fault(self, line: Line, cell: str, text: str) -> None:
        self._faults.append(Fault(line.sheet, cell, text))

    @staticmethod
    def _is_report(entry: Entry) -> bool:
        return entry.table == "uppfoljning"

    def _require_known(self, entry: Entry) -> None:
        known = entry.table == "uppfoljning" or entry.table in TABLES
        if not known or entry.enhet not in self._enheter or entry.period not in self._perioder:
            raise InputError(
                "Enheten, perioden eller tabellen som raden hör till finns inte i filen; exportera"
                " en ny arbetsbok."
            )

    def _take(self, change: Change) -> None:
        """The same cell may stand in two sheets: a styrtal's do."""
        other = self._found.setdefault(change.place, change)
        if other.new != change.new:
            self._faults.append(
                Fault(
                    change.sheet,
                    change.cell,
                    f"Samma fält har ett annat värde i {other.sheet}!{other.cell}; skriv samma i"
                    " båda.",
                )
            )

    def _look_at_loose(self, loose: Loose) -> None:
        """A row without a key: a new one, where the users of the table add its rows."""
        try:
            if NAME in loose.fields:
                for change in [*self._added(loose)]:
                    self._take(change)
            elif fault := refused(loose):
                self._faults.append(fault)
        except InputError as error:
            self._faults.append(Fault(loose.sheet, loose.cell, str(error)))

    def _name_of(self, entry: Entry) -> str:
        """What people know a row of the export by."""
        if self._is_report(entry):
            period = self._perioder.get(entry.period)
            nod = self._nod(period, entry.about) if period else None
            return nod.name if nod else "borttagen ur planen"
        rows = TABLES[entry.table].rows if entry.table in TABLES else ()
        titles = {row.id: row.title for row in rows}
        return entry.values.get(NAME) or titles.get(entry.about, "okänd rad")

    # The plan

    def _report(self, line: Line) -> Iterator[Change]:
        entry = line.entry
        enhet, period = self._enheter[entry.enhet], self._perioder[entry.period]
        nod = self._nod(period, entry.about)
        self._require_words(line, nod, enhet)
        said = self._said_by(enhet, period).get(entry.about, EMPTY)
        for field, found in line.fields.items():
            before = entry.values.get(field)
            if before is None:
                continue
            try:
                if field == "utfall" and isinstance(found.content, dt.date):
                    raise InputError(
                        f"Cellen har datumet {found.content.isoformat()}, som Excel gör av till"
                        " exempel 3/7; skriv utfallet som text, med en apostrof först."
                    )
                words = self._comment(line, found, before) if field == "kommentar" else None
                if words is None:
                    words = as_text(found.content)
                yield from self._said_change(line, found, field, words, before, nod, said)
            except InputError as error:
                self._fault(line, found.cell, str(error))

    def _said_change(
        self,
        line: Line,
        found: Found,
        field: str,
        words: str,
        before: str,
        nod: Nod | None,
        said: Uppfoljning,
    ) -> Iterator[Change]:
        entry = line.entry
        enhet, period = self._enheter[entry.enhet], self._perioder[entry.period]
        if _is_shown(words, before, field, nod, period):
            return
        if nod is None:
            raise InputError("Noden finns inte längre i planen; ta bort raden ur bladet.")
        typed = "" if is_placeholder(words) else words
        if choices(field, nod.typ, period.typ):
            typed = " ".join(typed.split())
        value = report_value(nod, period, field, typed)
        after = value or ""
        now = str(getattr(said, field) or "")
        if after in (before, now) or imprint(after) == before:
            return
        if now != before and imprint(now) != before:
            was, stands = (label(field, nod.typ, period.typ, one) for one in (before, now))
            raise InputError(_both(was, stands, words))
        self._editor.require_report(enhet, period, nod)
        key = {"nod": nod.id, "enhet": enhet.id, "period": period.id}
        place = plans.uppfoljning_cell(nod.id, enhet.id, period.id, field)
        self._require_fit(place, value)
        name = f"{nod.name}, {enhet.namn}"
        target = f"{nod.typ.value}/{nod.id}"
        yield Change(line.sheet, found.cell, target, name, key, place, now or None, value or None)

    def _nod(self, period: Period, about: str) -> Nod | None:
        plan = period.plan or ""
        if plan not in self._noder:
            self._noder[plan] = {nod.id: nod for nod in plans.noder(self._db, plan)}
        return self._noder[plan].get(about)

    def _said_by(self, enhet: Enhet, period: Period) -> Mapping[str, Uppfoljning]:
        key = enhet.id, period.id
        if key not in self._said:
            self._said[key] = plans.said(self._db, *key)
        return self._said[key]

    def _require_words(self, line: Line, nod: Nod | None, enhet: Enhet) -> None:
        """The key stands in the row that it was exported in, and not beside another's words."""
        named = "Styrtal" if "Styrtal" in line.words else None
        if named is None and nod is not None:
            named = name_heading(nod) or _NAMED.get(nod.typ, "Aktivitet eller styrtal")
        whole = line.words.get(named or "", "")
        names = [whole]
        if named == "Målområde":
            steps = whole.split(" ▸ ")
            names = [" ▸ ".join(steps[place:]) for place in range(len(steps))]
        _require_mark(line, names)
        stands = line.words.get("Enhet", enhet.namn)
        if nod is not None and stands != enhet.namn:
            raise InputError(
                f"Nyckeln hör till {enhet.namn} men raden säger ”{preview(stands, _SHOWN)}”;"
                " sortera hela tabellen och inte enstaka kolumner."
            )

    def _comment(self, line: Line, found: Found, before: str) -> str | None:
        """A comment that stands in parts; None where all of it is in its own cell."""
        parts = self._returned.parts.get((line.sheet, line.key))
        if not parts:
            shown = as_text(found.content)
            if shown.endswith(GOES_ON):
                raise InputError(
                    "Resten av kommentaren står inte i bladet Kommentarer; ersätt cellen med hela"
                    " texten, eller ta bort raden."
                )
            return None
        parts.sort(key=lambda part: part.number)
        if [part.number for part in parts] != [*range(1, parts[0].of + 1)]:
            raise InputError(
                f"En del av kommentaren fattas eller finns två gånger (bladet Kommentarer, vid"
                f" {parts[0].cell}); lägg tillbaka den eller ta bort alla delar."
            )
        whole = _whole(parts)
        changed = not _is_text(whole, before)
        shown = as_text(found.content)
        if shown.endswith(GOES_ON):
            if not changed and not before.startswith("sha256:") and shown != _first(before):
                raise InputError(
                    "Bara början av kommentaren står här; ändra den i bladet Kommentarer, eller"
                    f" ersätt cellen med hela texten utan ”{GOES_ON}”."
                )
            return whole
        if changed:
            raise InputError(
                "Kommentaren är ändrad både här och i bladet Kommentarer; ändra bara på ett ställe."
            )
        return None

    # Tables

    def _figures(self, line: Line) -> Iterator[Change]:
        entry = line.entry
        view = self._view(entry)
        title = view.table.row_title or "Rad"
        _require_mark(line, [entry.values.get(NAME) or line.words.get(title, "")])
        for column_id, found in line.fields.items():
            before = entry.values.get(column_id)
            if before is None:
                continue
            try:
                if column_id in (NAME, GROUP):
                    yield from self._renamed(line, view, column_id, found, before)
                elif column_id in MEASURES:
                    yield from self._measured(line, view, column_id, found, before)
                else:
                    yield from self._figure(line, view, column_id, found, before)
            except InputError as error:
                self._fault(line, found.cell, str(error))

    def _figure(
        self, line: Line, view: TableView, column_id: str, found: Found, before: str
    ) -> Iterator[Change]:
        entry = line.entry
        if not view.has(entry.about, column_id):
            if not _same_words(found.content, before):
                raise InputError(_ROW_GONE)
            return
        row, column = view.row(entry.about), view.column(column_id)
        exported = replace(row, unit=entry.values.get(_MATT, row.unit) or None)
        if _is_exported(found.content, before, view.unit(exported, column)):
            return
        if _MATT in line.fields and _MATT in entry.values:
            after = measure_words(_MATT, line.fields[_MATT], entry.values[_MATT])
            row = replace(row, unit=after or None)
        stored = _typed_figure(view, row, column, found.content)
        value = _exact(stored, column)
        now = view.value(row.id, column.id).exact
        if value == now or _plain(value) == before:
            return
        if _plain(now) != before:
            raise InputError(
                _both(
                    _shown(before, column),
                    _shown(_plain(now), column),
                    _shown(_plain(value), column),
                )
            )
        self._editor.require_report(view.enhet, view.period)
        if reason := view.refusal(row, column):
            raise InputError(reason)
        place = table_cell(view.table, view.enhet.id, view.period.id, row.id, column.id)
        self._require_fit(place, stored)
        key = row_key(view.table, view.enhet.id, view.period.id, row.id)
        name = f"{view.table.title}, {row.title}, {view.enhet.namn}"
        target = f"{view.table.id}/{row.id}"
        yield Change(line.sheet, found.cell, target, name, key, place, now, value)

    def _renamed(
        self, line: Line, view: TableView, field: str, found: Found, before: str
    ) -> Iterator[Change]:
        """Another name or group of a row that people have added."""
        entry = line.entry
        after = row_words(found, view)
        if after == before:
            return
        if not any(row.id == entry.about for row in view.rows):
            raise InputError(_ROW_GONE)
        row = view.row(entry.about)
        now = row.title if field == NAME else row.group
        if after == now:
            return
        if field == NAME and not after:
            raise InputError("Raden måste ha ett namn; skriv tillbaka det, eller ta bort raden.")
        if field == NAME and after in self._exported_names(entry):
            raise InputError(
                f"Raden har fått namnet på en annan, ”{preview(after, _SHOWN)}”; sortera hela"
                " tabellen och inte enstaka kolumner, eller ge den ett eget namn."
            )
        if now != before:
            raise InputError(_both(before, now, after))
        self._editor.require_row(row.id, view.enhet)
        place = Cell("rad", row.id, field)
        self._require_fit(place, after)
        name = f"{view.table.title}, {row.title}, {view.enhet.namn}"
        target = f"{view.table.id}/{row.id}"
        yield Change(line.sheet, found.cell, target, name, {}, place, now, after)

    def _measured(
        self, line: Line, view: TableView, field: str, found: Found, before: str
    ) -> Iterator[Change]:
        """Another unit of measure, direction or target of a row that people have added."""
        entry = line.entry
        after = measure_words(field, found, before)
        if after == before:
            return
        if not view.has_row(entry.about):
            raise InputError(_ROW_GONE)
        row, known = view.row(entry.about), row_field(field)
        now = known.shown(row)
        if after == now:
            return
        if now != before:
            raise InputError(_both(*map(known.word, (before, now, after))))
        self._editor.require_row(row.id, view.enhet)
        place = Cell("rad", row.id, field)
        self._require_fit(place, after)
        name = f"{view.table.title}, {row.title}, {view.enhet.namn}"
        target = f"{view.table.id}/{row.id}"
        yield Change(line.sheet, found.cell, target, name, {}, place, now, after)

    def _exported_names(self, entry: Entry) -> set[str]:
        """The names that the rows beside this one had."""
        owner = entry.table, entry.enhet, entry.period
        if owner not in self._names:
            lines = (line.entry for line in self._returned.lines)
            for one in (*lines, *(gone for _, gone in self._returned.gone)):
                whose = one.table, one.enhet, one.period
                self._names.setdefault(whose, set()).add(one.values.get(NAME, ""))
        return self._names[owner]

    def _added(self, loose: Loose) -> Iterator[Change]:
        """A new row, and what stands in it."""
        entry = Entry(loose.table, loose.enhet, loose.period, "", {})
        self._require_known(entry)
        view = self._view(entry)
        added = new_row(loose, view, self._returned.facts.get("vbtui.export", ""))
        if added.id in self._added_ids:
            raise InputError(
                f"Två nya rader heter ”{preview(added.namn, _SHOWN)}”; ta bort den ena, eller ge"
                " den ett annat namn."
            )
        self._added_ids.add(added.id)
        self._editor.require_report(view.enhet, view.period)
        name = f"{view.table.title}, {added.namn}, {view.enhet.namn}"
        target = f"{view.table.id}/{added.id}"
        there = any(row.id == added.id for row in view.rows)
        if not there:
            for field, text in ((NAME, added.namn), (GROUP, added.grupp)):
                self._require_fit(Cell("rad", added.id, field), text)
            cell = loose.fields[NAME].cell
            place = Cell("rad", added.id, NAME)
            yield Change(loose.sheet, cell, target, name, {}, place, None, added.namn, added)
        row = Row(id=added.id, title=added.namn, group=added.grupp)
        row = view.row(added.id) if there else row
        measures = [(field, found) for field, found in loose.fields.items() if field in MEASURES]
        for field, found in measures:
            try:
                after, said = measure_words(field, found), row_field(field).shown(row)
                if field == _MATT:
                    row = replace(row, unit=after or row.unit)
                if after in ("", said):
                    continue
                if there:
                    raise InputError(_both("", *map(row_field(field).word, (said, after))))
                place = Cell("rad", added.id, field)
                self._require_fit(place, after)
                yield Change(loose.sheet, found.cell, target, name, {}, place, "", after)
            except InputError as error:
                self._faults.append(Fault(loose.sheet, found.cell, str(error)))
        for column_id, found in loose.fields.items():
            if column_id in (NAME, GROUP, *MEASURES):
                continue
            try:
                now = view.value(row.id, column_id).exact if there else None
                column = view.column(column_id)
                stored = _typed_figure(view, row, column, found.content)
                value = _exact(stored, column)
                if value in (None, now):
                    continue
                if now is not None:
                    was, new = (_shown(_plain(one), column) for one in (now, value))
                    raise InputError(_both("", was, new))
                place = table_cell(view.table, view.enhet.id, view.period.id, row.id, column_id)
                self._require_fit(place, stored)
                key = row_key(view.table, view.enhet.id, view.period.id, row.id)
                yield Change(loose.sheet, found.cell, target, name, key, place, None, value)
            except InputError as error:
                self._faults.append(Fault(loose.sheet, found.cell, str(error)))

    def _view(self, entry: Entry) -> TableView:
        key = entry.table, entry.enhet, entry.period
        if key not in self._views:
            self._views[key] = open_view(
                self._db,
                TABLES[entry.table],
                self._organisation,
                self._all_perioder,
                self._enheter[entry.enhet],
                self._perioder[entry.period],
                consolidated=False,
            )
        return self._views[key]

    def _require_fit(self, place: Cell, value: Scalar) -> None:
        from vbtui.store.models import stored_value

        stored_value(place.table, place.field, value)
        if drafts.find(self._db, place):
            raise InputError(
                "Ett påbörjat utkast väntar på den här texten; öppna filen i vbtui och skriv klart"
                " det först."
            )


def _require_mark(line: Line, names: list[str]) -> None:
    key = line.key.rpartition("-")[0]
    if not any(marked(key, name) == line.key for name in names):
        raise InputError(
            f"Nyckeln hör inte till raden ”{preview(names[0], _SHOWN)}”; namn ändras i vbtui, och"
            " hela tabellen måste sorteras, inte enstaka kolumner."
        )


def _typed_figure(view: TableView, row: Row, column: Column, content: Content) -> Scalar:
    if isinstance(content, str):
        return cell_value(view, row, column, "" if is_placeholder(content) else content)
    if isinstance(content, Number):
        number = content.exact
        if content.percent:
            if view.unit(row, column) != "%":
                raise InputError(
                    f"Talet är i %, men här gäller {view.unit(row, column) or 'ett antal'}."
                )
            number *= 100
        return cell_value(view, row, column, digits(number))
    what = "ett datum" if isinstance(content, dt.date) else content.what
    expected = "en text" if column.kind is Kind.TEXT else "ett tal"
    raise InputError(f"Cellen har {what}; {expected} väntas.")


def _exact(stored: Scalar, column: Column) -> Scalar:
    """A figure as the tables have it, from what the file stores: a number among words is a text
    there."""
    if isinstance(stored, str) and column.kind is Kind.NUMBER_OR_WORD:
        with contextlib.suppress(ArithmeticError):
            return Decimal(stored)
    return stored


def _is_exported(content: Content, before: str, unit: str) -> bool:
    """Whether the cell says what it said when it was exported, digit for digit as far as a
    workbook holds them."""
    if isinstance(content, Number):
        try:
            was = Decimal(before)
        except ArithmeticError:
            return False
        if content.percent and unit == "%":
            was /= 100
        return f"{float(was):.15g}" == f"{float(content.exact):.15g}"
    return _same_words(content, before)


def _same_words(content: Content, before: str) -> bool:
    if isinstance(content, str):
        return content == read(written(before)) if before else is_placeholder(content)
    return isinstance(content, Number) and digits(content.exact) == before.replace(".", ",")


def _plain(value: Scalar) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else value or ""


def _is_shown(words: str, before: str, field: str, nod: Nod | None, period: Period) -> bool:
    """Whether the words are those that the field was exported with."""
    if not before:
        return is_placeholder(words) or not words
    typ = nod.typ if nod else NodTyp.UPPDRAG
    if choices(field, typ, period.typ):
        return words == label(field, typ, period.typ, before)
    return _is_text(words, before)


def _is_text(words: str, before: str) -> bool:
    if before.startswith("sha256:") and imprint(words) == before:
        return True
    return words == read(written(before)) or clean(words) == before


def _first(text: str) -> str:
    return pieces(text, spare=2)[0].rstrip() + f"\n{GOES_ON}"


def _whole(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)


def _shown(value: str, column: Column) -> str:
    if column.kind is Kind.TEXT:
        return value
    try:
        return fmt(Decimal(value))
    except ArithmeticError:
        return value


def _both(before: str, now: str, words: str) -> str:
    def said(text: str) -> str:
        return f"”{preview(text, _SHOWN)}”" if text else "inget"

    return (
        f"Värdet har ändrats både här och i Excel sedan exporten: det var {said(before)}, filen"
        f" har {said(now)} och arbetsboken {said(words)}; skriv filens värde i cellen, eller ändra"
        " i vbtui."
    )
