"""One line of text while it is being typed."""

from __future__ import annotations

import re
from unicodedata import category

from rich.cells import cell_len

from vbtui.tui.widgets.cells import Align, one_line

_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_WORD_LEFT = re.compile(r"\w*\W*\Z")
_WORD_RIGHT = re.compile(r"\W*\w*")


class Field:
    """A text and a caret in it; the caret stands before the character :attr:`at`."""

    def __init__(self, text: str) -> None:
        """The caret is put after the text."""
        self.text = text
        self.at = len(text)

    def insert(self, text: str) -> None:
        """Type at the caret; line breaks become a space."""
        text = _BREAKS.sub(" ", text)
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def replace(self, text: str) -> None:
        """Have another text, with the caret after it."""
        self.text = text
        self.at = len(text)

    def move(self, steps: int) -> None:
        """Move the caret one letter, with its marks, to the right (1) or to the left (-1)."""
        self.at = self._step(steps)

    def move_word(self, steps: int) -> None:
        """Move the caret one word to the right (1) or to the left (-1)."""
        self.at = self._step_word(steps)

    def move_to(self, at: int) -> None:
        """Put the caret before that character, or at the end if there is none."""
        self.at = max(0, min(at, len(self.text)))

    def erase(self, steps: int) -> None:
        """Erase the letter after (1) or before (-1) the caret."""
        self._erase_to(self._step(steps))

    def erase_word(self, steps: int) -> None:
        """Erase the word after (1) or before (-1) the caret."""
        self._erase_to(self._step_word(steps))

    def erase_before(self) -> None:
        """Erase everything before the caret."""
        self._erase_to(0)

    def view(self, width: int, align: Align) -> tuple[str, str, str]:
        """What is seen of it in ``width`` cells: before the caret, under it, and after it.

        The three together are exactly that wide. The caret stands on a space at the end.
        """
        # However long the text is, no more than this can be seen of it.
        near = 8 * width
        before = one_line(self.text[max(0, self.at - near) : self.at])
        after = one_line(self.text[self.at : self.at + near])
        end = self._letter_end(after)
        under, rest = after[:end] or " ", after[end:]
        while cell_len(before + under) > width or (before and _is_mark(before[0])):
            before = before[1:]
        while cell_len(before + under + rest) > width:
            rest = rest[:-1]
        space = " " * (width - cell_len(before + under + rest))
        if align == "right":
            return space + before, under, rest
        return before, under, rest + space

    def _step(self, steps: int) -> int:
        at = self.at
        if steps > 0:
            return at + self._letter_end(self.text[at:])
        at = max(0, at - 1)
        while at and _is_mark(self.text[at]):
            at -= 1
        return at

    def _step_word(self, steps: int) -> int:
        if steps > 0:
            match = _WORD_RIGHT.match(self.text, self.at)
            return match.end() if match else self.at
        match = _WORD_LEFT.search(self.text[: self.at])
        return match.start() if match else 0

    def _erase_to(self, at: int) -> None:
        start, end = sorted((self.at, at))
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    @staticmethod
    def _letter_end(text: str) -> int:
        """Where the first letter of the text ends, with the marks on it."""
        end = min(1, len(text))
        while end < len(text) and _is_mark(text[end]):
            end += 1
        return end


def _is_mark(char: str) -> bool:
    return category(char) in ("Mn", "Me", "Cf")
