"""What the board says of a unit's report: a sign and a word, a line, or all there is to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from vbtui.delivered import PLAN_PARTS, Altered, Board, Part, Unit
from vbtui.domain.inlamning import CHANGED, LATE, Lage
from vbtui.domain.period import MONTHS, short_date
from vbtui.domain.times import local, today
from vbtui.store.inlamningar import Event
from vbtui.submit import Missing
from vbtui.tui.text import plain
from vbtui.tui.widgets.board import BoardLine
from vbtui.tui.widgets.forest import Tone, TreeItem

_SIGNS: dict[Lage, tuple[str, Tone]] = {
    Lage.EJ_INLAMNAD: ("○", "muted"),
    Lage.INLAMNAD: ("◐", "warning"),
    Lage.ATERSAND: ("←", "error"),
    Lage.MOTTAGEN: ("●", "success"),
}
ALTERED = "≠"
"""Before what is no longer as it was handed in."""
SEPARATOR = "|"
"""Between part and number in the key of something that is missing: no part's name has it."""
_NAMES_WIDTH = 12
"""Cells of the names before the facts about a unit."""


def sign(unit: Unit) -> tuple[str, Tone]:
    """The sign of where a report stands, with its tone; the word stands beside it."""
    if unit.changed:
        return ALTERED, "warning"
    symbol, tone = _SIGNS[unit.lage]
    waited = unit.lage in (Lage.EJ_INLAMNAD, Lage.ATERSAND)
    return symbol, "error" if unit.late and waited else tone


def day(moment: str, now: date) -> str:
    """The day of a moment, as short as it can be understood: ``14 jan``, ``14 jan 2025``."""
    found = local(moment)
    return moment if found is None else short_day(found.date(), now)


def short_day(found: date, now: date) -> str:
    """A day without the year where that is this one: ``23 jan``."""
    this = f"{found.day} {MONTHS[found.month - 1]}"
    return this if found.year == now.year else short_date(found)


def clock(moment: str, now: date) -> str:
    """Day and time: ``14 jan 13:02``."""
    found = local(moment)
    return moment if found is None else f"{short_day(found.date(), now)} {found:%H:%M}"


def states(unit: Unit, now: date) -> tuple[str, ...]:
    """Where a report stands, in a line: all of it first, then shorter and shorter."""
    word = unit.lage.word
    event = _last(unit)
    timed = [f"{word} {clock(event.at, now)}", f"{word} {day(event.at, now)}"] if event else []
    if unit.changed:
        return (*(f"{text}, {CHANGED}" for text in [*timed, word]), CHANGED, "ändrat efteråt")
    said = [*timed, word]
    if unit.late:
        said = [f"{text}, {LATE}" for text in said]
    if unit.lage is Lage.ATERSAND and unit.inlamning.orsak:
        return (*(f"{text}: {unit.inlamning.orsak}" for text in said), *said)
    if unit.inlamning.anstand:
        until = f"anstånd till {short_day(unit.inlamning.anstand, now)}"
        return (*(f"{text}, {until}" for text in said), *said)
    return tuple(said)


def _last(unit: Unit) -> Event | None:
    """What came last: what the word for the state is about."""
    by_state = {
        Lage.INLAMNAD: unit.submitted,
        Lage.MOTTAGEN: unit.received,
        Lage.ATERSAND: unit.returned,
    }
    return by_state.get(unit.lage)


def board_line(unit: Unit) -> BoardLine:
    """A unit's line of the board."""
    now = today()
    symbol, tone = sign(unit)
    plan = [part for part in unit.parts if part.id in PLAN_PARTS]
    tables = [part for part in unit.parts if part.id not in PLAN_PARTS and part.of]
    complete = sum(part.complete for part in tables)
    return BoardLine(
        key=unit.enhet.id,
        symbol=symbol,
        tone=tone,
        name=unit.enhet.namn,
        states=states(unit, now),
        handed_out=day(unit.handed_out.at, now) if unit.handed_out else "",
        seen=day(unit.seen.at, now) if unit.seen else "",
        plan=f"{sum(part.done for part in plan)}/{sum(part.of for part in plan)}",
        tables=f"{complete}/{len(tables)}",
        conflicts=str(unit.conflicts) if unit.conflicts else "",
        warned=unit.refused is not None,
    )


