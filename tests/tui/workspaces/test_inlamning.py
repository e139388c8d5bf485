"""The whole day of the deadline on the screen: hand out, hand in, merge, receive, send back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.desk import at_desk
from tests.factory import AKTIVITET, HELAR_2025, IT, UPPDRAG, small_file
from tests.tui.around import shown
from tests.tui.driving import driving, main, press, read, until, write
from vbtui.collect import Collector
from vbtui.domain.inlamning import NOT_YET, Inlamning, Lage
from vbtui.domain.progress import Progress, Step
from vbtui.domain.times import today
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.store import deliveries, inlamningar
from vbtui.store.database import Database
from vbtui.store.plans import organisation
from vbtui.submit import submit
from vbtui.tui.screens.approve import Approve
from vbtui.tui.screens.choose_files import ChooseFiles
from vbtui.tui.screens.conflicts import ConflictsScreen
from vbtui.tui.screens.dialogs import Choose, Confirm, Prompt
from vbtui.tui.screens.hand_in import HandIn
from vbtui.tui.screens.hand_out import HandOut
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.working import Working
from vbtui.tui.widgets.titlebar import ClickLabel
from vbtui.tui.workspaces import inlamning as workspace_module
from vbtui.tui.workspaces.inlamning import Inlamning as Workspace
from vbtui.tui.workspaces.tabeller import Tabeller
from vbtui.tui.workspaces.uppfoljning import Uppfoljning


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The board's file, of which nothing has been handed out."""
    return small_file(tmp_path / "namnd.db")


