"""The table engine: how cells follow from what is typed, and how each can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.period import Calendar, Period, PeriodTyp
from vbtui.domain.table import (
    NOTHING,
    Change,
    Column,
    Explanation,
    Growth,
    Kind,
    Previous,
    Row,
    Section,
    Share,
    Source,
    Table,
    Total,
    Value,
    View,
    compared,
)
from vbtui.domain.table import view as engine
from vbtui.domain.tables import TABLES

D = Decimal


def year(ar: int, typ: PeriodTyp = PeriodTyp.HELAR, jamforelse: str | None = None) -> Period:
    last = date(ar, 12, 31) if typ is PeriodTyp.HELAR else date(ar, 7, 31)
    return Period(f"{ar}-{typ}", ar, typ, date(ar, 1, 1), last, None, jamforelse)


NOW, BEFORE = year(2025), year(2024)

Typed = dict[str, Decimal | str]
"""``row/column`` → what has been typed; a cell of the year before is ``row/column@2024``."""


class Sheet(Source):
    """Typed values at hand, as one unit's."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def value(self, period: Period, row: Row, column: Column) -> Value:
        name = f"{row.id}/{column.id}" + ("" if period.ar == NOW.ar else f"@{period.ar}")
        return Value(self.typed[name]) if name in self.typed else NOTHING

    def explain(self, period: Period, row: Row, column: Column) -> Explanation:
        return Explanation("Inskrivet.")


STAFF = Table(
    id="personal",
    title="Personal",
    section=Section.EKONOMI,
    place=1,
    unit="årsarbetare",
    decimals=1,
    rows=(
        Row(id="chef", title="Chef"),
        Row(id="kock", title="Kock"),
        Row(id="summa", title="Summa", formula=Total(("chef", "kock"))),
    ),
    columns=compared(
        (
            Column(id="kvinnor", title="Kvinnor"),
            Column(id="man", title="Män"),
            Column(id="totalt", title="Totalt", formula=Total(("kvinnor", "man"))),
        ),
        now="Per {datum}",
        before="Per {fg_datum}",
    ),
)
SICK = Table(
    id="sjuk",
    title="Sjukfrånvaro",
    section=Section.EKONOMI,
    place=2,
    unit="tim",
    decimals=0,
    rows=(
        Row(id="schema", title="Schemalagda"),
        Row(id="sjuk", title="Sjuktimmar"),
        Row(
            id="procent",
            title="Procent",
            formula=Share("sjuk", "schema"),
            published=True,
            unit="%",
            decimals=1,
        ),
    ),
    columns=STAFF.columns,
)
MONEY = Table(
    id="pengar",
    title="Pengar",
    section=Section.EKONOMI,
    place=3,
    unit="tkr",
    decimals=0,
    rows=(Row(id="el", title="El"),),
    columns=(
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(id="prognos", title="Prognos", only=PeriodTyp.DELAR),
        Column(id="budget", title="Budget"),
        Column(id="avvikelse", title="Avvikelse", formula=Change("utfall", "budget")),
        Column(id="andel", title="Andel", formula=Share("utfall", "budget"), decimals=1),
        Column(id="utfall_fg", title="Utfall {fg_ar}", formula=Previous("utfall")),
        Column(id="takt", title="Ökning", formula=Growth("utfall", "utfall_fg"), decimals=1),
    ),
)


def opened(
    table: Table,
    period: Period,
    previous: Period | None,
    source: Source,
    rows: Sequence[Row] = (),
) -> View:
    """A view of a period that is compared with another, or with none."""
    period = replace(period, jamforelse=previous.id if previous else None)
    return View(table, period, Calendar([period, *([previous] if previous else [])]), source, rows)


def view(table: Table, typed: Typed, *, previous: Period | None = BEFORE) -> View:
    return opened(table, NOW, previous, Sheet(typed))


def exact(table: Table, cell: str, typed: Typed) -> Decimal | str | None:
    row, column = cell.split("/")
    return view(table, typed).value(row, column).exact


