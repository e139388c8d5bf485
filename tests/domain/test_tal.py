from __future__ import annotations

from decimal import Decimal, localcontext
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vbtui.domain.errors import InputError, VbtuiError
from vbtui.domain.tal import SCALE, fmt, from_scaled, parse, round_half_away, to_scaled

LARGEST = 2**63 - 1
scaled = st.integers(-LARGEST, LARGEST)
numbers = scaled.map(from_scaled)
decimals = st.integers(0, SCALE)


def refusal(text: str, unit: str = "") -> str:
    with pytest.raises(InputError) as caught:
        parse(text, unit=unit)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1234", "1234"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u2009567", "1234567"),
        ("12 345 678", "12345678"),
        ("\u2212" + "3,2", "-3.2"),  # minus
        ("\u2013" + "3,2", "-3.2"),  # en dash
        ("-3,2", "-3.2"),
        ("- 3,2", "-3.2"),  # Excel's accounting formats
        ("+3,2", "3.2"),
        ("12.5", "12.5"),
        ("1234.567", "1234.567"),
        ("1 234.567", "1234.567"),
        ("0.125", "0.125"),
        ("1,234", "1.234"),
        (",5", "0.5"),
        (".125", "0.125"),
        ("007", "7"),
        ("1,50", "1.5"),
        ("100", "100"),
        ("\t 5 \r\n", "5"),
        ("9 223 372 036 854,775807", "9223372036854.775807"),
    ],
)
def test_reads_what_people_and_programs_write(text: str, value: str) -> None:
    assert str(parse(text)) == value


@pytest.mark.parametrize("zero", ["-0", "\u2212" + "0,00", "+0", "0,000000"])
def test_zero_has_one_form(zero: str) -> None:
    assert str(parse(zero)) == "0"


# Cells of published reports, as they are printed.
@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("91%", "%", "91"),
        ("93 %", "%", "93"),
        ("14,6%", "%", "14.6"),
        ("42,0 %", "%", "42"),
        ("99,85%", "%", "99.85"),
        ("-6,5%", "%", "-6.5"),
        ("-4,1 %", "%", "-4.1"),
        ("0%", "%", "0"),
        ("100 %", "%", "100"),
        ("+3", "", "3"),
        ("+2,2", "", "2.2"),
        ("-0,09", "", "-0.09"),
        ("0,4", "", "0.4"),
        ("116", "index", "116"),
        ("97 259 kr", "kr", "97259"),
        ("173 410 kr", "kr", "173410"),
        ("-76 151", "kr", "-76151"),
        ("5 211 kr", "kr", "5211"),
        ("16,4 mnkr", "mnkr", "16.4"),
        ("0 mnkr", "mnkr", "0"),
    ],
)
def test_reads_published_cells(text: str, unit: str, value: str) -> None:
    assert str(parse(text, unit=unit)) == value


@pytest.mark.parametrize(
    "text",
    ["Helt", "Delvis", "● →", "77 ● →", ">79  →", "—", "> 5 %", "77- 80", "90- 100 %", "inget än"],
)
def test_a_published_word_or_inequality_is_no_number(text: str) -> None:
    assert f"”{text}” är inget tal" in refusal(text, unit="%")


@pytest.mark.parametrize(
    "text",
    [
        *("1 23", "1 2345", "12 34,5", "1234 567", "0 123", "1  234", "1 234 56"),
        *("1.234,5", "1,234.5", "1.234.567", "1,2,3", "1,234,567", "5,", "5.", ",", ".", "1,5,"),
        *("1e5", "1E5", "1_000", "0x10", "NaN", "inf", "Infinity", "TRUE", "½", "2²"),
        *("\u0663", "\uff15", "1\u0660", "\u0967,5"),  # digits of other scripts
        *(
            "ca 45",
            "45 personer",
            "45?",
            "kr",
            "kr 5",
            "(5)",
            "3,2-",
            "--5",
            "0" * 60 + "5",
            "+-5",
            "5 5",
            "1\n234",
        ),
        *("[tkr]", "[/]", "=SUM(A1)", "=5", "@5", "👩‍💻", "åäö", "\x1b[31m5", "5\x00", "\ud800"),
    ],
)
def test_refuses_what_is_no_number(text: str) -> None:
    sentence = refusal(text, unit="mnkr")
    assert "är inget tal; skriv till exempel 1\u00a0234,5." in sentence


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\n"])
def test_nothing_is_no_number(text: str) -> None:
    assert refusal(text) == "Ett tal saknas; skriv till exempel 1\u00a0234,5."


