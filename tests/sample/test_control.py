"""The intern kontroll, the ISK-bedömning and the texts of the sample against the reports."""

from __future__ import annotations

import pytest

from tests.sample.test_plan import ascii_key, every_period, reports_at_hand, tree
from tests.sample.underlag import kept_control, published_control
from vbtui.domain.plan import Del, NodTyp, Slag
from vbtui.domain.tables import tables_in
from vbtui.sample.outline import BOARD
from vbtui.store import plans
from vbtui.store.database import Database


@reports_at_hand
def test_the_kept_facts_are_those_of_the_reports() -> None:
    assert kept_control() == published_control()


@every_period
def test_every_atgard_is_as_the_report_says(sample: Database, key: str) -> None:
    found, _ = tree(sample, key)
    risks = []
    for risk in (nod for nod in found.order if nod.typ is NodTyp.RISK):
        *_, omrade, _risk = found.path(risk)
        assert omrade.slag is Slag.VERKSAMHETSOMRADE
        said = [found.said(atgard) for atgard in found.children(risk.id)]
        risks.append(
            {
                "omrade": omrade.titel,
                "atgarder": [[one.status, one.effekt, one.nasta_ar] for one in said],
            }
        )
        assert all(one.kommentar for one in said), "the report has a text on every åtgärd"
    assert risks == [
        {
            "omrade": risk["omrade"],
            "atgarder": [
                [ascii_key(status) if status else None, effekt, nasta_ar]
                for status, effekt, nasta_ar in risk["atgarder"]
            ],
        }
        for risk in kept_control()[key]["risker"]
    ]


def test_the_conclusion_is_the_published_one_and_the_questions_are_five(sample: Database) -> None:
    found, _ = tree(sample, "2025-helar")
    isk = [nod for nod in found.order if nod.part is Del.ISK]
    assert [nod.nr for nod in isk if nod.typ is NodTyp.FRAGA] == [*"abcde"]
    (conclusion,) = (nod for nod in isk if nod.typ is NodTyp.SLUTSATS)
    published = kept_control()["2025-helar"]["bedomning"]
    assert found.said(conclusion).status == ascii_key(published)
    assert not [nod for nod in tree(sample, "2024-delar")[0].order if nod.part is Del.ISK]


def test_what_goes_on_carries_on_what_stood_in_the_earlier_plan(sample: Database) -> None:
    found, period = tree(sample, "2025-helar")
    earlier, _ = tree(sample, "2024-delar")
    carried = {
        typ: [nod for nod in found.order if nod.typ is typ and nod.foregangare]
        for typ in (NodTyp.RISK, NodTyp.ATGARD, NodTyp.AVSNITT)
    }
    assert {typ: len(some) for typ, some in carried.items()} == {
        NodTyp.RISK: 4, NodTyp.ATGARD: 9, NodTyp.AVSNITT: 11,
    }  # fmt: skip
    for typ, some in carried.items():
        assert {earlier[nod.foregangare or ""].typ for nod in some} == {typ}
    board = plans.organisation(sample).find(BOARD)
    before = plans.said_before(sample, carried[NodTyp.ATGARD][0].id, board.id, period)
    assert before
    assert before.uppfoljning.effekt == "ja"


@every_period
def test_there_are_texts_under_the_tables_and_some_are_unwritten(
    sample: Database, key: str
) -> None:
    texts = []
    for enhet in plans.organisation(sample):
        found, period = tree(sample, key, enhet.kod)
        texts.append(found.progress_of(Del.TEXTER))
    tabled = [nod.tabell for nod in found.order if nod.tabell]
    assert len(tabled) == len(set(tabled)) == 8
    assert set(tabled) <= {table.id for table in tables_in(period.typ)}
    assert 0.4 < sum(one.done for one in texts) / sum(one.expected for one in texts) < 0.9
    (everybodys,) = (nod for nod in found.order if nod.titel == "Väsentliga händelser")
    assert len(found.reporters(everybodys)) == 8


@pytest.mark.parametrize("unit", ["forsorjning", "ssc", "it"])
def test_some_atgard_is_not_done_in_a_unit(sample: Database, unit: str) -> None:
    found, _ = tree(sample, "2025-helar", unit)
    states = {found.said(nod).status for nod in found.order if nod.typ is NodTyp.ATGARD}
    assert states & {"pagaende", "genomford_utan_full_effekt"}


def test_an_atgard_is_late(sample: Database) -> None:
    found, period = tree(sample, "2025-helar", "it")
    late = [nod for nod in found.order if nod.typ is NodTyp.ATGARD and found.late(nod, period.till)]
    assert len(late) == 1
