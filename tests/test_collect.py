from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import Desk, at_desk
from tests.factory import BOARD, HELAR_2025, IT, small_file
from vbtui.collect import Collector
from vbtui.domain.errors import InputError
from vbtui.domain.inlamning import Lage
from vbtui.domain.times import today
from vbtui.store import inlamningar, undo


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        yield desk


def hand_in(desk: Desk, mark: str = "0123456789abcdef-11111111") -> None:
    with desk.db.save("submit") as save:
        row = save.ensure("inlamning", {"enhet": IT, "period": HELAR_2025})
        save.set("inlamning", row, "klar", mark)


def test_a_report_is_received_and_sent_back_with_a_reason(desk: Desk) -> None:
    collector = Collector(desk.db)
    hand_in(desk)
    collector.receive(desk.it, desk.period)
    assert collector.report(desk.it, desk.period).lage is Lage.MOTTAGEN
    collector.send_back(desk.it, desk.period, "  Siffror saknas\nför män ")
    report = collector.report(desk.it, desk.period)
    assert (report.lage, report.orsak) == (Lage.ATERSAND, "Siffror saknas för män")
    hand_in(desk, "0123456789abcdef-22222222")
    assert collector.report(desk.it, desk.period).lage is Lage.INLAMNAD


def test_what_has_not_come_cannot_be_received_or_sent_back(desk: Desk) -> None:
    collector = Collector(desk.db)
    steps: list[Callable[[], None]] = [
        lambda: collector.receive(desk.it, desk.period),
        lambda: collector.send_back(desk.it, desk.period, "Fel igen"),
    ]
    for do in steps:
        with pytest.raises(InputError, match="Område IT har inte lämnat in"):
            do()
    hand_in(desk)
    collector.send_back(desk.it, desk.period, "Fel")
    for do in steps:
        with pytest.raises(InputError, match="inte lämnat in på nytt"):
            do()
    assert collector.report(desk.it, desk.period).orsak == "Fel"


def test_a_return_needs_a_reason(desk: Desk) -> None:
    hand_in(desk)
    with pytest.raises(InputError, match="orsak"):
        Collector(desk.db).send_back(desk.it, desk.period, " \n ")
    assert Collector(desk.db).report(desk.it, desk.period).lage is Lage.INLAMNAD


def test_only_the_boards_file_collects(tmp_path: Path) -> None:
    with (
        at_desk(small_file(tmp_path / "it.db", home=IT)) as desk,
        pytest.raises(InputError, match="filen för Servicenämnden"),
    ):
        Collector(desk.db)


def test_every_step_can_be_undone(desk: Desk) -> None:
    collector = Collector(desk.db)
    hand_in(desk)
    collector.receive(desk.it, desk.period)
    collector.send_back(desk.it, desk.period, "Fel")
    undo.undo(desk.db)
    assert collector.report(desk.it, desk.period).lage is Lage.MOTTAGEN
    undo.undo(desk.db)
    assert collector.report(desk.it, desk.period).lage is Lage.INLAMNAD
    undo.undo(desk.db)
    assert collector.report(desk.it, desk.period).lage is Lage.EJ_INLAMNAD
    undo.redo(desk.db)
    assert collector.report(desk.it, desk.period).lage is Lage.INLAMNAD


def test_a_closed_period_takes_no_more_reports(desk: Desk) -> None:
    collector = Collector(desk.db)
    desk.report("status", "startat_ej_klart")
    collector.close(desk.period)
    late: list[Callable[[], None]] = [
        lambda: desk.report("kommentar", "För sent."),
        lambda: desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"}),
    ]
    for write in late:
        with pytest.raises(InputError, match=r"Helår 2025 är stängd .* öppna perioden eller ge"):
            write()
    assert desk.said().kommentar == ""
    desk.report("kommentar", "Nämndens egen text.", kod="servicenamnden")
    desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "1"}, period=desk.year_before)
    collector.reopen(desk.period)
    desk.report("kommentar", "Nu går det.")
    assert desk.said().kommentar == "Nu går det."


def test_a_row_with_figures_in_a_closed_period_stays_as_it_is(desk: Desk) -> None:
    table = desk.view("byggprojekt").table
    reported, new = (
        desk.editor.add_row(table, desk.it, "Nämnd", name) for name in ("Rapporterat", "Nytt")
    )
    desk.fill("byggprojekt", {f"{reported}/kalkyl": "12"})
    Collector(desk.db).close(desk.period)
    changes: list[Callable[[str], None]] = [
        lambda row: desk.editor.rename_row(row, desk.it, "Annat"),
        lambda row: desk.editor.remove_row(row, desk.it),
    ]
    for change in changes:
        with pytest.raises(InputError, match="Helår 2025 är stängd"):
            change(reported)
        change(new)


def test_what_was_being_typed_when_it_closed_is_kept(desk: Desk) -> None:
    Collector(desk.db).close(desk.period)
    desk.draft("Mitt i en mening")
    assert desk.said().kommentar == "Mitt i en mening"
    assert desk.said().draft


def test_a_unit_may_get_longer(desk: Desk) -> None:
    collector = Collector(desk.db)
    collector.close(desk.period)
    collector.extend(desk.it, desk.period, today())
    desk.report("kommentar", "Med anstånd.")
    with pytest.raises(InputError, match="stängd"):
        desk.report("kommentar", "Utan.", kod="fastigheter")
    collector.extend(desk.it, desk.period, today() - timedelta(days=1))
    with pytest.raises(InputError, match="anståndet för Område IT gick ut"):
        desk.report("kommentar", "För sent.")
    collector.extend(desk.it, desk.period, None)
    with pytest.raises(InputError, match="stängd för rapportering; öppna"):
        desk.report("kommentar", "Tillbakadraget.")
    with pytest.raises(InputError, match="stängs aldrig"):
        collector.extend(desk.board, desk.period, today())


def test_in_a_units_file_the_sentence_says_whom_to_ask(tmp_path: Path) -> None:
    with at_desk(small_file(tmp_path / "it.db", home=IT)) as desk:
        with desk.db.save() as save:
            save.set("insamling", save.ensure("insamling", {"period": HELAR_2025}), "stangd", 1)
        with pytest.raises(InputError, match="be Servicenämnden öppna perioden eller ge Område IT"):
            desk.report("kommentar", "För sent.")


def test_the_last_day_is_kept_and_taken_away(desk: Desk) -> None:
    collector = Collector(desk.db)
    collector.deadline(desk.period, today())
    assert inlamningar.insamling(desk.db, HELAR_2025).sista_dag == today()
    collector.deadline(desk.period, None)
    assert inlamningar.insamling(desk.db, HELAR_2025).sista_dag is None
    assert desk.board.id == BOARD
