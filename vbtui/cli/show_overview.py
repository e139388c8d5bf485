"""The overview as text or JSON: the state of everything for one unit and period."""

from __future__ import annotations

from collections.abc import Iterator

from vbtui import overview
from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.grid import GridColumn, lines
from vbtui.cli.output import Json
from vbtui.domain.address import Addresses
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.period import Period
from vbtui.domain.status import MISSING_SYMBOL, Status
from vbtui.domain.summering import COLUMNS
from vbtui.domain.table import INCOMPLETE
from vbtui.domain.text import printable
from vbtui.domain.times import shown_moment, today
from vbtui.overview import Count, Deviation, Economy, Figure, Overview, Scope, SickLeave
from vbtui.store import plans

VIEW = "oversikt"
"""What the view is called on the command line."""
_STEP = "  "
_NO_STATUS = "utan status"


def show(context: Context, enhet: Enhet, period: Period, form: str) -> None:
    """Print the overview; a unit with units below it is seen with all of them.

    :raises InputError: it is asked for as csv, which it has no form for.
    """
    if form == "csv":
        raise InputError("Översikten finns inte som csv; välj table eller json.")
    scope = Scope(context.organisation, context.perioder, enhet, period, today())
    found = overview.overview(context.db, scope)
    addresses = Addresses(plans.noder(context.db, period.plan) if period.plan else [])
    if form == "json":
        output.write_json(_json(found, addresses))
    else:
        output.write_lines(_text(found, addresses))


# Text


def _text(found: Overview, addresses: Addresses) -> Iterator[str]:
    page, scope = output.width(), found.scope
    path = " ▸ ".join(enhet.namn for enhet in scope.organisation.path(scope.enhet))
    yield from output.broken(f"{path} · {scope.period.title} · Översikt", page)
    yield ""
    told = list(overview.facts(scope, found.standing, found.plan.progress))
    widest = max(len(fact.name) for fact in told)
    for fact in told:
        yield from output.broken(f"{fact.name:<{widest}}  {fact.text}", page, "", _STEP)
    for title, body in (
        ("Avvikelser", _deviations(found.plan.deviations, addresses)),
        ("Slutdatum har passerat", _deviations(found.plan.late, addresses)),
        ("Status", _kinds(found)),
        ("Målområden", _malomraden(found)),
    ):
        block = list(body)
        if block:
            yield from ("", title)
            for line in block:
                yield from output.broken(line, page, _STEP, _STEP)
    yield from _summary(found, page)
    yield from _tables(found, page)
    yield from _economy(found.figures.economy, page)
    yield from _sick_leave(found.figures.sick_leave, page)
    if found.figures.incomplete:
        yield from ("", f"{INCOMPLETE} saknar någon del.")
    if found.changes.newest:
        yield from ("", "Senaste ändringarna")
        for change in found.changes.newest:
            who = f" av {change.author}" if change.author else ""
            line = f"{shown_moment(change.at)}{who}: {printable(change.text)}"
            yield from output.broken(line, page, _STEP, _STEP)


def _label(status: Status | None) -> str:
    return status.label if status else f"{MISSING_SYMBOL} {_NO_STATUS}"


def _counted(counts: tuple[Count, ...]) -> str:
    return ", ".join(f"{len(one.noder)} {_label(one.status)}" for one in counts)


def _deviations(found: tuple[Deviation, ...], addresses: Addresses) -> Iterator[str]:
    for one in found:
        words = [one.nod.name, one.status.word if one.status else _NO_STATUS]
        words += [f"klar senast {one.nod.slutdatum}"] if one.days and one.nod.slutdatum else []
        words += [one.enhet.namn] if one.enhet else []
        symbol = one.status.symbol if one.status else MISSING_SYMBOL
        yield f"{symbol} {' · '.join(words)}  [{addresses.of(one.nod)}]"


def _kinds(found: Overview) -> Iterator[str]:
    for kind in found.plan.kinds:
        yield f"{kind.typ.counted(kind.total)}: {_counted(kind.counts)}"


def _malomraden(found: Overview) -> Iterator[str]:
    for one in found.plan.malomraden:
        own = f" · {_label(one.status)}" if one.judged else ""
        counts = f": {_counted(one.counts)}" if one.counts else ""
        yield f"{one.nod.name}{own}{counts} · {one.progress.done} av {one.progress.expected} klara"


def _summary(found: Overview, page: int) -> Iterator[str]:
    rows = found.plan.summary
    if not rows:
        return
    names = GridColumn("", [row.rad.title for row in rows], right=False)
    columns = [
        GridColumn(title, [str(row.count(column)) for row in rows])
        for title, column in [*((one.word, one) for one in COLUMNS), ("Utan status", None)]
    ]
    yield from ("", "Summering av måluppfyllelse")
    yield from lines(names, columns, page)


