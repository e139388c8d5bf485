"""The rows of the file as SQLModel classes: the one definition of tables, columns and their limits.

The schema, the journal's triggers and the validation of every write are made from these classes.
A table of the follow-up gets its row class from its declaration (:func:`_row_model`), so it is
declared once. Importing this module is the dearest thing the program does; only writing needs it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, get_args

from annotated_types import Ge, Le
from pydantic import AfterValidator, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from sqlalchemy import BigInteger, CheckConstraint, Date, LargeBinary, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from vbtui.domain import tal
from vbtui.domain.enhet import EnhetTyp
from vbtui.domain.errors import InputError
from vbtui.domain.period import PeriodTyp
from vbtui.domain.plan import NodTyp, Slag
from vbtui.domain.riktning import Riktning
from vbtui.domain.table import Column, Kind, Table
from vbtui.domain.tables import TABLES
from vbtui.domain.text import clean, clean_line

MAX_TEXT = 100_000
"""Longest text of a field, in characters; a comment of a full report page is about 4 000."""
MAX_LINE = 500
MAX_ORDER = 2**53
"""How far from zero an ``ordning`` may be: a gap more still fits the file's 64 bits."""


class Number(TypeDecorator[Decimal]):
    """An exact decimal, stored as a 64-bit integer in millionths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """What is stored for a number."""
        return None if value is None else tal.to_scaled(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """The number for what is stored."""
        return None if value is None else tal.from_scaled(value)


class AnyValue(TypeDecorator[Any]):
    """A value of any stored type, kept with its type (a number stays a number)."""

    impl = Text
    cache_ok = True


@dataclass(frozen=True, slots=True)
class Among:
    """The words that a field may hold, since the program could make nothing of any other."""

    words: tuple[str, ...]

    def __call__(self, value: str | None) -> str | None:
        """The word itself, or an error that pydantic reports."""
        if value is not None and value not in self.words:
            raise ValueError(f"not among {self.words}")
        return value


_RIKTNING = Among(("", *Riktning))
LongText = Annotated[str, AfterValidator(clean)]
Line = Annotated[str, AfterValidator(clean_line)]


def _long(default: str = "") -> Any:
    return Field(default=default, max_length=MAX_TEXT, sa_type=Text)


def _line(default: Any = "") -> Any:
    return Field(default=default, max_length=MAX_LINE, sa_type=Text)


def _word(**options: Any) -> Any:
    return Field(max_length=20, sa_type=Text, **options)


def _order() -> Any:
    return Field(default=0, ge=-MAX_ORDER, le=MAX_ORDER)


def _year() -> Any:
    return Field(ge=1, le=9999)


def _id(references: str | None = None, *, optional: bool = False) -> Any:
    options: dict[str, Any] = {"max_length": 32, "sa_type": Text}
    if references:
        options["foreign_key"] = f"{references}.id"
        options["index"] = True
    if optional:
        options["default"] = None
    return Field(**options)


class Base(SQLModel):
    """What all our tables share: one metadata with named constraints."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Journaled(Base):
    """A table whose every change is journaled. Rows are tombstoned (``deleted``), never removed.

    ``NATURAL_KEY`` names the columns that make the row's id; they never change.
    """

    NATURAL_KEY: ClassVar[tuple[str, ...]] = ()

    id: str = Field(primary_key=True, max_length=32, sa_type=Text)
    deleted: int = Field(default=0, ge=0, le=1)


class Enhet(Journaled, table=True):
    """A unit of the organisation."""

    __tablename__ = "enhet"

    kod: Line = Field(max_length=40, sa_type=Text)
    namn: Line = Field(max_length=200, sa_type=Text)
    typ: Annotated[str, AfterValidator(Among(tuple(EnhetTyp)))] = _word()
    overordnad: str | None = _id("enhet", optional=True)
    ordning: int = _order()


class Plan(Journaled, table=True):
    """A year's plan: the root of its nodes."""

    __tablename__ = "plan"

    ar: int = _year()
    titel: Line = _line()


