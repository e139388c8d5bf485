from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk import AUTHOR, Desk, at_desk
from tests.factory import AKTIVITET, FASTIGHETER, HELAR_2025, IT, UPPDRAG, small_file
from tests.parts import add_parts
from vbtui.collect import Collector
from vbtui.delivered import Board, Unit, altered, board, sent_back
from vbtui.domain.inlamning import Lage
from vbtui.domain.times import shown_moment
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.read import filled
from vbtui.store import deliveries, plans
from vbtui.store.ids import natural_id
from vbtui.submit import submit

TODAY = date(2026, 1, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        yield desk


def look(desk: Desk, today: date = TODAY) -> Board:
    return board(desk.db, desk.editor.organisation, desk.period, today)


def unit(desk: Desk, kod: str = "it", today: date = TODAY) -> Unit:
    return next(one for one in look(desk, today).units if one.enhet.kod == kod)


def test_the_board_is_of_the_units_that_report_and_all_parts(desk: Desk) -> None:
    found = look(desk)
    assert [one.enhet.kod for one in found.units] == ["it", "fastigheter"]
    first = found.units[0]
    assert [(part.id, part.done, part.of) for part in first.parts] == [
        ("plan", 0, 2),
        ("resultatrapport", 0, 14),
        ("handlingsplan", 0, 0),
        ("investeringar", 0, 10),
        ("byggprojekt", 0, 0),
        ("nyckeltal", 0, 0),
        ("kostnadsanalys", 0, 8),
        ("arsarbetare_avtalad", 0, 18),
        ("arsarbetare_exkl_tjanstlediga", 0, 18),
        ("sjukfranvaro", 0, 6),
    ]
    assert [part.id for part in first.parts if part.complete] == [
        "handlingsplan", "byggprojekt", "nyckeltal",
    ]  # fmt: skip
    assert (first.lage, first.words, first.late, first.changed) == (
        Lage.EJ_INLAMNAD, "ej inlämnad", False, False,
    )  # fmt: skip
    events = (first.handed_out, first.seen, first.submitted, first.received, first.returned)
    assert events == (None,) * 5


def test_every_part_of_the_plan_is_counted_by_itself(desk: Desk) -> None:
    parts = add_parts(desk.editor)
    desk.report("status", "pagaende", nod=parts.atgard)
    desk.report("kommentar", "Pågår.", nod=parts.atgard)
    found = [(part.id, part.title, part.done, part.of) for part in unit(desk).parts[:4]]
    assert found == [
        ("plan", "Mål och uppdrag", 0, 2),
        ("internkontroll", "Intern kontroll", 1, 1),
        ("isk", "ISK-bedömning", 0, 0),
        ("texter", "Rapportens texter", 0, 1),
    ]


def test_what_was_changed_of_another_part_stands_there(desk: Desk) -> None:
    parts = add_parts(desk.editor)
    mark = submit(desk.db, desk.it, desk.period).receipt.mark
    desk.report("effekt", "ja", nod=parts.atgard)
    desk.report("kommentar", "Ny text.", nod=parts.handelser)
    told = altered(desk.db, desk.it, desk.period, plans.perioder(desk.db), mark)
    assert [(one.part, one.text, one.fields) for one in told] == [
        ("internkontroll", "Åtgärd Skyddsronder", "effekt"),
        ("texter", "Avsnitt Väsentliga händelser", "text"),
    ]
    assert unit(desk).changed


def test_how_much_is_filled_is_what_the_other_screens_say(desk: Desk) -> None:
    desk.report("status", "genomfort")
    desk.report("kommentar", "Klart.")
    desk.fill("investeringar", {"it/utfall": "1", "it/budget": "2"})
    parts = {part.id: part for part in unit(desk).parts}
    assert (parts["plan"].done, parts["plan"].of) == (1, 2)
    for key, part in parts.items():
        if key != "plan":
            table = desk.view(key).table
            said = filled(
                desk.db, table, desk.editor.organisation, desk.it, desk.period, consolidated=False
            )
            assert (part.done, part.of) == (said.done, said.of)
    assert parts["investeringar"].done == 2
    assert {part.done for part in unit(desk, "fastigheter").parts} == {0}


def test_a_whole_round_from_hand_out_to_receipt(desk: Desk, tmp_path: Path) -> None:
    desk.db.clock = lambda: "2026-01-02T08:00:00Z"
    hand_out(desk.db, tmp_path / "ut")
    assert unit(desk).handed_out is not None
    with at_desk(tmp_path / "ut" / "it.db", author="Ada") as own:
        own.db.clock = lambda: "2026-01-14T08:00:00Z"
        own.report("kommentar", "Klart.")
        package = submit(own.db, own.it, own.period).package
        desk.db.clock = lambda: "2026-01-15T08:00:00Z"
        merge_files(desk.db, [package])
        first = unit(desk)
        assert first.lage is Lage.INLAMNAD
        assert first.submitted is not None
        assert (first.submitted.author, first.submitted.at) == ("Ada", "2026-01-14T08:00:00Z")
        assert first.handed_out is not None
        assert (first.handed_out.name, first.handed_out.at) == ("it.db", "2026-01-02T08:00:00Z")
        assert first.seen is not None
        assert (first.seen.name, first.seen.at) == ("it-2025-helar.db", "2026-01-15T08:00:00Z")
        assert unit(desk, "fastigheter").seen is None
        desk.db.clock = lambda: "2026-01-16T08:00:00Z"
        Collector(desk.db).receive(desk.it, desk.period)
        assert unit(desk).words == "mottagen"
        own.report("kommentar", "Ändrat.")
        assert unit(own).words == "inlämnad, ändrat efter inlämning"
    merge_files(desk.db, [tmp_path / "ut" / "it.db"])
    after = unit(desk)
    assert after.words == "mottagen, ändrat efter inlämning"
    assert after.received is not None
    assert (after.received.author, after.received.at) == ("Kim", "2026-01-16T08:00:00Z")
    Collector(desk.db).send_back(desk.it, desk.period, "Siffror saknas")
    returned = unit(desk)
    assert returned.words == "återsänd"
    assert returned.returned is not None
    assert returned.inlamning.orsak == "Siffror saknas"
    assert look(desk).count(Lage.INLAMNAD, Lage.MOTTAGEN) == 0
    assert look(desk).count(Lage.ATERSAND) == 1


def test_late_and_open(desk: Desk) -> None:
    collector = Collector(desk.db)
    collector.deadline(desk.period, TODAY)
    collector.close(desk.period)
    collector.extend(desk.it, desk.period, TODAY + timedelta(days=2))
    day_after = TODAY + timedelta(days=1)
    first, second = look(desk, day_after).units
    assert (first.open, first.late, first.words) == (True, False, "ej inlämnad")
    assert (second.open, second.late, second.words) == (False, True, "ej inlämnad, sen")
    assert not unit(desk, "fastigheter", TODAY).late
    collecting = look(desk).insamling
    assert (collecting.sista_dag, collecting.stangd) == (TODAY, True)


def test_a_refused_file_is_seen_until_a_good_one_comes(desk: Desk) -> None:
    def came(name: str, verdict: str) -> None:
        deliveries.note_delivery(
            desk.db, deliveries.Delivery(name, "0" * 64, verdict, file="f" * 32, enhet=IT)
        )

    came("ett.db", deliveries.MERGED)
    came("två.db", deliveries.REFUSED)
    first = unit(desk)
    assert first.seen is not None
    assert first.refused is not None
    assert (first.seen.name, first.refused.name) == ("ett.db", "två.db")
    came("tre.db", deliveries.SAME)
    first = unit(desk)
    assert first.seen is not None
    assert (first.seen.name, first.refused) == ("ett.db", None)


@pytest.mark.parametrize("order", [("inkop.db", "inkop-2.db"), ("inkop-2.db", "inkop.db")])
def test_the_newest_file_is_the_one_that_holds_most(desk: Desk, order: tuple[str, str]) -> None:
    held = {"inkop.db": 10, "inkop-2.db": 12}
    desk.db.clock = lambda: "2026-01-14T08:00:00Z"
    for name in order:
        deliveries.note_delivery(
            desk.db,
            deliveries.Delivery(name, "0" * 64, deliveries.MERGED, enhet=IT, changes=held[name]),
        )
    desk.db.clock = lambda: "2026-01-15T08:00:00Z"
    for name in order:
        deliveries.note_delivery(
            desk.db,
            deliveries.Delivery(name, "0" * 64, deliveries.SAME, enhet=IT, changes=held[name]),
        )
    seen = unit(desk).seen
    assert seen is not None
    assert (seen.name, seen.at) == ("inkop-2.db", "2026-01-14T08:00:00Z")


def test_who_handed_in_after_the_last_day_was_late(desk: Desk) -> None:
    desk.db.clock = lambda: "2026-01-22T12:00:00Z"
    submit(desk.db, desk.it, desk.period)
    assert unit(desk).words == "inlämnad"
    collector = Collector(desk.db)
    collector.deadline(desk.period, TODAY)
    assert unit(desk).words == "inlämnad, sen"
    collector.extend(desk.it, desk.period, TODAY + timedelta(days=5))
    assert unit(desk).words == "inlämnad"


def test_a_file_of_the_level_above_is_the_units_too(desk: Desk, tmp_path: Path) -> None:
    with desk.db.save() as save:
        save.set("enhet", FASTIGHETER, "typ", "forvaltning")
        save.set("enhet", IT, "overordnad", FASTIGHETER)
    with at_desk(desk.db.path) as anew:
        hand_out(anew.db, tmp_path / "ut", [anew.unit("fastigheter")])
        (only,) = look(anew).units
        assert only.enhet.kod == "it"
        assert only.handed_out is not None
        assert only.handed_out.enhet == FASTIGHETER


def test_conflicts_are_counted_where_they_belong(desk: Desk) -> None:
    desk.report("kommentar", "Ord.")
    for row, table in (
        (natural_id("uppfoljning", UPPDRAG, IT, HELAR_2025), "uppfoljning"),
        (UPPDRAG, "nod"),
        (HELAR_2025, "period"),
    ):
        desk.db.rows(
            "INSERT INTO j_conflict (row, field, kind, tbl) VALUES (:row, 'x', 'edit', :tbl)",
            row=row,
            tbl=table,
        )
    found = look(desk)
    assert [one.conflicts for one in found.units] == [1, 0]
    assert found.shared_conflicts == 2


@pytest.mark.slow
def test_the_board_of_a_real_file_is_there_at_once(tmp_path: Path) -> None:
    import shutil

    sample = Path(__file__).resolve().parents[1] / "sample.db"
    path = tmp_path / "2025.db"
    shutil.copyfile(sample, path)
    with at_desk(path) as desk:
        hand_out(desk.db, tmp_path / "ut")
        took = []
        for _ in range(5):
            began = time.perf_counter()
            found = board(desk.db, desk.editor.organisation, desk._period(_newest(desk)), TODAY)
            took.append(time.perf_counter() - began)
    assert len(found.units) == 7
    assert min(took) < 0.1


def _newest(desk: Desk) -> str:
    from vbtui.read import current_period
    from vbtui.store import plans

    return current_period(plans.perioder(desk.db)).id


class TestAltered:
    """What is no longer as it was handed in."""

    def told(self, desk: Desk) -> list[tuple[str, str, str]]:
        mark = unit(desk).inlamning.klar
        perioder = plans.perioder(desk.db)
        found = altered(desk.db, desk.it, desk.period, perioder, mark)
        return [(one.part, one.text, one.fields) for one in found]

    def test_the_fields_in_words_with_where_they_are(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        desk.report("status", "genomfort")
        submit(desk.db, desk.it, desk.period)
        assert self.told(desk) == []
        desk.report("kommentar", "Nästan klart.")
        desk.report("status", "ej_startat")
        desk.report("trend", "upp")
        desk.report("trend", "")
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "3", "kok/man": "2"})
        desk.editor.change_node(desk.aktivitet, "titel", "Utbilda alla")
        desk.report("kommentar", "Inte vår.", "fastigheter")
        assert unit(desk).changed
        assert self.told(desk) == [
            ("plan", "Uppdrag 28 Säker it-miljö", "kommentar, status"),
            ("arsarbetare_avtalad", "Chef", "Kvinnor"),
            ("arsarbetare_avtalad", "Kock/ kallskänka/ köksbiträde", "Män"),
            ("plan", "Aktivitet Utbilda alla", "titel"),
        ]

    def test_what_is_changed_back_is_not_changed(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        submit(desk.db, desk.it, desk.period)
        for text in ("Nästan.", "Klart."):
            desk.report("kommentar", text)
        assert not unit(desk).changed
        assert self.told(desk) == []

    def test_what_is_changed_centrally_meanwhile(self, desk: Desk, tmp_path: Path) -> None:
        (given,) = hand_out(desk.db, tmp_path / "ut", [desk.it])
        desk.report("status", "ej_startat")
        desk.db.clock = lambda: "2031-01-02T03:04:05Z"
        desk.report("kommentar", "Vad nämnden tror.")
        with at_desk(given.path) as own:
            own.report("trend", "upp")
            package = submit(own.db, own.it, own.period).package
        merge_files(desk.db, [package])
        assert unit(desk).changed
        assert ("plan", "Uppdrag 28 Säker it-miljö", "kommentar") in self.told(desk)

    def test_of_what_was_never_handed_in_nothing(self, desk: Desk) -> None:
        desk.report("kommentar", "Klart.")
        assert self.told(desk) == []


def test_a_report_that_is_sent_back_says_so_until_it_is_handed_in_again(desk: Desk) -> None:
    def told(kod: str = "it") -> str:
        return sent_back(desk.db, desk.unit(kod), plans.perioder(desk.db))

    submit(desk.db, desk.it, desk.period)
    assert told() == ""
    desk.db.clock = lambda: "2026-01-14T12:02:00Z"
    Collector(desk.db).send_back(desk.it, desk.period, "Siffror saknas för män")
    when = shown_moment("2026-01-14T12:02:00Z")
    assert told() == (
        f"Helår 2025 är återsänd {when} av {AUTHOR} med anledning: ”Siffror saknas för män”."
        " Rätta det och lämna in på nytt."
    )
    assert told("fastigheter") == ""
    submit(desk.db, desk.it, desk.period)
    assert told() == ""


def test_a_conflict_over_what_hangs_on_a_units_own_row_is_the_units(
    desk: Desk, tmp_path: Path
) -> None:
    (given,) = hand_out(desk.db, tmp_path / "ut", [desk.it])
    desk.editor.remove_node(desk.aktivitet)
    with at_desk(given.path) as own:
        own.report("kommentar", "Klart.", nod=AKTIVITET)
    merge_files(desk.db, [given.path])
    found = look(desk)
    assert (unit(desk).conflicts, found.shared_conflicts) == (1, 0)
