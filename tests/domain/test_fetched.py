"""Figures from other periods and tables, restated figures, and tables whose rows are units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.sheets import CALENDAR, DELAR, HELAR, Together, Typed, Unit, period
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.table import (
    NOTHING,
    Change,
    Column,
    From,
    Growth,
    Kind,
    LastYear,
    Previous,
    Row,
    Section,
    Share,
    Table,
    Total,
    View,
    needs,
    parts_of,
)
from vbtui.domain.tables import TABLES

D = Decimal
RESULT = Table(
    id="resultat",
    title="Resultat",
    section=Section.EKONOMI,
    place=1,
    unit="mnkr",
    decimals=1,
    rows=(
        Row(id="in", title="Intäkter"),
        Row(id="ut", title="Kostnader"),
        Row(id="summa", title="Summa", formula=Total(("in", "ut"))),
    ),
    columns=(
        Column(id="utfall", title="Utfall{ack} {ar}"),
        Column(id="utfall_fg", title="Utfall {fg_ar}", formula=Previous("utfall"), restated=True),
        Column(id="takt", title="Ökning", formula=Growth("utfall", "utfall_fg")),
        Column(
            id="takt_fg", title="Ökning {fg_ar}", formula=Previous("takt"), restated=True,
            additive=False, unit="%",
        ),
        Column(
            id="helar_fg", title="Helår {forra_aret}", formula=LastYear("utfall"),
            only=DELAR,
        ),
        Column(id="skillnad", title="Skillnad", formula=Change("utfall", "utfall_fg")),
    ),
    order={HELAR: ("utfall_fg", "utfall", "skillnad", "takt", "takt_fg")},
)  # fmt: skip
UNITS = Table(
    id="drift",
    title="Drift",
    section=Section.EKONOMI,
    place=2,
    unit="mnkr",
    decimals=1,
    unit_rows=True,
    rows=(Row(id="summa", title="Alla", formula=Total()),),
    columns=(
        Column(id="netto", title="Netto", formula=From("resultat", "utfall", row="summa"),
               restated=True),
        Column(id="yta", title="Yta"),
        Column(id="andel", title="Andel", formula=Share("netto", "yta")),
        Column(id="netto_fg", title="Netto {fg_ar}", formula=Previous("netto"), restated=True),
    ),
)  # fmt: skip
FREE = Table(
    id="matt",
    title="Mått",
    section=Section.PRODUKTION,
    place=1,
    unit="",
    decimals=None,
    free_rows=True,
    columns=(
        Column(id="utfall", title="Utfall", kind=Kind.NUMBER_OR_WORD),
        Column(id="fore", title="Före", kind=Kind.NUMBER_OR_WORD, formula=Previous("utfall"),
               restated=True),
        Column(id="skillnad", title="Skillnad", formula=Change("utfall", "fore")),
    ),
)  # fmt: skip
OWN = {table.id: table for table in (RESULT, UNITS, FREE)}
NOW = period(2025)


def own(typed: Typed, table: str = "resultat", when: Period = NOW, *rows: Row) -> View:
    return Unit(typed, OWN, rows=rows).open(table, when)


def exact(view: View, cell: str) -> Decimal | str | None:
    return view.value(*cell.split("/")).exact


class TestEarlier:
    TYPED: ClassVar[Typed] = {
        "2025-helar/resultat/in/utfall": D(121),
        "2024-helar/resultat/in/utfall": D(110),
        "2023-helar/resultat/in/utfall": D(100),
    }

    def test_periods_are_a_chain(self) -> None:
        """The growth of last year needs the year before that."""
        view = own(self.TYPED)
        assert exact(view, "in/takt") == 10
        assert exact(view, "in/takt_fg") == 10

    def test_last_year_is_the_whole_year_before(self) -> None:
        delar = own(self.TYPED, "resultat", period(2025, DELAR))
        assert exact(delar, "in/helar_fg") == 110
        assert delar.title(delar.column("helar_fg")) == "Helår 2024"
        assert exact(own({}, "resultat", period(2022, DELAR)), "in/helar_fg") is None

    def test_what_is_not_in_the_file_says_so(self) -> None:
        view = own({}, "resultat", period(2022, DELAR))
        assert view.explain("in", "helar_fg").text == "Helår 2021 finns inte i filen."
        assert "hör till en tidigare period" in view.refusal(
            view.row("in"), view.column("helar_fg")
        )

    def test_of_last_year_belongs_there(self) -> None:
        view = own({}, "resultat", period(2025, DELAR))
        refusal = view.refusal(view.row("in"), view.column("helar_fg"))
        assert refusal == "Värdet hör till Helår 2024 och ändras där."


class TestNeeds:
    def test_are_only_what_the_columns_reach(self) -> None:
        assert [one.id for one in needs(RESULT, NOW, CALENDAR).perioder] == [
            "2025-helar", "2024-helar", "2023-helar",
        ]  # fmt: skip
        found = needs(RESULT, period(2025, DELAR), CALENDAR)
        assert {one.id for one in found.perioder} == {
            "2025-delar", "2024-delar", "2023-delar", "2024-helar",
        }  # fmt: skip
        assert found.others == ()

    def test_of_a_table_that_compares_nothing_are_its_own_period(self) -> None:
        assert needs(TABLES["byggprojekt"], NOW, CALENDAR).perioder == (NOW,)

    def test_name_other_tables_and_when(self) -> None:
        found = needs(UNITS, NOW, CALENDAR)
        assert [(table, one.id) for table, one in found.others] == [
            ("resultat", "2025-helar"), ("resultat", "2024-helar"),
        ]  # fmt: skip

    def test_end_where_the_file_does(self) -> None:
        first = period(2022)
        assert needs(RESULT, first, CALENDAR).perioder == (first,)


class TestRestated:
    TYPED: ClassVar[Typed] = {
        "2025-helar/resultat/in/utfall": D(121),
        "2024-helar/resultat/in/utfall": D(110),
        "2024-helar/resultat/ut/utfall": D(-50),
        "2025-helar/resultat/in/utfall_fg": D(100),
    }

    def test_wins_over_what_is_fetched_and_is_summed(self) -> None:
        view = own(self.TYPED)
        assert exact(view, "in/utfall_fg") == 100
        assert exact(view, "ut/utfall_fg") == -50
        assert exact(view, "summa/utfall_fg") == 50
        assert exact(view, "in/takt") == 21
        assert exact(view, "in/skillnad") == 21

    def test_is_explained_beside_what_stood_there(self) -> None:
        view = own(self.TYPED)
        assert view.explain("in", "utfall_fg").text == (
            "Omräknat jämförelsetal. Inskrivet. I Helår 2024 står 110,0."
        )
        assert view.explain("ut", "utfall_fg").text == "Värdet för Helår 2024. Inskrivet."
        assert view.explain("summa", "utfall_fg").text == "Summa av raderna."

    def test_may_be_typed_where_its_parts_are_not_sums(self) -> None:
        view = own({})
        for row, column, free in (
            ("in", "utfall_fg", True), ("summa", "utfall_fg", False),
            ("in", "takt_fg", True), ("in", "takt", False),
        ):  # fmt: skip
            refusal = view.refusal(view.row(row), view.column(column))
            assert (refusal == "") is free, (row, column)
            assert view.is_typed(view.row(row), view.column(column)) is free

    def test_is_not_what_only_repeats_what_is_fetched(self) -> None:
        view = own(self.TYPED)
        fetched, restated = view.row("ut"), view.row("in")
        column = view.column("utfall_fg")
        assert view.repeats(fetched, column, D(-50))
        assert not view.repeats(fetched, column, D(-51))
        assert not view.repeats(restated, column, D(100))
        assert not view.repeats(restated, view.column("utfall"), D(121))

    def test_is_comparable_though_the_periods_are_not(self) -> None:
        class Apart(Unit):
            def incomparable(self, period: Period, before: Period) -> str:
                return f"{period.title} och {before.title} är inte mätta lika."

        source = Apart(self.TYPED, OWN, "resultat")
        view = View(RESULT, NOW, CALENDAR, source)
        assert exact(view, "in/skillnad") == 21
        assert view.value("summa", "skillnad").reason
        some = Apart({**self.TYPED, "2025-helar/resultat/ut/utfall": D(-60)}, OWN, "resultat")
        told = View(RESULT, NOW, CALENDAR, some).value("ut", "skillnad").reason
        assert told == "Helår 2025 och Helår 2024 är inte mätta lika."

    def test_of_several_units_is_what_each_has_chosen(self) -> None:
        other: Typed = {"2024-helar/resultat/in/utfall": D(7)}
        both = Together({"a": Unit(self.TYPED, OWN), "b": Unit(other, OWN)})
        view = both.open("resultat", NOW)
        assert exact(view, "in/utfall_fg") == 107
        parts = view.explain("in", "utfall_fg").parts
        assert [(part.name, part.value) for part in parts] == [("a", D(100)), ("b", D(7))]

    def test_rate_of_several_units_is_said_by_the_one_above_them(self) -> None:
        rate: Typed = {"2025-helar/resultat/in/takt_fg": D("7.4")}
        below = Together({"a": Unit({}, OWN), "b": Unit(rate, OWN)})
        assert exact(below.open("resultat", NOW), "in/takt_fg") is None
        above = Together({"b": Unit(rate, OWN), "a": Unit({}, OWN)})
        assert exact(above.open("resultat", NOW), "in/takt_fg") == D("7.4")


class TestFrom:
    TYPED: ClassVar[Typed] = {
        "2025-helar/resultat/in/utfall": D(30),
        "2025-helar/resultat/ut/utfall": D(-10),
        "2025-helar/drift/enhet/yta": D(80),
        "2024-helar/resultat/in/utfall": D(9),
    }

    def test_is_the_finished_cell_of_the_other_table(self) -> None:
        view = own(self.TYPED, "drift")
        assert exact(view, "egen/netto") == 20
        assert exact(view, "egen/andel") == 25
        assert exact(view, "egen/netto_fg") == 9

    def test_yields_to_what_is_typed(self) -> None:
        view = own({**self.TYPED, "2025-helar/drift/enhet/netto": D(40)}, "drift")
        assert exact(view, "egen/andel") == 50
        assert view.explain("egen", "netto").text == (
            "Värdet är inskrivet i stället för det som hämtas. Inskrivet. I Resultat står 20,0."
        )

    def test_names_the_table_and_the_cell(self) -> None:
        found = own(self.TYPED, "drift").explain("egen", "netto")
        assert found.text == "Hämtas från Resultat. Summa av raderna."
        assert [(part.name, part.value) for part in found.parts] == [
            ("Resultat, Summa, Utfall 2025", D(20))
        ]

    def test_of_a_table_that_is_not_there_is_nothing(self) -> None:
        alone = Unit({}, {"drift": UNITS}).open("drift", NOW)
        assert alone.value("egen", "netto") == NOTHING
        assert "att hämta" in alone.explain("egen", "netto").text


class TestUnitRows:
    def several(self) -> View:
        a: Typed = {"2025-helar/resultat/in/utfall": D(30), "2025-helar/drift/enhet/yta": D(60)}
        b: Typed = {
            "2025-helar/drift/enhet/netto": D(10),
            "2025-helar/drift/enhet/yta": D(20),
            "2024-helar/resultat/in/utfall": D(5),
            "2025-helar/drift/enhet/netto_fg": D(6),
        }
        units = {"a": Unit(a, OWN), "b": Unit(b, OWN), "c": Unit({}, OWN)}
        return Together(units).open("drift", NOW)

    def test_show_each_unit_and_their_sum(self) -> None:
        view = self.several()
        assert [row.id for row in view.rows] == ["a", "b", "c", "summa"]
        assert [exact(view, f"{row.id}/netto") for row in view.rows] == [30, 10, None, 40]
        assert [exact(view, f"{row.id}/andel") for row in view.rows] == [50, 50, None, 50]
        assert [exact(view, f"{row.id}/netto_fg") for row in view.rows] == [None, 6, None, 6]

    def test_name_the_units_that_a_sum_lacks(self) -> None:
        assert self.several().value("summa", "yta").missing == ("C",)

    def test_are_explained_as_the_unit_itself_has_them(self) -> None:
        view = self.several()
        assert view.explain("a", "netto").text.startswith("A: Hämtas från Resultat.")
        parts = view.explain("a", "andel").parts
        assert [part.cell for part in parts] == [("a", "netto"), ("a", "yta")]
        assert [part.name for part in view.explain("summa", "netto").parts] == ["A", "B", "C"]

    def test_are_stored_under_one_name(self) -> None:
        assert {UNITS.row_key(row) for row in ("it", "ssc")} == {"enhet"}
        assert RESULT.row_key("in") == "in"


class TestFreeMeasures:
    ROW = Row(id="x", title="Andel", unit="%")

    def view(self, now: Decimal | str, before: Decimal | str) -> View:
        typed: Typed = {"2025-helar/matt/x/utfall": now, "2024-helar/matt/x/utfall": before}
        return own(typed, "matt", NOW, self.ROW)

    @pytest.mark.parametrize(
        ("now", "before", "texts"),
        [
            ("93", "93", ["93", "93", "0"]),
            ("88.4", "90", ["88,4", "90,0", "−1,6"]),
            ("99.85", "99.760", ["99,85", "99,76", "+0,09"]),
            ("1E+2", "95", ["100", "95", "+5"]),
        ],
    )
    def test_have_the_decimals_they_were_typed_with(
        self, now: str, before: str, texts: list[str]
    ) -> None:
        view = self.view(D(now), D(before))
        assert [view.text(self.ROW, column) for column in view.columns] == texts

    def test_are_measured_as_the_row_says(self) -> None:
        view = self.view(D(93), D(92))
        units = [view.unit(self.ROW, column) for column in view.columns]
        assert units == ["%", "%", "procentenheter"]

    @pytest.mark.parametrize(
        ("now", "before", "reason"),
        [
            (D(72), ">80 %", "Jämförelsevärdet är en olikhet (”>80 %”), så förändringen kan inte"),
            ("Helt", D(80), "Värdet är inget tal (”Helt”), så förändringen kan inte räknas."),
        ],
    )
    def test_are_not_compared_with_words(
        self, now: Decimal | str, before: Decimal | str, reason: str
    ) -> None:
        view = self.view(now, before)
        assert view.value("x", "skillnad").reason.startswith(reason)
        assert view.text(self.ROW, view.column("fore")) == str(before)


class TestShape:
    def test_columns_come_in_the_order_of_the_kind_of_period(self) -> None:
        assert [column.id for column in RESULT.columns_for(HELAR)][:2] == ["utfall_fg", "utfall"]
        assert [column.id for column in RESULT.columns_for(DELAR)][:2] == ["utfall", "utfall_fg"]

    def test_what_may_be_restated_is_stored(self) -> None:
        assert [column.id for column in RESULT.typed_columns] == ["utfall", "utfall_fg", "takt_fg"]

    @pytest.mark.parametrize(
        ("title", "says"),
        [
            ("{ar_1}/{ar_2}", "2026/2027"),
            ("{forra_aret}", "2024"),
            ("{avser} {fg_avser}", "2025 2024"),
            ("{fg_ack}", ""),
        ],
    )
    def test_headings_know_more_years(self, title: str, says: str) -> None:
        assert own({}).fill(title) == says

    def test_a_table_of_another_kind_of_period_is_not_there(self) -> None:
        plan = TABLES["resultatbudget"]
        assert not plan.shown_in(DELAR)
        delar = View(plan, period(2025, DELAR), CALENDAR, Unit({}, TABLES, plan.id))
        assert delar.at(period(2024, DELAR)) is None


# Of every declared table


def edges(table: Table) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Column → the columns that it is made of, whatever the period."""
    for column in table.columns:
        match column.formula:
            case From(other, of):
                yield (table.id, column.id), (other, of)
            case Previous(of) | LastYear(of):
                yield (table.id, column.id), (table.id, of)
            case _:
                for part in parts_of(column):
                    yield (table.id, column.id), (table.id, part)


