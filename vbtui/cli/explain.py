"""``vbtui explain``: where a number comes from, and what the units' statuses make of a node."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal

from vbtui.cli import explain_node, output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.cli.show_table import DISPUTED, exact_text, note_sums, view_of
from vbtui.consolidate import TableView, built_on, disputed
from vbtui.domain import address
from vbtui.domain.table import INCOMPLETE, Column, Contribution, Explanation, Part, Row, Scalar
from vbtui.domain.tal import fmt, round_half_away
from vbtui.domain.text import printable
from vbtui.store.database import Database


def run(options: argparse.Namespace) -> int:
    """Print a cell's value, how it is made, its parts and what is missing; or a node's status."""
    if address.names_nod(options.cell):
        with Database.open(options.file) as db:
            context = Context(db)
            chosen = context.enhet(options.enhet) if options.enhet else None
            period = context.period(options.period)
            explain_node.explain(context, options.cell, chosen, period, options.format)
        return 0
    target, column_name = address.parse_cell(options.cell)
    with Database.open(options.file) as db:
        context = Context(db)
        enhet = context.enhet(options.enhet)
        if not options.konsoliderat:
            enhet = address.row_unit(context.organisation, target, enhet)
        period = context.period(options.period)
        view = view_of(context, target.table, enhet, period, options.konsoliderat)
        row = address.find_row(view.rows, target)
        column = view.column(address.find_column(view, column_name))
        if options.format == "json":
            output.write_json(_json(view, row, column))
        else:
            output.write_lines([*_text(view, row, column), *_disputed(db, view, row, column)])
        note_sums(context, view)
    return 0


def _inner(view: TableView, part: Part) -> Explanation | None:
    """How a part is made in its turn, when it is worked out and not typed."""
    if part.cell is None:
        return None
    found = view.explain(*part.cell)
    return found if found.parts else None


# JSON


def _json(view: TableView, row: Row, column: Column) -> dict[str, Json]:
    value = view.value(row.id, column.id)
    found = view.explain(row.id, column.id)
    return {
        "cell": f"{view.table.id}/{row.id}/{column.id}",
        "rad": row.title,
        "kolumn": view.title(column),
        "enhet": view.enhet.kod,
        "period": view.period.key,
        "konsoliderat": view.consolidated,
        "matt": view.unit(row, column),
        "varde": view.shown(row, column),
        "exakt": exact_text(value.exact),
        "text": found.text,
        "orsak": value.reason,
        "delar": [_part(view, part, _inner(view, part)) for part in found.parts],
        "saknas": list(found.missing),
        "enheter": [_contribution(view, row, column, one) for one in found.units],
    }


def _contribution(view: TableView, row: Row, column: Column, one: Contribution) -> dict[str, Json]:
    exact = one.value.exact
    return {
        "namn": one.name,
        "varde": round_half_away(exact, view.decimals(row, column))
        if isinstance(exact, Decimal)
        else exact,
        "exakt": exact_text(exact),
        "orsak": one.value.reason,
        "taljare": exact_text(one.numerator),
        "namnare": exact_text(one.denominator),
        "vikt": exact_text(one.weight),
    }


def _part(view: TableView, part: Part, inner: Explanation | None) -> dict[str, Json]:
    found: dict[str, Json] = {
        "tecken": part.sign,
        "namn": part.name,
        "varde": _shown(view, part),
        "exakt": exact_text(part.value),
        "cell": "/".join((view.table.id, *part.cell)) if part.cell else None,
    }
    if inner:
        found["text"] = inner.text
        found["delar"] = [_part(view, one, None) for one in inner.parts]
        found["saknas"] = list(inner.missing)
    return found


def _shown(view: TableView, part: Part) -> Scalar:
    """A part as it is published, when it is a cell; another unit's figure as it is."""
    if part.cell is None:
        return part.value
    return view.shown(view.row(part.cell[0]), view.column(part.cell[1]))


# Text


def _text(view: TableView, row: Row, column: Column) -> Iterator[str]:
    value = view.value(row.id, column.id)
    found = view.explain(row.id, column.id)
    whose = f"{view.enhet.namn} med underliggande enheter" if view.consolidated else view.enhet.namn
    yield f"{view.table.title} · {row.title} · {view.title(column)}"
    yield f"{whose} · {view.period.title}"
    yield ""
    unit = view.unit(row, column)
    shown = view.text(row, column)
    if not isinstance(value.exact, Decimal):
        yield f"Värde:  {shown or 'saknas'}"
    else:
        yield f"Värde:  {shown}{INCOMPLETE if value.incomplete else ''} {unit}".rstrip()
        yield f"Exakt:  {fmt(value.exact)}"
    if value.reason not in found.text:
        yield value.reason
    yield found.text
    yield from _parts(view, found, "  ", deeper=True)
    if found.units:
        yield "Enheterna var för sig:"
        for one in found.units:
            yield printable(f"  {_own(view, row, column, one)}")


def _disputed(db: Database, view: TableView, row: Row, column: Column) -> Iterator[str]:
    """The typed values that the number builds on and that wait for a choice."""
    waiting = disputed(db, view)
    below = built_on(view, row.id, column.id) if waiting else set()
    for one in waiting:
        if (one.row.id, one.column.id) in below:
            yield printable(
                f"{DISPUTED} Ett värde är i konflikt: {one.enhet.namn}, {one.row.title},"
                f" {view.title(one.column)}; talet kan bli ett annat när någon har valt."
            )


def _own(view: TableView, row: Row, column: Column, one: Contribution) -> str:
    """A unit's own number, and what a ratio is made of there and weighs."""
    exact = one.value.exact
    shown = (
        f"{fmt(exact, view.decimals(row, column))} {view.unit(row, column)}".rstrip()
        if isinstance(exact, Decimal)
        else exact or "saknas"
    )
    mark = INCOMPLETE if one.value.incomplete else ""
    made = ""
    if one.numerator is not None or one.denominator is not None:
        weight = f", väger {fmt(one.weight, 1)} %" if one.weight is not None else ""
        made = f" ({_value(one.numerator)} ÷ {_value(one.denominator)}{weight})"
    return f"{one.name}: {shown}{mark}{made}"


def _parts(view: TableView, found: Explanation, indent: str, *, deeper: bool) -> Iterator[str]:
    if found.parts:
        width = max(len(_value(part.value)) for part in found.parts)
        for part in found.parts:
            mark = INCOMPLETE if part.incomplete else " "
            yield f"{indent}{part.sign or ' '} {_value(part.value):>{width}}{mark} {part.name}"
            inner = _inner(view, part) if deeper else None
            if inner:
                yield f"{indent}    {inner.text}"
                yield from _parts(view, inner, indent + "    ", deeper=False)
    if found.missing:
        yield f"{indent}Saknas: {', '.join(found.missing)}."


def _value(value: Scalar) -> str:
    if isinstance(value, Decimal):
        return fmt(value)
    return value or "saknas"
