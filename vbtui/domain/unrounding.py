"""The exact numbers behind a printed table.

A published table is rounded cell by cell from exact values, so its sums and changes often differ
from the sums and changes of the printed cells in the last place. This module answers the question
behind that: are there exact values that give *every* printed cell at once? It finds such values, or
proves that there are none and names the cells that contradict each other.

The exact values are integers in a unit that the caller chooses (hundredths of an årsarbetare,
thousandths of a million kronor). Every value that is stored is a *variable* with a lower and an
upper bound; every cell that is computed from stored values is a *constraint*, a linear sum that
must land in an interval. `bounds`, `prints_as` and `ratio_prints_as` turn a printed number into
either::

    variables = {"k": bounds(Decimal("102.8"), cent), "m": bounds(Decimal("19.0"), cent)}
    total = prints_as("total", {"k": cent, "m": cent}, Decimal("121.8"))
    solve(variables, [total])      # {"k": 10275, "m": 1900}, or another pair as good

Rounding is half away from zero. What is printed as 0.1 with one decimal is therefore 0.05 or more
and less than 0.15; what is printed as −0.1 is more than −0.15 and at most −0.05; what is printed as
0.0 lies strictly between −0.05 and 0.05.

Method: the general simplex of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)",
2006) in whole numbers, with branching on a variable that is not yet an integer. The same call
always gives the same answer.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

MAX_NODES = 2_000
"""Branches that are tried before a question is given up as undecided."""


class UndecidedError(Exception):
    """Neither a solution nor a proof was found within `MAX_NODES` branches."""


@dataclass(frozen=True, slots=True)
class Constraint(Generic[K]):
    """`lo` ≤ Σ coefficient · variable ≤ `hi`; None is no limit on that side.

    `name` is what `conflict` reports. Two constraints may share a name: a ratio needs two.
    """

    name: K
    terms: Mapping[K, int]
    lo: int | None
    hi: int | None


def bounds(shown: Decimal, unit: Fraction) -> tuple[int, int]:
    """Return the least and the greatest whole number of `unit` that is printed as `shown`.

    The number of decimals is that of `shown`. When no multiple of `unit` is printed so, the first
    number is greater than the second.
    """
    low, high, low_open, high_open = _interval(shown)
    first = floor(low / unit) + 1 if low_open else ceil(low / unit)
    last = ceil(high / unit) - 1 if high_open else floor(high / unit)
    return first, last


def prints_as(name: K, terms: Mapping[K, Fraction | int], shown: Decimal) -> Constraint[K]:
    """Return the constraint that Σ coefficient · variable is printed as `shown`.

    The coefficients carry the unit: a variable in hundredths has the coefficient 1/100.
    """
    low, high, low_open, high_open = _interval(shown)
    scale = lcm(
        low.denominator, high.denominator, *(Fraction(c).denominator for c in terms.values())
    )
    return Constraint(
        name,
        {key: int(c * scale) for key, c in terms.items()},
        int(low * scale) + low_open,
        int(high * scale) - high_open,
    )


def ratio_prints_as(
    name: K,
    numerator: Mapping[K, Fraction | int],
    denominator: Mapping[K, Fraction | int],
    shown: Decimal,
) -> tuple[Constraint[K], Constraint[K]]:
    """Return the two constraints that numerator ÷ denominator is printed as `shown`.

    The caller sees to it that the denominator is positive for all values within the bounds, and
    puts a factor 100 for per cent into the numerator.
    """
    low, high, low_open, high_open = _interval(shown)

    def beyond(limit: Fraction) -> dict[K, int]:
        both = dict.fromkeys([*numerator, *denominator])
        terms = {key: numerator.get(key, 0) - limit * denominator.get(key, 0) for key in both}
        scale = lcm(*(c.denominator for c in terms.values()))
        return {key: int(c * scale) for key, c in terms.items()}

    return (
        Constraint(name, beyond(low), int(low_open), None),
        Constraint(name, beyond(high), None, -int(high_open)),
    )


def solve(
    variables: Mapping[K, tuple[int, int]],
    constraints: Iterable[Constraint[K]],
    prefer: Mapping[K, Sequence[int]] | None = None,
) -> dict[K, int] | None:
    """Return values within their bounds that keep every constraint, or None when none exist.

    `prefer` lists, for some variables, wanted values with the best first. Variables are settled in
    its order: each gets the first wanted value that still leaves a solution.

    Raises `UndecidedError` when the search is too long; KeyError when a constraint uses an unknown
    variable.
    """
    search = _Search(variables, tuple(constraints))
    lower, upper = search.root()
    found = search.run(lower, upper)
    if found is None:
        return None
    for key, wanted in (prefer or {}).items():
        i = search.index[key]
        for value in wanted:
            if found[i] != value:
                if not variables[key][0] <= value <= variables[key][1]:
                    continue
                try:
                    moved = search.run(_replaced(lower, i, value), _replaced(upper, i, value))
                except UndecidedError:
                    continue
                if moved is None:
                    continue
                found = moved
            lower, upper = _replaced(lower, i, value), _replaced(upper, i, value)
            break
    return dict(zip(variables, found, strict=True))


def conflict(
    variables: Mapping[K, tuple[int, int]], constraints: Iterable[Constraint[K]]
) -> tuple[K, ...] | None:
    """Return the names that cannot hold together, or None when everything can.

    The names are those of variables (their bounds) and of constraints, in the order they were
    given. No values keep all of them. Where the contradiction is there without regard to whole
    numbers, as in nearly all tables, leaving out any one of them resolves it.

    Raises `UndecidedError` when the search is too long.
    """
    constraints = tuple(constraints)
    search = _Search(variables, constraints)
    if search.run(*search.root()) is not None:
        return None
    names = [*variables, *(c.name for c in constraints)]
    return tuple(dict.fromkeys(names[i] for i in sorted(search.core)))


def _interval(shown: Decimal) -> tuple[Fraction, Fraction, bool, bool]:
    """Lower and upper end of what is printed as `shown`, and whether each end itself is outside."""
    exponent = shown.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {shown}")
    half = Fraction(10) ** exponent / 2
    value = Fraction(shown)
    return value - half, value + half, value <= 0, value >= 0


def _replaced(values: list[int | None], i: int, value: int) -> list[int | None]:
    return [*values[:i], value, *values[i + 1 :]]


class _Search(Generic[K]):
    """Depth-first search over the bounds of the variables, with a `_Tableau` deciding each node."""

    def __init__(
        self, variables: Mapping[K, tuple[int, int]], constraints: Sequence[Constraint[K]]
    ) -> None:
        self.index = {key: i for i, key in enumerate(variables)}
        self.core: set[int] = set()
        self._lower: list[int | None] = [lo for lo, _ in variables.values()]
        self._upper: list[int | None] = [hi for _, hi in variables.values()]
        rows: list[dict[int, int]] = []
        for constraint in constraints:
            terms = {self.index[key]: c for key, c in constraint.terms.items() if c}
            # Whole numbers: a common divisor of the coefficients divides the sum too.
            divisor = gcd(*terms.values()) or 1
            rows.append({i: c // divisor for i, c in terms.items()})
            self._lower.append(None if constraint.lo is None else -(-constraint.lo // divisor))
            self._upper.append(None if constraint.hi is None else constraint.hi // divisor)
        self._tableau = _Tableau(len(self.index), rows)

    def root(self) -> tuple[list[int | None], list[int | None]]:
        """Return the bounds as they were given."""
        return self._lower, self._upper

    def run(self, lower: list[int | None], upper: list[int | None]) -> list[int] | None:
        """Return whole values within the bounds; without any, None, and `core` says why."""
        size = len(self.index)
        stack = [(lower, upper)]
        self.core = set()
        for _ in range(MAX_NODES):
            if not stack:
                return None
            lower, upper = stack.pop()
            clash = self._tableau.settle(lower, upper)
            if clash is not None:
                self.core.update(clash)
                continue
            split = self._tableau.first_fraction(size)
            if split is None:
                return [self._tableau.whole(i) for i in range(size)]
            i, value = split
            # The nearest whole number first: it settles the variable, where a bound on one side
            # could be followed by very many more of them.
            near = round(value)
            stack.append((_replaced(lower, i, near + 1), upper))
            stack.append((lower, _replaced(upper, i, near - 1)))
            stack.append((_replaced(lower, i, near), _replaced(upper, i, near)))
        raise UndecidedError


class _Tableau:
    """Linear equations between variables that lie within bounds.

    The first `size` variables are the caller's; one more stands for the sum of each row. At any
    time as many variables as there are rows are *basic*: expressed in the others as `denominator ·
    basic = Σ coefficient · other`, all whole numbers. The others hold whole values within their
    bounds (or would the bounds be tightened: `settle` moves them), so a basic variable's value is
    known by its numerator.
    """

    def __init__(self, size: int, rows: Sequence[dict[int, int]]) -> None:
        self._rows = {size + i: dict(row) for i, row in enumerate(rows)}
        self._denominator = dict.fromkeys(self._rows, 1)
        self._value = [0] * (size + len(rows))  # of a basic variable: the numerator
        self._lower: list[int | None] = []
        self._upper: list[int | None] = []

    def settle(self, lower: list[int | None], upper: list[int | None]) -> list[int] | None:
        """Find values within these bounds, or return the variables whose bounds clash."""
        self._lower, self._upper = lower, upper
        for i, (lo, hi) in enumerate(zip(lower, upper, strict=True)):
            if lo is not None and hi is not None and lo > hi:
                return [i]
        self._move_inside()
        pivots = 0
        while (out := self._outside(pivots)) is not None:
            i, target = out
            row = self._rows[i]
            rising = self._value[i] < target * self._denominator[i]
            enters = [j for j, c in row.items() if self._can_move(j, up=(c > 0) == rising)]
            if not enters:
                return [i, *row]
            self._pivot(i, min(enters), target)
            pivots += 1
        return None

    def first_fraction(self, size: int) -> tuple[int, Fraction] | None:
        """Return the first of the caller's variables that is not whole, with its value."""
        for i in range(size):
            if i in self._rows and self._value[i] % self._denominator[i]:
                return i, Fraction(self._value[i], self._denominator[i])
        return None

    def whole(self, i: int) -> int:
        """Return the value of a variable that is known to be whole."""
        return self._value[i] // self._denominator.get(i, 1)

    def _move_inside(self) -> None:
        """Bring every variable that is not basic inside its bounds, and the rows along."""
        for i in range(len(self._value)):
            if i in self._rows:
                continue
            lo, hi = self._lower[i], self._upper[i]
            step = 0
            if lo is not None and self._value[i] < lo:
                step = lo - self._value[i]
            elif hi is not None and self._value[i] > hi:
                step = hi - self._value[i]
            if step:
                self._value[i] += step
                for basic, row in self._rows.items():
                    if i in row:
                        self._value[basic] += row[i] * step

    def _outside(self, pivots: int) -> tuple[int, int] | None:
        """Return the first basic variable outside its bounds and the bound it must be brought to.

        Taking always the first (Bland's rule) guarantees an end.
        """
        first: tuple[int, int] | None = None
        for i, denominator in self._denominator.items():
            lo, hi = self._lower[i], self._upper[i]
            if first is not None and first[0] < i:
                continue
            if lo is not None and self._value[i] < lo * denominator:
                first = (i, lo)
            elif hi is not None and self._value[i] > hi * denominator:
                first = (i, hi)
        return first

    def _can_move(self, i: int, *, up: bool) -> bool:
        limit = self._upper[i] if up else self._lower[i]
        return limit is None or (self._value[i] < limit if up else self._value[i] > limit)

    def _pivot(self, i: int, j: int, target: int) -> None:
        """Make `j` basic instead of `i`, which gets the value `target`."""
        row = self._rows.pop(i)
        denominator = self._denominator.pop(i)
        pivot = row.pop(j)
        sign = 1 if pivot > 0 else -1
        entering = {k: -sign * c for k, c in row.items()}
        entering[i] = sign * denominator
        self._value[i] = target
        self._store(j, abs(pivot), entering)
        entering, scale = self._rows[j], self._denominator[j]
        for basic, other in list(self._rows.items()):
            if j in other:
                factor = other.pop(j)
                mixed = {k: c * scale for k, c in other.items()}
                for k, c in entering.items():
                    mixed[k] = mixed.get(k, 0) + factor * c
                self._store(basic, self._denominator[basic] * scale, mixed)

    def _store(self, i: int, denominator: int, row: dict[int, int]) -> None:
        """Keep a row in lowest terms, with the value it gives."""
        divisor = gcd(denominator, *row.values())
        row = {k: c // divisor for k, c in row.items() if c}
        self._rows[i] = row
        self._denominator[i] = denominator // divisor
        self._value[i] = sum(c * self._value[k] for k, c in row.items())