class Period(Journaled, table=True):
    """A reporting period and the one it is compared with."""

    __tablename__ = "period"
    NATURAL_KEY = ("ar", "typ")

    ar: int = _year()
    typ: Annotated[str, AfterValidator(Among(tuple(PeriodTyp)))] = _word()
    fran: dt.date = Field(sa_type=Date)
    till: dt.date = Field(sa_type=Date)
    plan: str | None = _id("plan", optional=True)
    jamforelse: str | None = _id("period", optional=True)


class Nod(Journaled, table=True):
    """A node of a plan: målområde, uppdrag, aktivitet or styrtal.

    One table for all of them, since they form one tree, are moved in it and reported on alike.
    ``ordning`` sorts siblings and leaves gaps, so that a node can be put between two others.
    ``foregangare`` is the node of an earlier plan that this one carries on. ``tabell`` is the table
    that an avsnitt comments on.
    """

    __tablename__ = "nod"

    plan: str = _id("plan")
    overordnad: str | None = _id("nod", optional=True)
    ordning: int = _order()
    typ: Annotated[str, AfterValidator(Among(tuple(NodTyp)))] = _word()
    slag: Annotated[str | None, AfterValidator(Among(tuple(Slag)))] = Field(
        default=None, max_length=20, sa_type=Text
    )
    nr: Line = Field(default="", max_length=20, sa_type=Text)
    titel: Line = _line()
    kalla: str = Field(default="", max_length=30, sa_type=Text)
    enhet: str | None = _id("enhet", optional=True)
    ansvarig: Line = _line()
    flerarigt: int = Field(default=0, ge=0, le=1)
    slutdatum: dt.date | None = Field(default=None, sa_type=Date)
    matt: Line = Field(default="", max_length=60, sa_type=Text)
    malvarde: Line = _line()
    malvarde_lang: Line = _line()
    riktning: Annotated[str, AfterValidator(_RIKTNING)] = _word(default="")
    foregangare: str | None = _id("nod", optional=True)
    tabell: str = Field(default="", max_length=60, sa_type=Text)


class Berord(Journaled, table=True):
    """A unit that is expected to report on a node."""

    __tablename__ = "berord"
    NATURAL_KEY = ("nod", "enhet")

    nod: str = _id("nod")
    enhet: str = _id("enhet")


class Uppfoljning(Journaled, table=True):
    """What one unit says about one node for one period."""

    __tablename__ = "uppfoljning"
    NATURAL_KEY = ("nod", "enhet", "period")

    nod: str = _id("nod")
    enhet: str = _id("enhet")
    period: str = _id("period")
    status: str | None = Field(default=None, max_length=60, sa_type=Text)
    trend: str | None = Field(default=None, max_length=20, sa_type=Text)
    utfall: Line = _line()
    kommentar: LongText = _long()
    effekt: str | None = Field(default=None, max_length=20, sa_type=Text)
    nasta_ar: str | None = Field(default=None, max_length=20, sa_type=Text)


class Rad(Journaled, table=True):
    """A row that users have added to a table with free rows, such as a building project."""

    __tablename__ = "rad"

    tabell: str = Field(max_length=60, sa_type=Text)
    enhet: str = _id("enhet")
    grupp: Line = _line()
    namn: Line = _line()
    ordning: int = _order()
    matt: Line = Field(default="", max_length=60, sa_type=Text)
    riktning: Annotated[str, AfterValidator(_RIKTNING)] = _word(default="")
    malvarde: Line = _line()


class Inlamning(Journaled, table=True):
    """What has become of one unit's report for one period.

    ``klar`` is the mark of the submission (:func:`vbtui.submit.mark`), set by the unit each time
    it says that it is done. ``mottagen`` and ``atersand`` hold the mark of the submission that was
    received or sent back, so that no clock decides which came last. ``anstand`` is the day until
    which the unit may write though the period is closed.
    """

    __tablename__ = "inlamning"
    NATURAL_KEY = ("enhet", "period")

    enhet: str = _id("enhet")
    period: str = _id("period")
    klar: str | None = Field(default=None, max_length=60, sa_type=Text)
    mottagen: str | None = Field(default=None, max_length=60, sa_type=Text)
    atersand: str | None = Field(default=None, max_length=60, sa_type=Text)
    orsak: Line = _line()
    anstand: dt.date | None = Field(default=None, sa_type=Date)


