"""Themes: one TOML file each, the program's own and those in the user's folder.

A file has ``namn`` (shown in the list), ``mork`` (whether it is dark) and a table ``farger``; its
name without ``.toml`` is the theme's id. A theme with ``monokrom = true`` has no colours: it works
by reverse, bold, dim and underlined text. docs/teman.md says what the colours are for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from vbtui.domain.errors import reason
from vbtui.paths import config_dir
from vbtui.tui.data import shipped

DARK, LIGHT, CONTRAST, MONO = "natt", "dag", "kontrast", "mono"
"""Ids of the program's own themes, in the order they are listed."""

REQUIRED = ("bakgrund", "text", "primar")
"""Colours that every theme has to choose."""

FALLBACKS: dict[str, str] = {
    "yta": "bakgrund",
    "panel": "yta",
    "dampad": "text",
    "svag": "dampad",
    "kant": "svag",
    "kant_aktiv": "primar",
    "accent": "primar",
    "markor": "primar",
    "markor_text": "bakgrund",
    "rad": "panel",
    "hover": "yta",
    "markerat": "rad",
    "god": "text",
    "delvis": "accent",
    "dalig": "accent",
    "neutral": "dampad",
    "harledd": "dampad",
    "utkast": "accent",
}
"""Colours that may be left out, and which other one is then used. In order of resolution."""

COLOURS = (*REQUIRED, *FALLBACKS)


@dataclass
class VbtuiTheme(Theme):
    """A theme of ours: Textual's, with a title, and with our own variables filled in."""

    title: str = ""
    """What it is called in lists."""
    monochrome: bool = False
    """Whether it is to be shown without any colour at all."""


class ThemeError(ValueError):
    """What is wrong with a theme file: one Swedish sentence, without the file's name."""


def load_themes() -> tuple[list[VbtuiTheme], list[str]]:
    """All themes that can be read, the program's own first, and what is wrong with the others.

    A theme in the user's folder replaces one of ours with the same id.
    """
    faults: list[str] = []
    found: dict[str, VbtuiTheme] = {}
    for folder in (shipped("themes"), user_folder()):
        for path in _theme_files(folder, faults):
            try:
                found[path.stem] = read_theme(path)
            except ThemeError as fault:
                faults.append(f"Temat {path} används inte: {fault}")
    if DARK not in found:
        # A broken installation still has to start.
        found = {DARK: _built_in(), **found}
    first = [name for name in (DARK, LIGHT, CONTRAST, MONO) if name in found]
    rest = sorted(set(found) - set(first))
    return [found[name] for name in (*first, *rest)], faults


def user_folder() -> Path:
    """Where the user's own themes are looked for. It may not exist."""
    return config_dir() / "themes"


def read_theme(path: Path) -> VbtuiTheme:
    """Read one theme.

    :raises ThemeError: the file cannot be read, or is not a theme.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ThemeError(f"filen gick inte att läsa ({reason(error)}).") from error
    except ValueError as error:
        raise ThemeError(f"filen går inte att tolka ({error}).") from error
    return make_theme(path.stem, content)


def make_theme(name: str, content: Mapping[str, Any]) -> VbtuiTheme:
    """The theme that the content of a file describes.

    :raises ThemeError: with every fault that the content has.
    """
    faults = []
    unknown = sorted(set(content) - {"namn", "mork", "monokrom", "farger"})
    if unknown:
        faults.append(f"okända nycklar: {', '.join(unknown)}")
    title = content.get("namn", name)
    if not isinstance(title, str) or not title.strip():
        faults.append("namn ska vara en text")
    flags = {key: content.get(key, key == "mork") for key in ("mork", "monokrom")}
    faults += [
        f"{key} ska vara true eller false"
        for key, value in flags.items()
        if not isinstance(value, bool)
    ]
    colours = content.get("farger", {})
    if not isinstance(colours, dict):
        faults.append("farger ska vara en tabell")
        colours = {}
    if flags["monokrom"] is True:
        if colours:
            faults.append("ett monokromt tema har inga färger")
    else:
        faults += _colour_faults(colours)
    if faults:
        raise ThemeError("; ".join(faults) + ".")
    title = title.strip()
    if flags["monokrom"]:
        return _monochrome(name, title)
    return _coloured(name, title, flags["mork"], _resolved(colours))


def _theme_files(folder: Path, faults: list[str]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        faults.append(f"Teman i {folder} gick inte att läsa ({reason(error)}).")
        return []


def _colour_faults(colours: Mapping[str, object]) -> Iterable[str]:
    unknown = sorted(set(colours) - set(COLOURS))
    if unknown:
        yield f"okända färger: {', '.join(unknown)}"
    missing = [key for key in REQUIRED if key not in colours]
    if missing:
        yield f"färger saknas: {', '.join(missing)}"
    for key in COLOURS:
        if key in colours and not _is_colour(colours[key]):
            yield f"{key} är ingen färg (skriv till exempel #1f5f99)"


def _is_colour(value: object) -> bool:
    """Whether it is an opaque colour: one that is seen through has no contrast of its own."""
    if not isinstance(value, str):
        return False
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return False
    return colour.a == 1 and colour.ansi is None


def _resolved(colours: Mapping[str, str]) -> dict[str, str]:
    """Every colour as ``#rrggbb``."""
    found = {key: Color.parse(value).hex6 for key, value in colours.items()}
    for key, other in FALLBACKS.items():
        found.setdefault(key, found[other])
    return found