@pytest.mark.parametrize("text", ["1.234", "-12.345", "999.000"])
def test_a_point_before_three_digits_is_ambiguous(text: str) -> None:
    number = text.lstrip("-")
    assert refusal(text) == (
        f"”{text}” kan betyda både {number.replace('.', chr(0xA0))} och"
        f" {number.replace('.', ',')}; skriv talet på ett av de sätten."
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 tkr", "tkr"),
        ("5tkr", "tkr"),
        ("5\u00a0Tkr", "tkr"),
        ("5 kkr", "tkr"),
        ("5 mkr", "mnkr"),
        ("5 mnkr", "mkr"),
        ("5 MNKR", "mnkr"),
        ("5 kronor", "kr"),
        ("5 procent", "%"),
        ("5 st", "antal"),
        ("5 antal", "st"),
        ("5 tim", "timmar"),
        ("5 årsarbetare", "årsarbetare"),
        ("5 a\u030arsarbetare", "årsarbetare"),
        ("5 procentenheter", "procentenheter"),
    ],
)
def test_the_unit_of_the_place_may_follow(text: str, unit: str) -> None:
    assert parse(text, unit=unit) == 5


@pytest.mark.parametrize(
    ("text", "unit", "given"),
    [
        ("-5 mkr", "tkr", "mkr"),
        ("5 tkr", "mnkr", "tkr"),
        ("5 kr", "tkr", "kr"),
        ("5 %", "mnkr", "%"),
        ("5 st", "%", "st"),
        ("5 Tkr", "årsarbetare", "Tkr"),
    ],
)
def test_another_unit_is_refused(text: str, unit: str, given: str) -> None:
    assert refusal(text, unit=unit) == (
        f"”{text}” är i {given}, men här gäller {unit}; skriv talet i {unit}."
    )


def test_a_unit_where_there_is_none_is_refused() -> None:
    assert refusal("5 %") == "”5 %” är i %, men här saknas enhet; skriv bara talet."


def test_a_long_text_is_quoted_in_part() -> None:
    assert refusal("Arbetet fortgår enligt plan och\nfortsätter 2026. " * 5_000) == (
        "”Arbetet fortgår enligt plan o…” är inget tal; skriv till exempel 1\u00a0234,5."
    )


@given(st.text() | st.text("0123456789 ,.-+\u2212\u00a0%kr[=\n\u202e"), st.sampled_from(["", "%"]))
@example("1 " * 50_000, "")
@example("9" * 61, "")
@example("5 \u202ekr", "%")
def test_any_text_is_a_number_that_fits_or_is_refused_in_one_sentence(text: str, unit: str) -> None:
    try:
        value = parse(text, unit=unit)
    except VbtuiError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert not {category(char) for char in sentence} & {"Cc", "Cs", "Zl", "Zp"}
        assert "\u202e" not in sentence
    else:
        assert parse(fmt(value)) == value


@given(numbers)
def test_what_is_shown_can_be_typed(value: Decimal) -> None:
    assert str(parse(fmt(value))) == str(value)
    assert str(parse(fmt(value, signed=True))) == str(value)


@given(numbers)
def test_what_json_shows_is_read_as_the_same_or_refused_as_ambiguous(value: Decimal) -> None:
    text = f"{value:f}"
    fraction = text.partition(".")[2]
    if len(fraction) == 3 and 1 <= abs(value) < 1000:
        assert "kan betyda både" in refusal(text)
    else:
        assert parse(text) == value


@given(scaled)
def test_every_stored_number_comes_back(count: int) -> None:
    value = from_scaled(count)
    assert to_scaled(value) == count
    text = str(value)
    assert "E" not in text
    assert text != "-0"
    assert "." not in text or not text.endswith("0")


@given(st.decimals(-(10**12), 10**12, places=SCALE))
def test_every_number_of_six_decimals_is_stored_exactly(value: Decimal) -> None:
    assert from_scaled(to_scaled(value)) == value


