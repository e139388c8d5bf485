"""Every printed cell is computed again from the units' values and compared with the print.

The formulas are written out here on their own, so that a mistake in the build is not repeated.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from vbtui.domain.unrounding import conflict, solve
from vbtui.sample.equations import system
from vbtui.sample.exact import CANNOT_COME_OUT, TOGETHER, board
from vbtui.sample.figures import DOCUMENTS, deviations, published
from vbtui.sample.figures import PLAN as PLAN_2026
from vbtui.sample.split import board_values, unit_values

PERIODS = {"vb_2025": ("2025-helar", "2024-helar"), "delar_2024": ("2024-delar", "2023-delar")}
EXKL = "arsarbetare_exkl_tjanstlediga"


class Exact:
    """The units' values of one table, summed."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __call__(self, period: str, rows: str | tuple[str, ...], column: str) -> Fraction:
        rows = (rows,) if isinstance(rows, str) else rows
        found = [
            unit[row][column]
            for unit in unit_values(self.table, period).values()
            for row in rows
            if row in unit and column in unit[row]
        ]
        assert found, (self.table, period, rows, column)
        return sum((Fraction(value) for value in found if isinstance(value, Decimal)), Fraction(0))


def prints_as(exact: Fraction, shown: Decimal) -> bool:
    """Whether the value is printed so: rounded half away from zero to as many decimals."""
    exponent = shown.as_tuple().exponent
    assert isinstance(exponent, int)
    scaled = abs(exact) * 10 ** (-exponent)
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    printed = Decimal(rounded if exact > 0 else -rounded).scaleb(exponent)
    return printed == shown


Cell = Callable[[str | tuple[str, ...], int], Fraction | None]
"""Row (or the rows of a sum) and column number → exact value."""


def compared(table: str, document: str, first: str, second: str) -> Cell:
    value, (now, before) = Exact(table), PERIODS[document]

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        a, b = value(now, row, first), value(now, row, second)
        c, d = value(before, row, first), value(before, row, second)
        return (a, b, a + b, c, d, c + d, a - c, b - d, a + b - c - d)[j]

    return cell


def sick_leave(document: str) -> Cell:
    value, (now, before) = Exact("sjukfranvaro"), PERIODS[document]

    def hours(period: str, row: str | tuple[str, ...]) -> tuple[Fraction, Fraction, Fraction]:
        kvinnor, man = value(period, row, "kvinnor"), value(period, row, "man")
        return kvinnor, man, kvinnor + man

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        assert isinstance(row, str)
        name = row.removesuffix("_procent")
        parts = ("kort", "lang") if name == "totalt" else (name,)
        blocks: list[tuple[Fraction, ...]] = []
        for period in (now, before):
            block = hours(period, parts)
            whole = hours(period, "schemalagda")
            shares = tuple(100 * part / of for part, of in zip(block, whole, strict=True))
            blocks.append(shares if row.endswith("_procent") else block)
        changed = tuple(a - b for a, b in zip(blocks[0], blocks[1], strict=True))
        return (*blocks[0], *blocks[1], *changed)[j]

    return cell


def plain(table: str, *columns: tuple[str, str]) -> Cell:
    value = Exact(table)
    return lambda row, j: value(columns[j][0], row, columns[j][1])


def result(document: str) -> Cell:
    value, (now, before) = Exact("resultatrapport"), PERIODS[document]

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        if document == "vb_2025":
            a, b = value(now, row, "utfall"), value(now, row, "budget")
            c = value(before, row, "utfall")
            return (a, b, c, a - b, a - c)[j]
        a, b = value(now, row, "utfall"), value(now, row, "budget")
        p, h = value(now, row, "prognos"), value(now, row, "budget_helar")
        old = value(before, row, "utfall"), value(now, row, "budgetavvikelse_fg")
        return (a, b, a - b, old[0], p, h, p - h, old[1])[j]

    return cell


def running(document: str) -> Cell:
    now, _ = PERIODS[document]
    results, typed = unit_values("resultatrapport", now), unit_values("driftredovisning", now)

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        units = (row,) if isinstance(row, str) else row
        a = sum(
            Fraction(columns["utfall"]) - Fraction(columns["budget"])
            for unit in units
            for columns in results[unit].values()
        )
        b = sum(Fraction(results[unit]["intakter"]["utfall"]) for unit in units)
        old = sum(Fraction(typed[unit]["enhet"]["budgetavvikelse_fg"]) for unit in units)
        return (Fraction(a), Fraction(b), Fraction(100 * a / b), Fraction(old))[j]

    return cell


