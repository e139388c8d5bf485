"""Every table of the follow-up, one file each; a module here that declares one is found."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import Del
from vbtui.domain.table import Section, Table
from vbtui.domain.text import fold


def _declared() -> Iterator[Table]:
    for module in iter_modules(__path__):
        for value in vars(import_module(f"{__name__}.{module.name}")).values():
            if isinstance(value, Table):
                yield value


_SECTIONS = list(Section)

TABLES: dict[str, Table] = {
    table.id: table
    for table in sorted(_declared(), key=lambda one: (_SECTIONS.index(one.section), one.place))
}
"""Table id → its declaration, in the order of the lists: by section, and by place there."""


def tables_in(typ: PeriodTyp) -> list[Table]:
    """The tables that there are in a kind of period."""
    return [table for table in TABLES.values() if table.shown_in(typ)]


def asked_in(typ: PeriodTyp) -> list[Table]:
    """The tables that every unit is asked for in a kind of period: not those of the plan, and not
    those that fetch all their figures from others."""
    return [
        table
        for table in tables_in(typ)
        if table.asked_for and any(column.formula is None for column in table.columns_for(typ))
    ]


def find_table(text: str) -> Table:
    """The table with this id or title.

    :raises InputError: there is none; the sentence lists those there are.
    """
    wanted = fold(text.strip())
    for table in TABLES.values():
        if wanted in (table.id, fold(table.title)):
            return table
    known = ", ".join((*Del, *TABLES))
    raise InputError(f"Vyn ”{text}” finns inte; välj en av {known}.")