class TestSums:
    def test_go_down_and_across(self) -> None:
        typed: Typed = {"chef/kvinnor": D("1.5"), "chef/man": D(2), "kock/kvinnor": D("0.75")}
        assert exact(STAFF, "chef/totalt", typed) == D("3.5")
        assert exact(STAFF, "summa/kvinnor", typed) == D("2.25")
        assert exact(STAFF, "summa/totalt", typed) == D("4.25")

    def test_are_exact_and_rounded_only_when_shown(self) -> None:
        """Three numbers that are shown as 0,3 each make 1,0 and not 0,9."""
        third: Typed = {"chef/kvinnor": D("0.333333"), "chef/man": D("0.333333")}
        shown = view(STAFF, third | {"kock/man": D("0.333333")})
        assert shown.text(shown.row("chef"), shown.column("man")) == "0,3"
        assert shown.text(shown.row("summa"), shown.column("totalt")) == "1,0"
        assert shown.value("summa", "totalt").exact == D("0.999999")

    def test_missing_is_not_zero(self) -> None:
        typed: Typed = {"chef/kvinnor": D(0)}
        assert exact(STAFF, "chef/totalt", typed) == 0
        assert exact(STAFF, "kock/totalt", typed) is None
        assert exact(STAFF, "summa/man", typed) is None
        assert exact(STAFF, "summa/totalt", typed) == 0

    def test_say_what_they_had_to_do_without(self) -> None:
        some = view(STAFF, {"chef/kvinnor": D(1)})
        assert some.value("summa", "kvinnor").missing == ("Kock",)
        assert some.explain("chef", "totalt").missing == ("Män",)
        assert some.value("kock", "totalt").missing == ("Kvinnor", "Män")

    def test_leave_words_out_and_name_them(self) -> None:
        some = view(STAFF, {"chef/kvinnor": D(1), "kock/kvinnor": "inget än"})
        assert some.value("summa", "kvinnor") == Value(D(1), ("Kock",))


class TestComparison:
    def test_the_year_before_is_worked_out_like_this_year(self) -> None:
        typed: Typed = {"chef/kvinnor@2024": D(3), "chef/man@2024": D(4), "kock/man@2024": D(5)}
        assert exact(STAFF, "chef/kvinnor_fg", typed) == 3
        assert exact(STAFF, "chef/totalt_fg", typed) == 7
        assert exact(STAFF, "summa/totalt_fg", typed) == 12

    def test_change_is_between_exact_values(self) -> None:
        """4,45 and 3,54 are shown as 4,5 and 3,5, and yet the change is 0,9."""
        some = view(STAFF, {"chef/man": D("4.45"), "chef/man@2024": D("3.54")})
        assert some.value("chef", "man_forandring").exact == D("0.91")
        assert some.text(some.row("chef"), some.column("man_forandring")) == "+0,9"

    def test_change_needs_both(self) -> None:
        assert exact(STAFF, "chef/man_forandring", {"chef/man": D(1)}) is None
        assert exact(STAFF, "chef/man_forandring", {"chef/man@2024": D(1)}) is None

    def test_without_a_year_before_there_is_nothing_to_compare(self) -> None:
        alone = view(STAFF, {"chef/man": D(1), "chef/man@2024": D(2)}, previous=None)
        assert alone.value("chef", "man_fg") == NOTHING
        assert alone.value("chef", "man_forandring").exact is None
        assert "ingen period att jämföra med" in alone.explain("chef", "man_fg").text

    def test_growth_in_per_cent_of_what_was(self) -> None:
        typed: Typed = {"el/utfall": D(110), "el/utfall_fg": D(1), "el/utfall@2024": D(100)}
        assert exact(MONEY, "el/takt", typed) == 10

    def test_growth_from_nothing_has_no_number(self) -> None:
        some = view(MONEY, {"el/utfall": D(110), "el/utfall@2024": D(0)})
        assert some.value("el", "takt").exact is None
        assert "Jämförelsevärdet är noll" in some.explain("el", "takt").text

    def test_of_two_kinds_of_period_shows_what_both_have(self) -> None:
        delar = opened(MONEY, year(2025, PeriodTyp.DELAR), BEFORE, Sheet({"el/utfall@2024": D(7)}))
        assert delar.has("el", "prognos")
        assert delar.value("el", "utfall_fg").exact == 7


HOURS: Typed = {
    "schema/kvinnor": D(1000),
    "sjuk/kvinnor": D(50),
    "schema/man": D(200),
    "sjuk/man": D(2),
}


