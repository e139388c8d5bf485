"""The words of headings: ``{ar}``, ``{datum}``, ``{fg_ar}`` and so on, filled in for a period.

========= ==============================================================
ar        the year; ar_1 and ar_2 are the next two, forra_aret is the one before
datum     the day that the figures refer to: 31 dec 2025
spann     from the first month to that of the day: jan–juni 2025
avser     the month of that day where it is not the period's last, otherwise the year
ack       " ack" at delår, otherwise nothing
tom       t.o.m. the period's last month
========= ==============================================================

With ``fg_`` before it a word is about the period that this one is compared with.
"""

from __future__ import annotations

from vbtui.domain.period import MONTHS, Period, PeriodTyp, short_date
from vbtui.domain.table.declaration import Column, Table


def heading(table: Table, column: Column, period: Period, previous: Period | None = None) -> str:
    """A column's whole heading in a period, group first: ``Förändring: Kvinnor``."""
    title = fill(column.title, table, period, previous)
    return f"{fill(column.group, table, period, previous)}: {title}" if column.group else title


def fill(text: str, table: Table, period: Period, previous: Period | None = None) -> str:
    """A heading with the years and days of a period in it."""
    before = _words(table, previous) if previous else _without(period)
    earlier = {f"fg_{word}": said for word, said in before.items()}
    return text.format_map(_words(table, period) | earlier)


def _words(table: Table, period: Period) -> dict[str, str]:
    day = period.till
    avser = str(period.ar)
    if period.typ in table.measure_day:
        month, dom = table.measure_day[period.typ]
        day = day.replace(month=month, day=dom)
        avser = f"{MONTHS[month - 1]} {period.ar}"
    return {
        "ar": str(period.ar),
        "ar_1": str(period.ar + 1),
        "ar_2": str(period.ar + 2),
        "forra_aret": str(period.ar - 1),
        "datum": short_date(day),
        "spann": f"{MONTHS[period.fran.month - 1]}–{MONTHS[day.month - 1]} {period.ar}",
        "avser": avser,
        "ack": _ack(period),
        "tom": f"t.o.m. {MONTHS[period.till.month - 1]} {period.ar}",
    }


def _without(period: Period) -> dict[str, str]:
    """What stands for the words of a period that is not in the file."""
    said = dict.fromkeys(("ar", "datum", "spann", "avser", "tom"), "föregående")
    return said | {"ack": _ack(period)}


def _ack(period: Period) -> str:
    return " ack" if period.typ is PeriodTyp.DELAR else ""
