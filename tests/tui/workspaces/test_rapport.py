"""Workspace 5: what is written to Excel and where, and what comes back from there."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.desk import at_desk
from tests.factory import FASTIGHETER, HELAR_2024, HELAR_2025, IT, UPPDRAG, small_file
from tests.tui.around import shown
from tests.tui.driving import driving, main, press, read, until, write
from tests.tui.workspaces.rapport_books import PLAN, SICK, returned
from vbtui.domain.progress import Progress, Step
from vbtui.store import journal, plans
from vbtui.store.plans import uppfoljning_cell
from vbtui.tui import report_formats
from vbtui.tui.screens.choose_enhet import ChooseEnhet
from vbtui.tui.screens.dialogs import Choose, Confirm
from vbtui.tui.screens.import_review import ImportReview
from vbtui.tui.screens.reading import Reading
from vbtui.tui.screens.workbook_path import OpenWorkbook, SaveAs
from vbtui.tui.screens.working import Working
from vbtui.tui.screens.written import Written
from vbtui.tui.widgets.path_input import PathInput
from vbtui.tui.widgets.titlebar import ClickLabel
from vbtui.tui.workspaces import rapport as rapport_module
from vbtui.tui.workspaces.rapport import Rapport
from vbtui.tui.workspaces.tabeller import Tabeller
from vbtui.tui.workspaces.uppfoljning import Uppfoljning

NAME = "servicenamnden-2025-helar.xlsx"
HOSTILE = "[/] [red]röd[/red] =SUM(A1)"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The board's file, and nothing to open anything with."""
    monkeypatch.setattr(rapport_module, "can_open", lambda: False)
    return small_file(tmp_path / "namnd.db")


def pane(pilot: Pilot[None]) -> Rapport:
    return main(pilot).query_one(Rapport)


async def to_workspace(pilot: Pilot[None]) -> None:
    """Go there, and wait until it is known what would be written."""
    await press(pilot, "5")
    await known(pilot)


async def known(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: pane(pilot).outline is not None)
    await pilot.pause()


