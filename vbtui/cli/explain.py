"""``vbtui explain``: where a number comes from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.cli.show_table import exact_text, note_sums, view_of
from vbtui.consolidate import TableView
from vbtui.domain import address
from vbtui.domain.table import Column, Explanation, Part, Row, Scalar
from vbtui.domain.tal import fmt
from vbtui.store.database import Database


def run(options: argparse.Namespace) -> int:
    """Print a cell's value, how it is made, its parts and what is missing."""
    target, column_name = address.parse_cell(options.cell)
    with Database.open(options.file) as db:
        context = Context(db)
        view = view_of(
            context,
            target.table,
            context.enhet(options.enhet),
            context.period(options.period),
            options.konsoliderat,
        )
        row = address.find_row(view.rows, target)
        column = view.column(address.find_column(view, column_name))
        if options.format == "json":
            output.write_json(_json(view, row, column))
        else:
            output.write_lines(_text(view, row, column))
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
    yield f"Värde:  {shown} {unit}".rstrip() if shown else "Värde:  saknas"
    if isinstance(value.exact, Decimal):
        yield f"Exakt:  {fmt(value.exact)}"
    if value.reason not in found.text:
        yield value.reason
    yield found.text
    yield from _parts(view, found, "  ", deeper=True)


def _parts(view: TableView, found: Explanation, indent: str, *, deeper: bool) -> Iterator[str]:
    if found.parts:
        width = max(len(_value(part.value)) for part in found.parts)
        for part in found.parts:
            yield f"{indent}{part.sign or ' '} {_value(part.value):>{width}}  {part.name}"
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
