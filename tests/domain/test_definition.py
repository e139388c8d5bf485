"""Figures measured in different ways are not added and not compared."""

from __future__ import annotations

from datetime import date

from vbtui.domain.definition import Definitions
from vbtui.domain.enhet import Enhet, EnhetTyp
from vbtui.domain.period import Period, PeriodTyp
from vbtui.domain.tables import TABLES

TABLE = TABLES["arsarbetare_avtalad"]
A, B, C, D = (Enhet(kod, kod, f"Område {kod}", EnhetTyp.OMRADE, None) for kod in "ABCD")


def year(ar: int) -> Period:
    return Period(str(ar), ar, PeriodTyp.HELAR, date(ar, 1, 1), date(ar, 12, 31), None, None)


NOW, BEFORE = year(2025), year(2024)


def stated(**texts: str) -> Definitions:
    """Definitions named ``A2025``: unit and year."""
    return Definitions(TABLE, {(key[1:], key[:1]): text for key, text in texts.items()})


def test_units_that_measure_as_the_table_says_are_added() -> None:
    assert stated().clash(NOW, [A, B]) == ""
    assert stated(A2025=TABLE.definition.upper() + " ").clash(NOW, [A, B]) == ""
    assert stated(A2025="").clash(NOW, [A, B]) == ""


def test_units_that_measure_alike_in_another_way_are_added() -> None:
    assert stated(A2025="Bara  månadslön.", B2025="bara månadslön").clash(NOW, [A, B]) == ""


def test_units_that_measure_differently_are_named() -> None:
    found = stated(B2025="Bara månadslön")
    assert found.clash(NOW, [A, B]) == (
        "Enheterna har inte mätt på samma sätt för Helår 2025, så talen läggs inte ihop: Område B"
        " (”Bara månadslön”) mot Område A (tabellens definition)."
    )
    assert "mot 3 andra enheter (tabellens definition)" in found.clash(NOW, [A, B, C, D])
    assert found.clash(NOW, [A, C]) == ""
    assert found.clash(NOW, [B]) == ""
    assert found.clash(BEFORE, [A, B]) == ""
    both = stated(A2025="Timlön", B2025="Månadslön").clash(NOW, [A, B])
    assert "Område A (”Timlön”) mot Område B (”Månadslön”)." in both


def test_periods_that_are_measured_differently_are_not_compared() -> None:
    found = stated(A2025="Bara månadslön")
    assert found.incomparable(NOW, BEFORE, [A], [A]) == (
        "Helår 2025 och Helår 2024 är inte mätta på samma sätt, så de jämförs inte: ”Bara"
        " månadslön” mot tabellens definition."
    )
    assert found.incomparable(NOW, BEFORE, [B], [B]) == ""
    assert found.incomparable(NOW, BEFORE, [A], []) == ""
    alike = stated(A2025="Bara månadslön", A2024="bara månadslön.")
    assert alike.incomparable(NOW, BEFORE, [A], [A]) == ""


def test_where_the_units_differ_among_themselves_the_sum_is_refused_instead() -> None:
    found = stated(A2025="Bara månadslön")
    assert found.clash(NOW, [A, B])
    assert found.incomparable(NOW, BEFORE, [A, B], [A, B]) == ""


def test_what_was_stated_is_kept_as_it_was_written() -> None:
    found = stated(A2025="Bara  [månadslön].")
    assert found.stated(NOW, A) == "Bara  [månadslön]."
    assert found.stated(BEFORE, A) == ""
