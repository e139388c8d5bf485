"""A first mapping for a sheet from another system: what can be guessed, and what each key means.

Headings and words are matched with the table's own by their letters. What cannot be matched is
written out with a question mark, so that nobody has to look for what is still to be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from vbtui.domain import tal
from vbtui.domain.enhet import Organisation
from vbtui.domain.errors import FileError, InputError, reason
from vbtui.domain.mapping import UNSAID, key
from vbtui.domain.period import Period
from vbtui.domain.table import Column, Row, Table
from vbtui.domain.table import heading as column_heading
from vbtui.domain.tables import TABLES
from vbtui.excel.content import Content, Number, Unreadable, as_text
from vbtui.excel.source_lines import SourceSheet, is_text, read_sheet, top

_SEARCHED = 30
"""Rows from the top that may be the headings."""
_MOST_WORDS = 200
"""A column with more different words than these is no column of units or rows."""
_UNIT_WORDS = ("enhet", "område", "avdelning", "förvaltning", "kostnadsställe", "kst", "ansvar")
_NO_FIGURES = {"nr", "nummer", "kod", "id", "datum", "konto", "kst", "kostnadsställe", "ansvar"}
"""Words of headings above numbers that are only names."""
_ROW_WORDS = ("yrkesgrupp", "befattning", "kategori", "yrke", "mått", "projekt", "konto")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the sheet: its heading, its different words, and whether it has numbers."""

    heading: str
    words: tuple[str, ...]
    numbers: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A first mapping: its text, the table it is for, and how much is still to be said."""

    text: str
    table: Table
    unsaid: int


def draft(
    path: Path,
    organisation: Organisation,
    rows: Mapping[str, Sequence[Row]],
    period: Period,
    table: Table | None,
    sheet: str,
) -> Draft:
    """A mapping for a sheet (the first for none), for a table or the one that fits best.

    ``rows`` are the rows of each table in the file.

    :raises InputError: there is no such sheet, or no table that fits.
    :raises FileError: it cannot be read.
    """
    head = _head(top(path, sheet, _SEARCHED))
    found = read_sheet(path, sheet, head, None)
    columns = _columns(found)
    enhet = _likeliest(columns, lambda word: _unit_code(organisation, word), _UNIT_WORDS)
    if table is None:
        others = [one for one in columns if one is not enhet]
        fits = {one.id: _fit(one, rows[one.id], others, period) for one in TABLES.values()}
        best = max(fits, key=lambda one: fits[one])
        if not fits[best]:
            raise InputError(
                f"Inget i bladet {found.name} liknar en tabell; ange vilken med --tabell:"
                f" {', '.join(TABLES)}."
            )
        table = TABLES[best]
    name = "" if is_text(path) else found.name
    return _Draft(columns, enhet, organisation, rows[table.id], period, table).draft(name, head)


def write_draft(text: str, target: Path) -> None:
    """Put a mapping in a new file.

    :raises FileError: there is a file already, or it could not be written.
    """
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileError(f"{target.name} finns redan; välj ett annat namn.") from error
    except OSError as error:
        raise FileError(f"{target.name} kunde inte skrivas: {reason(error)}.") from error


def _head(rows: Sequence[Sequence[str]]) -> int:
    """The row of the headings: the first of those with the most different texts."""
    counts = [len({cell for cell in row if cell}) for row in rows]
    return counts.index(max(counts)) + 1 if any(counts) else 1


def _columns(sheet: SourceSheet) -> list[_Column]:
    found = []
    for place, heading in enumerate(sheet.headings):
        contents = [line.contents[place] for line in sheet.lines]
        words: dict[str, None] = {}
        for content in contents:
            if content != "" and len(words) <= _MOST_WORDS:
                words[_word(content)] = None
        numbers = sum(_is_number(content) for content in contents)
        found.append(_Column(heading, tuple(words), numbers))
    return found


def _word(content: Content) -> str:
    return content.what if isinstance(content, Unreadable) else as_text(content)


def _is_number(content: Content) -> bool:
    if isinstance(content, str):
        try:
            tal.read(content.removesuffix("%"))
        except InputError:
            return False
        return True
    return isinstance(content, Number)


def _row_named(rows: Sequence[Row], word: str) -> Row | None:
    """The row with this id or title, or the only one whose title begins so, or is begun by it."""
    wanted = key(word)
    names = [(row, {key(row.id), key(row.title), key(row.short_title)} - {""}) for row in rows]
    same = [row for row, known in names if wanted in known]
    near = [
        row
        for row, known in names
        if len(wanted) > 3
        and any(one.startswith(wanted) or wanted.startswith(one) for one in known)
    ]
    found = same or near
    return found[0] if len(found) == 1 else None


def _typed(table: Table, period: Period) -> list[Column]:
    return [column for column in table.columns_for(period.typ) if column.formula is None]


def _fed(table: Table, period: Period, heading: str) -> Column | None:
    """The typed column that a heading names."""
    wanted = key(heading)
    for column in _typed(table, period):
        title = key(column_heading(table, column, period))
        short = key(column.title.partition("{")[0])
        if wanted in (key(column.id), title, short) or (short and wanted.startswith(f"{short} ")):
            return column
    return None


def _fit(table: Table, rows: Sequence[Row], columns: Sequence[_Column], period: Period) -> int:
    """How much of a sheet is like a table."""
    fed = sum(_fed(table, period, column.heading) is not None for column in columns)
    named = max(
        (sum(_row_named(rows, word) is not None for word in column.words) for column in columns),
        default=0,
    )
    return 2 * fed + named


def _likeliest(
    columns: Sequence[_Column], find: Callable[[str], str], words: Sequence[str]
) -> _Column | None:
    """The column most of whose words are found, or else the first that is called so."""
    few = [column for column in columns if len(column.words) <= _MOST_WORDS]
    counts = [sum(bool(find(word)) for word in column.words) for column in few]
    if any(counts):
        return few[counts.index(max(counts))]
    for column in few:
        if any(word in key(column.heading) for word in words):
            return column
    return None


def _unit_code(organisation: Organisation, word: str) -> str:
    try:
        return organisation.find(word).kod
    except InputError:
        return ""


class _Draft:
    """The guesses, as TOML with comments."""

    def __init__(
        self,
        columns: Sequence[_Column],
        enhet: _Column | None,
        organisation: Organisation,
        rows: Sequence[Row],
        period: Period,
        table: Table,
    ) -> None:
        self._columns = columns
        self._enhet = enhet
        self._organisation = organisation
        self._rows = [row for row in rows if row.formula is None]
        self._period = period
        self._table = table
        self._unsaid = 0

    def draft(self, sheet: str, head: int) -> Draft:
        others = [one for one in self._columns if one is not self._enhet]
        self._row = _likeliest(others, self._row_id, _ROW_WORDS)
        text = "\n".join(self._parts(sheet, head))
        return Draft(text, self._table, self._unsaid)

    def _unit_code(self, word: str) -> str:
        return _unit_code(self._organisation, word)

    def _row_id(self, word: str) -> str:
        row = _row_named(self._rows, word)
        if row is None:
            return ""
        return row.title if self._table.free_rows else row.id

    def _parts(self, sheet: str, head: int) -> Iterator[str]:
        table, period = self._table, self._period
        yield (
            f"# Mappning till {table.title}, skriven av vbtui import --ny-mappning. Se igenom"
            f' den,\n# ersätt varje "{UNSAID}" och kör vbtui import … --mappning med --dry-run.\n'
            "# Rubriker och ord skrivs som i bladet; stora och små bokstäver spelar ingen roll."
        )
        yield _toml("Tabellen som talen ska till.", tabell=table.id)
        if sheet:
            yield _toml("Bladet i arbetsboken. Utan blad läses det första.", blad=sheet)
        yield _toml("Raden med rubrikerna.", rubrikrad=head)
        yield (
            "# Perioden. Utan den gäller --period, eller filens senaste.\n"
            f'# period = "{period.key}"\n'
        )
        yield _comment("Ord som betyder att ett tal saknas.") + 'tomt = ["-", "–"]\n'
        yield from self._lookup("enhet", self._enhet, self._unit_code)
        yield from self._lookup("rad", self._row, self._row_id)
        yield from self._feeds()
        yield (
            "# Bara rader som har något av orden i kolumnen läses. Ta bort # för att använda det.\n"
            "# [dar]\n"
            '# "Anställningsform" = ["Tillsvidare"]\n'
        )

    def _lookup(
        self, name: str, column: _Column | None, find: Callable[[str], str]
    ) -> Iterator[str]:
        what, ours = {
            "enhet": ("Kolumnen med enheten", "enhetens kod i vbtui"),
            "rad": ("Kolumnen med raden i tabellen", "radens id i vbtui"),
        }[name]
        known = (
            [enhet.kod for enhet in self._organisation]
            if name == "enhet"
            else [row.title if self._table.free_rows else row.id for row in self._rows]
        )
        about = (
            f"{what}. fyll_nedat = true betyder att en tom cell är densamma som den ovanför.\n"
            f"[{name}.oversatt] har systemets ord till vänster och {ours} till höger;\n"
            f'"" betyder att raden inte läses. Att välja bland:\n{", ".join(known[:40])}.'
        )
        if column is None:
            other = (
                "Utan [enhet] gäller filens egen enhet."
                if name == "enhet"
                else ("Utan [rad] skrivs rad i varje [[varde]].")
            )
            yield (
                _comment(about)
                + _comment(other)
                + (
                    f'# [{name}]\n# kolumn = "Rubriken"\n# fyll_nedat = false\n'
                    f'# [{name}.oversatt]\n# "Ordet i bladet" = "{(known or ["id"])[0]}"\n'
                )
            )
            return
        words = {word: find(word) or UNSAID for word in column.words[:_MOST_WORDS]}
        self._unsaid += sum(word == UNSAID for word in words.values())
        data = {name: {"kolumn": column.heading, "fyll_nedat": False, "oversatt": words}}
        yield _comment(about) + tomli_w.dumps(data)

    def _feeds(self) -> Iterator[str]:
        typed = _typed(self._table, self._period)
        about = (
            "Ett [[varde]] för varje kolumn med tal. till är kolumnen i vbtui:"
            f" {', '.join(column.id for column in typed)}.\n"
            "faktor räknar om: 0.001 gör kr till tkr, 0.000001 gör kr till mnkr, -1 byter tecken.\n"
            'Flera rader i bladet till samma cell läggs ihop. rad = "id" anger raden i tabellen\n'
            "när den inte står i bladet. [varde.dar] tar bara rader med de orden i en kolumn."
        )
        feeds = [*self._guessed()]
        if not feeds:
            others = (self._enhet, self._row)
            figures = [
                one.heading
                for one in self._columns
                if one.numbers and one not in others and _fits_figures(one)
            ] or [UNSAID]
            feeds = [{"kolumn": one, "till": UNSAID, "faktor": 1} for one in figures]
            self._unsaid += len(feeds)
        if self._row is None:
            for feed in feeds:
                feed["rad"] = UNSAID
            self._unsaid += len(feeds)
        yield _comment(about) + "\n".join(map(_feed, feeds))

    def _guessed(self) -> Iterator[dict[str, Any]]:
        free = [one for one in self._columns if one not in (self._enhet, self._row)]
        found = False
        for column in free:
            fed = _fed(self._table, self._period, column.heading)
            if fed is not None:
                found = True
                yield {"kolumn": column.heading, "till": fed.id, "faktor": 1}
        if not found:
            yield from self._by_word(free)

    def _by_word(self, free: Sequence[_Column]) -> Iterator[dict[str, Any]]:
        """One column of figures, whose lines another column tells apart: K and M."""
        typed = _typed(self._table, self._period)
        figures = next((one for one in free if one.numbers and _fits_figures(one)), None)
        for column in free:
            told = {word: _begun(typed, word) for word in column.words[:10]}
            if figures is None or len(column.words) > 10 or not any(told.values()):
                continue
            if column is figures:
                continue
            for one in typed:
                words = [word for word, fed in told.items() if fed is one]
                if words:
                    yield {
                        "kolumn": figures.heading,
                        "till": one.id,
                        "faktor": 1,
                        "dar": {column.heading: words},
                    }
            return


def _fits_figures(column: _Column) -> bool:
    """Whether a column of numbers may hold figures: a number of a person or an account does not."""
    return _NO_FIGURES.isdisjoint(re.findall(r"\w+", key(column.heading)))


def _begun(columns: Sequence[Column], word: str) -> Column | None:
    """The only column whose title begins as a word does, or with it."""
    wanted = key(word)
    found = [one for one in columns if wanted and key(one.title).startswith(wanted[:5])]
    return found[0] if len(found) == 1 else None


def _feed(feed: dict[str, Any]) -> str:
    # By itself tomli-w would write short ones as inline tables.
    own = {name: value for name, value in feed.items() if name != "dar"}
    text = "[[varde]]\n" + tomli_w.dumps(own)
    if "dar" not in feed:
        return text
    where = tomli_w.dumps(feed["dar"]).replace("[\n    ", "[").replace(",\n    ", ", ")
    return f"{text}[varde.dar]\n{where.replace(f',{chr(10)}]', ']')}"


def _toml(about: str, **data: Any) -> str:
    return _comment(about) + tomli_w.dumps(data)


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.split("\n"))