class Insamling(Journaled, table=True):
    """The collecting of all units' reports for a period: its last day, and whether it is over."""

    __tablename__ = "insamling"
    NATURAL_KEY = ("period",)

    period: str = _id("period")
    sista_dag: dt.date | None = Field(default=None, sa_type=Date)
    stangd: int | None = Field(default=None, ge=0, le=1)


class AnvandText(Journaled, table=True):
    """That the text of row ``text`` has made use of the text of row ``kalla``.

    ``avtryck`` is the imprint of the text as it was used; empty when the mark was taken away.
    """

    __tablename__ = "anvand_text"
    NATURAL_KEY = ("text", "kalla")

    text: str = _id()
    kalla: str = _id()
    avtryck: str | None = Field(default=None, max_length=64, sa_type=Text)


class Tabelldefinition(Journaled, table=True):
    """How a unit has measured a table in a period, where it is not the table's own definition."""

    __tablename__ = "tabelldefinition"
    NATURAL_KEY = ("enhet", "period", "tabell")

    enhet: str = _id("enhet")
    period: str = _id("period")
    tabell: str = Field(max_length=60, sa_type=Text)
    definition: Line = _line()


class Installning(Journaled, table=True):
    """A choice of how the plan is followed up, shared by all copies of the file."""

    __tablename__ = "installning"
    NATURAL_KEY = ("namn",)

    namn: str = Field(max_length=100, sa_type=Text)
    varde: Line = _line()


class Meta(Base, table=True):
    """Facts about this very file: its identity, its family, its home unit. Never merged."""

    __tablename__ = "j_meta"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    k: str = Field(primary_key=True, max_length=40, sa_type=Text)
    v: str = Field(max_length=MAX_LINE, sa_type=Text)


class Control(Base, table=True):
    """One row that tells the triggers whose save is going on; (NULL, 0) outside one."""

    __tablename__ = "j_ctl"

    one: int = Field(primary_key=True, ge=1, le=1)
    tx: bytes | None = Field(default=None, sa_type=LargeBinary)
    muted: int = Field(default=0, ge=0, le=1)


class Save(Base, table=True):
    """One save: who, with which file, when, and what kind of work it was.

    ``nr`` is the order of arrival in this file and means nothing elsewhere. ``target`` is the
    save that an undo or redo answers.
    """

    __tablename__ = "j_tx"

    nr: int = Field(primary_key=True)
    id: bytes = Field(sa_type=LargeBinary, unique=True)
    kind: str = Field(max_length=20, sa_type=Text)
    author: str = Field(max_length=200, sa_type=Text)
    file: str = Field(max_length=32, sa_type=Text)
    at: str = Field(max_length=32, sa_type=Text)
    app: str = Field(max_length=40, sa_type=Text)
    note: str = Field(default="", max_length=MAX_LINE, sa_type=Text)
    target: bytes | None = Field(default=None, sa_type=LargeBinary)


class Change(Base, table=True):
    """One change of one field. ``tx`` is empty for a change made outside the program.

    ``base`` is the value before the first journaled change of the cell (``depth`` 1). ``at`` is
    set where there is no save to tell the time.
    """

    __tablename__ = "j_change"

    nr: int = Field(primary_key=True)
    id: bytes = Field(sa_type=LargeBinary, unique=True)
    tx: bytes | None = Field(default=None, sa_type=LargeBinary, index=True)
    tbl: str = Field(sa_type=Text)
    row: str = Field(sa_type=Text)
    field: str = Field(sa_type=Text)
    value: str | None = Field(default=None, sa_type=AnyValue)
    base: str | None = Field(default=None, sa_type=AnyValue)
    depth: int = Field(ge=1)
    at: str | None = Field(default=None, sa_type=Text)
    redacted: int = Field(default=0, ge=0, le=1)


