"""What the outcome of a styrtal makes of its target: helt, delvis, inte alls, or nothing to say.

Real targets read ``77–80``, ``90–100 %``, ``>0``, ``16,4 mnkr``, ``Plats 3 av 7``, ``1 102 tusen
ton`` and ``Helt``. A target that can be read becomes a span; one that cannot says nothing. The
answer is a suggestion with its reason: a person sets the status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Nod, NodTyp
from vbtui.domain.riktning import Riktning
from vbtui.domain.status import Status, scale
from vbtui.domain.tal import read
from vbtui.domain.text import clean_line, fold, preview

NEAR = Decimal("0.10")
"""An outcome that misses its target by no more than this part of it reaches it ”delvis”."""

_STYRTAL = {step.key: step for step in scale(NodTyp.STYRTAL, PeriodTyp.HELAR)}
_WORDS = {fold(step.word): step for step in _STYRTAL.values()}

_NUMBER = r"[-+−–]?[ \u00a0]*\d+(?:[ \u00a0\u2009\u202f]\d{3})*(?:[.,]\d+)?"
_AT_LEAST = ("minst", "lägst", "över", "mer än", "≥", ">=", ">")
_AT_MOST = ("högst", "max", "maximalt", "under", "mindre än", "≤", "<=", "<")
_OPEN = ("över", "mer än", ">", "under", "mindre än", "<")
_SIGN = "|".join(re.escape(word) for word in sorted((*_AT_LEAST, *_AT_MOST), key=len)[::-1])
_TARGET = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?P<low>{_NUMBER})\s*(?:%\s*)?"
    rf"(?:(?:-|–|−|till)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>[^\d]*)"
)
_PLACE = re.compile(r"(?:plats|placering)\s*(?P<place>\d+)(?:\s*av\s*(?P<of>\d+))?")
_SCALES: dict[str, tuple[str, Decimal]] = {
    "kr": ("kr", Decimal(1)),
    "kronor": ("kr", Decimal(1)),
    "tkr": ("kr", Decimal(1_000)),
    "kkr": ("kr", Decimal(1_000)),
    "mkr": ("kr", Decimal(1_000_000)),
    "mnkr": ("kr", Decimal(1_000_000)),
    "procent": ("%", Decimal(1)),
}
"""Units of one kind: what they are of, and how much."""
_MANY = (("tusen", Decimal(1_000)), ("miljoner", Decimal(1_000_000)))


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers that a text stands for: one number, or all between two. None is no limit."""

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    low_open: bool = False
    """Whether the number itself lies outside: ``>5``."""
    high_open: bool = False
    place: bool = False
    """Whether it is a place in a ranking, where a lower number is better."""

    @property
    def number(self) -> Decimal | None:
        """The number, where it is only one."""
        return self.low if self.low == self.high else None

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies in the span."""
        above = self.low is None or (number > self.low if self.low_open else number >= self.low)
        below = self.high is None or (number < self.high if self.high_open else number <= self.high)
        return above and below


def parse(text: str, unit: str = "") -> Span | None:
    """What a target or an outcome stands for, in units of ``unit`` where it names none itself.

    None where the text is not one number, span or limit alone: words are never guessed at.
    """
    written = fold(clean_line(text)).strip()
    if found := _PLACE.fullmatch(written):
        place = Decimal(found["place"])
        return Span(place, place, place=True)
    found = _TARGET.fullmatch(written)
    if not found:
        return None
    try:
        low = _read(found["low"])
        high = _read(found["high"]) if found["high"] else low
    except InputError:
        return None
    named = found["unit"].strip() or fold(unit.strip())
    if "%" in written[: found.start("unit")]:
        named = named or "%"
    known, times = _unit(named)
    low, high = low * times, high * times
    sign = found["sign"] or ""
    if sign in _AT_LEAST:
        return Span(low, None, known, low_open=sign in _OPEN)
    if sign in _AT_MOST:
        return Span(None, high, known, high_open=sign in _OPEN)
    return Span(low, high, known) if low <= high else None


def _read(text: str) -> Decimal:
    sign = "-" if text[0] in "-−–" else ""
    return read(sign + text.lstrip("-+−– \u00a0"))


def _unit(name: str) -> tuple[str, Decimal]:
    times = Decimal(1)
    for word, many in _MANY:
        if name.startswith(word):
            name, times = name.removeprefix(word).strip(), many
    of, more = _SCALES.get(name, (name, Decimal(1)))
    return of, times * more


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the outcome makes of the target. ``status`` is None where nothing can be said."""

    status: Status | None
    because: str
    """Why, or why nothing can be said, as the end of a sentence that begins ”eftersom”."""


def judge(nod: Nod, outcome: str) -> Judgement | None:
    """What a styrtal's outcome makes of this year's target; None where there is no outcome yet."""
    if nod.typ is not NodTyp.STYRTAL or not outcome.strip():
        return None
    word = _WORDS.get(fold(outcome.strip()))
    if word is not None:
        return Judgement(word, "utfallet säger det själv")
    target = parse(nod.malvarde, nod.matt)
    reached = parse(outcome, nod.matt)
    if target is None:
        if not nod.malvarde.strip():
            return Judgement(None, "det inte finns något målvärde")
        return Judgement(None, f"målvärdet {_quoted(nod.malvarde)} inte går att räkna med")
    if reached is None or reached.number is None:
        return Judgement(None, f"utfallet {_quoted(outcome)} inte är ett tal")
    if target.unit != reached.unit and target.unit and reached.unit:
        return Judgement(
            None,
            f"utfallet är i {preview(reached.unit, 20)} och målvärdet i {preview(target.unit, 20)}",
        )
    goal = _goal(nod.riktning, target)
    if isinstance(goal, str):
        return Judgement(None, goal)
    return _held(goal, reached.number, f"utfallet {_quoted(outcome)}", _quoted(nod.malvarde))


def _goal(way: str, target: Span) -> Span | str:
    """The numbers that reach the target, or why that is not known."""
    if target.number is None:
        one_way = {(False, True): Riktning.HOGRE, (True, False): Riktning.LAGRE}.get(
            (target.low is None, target.high is None)
        )
        if way and one_way and way != one_way:
            return "målvärdet och riktningen säger emot varandra"
        if way == Riktning.HOGRE:
            return replace(target, high=None)
        return replace(target, low=None) if way == Riktning.LAGRE else target
    if way == Riktning.INOM:
        return target
    if way == Riktning.HOGRE:
        return replace(target, high=None)
    if way == Riktning.LAGRE or target.place:
        return replace(target, low=None)
    return "det inte står om ett högre eller lägre tal är bättre"


def _held(goal: Span, number: Decimal, outcome: str, target: str) -> Judgement:
    if goal.holds(number):
        return Judgement(_STYRTAL["helt"], f"{outcome} når målvärdet {target}")
    limit = goal.low if goal.low is not None and number <= goal.low else goal.high
    assert limit is not None, "outside a span with no limit"
    share = f"{NEAR * 100:.0f} %"
    if abs(number - limit) <= NEAR * abs(limit):
        return Judgement(_STYRTAL["delvis"], f"{outcome} är högst {share} från målvärdet {target}")
    return Judgement(_STYRTAL["inte_alls"], f"{outcome} är mer än {share} från målvärdet {target}")


def _quoted(text: str) -> str:
    return f"”{preview(clean_line(text), 30)}”"
