from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vbtui.domain.text import (
    clean,
    clean_line,
    fold,
    preview,
    printable,
    sort_key,
    transliterate,
    words,
)

# Every code point there is, lone surrogates too, and often those that matter here.
characters = st.characters(exclude_categories=()) | st.sampled_from(
    "\0\a\b\t\n\v\f\r\x1b\x7f\x85\x9b\xa0\xad\u200d\u2028\u2029\u202e\u2066\ud800\udfff\ufffe\uffff"
    "aåäöÅÄÖeéüæøßI\u0300\u0301\u0307\u0308\u030a09 -–−”’[/]=\u0130\u212b\u01fa\ufb2c"
)
texts = st.text(characters)
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
swedish = st.text("abcdefghijklmnopqrstuvwxyzåäö")

LITERAL = [
    "[tkr]",
    "[/]",
    "[red]x[/red]",
    "[@click=app.quit]x[/]",
    "=SUM(A1)",
    "=HYPERLINK(…)",
    "-5 mkr",
    "+5",
    "@SUM",
    "#N/A",
    "_x0041_",
    "\\n %s {0} $x",
    "åäö ÅÄÖ é ü",
    "👍🏽 👩‍💻 🇸🇪 ❤️ 1️⃣",
    "”citat” – tankstreck … 1\u00a0234,5\u202f% sjuk\u00adfrånvaro",
    "• punkt\n\tindrag\n\n1. lista",
    "שלום \u200fعربي",
    "  mellanslag  ",
    "",
]


@pytest.mark.parametrize("text", LITERAL)
def test_what_people_write_is_stored_and_shown_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("mjuk\vrad\fsida\u2028rad\u2029stycke", "mjuk\nrad\nsida\nrad\nstycke"),
        ("\n\r\n\r", "\n\n\n"),
        ("a\tb", "a\tb"),
        ("noll\0", "noll�"),
        ("\x1b[31mröd\x07\x08\x1e\x1f", "�[31mröd����"),
        ("\x7f\x80\x85\x9b", "����"),
        ("\ud83d \udfff", "� �"),
        ("\ufffe\uffff", "��"),
        ("a\u030a\u0041\u0308o\u0308e\u0301", "åÄöé"),
        ("\u202eomvänd\u202c", "\u202eomvänd\u202c"),
    ],
)
def test_what_no_file_can_hold_is_replaced(text: str, stored: str) -> None:
    assert clean(text) == stored


@given(texts)
def test_stored_text_is_stored_unchanged_again(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(texts)
def test_any_file_can_hold_what_is_stored(text: str) -> None:
    stored = clean(text)
    stored.encode()
    assert all(char in "\n\t" or category(char) != "Cc" for char in stored)
    assert normalize("NFC", stored) == stored


@given(texts)
def test_storing_loses_no_letter_and_adds_none(text: str) -> None:
    kept = [char for char in clean(text) if category(char)[0] in "LMNPS" and char != "\ufffd"]
    wrote = [
        char for char in normalize("NFC", text) if category(char)[0] in "LMNPS" and char != "\ufffd"
    ]
    assert kept == wrote


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" Område\r\nIT ", "Område IT"),
        ("a\n\n\tb", "a b"),
        ("\u00a0a  b\u2003", "a  b"),
        ("\n", ""),
    ],
)
def test_a_title_is_one_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;x\x07", "␛[2J␛]0;x␇"),
        ("\0\x1f\x7f", "␀␟␡"),
        ("\x9b31m\x85", "�31m�"),
        ("a\r\nb\rc\vd", "a\nb\nc\nd"),
        ("\ud800 \ufffe", "� �"),
        ("\u202a\u202b\u202c\u202d\u202e \u2066\u2067\u2068\u2069", "����� ����"),
    ],
)
def test_what_could_harm_a_terminal_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(texts)
def test_no_control_reaches_a_terminal(text: str) -> None:
    shown = printable(text)
    shown.encode()
    assert all(char in "\n\t" or category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert not set(shown) & TURNING
    assert printable(shown) == shown


@given(texts)
def test_only_direction_marks_of_stored_text_are_shown_otherwise(text: str) -> None:
    stored = clean(text)
    assert len(printable(stored)) == len(stored)
    differ = {was for was, now in zip(stored, printable(stored), strict=True) if was != now}
    assert differ <= TURNING


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Säker it-miljö", 14, "Säker it-miljö"),
        ("Säker it-miljö", 13, "Säker it-mil…"),
        ("Säker it-miljö", 7, "Säker…"),
        ("första\n\n\tandra", 20, "första andra"),
        ("\x1b[31m", 10, "␛[31m"),
        ("abc", 1, "…"),
        ("", 5, ""),
    ],
)
def test_a_preview_is_one_line(text: str, width: int, shown: str) -> None:
    assert preview(text, width) == shown


