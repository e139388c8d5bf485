"""Where the number in a cell of a view comes from, in words and parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vbtui.domain.table.declaration import (
    Change,
    Column,
    Elsewhere,
    From,
    Growth,
    LastYear,
    Previous,
    Row,
    Share,
    Total,
)
from vbtui.domain.table.explanation import Contribution, Explanation, Part
from vbtui.domain.table.value import HUNDRED
from vbtui.domain.tal import fmt

if TYPE_CHECKING:
    from vbtui.domain.table.view import View


def explain(view: View, row: Row, column: Column) -> Explanation:
    """How the cell is made; what is missing or incomplete in it is for the caller to add."""
    if inner := view.source.inner(view.period, row):
        return _of_unit(view, row, column, *inner)
    if isinstance(column.formula, Elsewhere) and not view.sums_down(row, column):
        return _fetched(view, row, column)
    return (
        _of_columns(view, row, column)
        or _of_rows(view, row, column)
        or view.source.explain(view.period, row, column)
    )


def _of_columns(view: View, row: Row, column: Column) -> Explanation | None:
    """A cell that is worked out from others of its row."""
    match column.formula:
        case Change(now, before):
            return Explanation(
                "Förändringen är skillnaden mellan de exakta värdena, inte de avrundade.",
                _across(view, row, [("", now), ("−", before)]),
            )
        case Share(part, whole):
            return Explanation(
                "Andelen räknas ur de exakta delarna.",
                _across(view, row, [("", part), ("÷", whole)]),
            )
        case Growth(now, before):
            return Explanation(
                "Ökningstakten är 100 · (nu ÷ före − 1), ur de exakta värdena.",
                _across(view, row, [("", now), ("÷", before)]),
            )
        case Total(parts) if not isinstance(row.formula, Share):
            return Explanation(
                "Summa av kolumnerna.",
                _across(view, row, [("+", part) for part in parts]),
                view.value(row.id, column.id).missing,
            )
    return None


def _of_rows(view: View, row: Row, column: Column) -> Explanation | None:
    """A cell that is worked out from others of its column."""
    if isinstance(row.formula, Share) and not view.typed_share(row, column):
        signed = [("", row.formula.part), ("÷", row.formula.whole)]
        return Explanation(
            "Andelen räknas ur summerad täljare och nämnare, aldrig ur andra andelar.",
            _down(view, column, signed),
        )
    if isinstance(row.formula, Total):
        return Explanation(
            "Summa av raderna.",
            _down(view, column, [("+", part) for part in view.parts_of(row)]),
            view.value(row.id, column.id).missing,
        )
    if isinstance(column.formula, Total):
        parts = _across(view, row, [("+", part) for part in column.formula.parts])
        return Explanation("Summa av kolumnerna.", parts, view.value(row.id, column.id).missing)
    return None


def _across(view: View, row: Row, signed: list[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(
        Part(sign, view.title(view.column(part)), view.value(row.id, part).exact, (row.id, part))
        for sign, part in signed
    )


def _down(view: View, column: Column, signed: list[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(
        Part(sign, view.row(part).title, view.value(part, column.id).exact, (part, column.id))
        for sign, part in signed
    )


def _of_unit(view: View, row: Row, column: Column, inner: View, inner_row: str) -> Explanation:
    """A row that is a unit is explained as that unit's own view has it."""
    found = inner.explain(inner_row, column.id)
    parts = tuple(
        replace(part, cell=(row.id, part.cell[1]) if part.cell and part.cell[0] == inner_row
                and view.has(row.id, part.cell[1]) else None)
        for part in found.parts
    )  # fmt: skip
    return replace(found, text=f"{row.title}: {found.text}", parts=parts)


