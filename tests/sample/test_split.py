from decimal import Decimal

import pytest

from vbtui.sample.apportion import apportion
from vbtui.sample.exact import board
from vbtui.sample.figures import published
from vbtui.sample.layout import ENHETER
from vbtui.sample.split import (
    BYGGPROJEKT_COLUMNS,
    added_rows,
    board_values,
    owner,
    unit_values,
)

PERIODS = ("2025-helar", "2024-helar", "2024-delar", "2023-delar")
QUARTER = Decimal("0.25")


def number(value: Decimal | str) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def test_parts_are_whole_steps_and_the_greatest_takes_the_rest() -> None:
    parts = apportion(Decimal("10.30"), {"it": 2, "ssc": 1}, QUARTER)
    assert tuple(parts) == ENHETER
    assert parts["it"] == Decimal("6.80")
    assert parts["ssc"] == Decimal("3.50")
    assert str(parts["mt"]) == "0.00"


def test_a_negative_amount_has_negative_parts() -> None:
    parts = apportion(Decimal("-8.2"), {"fastigheter": 3, "mt": 1}, Decimal("0.1"))
    assert (parts["fastigheter"], parts["mt"]) == (Decimal("-6.2"), Decimal("-2.0"))


def test_somebody_must_have_a_weight() -> None:
    with pytest.raises(ValueError, match="nobody"):
        apportion(Decimal(1), {"it": 0}, QUARTER)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    "table", ["arsarbetare_avtalad", "arsarbetare_exkl_tjanstlediga", "sjukfranvaro"]
)
def test_people_and_hours_are_never_negative_and_have_two_decimals(table: str, period: str) -> None:
    for rows in unit_values(table, period).values():
        for columns in rows.values():
            for value in map(number, columns.values()):
                assert value >= 0
                assert value == value.quantize(Decimal("0.01"))


@pytest.mark.parametrize("period", PERIODS)
def test_only_forsorjning_cleans_and_cooks(period: str) -> None:
    parts = unit_values("arsarbetare_avtalad", period)
    for row in ("lokalvardare", "kok"):
        with_some = {e for e, rows in parts.items() if any(map(number, rows[row].values()))}
        assert with_some == {"forsorjning"}


@pytest.mark.parametrize("period", PERIODS)
def test_most_parts_are_quarters_of_an_arsarbetare(period: str) -> None:
    parts = unit_values("arsarbetare_avtalad", period)
    values = [number(v) for rows in parts.values() for c in rows.values() for v in c.values()]
    assert sum(value % QUARTER == 0 for value in values) > len(values) * 0.9


@pytest.mark.parametrize("period", PERIODS)
def test_nobody_is_at_work_more_than_agreed(period: str) -> None:
    agreed = unit_values("arsarbetare_avtalad", period)
    at_work = unit_values("arsarbetare_exkl_tjanstlediga", period)
    for enhet in ENHETER:
        for row, columns in at_work[enhet].items():
            if (period, row) == ("2023-delar", "kok"):
                continue  # published so: 59,1 at work in June, 58,5 agreed in July
            whole = sum(map(number, agreed[enhet][row].values()))
            assert number(columns["tillsvidare"]) <= whole + Decimal("0.05"), (enhet, row)


@pytest.mark.parametrize("period", PERIODS)
def test_sick_leave_is_plausible_in_every_unit(period: str) -> None:
    parts = unit_values("sjukfranvaro", period)
    for enhet, rows in parts.items():
        for kon in ("kvinnor", "man"):
            scheduled = number(rows["schemalagda"][kon])
            sick = number(rows["kort"][kon]) + number(rows["lang"][kon])
            assert Decimal("0.02") < sick / scheduled < Decimal("0.10"), (enhet, kon)

    def share(enhet: str) -> Decimal:
        rows = parts[enhet]
        sick = [number(v) for row in ("kort", "lang") for v in rows[row].values()]
        return sum(sick, Decimal(0)) / sum(map(number, rows["schemalagda"].values()))

    assert share("forsorjning") == max(share(enhet) for enhet in ENHETER)
    assert share("it") < share("ssc")