def test_no_cell_is_made_of_itself() -> None:
    made: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table in TABLES.values():
        for one, part in edges(table):
            made.setdefault(one, []).append(part)
    done: set[tuple[str, str]] = set()

    def visit(cell: tuple[str, str], above: tuple[tuple[str, str], ...]) -> None:
        assert cell not in above, [*above, cell]
        if cell not in done:
            for part in made.get(cell, ()):
                visit(part, (*above, cell))
            done.add(cell)

    for cell in made:
        visit(cell, ())


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
class TestDeclared:
    def test_what_is_fetched_is_there(self, table: Table) -> None:
        for typ in PeriodTyp:
            for column in table.columns_for(typ) if table.shown_in(typ) else ():
                match column.formula:
                    case From(other, of, row):
                        source = TABLES[other]
                        assert of in {one.id for one in source.columns_for(typ)}
                        assert row in {one.id for one in source.rows_for(typ)}
                    case Previous(of):
                        assert of in {one.id for one in table.columns_for(typ)}
                    case LastYear(of):
                        assert of in {one.id for one in table.columns_for(HELAR)}

    def test_only_what_is_fetched_is_restated(self, table: Table) -> None:
        for column in table.columns:
            if column.restated:
                assert isinstance(column.formula, Previous | LastYear | From)

    def test_every_order_names_columns_of_the_table(self, table: Table) -> None:
        known = {column.id for column in table.columns}
        for order in table.order.values():
            assert set(order) <= known
            assert len(set(order)) == len(order)
        shown = {column.id for typ in PeriodTyp for column in table.columns_for(typ)}
        assert shown == known


