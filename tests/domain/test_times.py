from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from vbtui.domain.errors import InputError
from vbtui.domain.times import local, parse_day, parse_deadline, shown_moment, shown_time


@pytest.fixture(autouse=True)
def _stockholm() -> Iterator[None]:
    """A machine whose clock shows Swedish time."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-01-14T13:02:11Z", "2026-01-14 14:02"),
        ("2026-07-14T13:02:11Z", "2026-07-14 15:02"),
        ("2026-01-14T23:30:00Z", "2026-01-15 00:30"),
        ("2026-01-14T13:02:11", "2026-01-14 14:02"),
        ("2026-01-14T13:02:11+05:00", "2026-01-14 09:02"),
    ],
)
def test_a_moment_is_shown_in_the_readers_time(moment: str, shown: str) -> None:
    assert shown_moment(moment) == shown


def test_the_time_is_enough_for_today() -> None:
    now = datetime.now(UTC)
    assert shown_time(now.isoformat()) == now.astimezone().strftime("%H:%M")
    assert shown_time("2020-01-14T13:02:11Z") == "2020-01-14"


@pytest.mark.parametrize(
    "text", ["", "i går", "[/]", "2026-13-45T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_what_is_no_moment_is_shown_as_it_stands(text: str) -> None:
    assert local(text) is None
    assert shown_moment(text) == shown_time(text) == text


NOW = date(2026, 1, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-23", date(2026, 1, 23)),
        (" 2025-12-31 ", date(2025, 12, 31)),
        ("23 jan 2025", date(2025, 1, 23)),
        ("23 januari 2026", date(2026, 1, 23)),
        ("23 JAN", date(2026, 1, 23)),
        ("14 jan", date(2026, 1, 14)),
        ("13 jan", date(2027, 1, 13)),
        ("1 juni", date(2026, 6, 1)),
        ("1 jul", date(2026, 7, 1)),
        ("31/12", date(2026, 12, 31)),
        ("13/1", date(2027, 1, 13)),
        ("31/12 2025", date(2025, 12, 31)),
        ("1/2/2026", date(2026, 2, 1)),
    ],
)
def test_a_day_as_people_write_it(text: str, day: date) -> None:
    assert parse_day(text, NOW) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 nov", date(2026, 11, 20)),
        ("23 nov", date(2026, 11, 23)),
        ("23 jan", date(2027, 1, 23)),
        ("20 nov 2027", date(2027, 11, 20)),
    ],
)
def test_a_last_day_that_has_just_passed_is_this_years(text: str, day: date) -> None:
    assert parse_deadline(text, date(2026, 11, 22)) == day


def test_a_leap_day_is_the_one_that_exists() -> None:
    assert parse_day("29 feb", date(2027, 6, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "i morgon", "31 feb 2026", "x jan", "3 x", "1 jan två", "[/]", "31/13", "3 1", "1/jan"],
)
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(InputError, match="skriv till exempel 2026-01-31"):
        parse_day(text, NOW)