def _fetched(view: View, row: Row, column: Column) -> Explanation:
    if view.restated(row, column):
        return _restated(view, row, column)
    source = view.fetched_from(row, column)
    if source is None:
        return Explanation(_nothing_to_fetch(view, column))
    other, row_id, column_id = source
    found = other.explain(row_id, column_id)
    if isinstance(column.formula, From):
        place = (other.table.title, other.row(row_id).title, other.title(other.column(column_id)))
        part = Part("", ", ".join(place), other.value(row_id, column_id).exact)
        text = f"Hämtas från {other.table.title}. {found.text}"
        return Explanation(text, (part,), found.missing)
    here = {
        one.formula.of: one.id for one in view.columns if type(one.formula) is type(column.formula)
        and isinstance(one.formula, Previous | LastYear)
    }  # fmt: skip
    parts = tuple(
        replace(part, cell=(part.cell[0], here[part.cell[1]]))
        if part.cell and part.cell[1] in here
        else replace(part, cell=None)
        for part in found.parts
    )
    return replace(found, text=f"Värdet för {other.period.title}. {found.text}", parts=parts)


def _nothing_to_fetch(view: View, column: Column) -> str:
    match column.formula:
        case LastYear():
            return f"Helår {view.period.ar - 1} finns inte i filen."
        case From():
            return "Det finns ingen sådan cell att hämta från den andra tabellen."
    if view.previous is None:
        return "Perioden har ingen period att jämföra med."
    return f"Raden finns inte för {view.previous.title}."


def _restated(view: View, row: Row, column: Column) -> Explanation:
    """Who has typed it, and what it stands in place of."""
    typed = view.source.explain(view.period, row, column)
    if view.units and not view.table.free_rows:
        parts = tuple(
            Part("+" if column.additive else "", name, one.value(row.id, column.id).exact)
            for name, one in view.units
            if one.value(row.id, column.id).exact is not None
        )
        text = "Någon av enheterna har skrivit in värdet i stället för det som annars hämtas."
        return Explanation(text, parts, view.value(row.id, column.id).missing)
    lead = "Värdet är inskrivet i stället för det som hämtas."
    if isinstance(column.formula, Previous | LastYear):
        lead = "Omräknat jämförelsetal."
    return replace(typed, text=f"{lead} {typed.text} {_instead(view, row, column)}".rstrip())


def _instead(view: View, row: Row, column: Column) -> str:
    """What would have been fetched."""
    source = view.fetched_from(row, column)
    if source is None:
        return ""
    other, row_id, column_id = source
    exact = other.value(row_id, column_id).exact
    where = f"{other.table.title}" if other.table is not view.table else other.period.title
    if exact is None:
        return f"I {where} står inget."
    shown = fmt(exact, view.decimals(row, column)) if isinstance(exact, Decimal) else f"”{exact}”"
    return f"I {where} står {shown}."


def contributions(view: View, row: Row, column: Column) -> tuple[Contribution, ...]:
    """What each unit has in a cell that is worked out; a typed cell's parts are its units."""
    if isinstance(column.formula, Elsewhere) or (
        column.formula is None and (row.formula is None or view.typed_share(row, column))
    ):
        return ()
    ratio = _ratio(row, column)
    common = view.value(*ratio[1]).exact if ratio else None
    found = []
    for name, one in view.units:
        value = one.value(row.id, column.id)
        above, below = (one.value(*cell).exact for cell in ratio) if ratio else (None, None)
        weight = None
        if isinstance(below, Decimal) and isinstance(common, Decimal) and common:
            weight = HUNDRED * below / common
        found.append(Contribution(name, value, above, below, weight))
    return tuple(found)


def _ratio(row: Row, column: Column) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The cells of numerator and denominator, of a cell that is a ratio."""
    match column.formula:
        case Share(part, whole):
            return (row.id, part), (row.id, whole)
        case Growth(now, before):
            return (row.id, now), (row.id, before)
        case Change():
            return None
    if isinstance(row.formula, Share):
        return (row.formula.part, column.id), (row.formula.whole, column.id)
    return None