def _tables(found: Overview, page: int) -> Iterator[str]:
    if found.tables:
        yield from ("", "Ifyllda tabeller")
    for one in found.tables:
        text = f"{one.table.title}: {one.filled.done} av {one.filled.of} {one.counted}"
        if one.lacking:
            text += f"; saknas: {', '.join(enhet.namn for enhet in one.lacking)}"
        if one.filled.only_shares:
            text += "; bara procent är ifylld"
        yield from output.broken(text, page, _STEP, _STEP)


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.exact is None:
        return "–" if figure.value.reason else "saknas"
    return f"{figure.text}{INCOMPLETE if figure.value.incomplete else ''}"


def _economy(rows: tuple[Economy, ...], page: int) -> Iterator[str]:
    yield from ("", f"Ekonomi, {rows[0].outcome.unit}")
    names = GridColumn("", [row.title for row in rows], right=False)
    columns = [
        GridColumn("Utfall", [_shown(row.outcome) for row in rows]),
        GridColumn("Budget", [_shown(row.budget) for row in rows]),
        GridColumn("Avvikelse", [_shown(row.deviation) for row in rows]),
    ]
    yield from lines(names, columns, page)


def _sick_leave(rows: tuple[SickLeave, ...], page: int) -> Iterator[str]:
    yield from ("", "Sjukfrånvaro, %")
    names = GridColumn("", [row.period.title for row in rows], right=False)
    columns = [
        GridColumn("Kvinnor", [_shown(row.women) for row in rows]),
        GridColumn("Män", [_shown(row.men) for row in rows]),
        GridColumn("Totalt", [_shown(row.total) for row in rows]),
    ]
    yield from lines(names, columns, page)


# JSON


def _json(found: Overview, addresses: Addresses) -> Json:
    scope, standing, plan = found.scope, found.standing, found.plan
    return {
        "vy": VIEW,
        "enhet": scope.enhet.kod,
        "period": scope.period.key,
        "konsoliderat": scope.together,
        "klara": plan.progress.done,
        "att_gora": plan.progress.expected,
        "sista_dag": standing.last_day.isoformat() if standing.last_day else None,
        "dagar_kvar": standing.days_left,
        "stangd": standing.closed,
        "konflikter": standing.conflicts,
        "andrade_efter_inlamning": standing.altered,
        "inlamningar": [
            {
                "enhet": one.enhet.kod,
                "lage": one.lage.value,
                "sen": one.late,
                "andrad": one.changed,
            }
            for one in standing.reports
        ],
        "status": [
            {"typ": kind.typ.value, "antal": _counts_json(kind.counts)} for kind in plan.kinds
        ],
        "malomraden": [
            {
                "mal": addresses.of(one.nod),
                "titel": one.nod.titel,
                "status": one.status.key if one.status else None,
                "klara": one.progress.done,
                "att_gora": one.progress.expected,
                "antal": _counts_json(one.counts),
            }
            for one in plan.malomraden
        ],
        "summering": [
            {
                "id": row.rad.id,
                "titel": row.rad.title,
                **{column.value: row.count(column) for column in COLUMNS},
                "utan_status": row.count(None),
            }
            for row in plan.summary
        ],
        "avvikelser": [_deviation_json(one, addresses) for one in plan.deviations],
        "sena": [_deviation_json(one, addresses) for one in plan.late],
        "tabeller": [
            {
                "id": one.table.id,
                "ifyllda": one.filled.done,
                "av": one.filled.of,
                "raknar": one.counted,
                "saknas": [enhet.kod for enhet in one.lacking],
            }
            for one in found.tables
        ],
        "ekonomi": [
            {
                "titel": row.title,
                "utfall": _figure_json(row.outcome),
                "budget": _figure_json(row.budget),
                "avvikelse": _figure_json(row.deviation),
            }
            for row in found.figures.economy
        ],
        "sjukfranvaro": [
            {
                "period": row.period.key,
                "kvinnor": _figure_json(row.women),
                "man": _figure_json(row.men),
                "totalt": _figure_json(row.total),
            }
            for row in found.figures.sick_leave
        ],
        "andringar": [
            {
                "nar": change.at,
                "vem": change.author or None,
                "mal": change.target or None,
                "text": change.text,
            }
            for change in found.changes.newest
        ],
    }


def _counts_json(counts: tuple[Count, ...]) -> list[Json]:
    return [
        {"status": one.status.key if one.status else None, "antal": len(one.noder)}
        for one in counts
    ]


def _deviation_json(one: Deviation, addresses: Addresses) -> Json:
    return {
        "mal": addresses.of(one.nod),
        "titel": one.nod.titel,
        "status": one.status.key if one.status else None,
        "enhet": one.enhet.kod if one.enhet else None,
        "slutdatum": one.nod.slutdatum.isoformat() if one.nod.slutdatum else None,
        "dagar_sen": one.days,
    }


def _figure_json(figure: Figure | None) -> Json:
    if figure is None:
        return None
    return {
        "cell": figure.target,
        "varde": figure.exact,
        "ofullstandig": figure.value.incomplete,
        "skal": figure.value.reason or None,
    }
