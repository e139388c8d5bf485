"""Invented weights: how much of each row a unit has. See `vbtui.sample.split`.

They follow what each unit does: försörjning cleans, cooks and drives; fastigheter runs buildings
and parks; SSC pays salaries and invoices. Only proportions within a row matter.
"""

from __future__ import annotations

from collections.abc import Mapping

from vbtui.sample.layout import ENHETER

Shares = Mapping[str, int]

_BEFORE_2025 = ("2024-delar", "2023-delar")
"""Periods before inköp took over staff from förvaltningsgemensamt."""


def _each(*shares: int) -> Shares:
    """Shares in the order of `ENHETER`: fastigheter, försörjning, inköp, it, mt, ssc, gemensamt."""
    return dict(zip(ENHETER, shares, strict=True))


_FORSORJNING: Shares = {"forsorjning": 1}
_FASTIGHETER: Shares = {"fastigheter": 1}

_ARSARBETARE: Mapping[str, Shares] = {
    "administrator": _each(6, 10, 4, 8, 4, 80, 10),
    "bitradespersonal": _FORSORJNING,
    "chef": _each(16, 24, 2, 14, 4, 9, 5),
    "handlaggare/kvinnor": _each(22, 8, 12, 22, 1, 26, 12),
    "handlaggare/man": _each(26, 4, 8, 60, 3, 10, 8),
    "ingenjor_tekniker/kvinnor": {"fastigheter": 8, "it": 8, "mt": 13},
    "ingenjor_tekniker/man": {"fastigheter": 80, "forsorjning": 2, "it": 20, "mt": 53},
    "kok": _FORSORJNING,
    "lokalvardare": _FORSORJNING,
    "tradgard": _FASTIGHETER,
    "vaktmastare": {"fastigheter": 7, "forsorjning": 36},
}
_HANDLAGGARE_BEFORE_2025: Mapping[str, Shares] = {
    "handlaggare/kvinnor": _each(22, 8, 6, 22, 1, 26, 18),
    "handlaggare/man": _each(26, 4, 3, 60, 3, 10, 13),
}


def arsarbetare(period: str, row: str, column: str) -> Shares:
    """Weights of one yrkesgrupp, for kvinnor or man."""
    table = {**_ARSARBETARE, **(_HANDLAGGARE_BEFORE_2025 if period in _BEFORE_2025 else {})}
    return table.get(f"{row}/{column}") or table[row]


_SJUKFRANVARO: Mapping[str, Shares] = {
    "kort": _each(80, 135, 85, 72, 76, 104, 78),
    "lang": _each(76, 150, 60, 55, 52, 110, 90),
}
"""Sick leave per scheduled hour, relative to the other units, in 2024 as a whole."""

_SJUKFRANVARO_PERIOD: Mapping[str, Shares] = {
    "2025-helar": _each(100, 100, 130, 118, 84, 88, 70),
    "2024-delar": _each(106, 100, 75, 96, 112, 104, 100),
    "2023-delar": _each(93, 100, 90, 100, 125, 97, 120),
}
"""What became of that in other periods, in per cent; units move differently over time."""


def sjukfranvaro(period: str, row: str, enhet: str) -> int:
    """How much sick leave a scheduled hour in the unit brings."""
    usual = _SJUKFRANVARO[row][enhet]
    return usual * (_SJUKFRANVARO_PERIOD[period][enhet] if period in _SJUKFRANVARO_PERIOD else 100)


INVESTERINGAR: Mapping[str, Shares] = {
    "immateriella": {"it": 1},
    "byggnad": _FASTIGHETER,
    "it": {"it": 1},
    "ovrigt": {"fastigheter": 11, "forsorjning": 31, "mt": 58},
    "bidrag": _FASTIGHETER,
}

LON: Shares = {
    "administrator": 100,
    "bitradespersonal": 86,
    "chef": 168,
    "handlaggare": 134,
    "ingenjor_tekniker": 121,
    "kok": 90,
    "lokalvardare": 82,
    "tradgard": 89,
    "vaktmastare": 88,
}
"""What an årsarbetare of each yrkesgrupp costs, relative to the others."""

LONESLAG: Mapping[str, Shares] = {
    "timanstallda": _each(12, 80, 0, 2, 2, 4, 0),
    "obekvam_arbetstid": _each(19, 63, 0, 12, 4, 2, 0),
    "overtid": _each(34, 30, 1, 22, 8, 4, 1),
    "jour": {"fastigheter": 6, "it": 4},
}
"""Kinds of pay that do not follow the number of employees."""

RESULTAT: Mapping[str, Shares] = {
    "avskrivningar_inventarier": _each(5, 6, 0, 42, 14, 0, 1),
    "avskrivningar_fastigheter": _FASTIGHETER,
    "avskrivningar_immateriella": {"it": 1},
    "fastighetsfinansiering": _FASTIGHETER,
    "finansnetto": {"fastigheter": 268, "forsorjning": 1, "it": 4, "mt": 2},
}
"""Rows of the result that follow neither turnover nor staff."""

PROGNOSAVVIKELSE: Shares = _each(9, 48, 0, 31, 5, 7, 0)
"""Where the year's expected deficit arises."""

HANDLINGSPLAN: Mapping[str, Shares] = {
    "atgarder": _each(20, 24, 3, 14, 6, 9, 5),
    "arsarbetare": _each(8, 22, 1, 6, 3, 6, 3),
    "intakter": {"fastigheter": 12, "forsorjning": 7, "mt": 2},
    "personalkostnader": _each(9, 17, 1, 6, 2, 4, 3),
    "ovriga_kostnader": _each(14, 5, 0, 8, 1, 1, 1),
}