@given(texts, st.integers(1, 10))
def test_a_preview_fits(text: str, width: int) -> None:
    shown = preview(text, width)
    assert len(shown) <= width
    assert len(shown.splitlines()) <= 1
    assert "\t" not in shown


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" \n\t", 0), ("ett", 1), ("ett\ntvå  tre\u00a0fyra", 4), ("it-miljö, 5,3 %", 3)],
)
def test_words_stand_between_spaces(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ärende", "Ärende"),
        ("ÅRSARBETARE", "årsarbetare"),
        ("a\u030ar", "År"),
        ("ide", "Idé"),
        ("idé", "IDE"),
        ("muller", "Müller"),
        ("a la carte", "à la carte"),
        ("strasse", "Straße"),
        ("1 234", "1\u00a0234"),
        ("77-80", "77–80"),
        ("-3,2", "−3,2"),
        ('"citat"', "”citat”"),
        ("m2", "m²"),
        ("1", "1️⃣"),
        ("sjukfrånvaro", "sjuk\u00adfrånvaro"),
        ("värö", "Værø"),
        ("lodz", "Łódź"),
        ("å", "\u01fb"),  # with an acute on top of the ring
        ("istanbul", "İstanbul"),
        ("\u212bngström", "ångström"),
    ],
)
def test_what_is_typed_finds_the_title(typed: str, title: str) -> None:
    assert fold(typed) == fold(title)


@pytest.mark.parametrize(
    ("typed", "title"),
    [("ar", "år"), ("arende", "Ärende"), ("oppen", "Öppen"), ("år", "är"), ("ö", "o"), ("v", "w")],
)
def test_swedish_letters_are_letters_of_their_own(typed: str, title: str) -> None:
    assert fold(typed) not in fold(title)


@pytest.mark.parametrize("text", ["[tkr]", "=sum(a1)", "α", "ж", "→ ●", "a\nb\tc", "👍"])
def test_searching_keeps_signs_and_other_scripts(text: str) -> None:
    assert fold(text).startswith(text[0])
    assert len(fold(text)) == len(text)


@given(texts)
@example("a\u0323\u0308")
@example("™½ŉ")
def test_folding_is_one_form_whatever_was_composed(text: str) -> None:
    folded = fold(text)
    assert fold(normalize("NFD", text)) == folded
    assert fold(normalize("NFC", text)) == folded
    assert fold(folded) == folded


@given(swedish, swedish, swedish)
def test_a_part_of_a_title_is_found_in_any_case(before: str, part: str, after: str) -> None:
    assert fold(part.upper()) in fold(f"{before} {part.title()}{after}")


# Sorted by ICU 78 (sv, numeric), signs to other scripts.
IN_ORDER = """
    - punkt|”citat”|(extra)|[tkr]|§ 5|=SUM(A1)|● punkt|5 mkr|9 mål|28 mål|50 %|a|à la carte|angst
    Angst|ide|Ide|idé|Idé|idéa|Lidköping|Malmo|Malmö|Malmøs|o|O|Sjuk frånvaro|Sjuk-frånvaro
    Sjukfrånvaro|smorgas|smörgås|strasse|straße|uppdrag 9|Uppdrag 9|Uppdrag 28|Uppdrag 100
    V|Vahl|Vb|Vård|Vä|Væ|W|Wahl|Wb|Ystad|Ütö|Üx|Yz|z|Zorn|Zäta|å|Åby|ångest|Ångström|ä|Ärla|ö|Ö|Öja|öx|øy|Øz|α
"""


def test_sorts_as_swedish_does() -> None:
    expected = [word for line in IN_ORDER.strip().split("\n") for word in line.strip().split("|")]
    backwards = expected[::-1]
    assert sorted(backwards, key=sort_key) == expected
    assert len(expected) > 35


@given(swedish, swedish)
def test_letters_stand_in_the_order_of_the_alphabet(one: str, other: str) -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    places = [[alphabet.index(letter) for letter in word] for word in (one, other)]
    assert (sort_key(one) < sort_key(other)) == (places[0] < places[1])


@given(st.integers(0, 10**20 - 1), st.integers(0, 10**20 - 1), texts)
@example(10**19, 10**19 - 1, "")
def test_numbers_stand_by_size(one: int, other: int, rest: str) -> None:
    if one != other:
        keys = [sort_key(f"Uppdrag {number} {rest}") for number in (one, other)]
        assert (keys[0] < keys[1]) == (one < other)


@given(texts, texts)
@example("ß", "SS")
@example("å", "a\u030a")
@example("07", "7")
def test_no_two_texts_share_a_place(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Område fastigheter", "omrade_fastigheter"),
        ("Förvaltningsgemensamt/stab", "forvaltningsgemensamt_stab"),
        ("  Mål & medel, 2025!  ", "mal_medel_2025"),
        ("Sjukfrånvaro (%)", "sjukfranvaro"),
        ("ÅÄÖ éü æø", "aao_eu_ao"),
        ("../../etc/passwd", "etc_passwd"),
        ("CON:\\aux\0", "con_aux"),
        ("日本", ""),
    ],
)
def test_a_code_has_only_plain_letters(text: str, code: str) -> None:
    assert transliterate(text) == code


@given(texts)
def test_any_text_gives_a_safe_code(text: str) -> None:
    code = transliterate(text)
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")
    assert not code.startswith("_")
    assert not code.endswith("_")
    assert "__" not in code
    assert transliterate(code) == code


def test_every_character_in_use_is_handled() -> None:
    everything = " ".join(map(chr, range(0x20000)))
    for text in (clean(everything), printable(everything)):
        text.encode()
    assert fold(fold(everything)) == fold(everything)
