"""The charts: where people would rather look, and never without the table they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from vbtui.consolidate import TableView
from vbtui.domain import status as scales
from vbtui.domain.period import Period
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.status import Tone
from vbtui.domain.table import HUNDRED, Scalar
from vbtui.domain.tal import fmt
from vbtui.excel.book import Book
from vbtui.excel.cells import Cell
from vbtui.excel.drawing import Bars, Series, draw
from vbtui.excel.grid import Field, Grid
from vbtui.excel.placeholders import ABSENT
from vbtui.excel.styles import number, percent
from vbtui.excel.table_sheet import Placed
from vbtui.excel.voices import Voices

OVER_TIME = "Sjukfrånvaro över tid"
STATUSES = "Status per målområde"

_SICK, _SICK_ROW = "sjukfranvaro", "totalt_procent"
_SICK_COLUMNS = ("kvinnor", "man", "totalt")
_INVESTMENTS, _BUDGET, _OUTCOME = "investeringar", "budget", "utfall"
_COUNT = number(0)

# Told apart by people who do not see colours as others do, and in print without colours.
_COLOURS = ("5B9BD5", "D95F02", "A6A6A6")
_TONES = {
    Tone.GOOD: ("5B9BD5", "9DC3E6", "C9DFF2"),
    Tone.PARTLY: ("F2A65A",),
    Tone.BAD: ("C55A11", "9A6B4F"),
    Tone.NEUTRAL: ("BFBFBF",),
}
_NO_STATUS = "E3E3E3"


def over_time(
    book: Book, perioder: Sequence[Period], view: Callable[[str, Period], TableView]
) -> None:
    """Sick leave by gender over the periods, with its table; nothing where there is none."""
    views = [view(_SICK, period) for period in perioder]
    columns = [views[-1].column(one) for one in _SICK_COLUMNS]
    rows: list[tuple[str, list[Scalar]]] = []
    for one in views:
        values = [one.value(_SICK_ROW, column.id).exact for column in columns]
        if any(value is not None for value in values):
            rows.append((one.period.title, values))
    if not rows:
        return
    sheet = book.sheet(OVER_TIME, "Sjukfrånvaro per kön i flera perioder, med diagram")
    headings = [f"{column.title} (%)" for column in columns]
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(OVER_TIME),
        title=f"Sjukfrånvaro i procent av schemalagd tid, {views[-1].enhet.namn}",
        lines=["Samma procent som i bladet Sjukfrånvaro, period för period."],
        back=book.home,
        fields=[Field("Period", 22), *(Field(heading, 16, right=True) for heading in headings)],
        print_as=book.print_as,
    )
    look = book.styles
    for name, values in rows:
        found = [
            grid.number(value / HUNDRED, look.number(percent(1)))
            if isinstance(value, Decimal)
            else grid.text(ABSENT, look.absent())
            for value in values
        ]
        grid.add([grid.text(name, look.text()), *found])
    last = grid.row
    grid.close()
    told = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{column.title.lower()} {_shown(value)} %"
            for column, value in zip(columns, values, strict=True)
        )
        for name, values in rows
    )
    draw(
        sheet,
        Bars("Sjukfrånvaro totalt, % av schemalagd tid", percent(1)),
        [Series(place, colour) for place, colour in enumerate(_COLOURS, start=2)],
        rows=(grid.first, last),
        below=last,
        text=f"Stapeldiagram över sjukfrånvaron per kön. {told}.",
    )


def below(view: TableView, placed: Placed) -> None:
    """The chart below a table's sheet, where it has one: budget and outcome of investments."""
    if view.table.id != _INVESTMENTS:
        return
    rows = [row for row in view.rows if not row.is_total]
    values = {
        (row.id, column): view.value(row.id, column).exact
        for row in rows
        for column in (_BUDGET, _OUTCOME)
    }
    if all(value is None for value in values.values()):
        return
    told = "; ".join(
        f"{row.title}: budget {_shown(values[row.id, _BUDGET])}, utfall"
        f" {_shown(values[row.id, _OUTCOME])}"
        for row in rows
    )
    draw(
        placed.sheet,
        Bars(f"Investeringar: budget och utfall, {view.table.unit}", number(1)),
        [
            Series(placed.columns[column], colour)
            for column, colour in zip((_BUDGET, _OUTCOME), _COLOURS, strict=False)
        ],
        rows=(placed.first, placed.first + len(rows) - 1),
        below=placed.last,
        text=f"Stapeldiagram över investeringar i {view.table.unit}. {told}.",
    )


