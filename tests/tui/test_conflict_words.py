from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk import at_desk
from tests.factory import small_file
from vbtui.handout import hand_out
from vbtui.mergefiles import merge_files
from vbtui.settle import Choice, Settler
from vbtui.tui import conflict_words
from vbtui.tui.conflict_words import MARK, Page


@pytest.fixture
def choice(tmp_path: Path) -> Choice:
    """A conflict between two comments; tests give its sides other words."""
    with at_desk(small_file(tmp_path / "namnd.db")) as desk:
        hand_out(desk.db, tmp_path / "ut")
        desk.report("kommentar", "Ett")
        desk.report("kommentar", "Två")
        with at_desk(tmp_path / "ut" / "it.db", author="Ada") as own:
            own.report("kommentar", "Tre")
        merge_files(desk.db, [tmp_path / "ut" / "it.db"])
        (found,) = Settler(desk.db).choices()
        return found


def saying(choice: Choice, *texts: str) -> Choice:
    sides = [replace(choice.sides[0], text=text) for text in texts]
    return replace(choice, sides=tuple(sides))


def page(choice: Choice, width: int = 60, *, whole: bool = False) -> Page:
    return conflict_words.page(choice, width, None, whole=whole)


def marked(shown: Page) -> list[str]:
    return [
        line.plain[span.start : span.end]
        for line in shown.lines
        for span in line.spans
        if span.style == MARK
    ]


def test_the_words_that_differ_are_marked_on_both_sides(choice: Choice) -> None:
    shown = page(saying(choice, "Klart i mars, troligen.", "Klart i maj, troligen."))
    assert marked(shown) == ["mars", "maj"]
    assert not shown.folded
    assert len(shown.marks) == 2


def test_every_side_after_the_first_stands_against_it(choice: Choice) -> None:
    assert marked(page(saying(choice, "a b c", "a x c", "a b y"))) == ["b", "x", "y"]


@pytest.mark.parametrize("hostile", ["[/] [red]x[/red] [@click=quit]y", "\x1b[31mröd", "a\u202eb"])
def test_texts_are_shown_as_they_are_written(choice: Choice, hostile: str) -> None:
    choice = replace(saying(choice, hostile, "annat"), base=hostile)
    text = "\n".join(line.plain for line in page(choice, 200).lines)
    assert "\x1b" not in text
    assert "\u202e" not in text
    if "[" in hostile[:1]:
        assert text.count(hostile) == 2


def test_a_long_text_is_folded_but_for_what_differs(choice: Choice) -> None:
    rows = [f"Rad {number}." for number in range(40)]
    other = [*rows[:20], "Rad tjugo.", *rows[21:]]
    choice = saying(choice, "\n".join(rows), "\n".join(other))
    shown = page(choice)
    text = [line.plain.strip() for line in shown.lines]
    assert shown.folded
    assert text.count("… 19 rader …") == 2
    assert text.count("… 18 rader …") == 2
    for row in ("Rad 19.", "Rad 20.", "Rad tjugo.", "Rad 21."):
        assert row in text
    assert "Rad 17." not in text
    assert marked(shown) == ["20", "tjugo"]
    whole = page(choice, whole=True)
    assert not whole.folded
    assert marked(whole) == marked(shown)
    assert sum("Rad 17." in line.plain for line in whole.lines) == 2


def test_a_single_line_is_never_folded(choice: Choice) -> None:
    rows = [f"Rad {number}." for number in range(12)]
    changed = ["Rad X." if number in (1, 5, 9) else row for number, row in enumerate(rows)]
    shown = page(saying(choice, "\n".join(changed), "\n".join(rows)))
    assert not shown.folded, "only one line stands between any two that are shown"


@pytest.mark.parametrize("width", [1, 3, 10, 200])
def test_it_fits_any_width(choice: Choice, width: int) -> None:
    shown = page(saying(choice, "ett mycketlångtordutanslut " * 5, ""), width, whole=True)
    least = conflict_words.INDENT + 1
    assert all(line.cell_length <= max(width, least) for line in shown.lines)


def test_marks_are_the_lines_that_have_marks(choice: Choice) -> None:
    shown = page(saying(choice, "a " * 200 + "slut", "b" + " a" * 199 + "\nslut"))
    found = tuple(
        number
        for number, line in enumerate(shown.lines)
        if any(span.style == MARK for span in line.spans)
    )
    assert shown.marks == found
    assert found
