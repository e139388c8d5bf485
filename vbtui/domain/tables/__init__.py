"""Every table of the follow-up, one file each; the order here is the order on the screen."""

from vbtui.domain.errors import InputError
from vbtui.domain.table import Table
from vbtui.domain.tables.arsarbetare import ARSARBETARE_AVTALAD, ARSARBETARE_EXKL_TJANSTLEDIGA
from vbtui.domain.tables.byggprojekt import BYGGPROJEKT
from vbtui.domain.tables.investeringar import INVESTERINGAR
from vbtui.domain.tables.sjukfranvaro import SJUKFRANVARO
from vbtui.domain.text import fold

TABLES: dict[str, Table] = {
    table.id: table
    for table in (
        ARSARBETARE_AVTALAD,
        ARSARBETARE_EXKL_TJANSTLEDIGA,
        SJUKFRANVARO,
        INVESTERINGAR,
        BYGGPROJEKT,
    )
}
"""Table id → its declaration."""


def find_table(text: str) -> Table:
    """The table with this id or title.

    :raises InputError: there is none; the sentence lists those there are.
    """
    wanted = fold(text.strip())
    for table in TABLES.values():
        if wanted in (table.id, fold(table.title)):
            return table
    raise InputError(f"Vyn ”{text}” finns inte; välj plan eller en av {', '.join(TABLES)}.")
