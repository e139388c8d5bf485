"""Ekonomiska nyckeltal of the plan: per cents that the board states of itself as a whole."""

from vbtui.domain.period import PeriodTyp
from vbtui.domain.table import Row, Section, Table
from vbtui.domain.tables._budget import BUDGET_COLUMNS

EKONOMISKA_NYCKELTAL = Table(
    id="ekonomiska_nyckeltal",
    title="Ekonomiska nyckeltal",
    section=Section.PLAN,
    place=40,
    unit="%",
    decimals=1,
    only=PeriodTyp.HELAR,
    plan=True,
    whole=True,
    row_title="Nyckeltal",
    rows=(Row(id="lonekostnadsokning", title="Lönekostnadsökningstakt"),),
    columns=BUDGET_COLUMNS,
    definition="I procent, för nämnden som helhet; enheternas tal läggs inte ihop.",
)
