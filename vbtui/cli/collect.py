"""``vbtui collect``: who has handed in; receive, send back, close, give longer."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from vbtui.author import author
from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.cli.submit import missing_json, missing_lines, totals_json
from vbtui.collect import Collector
from vbtui.delivered import Board, Unit, board
from vbtui.domain.enhet import Enhet
from vbtui.domain.errors import InputError
from vbtui.domain.inlamning import Lage
from vbtui.domain.period import Period
from vbtui.domain.times import local, parse_deadline, shown_moment, today
from vbtui.receipt import lines as total_lines
from vbtui.receipt import totals
from vbtui.store.database import Database
from vbtui.store.inlamningar import Event
from vbtui.submit import missing

Act = Callable[[Collector], None]


def run(options: argparse.Namespace) -> int:
    """Do what is asked for, all of it or nothing, and show how it stands."""
    if options.stang and options.oppna:
        raise InputError("Ange antingen --stang eller --oppna, inte båda.")
    if bool(options.atersand) != bool(options.orsak):
        raise InputError("--atersand och --orsak hör ihop; ange båda.")
    with Database.open(options.file) as db:
        acts = _acts(Context(db), options)
    if acts:
        with Database.open(options.file, author=author(), write=True) as db:
            collector = Collector(db)
            with db.transaction():
                for act in acts:
                    act(collector)
    with Database.open(options.file) as db:
        context = Context(db)
        period = context.period(options.period)
        if options.enhet is not None:
            _show_unit(context, period, context.enhet(options.enhet), json=options.json)
        else:
            found = _own(context, board(db, context.organisation, period, today()))
            if options.json:
                output.write_json(_json(found))
            else:
                output.write_lines(_lines(found))
    return 0


def _acts(context: Context, options: argparse.Namespace) -> list[Act]:
    """What the words ask for, with every unit and day understood before anything is done."""
    period = context.period(options.period)
    acts: list[Act] = []
    for text in options.mottagen:
        acts.append(_receive(context.enhet(text), period))
    if options.atersand:
        returned = context.enhet(options.atersand)
        acts.append(lambda one: one.send_back(returned, period, options.orsak))
    if options.sista_dag is not None:
        last = _day(options.sista_dag)
        acts.append(lambda one: one.deadline(period, last))
    if options.stang:
        acts.append(lambda one: one.close(period))
    if options.oppna:
        acts.append(lambda one: one.reopen(period))
    for text in options.anstand:
        unit, equals, day = text.partition("=")
        if not equals:
            raise InputError(f"--anstand {text} saknar dag; skriv till exempel it=2026-01-31.")
        acts.append(_extend(context.enhet(unit), period, _day(day)))
    return acts


def _receive(enhet: Enhet, period: Period) -> Act:
    return lambda one: one.receive(enhet, period)


def _extend(enhet: Enhet, period: Period, day: date | None) -> Act:
    return lambda one: one.extend(enhet, period, day)


def _day(text: str) -> date | None:
    return parse_deadline(text, today()) if text.strip() else None


def _own(context: Context, found: Board) -> Board:
    """The board as far as the file knows it: of a unit's own file its own lines, for what the
    others have done since it was handed out has not come there."""
    within = {enhet.id for enhet in context.organisation.subtree(context.home)}
    return replace(found, units=tuple(one for one in found.units if one.enhet.id in within))


def _lines(found: Board) -> Iterator[str]:
    collecting = found.insamling
    notes = [found.period.title]
    if collecting.sista_dag:
        notes.append(f"sista dag {collecting.sista_dag.isoformat()}")
    if collecting.stangd:
        notes.append("stängd för rapportering")
    yield ", ".join(notes)
    here = found.count(Lage.INLAMNAD, Lage.MOTTAGEN)
    yield f"{here} av {len(found.units)} har lämnat in"
    for unit in found.units:
        yield ""
        yield from _unit(unit)
    if found.shared_conflicts:
        yield ""
        yield f"Konflikter i det som är gemensamt eller nämndens eget: {found.shared_conflicts}"


def _unit(unit: Unit) -> Iterator[str]:
    yield f"{unit.enhet.namn}: {unit.words}"
    if unit.lage is Lage.ATERSAND:
        yield f"  Orsak: {unit.inlamning.orsak}"
    if unit.inlamning.anstand:
        yield f"  Anstånd till {unit.inlamning.anstand.isoformat()}"
    if unit.conflicts:
        yield f"  Konflikter: {unit.conflicts}"
    left = [f"{part.title} {part.done} av {part.of}" for part in unit.parts if not part.complete]
    yield f"  Ofyllt: {', '.join(left)}" if left else "  Allt är ifyllt"
    if unit.handed_out:
        yield f"  Utlämnad {shown_moment(unit.handed_out.at)}"
    if unit.seen:
        yield f"  Senaste fil {shown_moment(unit.seen.at)}: {unit.seen.name}"
    if unit.refused:
        yield f"  Avvisad fil {shown_moment(unit.refused.at)}: {unit.refused.name}"
    for word, event in (
        ("Inlämnad", unit.submitted),
        ("Mottagen", unit.received),
        ("Återsänd", unit.returned),
    ):
        if event:
            yield f"  {word} {shown_moment(event.at)} av {event.author}"


def _show_unit(context: Context, period: Period, enhet: Enhet, *, json: bool) -> None:
    """One unit: how it stands, what is missing, and figures to hold beside its receipt."""
    db = context.db
    found = board(db, context.organisation, period, today())
    units = [unit for unit in found.units if unit.enhet.id == enhet.id]
    left = missing(db, context.organisation, enhet, period)
    said = totals(db, period, [enhet])[enhet.id]
    if json:
        output.write_json(
            {
                **(_unit_json(units[0]) if units else {"enhet": enhet.kod}),
                **totals_json(said),
                "saknas": missing_json(left),
            }
        )
        return
    for unit in units:
        output.write_lines([*_unit(unit), ""])
    if units and units[0].inlamning.klar:
        output.write_lines([f"Märke  {units[0].inlamning.klar}"])
    output.write_lines([*total_lines(said), *missing_lines(left)])


def _json(found: Board) -> dict[str, Json]:
    units: list[Json] = [_unit_json(unit) for unit in found.units]
    day = found.insamling.sista_dag
    return {
        "period": found.period.key,
        "sista_dag": day.isoformat() if day else None,
        "stangd": found.insamling.stangd,
        "enheter": units,
        "gemensamma_konflikter": found.shared_conflicts,
    }


def _unit_json(unit: Unit) -> dict[str, Json]:
    report, handed_out, seen = unit.inlamning, unit.handed_out, unit.seen
    return {
        "enhet": unit.enhet.kod,
        "lage": unit.lage.value,
        "oppen": unit.open,
        "sen": unit.late,
        "andrat_efter_inlamning": unit.changed,
        "marke": report.klar or None,
        "orsak": report.orsak if unit.lage is Lage.ATERSAND else None,
        "anstand": report.anstand.isoformat() if report.anstand else None,
        "utlamnad": _moment(handed_out.at) if handed_out else None,
        "senast_sedd": _moment(seen.at) if seen else None,
        "inlamnad": _event_json(unit.submitted),
        "mottagen": _event_json(unit.received),
        "atersand": _event_json(unit.returned),
        "delar": [{"id": part.id, "ifyllda": part.done, "av": part.of} for part in unit.parts],
        "konflikter": unit.conflicts,
    }


def _event_json(event: Event | None) -> dict[str, Json] | None:
    return {"vem": event.author, "nar": _moment(event.at)} if event else None


def _moment(at: str) -> str:
    found = local(at)
    return found.isoformat() if found else at
