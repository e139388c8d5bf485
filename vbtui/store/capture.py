"""The journal's triggers, as text: every change of a journaled table is captured by them.

By triggers and not by the program, so that an edit made with any other program is journaled too
("utanför programmet").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_NEW_CHANGE = "(SELECT id FROM j_change WHERE nr = last_insert_rowid())"
_IS_HEAD = "NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)"
_AT = "CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END"
"""Outside a save there is no other note of the time."""
_CHANGE = "INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)"


def triggers(
    name: str, key: Sequence[str], fields: Sequence[str], *, silent: bool
) -> Iterator[str]:
    """The triggers of one table: capture inserts and updates, refuse what would lose something.

    ``key`` are the columns that make the row's id, and ``fields`` those whose changes are
    journaled. ``silent`` where a new row is no news by itself, only what is in its fields.
    """
    quoted = f'"{name}"'
    active = "(SELECT muted FROM j_ctl) = 0"
    inserts = "\n".join(_capture_insert(name, field, silent=silent) for field in fields)
    yield (
        f"CREATE TRIGGER jt_{name}_ny AFTER INSERT ON {quoted} WHEN {active}\nBEGIN\n{inserts}\nEND"
    )
    for field in fields:
        yield _capture_update(name, field, active)
    yield (
        f"CREATE TRIGGER jt_{name}_borttagen BEFORE UPDATE ON {quoted}\n"
        f"WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND {active}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'raden är borttagen');\nEND"
    )
    yield (
        f"CREATE TRIGGER jt_{name}_kvar BEFORE DELETE ON {quoted}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'rader tas aldrig bort');\nEND"
    )
    fixed = ", ".join(f'"{column}"' for column in ("id", *key))
    yield (
        f"CREATE TRIGGER jt_{name}_nyckel BEFORE UPDATE OF {fixed} ON {quoted}\n"
        "BEGIN\n  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');\nEND"
    )


def _capture_insert(name: str, field: str, *, silent: bool) -> str:
    """``silent`` where a row that is not deleted is no news by itself."""
    said = f'NEW."{field}" IS NOT NULL AND NEW."{field}" IS NOT \'\''
    if field == "deleted" and silent:
        said = "NEW.deleted <> 0"
    return (
        f"  {_CHANGE}\n"
        f"  SELECT randomblob(16), k.tx, '{name}', NEW.id, '{field}', NEW.\"{field}\", NULL, 1,"
        f" {_AT}, 0\n"
        f"  FROM j_ctl k WHERE {said};"
    )


def _capture_update(name: str, field: str, active: str) -> str:
    """One change that replaces every head of the cell, and with them any conflict of it."""
    heads = f"j_change c WHERE c.row = NEW.id AND c.field = '{field}' AND {_IS_HEAD}"
    seen = (
        "  INSERT INTO j_seen (head, deletion)\n"
        f"  SELECT c.id, {_NEW_CHANGE} FROM j_change c\n"
        f"  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND {_IS_HEAD};\n"
    )
    settled = f"field = '{field}'"
    if field == "deleted":
        settled = f"({settled} OR kind = 'delete')"
    return (
        f'CREATE TRIGGER jt_{name}_{field} AFTER UPDATE OF "{field}" ON "{name}"\n'
        f'WHEN OLD."{field}" IS NOT NEW."{field}" AND {active}\n'
        "BEGIN\n"
        f"  {_CHANGE}\n"
        f"  SELECT randomblob(16), k.tx, '{name}', NEW.id, '{field}', NEW.\"{field}\",\n"
        f'    CASE WHEN h.depth IS NULL THEN OLD."{field}" END, 1 + COALESCE(h.depth, 0),\n'
        f"    {_AT}, 0\n"
        f"  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM {heads}) h;\n"
        "  INSERT INTO j_edge (parent, child)\n"
        f"  SELECT c.id, {_NEW_CHANGE} FROM {heads} AND c.nr <> last_insert_rowid();\n"
        f"{seen if field == 'deleted' else ''}"
        f"  DELETE FROM j_conflict WHERE row = NEW.id AND {settled};\n"
        "END"
    )
