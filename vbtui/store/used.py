"""Queries of which texts a text has made use of."""

from __future__ import annotations

from vbtui.store.database import Database


def used_in(db: Database, text: str) -> dict[str, str]:
    """Row of a used text → its imprint when it was used, for the text of one row."""
    found = db.rows(
        "SELECT kalla, avtryck FROM anvand_text"
        " WHERE text = :text AND avtryck <> '' AND deleted = 0",
        text=text,
    )
    return dict(found)


def used_by(db: Database, enhet: str, period: str) -> dict[str, dict[str, str]]:
    """The same for every text that a unit has written in a period: row → :func:`used_in` of it."""
    found: dict[str, dict[str, str]] = {}
    for text, source, imprint in db.rows(
        "SELECT a.text, a.kalla, a.avtryck FROM anvand_text a JOIN uppfoljning u ON u.id = a.text"
        " WHERE u.enhet = :enhet AND u.period = :period AND a.avtryck <> '' AND a.deleted = 0",
        enhet=enhet,
        period=period,
    ):
        found.setdefault(text, {})[source] = imprint
    return found


def sources(db: Database, enhet: str, period: str) -> list[tuple[str, str, str]]:
    """(node, comment as it stands now, its imprint when it was used) for every comment that the
    texts of a unit in a period have made use of."""
    return [
        (nod, comment, imprint)
        for nod, comment, imprint in db.rows(
            "SELECT u.nod, COALESCE(d.text, k.kommentar, ''), a.avtryck FROM anvand_text a"
            " JOIN uppfoljning u ON u.id = a.text"
            " LEFT JOIN uppfoljning k ON k.id = a.kalla AND k.deleted = 0"
            " LEFT JOIN utkast d ON d.tabell = 'uppfoljning' AND d.rad = k.id"
            " AND d.falt = 'kommentar' AND d.bas = k.kommentar"
            " WHERE u.enhet = :enhet AND u.period = :period AND a.avtryck <> '' AND a.deleted = 0",
            enhet=enhet,
            period=period,
        )
    ]