@given(scaled)
def test_a_context_of_few_digits_changes_nothing(count: int) -> None:
    expected = fmt(from_scaled(count)), fmt(from_scaled(count), 1)
    with localcontext() as context:
        context.prec = 3
        value = from_scaled(count)
        assert to_scaled(value) == count
        assert (fmt(value), fmt(value, 1)) == expected
        assert parse(expected[0]) == value


@pytest.mark.parametrize("value", ["0.0000001", "1.2345678", "1E-999999999"])
def test_more_decimals_than_the_file_holds_are_refused(value: str) -> None:
    with pytest.raises(InputError, match=r"har för många decimaler; avrunda till högst 6\.$"):
        to_scaled(Decimal(value))


def test_a_refused_number_is_quoted_as_swedes_write_it() -> None:
    assert refusal("-1,2345678") == (
        "Talet ”-1,2345678” har för många decimaler; avrunda till högst 6."
    )


@pytest.mark.parametrize("value", ["9223372036854.775808", "-1E+13", "1E+999999999999"])
def test_a_number_that_is_too_large_is_refused(value: str) -> None:
    with pytest.raises(InputError) as caught:
        to_scaled(Decimal(value))
    sentence = str(caught.value).replace("\u00a0", " ")
    assert sentence.endswith("ligger utanför ±9 223 372 036 854; kontrollera enheten.")


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="är inget tal"):
        to_scaled(Decimal(value))


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("0.049999", 1, "0.0"),
        ("-0.049999", 1, "0.0"),
        ("2.675", 2, "2.68"),
        ("1", 2, "1.00"),
        ("1E+30", 1, "1000000000000000000000000000000.0"),
        ("-0", 0, "0"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(round_half_away(Decimal(value), places)) == rounded


@given(scaled, decimals)
def test_rounding_follows_whole_number_arithmetic(count: int, places: int) -> None:
    step = 10 ** (SCALE - places)
    steps = (2 * abs(count) + step) // (2 * step)
    expected = Decimal(steps if count > 0 else -steps).scaleb(-places)
    assert round_half_away(from_scaled(count), places) == expected


@given(numbers, decimals)
def test_rounding_is_symmetric_and_done_once(value: Decimal, places: int) -> None:
    rounded = round_half_away(value, places)
    assert round_half_away(-value, places) == -rounded
    assert round_half_away(rounded, places) == rounded


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234.5", None, "1\u00a0234,5"),
        ("1234567.891", None, "1\u00a0234\u00a0567,891"),
        ("1234.5", 0, "1\u00a0235"),
        ("1234.5", 2, "1\u00a0234,50"),
        ("-3.2", None, "\u2212" + "3,2"),
        ("-1000", 1, "\u2212" + "1\u00a0000,0"),
        ("1.50", None, "1,5"),
        ("1E+3", None, "1\u00a0000"),
        ("999.95", 1, "1\u00a0000,0"),
        ("0", None, "0"),
        ("-0", None, "0"),
        ("-0.04", 1, "0,0"),
    ],
)
def test_shows_as_swedes_write(value: str, places: int | None, text: str) -> None:
    assert fmt(Decimal(value), places) == text


@pytest.mark.parametrize(
    ("value", "text"), [("2.4", "+2,4"), ("-2.4", "\u2212" + "2,4"), ("0.04", "0,0"), ("0", "0,0")]
)
def test_a_change_has_its_sign_and_zero_has_none(value: str, text: str) -> None:
    assert fmt(Decimal(value), 1, signed=True) == text


def test_a_missing_value_is_not_a_zero() -> None:
    assert fmt(None) == fmt(None, 1, signed=True) == ""


def test_a_derived_number_of_many_digits_is_shown_in_full() -> None:
    third = Decimal(1) / Decimal(3)
    assert fmt(third) == "0," + "3" * 28
    assert fmt(third, 1) == "0,3"


@given(numbers, decimals)
def test_only_what_is_shown_below_zero_has_a_minus(value: Decimal, places: int) -> None:
    assert fmt(value, places).startswith("\u2212") == (round_half_away(value, places) < 0)