class TestShares:
    def test_are_made_of_sums_and_never_summed(self) -> None:
        assert exact(SICK, "procent/kvinnor", HOURS) == 5
        assert exact(SICK, "procent/man", HOURS) == 1
        assert exact(SICK, "procent/totalt", HOURS) == 100 * D(52) / D(1200)

    def test_change_is_in_percentage_points(self) -> None:
        typed = HOURS | {"schema/man@2024": D(100), "sjuk/man@2024": D(4)}
        some = view(SICK, typed)
        row, column = some.row("procent"), some.column("man_forandring")
        assert some.value("procent", "man_forandring").exact == -3
        assert some.text(row, column) == "−3,0"
        assert some.unit(row, column) == "procentenheter"
        assert some.unit(row, some.column("man")) == "%"
        assert some.unit(some.row("sjuk"), column) == "tim"

    def test_of_columns_of_the_same_row(self) -> None:
        some = view(MONEY, {"el/utfall": D(30), "el/budget": D(40)})
        assert some.value("el", "andel").exact == 75
        assert some.unit(some.row("el"), some.column("andel")) == "%"

    @pytest.mark.parametrize("part", [D(0), D(5)])
    def test_of_nothing_have_no_number(self, part: Decimal) -> None:
        some = view(SICK, {"schema/man": D(0), "sjuk/man": part})
        assert some.value("procent", "man").exact is None
        assert "Nämnaren är noll" in some.explain("procent", "man").text

    def test_of_a_missing_part_are_missing(self) -> None:
        assert exact(SICK, "procent/man", {"schema/man": D(100)}) is None
        assert exact(SICK, "procent/man", {"sjuk/man": D(5)}) is None


ONLY_PER_CENT: Typed = {"procent/kvinnor": D("6.1"), "procent/man": D("3.2")}


class TestPublishedShares:
    """Some years only the per cent has been published."""

    def test_are_shown_as_they_were_published(self) -> None:
        some = view(SICK, ONLY_PER_CENT)
        assert some.text(some.row("procent"), some.column("man")) == "3,2"
        assert some.refusal(some.row("procent"), some.column("man")) == ""
        assert some.explain("procent", "man").text == "Inskrivet."

    def test_are_compared(self) -> None:
        some = view(SICK, ONLY_PER_CENT | {"procent/man@2024": D("3.5")})
        assert some.value("procent", "man_forandring").exact == D("-0.3")

    def test_are_not_weighed_together(self) -> None:
        some = view(SICK, ONLY_PER_CENT)
        assert some.value("procent", "totalt").exact is None
        assert "Andelar läggs inte ihop" in some.explain("procent", "totalt").text
        assert view(SICK, {}).value("procent", "totalt").reason == ""

    def test_yield_to_the_hours(self) -> None:
        some = view(SICK, ONLY_PER_CENT | HOURS)
        assert some.value("procent", "man").exact == 1
        assert "töm dem" in some.refusal(some.row("procent"), some.column("man"))


class TestWhatCanBeTyped:
    @pytest.mark.parametrize(
        ("cell", "says"),
        [
            ("chef/kvinnor", ""),
            ("summa/kvinnor", "räknas ut"),
            ("chef/totalt", "räknas ut"),
            ("chef/kvinnor_forandring", "räknas ut"),
            ("chef/kvinnor_fg", "hör till Helår 2024"),
            ("summa/totalt_fg", "hör till Helår 2024"),
        ],
    )
    def test_is_what_nothing_else_says(self, cell: str, says: str) -> None:
        some = view(STAFF, {})
        row, column = cell.split("/")
        refusal = some.refusal(some.row(row), some.column(column))
        assert says in refusal
        assert bool(refusal) == bool(says)


