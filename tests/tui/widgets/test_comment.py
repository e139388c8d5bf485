"""The comment's editor shows what is being typed."""

from __future__ import annotations

from textual.app import App, ComposeResult

from vbtui.tui.widgets.comment import CommentEditor


class Small(App[None]):
    AUTO_FOCUS = ""
    CSS = "CommentEditor { height: 6; width: 20; }"

    def compose(self) -> ComposeResult:
        yield CommentEditor()


async def test_a_line_that_comes_to_be_at_the_end_is_seen() -> None:
    text = "\n".join(f"rad {number}" for number in range(20))
    async with Small().run_test() as pilot:
        editor = pilot.app.query_one(CommentEditor)
        editor.show(text, text, read_only=False)
        await pilot.pause()
        editor.focus()
        await pilot.pause()
        assert editor.scroll_offset.y == 0  # what is shown is read from its beginning
        for letter in "som blir för lång nu":
            await pilot.press("space" if letter == " " else letter)
            await pilot.pause()
            cursor = editor.cursor_screen_offset
            assert editor.content_region.contains_point(cursor), editor.text