def standing(board: Board) -> str:
    """How the collecting stands: ``3 av 7 inlämnade · sista dag 23 jan 2026 · öppen``."""
    here = board.count(Lage.INLAMNAD, Lage.MOTTAGEN)
    parts = [f"{here} av {len(board.units)} inlämnade", *collecting(board)]
    if board.shared_conflicts:
        parts.append(f"{board.shared_conflicts} gemensamma konflikter")
    return " · ".join(parts)


def collecting(board: Board) -> list[str]:
    """The last day, where there is one, and whether the period is open."""
    last = board.insamling.sista_dag
    return [
        *([f"sista dag {short_date(last)}"] if last else []),
        "stängd" if board.insamling.stangd else "öppen",
    ]


def facts(unit: Unit) -> Content:
    """All that is known of a unit's report, a line for each thing."""
    symbol, tone = sign(unit)
    event = _last(unit)
    when = f" · {clock(event.at, today())} av {event.author or 'okänd'}" if event else ""
    state = Content.assemble(
        plain(_named("Läge"), "$text-muted"),
        plain(f"{symbol} {unit.words}", f"bold $text-{tone}" if tone else "bold"),
        plain(when),
    )
    rest = [
        Content.assemble(plain(_named(name), "$text-muted"), plain(text))
        for name, text in _facts(unit, today())
    ]
    return Content("\n").join([state, *rest])


def _named(name: str) -> str:
    return f"{name:<{_NAMES_WIDTH}}"


def _facts(unit: Unit, now: date) -> Iterator[tuple[str, str]]:
    report = unit.inlamning
    if unit.lage is Lage.ATERSAND:
        yield "Orsak", report.orsak
    if report.anstand:
        yield "Anstånd", f"till och med {short_date(report.anstand)}"
    elif not unit.open:
        yield "Period", "stängd för rapportering"
    files = []
    if unit.handed_out:
        files.append(f"utlämnad {day(unit.handed_out.at, now)}")
    if unit.seen:
        files.append(f"senast sedd {day(unit.seen.at, now)} ({unit.seen.name})")
    if files:
        yield "Fil", ", ".join(files)
    if unit.refused:
        yield "Avvisad", f"{day(unit.refused.at, now)} {unit.refused.name}: {unit.refused.reason}"


def part_items(
    parts: Sequence[Part], missing: Sequence[Missing], altered: Sequence[Altered] = ()
) -> list[TreeItem]:
    """The parts of a report, each with what is no longer as it was handed in below, and what is
    missing in it.

    The key of a line below is its part, :data:`SEPARATOR` and its place among all that is missing
    and then altered.
    """
    items = []
    for part in parts:
        below = [(at, one) for at, one in enumerate(missing) if one.part == part.id]
        # What is said of a whole table stands beside its name.
        whole = next((one for _, one in below if one.target == part.id), None)
        symbol, tone = _part_sign(part, bool(below))
        items.append(
            TreeItem(
                key=part.id,
                depth=0,
                label=part.title,
                symbol=symbol,
                symbol_tone=tone,
                note=_part_note(part, whole),
                strong=bool(below),
            )
        )
        items += [
            TreeItem(
                f"{part.id}{SEPARATOR}{at}",
                1,
                one.text,
                symbol=ALTERED,
                symbol_tone="warning",
                note=one.fields,
            )
            for at, one in enumerate(altered, start=len(missing))
            if one.part == part.id
        ]
        for at, one in below:
            if one is not whole:
                what, _, gap = one.text.rpartition(": ")
                items.append(TreeItem(f"{part.id}{SEPARATOR}{at}", 1, what, note=gap))
    return items


def _part_sign(part: Part, lacks: bool) -> tuple[str, Tone]:
    if not lacks:
        return ("✓", "success") if part.of else ("–", "muted")
    return ("◐", "warning") if part.done else ("○", "warning")


def _part_note(part: Part, whole: Missing | None) -> str:
    if whole is not None:
        return whole.text.rpartition(": ")[2]
    return f"{part.done} av {part.of}" if part.of else "inget att fylla i"