@pytest.fixture
def out(path: Path) -> Path:
    """The folder with the files that were handed out."""
    folder = path.parent / "ut"
    with at_desk(path) as desk:
        hand_out(desk.db, folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The file of the unit it, in a folder of its own."""
    (tmp_path / "it").mkdir()
    return small_file(tmp_path / "it" / "min.db", home=IT)


def handed_in(path: Path, comment: str = "") -> Path:
    """Let the unit it hand in in its own file, having written a comment or not."""
    with at_desk(path, author="Kim") as desk:
        if comment:
            desk.report("kommentar", comment)
        return submit(desk.db, desk.it, desk.period).package


@pytest.fixture
def received(path: Path) -> Path:
    """The board's file, in which the unit it has handed in."""
    with at_desk(path, author="Kim") as desk:
        desk.report("kommentar", "Klart.")
        submit(desk.db, desk.it, desk.period)
    return path


def pane(pilot: Pilot[None]) -> Workspace:
    return main(pilot).query_one(Workspace)


async def to_workspace(pilot: Pilot[None]) -> None:
    await press(pilot, "4")
    await until(pilot, lambda: pane(pilot).shown is not None)


def stands(path: Path, unit: str = IT) -> Inlamning:
    return read(path, lambda db: inlamningar.inlamningar(db, HELAR_2025).get(unit, NOT_YET))


async def asked(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait until such a dialog takes keys."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def back(pilot: Pilot[None]) -> None:
    """Wait until no dialog is there."""
    await until(pilot, lambda: pilot.app.screen is main(pilot))


def told(pilot: Pilot[None]) -> str:
    return "\n".join(notice.message for notice in pilot.app._notifications)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


# The board


async def test_the_board_shows_every_unit(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await to_workspace(pilot)
        text = shown(pilot.app)
        assert "○ Område IT" in text
        assert "○ Område fastigheter" in text
        assert text.count("ej inlämnad") == 3  # Two lines, and the facts about the first.
        assert "0 av 2 inlämnade · öppen" in text
        assert "Inget är utlämnat än: l lämnar ut" in text


async def test_the_unit_at_the_cursor_and_what_is_missing(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        report = pane(pilot).shown
        assert report is not None
        assert report.unit.enhet.kod == "it"
        assert "Uppdrag 28 Säker it-miljö" in shown(pilot.app)
        assert "status och kommentar saknas" in shown(pilot.app)
        await press(pilot, "down")
        await until(pilot, lambda: pane(pilot).shown is not report)
        assert "╭─ Område fastigheter" in shown(pilot.app)


async def test_it_is_gone_to_by_f6_and_by_a_click_too(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "f6", "f6")
        assert main(pilot).workspace is pane(pilot)
        await press(pilot, "1")
        await pilot.click(main(pilot).query_one("#workspace-inlamning", ClickLabel))
        await until(pilot, lambda: main(pilot).workspace is pane(pilot))


@pytest.mark.parametrize("way", [["enter"], ["right"]])
async def test_enter_on_what_is_missing_goes_there(path: Path, way: list[str]) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, *way, "down", "enter")
        await until(pilot, lambda: isinstance(main(pilot).workspace, Uppfoljning))
        plan = main(pilot).query_one(Uppfoljning)
        await until(pilot, lambda: plan.shown == UPPDRAG)
        assert plan.place.enhet.kod == "it"


async def test_enter_on_a_table_goes_there_as_the_unit(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "down", "enter")
        pane(pilot).parts.go_to("sjukfranvaro")
        await press(pilot, "enter")
        tables = main(pilot).query_one(Tabeller)
        await until(
            pilot,
            lambda: tables.shown is not None and tables.shown.view.table.id == "sjukfranvaro",
        )
        assert main(pilot).workspace is tables
        assert tables.place.enhet.kod == "fastigheter"


async def test_escape_goes_back_to_the_board(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "enter")
        assert pane(pilot).parts.has_focus
        await press(pilot, "escape")
        assert pane(pilot).board.has_focus


async def test_a_double_click_opens_a_unit(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await pilot.click(pane(pilot).board, offset=(5, 2), times=2)
        await until(pilot, lambda: pane(pilot).parts.has_focus)
        report = pane(pilot).shown
        assert report is not None
        assert report.unit.enhet.kod == "fastigheter"


async def test_where_one_was_is_remembered(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "down")
        await pilot.app.action_quit()
        await pilot.app.workers.wait_for_complete()
    async with driving(path) as pilot:
        assert main(pilot).workspace is pane(pilot)
        await until(pilot, lambda: pane(pilot).shown is not None)
        report = pane(pilot).shown
        assert report is not None
        assert report.unit.enhet.kod == "fastigheter"


# Handing out


async def test_l_hands_out_to_those_that_are_marked(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "l")
        await asked(pilot, HandOut)
        await press(pilot, "down", "space", "enter")
        await asked(pilot, Reading)
        assert "it.db" in shown(pilot.app)
        assert "fastigheter.db" not in shown(pilot.app)
        await press(pilot, "escape")
        await back(pilot)
        await until(pilot, lambda: "utlämnad" in shown(pilot.app))
        assert "Inget är utlämnat" not in shown(pilot.app)
    assert names(path.parent / "utlamning-2025-helar") == ["it.db"]
    assert [one.enhet for one in read(path, deliveries.handouts)] == [IT]


async def test_the_folder_can_be_another(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "l")
        await asked(pilot, HandOut)
        await press(pilot, "tab")
        await write(pilot, str(path.parent / "annan"))
        await press(pilot, "enter")
        await asked(pilot, Reading)
    assert names(path.parent / "annan") == ["fastigheter.db", "it.db"]


async def test_what_is_wrong_is_said_and_the_dialog_stays(path: Path) -> None:
    folder = path.parent / "utlamning-2025-helar"
    folder.mkdir()
    (folder / "it.db").write_text("min")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "l")
        await asked(pilot, HandOut)
        await press(pilot, "a", "enter")
        assert "Ingen enhet är markerad" in shown(pilot.app)
        await press(pilot, "a", "enter")
        await until(pilot, lambda: "finns redan" in shown(pilot.app))
        assert isinstance(pilot.app.screen, HandOut)
        await press(pilot, "escape")
        await back(pilot)
    assert names(folder) == ["it.db"]
    assert read(path, deliveries.handouts) == []


# Merging


def with_comment(path: Path, text: str) -> Path:
    with at_desk(path, author="Kim") as desk:
        desk.report("kommentar", text)
    return path


async def preview_of(pilot: Pilot[None], folder: Path) -> None:
    """Choose all files of a folder, and come to the preview."""
    await to_workspace(pilot)
    await press(pilot, "m")
    await asked(pilot, ChooseFiles)
    pilot.app.screen.query_one(Input).value = str(folder)
    await press(pilot, "tab", "enter")
    chooser = pilot.app.screen
    assert isinstance(chooser, ChooseFiles)
    await until(pilot, lambda: chooser.folder == folder and chooser._list.row_count > 1)
    await press(pilot, "a", "enter")
    await asked(pilot, Approve)


async def test_merging_shows_first_and_changes_nothing_on_escape(path: Path, out: Path) -> None:
    with_comment(out / "it.db", "Från IT.")
    (out / "trasig.db").write_text("skräp")
    before = path.read_bytes()
    async with driving(path, (80, 24)) as pilot:
        await preview_of(pilot, out)
        text = shown(pilot.app)
        assert "✓ it.db (Område IT): 1 ny ändring" in text
        assert "– fastigheter.db (Område fastigheter): inget nytt" in text
        assert "1 fil avvisas" in text
        assert "Kommentarer: 0 → 1" in text
        await press(pilot, "escape")
        await back(pilot)
    assert path.read_bytes() == before
    assert read(path, deliveries.deliveries) == []


async def test_merging(path: Path, out: Path) -> None:
    handed_in(out / "it.db", "Från IT.")
    async with driving(path, (80, 24)) as pilot:
        await preview_of(pilot, out)
        await press(pilot, "enter")
        await asked(pilot, Reading)
        assert "Säkerhetskopia: namnd.db." in shown(pilot.app)
        await press(pilot, "escape")
        await back(pilot)
        await until(pilot, lambda: "1 av 2 inlämnade" in shown(pilot.app))
        assert "◐ Område IT" in shown(pilot.app)
        await press(pilot, "1")
        await until(pilot, lambda: "Kommentar" in shown(pilot.app))
    assert {one.name: one.word for one in read(path, deliveries.deliveries)} == {
        "fastigheter.db": "inget nytt",
        "it-2025-helar.db": "sammanslagen",
        "it.db": "inget nytt",
    }
    with at_desk(path) as desk:
        assert desk.said().kommentar == "Från IT."


async def test_a_conflict_is_shown_and_gone_to(path: Path, out: Path) -> None:
    with_comment(out / "it.db", "Från IT.")
    with_comment(path, "Från nämnden.")
    async with driving(path, (80, 24)) as pilot:
        await preview_of(pilot, out)
        assert "Konflikter som uppstår" in shown(pilot.app)
        await press(pilot, "enter")
        await until(pilot, lambda: "Visa konflikter" in shown(pilot.app))
        await press(pilot, "enter")
        await asked(pilot, ConflictsScreen)
        await press(pilot, "escape")
        await back(pilot)
        await until(pilot, lambda: "4 Inlämning ①" in shown(pilot.app))
        await press(pilot, "c")
        await asked(pilot, ConflictsScreen)
        await press(pilot, "1", "escape")
        await back(pilot)
        await until(pilot, lambda: "①" not in shown(pilot.app))


async def test_conflicts_are_told_of_when_the_file_is_opened(path: Path, out: Path) -> None:
    with_comment(out / "it.db", "Från IT.")
    with_comment(path, "Från nämnden.")
    with at_desk(path) as desk:
        merge_files(desk.db, [out / "it.db"])
    async with driving(path) as pilot:
        assert "1 konflikt väntar" in told(pilot)
        assert "4 Inlämning ①" in shown(pilot.app)


async def test_only_bad_files_can_be_noted(path: Path, out: Path) -> None:
    for name in ("it.db", "fastigheter.db"):
        (out / name).unlink()
    (out / "trasig.db").write_text("skräp")
    (out / "annan.db").write_text("skräp")
    async with driving(path) as pilot:
        await preview_of(pilot, out)
        assert "Inget kan slås samman" in shown(pilot.app)
        await press(pilot, "enter")
        await asked(pilot, Reading)
    assert [one.word for one in read(path, deliveries.deliveries)] == ["avvisad", "avvisad"]


async def test_a_merge_is_stopped_with_nothing_changed(
    path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_comment(out / "it.db", "Från IT.")
    before = path.read_bytes()

    def slow(db: Database, paths: list[Path], *, progress: Progress) -> object:
        def tell(step: Step) -> None:
            while True:  # Until somebody has had enough.
                progress(step)

        return merge_files(db, paths, progress=tell)

    monkeypatch.setattr(workspace_module, "merge_files", slow)
    async with driving(path) as pilot:
        await preview_of(pilot, out)
        await press(pilot, "enter")
        await asked(pilot, Working)
        await until(pilot, lambda: "Granskar" in shown(pilot.app))
        await press(pilot, "escape")
        await back(pilot)
        assert "Avbrutet; inget har ändrats." in told(pilot)
    assert path.read_bytes() == before


async def test_files_that_are_dropped_are_marked(path: Path, out: Path) -> None:
    elsewhere = path.parent / "post"
    elsewhere.mkdir()
    shutil.copy(out / "it.db", elsewhere / "it.db")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "m")
        await asked(pilot, ChooseFiles)
        text = f"'{elsewhere / 'it.db'}'\n{out / 'fastigheter.db'}\n"
        pilot.app.screen.post_message(events.Paste(text))
        await until(pilot, lambda: "2 filer markerade" in shown(pilot.app))
        await press(pilot, "enter")
        await asked(pilot, Approve)
        assert "it.db (Område IT)" in shown(pilot.app)
        assert "fastigheter.db (Område fastigheter)" in shown(pilot.app)
        await press(pilot, "escape")
        await back(pilot)


# Receiving and sending back


async def test_t_shows_the_totals_and_receives(received: Path) -> None:
    async with driving(received, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "t")
        await asked(pilot, Approve)
        text = shown(pilot.app)
        assert stands(received).klar in text
        assert "kommentar till 1 (6 tecken)" in text
        await press(pilot, "escape")
        await back(pilot)
        assert stands(received).lage is Lage.INLAMNAD
        await press(pilot, "t")
        await asked(pilot, Approve)
        await press(pilot, "enter")
        await until(pilot, lambda: "● Område IT" in shown(pilot.app))
        assert "Mottagen: Område IT" in told(pilot)
        assert stands(received).lage is Lage.MOTTAGEN
        await press(pilot, "u")
        await asked(pilot, Confirm)
        assert "Ångra att inlämningen av Område IT är mottagen?" in shown(pilot.app)
        await press(pilot, "right", "enter")
        await until(pilot, lambda: "◐ Område IT" in shown(pilot.app))


@pytest.mark.parametrize("key", ["t", "r"])
async def test_what_has_not_come_is_neither_received_nor_sent_back(path: Path, key: str) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, key)
        await until(pilot, lambda: "är ej inlämnad" in told(pilot))
        assert pilot.app.screen is main(pilot)


async def test_r_sends_back_with_a_reason(received: Path) -> None:
    async with driving(received, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "r")
        await asked(pilot, Prompt)
        await press(pilot, "enter")
        assert "Skriv vad som ska ändras." in shown(pilot.app)
        await write(pilot, "Siffror saknas [/]")
        await press(pilot, "enter")
        await until(pilot, lambda: "← Område IT" in shown(pilot.app))
        assert "Orsak       Siffror saknas [/]" in shown(pilot.app)
    assert (stands(received).lage, stands(received).orsak) == (Lage.ATERSAND, "Siffror saknas [/]")


# The period


async def test_x_closes_and_opens(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "x")
        await asked(pilot, Confirm)
        assert "2 av 2 har inte" in shown(pilot.app)
        await press(pilot, "right", "enter")
        await until(pilot, lambda: "0 av 2 inlämnade · stängd" in shown(pilot.app))
        assert read(path, lambda db: inlamningar.insamling(db, HELAR_2025).stangd)
        await press(pilot, "x")
        await until(pilot, lambda: "0 av 2 inlämnade · öppen" in shown(pilot.app))


async def test_d_sets_the_last_day(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "d")
        await asked(pilot, Choose)
        await press(pilot, "1")
        await asked(pilot, Prompt)
        await write(pilot, "i morgon")
        await press(pilot, "enter")
        assert "är ingen dag" in shown(pilot.app)
        pilot.app.screen.query_one(Input).value = "2026-01-23"
        await press(pilot, "enter")
        await until(pilot, lambda: "sista dag 23 jan 2026" in shown(pilot.app))
        assert "ej inlämnad, sen" in shown(pilot.app)
    assert read(path, lambda db: inlamningar.insamling(db, HELAR_2025).sista_dag) == date(
        2026, 1, 23
    )


async def test_d_gives_one_unit_longer_and_takes_it_back(path: Path) -> None:
    later = date(today().year + 1, 1, 31)
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "d")
        await asked(pilot, Choose)
        await press(pilot, "2")
        await asked(pilot, Prompt)
        await write(pilot, later.isoformat())
        await press(pilot, "enter")
        await until(pilot, lambda: "anstånd till 31 jan" in shown(pilot.app))
        assert stands(path).anstand == later
        await press(pilot, "d")
        await asked(pilot, Choose)
        await press(pilot, "2")
        await asked(pilot, Prompt)
        pilot.app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        await until(pilot, lambda: "anstånd" not in shown(pilot.app))
    assert stands(path).anstand is None


async def test_h_tells_what_has_happened(received: Path) -> None:
    with at_desk(received, author="Robin") as desk:
        Collector(desk.db).send_back(desk.it, desk.period, "Fel.")
        Collector(desk.db).close(desk.period)
    async with driving(received) as pilot:
        await to_workspace(pilot)
        await press(pilot, "h")
        await asked(pilot, Reading)
        text = shown(pilot.app)
        for line in ("Kim: inlämnad", "Robin: återsänd: Fel.", "Robin: stängd för rapportering"):
            assert line in text


# A unit's own file


async def test_the_own_file_shows_its_own_report(own: Path) -> None:
    async with driving(own, (80, 24)) as pilot:
        await to_workspace(pilot)
        text = shown(pilot.app)
        assert "╭─ Inlämning · Område IT · Helår 2025" in text
        assert "Område fastigheter" not in text
        assert "Utbilda i avvikelser" in text
        assert "i lämnar in när du är klar" in text
        await press(pilot, "l")
        assert pilot.app.screen is main(pilot)
        await press(pilot, "down", "down", "enter")
        await until(pilot, lambda: main(pilot).query_one(Uppfoljning).shown == AKTIVITET)


async def test_i_hands_in_and_what_is_changed_after_is_told(own: Path) -> None:
    async with driving(own, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "i")
        await asked(pilot, HandIn)
        assert "saker saknas:" in shown(pilot.app)
        await press(pilot, "enter")
        await back(pilot)
        assert stands(own).lage is Lage.EJ_INLAMNAD
        await press(pilot, "i")
        await asked(pilot, HandIn)
        await press(pilot, "tab", "enter")
        await asked(pilot, Reading)
        assert "it-2025-helar.db" in shown(pilot.app)
        await press(pilot, "escape")
        await back(pilot)
        await until(pilot, lambda: "◐ inlämnad" in shown(pilot.app))
        assert stands(own).lage is Lage.INLAMNAD
        await press(pilot, "1", "s", "1")
        await until(pilot, lambda: bool(_said(own)))
        await to_workspace(pilot)
        await until(pilot, lambda: "≠ inlämnad, ändrat efter inlämning" in shown(pilot.app))
        assert "i lämnar in på nytt" in shown(pilot.app)
    assert names(own.parent)[:2] == ["it-2025-helar.db", "it-2025-helar.kvitto.txt"]


def _said(path: Path) -> list[tuple[object, ...]]:
    return read(path, lambda db: db.rows("SELECT status FROM uppfoljning WHERE status <> ''"))


async def test_the_package_can_be_elsewhere_and_the_button_does_it_too(own: Path) -> None:
    async with driving(own) as pilot:
        await to_workspace(pilot)
        await pilot.click("#lamna-in")
        await asked(pilot, HandIn)
        field = pilot.app.screen.query_one(Input)
        field.value = str(own.parent / "saknas" / "paket")
        await pilot.click("#yes")
        await until(pilot, lambda: "skapa den först" in shown(pilot.app))
        field.value = str(own.parent / "paket")
        button = pilot.app.screen.query_one("#yes")
        await until(pilot, lambda: not button.has_class("-active"))
        await pilot.click(button)
        await asked(pilot, Reading)
    assert "paket.db" in names(own.parent)


@pytest.mark.parametrize("way", [["1", "b", "4"], ["1", "b", "f6", "f6"], ["4", "b"]])
async def test_the_own_file_follows_the_unit_in_the_title(own: Path, way: list[str]) -> None:
    async with driving(own, (80, 24)) as pilot:
        for key in way:
            await press(pilot, key)
            if key == "b":
                await asked(pilot, Choose)
                await press(pilot, "down", "enter")
                await back(pilot)
        await until(pilot, lambda: "╭─ Inlämning · Område fastigheter" in shown(pilot.app))
        await pilot.pause(0.2)
        assert "╭─ Inlämning · Område fastigheter" in shown(pilot.app)
        assert "Filen tillhör Område IT" in shown(pilot.app)
        await press(pilot, "i")
        await until(pilot, lambda: "Filen tillhör Område IT och kan bara" in told(pilot))
        assert pilot.app.screen is main(pilot)


async def test_the_board_stands_at_the_unit_that_one_changes_to(path: Path) -> None:
    """Also where one stood at another unit the last time."""
    fastigheter = read(path, lambda db: organisation(db).find("fastigheter").id)
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "1")
    async with driving(path) as pilot:
        await main(pilot)._go(fastigheter, HELAR_2025)
        await to_workspace(pilot)
        assert pane(pilot).board.cursor_key == fastigheter
        await press(pilot, "i")
        await asked(pilot, HandIn)
        assert "Lämna in · Område fastigheter" in shown(pilot.app)
        await press(pilot, "escape")
        await back(pilot)