class TestShape:
    def test_columns_of_another_kind_of_period_are_not_there(self) -> None:
        helar, delar = view(MONEY, {}), opened(MONEY, year(2025, PeriodTyp.DELAR), None, Sheet({}))
        assert not helar.has("el", "prognos")
        assert delar.has("el", "prognos")
        assert helar.has("el", "utfall")
        assert not helar.has("gas", "utfall")

    def test_every_column_of_a_comparing_table_is_there_three_times(self) -> None:
        assert [column.id for column in STAFF.columns] == [
            "kvinnor", "man", "totalt",
            "kvinnor_fg", "man_fg", "totalt_fg",
            "kvinnor_forandring", "man_forandring", "totalt_forandring",
        ]  # fmt: skip
        assert [column.id for column in STAFF.typed_columns] == ["kvinnor", "man"]

    def test_headings_tell_the_period(self) -> None:
        some = view(STAFF, {})
        titles = [some.title(column) for column in some.columns]
        assert titles[0] == "Per 31 dec 2025: Kvinnor"
        assert titles[5] == "Per 31 dec 2024: Totalt"
        assert titles[6] == "Förändring: Kvinnor"

    def test_headings_without_a_period_to_compare_with(self) -> None:
        some = view(MONEY, {}, previous=None)
        assert some.title(some.column("utfall_fg")) == "Utfall föregående"

    @pytest.mark.parametrize(
        ("typ", "title"), [(PeriodTyp.HELAR, "Utfall 2025"), (PeriodTyp.DELAR, "Utfall ack 2025")]
    )
    def test_headings_of_the_year_so_far(self, typ: PeriodTyp, title: str) -> None:
        some = opened(MONEY, year(2025, typ), None, Sheet({}))
        assert some.title(some.column("utfall")) == title

    def test_figures_of_another_day_say_so(self) -> None:
        table = TABLES["arsarbetare_exkl_tjanstlediga"]
        some = opened(table, year(2025, PeriodTyp.DELAR), year(2024), Sheet({}))
        assert some.group(some.column("visstid")) == "Anställning per 30 juni 2025"
        assert some.group(some.column("visstid_fg")) == "Anställning per 31 dec 2024"

    def test_decimals_are_the_columns_or_the_rows_or_the_tables(self) -> None:
        money, sick = view(MONEY, {}), view(SICK, {})
        assert money.decimals(money.row("el"), money.column("andel")) == 1
        assert money.decimals(money.row("el"), money.column("utfall")) == 0
        assert sick.decimals(sick.row("procent"), sick.column("man")) == 1
        assert sick.decimals(sick.row("sjuk"), sick.column("man")) == 0

    def test_words_stand_as_they_are(self) -> None:
        some = view(MONEY, {"el/utfall": "inget än"})
        assert some.text(some.row("el"), some.column("utfall")) == "inget än"
        assert some.shown(some.row("el"), some.column("utfall")) == "inget än"

    def test_rows_that_users_add_stand_in_the_place_of_declared_ones(self) -> None:
        table = TABLES["byggprojekt"]
        some = opened(table, NOW, None, Sheet({}), [Row(id="x", title="Hus 7", group="Nämnden")])
        assert [row.title for row in some.rows] == ["Hus 7"]
        assert some.column("kalkyl").kind is Kind.NUMBER_OR_WORD


numbers = st.integers(-(10**15), 10**15).map(lambda n: Decimal(n).scaleb(-6))
hours = st.integers(0, 10**13).map(lambda n: Decimal(n).scaleb(-6))


def typed_of(table: Table, values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Typed]:
    """Some of the cells of a table, typed, for both years."""
    rows = [row.id for row in table.rows if row.formula is None or row.published]
    columns = [column.id for column in table.typed_columns]
    names = [
        f"{row}/{column}{when}" for row in rows for column in columns for when in ("", "@2024")
    ]
    return st.dictionaries(st.sampled_from(names), values)


@st.composite
def filled(draw: st.DrawFn) -> View:
    table, values = draw(st.sampled_from([(STAFF, numbers), (SICK, hours), (MONEY, numbers)]))
    return view(table, draw(typed_of(table, values)))


def cells_of(some: View) -> list[tuple[str, str]]:
    return [(row.id, column.id) for row in some.rows for column in some.columns]


@given(filled(), st.randoms(use_true_random=False))
def test_a_value_never_depends_on_what_was_asked_for_first(some: View, order: object) -> None:
    names = cells_of(some)
    again = View(some.table, some.period, some.calendar, some.source)
    shuffled = list(names)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    asked = {name: again.value(*name) for name in shuffled}
    assert asked == {name: some.value(*name) for name in names}


@given(filled())
def test_every_number_can_be_made_again_from_its_explanation(some: View) -> None:
    for row, column in cells_of(some):
        value = some.value(row, column).exact
        parts = some.explain(row, column).parts
        for part in parts:
            if part.cell:
                assert some.value(*part.cell).exact == part.value
        if parts and value is not None:
            given_parts = [(part.sign, part.value) for part in parts if part.value is not None]
            assert value == remade(given_parts, some.column(column)), (row, column)


def remade(parts: Sequence[tuple[str, Decimal | str]], column: Column) -> Decimal:
    numbers = [value for _, value in parts if isinstance(value, Decimal)]
    assert len(numbers) == len(parts)
    match [sign for sign, _ in parts]:
        case ["", "−"]:
            return numbers[0] - numbers[1]
        case ["", "÷"] if isinstance(column.formula, Growth):
            return 100 * (numbers[0] / numbers[1] - 1)
        case ["", "÷"]:
            return 100 * numbers[0] / numbers[1]
        case signs:
            assert set(signs) == {"+"}
            return sum(numbers, Decimal(0))


@given(typed_of(STAFF, numbers))
def test_sums_down_and_across_meet(typed: Typed) -> None:
    some = view(STAFF, typed)
    for columns in (("kvinnor", "man", "totalt"), ("kvinnor_fg", "man_fg", "totalt_fg")):
        across = [some.value("summa", column).exact for column in columns[:2]]
        known = [value for value in across if isinstance(value, Decimal)]
        assert some.value("summa", columns[2]).exact == (sum(known) if known else None)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
