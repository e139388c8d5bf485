"""Themes: every text can be read, and a file that is wrong is named and does no harm."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from vbtui.domain.status import Tone
from vbtui.tui.data import shipped
from vbtui.tui.themes import (
    COLOURS,
    CONTRAST,
    DARK,
    FALLBACKS,
    LIGHT,
    MONO,
    ThemeError,
    VbtuiTheme,
    load_themes,
    make_theme,
    user_folder,
    variable_defaults,
)

THEMES = {theme.name: theme for theme in load_themes()[0]}
COLOURED = [name for name, theme in THEMES.items() if not theme.monochrome]
SMALLEST = {"farger": {"bakgrund": "#000000", "text": "#ffffff", "primar": "#88bbff"}}

GROUNDS = ("background", "surface", "panel", "block-hover-background")
TEXTS = (
    "foreground",
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "foreground-muted",
    *(f"status-{tone}" for tone in Tone),
    "derived",
    "draft",
)
PAIRS = (
    *product(TEXTS, GROUNDS),
    *product(TEXTS, ["block-cursor-blurred-background"]),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    *(("button-color-foreground", ground) for ground in ("primary", "success", "warning", "error")),
)
"""(text, what it stands on)."""


def variables(theme: VbtuiTheme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def luminance(colour: Color) -> float:
    """WCAG 2.2, relative luminance."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    bright, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))[::-1]
    return (bright + 0.05) / (dark + 0.05)


def test_the_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", COLOURED)
def test_every_text_can_be_read(name: str) -> None:
    found = variables(THEMES[name])
    least = 7 if name == CONTRAST else 4.5
    weak = {
        f"{text} på {ground}": round(contrast(found[text], found[ground]), 2)
        for text, ground in PAIRS
        if contrast(found[text], found[ground]) < least
    }
    assert not weak


@pytest.mark.parametrize("name", COLOURED)
def test_the_borders_of_the_focus_can_be_seen(name: str) -> None:
    """WCAG 1.4.11: 3:1 for what is no text."""
    found = variables(THEMES[name])
    for ground in ("background", "surface"):
        assert contrast(found["border"], found[ground]) >= 3
    assert contrast(found["border"], found["border-blurred"]) >= 1.5 or name == CONTRAST


@pytest.mark.parametrize("name", COLOURED)
def test_tones_differ_in_more_than_hue(name: str) -> None:
    found = variables(THEMES[name])
    tones = {found[f"status-{tone}"] for tone in Tone}
    assert len(tones) == len(Tone)


@pytest.mark.parametrize("name", THEMES)
def test_textuals_css_finds_all_its_variables(name: str) -> None:
    expected = set(BUILTIN_THEMES["textual-dark"].to_color_system().generate())
    assert expected <= set(variables(THEMES[name]))


def test_themes_that_are_not_ours_get_our_variables() -> None:
    assert set(variable_defaults()) > {f"status-{tone}" for tone in Tone} | {"derived", "draft"}
    for theme in THEMES.values():
        assert {"status-god", "derived", "draft"} <= set(theme.variables)


def test_the_programs_own_are_listed_first_and_have_titles() -> None:
    themes, faults = load_themes()
    assert [theme.name for theme in themes[:4]] == [DARK, LIGHT, CONTRAST, MONO]
    assert [theme.title for theme in themes[:4]] == ["Natt", "Dag", "Hög kontrast", "Enfärgad"]
    assert [theme.dark for theme in themes[:3]] == [True, False, True]
    assert faults == []


def test_the_monochrome_theme_has_no_colour() -> None:
    theme = THEMES[MONO]
    assert theme.ansi
    colours = [value for value in variables(theme).values() if value.startswith(("#", "rgb"))]
    assert colours == []


# The user's own


def add(name: str, text: str) -> Path:
    user_folder().mkdir(parents=True, exist_ok=True)
    path = user_folder() / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_theme_is_listed_after_ours() -> None:
    add("skymning.toml", "[farger]\nbakgrund='#101020'\ntext='white'\nprimar='#aabbff'\n")
    themes, faults = load_themes()
    assert faults == []
    assert (themes[-1].name, themes[-1].title) == ("skymning", "skymning")