class Edge(Base, table=True):
    """``child`` replaces ``parent``; both are changes of the same cell."""

    __tablename__ = "j_edge"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    parent: bytes = Field(primary_key=True, sa_type=LargeBinary)
    child: bytes = Field(primary_key=True, sa_type=LargeBinary, index=True)


class Seen(Base, table=True):
    """The delete ``deletion`` was made by somebody who had seen the change ``head`` of that row."""

    __tablename__ = "j_seen"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    head: bytes = Field(primary_key=True, sa_type=LargeBinary)
    deletion: bytes = Field(primary_key=True, sa_type=LargeBinary, index=True)


class Conflict(Base, table=True):
    """Cache: a cell whose heads say different things (``edit``) or a row both deleted and
    edited (``delete``)."""

    __tablename__ = "j_conflict"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    row: str = Field(primary_key=True, sa_type=Text)
    field: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(primary_key=True, sa_type=Text)
    tbl: str = Field(sa_type=Text)


class Handout(Base, table=True):
    """A copy that was made of this file for a unit, and the journal it was made from. Never merged.

    ``file`` is the copy's identity, ``changes`` the number of changes it began with and ``state``
    the imprint of their ids.
    """

    __tablename__ = "j_handout"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    file: str = Field(primary_key=True, max_length=32, sa_type=Text)
    enhet: str = Field(max_length=32, sa_type=Text)
    name: str = Field(max_length=MAX_LINE, sa_type=Text)
    at: str = Field(max_length=32, sa_type=Text)
    author: str = Field(max_length=200, sa_type=Text)
    changes: int = Field(ge=0)
    state: str = Field(max_length=64, sa_type=Text)


class Delivery(Base, table=True):
    """A file that was merged into this one, or refused. Never merged itself.

    ``sha256`` is of the file's bytes; ``changes`` how many changes it held and ``fresh`` how many
    of them were new here. ``verdict`` is a key of :data:`vbtui.store.deliveries.VERDICTS`.
    """

    __tablename__ = "j_delivery"

    nr: int = Field(primary_key=True)
    at: str = Field(max_length=32, sa_type=Text)
    author: str = Field(max_length=200, sa_type=Text)
    name: str = Field(max_length=MAX_LINE, sa_type=Text)
    sha256: str = Field(max_length=64, sa_type=Text)
    file: str = Field(default="", max_length=32, sa_type=Text, index=True)
    enhet: str = Field(default="", max_length=32, sa_type=Text)
    changes: int = Field(ge=0)
    fresh: int = Field(ge=0)
    verdict: str = Field(max_length=20, sa_type=Text)
    reason: str = Field(default="", max_length=MAX_LINE, sa_type=Text)


class Utkast(Base, table=True):
    """A text being typed: saved at once, not yet a change. ``bas`` is what it started from."""

    __tablename__ = "utkast"
    __table_args__: ClassVar[dict[str, bool]] = {"sqlite_with_rowid": False}

    tabell: str = Field(primary_key=True, sa_type=Text)
    rad: str = Field(primary_key=True, sa_type=Text)
    falt: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)
    bas: str = Field(sa_type=Text)
    nar: str = Field(sa_type=Text)
    forfattare: str = Field(max_length=200, sa_type=Text)


def _row_model(table: Table) -> type[Journaled]:
    """The row class of a table of the follow-up: one row a unit, period and row of the table."""
    fields: dict[str, Any] = {
        "enhet": (str, _id("enhet")),
        "period": (str, _id("period")),
        "rad": (str, Field(max_length=60, sa_type=Text)),
    }
    for column in table.typed_columns:
        fields[column.id] = _column_field(column)
    namespace: dict[str, Any] = {
        "__module__": __name__,
        "__qualname__": f"Row_{table.id}",
        "__doc__": f"A row of {table.title}.",
        "__tablename__": table.id,
        "__annotations__": {name: kind for name, (kind, _) in fields.items()}
        | {"NATURAL_KEY": ClassVar[tuple[str, ...]]},
        "NATURAL_KEY": ("enhet", "period", "rad"),
        **{name: default for name, (_, default) in fields.items()},
    }
    meta: Any = type(Journaled)
    model: type[Journaled] = meta(f"Row_{table.id}", (Journaled,), namespace, table=True)
    return model


