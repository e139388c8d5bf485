"""The overview's figures: those of the sample as published, and what is missing said as missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import AKTIVITET, IT, MALOMRADE, STYRTAL, UPPDRAG, small_file
from vbtui import overview
from vbtui.collect import Collector
from vbtui.domain.fold import Utfall
from vbtui.domain.inlamning import Lage
from vbtui.domain.status import Tone
from vbtui.domain.summering import COLUMNS
from vbtui.overview import Scope
from vbtui.store import plans
from vbtui.store.database import Database
from vbtui.submit import submit

SAMPLE = Path(__file__).parents[1] / "sample.db"
TODAY = date(2026, 1, 20)


def scope(db: Database, kod: str, period: str = "2025-helar", today: date = TODAY) -> Scope:
    units, perioder = plans.organisation(db), plans.perioder(db)
    chosen = next(one for one in perioder if one.key == period)
    return Scope(units, perioder, units.find(kod), chosen, today)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = Path(shutil.copy(SAMPLE, tmp_path_factory.mktemp("sample") / "prov.db"))
    # One that was made by an older version is brought up to date when it is opened for writing.
    with Database.open(path, author="Test", write=True) as db:
        yield db


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "a.db")) as one:
        yield one


# The sample


def test_the_summary_is_the_published_one(sample: Database) -> None:
    found = overview.plan_state(sample, scope(sample, "servicenamnden")).summary
    assert {row.rad.id: [row.count(one) for one in (*COLUMNS, None)] for row in found} == {
        "malsattning_regionfullmaktige": [6, 1, 0, 0],
        "uppdrag_regionfullmaktige": [13, 3, 0, 0],
        "uppdrag_namnd": [3, 0, 0, 0],
    }


def test_every_judged_node_is_counted_once(sample: Database) -> None:
    plan = overview.plan_state(sample, scope(sample, "servicenamnden"))
    totals = {kind.typ.value: kind.total for kind in plan.kinds}
    expected = {"malomrade": 7, "uppdrag": 19, "aktivitet": 22, "styrtal": 4}
    assert totals | expected == totals
    noder = [nod.id for kind in plan.kinds for one in kind.counts for nod in one.noder]
    assert len(noder) == len(set(noder))


def test_a_malomrade_counts_what_stands_directly_under_it(sample: Database) -> None:
    plan = overview.plan_state(sample, scope(sample, "servicenamnden"))
    found = next(one for one in plan.malomraden if one.nod.nr == "8")
    assert found.judged
    assert found.status is not None
    assert found.status.word == "Uppnådd"
    assert [(one.status.symbol, len(one.noder)) for one in found.counts if one.status] == [
        ("◉", 1), ("●", 2), ("×", 1),
    ]  # fmt: skip


def test_the_most_important_deviation_comes_first(sample: Database) -> None:
    found = overview.plan_state(sample, scope(sample, "servicenamnden")).deviations
    kinds = [(one.nod.typ.value, one.status.tone) for one in found if one.status]
    # A goal that is reached in part weighs as an uppdrag that is not.
    assert kinds.index(("malomrade", Tone.PARTLY)) < kinds.index(("uppdrag", Tone.PARTLY))
    assert kinds.index(("uppdrag", Tone.PARTLY)) < kinds.index(("aktivitet", Tone.BAD))
    assert kinds.index(("aktivitet", Tone.BAD)) < kinds.index(("aktivitet", Tone.PARTLY))
    assert all(one.status.tone in (Tone.BAD, Tone.PARTLY) for one in found if one.status)


def test_a_unit_sees_only_its_own_activities(sample: Database) -> None:
    own = scope(sample, "it")
    plan = overview.plan_state(sample, own)
    found = [one.nod for one in (*plan.deviations, *plan.late)]
    assert found
    assert {nod.enhet for nod in found if nod.enhet} == {own.enhet.id}


def test_sick_leave_is_the_published_per_cent_of_every_period(sample: Database) -> None:
    found = overview.figures(sample, scope(sample, "servicenamnden")).sick_leave
    assert [(one.period.key, one.women.text, one.men.text, one.total.text) for one in found] == [
        ("2025-helar", "6,9", "4,1", "5,7"),
        ("2024-helar", "7,0", "4,0", "5,7"),
        ("2024-delar", "6,9", "4,4", "5,8"),
        ("2023-delar", "7,3", "4,6", "6,1"),
    ]


def test_investments_against_budget_say_that_a_part_is_missing(sample: Database) -> None:
    found = overview.figures(sample, scope(sample, "servicenamnden")).economy
    one = next(one for one in found if one.title == "Investeringar")
    assert (one.outcome.text, one.outcome.unit) == ("570,9", "mnkr")
    assert one.outcome.value.incomplete
    assert one.outcome.target == "investeringar/summa/utfall"


def test_tables_are_counted_in_units_for_the_board_and_in_cells_for_a_unit(
    sample: Database,
) -> None:
    for kod, of, counted in (("servicenamnden", 7, "enheter"), ("it", 6, "celler")):
        states = overview.table_states(sample, scope(sample, kod))
        one = next(one for one in states if one.table.id == "sjukfranvaro")
        assert (one.filled.done, one.filled.of, one.counted, one.complete) == (
            of,
            of,
            counted,
            True,
        )


# What is missing, late and waiting


def test_what_nobody_has_said_is_missing_and_not_zero(desk: Desk) -> None:
    found = overview.overview(desk.db, scope(desk.db, "servicenamnden"))
    assert all(one.outcome.exact is None for one in found.figures.economy)
    assert [one.period.key for one in found.figures.sick_leave] == ["2025-helar"]
    assert found.plan.progress.done == 0
    assert {one.status for kind in found.plan.kinds for one in kind.counts} == {None}
    row = next(row for row in found.plan.summary if row.rad.slag is None)
    assert [row.count(one) for one in (*COLUMNS, None)] == [0, 0, 0, 1]
    lacking = next(one for one in found.tables if one.table.id == "sjukfranvaro").lacking
    assert {one.kod for one in lacking} == {"it", "fastigheter"}


def test_an_activity_is_late_the_day_after_its_end_date(desk: Desk) -> None:
    end = date(2025, 10, 31)
    for days, expected in ((0, []), (1, [(AKTIVITET, 1)])):
        found = overview.plan_state(
            desk.db, scope(desk.db, "it", today=end + timedelta(days=days))
        ).late
        assert [(one.nod.id, one.days) for one in found] == expected


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (8, "8 dagar kvar", Tone.NEUTRAL),
        (7, "7 dagar kvar", Tone.PARTLY),
        (1, "1 dag kvar", Tone.PARTLY),
        (0, "i dag", Tone.PARTLY),
        (-2, "2 dagar sedan", Tone.BAD),
    ],
)
def test_days_to_the_last_day(desk: Desk, left: int, words: str, tone: Tone) -> None:
    here = scope(desk.db, "it")
    Collector(desk.db).deadline(here.period, TODAY + timedelta(days=left))
    found = overview.standing(desk.db, here)
    assert (found.days_left, found.left) == (left, words)
    progress = overview.plan_state(desk.db, here).progress
    fact = next(one for one in overview.facts(here, found, progress) if one.id == "sista_dag")
    assert words in fact.text
    assert fact.tone is tone


def test_an_extension_moves_the_units_own_last_day(desk: Desk) -> None:
    here = scope(desk.db, "it")
    Collector(desk.db).deadline(here.period, TODAY - timedelta(days=1))
    Collector(desk.db).extend(here.enhet, here.period, TODAY + timedelta(days=3))
    assert overview.standing(desk.db, here).days_left == 3
    assert not overview.standing(desk.db, here).reports[0].late
    assert overview.standing(desk.db, scope(desk.db, "fastigheter")).days_left == -1


def test_what_is_changed_after_the_report_was_handed_in(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "it.db", home=IT)) as desk:
        desk.report("kommentar", "Klart", "it")
        here = scope(desk.db, "it")
        submit(desk.db, here.enhet, here.period)
        found = overview.standing(desk.db, here)
        assert (found.reports[0].lage, found.altered, found.handed_in) == (Lage.INLAMNAD, 0, 1)
        desk.report("kommentar", "Inte riktigt klart", "it")
        found = overview.standing(desk.db, here)
        assert (found.reports[0].changed, found.altered) == (True, 1)


def test_changes_since_a_place_in_the_journal(desk: Desk) -> None:
    here = scope(desk.db, "servicenamnden")
    before = overview.changes(desk.db, here, None).head
    assert overview.changes(desk.db, here, before).newest == ()
    desk.report("kommentar", "Ett", "it")
    desk.report("kommentar", "Två", "it")
    found = overview.changes(desk.db, here, before)
    assert [(one.target, one.enhet) for one in found.newest] == [(f"uppdrag/{UPPDRAG}", "it")]
    assert found.more == 0
    # The other unit has nothing to do with it.
    assert overview.changes(desk.db, scope(desk.db, "fastigheter"), before).newest == ()


def test_a_period_without_a_plan(desk: Desk) -> None:
    here = scope(desk.db, "servicenamnden", "2024-helar")
    found = overview.overview(desk.db, here)
    assert found.plan.kinds == ()
    assert found.plan.summary == ()
    facts = list(overview.facts(here, found.standing, found.plan.progress))
    assert facts[-1].text == "perioden har ingen plan i filen"


def test_the_small_plan_is_all_there(desk: Desk) -> None:
    plan = overview.plan_state(desk.db, scope(desk.db, "servicenamnden"))
    counted = {nod.id for kind in plan.kinds for one in kind.counts for nod in one.noder}
    assert counted == {MALOMRADE, STYRTAL, UPPDRAG, AKTIVITET}
    assert {one.columns.get(Utfall.UPPNATT) for one in plan.summary} == {None}
