"""Opening a file: completion of what exists, and what is wrong with it said in place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.factory import small_file
from tests.tui.around import AroundApp, lines, settle, shown
from tests.tui.widgets.test_choices import HOSTILE
from vbtui.domain.errors import FileError
from vbtui.tui.screens import open_file
from vbtui.tui.screens.open_file import OpenFile
from vbtui.tui.widgets.choices import ChoiceList


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some files and folders; files whose names begin with ``fel`` are none of ours."""
    folder = tmp_path / "mapp"
    for name in ("under", "över"):
        (folder / name).mkdir(parents=True)
    for name in ("a.db", "b.db", "fel.db", "under/c.db", "brev.txt"):
        (folder / name).touch()

    def examine(path: Path) -> None:
        if path.name.startswith("fel") or not os.path.exists(path):  # noqa: PTH110 # Too long.
            raise FileError(f"Filen {path.name} är fel [/]; välj en annan.")

    monkeypatch.setattr(open_file, "_examine", examine)
    return folder


async def opened(folder: Path, *keys: str) -> tuple[AroundApp, str, str]:
    """The app after the keys, what stood in the field, and what was on the screen."""
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder))
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        fields = app.screen.query(Input)
        return app, fields.first().value if fields else "", shown(app)


async def test_it_lists_the_folder(folder: Path) -> None:
    _, field, text = await opened(folder)
    assert field == f"{folder}{os.sep}"
    entries = [f"▸ under{os.sep}", f"▸ över{os.sep}", "· a.db", "· b.db", "· fel.db"]
    places = [text.index(entry) for entry in entries]
    assert places == sorted(places)
    assert "brev.txt" not in text


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([*"a.db", "enter"], "a.db"),
        ([*"a", "enter"], "a.db"),
        (["down", "down", "enter"], "a.db"),
        (["down", "down", "tab", "enter"], "a.db"),
        (["pagedown", "up", "enter"], "b.db"),
        (["pagedown", "pageup", "enter", "enter"], "c.db"),
        ([*"und", "tab", "tab", "enter"], "c.db"),
        ([*"brev.txt", "enter"], "brev.txt"),
    ],
)
async def test_ways_to_a_file(folder: Path, keys: list[str], name: str) -> None:
    app, _, _ = await opened(folder, *keys)
    assert [one.name for one in app.answers] == [name]


async def test_a_folder_is_gone_into(folder: Path) -> None:
    _, field, text = await opened(folder, "enter")
    assert field == f"{folder}{os.sep}under{os.sep}"
    assert "c.db" in text
    assert "a.db" not in text


@pytest.mark.parametrize("keys", [[*"fel", "enter"], [*"saknas.db", "enter"]])
async def test_a_fault_is_said_in_place(folder: Path, keys: list[str]) -> None:
    app, field, text = await opened(folder, *keys)
    assert app.answers == []
    assert "är fel [/]; välj en annan." in text
    assert field.endswith("".join(keys[:-1]))
    _, _, text = await opened(folder, *keys, "backspace")
    assert "är fel" not in text


async def test_where_nothing_fits_it_says_so(folder: Path) -> None:
    _, _, text = await opened(folder, *"xyz")
    assert "Här finns ingen mapp eller .db-fil som börjar så." in text


async def test_mouse(folder: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder))
        await settle(pilot)
        await pilot.click(ChoiceList, offset=(6, 0))
        await settle(pilot)
        await pilot.click(ChoiceList, offset=(6, 0))
        await settle(pilot)
        assert app.answers == [folder / "under" / "c.db"]


async def test_escape_leaves_and_a_click_beside_does_not(folder: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder))
        await settle(pilot)
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert app.answers == []
        await pilot.press("escape")
        await settle(pilot)
        assert app.answers == [None]


async def test_any_text_may_be_typed(folder: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder))
        await settle(pilot)
        for text in [*HOSTILE, "\0", "~nobody/x", "x" * 5000]:
            app.screen.query_one(Input).value = text
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert app.answers == []
            assert lines(app)[-1]


async def test_the_gate_is_the_stores(tmp_path: Path) -> None:
    (tmp_path / "tom.db").touch()
    (tmp_path / "text.db").write_text("hej")
    for name, reason in (("tom.db", "är tom"), ("text.db", "är ingen vbtui-fil")):
        app = AroundApp()
        async with app.run_test(size=(80, 24)) as pilot:
            app.ask(OpenFile(tmp_path))
            await settle(pilot)
            await pilot.press(*name, "enter")
            await settle(pilot)
            assert app.answers == []
            assert reason in shown(app)


@pytest.mark.skipif(os.name == "nt", reason="POSIX paths")
@pytest.mark.parametrize("way", ["pasted", "copied", "typed"])
async def test_a_whole_path_takes_the_place_of_the_folder(folder: Path, way: str) -> None:
    app = AroundApp()
    target = folder / "under" / "c.db"
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder.parent))
        await settle(pilot)
        if way == "pasted":
            app.post_message(events.Paste(f"'{target}'\n"))
        elif way == "copied":
            app.copy_to_clipboard(str(target))
            await pilot.press("ctrl+v")
        else:
            await pilot.press(*str(target))
        await settle(pilot)
        assert app.screen.query_one(Input).value == str(target)
        await pilot.press("enter")
        await settle(pilot)
        assert app.answers == [target]


async def test_a_name_is_pasted_after_the_folder(folder: Path) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(folder))
        await settle(pilot)
        app.post_message(events.Paste("a.db"))
        await settle(pilot)
        assert app.screen.query_one(Input).value == f"{folder}{os.sep}a.db"


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    """In the program, where there is no command line."""
    with pytest.raises(FileError) as refused:
        open_file._examine(tmp_path / "saknas.db")
    assert "Ny fil" in str(refused.value)
    assert "vbtui new" not in str(refused.value)


async def test_a_file_that_cannot_be_written_is_refused_under_the_field(tmp_path: Path) -> None:
    path = small_file(tmp_path / "last.db")
    path.chmod(0o444)
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(OpenFile(tmp_path))
        await settle(pilot)
        await pilot.press(*"last.db", "enter")
        await settle(pilot)
        assert app.answers == []
        field = app.screen.query_one(Input).region
        (row,) = [row for row, line in enumerate(lines(app)) if "är skrivskyddad" in line]
        assert row == field.bottom