def test_costs_are_costs_in_every_unit() -> None:
    for period in PERIODS:
        for rows in unit_values("resultatrapport", period).values():
            for row, columns in rows.items():
                for column, value in columns.items():
                    if column != "budgetavvikelse_fg":
                        assert (number(value) >= 0) if row == "intakter" else (number(value) <= 0)


@pytest.mark.parametrize("period", ["2025-helar", "2024-delar"])
def test_a_units_result_has_its_published_turnover_and_deviation(period: str) -> None:
    running, typed = board("driftredovisning", period), unit_values("driftredovisning", period)
    for enhet, rows in unit_values("resultatrapport", period).items():
        own = running[enhet]
        assert rows["intakter"]["utfall"] == own["omsattning"]
        deviation = sum(number(c["utfall"]) - number(c["budget"]) for c in rows.values())
        assert deviation == own["budgetavvikelse"]
        # What the result already says is not typed again.
        assert typed[enhet] == {"enhet": {"budgetavvikelse_fg": own["budgetavvikelse_fg"]}}


def test_what_no_units_figures_give_is_typed_by_the_board() -> None:
    typed = {
        (table, period): board_values(table, period)
        for table in ("lonekostnad", "ekonomiska_nyckeltal", "kostnadsanalys")
        for period in PERIODS
    }
    assert {place: rows for place, rows in typed.items() if rows} == {
        ("lonekostnad", "2025-helar"): {"lonekostnad": {"okningstakt_fg": Decimal("-0.5")}},
        ("lonekostnad", "2024-delar"): {
            "lonekostnad": {
                "okningstakt_fg": Decimal("7.4"),
                "okningstakt_helar_fg": Decimal("6.9"),
            }
        },
        ("ekonomiska_nyckeltal", "2025-helar"): {"lonekostnadsokning": {"budget": Decimal("-5.7")}},
    }


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("table", ["driftbudget", "ekonomiska_nyckeltal", "a_new_table"])
def test_what_is_not_published_of_a_year_is_not_typed(table: str, period: str) -> None:
    assert not any(unit_values(table, period).values())


@pytest.mark.parametrize(
    ("document", "period"), [("vb_2025", "2025-helar"), ("delar_2024", "2024-delar")]
)
def test_building_projects_are_fastigheters_as_printed(document: str, period: str) -> None:
    parts = unit_values("byggprojekt", period)
    printed = published(document, "byggprojekt").rader
    assert added_rows("byggprojekt", period) == printed
    assert {owner("byggprojekt", row.id) for row in printed} == {"fastigheter"}
    assert list(parts["fastigheter"]) == [row.id for row in printed]
    for row in printed:
        cells = parts["fastigheter"][row.id]
        assert tuple(cells[column] for column in BYGGPROJEKT_COLUMNS) == row.varden
    assert all(not parts[enhet] for enhet in ENHETER if enhet != "fastigheter")


def test_projects_have_no_figures_of_the_year_before() -> None:
    assert added_rows("byggprojekt", "2024-helar") == ()
    assert not any(unit_values("byggprojekt", "2024-helar").values())


@pytest.mark.parametrize(
    ("document", "periods"),
    [("vb_2025", ("2025-helar", "2024-helar")), ("delar_2024", ("2024-delar", "2023-delar"))],
)
def test_each_key_measure_has_one_unit_and_its_printed_value(
    document: str, periods: tuple[str, str]
) -> None:
    for year, period in enumerate(periods):
        parts = unit_values("nyckeltal", period)
        for row in published(document, "nyckeltal").rader:
            found = [rows[row.id]["utfall"] for rows in parts.values() if row.id in rows]
            assert found == [row.varden[year]]


def test_unknown_periods_are_refused() -> None:
    with pytest.raises(KeyError):
        unit_values("sjukfranvaro", "2022-helar")


def test_the_values_are_the_callers_own() -> None:
    first = unit_values("arsarbetare_avtalad", "2025-helar")
    first["it"]["chef"]["man"] = Decimal(0)
    assert unit_values("arsarbetare_avtalad", "2025-helar")["it"]["chef"]["man"] != 0