def growth(now: Fraction, before: Fraction) -> Fraction:
    return 100 * (now / before - 1)


def cost_analysis(document: str) -> Cell:
    value, (now, before) = Exact("kostnadsanalys"), PERIODS[document]

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        a, b = value(now, row, "utfall"), value(before, row, "utfall")
        return (a, b, a - b, growth(a, b))[j]

    return cell


def wages(document: str) -> Cell:
    spent, value, (now, before) = Exact("kostnadsanalys"), Exact("lonekostnad"), PERIODS[document]
    rates = board_values("lonekostnad", now)["lonekostnad"]

    def cell(row: str | tuple[str, ...], j: int) -> Fraction:
        a, b = (spent(period, PAY["totalt"], "utfall") for period in (now, before))
        c = Fraction(rates["okningstakt_fg"])
        if document == "vb_2025":
            return (a, b, growth(a, b), c)[j]
        p, y = value(now, row, "prognos"), value(now, row, "utfall_helar_fg")
        z = Fraction(rates["okningstakt_helar_fg"])
        return (a, b, p, y, growth(a, b), c, growth(p, y), z)[j]

    return cell


Sums = dict[str, tuple[str, ...]]
YRKESGRUPPER = tuple(row.id for row in published("vb_2025", EXKL).rader)[:-1]
COSTS = (
    "personalkostnader",
    "ovriga_kostnader",
    "avskrivningar_inventarier",
    "avskrivningar_fastigheter",
    "avskrivningar_immateriella",
)
RESULT: Sums = {
    "summa_intakter": ("intakter",),
    "summa_kostnader": COSTS,
    "nettokostnad": ("intakter", *COSTS),
    "resultat": ("intakter", *COSTS, "finansnetto"),
}
BUDGET: Sums = {
    "summa_intakter": ("ovriga_intakter",),
    "summa_kostnader": COSTS[:-1],
    "nettokostnad": ("ovriga_intakter", *COSTS[:-1]),
    "resultat": ("ovriga_intakter", *COSTS[:-1], "finansnetto", "fastighetsfinansiering"),
}
UNITS = ("fastigheter", "forsorjning", "inkop", "it", "mt", "ssc", "gemensamt")
PLAN: Sums = {"summa": ("intakter", "personalkostnader", "ovriga_kostnader")}
PAY: Sums = {"totalt": tuple(row.id for row in published("vb_2025", "kostnadsanalys").rader)[:-1]}
H, HF, D, DF = "2025-helar", "2024-helar", "2024-delar", "2023-delar"
INVEST: dict[str, Sums] = {
    "vb_2025": {"summa": ("byggnad", "it", "ovrigt", "bidrag")},
    "delar_2024": {"summa": ("immateriella", "byggnad", "it", "ovrigt")},
}
CASES: list[tuple[str, str, Cell, Sums]] = [
    ("vb_2025", "investeringar",
     plain("investeringar", (H, "utfall"), (H, "budget"), (HF, "utfall")), INVEST["vb_2025"]),
    ("delar_2024", "investeringar",
     plain("investeringar", (D, "utfall"), (D, "prognos"), (D, "budget"), (DF, "utfall")),
     INVEST["delar_2024"]),
    ("vb_2025", "handlingsplan",
     plain("handlingsplan", (H, "handlingsplan"), (HF, "utfall"), (H, "utfall"),
           (H, "prognos_ar_1"), (H, "total_prognosperiod")), PLAN),
    ("delar_2024", "handlingsplan",
     plain("handlingsplan", (D, "handlingsplan"), (D, "utfall"), (D, "prognos"),
           (D, "prognos_ar_1"), (D, "prognos_ar_2")), PLAN),
]  # fmt: skip
for name in DOCUMENTS:
    CASES += [
        (
            name,
            "arsarbetare_avtalad",
            compared("arsarbetare_avtalad", name, "kvinnor", "man"),
            {"summa": YRKESGRUPPER},
        ),
        (name, EXKL, compared(EXKL, name, "tillsvidare", "visstid"), {"summa": YRKESGRUPPER}),
        (name, "sjukfranvaro", sick_leave(name), {}),
        (name, "resultatrapport", result(name), RESULT),
        (name, "driftredovisning", running(name), {"resultat": UNITS}),
        (name, "kostnadsanalys", cost_analysis(name), PAY),
        (name, "lonekostnad", wages(name), {}),
    ]