def _coloured(name: str, title: str, dark: bool, c: Mapping[str, str]) -> VbtuiTheme:
    """A theme of these colours, all of :data:`COLOURS`."""
    return VbtuiTheme(
        name=name,
        title=title,
        dark=dark,
        primary=c["primar"],
        secondary=c["primar"],
        accent=c["accent"],
        warning=c["delvis"],
        error=c["dalig"],
        success=c["god"],
        foreground=c["text"],
        background=c["bakgrund"],
        surface=c["yta"],
        panel=c["panel"],
        variables={
            **_own_variables(c),
            "text": c["text"],
            "text-muted": c["dampad"],
            "text-disabled": c["svag"],
            "text-primary": c["primar"],
            "text-secondary": c["primar"],
            "text-accent": c["accent"],
            "text-warning": c["delvis"],
            "text-error": c["dalig"],
            "text-success": c["god"],
            "foreground-muted": c["dampad"],
            "foreground-disabled": c["svag"],
            "border": c["kant_aktiv"],
            "border-blurred": c["kant"],
            "block-cursor-background": c["markor"],
            "block-cursor-foreground": c["markor_text"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": c["rad"],
            "block-cursor-blurred-foreground": c["text"],
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": c["hover"],
            "input-cursor-background": c["text"],
            "input-cursor-foreground": c["bakgrund"],
            "input-cursor-text-style": "none",
            "input-selection-background": c["markerat"],
            "input-selection-foreground": c["text"],
            "screen-selection-background": c["markerat"],
            "screen-selection-foreground": c["text"],
            "button-foreground": c["text"],
            "button-color-foreground": c["bakgrund"],
            "footer-background": c["panel"],
            "footer-foreground": c["text"],
            "footer-key-foreground": c["accent"],
            "footer-description-foreground": c["text"],
            "scrollbar": c["kant"],
            "scrollbar-hover": c["svag"],
            "scrollbar-active": c["primar"],
            "scrollbar-background": c["yta"],
            "scrollbar-background-hover": c["yta"],
            "scrollbar-background-active": c["yta"],
            "scrollbar-corner-color": c["yta"],
        },
    )


def _monochrome(name: str, title: str) -> VbtuiTheme:
    """A theme of the terminal's own two colours and of text styles."""
    plain = "ansi_default"
    return VbtuiTheme(
        name=name,
        title=title,
        monochrome=True,
        ansi=True,
        primary=plain,
        secondary=plain,
        accent=plain,
        warning=plain,
        error=plain,
        success=plain,
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables={
            **_own_variables(dict.fromkeys(COLOURS, plain)),
            "border": plain,
            "border-blurred": plain,
            "block-cursor-foreground": plain,
            "block-cursor-background": plain,
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-foreground": plain,
            "block-cursor-blurred-background": plain,
            "block-cursor-blurred-text-style": "underline",
            "block-hover-background": plain,
            "input-cursor-background": plain,
            "input-cursor-foreground": plain,
            "input-cursor-text-style": "reverse",
            "scrollbar": plain,
            "scrollbar-hover": plain,
            "scrollbar-active": plain,
            "scrollbar-background": plain,
            "scrollbar-background-hover": plain,
            "scrollbar-background-active": plain,
            "footer-key-foreground": plain,
            "link-color": plain,
            "link-color-hover": plain,
            "link-background-hover": plain,
            # What Textual leaves out of themes of the terminal's own colours, but its CSS names.
            "ansi-background": plain,
            "ansi-foreground": plain,
            "foreground-disabled": plain,
            "surface-active": plain,
        },
    )


def _own_variables(c: Mapping[str, str]) -> dict[str, str]:
    """Variables of our own, for CSS: ``$status-god`` and so on."""
    return {
        "status-god": c["god"],
        "status-delvis": c["delvis"],
        "status-dalig": c["dalig"],
        "status-neutral": c["neutral"],
        "derived": c["harledd"],
        "draft": c["utkast"],
    }


def _built_in() -> VbtuiTheme:
    """What is used when not even the program's own themes can be read."""
    colours = {"bakgrund": "#000000", "text": "#ffffff", "primar": "#8fd8ff"}
    return _coloured(DARK, "Natt", True, _resolved(colours))


def variable_defaults() -> dict[str, str]:
    """What our own variables are in a theme that is not ours; CSS that names them needs it."""
    return dict(_built_in().variables)
