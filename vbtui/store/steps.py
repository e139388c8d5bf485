"""The steps from each version of the schema to the next; a step never changes once it is out.

Each is the text of its own time and not made from today's row classes, which later versions change.
SQLite keeps a table's text as it was written, and a file is opened only when it is the right one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Step = Callable[[sqlite3.Connection], None]

_DRAFTS_WITHOUT_AUTHOR = "ALTER TABLE utkast RENAME TO utkast_1"
_AUTHORS = """
INSERT INTO utkast (tabell, rad, falt, text, bas, nar, forfattare)
SELECT tabell, rad, falt, text, bas, nar, COALESCE(
  (SELECT author FROM j_tx WHERE file = (SELECT v FROM j_meta WHERE k = 'file')
   ORDER BY nr DESC LIMIT 1), '')
FROM utkast_1
"""
_VERSION_2 = (
    """CREATE TABLE anvand_text (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  text TEXT NOT NULL,
  kalla TEXT NOT NULL,
  avtryck TEXT,
  CONSTRAINT pk_anvand_text PRIMARY KEY (id),
  CONSTRAINT ck_anvand_text_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT""",
    """CREATE TABLE j_delivery (
  nr INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  enhet TEXT NOT NULL,
  changes INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_j_delivery PRIMARY KEY (nr),
  CONSTRAINT ck_j_delivery_changes CHECK ("changes" >= 0),
  CONSTRAINT ck_j_delivery_fresh CHECK ("fresh" >= 0)
)
 STRICT""",
    """CREATE INDEX ix_j_delivery_file ON j_delivery (file)""",
    """CREATE TABLE j_handout (
  file TEXT NOT NULL,
  enhet TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  changes INTEGER NOT NULL,
  state TEXT NOT NULL,
  CONSTRAINT pk_j_handout PRIMARY KEY (file),
  CONSTRAINT ck_j_handout_changes CHECK ("changes" >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE utkast (
  tabell TEXT NOT NULL,
  rad TEXT NOT NULL,
  falt TEXT NOT NULL,
  text TEXT NOT NULL,
  bas TEXT NOT NULL,
  nar TEXT NOT NULL,
  forfattare TEXT NOT NULL,
  CONSTRAINT pk_utkast PRIMARY KEY (tabell, rad, falt)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE inlamning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  klar TEXT,
  mottagen TEXT,
  atersand TEXT,
  orsak TEXT NOT NULL,
  anstand TEXT,
  CONSTRAINT pk_inlamning PRIMARY KEY (id),
  CONSTRAINT fk_inlamning_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_inlamning_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_inlamning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_inlamning_anstand CHECK ("anstand" IS date("anstand", '+0 days') AND "anstand" >= '0001')
)
 STRICT""",  # noqa: E501 - SQLite keeps the text, line by line
    """CREATE INDEX ix_inlamning_enhet ON inlamning (enhet)""",
    """CREATE INDEX ix_inlamning_period ON inlamning (period)""",
    """CREATE TABLE insamling (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  period TEXT NOT NULL,
  sista_dag TEXT,
  stangd INTEGER,
  CONSTRAINT pk_insamling PRIMARY KEY (id),
  CONSTRAINT fk_insamling_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_insamling_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_insamling_sista_dag CHECK ("sista_dag" IS date("sista_dag", '+0 days') AND "sista_dag" >= '0001'),
  CONSTRAINT ck_insamling_stangd CHECK ("stangd" >= 0 AND "stangd" <= 1)
)
 STRICT""",  # noqa: E501 - SQLite keeps the text, line by line
    """CREATE INDEX ix_insamling_period ON insamling (period)""",
    """CREATE TABLE tabelldefinition (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  tabell TEXT NOT NULL,
  definition TEXT NOT NULL,
  CONSTRAINT pk_tabelldefinition PRIMARY KEY (id),
  CONSTRAINT fk_tabelldefinition_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_tabelldefinition_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_tabelldefinition_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT""",
    """CREATE INDEX ix_tabelldefinition_enhet ON tabelldefinition (enhet)""",
    """CREATE INDEX ix_tabelldefinition_period ON tabelldefinition (period)""",
)


def _deliveries(connection: sqlite3.Connection) -> None:
    """2: what is handed out, handed in and collected; and who has written a draft."""
    connection.execute(_DRAFTS_WITHOUT_AUTHOR)
    for statement in (*_VERSION_2, _AUTHORS, "DROP TABLE utkast_1"):
        connection.execute(statement)


_VERSION_3 = {
    "nod": (
        """CREATE TABLE nod (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  "plan" TEXT NOT NULL,
  overordnad TEXT,
  ordning INTEGER NOT NULL,
  typ TEXT NOT NULL,
  slag TEXT,
  nr TEXT NOT NULL,
  titel TEXT NOT NULL,
  kalla TEXT NOT NULL,
  enhet TEXT,
  ansvarig TEXT NOT NULL,
  flerarigt INTEGER NOT NULL,
  slutdatum TEXT,
  matt TEXT NOT NULL,
  malvarde TEXT NOT NULL,
  malvarde_lang TEXT NOT NULL,
  riktning TEXT NOT NULL,
  foregangare TEXT,
  tabell TEXT NOT NULL,
  CONSTRAINT pk_nod PRIMARY KEY (id),
  CONSTRAINT fk_nod_plan FOREIGN KEY("plan") REFERENCES "plan" (id),
  CONSTRAINT fk_nod_overordnad FOREIGN KEY(overordnad) REFERENCES nod (id),
  CONSTRAINT fk_nod_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_nod_foregangare FOREIGN KEY(foregangare) REFERENCES nod (id),
  CONSTRAINT ck_nod_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_nod_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992),
  CONSTRAINT ck_nod_typ CHECK ("typ" IN ('malomrade', 'uppdrag', 'aktivitet', 'styrtal', 'risk', 'atgard', 'fraga', 'slutsats', 'avsnitt')),
  CONSTRAINT ck_nod_slag CHECK ("slag" IN ('perspektiv', 'strategi', 'malomrade', 'malsattning', 'effektmal', 'mal', 'internkontroll', 'verksamhetsomrade', 'isk', 'texter')),
  CONSTRAINT ck_nod_flerarigt CHECK ("flerarigt" >= 0 AND "flerarigt" <= 1),
  CONSTRAINT ck_nod_slutdatum CHECK ("slutdatum" IS date("slutdatum", '+0 days') AND "slutdatum" >= '0001'),
  CONSTRAINT ck_nod_riktning CHECK ("riktning" IN ('', 'hogre', 'lagre', 'inom'))
)
 STRICT""",  # noqa: E501 - SQLite keeps the text, line by line
        """CREATE INDEX ix_nod_enhet ON nod (enhet)""",
        """CREATE INDEX ix_nod_foregangare ON nod (foregangare)""",
        """CREATE INDEX ix_nod_overordnad ON nod (overordnad)""",
        """CREATE INDEX ix_nod_plan ON nod ("plan")""",
    ),
    "rad": (
        """CREATE TABLE rad (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  tabell TEXT NOT NULL,
  enhet TEXT NOT NULL,
  grupp TEXT NOT NULL,
  namn TEXT NOT NULL,
  ordning INTEGER NOT NULL,
  matt TEXT NOT NULL,
  riktning TEXT NOT NULL,
  malvarde TEXT NOT NULL,
  CONSTRAINT pk_rad PRIMARY KEY (id),
  CONSTRAINT fk_rad_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT ck_rad_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_rad_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992),
  CONSTRAINT ck_rad_riktning CHECK ("riktning" IN ('', 'hogre', 'lagre', 'inom'))
)
 STRICT""",  # noqa: E501 - SQLite keeps the text, line by line
        """CREATE INDEX ix_rad_enhet ON rad (enhet)""",
    ),
    "uppfoljning": (
        """CREATE TABLE uppfoljning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  nod TEXT NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  status TEXT,
  trend TEXT,
  utfall TEXT NOT NULL,
  kommentar TEXT NOT NULL,
  effekt TEXT,
  nasta_ar TEXT,
  CONSTRAINT pk_uppfoljning PRIMARY KEY (id),
  CONSTRAINT fk_uppfoljning_nod FOREIGN KEY(nod) REFERENCES nod (id),
  CONSTRAINT fk_uppfoljning_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_uppfoljning_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_uppfoljning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT""",
        """CREATE INDEX ix_uppfoljning_enhet ON uppfoljning (enhet)""",
        """CREATE INDEX ix_uppfoljning_nod ON uppfoljning (nod)""",
        """CREATE INDEX ix_uppfoljning_period ON uppfoljning (period)""",
    ),
}
"""Table that was made anew → what makes it and its indexes."""
_SETTINGS = """CREATE TABLE installning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  namn TEXT NOT NULL,
  varde TEXT NOT NULL,
  CONSTRAINT pk_installning PRIMARY KEY (id),
  CONSTRAINT ck_installning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT"""


def _whole_follow_up(connection: sqlite3.Connection) -> None:
    """3: the intern kontroll, the ISK-bedömning and the report's texts in the plan's tree; rows of
    nyckeltal with a unit of their own; settings of the plan. From here on the tables of the
    follow-up are no part of the version (:mod:`vbtui.store.declared`)."""
    for table, (make, *indexes) in _VERSION_3.items():
        columns = ", ".join(
            f'"{name}"'
            for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
        )
        connection.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_2"')
        connection.execute(make)
        empty = {"nod": ("riktning", "tabell"), "rad": ("matt", "riktning", "malvarde")}.get(
            table, ()
        )
        more = "".join(f', "{name}"' for name in empty)
        values = ", ''" * len(empty)
        connection.execute(
            f'INSERT INTO "{table}" ({columns}{more}) SELECT {columns}{values} FROM "{table}_2"'
        )
        connection.execute(f'DROP TABLE "{table}_2"')
        for statement in indexes:
            connection.execute(statement)
    connection.execute(_SETTINGS)


STEPS: dict[int, Step] = {1: _deliveries, 2: _whole_follow_up}
"""Version → the step that brings a file from it to the next. It finds no triggers and leaves none:
they are made anew when the last step is done."""
