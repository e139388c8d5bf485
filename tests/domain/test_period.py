from __future__ import annotations

from datetime import date

import pytest

from vbtui.domain.errors import InputError
from vbtui.domain.period import Period, PeriodTyp, find_period, short_date

HELAR = Period("a", 2025, PeriodTyp.HELAR, date(2025, 1, 1), date(2025, 12, 31), "plan", None)
DELAR = Period("b", 2025, PeriodTyp.DELAR, date(2025, 1, 1), date(2025, 7, 31), "plan", None)


def test_has_a_word_for_the_command_line_and_a_name_for_people() -> None:
    assert (HELAR.key, HELAR.title) == ("2025-helar", "Helår 2025")
    assert (DELAR.key, DELAR.title) == ("2025-delar", "Delår 2025")


@pytest.mark.parametrize("text", ["2025-delar", "2025-DELAR", " 2025-delar ", "Delår 2025"])
def test_is_found_by_either(text: str) -> None:
    assert find_period([HELAR, DELAR], text) is DELAR


@pytest.mark.parametrize("text", ["", "2025", "2024-helar", "delår"])
def test_what_is_not_there_is_told_with_what_is(text: str) -> None:
    with pytest.raises(InputError, match="2025-helar, 2025-delar"):
        find_period([HELAR, DELAR], text)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 12, 31), "31 dec 2025"),
        (date(2024, 7, 1), "1 juli 2024"),
        (date(2025, 5, 9), "9 maj 2025"),
    ],
)
def test_days_are_written_as_headings_print_them(day: date, shown: str) -> None:
    assert short_date(day) == shown