async def test_what_has_been_told_is_taken_back_after_a_question_only(received: Path) -> None:
    async with driving(received, (80, 24)) as pilot:
        await press(pilot, "u")
        await asked(pilot, Confirm)
        text = " ".join(shown(pilot.app).replace("│", " ").split())
        assert "Ångra inlämningen av Område IT? Paketet som redan är skrivet" in text
        await press(pilot, "enter")
        await back(pilot)
        assert stands(received).lage is Lage.INLAMNAD
        await press(pilot, "u")
        await asked(pilot, Confirm)
        await press(pilot, "right", "enter")
        await until(pilot, lambda: stands(received).lage is Lage.EJ_INLAMNAD)
        await back(pilot)
        for keys, lage in ((["enter"], Lage.EJ_INLAMNAD), (["right", "enter"], Lage.INLAMNAD)):
            await press(pilot, "U")
            await asked(pilot, Confirm)
            text = " ".join(shown(pilot.app).replace("│", " ").split())
            assert "Gör om inlämningen av Område IT? Paketet som skrevs då" in text
            await press(pilot, *keys)
            await back(pilot)
            assert stands(received).lage is lage
        await press(pilot, "u")
        await asked(pilot, Confirm)
        await press(pilot, "right", "enter")
        await until(pilot, lambda: stands(received).lage is Lage.EJ_INLAMNAD)
        await back(pilot)
        await press(pilot, "u")  # The comment before it is nobody else's business.
        await until(pilot, lambda: not isinstance(pilot.app.screen, Confirm))
        await until(pilot, lambda: "kommentar" in told(pilot))


