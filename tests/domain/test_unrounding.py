import itertools
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbtui.domain import unrounding
from vbtui.domain.unrounding import (
    Constraint,
    UndecidedError,
    bounds,
    conflict,
    prints_as,
    ratio_prints_as,
    solve,
)

CENT = Fraction(1, 100)


def printed(value: Decimal, decimals: int = 1) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def printed_cents(value: int) -> Decimal:
    return printed(Decimal(value).scaleb(-2))


@pytest.mark.parametrize(
    ("shown", "least", "greatest"),
    [
        ("102.8", 10275, 10284),
        ("0.1", 5, 14),
        ("0.0", -4, 4),
        ("-0.1", -14, -5),
        ("-1.3", -134, -125),
        ("17", 1650, 1749),
        ("0", -49, 49),
    ],
)
def test_bounds_are_what_is_printed_so_half_away_from_zero(
    shown: str, least: int, greatest: int
) -> None:
    assert bounds(Decimal(shown), CENT) == (least, greatest)


@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_bounds_hold_exactly_the_values_that_print_so(value: int, other: int) -> None:
    least, greatest = bounds(printed_cents(value), CENT)
    assert (least <= other <= greatest) == (printed_cents(other) == printed_cents(value))


def test_no_multiple_of_a_coarse_unit_is_printed_so() -> None:
    least, greatest = bounds(Decimal("0.3"), Fraction(1, 4))
    assert (least, greatest) == (1, 1)
    least, greatest = bounds(Decimal("0.4"), Fraction(1, 4))
    assert least > greatest


def test_bounds_refuse_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="finite"):
        bounds(Decimal("NaN"), CENT)


def test_a_sum_is_printed_from_exact_parts() -> None:
    # 26,8 + 7,3 is printed 34,0: both were rounded up.
    parts = {"a": bounds(Decimal("26.8"), CENT), "b": bounds(Decimal("7.3"), CENT)}
    total = prints_as("total", {"a": CENT, "b": CENT}, Decimal("34.0"))
    found = solve(parts, [total])
    assert found is not None
    assert printed_cents(found["a"]) == Decimal("26.8")
    assert printed_cents(found["b"]) == Decimal("7.3")
    assert printed_cents(found["a"] + found["b"]) == Decimal("34.0")


def test_the_published_total_that_no_columns_give() -> None:
    # Årsarbetare exklusive tjänstlediga, juni 2023: 955,5 + 208,8 is published as 1 164,5.
    parts = {
        "tillsvidare": bounds(Decimal("955.5"), CENT),
        "visstid": bounds(Decimal("208.8"), CENT),
    }
    terms = {"tillsvidare": CENT, "visstid": CENT}
    for shown, possible in [
        ("1164.2", True),
        ("1164.3", True),
        ("1164.4", True),
        ("1164.5", False),
    ]:
        total = prints_as("totalt", terms, Decimal(shown))
        assert (solve(parts, [total]) is not None) is possible
    assert conflict(parts, [total]) == ("tillsvidare", "visstid", "totalt")


def test_cells_that_have_no_part_in_a_conflict_are_not_named() -> None:
    parts = {key: bounds(Decimal("1.0"), CENT) for key in "abcd"}
    good = prints_as("a+b", {"a": CENT, "b": CENT}, Decimal("2.1"))
    bad = prints_as("c+d", {"c": CENT, "d": CENT}, Decimal("2.2"))
    assert conflict(parts, [good]) is None
    assert conflict(parts, [good, bad]) == ("c", "d", "c+d")


def test_a_conflict_goes_away_with_any_of_its_constraints() -> None:
    # Published so: total 2024 and tillsvidare leave too little visstid for the change.
    cells = dict.fromkeys(("visstid", "tillsvidare_fg", "visstid_fg"), (0, 10**6))
    constraints = [
        prints_as("visstid 2025", {"visstid": CENT}, Decimal("64.8")),
        prints_as("tillsvidare 2024", {"tillsvidare_fg": CENT}, Decimal("928.4")),
        prints_as("totalt 2024", {"tillsvidare_fg": CENT, "visstid_fg": CENT}, Decimal("981.2")),
        prints_as("förändring", {"visstid": CENT, "visstid_fg": -CENT}, Decimal("11.8")),
    ]
    assert conflict(cells, constraints) == tuple(c.name for c in constraints)
    for left_out in constraints:
        assert solve(cells, [c for c in constraints if c is not left_out]) is not None


def test_fractions_alone_are_no_solution() -> None:
    # Every two make one: a half each, and no whole numbers.
    variables = dict.fromkeys("abc", (0, 1))
    pairs = [Constraint(x + y, {x: 1, y: 1}, 1, 1) for x, y in ("ab", "bc", "ac")]
    assert solve(variables, pairs) is None
    assert set(conflict(variables, pairs) or ()) >= {"ab", "bc", "ac"}
    assert solve(variables, pairs[:2]) in ({"a": 0, "b": 1, "c": 0}, {"a": 1, "b": 0, "c": 1})


@pytest.mark.parametrize(
    ("limits", "factors", "interval", "answer"),
    [
        # The first fraction is nearest to a number that leads nowhere; one on either side works.
        ({"a": (0, 1), "b": (0, 3)}, {"a": -4, "b": -5}, (-6, -5), {"a": 0, "b": 1}),
        ({"a": (0, 2), "b": (0, 2)}, {"a": 3, "b": 5}, (4, 5), {"a": 0, "b": 1}),
    ],
)
def test_the_search_goes_on_beside_the_nearest_whole_number(
    limits: dict[str, tuple[int, int]],
    factors: dict[str, int],
    interval: tuple[int, int],
    answer: dict[str, int],
) -> None:
    assert solve(limits, [Constraint("sum", factors, *interval)]) == answer