def test_a_users_theme_replaces_ours() -> None:
    add("dag.toml", "namn='Min dag'\n[farger]\nbakgrund='#fff'\ntext='#000'\nprimar='#00f'\n")
    titles = [theme.title for theme in load_themes()[0]]
    assert titles == ["Natt", "Min dag", "Hög kontrast", "Enfärgad"]


def test_all_faults_are_told_and_the_others_are_used() -> None:
    add("trasig.toml", "namn = ")
    add("fel.toml", "nman='x'\n[farger]\nbakgrund='blått'\nbakrund='#000'\n")
    add("bra.toml", "[farger]\nbakgrund='#000'\ntext='#fff'\nprimar='#88f'\n")
    add("inget.txt", "namn = ")
    (user_folder() / "mapp.toml").mkdir()
    themes, faults = load_themes()
    assert [theme.name for theme in themes[4:]] == ["bra"]
    assert len(faults) == 3
    (wrong,) = [fault for fault in faults if "fel.toml" in fault]
    assert "okända nycklar: nman" in wrong
    assert "okända färger: bakrund" in wrong
    assert "färger saknas: text, primar" in wrong
    assert "bakgrund är ingen färg" in wrong
    assert all(fault.endswith(".") for fault in faults)


def test_a_broken_own_theme_falls_back_on_ours() -> None:
    add("natt.toml", "namn = ")
    themes, faults = load_themes()
    assert themes[0].title == "Natt"
    assert len(faults) == 1


def test_a_broken_installation_still_has_a_theme(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("vbtui.tui.themes.shipped", lambda name: tmp_path / name)
    themes, _ = load_themes()
    assert [theme.name for theme in themes] == [DARK]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({}, "färger saknas: bakgrund, text, primar."),
        ({"farger": 3}, "farger ska vara en tabell"),
        (SMALLEST | {"namn": 3}, "namn ska vara en text."),
        (SMALLEST | {"namn": " "}, "namn ska vara en text."),
        (SMALLEST | {"mork": "ja"}, "mork ska vara true eller false."),
        (SMALLEST | {"monokrom": 1}, "monokrom ska vara true eller false"),
        (SMALLEST | {"monokrom": True}, "ett monokromt tema har inga färger."),
        ({"farger": SMALLEST["farger"] | {"yta": "#0008"}}, "yta är ingen färg"),
        ({"farger": SMALLEST["farger"] | {"yta": "ansi_blue"}}, "yta är ingen färg"),
        ({"farger": SMALLEST["farger"] | {"yta": 7}}, "yta är ingen färg"),
        ({"farger": SMALLEST["farger"] | {"yta": "red; color: blue"}}, "yta är ingen färg"),
    ],
)
def test_faults(content: dict[str, Any], fault: str) -> None:
    with pytest.raises(ThemeError, match=fault.replace(".", r"\.")):
        make_theme("x", content)


def test_what_is_left_out_is_borrowed() -> None:
    theme = make_theme("x", SMALLEST)
    assert theme.accent == theme.primary == "#88BBFF"
    assert theme.variables["draft"] == "#88BBFF"
    assert theme.variables["text-muted"] == "#FFFFFF"


_TOML = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
_KEYS = st.sampled_from(["namn", "mork", "monokrom", "farger"])
_FARGER = st.dictionaries(st.sampled_from(COLOURS) | st.text(max_size=5), _TOML)


@given(st.dictionaries(_KEYS | st.text(max_size=5), _TOML | _FARGER))
def test_no_content_does_more_than_be_refused(content: dict[str, Any]) -> None:
    with suppress(ThemeError):
        assert variables(make_theme("x", content))


def test_the_handbook_names_every_colour() -> None:
    text = (Path(__file__).parents[2] / "docs" / "teman.md").read_text(encoding="utf-8")
    assert [name for name in COLOURS if f"`{name}`" not in text] == []
    assert set(FALLBACKS.values()) <= set(COLOURS)


def test_our_files_choose_every_colour_themselves() -> None:
    for name in COLOURED:
        text = (shipped("themes") / f"{name}.toml").read_text(encoding="utf-8")
        assert set(tomllib.loads(text)["farger"]) == set(COLOURS)
