"""docs/ordlista.md holds every word once, and what it points at is there."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest

from tests.docs.markdown import Table, code, codes, read, tables
from vbtui.domain import status
from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import KALLOR, NodTyp, Slag
from vbtui.store.models import Base

TEXT = read("ordlista.md")
ALL = tables(TEXT)
WORDS = [
    row for table in ALL if table.header == ("Ord", "Betydelse", "Kod", "Fil") for row in table.rows
]
NONE = "—"


def _under(heading: str, header: tuple[str, ...]) -> Table:
    (found,) = (table for table in ALL if table.heading == heading and table.header == header)
    return found


def test_every_word_stands_once() -> None:
    words = [row[0].casefold() for row in WORDS]
    assert len(words) > 80
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize("row", WORDS, ids=[row[0] for row in WORDS])
def test_a_word_is_defined_in_one_or_two_sentences(row: tuple[str, ...]) -> None:
    assert row[1].endswith((".", ".)"))
    assert 1 <= row[1].count(". ") + 1 <= 2


@pytest.mark.parametrize("name", sorted({name for row in WORDS for name in codes(row[2])}))
def test_what_is_named_in_the_code_is_there(name: str) -> None:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["vbtui", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            fields = getattr(found, "__dataclass_fields__", {}) | getattr(found, "model_fields", {})
            annotated = getattr(found, "__annotations__", {})
            if part in fields or part in annotated or part in _set_in(found):
                return
            found = getattr(found, part)
        return
    pytest.fail(f"no module for {name}")


def _set_in(found: object) -> set[str]:
    """What the methods of a class put on its objects."""
    source = inspect.getsource(found) if inspect.isclass(found) else ""
    return set(re.findall(r"\bself\.(\w+)(?:: [^=\n]+)? = ", source))


@pytest.mark.parametrize("name", sorted({name for row in WORDS for name in codes(row[3])}))
def test_what_is_named_in_the_file_is_there(name: str) -> None:
    table, _, column = name.partition(".")
    assert table in Base.metadata.tables
    assert not column or column in Base.metadata.tables[table].columns


def test_a_word_without_a_place_says_so() -> None:
    for row in WORDS:
        assert all(codes(cell) or cell == NONE for cell in row[2:]), row


@pytest.mark.parametrize("kind", [EnhetTyp, PeriodTyp, NodTyp, Slag])
def test_every_step_of_an_enumeration_has_a_word(
    kind: type[EnhetTyp] | type[PeriodTyp] | type[NodTyp] | type[Slag],
) -> None:
    named = {name for row in WORDS for name in codes(row[2])}
    module = kind.__module__.removeprefix("vbtui.")
    for step in kind:
        # The slag "målområde" has the word of the node type.
        if step is not Slag.MALOMRADE:
            assert f"{module}.{kind.__name__}.{step.name}" in named


@pytest.mark.parametrize("step", [*NodTyp, *Slag, *EnhetTyp, *PeriodTyp])
def test_the_word_of_a_step_is_the_one_on_the_screen(step: NodTyp | Slag | EnhetTyp) -> None:
    word = getattr(step, "word", None)
    assert word is None or word in {row[0] for row in WORDS}


def test_every_source_is_there() -> None:
    found = _under("Planen", ("Nyckel", "Ord"))
    assert {code(row[0]): row[1] for row in found.rows} == KALLOR


def test_every_trend_is_there() -> None:
    found = _under("Trender", ("Symbol", "Ord", "Nyckel"))
    assert {code(row[2]): (row[0], row[1]) for row in found.rows} == status.TRENDS


SCALES = {
    f"{typ.word}, {period.word.lower()}": status.scale(typ, period)
    for typ in NodTyp
    for period in PeriodTyp
    if status.scale(typ, period)
}


@pytest.mark.parametrize("name", SCALES)
def test_every_status_is_there_as_it_is_shown(name: str) -> None:
    headings = {table.heading for table in ALL}
    heading = name if name in headings else name.partition(",")[0]
    found = _under(heading, ("Symbol", "Ord", "Nyckel", "Betydelse"))
    assert list(found.rows) == [
        (step.symbol, step.word, f"`{step.key}`", step.meaning) for step in SCALES[name]
    ]


def test_the_sign_for_a_missing_status_is_explained() -> None:
    assert f"\n{status.MISSING_SYMBOL} betyder att en status väntas" in TEXT