def test_a_search_that_is_too_long_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unrounding, "MAX_NODES", 1)
    variables = dict.fromkeys("abc", (0, 1))
    pairs = [Constraint(x + y, {x: 1, y: 1}, 1, 1) for x, y in ("ab", "bc", "ac")]
    with pytest.raises(UndecidedError):
        solve(variables, pairs)


def test_the_bounds_of_one_variable_may_contradict_each_other() -> None:
    assert solve({"a": (1, 0)}, []) is None
    assert conflict({"a": (1, 0)}, []) == ("a",)


def test_preferred_values_are_taken_as_far_as_they_go() -> None:
    variables = {"a": (0, 10), "b": (0, 10)}
    together = [Constraint("sum", {"a": 1, "b": 1}, 12, 12)]
    assert solve(variables, together, {"a": [11, 1, 5], "b": [3, 4]}) == {"a": 5, "b": 7}
    assert solve(variables, together, {"b": [3, 4], "a": [5]}) == {"a": 9, "b": 3}


@pytest.mark.parametrize(
    ("now", "before", "shown", "possible"),
    [
        ("7.9", "7.0", "14.0", True),  # 12,9 from the printed amounts
        ("7.9", "7.0", "14.4", True),
        ("7.9", "7.0", "14.5", False),
        ("0.0", "0.0", "-99.6", True),
    ],
)
def test_a_per_cent_of_rounded_amounts(now: str, before: str, shown: str, possible: bool) -> None:
    krona = Fraction(1, 10**6)
    least, greatest = bounds(Decimal(before), krona)
    variables = {"now": bounds(Decimal(now), krona), "before": (max(least, 1), greatest)}
    growth = ratio_prints_as("growth", {"now": 100, "before": -100}, {"before": 1}, Decimal(shown))
    found = solve(variables, growth)
    assert (found is not None) is possible
    if found is not None:
        exact = 100 * (Decimal(found["now"]) / Decimal(found["before"]) - 1)
        assert printed(exact) == Decimal(shown)


@pytest.mark.parametrize(
    ("now", "shown", "possible"),
    [
        (11_445, "14.4", False),
        (11_445, "14.5", True),
        (8_555, "-14.4", False),
        (8_555, "-14.5", True),
        (10_005, "0.0", False),
        (9_995, "0.0", False),
        (10_004, "0.0", True),
    ],
)
def test_half_a_unit_of_a_per_cent_is_rounded_away_from_zero(
    now: int, shown: str, possible: bool
) -> None:
    variables = {"now": (now, now), "before": (10_000, 10_000)}
    growth = ratio_prints_as("growth", {"now": 100, "before": -100}, {"before": 1}, Decimal(shown))
    assert (solve(variables, growth) is not None) is possible


small = st.integers(-3, 3)


@given(
    st.lists(st.tuples(small, small), min_size=1, max_size=3),
    st.lists(
        st.tuples(st.lists(small, min_size=3, max_size=3), st.integers(-9, 9), st.integers(0, 3)),
        max_size=4,
    ),
)
def test_it_finds_a_solution_exactly_when_there_is_one(
    limits: list[tuple[int, int]], sums: list[tuple[list[int], int, int]]
) -> None:
    variables = dict(enumerate(limits))
    constraints = [
        Constraint(100 + i, {v: factors[v] for v in variables}, low, low + width)
        for i, (factors, low, width) in enumerate(sums)
    ]

    def keeps(values: tuple[int, ...]) -> bool:
        return all(
            c.lo is not None
            and c.hi is not None
            and c.lo <= sum(f * values[v] for v, f in c.terms.items()) <= c.hi
            for c in constraints
        )

    every = itertools.product(*(range(low, high + 1) for low, high in limits))
    possible = any(keeps(values) for values in every)
    found = solve(variables, constraints)
    assert (found is not None) is possible
    if found is not None:
        assert keeps(tuple(found.values()))
        assert all(low <= found[v] <= high for v, (low, high) in variables.items())
    else:
        named = conflict(variables, constraints)
        assert named
        kept = {v: limits[v] if v in named else (-9, 9) for v in variables}
        assert solve(kept, [c for c in constraints if c.name in named]) is None


Grid = list[list[int]]
Cell = tuple[int, int]


def table(grid: Grid) -> tuple[dict[Cell, tuple[int, int]], list[Constraint[Cell]]]:
    """A table as in the reports: kvinnor, män, totalt now, before and changed; and a sum row."""
    formulas = [
        {0: 1}, {1: 1}, {0: 1, 1: 1}, {2: 1}, {3: 1}, {2: 1, 3: 1},
        {0: 1, 2: -1}, {1: 1, 3: -1}, {0: 1, 1: 1, 2: -1, 3: -1},
    ]  # fmt: skip
    rows = [[r] for r in range(len(grid))] + [list(range(len(grid)))]
    variables = {}
    constraints = []
    for i, members in enumerate(rows):
        for j, formula in enumerate(formulas):
            shown = printed_cents(sum(s * grid[r][c] for r in members for c, s in formula.items()))
            terms: dict[Cell, Fraction | int] = {
                (r, c): s * CENT for r in members for c, s in formula.items()
            }
            if len(terms) == 1:
                variables[next(iter(terms))] = bounds(shown, CENT)
            else:
                constraints.append(prints_as((100 + i, j), terms, shown))
    return variables, constraints


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 30_000), min_size=4, max_size=4), min_size=2, max_size=10))
def test_a_table_printed_from_exact_values_is_always_solved(grid: Grid) -> None:
    variables, constraints = table(grid)
    found = solve(variables, constraints)
    assert found is not None
    again = [[found[r, c] for c in range(4)] for r in range(len(grid))]
    assert table(again) == (variables, constraints)
    assert solve(variables, constraints) == found