async def asked(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait until such a dialog takes keys."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def back(pilot: Pilot[None]) -> None:
    """Wait until no dialog is there."""
    await until(pilot, lambda: pilot.app.screen is main(pilot))


def told(pilot: Pilot[None]) -> str:
    return "\n".join(notice.message for notice in pilot.app._notifications)


def fault(pilot: Pilot[None], field: str = "#fault") -> str:
    """What is said to be wrong, however it is wrapped."""
    return str(pilot.app.screen.query_one(field, Static).render())


def sheets(path: Path) -> list[str]:
    return [one.title for one in openpyxl.load_workbook(path) if one.sheet_state == "visible"]


def comment(path: Path, unit: str = IT) -> str:
    found = read(path, lambda db: plans.said(db, unit, HELAR_2025)).get(UPPDRAG)
    return found.kommentar if found else ""


# What is shown


async def test_it_says_what_would_be_written_and_what_is_missing(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await to_workspace(pilot)
        text = shown(pilot.app)
        assert "5 Rapport" in text
        assert "3 " not in text.splitlines()[1]
        assert "Med enheterna under, sammanlagt" in text
        assert f"{NAME}, i " in text
        assert "◐ Saknas" in text
        found = pane(pilot).outline
        assert found is not None
        assert f"{sum(len(left) for _, left in found.missing)} saker är inte ifyllda" in text
        assert f"{len(found.sheets)} blad" in text


async def test_the_sheets_that_are_promised_are_those_that_are_written(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        found = pane(pilot).outline
        assert found is not None
        await press(pilot, "s")
        await asked(pilot, Written)
        await press(pilot, "escape")
    assert [one.name for one in found.sheets] == sheets(path.with_name(NAME))


async def test_it_is_gone_to_by_f6_and_by_a_click_too(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "4", "f6")
        assert main(pilot).workspace is pane(pilot)
        await press(pilot, "1")
        await pilot.click(main(pilot).query_one("#workspace-rapport", ClickLabel))
        await until(pilot, lambda: main(pilot).workspace is pane(pilot))


async def test_n_and_enter_tell_all_that_is_missing(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        for keys in (["n"], ["end", "enter"]):
            await press(pilot, *keys)
            await asked(pilot, Reading)
            assert "◐ Område IT" in shown(pilot.app)
            assert "Uppdrag 28 Säker it-miljö: status och kommentar saknas" in shown(pilot.app)
            await press(pilot, "escape")


async def test_enter_on_a_sheet_says_more_and_escape_goes_back(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        pane(pilot).sheets.focus()
        pane(pilot).sheets.go_to(PLAN)
        await press(pilot, "enter")
        await asked(pilot, Reading)
        assert "status, trend och kommentar" in shown(pilot.app)
        await press(pilot, "escape", "escape")
        assert pane(pilot).choices.has_focus


# Choosing


async def test_o_chooses_whose_figures(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "o", "3")
        await back(pilot)
        await known(pilot)
        found = pane(pilot).outline
        assert found is not None
        assert "Sjukfrånvaro it" in [one.name for one in found.sheets]
        assert "servicenamnden-2025-helar-per-enhet.xlsx" in shown(pilot.app)
        await press(pilot, "o", "1")
        await back(pilot)
        assert pane(pilot).target.name == "servicenamnden-2025-helar-egna.xlsx"


async def test_a_unit_without_units_has_only_its_own(path: Path) -> None:
    own = small_file(path.with_name("it.db"), home=IT)
    async with driving(own) as pilot:
        await to_workspace(pilot)
        assert "Bara det egna" in shown(pilot.app)
        assert pane(pilot).target.name == "it-2025-helar.xlsx"
        assert pane(pilot).check_action("choose_spread", ()) is None
        pane(pilot).choices.go_to("omfattning")
        await press(pilot, "enter")
        await until(pilot, lambda: "har inga enheter under sig" in told(pilot))


async def test_v_chooses_to_publish(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "v", "2")
        await back(pilot)
        await known(pilot)
        assert pane(pilot).target.name == "servicenamnden-2025-helar-publicering.xlsx"
        assert "saker är inte ifyllda" in shown(pilot.app)
        found = pane(pilot).outline
        assert found is not None
        assert "Inlämningar" not in [one.name for one in found.sheets]


async def test_t_offers_the_formats_that_there_are(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "t")
        await asked(pilot, Choose)
        assert "Excel" in shown(pilot.app)
        assert "Word" not in shown(pilot.app)
        await press(pilot, "1")
        await back(pilot)


async def test_the_lines_of_unit_and_period_change_where_one_is(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "down", "enter")
        await asked(pilot, ChooseEnhet)
        await press(pilot, "3")
        await until(pilot, lambda: pane(pilot).place.enhet.id == FASTIGHETER)
        await back(pilot)
        pane(pilot).choices.go_to("period")
        await press(pilot, "enter")
        await asked(pilot, Choose)
        await press(pilot, "2")
        await until(pilot, lambda: pane(pilot).place.period.id == HELAR_2024)
        assert pane(pilot).target.name == "fastigheter-2024-helar.xlsx"


async def test_a_click_on_a_line_changes_it(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await pilot.click(pane(pilot).choices, offset=(20, 3))
        await asked(pilot, Choose)
        await press(pilot, "escape")


async def test_f_takes_a_path_completes_it_and_remembers_the_folder(path: Path) -> None:
    folder = path.parent / HOSTILE.replace("/", "-")
    folder.mkdir()
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "f")
        await asked(pilot, SaveAs)
        field = pilot.app.screen.query_one(PathInput)
        for typed, wrong in [
            (" ", "Sökvägen saknas"),
            (str(folder), "är en mapp"),
            (str(path.parent / "ingen" / "x"), "finns inte"),
        ]:
            field.give(typed)
            await press(pilot, "enter")
            await until(pilot, lambda wrong=wrong: wrong in fault(pilot))  # type: ignore[misc]
        field.give(str(folder / "[x] mitt"))
        await press(pilot, "enter")
        await back(pilot)
        assert pane(pilot).target == folder / "[x] mitt.xlsx"
        assert "[x] mitt.xlsx, i " in shown(pilot.app)
        await press(pilot, "o", "1")
        await back(pilot)
        assert pane(pilot).target == folder / "servicenamnden-2025-helar-egna.xlsx"
        memory = pane(pilot).memory()
    again = Rapport(id="rapport")
    again.recall(memory)
    assert (
        again.memory()
        == memory
        == {
            "spread": report_formats.OWN,
            "version": report_formats.WORKING,
            "mapp": str(folder),
        }
    )


async def test_a_path_that_cannot_be_written_is_said_at_once(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        pane(pilot)._folder = path.parent / "borta"
        pane(pilot).renew()
        await until(pilot, lambda: "finns inte; skapa den eller" in fault(pilot, "#fel"))
        assert "× Fil" in shown(pilot.app)
        await press(pilot, "s")
        await until(pilot, lambda: "finns inte; skapa den" in told(pilot))


# Out


async def test_s_writes_and_says_where_and_how_large(path: Path) -> None:
    async with driving(path, (80, 24)) as pilot:
        await to_workspace(pilot)
        await press(pilot, "s")
        await asked(pilot, Written)
        text = shown(pilot.app)
        assert f"✓ Skrev {NAME}" in text
        assert " kB" in text
        assert "var inte ifyllda när den skrevs" in text
        assert "Öppna" not in text
        await press(pilot, "o", "m", "enter")
        await back(pilot)
        assert path.with_name(NAME).exists()


async def test_one_that_is_there_is_replaced_only_after_a_question(path: Path) -> None:
    target = path.with_name(NAME)
    target.write_text("den gamla")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        assert "(finns, ersätts)" in shown(pilot.app)
        await press(pilot, "s")
        await asked(pilot, Confirm)
        await press(pilot, "enter")
        await back(pilot)
        assert target.read_text() == "den gamla"
        await press(pilot, "s")
        await asked(pilot, Confirm)
        await press(pilot, "right", "enter")
        await asked(pilot, Written)
        assert f"Ersatte {NAME}" in shown(pilot.app)
        await press(pilot, "escape")
    assert len(sheets(target)) > 5


async def test_the_button_writes_too(path: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await pilot.click("#skriv")
        await asked(pilot, Written)
        await press(pilot, "escape")
    assert path.with_name(NAME).exists()


def held(kind: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the format's work wait until it is stopped; answers what lets it go on."""
    import threading

    go = threading.Event()
    form = report_formats.FORMATS[0]

    def work(*words: object) -> object:
        progress: Progress = words[-1]  # type: ignore[assignment]
        for _ in range(500):  # Not for ever, should the test fail.
            progress(Step(1, 4, "Plan [/]"))
            if go.wait(0.02):
                break
        return getattr(form, kind)(*words)

    changed = {name: getattr(form, name) for name in form.__dataclass_fields__} | {kind: work}
    monkeypatch.setattr(
        "vbtui.tui.workspaces.rapport_pane.FORMATS", (report_formats.Format(**changed),)
    )
    return go.set


async def test_writing_can_be_stopped_and_then_nothing_is_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held("write", monkeypatch)
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "s")
        await asked(pilot, Working)
        await until(pilot, lambda: "Plan [/]" in shown(pilot.app))
        await press(pilot, "escape")
        await back(pilot)
        await until(pilot, lambda: "Avbrutet; inget har ändrats." in told(pilot))
    assert not path.with_name(NAME).exists()


async def test_nothing_waits_for_the_counting(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = held("outline", monkeypatch)
    async with driving(path) as pilot:
        await press(pilot, "5")
        await until(pilot, lambda: "räknar …" in shown(pilot.app))
        await asyncio.sleep(0.3)
        await press(pilot, "n")
        await until(pilot, lambda: "vänta ett ögonblick" in told(pilot))
        await press(pilot, "1")
        await until(pilot, lambda: isinstance(main(pilot).workspace, Uppfoljning))
        await press(pilot, "s")
        await asked(pilot, Choose)  # The file answers, though it was being counted.
        await press(pilot, "escape", "5")
        go()
        await known(pilot)


@pytest.mark.parametrize(
    ("keys", "opened"),
    [(["o"], NAME), (["m"], "."), (["right", "enter"], "."), (["down", "down", "enter"], NAME)],
)
async def test_what_was_written_is_opened(
    path: Path, keys: list[str], opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path] = []
    monkeypatch.setattr(rapport_module, "can_open", lambda: True)
    monkeypatch.setattr(rapport_module, "open_with_system", given.append)
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "s")
        await asked(pilot, Written)
        await press(pilot, *keys)
        await until(pilot, lambda: bool(given))
    assert given == [(path.parent / opened).resolve()]


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
async def test_m_opens_the_folder_or_says_where_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = path.with_name("xdg-open")
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {path.parent}/given\nexit 4\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "m")
        await until(pilot, lambda: f"Mappen är {path.parent}" in told(pilot))
        monkeypatch.setattr(rapport_module, "can_open", lambda: True)
        await press(pilot, "m")
        await until(pilot, lambda: "Inget program öppnade" in told(pilot))
    assert path.with_name("given").read_text() == str(path.parent)


# In


@pytest.fixture
def book(path: Path) -> Path:
    """A workbook that has come back with a comment, a status and a figure."""
    with at_desk(path) as desk:
        desk.report("kommentar", "Första raden står kvar.\nDen andra ändras.")
    return returned(
        path,
        path.with_name("ifylld [x].xlsx"),
        {
            (PLAN, "Säker it-miljö", "Kommentar"): f"Första raden står kvar.\n{HOSTILE}",
            (PLAN, "Säker it-miljö", "Status"): "Startat, ej klart",
            (SICK, "Schemalagda", "jan–dec 2025: Kvinnor"): 87382,
        },
    )


@pytest.fixture
def spoilt(path: Path) -> Path:
    """One in which a status is none."""
    return returned(
        path,
        path.with_name("fel.xlsx"),
        {
            (PLAN, "Säker it-miljö", "Kommentar"): "Klart.",
            (PLAN, "Säker it-miljö", "Status"): HOSTILE,
        },
    )


async def review(pilot: Pilot[None], book: Path) -> ImportReview:
    await to_workspace(pilot)
    await press(pilot, "i")
    await asked(pilot, OpenWorkbook)
    pilot.app.screen.query_one(PathInput).give(str(book))
    await press(pilot, "enter")
    await asked(pilot, ImportReview)
    screen = pilot.app.screen
    assert isinstance(screen, ImportReview)
    return screen


async def test_the_newest_workbook_is_offered_first(path: Path, book: Path) -> None:
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "i")
        await asked(pilot, OpenWorkbook)
        await until(pilot, lambda: "ifylld [x].xlsx" in shown(pilot.app))
        assert "· namnd.db" not in shown(pilot.app)
        await press(pilot, "enter")
        await asked(pilot, ImportReview)
        await press(pilot, "escape")


async def test_what_would_change_is_shown_and_nothing_is_written(path: Path, book: Path) -> None:
    before = comment(path)
    async with driving(path, (120, 40)) as pilot:
        screen = await review(pilot, book)
        text = shown(pilot.app)
        assert "3 ändringar. Inget är ändrat än." in text
        assert "Exporterad ur namnd.db" in text
        assert "inget → ◐ Startat, ej klart" in text
        assert "Kvinnor · Sjukfrånvaro" in text
        assert "inget → 87 382" in text.replace("\u00a0", " ")
        screen.changes.go_to("andring/1")
        await press(pilot, "enter")
        await asked(pilot, Reading)
        assert "Den andra ändras." in shown(pilot.app)
        assert HOSTILE in shown(pilot.app)
        await press(pilot, "escape", "escape")
        await back(pilot)
    assert comment(path) == before


@pytest.mark.parametrize("keys", [["i"], ["tab", "tab", "enter"]])
async def test_it_is_taken_in_as_one_change_and_undone_as_one(
    path: Path, book: Path, keys: list[str]
) -> None:
    before = comment(path)
    async with driving(path) as pilot:
        await review(pilot, book)
        await press(pilot, *keys)
        await back(pilot)
        await until(pilot, lambda: "3 ändringar från Excel, ifylld [x].xlsx" in told(pilot))
        assert comment(path).endswith(HOSTILE)
        cell = uppfoljning_cell(UPPDRAG, IT, HELAR_2025, "kommentar")
        newest = read(path, lambda db: journal.history(db, cell))
        assert any(one.note == "ifylld [x].xlsx" for one in newest)
        assert len(list(path.parent.glob("*import*.bak"))) == 1
        await press(pilot, "u")
        await until(pilot, lambda: "Ångrade" in told(pilot))
    assert comment(path) == before


async def test_g_goes_to_the_place(path: Path, book: Path) -> None:
    async with driving(path) as pilot:
        screen = await review(pilot, book)
        screen.changes.go_to("andring/1")
        await press(pilot, "g")
        plan = main(pilot).query_one(Uppfoljning)
        await until(pilot, lambda: main(pilot).workspace is plan and plan.shown == UPPDRAG)
        assert plan.place.enhet.id == IT
        await press(pilot, "b")
        await asked(pilot, ChooseEnhet)
        await press(pilot, "escape", "5")
        screen = await review(pilot, book)
        screen.changes.go_to("andring/2")
        await press(pilot, "g")
        tables = main(pilot).query_one(Tabeller)
        await until(pilot, lambda: main(pilot).workspace is tables)


async def test_g_goes_to_another_period_too(path: Path, book: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "p", "2")
        await until(pilot, lambda: main(pilot).workspace.place.period.id == HELAR_2024)
        screen = await review(pilot, book)
        screen.changes.go_to("andring/0")
        await press(pilot, "g")
        await until(pilot, lambda: main(pilot).workspace.place.period.id == HELAR_2025)


async def test_with_a_fault_nothing_is_taken_in_until_it_is_mended(
    path: Path, spoilt: Path
) -> None:
    async with driving(path, (120, 40)) as pilot:
        await review(pilot, spoilt)
        text = shown(pilot.app)
        assert "1 fel, så inget läses in" in text
        assert "× Mål och uppdrag" in text
        assert "är ingen status för uppdrag" in text
        assert "F5 läser om" in text
        await press(pilot, "i", "g")
        assert isinstance(pilot.app.screen, ImportReview)
        await press(pilot, "enter")
        await asked(pilot, Reading)
        assert HOSTILE in shown(pilot.app)
        assert "Kan inte läsas in" in shown(pilot.app)
        await press(pilot, "escape")
        assert comment(path) == ""
        returned(path, spoilt, {(PLAN, "Säker it-miljö", "Kommentar"): "Klart."})
        await press(pilot, "f5")
        await until(pilot, lambda: "1 ändring. Inget är ändrat än." in shown(pilot.app))
        await press(pilot, "i")
        await back(pilot)
    assert comment(path) == "Klart."


async def test_a_collision_shows_what_was_is_and_would_be(path: Path, book: Path) -> None:
    with at_desk(path) as desk:
        desk.report("status", "ej startat")
    async with driving(path, (120, 40)) as pilot:
        await review(pilot, book)
        assert "filen har ändrats sedan dess" in shown(pilot.app)
        await press(pilot, "enter")
        await asked(pilot, Reading)
        whole = fault(pilot, "VerticalScroll Static")
        assert "ändrats både här och i Excel" in whole
        assert "Ej startat" in whole
        assert "Startat, ej klart" in whole
        await press(pilot, "escape")
        await press(pilot, "escape")


async def test_a_workbook_that_was_saved_again_meanwhile_is_not_taken_unseen(
    path: Path, book: Path
) -> None:
    before = comment(path)
    async with driving(path) as pilot:
        await review(pilot, book)
        returned(path, book, {(PLAN, "Säker it-miljö", "Kommentar"): "Något helt annat."})
        await press(pilot, "i")
        await until(pilot, lambda: "har ändrats sedan du såg ändringarna" in told(pilot))
        assert isinstance(pilot.app.screen, ImportReview)
        await press(pilot, "escape")
    assert comment(path) == before


async def test_one_that_nobody_has_changed_is_only_a_notice(path: Path) -> None:
    book = returned(path, path.with_name("tom.xlsx"), {})
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await pilot.click("#las-in")
        await asked(pilot, OpenWorkbook)
        pilot.app.screen.query_one(PathInput).give(str(book))
        await press(pilot, "enter")
        await until(pilot, lambda: "Inget har ändrats i tom.xlsx" in told(pilot))


async def test_what_is_no_workbook_of_ours_is_a_sentence(path: Path) -> None:
    path.with_name("annan.xlsx").write_text("hej")
    async with driving(path) as pilot:
        await to_workspace(pilot)
        await press(pilot, "i")
        await asked(pilot, OpenWorkbook)
        field = pilot.app.screen.query_one(PathInput)
        field.give(str(path.parent / "ingen.xlsx"))
        await press(pilot, "enter")
        await until(pilot, lambda: "finns inte; kontrollera sökvägen" in fault(pilot))
        field.give(str(path.parent / "annan.xlsx"))
        await press(pilot, "enter")
        await until(pilot, lambda: "annan.xlsx är" in told(pilot))
        await back(pilot)


async def test_the_palette_finds_both_from_every_workspace(path: Path) -> None:
    async with driving(path) as pilot:
        await press(pilot, "ctrl+p")
        await write(pilot, "import excel")
        await press(pilot, "enter")
        await asked(pilot, OpenWorkbook)
        assert main(pilot).workspace is pane(pilot)
        await press(pilot, "escape", "1", "ctrl+p")
        await write(pilot, "export")
        await press(pilot, "enter")
        await asked(pilot, Written)
        await press(pilot, "escape")


async def test_it_fits_a_very_small_screen(path: Path) -> None:
    async with driving(path, (40, 12)) as pilot:
        await to_workspace(pilot)
        text = shown(pilot.app).splitlines()
        assert text[-2].startswith("╰")
        assert "Saknas" in shown(pilot.app)