def statuses(book: Book, voices: Voices) -> None:
    """How many uppdrag below each målområde have which status, with its table."""
    tree, typ = voices.tree, voices.period.typ
    scale = scales.scale(NodTyp.UPPDRAG, typ)
    counted = [(nod, counts) for nod in tree.order if (counts := _counts(voices, nod))]
    if not counted:
        return
    headings = [*(status.label for status in scale), f"{scales.MISSING_SYMBOL} {ABSENT}"]
    sheet = book.sheet(STATUSES, "Antal uppdrag med varje status, med diagram")
    grid = Grid(
        sheet,
        book.styles,
        table=book.names.table(STATUSES),
        title=f"Uppdragens status per målområde, {tree.enhet.namn}, {voices.period.title}",
        lines=["Antal uppdrag direkt under varje målområde, med den status som enheten har gett."],
        back=book.home,
        fields=[
            Field("Målområde", 44),
            *(Field(heading, 15, right=True) for heading in headings),
            Field("Summa", 11, right=True),
        ],
        print_as=book.print_as,
    )
    look = book.styles
    end = grid.letter(len(headings))
    for nod, counts in counted:
        at = grid.row + 1
        row: list[Cell | None] = [
            grid.text(nod.name, look.text()),
            *(grid.number(count, look.number(_COUNT)) for count in counts),
            grid.formula(f"SUM(B{at}:{end}{at})", sum(counts), look.number(_COUNT)),
        ]
        grid.add(row)
    last = grid.row
    sums = [sum(counts[place] for _, counts in counted) for place in range(len(headings))]
    bold = look.number(_COUNT, total=True)
    grid.close(
        [
            grid.text("Summa", look.text(total=True)),
            *(
                grid.formula(grid.total_of(place), value, bold)
                for place, value in enumerate([*sums, sum(sums)], start=1)
            ),
        ]
    )
    told = "; ".join(
        f"{nod.name}: "
        + ", ".join(
            f"{count} {heading}" for count, heading in zip(counts, headings, strict=True) if count
        )
        for nod, counts in counted
    )
    shades = {tone: iter(colours) for tone, colours in _TONES.items()}
    colours = [*(next(shades[status.tone]) for status in scale), _NO_STATUS]
    draw(
        sheet,
        Bars("Uppdragens status per målområde, antal", _COUNT, stacked=True),
        [
            Series(
                place + 2,
                colour,
                silent=tuple(at for at, (_, counts) in enumerate(counted) if not counts[place]),
            )
            for place, colour in enumerate(colours)
            if sums[place]
        ],
        rows=(grid.first, last),
        below=grid.row,
        text=f"Liggande staplar med antal uppdrag. {told}.",
    )


def _counts(voices: Voices, nod: Nod) -> list[int]:
    """How many uppdrag straight below a målområde have each status, and at last none at all.

    Only those that the unit is to report on; nothing where there are none.
    """
    tree = voices.tree
    if nod.typ is not NodTyp.MALOMRADE:
        return []
    keys = [
        tree.said(one).status
        for one in tree.children(nod.id)
        if one.typ is NodTyp.UPPDRAG and tree.expected(one)
    ]
    if not keys:
        return []
    counts = [keys.count(one.key) for one in scales.scale(NodTyp.UPPDRAG, voices.period.typ)]
    return [*counts, len(keys) - sum(counts)]


def _shown(value: Scalar) -> str:
    return fmt(value, 1) if isinstance(value, Decimal) else value or ABSENT