def test_tables_come_by_section_and_place() -> None:
    places = [(list(Section).index(one.section), one.place) for one in TABLES.values()]
    assert places == sorted(set(places))


numbers = st.integers(-(10**9), 10**9).map(lambda n: Decimal(n).scaleb(-3))


@st.composite
def offices(draw: st.DrawFn) -> dict[str, dict[str, Decimal]]:
    """What each of a few units has typed."""
    cells = [
        f"{when}/resultat/{row}/{column}"
        for when in ("2025-helar", "2024-helar", "2023-helar")
        for row in ("in", "ut")
        for column in ("utfall", "utfall_fg")
    ] + [
        f"{when}/drift/enhet/{column}"
        for when in ("2025-helar", "2024-helar")
        for column in ("netto", "yta", "netto_fg")
    ]
    units = st.dictionaries(st.sampled_from(cells), numbers, max_size=8)
    return {name: draw(units) for name in "abc"[: draw(st.integers(1, 3))]}


def known_sum(values: list[Decimal | str | None]) -> Decimal | None:
    numbers = [value for value in values if isinstance(value, Decimal)]
    return sum(numbers, Decimal(0)) if numbers else None


@given(offices())
def test_units_together_are_the_sum_of_the_units(typed: dict[str, dict[str, Decimal]]) -> None:
    """Also where some have restated and others not; and what nobody has is not nought."""
    units = {name: Unit(one, OWN) for name, one in typed.items()}
    together = Together(units)
    whole = together.open("resultat", NOW)
    own_views = [unit.open("resultat", NOW) for unit in units.values()]
    for column in ("utfall", "utfall_fg"):
        for row in ("in", "ut", "summa"):
            each = [exact(view, f"{row}/{column}") for view in own_views]
            assert exact(whole, f"{row}/{column}") == known_sum(each)
    side = together.open("drift", NOW)
    for column in ("netto", "yta", "netto_fg"):
        each = [unit.open("drift", NOW).value("egen", column).exact for unit in units.values()]
        assert [exact(side, f"{name}/{column}") for name in units] == each
        assert exact(side, f"summa/{column}") == known_sum(each)


@given(offices())
def test_a_restated_figure_never_touches_the_period_it_restates(
    typed: dict[str, dict[str, Decimal]],
) -> None:
    for one in typed.values():
        plain = {key: value for key, value in one.items() if "2025" not in key}
        before = Unit(one, OWN).open("drift", period(2024))
        again = Unit(plain, OWN).open("drift", period(2024))
        for column in before.columns:
            assert before.value("egen", column.id) == again.value("egen", column.id)