def _column_field(column: Column) -> tuple[Any, Any]:
    if column.kind is Kind.NUMBER:
        return Decimal | None, Field(default=None, sa_type=Number)
    return Line | None, Field(default=None, max_length=MAX_LINE, sa_type=Text)


ROWS: dict[str, type[Journaled]] = {table.id: _row_model(table) for table in TABLES.values()}
"""Table id → the class of its rows."""

_JOURNALED: tuple[type[Journaled], ...] = (
    Enhet, Plan, Period, Nod, Berord, Uppfoljning, Rad,
    Inlamning, Insamling, AnvandText, Tabelldefinition, Installning, *ROWS.values(),
)  # fmt: skip
MODELS: dict[str, type[Journaled]] = {str(model.__tablename__): model for model in _JOURNALED}
"""Table name → class, for every journaled table, parents before what refers to them."""


def _limits(name: str, info: FieldInfo) -> Iterator[str]:
    """What the file itself demands of a field, so that no other program can write what would
    stop this one from reading the file."""
    column = f'"{name}"'
    for item in info.metadata:
        if isinstance(item, Ge):
            yield f"{column} >= {item.ge}"
        elif isinstance(item, Le):
            yield f"{column} <= {item.le}"
        elif isinstance(item, AfterValidator) and isinstance(item.func, Among):
            words = ", ".join(f"'{word}'" for word in item.func.words)
            yield f"{column} IN ({words})"
    if dt.date in (info.annotation, *get_args(info.annotation)):
        # Without a step SQLite takes 30 February for a day.
        yield f"{column} IS date({column}, '+0 days') AND {column} >= '0001'"


_LIMITED: tuple[type[Base], ...] = (*_JOURNALED, Control, Change, Handout, Delivery)
for _model in _LIMITED:
    for _name, _info in _model.model_fields.items():
        if _rule := " AND ".join(_limits(_name, _info)):
            _table = _model.__table__  # type: ignore[attr-defined] # SQLModel adds __table__
            _table.append_constraint(CheckConstraint(_rule, name=_name))


def journaled_fields(model: type[Journaled]) -> list[str]:
    """The columns whose changes are journaled: all but the id and the natural key."""
    return [name for name in model.model_fields if name != "id" and name not in model.NATURAL_KEY]


def comes_by_its_fields(model: type[Journaled]) -> bool:
    """Whether an empty row says nothing: whichever file first fills in a field makes the row.

    Where a field must have a value, or there is none but the key, the row's being there is news.
    """
    fields = [model.model_fields[name] for name in journaled_fields(model) if name != "deleted"]
    empty = all(not info.is_required() and info.default in (None, "") for info in fields)
    return bool(model.NATURAL_KEY) and bool(fields) and empty


_adapters: dict[tuple[str, str], TypeAdapter[Any]] = {}


def stored_value(table: str, field: str, value: object) -> str | int | None:
    """What the file holds for ``value`` in this field, after validation.

    :raises InputError: the value does not fit the field.
    """
    model = MODELS[table]
    info = model.model_fields[field]
    adapter = _adapters.get((table, field))
    if adapter is None:
        annotation: Any = info.annotation
        for item in info.metadata:
            annotation = Annotated[annotation, item]
        adapter = _adapters[table, field] = TypeAdapter(annotation)
    try:
        valid = adapter.validate_python(value)
    except ValidationError as error:
        raise InputError(_sentence(field, error)) from error
    column = model.__table__.c[field]  # type: ignore[attr-defined] # SQLModel adds __table__
    if isinstance(column.type, Number):
        return None if valid is None else tal.to_scaled(valid)
    if isinstance(valid, dt.date):
        return valid.isoformat()
    assert valid is None or isinstance(valid, str | int)
    return valid


def _sentence(field: str, error: ValidationError) -> str:
    first = error.errors()[0]
    limit = first.get("ctx", {}).get("max_length")
    if limit:
        return f"Texten i fältet {field} är för lång; högst {limit} tecken ryms."
    return f"Fältet {field} kan inte ha värdet {first.get('input')!r}."
