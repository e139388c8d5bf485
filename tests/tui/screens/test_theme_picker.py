"""The list of themes: worn at the cursor, kept with enter, taken off with escape."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.around import AroundApp, lines, settle, shown
from vbtui.tui.settings import load
from vbtui.tui.themes import user_folder


async def test_it_lists_titles_and_what_they_are() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        rows = lines(app)
        assert any("✓ 1 Natt" in row for row in rows)
        assert any("2 Dag" in row and "ljust" in row for row in rows)
        assert any("4 Enfärgad" in row and "inga färger" in row for row in rows)


@pytest.mark.parametrize(
    ("keys", "theme", "saved"),
    [
        (["down", "enter"], "dag", "dag"),
        (["3"], "kontrast", "kontrast"),
        (["4"], "mono", "mono"),
        (["enter"], "natt", "natt"),
        (["down", "down", "escape"], "natt", ""),
        (["end", "escape"], "natt", ""),
    ],
)
async def test_keys(keys: list[str], theme: str, saved: str) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert app.theme == theme
        assert load().tema == saved
        assert len(app.screen_stack) == 1


async def test_the_theme_at_the_cursor_is_worn_at_once() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        for theme in ("dag", "kontrast", "mono"):
            await pilot.press("down")
            await settle(pilot)
            assert app.theme == theme
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert app.theme == "natt"


async def test_many_themes_are_filtered_by_typing() -> None:
    user_folder().mkdir(parents=True)
    for number in range(8):
        text = f"namn='Skog {number}'\n[farger]\nbakgrund='#000'\ntext='#fff'\nprimar='#8f8'\n"
        (user_folder() / f"skog{number}.toml").write_text(text, encoding="utf-8")
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9", *"skog 5")
        await settle(pilot)
        assert app.theme == "skog5"
        await pilot.press("enter")
        await settle(pilot)
        assert load().tema == "skog5"


async def test_settings_that_cannot_be_saved_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").touch()
    monkeypatch.setenv("VBTUI_CONFIG_DIR", str(tmp_path / "fil" / "mapp"))
    app = AroundApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f9", "2")
        await settle(pilot)
        assert app.theme == "dag"
        assert "Inställningarna kunde inte" in shown(app)


async def test_the_name_in_the_history_can_be_chosen() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8", *" Åsa ", "enter")
        await settle(pilot)
        assert load().namn == "Åsa"
        await pilot.press("f8", *"Annan", "escape")
        await settle(pilot)
        assert load().namn == "Åsa"
        await pilot.press("f8")
        await settle(pilot)
        app.screen.query_one("Input").value = "x" * 201  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        assert "Namnet är för långt" in shown(app)
        assert load().namn == "Åsa"
