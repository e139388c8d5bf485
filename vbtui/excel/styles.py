"""The looks of the workbook's cells: named styles, each made when it is first asked for.

A style of its own on every cell makes a workbook slow to write and its gallery of styles useless,
so there are no others. Colour is only ever on top of a word or a sign.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from vbtui.excel.cells import Style

FONT = "Calibri"
DAY = "yyyy-mm-dd"

_DARK = "1F2A37"
_GREY = "5B6470"
_LINK = "0B5394"
_HEAD_FILL = "DCE3EA"
_TYPED_FILL = "FFFBE6"
_LINE = Side(style="thin", color="8A94A0")
_HAIR = Side(style="thin", color="E1E5EA")


_PAD = "_)"
"""As wide as a bracket: a number does not touch the text to its right."""


@lru_cache
def number(decimals: int, mark: str = "") -> str:
    """The format of a number: its decimals are as declared, and minus is a minus sign.

    ``mark`` is a sign that stands after the number.
    """
    return _signed(_digits(decimals) + _tail("", mark), "")


@lru_cache
def change(decimals: int, unit: str = "", mark: str = "") -> str:
    """The format of a change: with its sign, also above zero."""
    return _signed(_digits(decimals) + _tail(f'" {unit}"' if unit else "", mark), "+")


def unsigned(decimals: int, unit: str = "") -> str:
    """The format of a change that is shown as nothing: without a sign."""
    shown = _digits(decimals) + _tail(f'" {unit}"' if unit else "", "")
    return ";".join([shown] * 3)


@lru_cache
def percent(decimals: int, mark: str = "") -> str:
    """The format of a share that is stored as a fraction."""
    return _signed(_digits(decimals) + _tail("\\ %", mark), "")


@lru_cache
def percent_change(decimals: int, mark: str = "") -> str:
    """The format of a growth that is stored as a fraction."""
    return _signed(_digits(decimals) + _tail("\\ %", mark), "+")


def _digits(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _tail(unit: str, mark: str) -> str:
    return unit + (f'"{mark}"' if mark else _PAD)


def _signed(shown: str, plus: str) -> str:
    """Above zero, below zero and zero; a minus sign is wider than the hyphen Excel would put."""
    return f'{plus}{shown};"−"{shown};{shown}'


class Styles:
    """The named styles of one workbook."""

    def __init__(self, workbook: Workbook, sheet: Any) -> None:
        """``sheet`` is any sheet of the workbook: openpyxl resolves a style through a cell."""
        self._workbook = workbook
        self._sheet = sheet
        self._made: dict[str, Style] = {}
        self._quoted: dict[str, Style] = {}

    def title(self) -> Style:
        """A sheet's heading."""
        return self._style("vbtui rubrik", _Look(size=16, bold=True, top=False, hair=False))

    def line(self) -> Style:
        """A line below the heading."""
        return self._style("vbtui rad", _Look(top=False, hair=False))

    def head(self, *, right: bool = False) -> Style:
        """A column's heading."""
        if right:
            return self._style("vbtui kolumnrubrik höger", _HEAD_RIGHT)
        return self._style("vbtui kolumnrubrik", _HEAD)

    def text(self, *, total: bool = False, typed: bool = False) -> Style:
        """A text that is wrapped."""
        return self._variant("vbtui text", _TEXT, total, typed)

    def literal(self, *, typed: bool = False) -> Style:
        """A text that Excel leaves as it is typed, and makes no day of ”3/7”."""
        return self._variant("vbtui ordagrant", _LITERAL, False, typed)

    def absent(self, code: str = "", *, total: bool = False, typed: bool = False) -> Style:
        """The word that stands where there is no value; a number that is typed in its place has
        the format ``code``."""
        name = f"vbtui saknas {code}".rstrip()
        known = self._made.get(name + _TOTAL * total + _TYPED * typed)
        if known is not None:
            return known
        return self._variant(name, replace(_ABSENT, code=code or _ABSENT.code), total, typed)

    def muted(self) -> Style:
        """What only says which level a row is on."""
        return self._style("vbtui nivå", _MUTED)

    def key(self) -> Style:
        """What a program needs and people do not."""
        return self._style("vbtui nyckel", _KEY)

    def link(self) -> Style:
        """A text that leads somewhere."""
        return self._style("vbtui länk", _LINKED)

    def day(self) -> Style:
        """A day."""
        return self._style("vbtui datum", _DAY)

    def number(self, code: str, *, total: bool = False, typed: bool = False) -> Style:
        """A number shown by one of the formats of this module."""
        name = f"vbtui {code}"
        known = self._made.get(name + _TOTAL * total + _TYPED * typed)
        if known is not None:
            return known
        return self._variant(name, _Look(code=code, side="right"), total, typed)

    def quoted(self, style: Style) -> Style:
        """The same look for a text that Excel would otherwise make a formula of when edited."""
        found = self._quoted.get(style.number)
        if found is None:
            parts = copy(style.parts)
            parts.quotePrefix = 1
            found = self._quoted[style.number] = self._numbered(parts)
        return found

    def _variant(self, name: str, look: _Look, total: bool, typed: bool) -> Style:
        full = name + _TOTAL * total + _TYPED * typed
        known = self._made.get(full)
        if known is not None:
            return known
        fill = _TYPED_FILL if typed else ""
        return self._style(full, replace(look, bold=total, line=total, typed=typed, fill=fill))

    def _style(self, name: str, look: _Look) -> Style:
        found = self._made.get(name)
        if found is None:
            self._workbook.add_named_style(look.named(name))
            cell: Any = WriteOnlyCell(self._sheet)
            cell.style = name
            found = self._made[name] = self._numbered(cell._style)
        return found

    def _numbered(self, parts: Any) -> Style:
        cell: Any = WriteOnlyCell(self._sheet)
        cell._style = parts
        return Style(parts, str(cell.style_id))


_TOTAL, _TYPED = " summa", " ifylls"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a style looks like, in words: openpyxl's objects take long to make."""

    size: int = 11
    bold: bool = False
    color: str = _DARK
    underline: bool = False
    fill: str = ""
    line: bool = False
    hair: bool = True
    code: str = "General"
    side: str | None = None
    top: bool = True
    wrap: bool = False
    typed: bool = False

    def named(self, name: str) -> NamedStyle:
        return NamedStyle(
            name=name,
            # A font without name and size is shown as a serif.
            font=Font(
                name=FONT,
                size=self.size,
                bold=self.bold,
                color=self.color,
                underline="single" if self.underline else None,
            ),
            fill=PatternFill("solid", fgColor=self.fill) if self.fill else PatternFill(),
            border=Border(top=_LINE if self.line else None, bottom=_HAIR if self.hair else None),
            alignment=Alignment(
                horizontal=self.side,
                vertical="top" if self.top else "center",
                wrap_text=self.wrap or None,
            ),
            number_format=self.code,
            protection=Protection(locked=not self.typed),
        )


_HEAD = _Look(bold=True, fill=_HEAD_FILL, line=True, wrap=True)
_HEAD_RIGHT = replace(_HEAD, side="right")
_TEXT = _Look(wrap=True)
_LITERAL = replace(_TEXT, code="@")
_ABSENT = _Look(color=_GREY, side="right")
_MUTED = _Look(color=_GREY, wrap=True)
_KEY = _Look(color=_GREY)
_LINKED = _Look(color=_LINK, underline=True)
_DAY = _Look(code=DAY, side="left")