@pytest.mark.parametrize(
    ("document", "table", "cell", "sums"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES]
)
def test_every_printed_cell_comes_out_of_the_units(
    document: str, table: str, cell: Cell, sums: Sums
) -> None:
    printed = published(document, table)
    wrong = set()
    compared_cells = 0
    for row in printed.rader:
        for j, (heading, shown) in enumerate(zip(printed.kolumner, row.varden, strict=True)):
            if shown is None:
                continue
            assert isinstance(shown, Decimal)
            exact = cell(sums.get(row.id, row.id), j)
            assert exact is not None
            compared_cells += 1
            if not prints_as(exact, shown):
                wrong.add((table, row.id, heading))
    assert compared_cells == sum(v is not None for row in printed.rader for v in row.varden)
    assert wrong == {key for key in CANNOT_COME_OUT[document] if key[0] == table}


@pytest.mark.parametrize(
    ("table", "sums"),
    [
        ("resultatbudget", BUDGET),
        ("investeringsbudget", {"summa": ("byggnad", "it", "ovrigt")}),
    ],
)
def test_the_budget_that_the_next_plan_repeats_comes_out_of_the_units(
    table: str, sums: Sums
) -> None:
    printed, value = published(PLAN_2026, table), Exact(table)
    assert printed.kolumner[2] == "Budget 2025"
    compared_cells = 0
    for row in printed.rader:
        shown = row.varden[2]
        if isinstance(shown, Decimal):
            assert prints_as(value(H, sums.get(row.id, row.id), "budget"), shown), row.id
            compared_cells += 1
    assert compared_cells >= 4


def test_the_budget_of_the_plan_is_the_one_that_the_result_is_set_against() -> None:
    planned, results = unit_values("resultatbudget", H), unit_values("resultatrapport", H)
    for unit in UNITS:
        assert sum(Fraction(columns["budget"]) for columns in planned[unit].values()) == sum(
            Fraction(columns["budget"]) for columns in results[unit].values()
        )


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("tables", TOGETHER, ids="+".join)
def test_cells_are_left_out_only_where_no_exact_values_give_them(
    document: str, tables: tuple[str, ...]
) -> None:
    left_out = {key for key in CANNOT_COME_OUT[document] if key[0] in tables}
    assert solve(*system(document, tables, frozenset(left_out))) is not None
    for key in left_out:
        all_but_one = system(document, tables, frozenset(left_out - {key}))
        assert key in (conflict(*all_but_one) or ())


def test_the_published_error_is_among_the_cells_that_cannot_come_out() -> None:
    errors = {
        (document, item.tabell, item.kolumn)
        for document in DOCUMENTS
        for item in deviations(document)
        if item.kind == "fel"
    }
    assert errors == {("delar_2024", EXKL, "Anställning per 30 juni 2023: Totalt")}
    left_out = {(d, key[0], key[2]) for d, keys in CANNOT_COME_OUT.items() for key in keys}
    assert errors < left_out
    assert len(left_out) == 3


def test_two_cells_are_the_fewest_that_the_interim_table_must_lose() -> None:
    computed = {c.name for c in system("delar_2024", (EXKL,))[1]}
    for key in computed:
        assert solve(*system("delar_2024", (EXKL,), frozenset({key}))) is None


FETCHED = {
    ("driftredovisning", "budgetavvikelse"),
    ("driftredovisning", "omsattning"),
    ("lonekostnad", "utfall"),
}
"""What the tables fetch from others, so that no unit types it."""


@pytest.mark.parametrize("table", [table for tables in TOGETHER for table in tables])
def test_the_parts_add_up_to_the_board_exactly(table: str) -> None:
    checked = 0
    for period in (H, HF, D, DF):
        parts = unit_values(table, period)
        assert tuple(parts) == UNITS
        for row, columns in board(table, period).items():
            for column, value in columns.items():
                typed = [parts[row]["enhet"]] if table == "driftredovisning" else [
                    unit[row] for unit in parts.values() if row in unit
                ]  # fmt: skip
                found = [columns[column] for columns in typed if column in columns]
                if (table, column) in FETCHED:
                    assert not found
                    continue
                assert sum(v for v in found if isinstance(v, Decimal)) == value
                checked += 1
    assert checked