async def test_a_closed_period_is_said_before_anything_is_asked(own: Path) -> None:
    with at_desk(own) as desk, desk.db.save() as save:
        row = save.ensure("insamling", {"period": HELAR_2025})
        save.set("insamling", row, "stangd", 1)
    async with driving(own) as pilot:
        await to_workspace(pilot)
        assert "be nämnden om anstånd" in shown(pilot.app)
        await press(pilot, "i")
        await until(pilot, lambda: "är stängd för rapportering" in told(pilot))
        assert pilot.app.screen is main(pilot)


async def test_the_board_hands_in_for_a_unit(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "i")
        await asked(pilot, HandIn)
        assert "Lämna in · Område IT" in shown(pilot.app)
        await press(pilot, "tab", "enter")
        await asked(pilot, Reading)
    assert stands(path).lage is Lage.INLAMNAD


async def test_hostile_names_are_shown_as_they_are(path: Path) -> None:
    with at_desk(path) as desk, desk.db.save() as save:
        save.set("enhet", IT, "namn", "[/] =SUM(A1) [red]x")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        assert "○ [/] =SUM(A1) [red]x" in shown(pilot.app)
        assert "╭─ [/] =SUM(A1) [red]x" in shown(pilot.app)


async def test_what_is_changed_after_is_listed_and_return_goes_there(received: Path) -> None:
    with at_desk(received) as desk:
        desk.fill("arsarbetare_avtalad", {"chef/kvinnor": "3"})
        desk.report("kommentar", "Ändrat.")
    async with driving(received, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "enter")
        rows = shown(pilot.app).splitlines()
        assert any("≠ Uppdrag 28" in row and "kommentar" in row for row in rows)
        assert any("≠ Chef" in row and "Kvinnor" in row for row in rows)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: main(pilot).query_one(Uppfoljning).shown == UPPDRAG)


async def test_a_report_that_is_sent_back_is_told_when_the_file_is_opened(received: Path) -> None:
    with at_desk(received) as desk:
        Collector(desk.db).send_back(desk.it, desk.period, "Siffror saknas för [/]män")
        (own,) = hand_out(desk.db, received.parent / "igen", [desk.it])
    async with driving(own.path, (80, 24)) as pilot:
        await until(pilot, lambda: "med anledning: ”Siffror saknas för [/]män”" in told(pilot))
        assert told(pilot).startswith("Helår 2025 är återsänd ")
    async with driving(received, (80, 24)) as pilot:
        await to_workspace(pilot)
        assert "återsänd" in shown(pilot.app)
        assert "med anledning" not in told(pilot), "it is not the board's report"
