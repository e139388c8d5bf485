"""A conflict on the screen: as a line of the list, and as a page with what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from vbtui.domain.tables import TABLES
from vbtui.domain.text import printable
from vbtui.domain.wording import differing
from vbtui.history import EMPTY
from vbtui.settle import Choice, Side
from vbtui.tui.text import plain
from vbtui.tui.widgets.forest import TreeItem
from vbtui.tui.widgets.table_rows import CONFLICT

MARK = "bold underline $text-warning"
"""What one side says and the other does not: seen without colours too."""
SHORT = 10
"""Lines of a text that are always shown whole."""
INDENT = 3
"""Cells before a text: as many as the number of its side takes."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that fit the width they were made for."""

    lines: tuple[Content, ...]
    marks: tuple[int, ...]
    """The lines in which something is marked."""
    folded: bool
    """Whether lines are left out that say nothing about what differs."""

    @property
    def content(self) -> Content:
        """All of it."""
        return Content("\n").join(self.lines)


def name(choice: Choice) -> str:
    """What a conflict is about, in few words, what tells it from its neighbours first."""
    table = TABLES.get(choice.conflict.cell.table)
    what = choice.what if choice.deleted else choice.short
    if table is None:
        return f"{choice.place.name} · {what}"
    row = choice.place.name.removeprefix(f"{table.title}, ")
    return f"{row} · {what} · {table.short_title or table.title}"


def heading(choice: Choice) -> str:
    """What two, or more, have done differently."""
    sides = len(choice.sides)
    return f"{capital(choice.what)} · {sides} sidor" if sides > 2 else capital(choice.what)


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def item(choice: Choice, *, settled: bool) -> TreeItem:
    """A conflict as a line of the list."""
    return TreeItem(
        key=choice.id,
        depth=0,
        label=name(choice),
        symbol="✓" if settled else CONFLICT,
        symbol_tone="success" if settled else "warning",
        note=choice.enhet.kod if choice.enhet else "",
        dim=settled,
    )


def page(choice: Choice, width: int, settled: str | None, *, whole: bool) -> Page:
    """A conflict as a whole, in lines of that width.

    ``settled`` is what holds since somebody chose; None while nobody has. Unless ``whole``, of a
    long text only what differs is shown, with the lines beside it.
    """
    lines: list[Content] = []
    marks: list[int] = []
    folded = False
    for block, margin in _blocks(choice, settled):
        broken = block.wrap(max(1, width - margin))
        kept = _kept(broken) if margin and not whole else range(len(broken))
        before = -1
        for number in [*kept, len(broken)]:
            if left_out := number - before - 1:
                folded = True
                lines.append(plain(f"{'':{margin}}… {left_out} rader …", "$text-muted"))
            before = number
            if number < len(broken):
                if _is_marked(broken[number]):
                    marks.append(len(lines))
                lines.append(Content.assemble(" " * margin, broken[number]))
    return Page(tuple(lines), tuple(marks), folded)


def _is_marked(line: Content) -> bool:
    return any(span.style == MARK for span in line.spans)


def _kept(lines: Sequence[Content]) -> Sequence[int]:
    """The lines of a text that are shown first: all of a short one, else those with something
    marked and their neighbours; where there is none, how it begins."""
    if len(lines) <= SHORT:
        return range(len(lines))
    marked = {number for number, line in enumerate(lines) if _is_marked(line)}
    near = {number + step for number in marked for step in (-1, 0, 1)} or {0, 1}
    # What would be left out alone takes no more room than the sign of it.
    ends = near | {-1, len(lines)}
    return [
        number for number in range(len(lines)) if number in near or {number - 1, number + 1} <= ends
    ]


def _blocks(choice: Choice, settled: str | None) -> Iterator[tuple[Content, int]]:
    """The parts of the page, and how far from the edge each stands."""
    kind = f"{choice.place.typ.word} " if choice.place.typ else ""
    yield plain(f"{kind}{choice.place.title}", "bold"), 0
    if settled is not None:
        yield Content(), 0
        yield plain("✓  Löst. Nu gäller:", "bold $text-success"), 0
        yield plain(f"Raden är {settled}." if choice.deleted else settled or EMPTY), INDENT
    elif choice.refusal:
        yield plain(choice.refusal, "$text-warning"), 0
    yield Content(), 0
    if choice.deleted:
        yield plain(_of_deleted(choice)), 0
    else:
        yield plain("Från början", "$text-muted"), 0
        yield plain(choice.base or EMPTY), INDENT
    for number, side in enumerate(choice.sides):
        yield Content(), 0
        yield _heading(number, side, holds=not number and settled is None), 0
        yield _said(choice, number), INDENT


def _heading(number: int, side: Side, *, holds: bool) -> Content:
    return Content.assemble(
        plain(f"{number + 1:<{INDENT}}{side.source}", "bold"),
        plain(" · gäller tills vidare" if holds else "", "$text-muted"),
    )


def _said(choice: Choice, number: int) -> Content:
    """What a side says; of a text with the words marked that the next one has otherwise."""
    side = choice.sides[number]
    if choice.deleted:
        return plain("Raden är borttagen." if side.stand.take else f"{side.field}: {side.text}")
    text = printable(side.text)
    if not text:
        return plain(EMPTY, "$text-muted")
    if not choice.texts:
        return plain(text, "bold")
    # The first stands against the second, every other against the first.
    found = Content(text)
    for start, end in differing(text, printable(choice.sides[0 if number else 1].text)):
        found = found.stylize(MARK, start, end)
    return found


def _of_deleted(choice: Choice) -> str:
    """What happened, and what can be chosen."""
    gone = [side for side in choice.sides if side.stand.take]
    kept = [side for side in choice.sides if not side.stand.take]
    return (
        f"Borttagen av {_names(gone)}, men ändrad av {_names(kept)} utan att någon visste om den"
        f" andra. {_numbers(choice, gone)} behåller borttagningen, {_numbers(choice, kept)} tar"
        " tillbaka raden med alla ändringar."
    )


def _names(sides: Sequence[Side]) -> str:
    return " och ".join(dict.fromkeys(side.who for side in sides))


def _numbers(choice: Choice, sides: Sequence[Side]) -> str:
    return " eller ".join(str(choice.sides.index(side) + 1) for side in sides)
