"""Dialogs: every key, every way out, and no harm by a key too many."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from tests.tui.around import AroundApp, lines, settle, shown
from tests.tui.widgets.test_choices import HOSTILE, STATUSES
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp
from vbtui.domain.status import scale
from vbtui.tui.screens.dialogs import Choice, Choose, Confirm, Dialog, Prompt
from vbtui.tui.widgets.action_button import ActionButton
from vbtui.tui.widgets.choices import ChoiceList

UPPDRAG = [
    Choice(one.key, one.word, one.symbol, one.meaning, one.tone)
    for one in scale(NodTyp.UPPDRAG, PeriodTyp.HELAR)
]
MANY = [Choice(str(number), f"Uppdrag {number}", "●") for number in range(30)]


async def asked(dialog: Dialog[str] | Dialog[bool], *keys: str) -> list[object]:
    """What the dialog answers to the keys; nothing where it is still open."""
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(dialog)
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        return app.answers


# Choose


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["enter"], ["startat"]),
        (["space"], ["startat"]),
        (["up", "enter"], ["genomfort"]),
        (["down", "enter"], ["ej"]),
        (["pagedown", "enter"], ["ej"]),
        (["pageup", "enter"], ["genomfort"]),
        (["1"], ["genomfort"]),
        (["escape"], [None]),
        (["9"], []),
        (["tab", "x"], []),
    ],
)
async def test_choose(keys: list[str], answers: list[object]) -> None:
    assert await asked(Choose("Status", STATUSES, "startat"), *keys) == answers


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ([*"uppdrag 12", "enter"], ["12"]),
        ([*"2", "down", "enter"], ["12"]),
        ([*"2", "pagedown", "up", "enter"], ["28"]),
        (["down", "up", "enter"], ["7"]),
        (["end", "home", "enter"], ["7"]),
        ([*"finns inte", "enter"], []),
        ([*"12", "escape"], [None]),
    ],
)
async def test_choose_by_typing(keys: list[str], answers: list[object]) -> None:
    assert await asked(Choose("Till", MANY, "7"), *keys) == answers


async def test_only_the_first_answer_counts() -> None:
    """Else the second one would close the screen below."""
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = Choose("Status", STATUSES)
        app.ask(dialog)
        await settle(pilot)
        dialog.answer("a")
        dialog.answer("b")
        dialog.action_leave()
        await settle(pilot)
        assert app.answers == ["a"]
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("filterable", [True, False])
async def test_choose_by_click(filterable: bool) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Status", STATUSES, filterable=filterable))
        await settle(pilot)
        await pilot.click(ChoiceList, offset=(8, 2))
        await settle(pilot)
        assert app.answers == ["ej"]


async def test_a_click_beside_leaves_and_one_inside_does_not() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Status", STATUSES))
        await settle(pilot)
        await pilot.click(".dialog--box", offset=(2, 0))
        await settle(pilot)
        assert app.answers == []
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert app.answers == [None]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 6), (200, 60)])
@pytest.mark.parametrize("options", [UPPDRAG, MANY])
async def test_it_fits_the_screen(size: tuple[int, int], options: list[Choice]) -> None:
    app = AroundApp()
    async with app.run_test(size=size) as pilot:
        app.ask(Choose("Status", options))
        await settle(pilot)
        box = app.screen.query_one(".dialog--box").region
        assert box.x >= 0
        assert box.right <= size[0]
        assert box.y >= 0
        assert box.bottom <= size[1]
        assert app.screen.query_one(ChoiceList).region.height >= 1


async def test_in_80_columns_no_meaning_is_cut() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Status · Uppdrag 28", UPPDRAG, UPPDRAG[0].key))
        await settle(pilot)
        for one in UPPDRAG:
            assert one.detail in shown(app)
            assert f"{one.symbol} {one.text}" in shown(app)
            assert "…" not in shown(app).replace("avsluta…", "")
            await pilot.press("down")
            await settle(pilot)


async def test_the_meaning_is_that_of_what_the_filter_found() -> None:
    app = AroundApp()
    options = [Choice(str(n), f"val {n}", detail=f"betyder {n} " + "x" * 90) for n in range(12)]
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Val", options))
        await settle(pilot)
        assert "betyder 0" in shown(app)
        await pilot.press(*"val 7")
        await settle(pilot)
        assert "betyder 7" in shown(app)
        assert "betyder 0" not in shown(app)


async def test_resizing_lays_it_out_anew() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choose("Status", UPPDRAG))
        await settle(pilot)
        assert app.screen.query_one("#detail", Static).display
        await pilot.resize_terminal(140, 40)
        await settle(pilot)
        assert not app.screen.query_one("#detail", Static).display
        (row,) = [line for line in lines(app) if "Flerårigt" in line]
        assert "Uppdraget löper över flera år" in row


async def test_choose_shows_any_text_as_text() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for text in HOSTILE:
            app.ask(Choose(text, [Choice("a", text, detail=text), Choice("b", "nästa")], "a"))
            await settle(pilot)
            assert "\x1b" not in shown(app)
            if text.isascii() and text.isprintable():
                assert shown(app).count(text) >= 2
            await pilot.press("enter")
        assert app.answers == ["a"] * len(HOSTILE)


# Confirm


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["enter"], [False]),
        (["space"], [False]),
        (["escape"], [None]),
        (["right", "enter"], [True]),
        (["down", "enter"], [True]),
        (["tab", "enter"], [True]),
        (["tab", "space"], [True]),
        (["right", "left", "enter"], [False]),
        (["right", "up", "enter"], [False]),
        (["tab", "shift+tab", "enter"], [False]),
        (["j", "y", "t"], []),
    ],
)
async def test_confirm(keys: list[str], answers: list[object]) -> None:
    assert await asked(Confirm("Ta bort noden?", "Ta bort"), *keys) == answers


@pytest.mark.parametrize(("button", "answer"), [("#yes", True), ("#no", False)])
async def test_confirm_by_click(button: str, answer: bool) -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Confirm("Ta bort noden?", "Ta bort"))
        await settle(pilot)
        await pilot.click(button)
        await settle(pilot)
        assert app.answers == [answer]


async def test_the_line_below_says_what_enter_does_now() -> None:
    """The button with the focus; where none has it, what the box is for."""
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Confirm("Ta bort noden?", "Ta bort"))
        await settle(pilot)
        assert "retur: avbryt · ← → byter knapp · esc avbryter" in shown(app)
        await pilot.press("right")
        await settle(pilot)
        assert "retur: ta bort · ← → byter knapp · esc avbryter" in shown(app)
        await pilot.press("escape")
        await settle(pilot)
        app.ask(Prompt("Namn", "a"))
        await settle(pilot)
        assert " retur: spara · esc avbryter " in shown(app)
        await pilot.press("tab")
        await settle(pilot)
        assert " retur: avbryt · esc avbryter " in shown(app)
        await pilot.press("shift+tab")
        await settle(pilot)
        assert " retur: spara · esc avbryter " in shown(app)


async def test_confirm_shows_any_text_as_text() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for text in HOSTILE:
            app.ask(Confirm(text, text[:20], title=text))
            await settle(pilot)
            assert "\x1b" not in shown(app)
            if text.isascii() and text.isprintable():
                assert text in shown(app)
            await pilot.press("escape")
        assert app.answers == [None] * len(HOSTILE)


async def test_a_long_question_is_shown_whole() -> None:
    question = " ".join(f"ord{number}" for number in range(40))
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Confirm(question, "Ta bort"))
        await settle(pilot)
        assert all(word in shown(app) for word in question.split())
        assert "[ Ta bort ]" in shown(app)


# Prompt


def not_empty(text: str) -> str | None:
    return None if text.strip() else "Namnet får inte vara tomt [/]."


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["enter"], ["Digital kultur"]),
        (["escape"], [None]),
        ([*"Åre", "enter"], ["Åre"]),
        (["end", *" 2", "enter"], ["Digital kultur 2"]),
        ([*"x", "tab", "enter"], [None]),
        ([*"x", "tab", "tab", "enter"], ["x"]),
        (["delete", "enter"], []),
        (["delete", "enter", *"y", "enter"], ["y"]),
    ],
)
async def test_prompt(keys: list[str], answers: list[object]) -> None:
    assert await asked(Prompt("Byt namn", "Digital kultur", validate=not_empty), *keys) == answers


async def test_a_fault_is_told_and_goes_when_one_types() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Prompt("Byt namn", "", "Namn", not_empty))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Namnet får inte vara tomt [/]." in shown(app)
        assert isinstance(app.focused, Input)
        await pilot.press("a")
        await settle(pilot)
        assert "Namnet får inte vara tomt" not in shown(app)


async def test_typed_text_is_not_lost_by_a_click_beside() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Prompt("Byt namn"))
        await settle(pilot)
        await pilot.press(*"abc")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert app.answers == []
        await pilot.click("#yes")
        await settle(pilot)
        assert app.answers == ["abc"]


async def test_prompt_without_a_rule_takes_anything() -> None:
    assert await asked(Prompt("Byt namn"), "enter") == [""]


def refuse(text: str) -> str:
    return f"Nej: {text}"


async def test_prompt_shows_any_text_as_text() -> None:
    app = AroundApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for text in HOSTILE:
            prompt = Prompt(text, text, text, refuse, ok_label=text[:10])
            app.ask(prompt)
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert "\x1b" not in shown(app)
            assert app.answers == []
            prompt.action_leave()
            await settle(pilot)
            app.answers.clear()


async def test_a_button_says_its_text() -> None:
    assert ActionButton("[/] Ta bort").render().plain == "[ [/] Ta bort ]"  # type: ignore[union-attr]
