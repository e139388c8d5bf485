"""Every figure of a foreign sheet ends in one place, and the sums agree to the last digit."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbtui.domain.errors import InputError
from vbtui.domain.mapping import mapping_of
from vbtui.excel.content import LOST_RESULT, Content, Number
from vbtui.excel.gathering import Gathered, gather, kept, total
from vbtui.excel.source_lines import SourceLine, SourceSheet

UNITS = {"it": "id-it", "ssc": "id-ssc"}
ROWS = ("chef", "kok")


def unit(word: str) -> str:
    if word not in UNITS:
        raise InputError(f"Enheten {word} finns inte.")
    return UNITS[word]


def row(_: str, word: str) -> str:
    if word not in ROWS:
        raise InputError(f"Raden {word} finns inte.")
    return word


def gathered(data: dict[str, Any], *lines: tuple[Content, ...]) -> Gathered:
    """Lines in the columns of the mapping, in its own order of columns, from row 2."""
    mapping = mapping_of({"tabell": "arsarbetare_avtalad", **data})
    letters = [chr(ord("A") + place) for place in range(len(mapping.columns))]
    sheet = SourceSheet(
        "Blad1",
        [*mapping.columns],
        letters,
        [SourceLine(number, contents) for number, contents in enumerate(lines, start=2)],
    )
    return gather(mapping, sheet, unit, row)


def number(text: str) -> Number:
    return Number(Decimal(text), percent=False)


# Columns in order: Kst (unit), Yrke (row), Typ (filter), Antal (figure), Kön (filter).
MAPPING: dict[str, Any] = {
    "enhet": {"kolumn": "Kst", "oversatt": {"4711": "it", "4712": "it", "Summa": ""}},
    "rad": {"kolumn": "Yrke", "oversatt": {"Kock": "kok", "Övrigt": ""}},
    "dar": {"Typ": ["Tillsvidare", "T"]},
    "tomt": ["-"],
    "varde": [
        {"kolumn": "Antal", "till": "kvinnor", "dar": {"Kön": ["K"]}},
        {"kolumn": "Antal", "till": "man", "dar": {"Kön": ["M", "Man"]}},
    ],
}


def test_lines_are_filtered_translated_and_added_up() -> None:
    found = gathered(
        MAPPING,
        ("4711", "Chef".lower(), "t", number("0.1"), "K"),
        (number("4712"), "chef", "Tillsvidare", "0,2", "k"),
        ("ssc", "KOCK", "T", number("1"), "Man"),
        ("ssc", "kok", "Visstid", number("5"), "M"),
        ("Summa", "", "T", number("99"), ""),
        ("ssc", "Övrigt", "T", number("7"), "K"),
        ("ssc", "kok", "T", "-", "K"),
        ("ssc", "kok", "T", "", "X"),
    )
    assert found.faults == []
    sums = {target: total(pieces) for target, pieces in found.pieces.items()}
    assert sums == {
        ("id-it", "chef", "kvinnor"): Decimal("0.3"),
        ("id-ssc", "kok", "man"): 1,
    }
    (control,) = found.controls.values()
    assert (control.total, control.left_out, control.taken) == (
        Decimal("112.3"),
        Decimal(111),
        Decimal("1.3"),
    )
    assert (control.lines, control.left_lines) == (6, 3)
    assert [piece.cell for piece in found.pieces["id-it", "chef", "kvinnor"]] == ["D2", "D3"]


@pytest.mark.parametrize(
    ("line", "cell", "words"),
    [
        (("9999", "chef", "T", number("1"), "K"), "A2", "Enheten 9999 finns inte"),
        (("", "chef", "T", number("1"), "K"), "A2", "Enheten saknas"),
        (("it", "Kirurg", "T", number("1"), "K"), "B2", "Raden Kirurg finns inte"),
        (("it", "", "T", number("1"), "K"), "B2", "Cellen är tom"),
        (
            ("it", "chef", "T", number("1"), "X"),
            "D2",
            "Inget [[varde]] i mappningen tar talet (Kön",
        ),
        (("it", "chef", "T", "tolv", "K"), "D2", "är inget tal"),
        (("it", "chef", "T", "1.234", "K"), "D2", "kan betyda både"),
        (("it", "chef", "T", LOST_RESULT, "K"), "D2", "formel utan sparat värde"),
    ],
)
def test_what_cannot_be_placed_is_a_fault(line: tuple[Content, ...], cell: str, words: str) -> None:
    (fault,) = gathered(MAPPING, line).faults
    assert (fault.sheet, fault.cell) == ("Blad1", cell)
    assert words in fault.text


def test_the_same_fault_in_many_lines_is_told_once() -> None:
    line = ("9999", "chef", "T", number("1"), "K")
    (fault,) = gathered(MAPPING, *[line] * 7).faults
    assert fault.text.endswith("Samma gäller A3, A4, A5 och 3 till.")


def test_two_values_that_take_the_same_figure_are_a_fault() -> None:
    both = {**MAPPING, "varde": [{"kolumn": "Antal", "till": "kvinnor"}] * 2}
    (fault,) = gathered(both, ("it", "chef", "T", number("1"))).faults
    assert "Två [[varde]] i mappningen tar samma tal" in fault.text


def test_empty_cells_below_one_may_mean_the_same() -> None:
    lookup = {"kolumn": "Kst", "fyll_nedat": True}
    found = gathered(
        {"enhet": lookup, "rad": {"alla": "chef"}, "varde": [{"kolumn": "A", "till": "man"}]},
        ("it", ""),
        ("", number("1")),
        ("", number("2")),
        ("ssc", number("4")),
    )
    assert found.faults == []
    assert {key[0]: total(pieces) for key, pieces in found.pieces.items()} == {
        "id-it": 3,
        "id-ssc": 4,
    }


def test_words_of_one_line_are_taken_and_of_two_are_not() -> None:
    words = {
        "tabell": "byggprojekt",
        "enhet": {"alla": "it"},
        "rad": {"alla": "chef"},
        "varde": [{"kolumn": "Status", "till": "status"}, {"kolumn": "B", "till": "budget"}],
    }
    found = gathered(words, ("Klart", "inget än"))
    assert {key[2]: total(pieces) for key, pieces in found.pieces.items()} == {
        "status": "Klart",
        "budget": "inget än",
    }
    twice = gathered(words, ("Klart", number("1")), ("Nej", "inget än"))
    for pieces in twice.pieces.values():
        with pytest.raises(InputError, match="kan inte läggas ihop"):
            total(pieces)


def test_a_share_of_a_post_is_a_number() -> None:
    """75 % of a post is 0,75 årsarbetare, as a number that is shown so or as a text."""
    one = {"enhet": {"alla": "it"}, "rad": {"alla": "chef"}, "varde": [_feed("man")]}
    found = gathered(one, (Number(Decimal("0.75"), percent=True),), ("75 %",))
    assert [piece.exact for piece in found.pieces["id-it", "chef", "man"]] == [Decimal("0.75")] * 2


def _feed(to: str, factor: Any = 1) -> dict[str, Any]:
    return {"kolumn": "A", "till": to, "faktor": factor}


def test_what_the_file_cannot_hold_is_rounded_once_or_refused() -> None:
    assert kept(Decimal("0.0000005")) == Decimal("0.000001")
    assert kept(Decimal("1.50")) == Decimal("1.5")
    with pytest.raises(InputError, match="ligger utanför"):
        kept(Decimal("1e300"))


FIGURES = st.decimals(-(10**12), 10**12, places=4, allow_nan=False, allow_infinity=False)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["4711", "ssc", "Summa", "9999"]),
            st.sampled_from(["chef", "Kock", "Övrigt", "kirurg"]),
            st.sampled_from(["T", "Visstid"]),
            FIGURES,
            st.sampled_from(["K", "M", "X"]),
        ),
        max_size=30,
    ),
    st.sampled_from([Decimal("0.001"), Decimal("0.000001"), Decimal(-1), Decimal(1)]),
)
def test_the_sum_of_the_cells_is_the_sum_of_the_source_times_the_factor(
    lines: list[tuple[str, str, str, Decimal, str]], factor: Decimal
) -> None:
    feeds = [{**feed, "faktor": factor} for feed in MAPPING["varde"]]
    found = gathered(
        {**MAPPING, "varde": feeds},
        *(
            (kst, yrke, typ, Number(figure, percent=False), kon)
            for kst, yrke, typ, figure, kon in lines
        ),
    )
    (control,) = found.controls.values()
    in_cells = Fraction(0)
    for pieces in found.pieces.values():
        summed = total(pieces)
        assert isinstance(summed, Decimal)
        in_cells += Fraction(summed)
    assert in_cells == Fraction(control.taken) * Fraction(factor)
    assert control.total == sum((line[3] for line in lines), Decimal(0))
    expected: Counter[str] = Counter()
    for kst, yrke, typ, _, kon in lines:
        if typ != "T" or kst == "Summa":
            expected["left"] += 1
        elif kst == "9999" or kon == "X":
            expected["fault"] += 1
        elif yrke == "Övrigt":
            expected["left"] += 1
        else:
            expected["fault" if yrke == "kirurg" else "taken"] += 1
    assert control.left_lines == expected["left"]
    assert bool(found.faults) == bool(expected["fault"])
    if not found.faults:
        assert control.total == control.left_out + control.taken
    assert sum(map(len, found.pieces.values())) == expected["taken"]