class TestDeclaredTables:
    def test_what_a_formula_names_is_there(self, table: Table) -> None:
        for typ in PeriodTyp:
            some = opened(table, year(2025, typ), year(2024, typ), Sheet({}))
            for column in some.columns:
                for part in parts_of(column.formula):
                    assert part in {one.id for one in some.columns}
            for row in some.rows:
                for part in parts_of(row.formula):
                    assert part in {one.id for one in some.rows}

    def test_names_are_each_its_own(self, table: Table) -> None:
        for ids in ([row.id for row in table.rows], [column.id for column in table.columns]):
            assert len(ids) == len(set(ids))

    def test_what_is_short_is_shorter_and_tells_rows_and_tables_apart(self, table: Table) -> None:
        some = view(table, {})
        for column in some.columns:
            group, title = some.short_heading(column)
            assert len(group) <= len(some.group(column))
            assert len(title) <= len(some.fill(column.title))
            assert "{" not in group + title
        shorts = [row.short_title or row.title for row in table.rows]
        assert len(set(shorts)) == len(shorts)
        assert all(len(row.short_title) < len(row.title) for row in table.rows)
        assert len(table.short_title or table.title) <= 26

    def test_every_heading_can_be_filled_in(self, table: Table) -> None:
        for previous in (None, BEFORE):
            some = opened(table, NOW, previous, Sheet({}))
            for column in some.columns:
                assert "{" not in some.title(column)


def parts_of(formula: object) -> tuple[str, ...]:
    match formula:
        case Total(parts):
            return parts
        case Previous(of):
            return (of,)
        case Change(first, second) | Share(first, second) | Growth(first, second):
            return (first, second)
    return ()


class TestIncomplete:
    """A number that had to do without a part says so, and so does all that is made of it."""

    def cells(self, table: Table, typed: Typed) -> set[str]:
        some = view(table, typed)
        return {
            f"{row.id}/{column.id}"
            for row in some.rows
            for column in some.columns
            if some.value(row.id, column.id).incomplete
        }

    def test_goes_from_part_to_sum(self) -> None:
        whole: Typed = {
            f"{row}/{column}": D(1) for row in ("chef", "kock") for column in ("kvinnor", "man")
        }
        assert self.cells(STAFF, whole) == set()
        assert not view(STAFF, whole).has_incomplete
        del whole["kock/man"]
        assert self.cells(STAFF, whole) == {"kock/totalt", "summa/man", "summa/totalt"}
        assert view(STAFF, whole).has_incomplete
        some = view(STAFF, whole)
        assert some.value("summa", "totalt").missing == ()
        assert some.value("summa", "totalt").incomplete

    def test_goes_on_to_changes_and_shares(self) -> None:
        typed: Typed = {"chef/man": D(1), "chef/man@2024": D(1), "kock/man@2024": D(1)}
        found = self.cells(STAFF, typed)
        assert "summa/man_forandring" in found
        assert "summa/man_fg" not in found
        assert "summa/totalt_fg" in found
        hours: Typed = {"schema/man": D(10), "sjuk/man": D(1)}
        assert "procent/totalt" in self.cells(SICK, hours)
        assert "procent/man" not in self.cells(SICK, hours)

    def test_is_never_said_of_what_is_not_there(self) -> None:
        assert self.cells(STAFF, {}) == set()

    def test_is_explained(self) -> None:
        some = view(STAFF, {"chef/man": D(1), "chef/kvinnor": D(1), "kock/man": D(1)})
        found = some.explain("summa", "totalt")
        assert found.text == "Summa av kolumnerna. En del med * saknar i sin tur något."
        assert [part.incomplete for part in found.parts] == [True, False]


def test_a_change_can_be_below_zero_where_the_count_cannot() -> None:
    for table in TABLES.values():
        for column in table.columns:
            if isinstance(column.formula, Change | Growth):
                assert column.negative, (table.id, column.id)


@pytest.mark.parametrize("kept", [1, 2, 5])
def test_cells_are_the_same_however_few_are_kept(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: Typed = {
        "chef/kvinnor": D("1.5"),
        "chef/man": D(2),
        "kock/kvinnor": D("0.75"),
        "kock/man@2024": D(3),
    }

    def cells() -> list[Value]:
        some = view(STAFF, typed)
        return [some.value(row.id, column.id) for row in some.rows for column in some.columns]

    everything = cells()
    monkeypatch.setattr(engine, "KEPT", kept)
    assert cells() == everything
