"""What the program remembers about its user: name, theme, recent files, and where one was in them.

Two files of TOML, written whole and atomically: ``config.toml`` (name, theme, recent files) among
the user's settings, ``platser.toml`` (where one was) with the program's own notes. Several programs
may run at once, so what another one has written since is read and kept when we write.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from vbtui.domain.errors import reason
from vbtui.paths import config_dir, state_dir

MAX_RECENT = 12
MAX_PLACES = 40
"""So many files have a place; those not opened for the longest time are forgotten."""

_WRITING = Lock()
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recent:
    """A file and when it was last opened (aware, UTC)."""

    path: Path
    at: datetime


@dataclass
class Settings:
    """The settings, and what was wrong with their files when they were read."""

    namn: str = ""
    """Who the user is in the history of files; empty: see :func:`vbtui.author.author`."""
    tema: str = ""
    """The name of a theme; empty: the program chooses."""
    recent: list[Recent] = field(default_factory=list)
    """Newest first. Files that have been moved away are among them: see :meth:`recent_files`."""
    faults: list[str] = field(default_factory=list)
    """Sentences to show."""
    _places: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    _touched: set[str] = field(default_factory=set, repr=False)
    _others: dict[str, Any] = field(default_factory=dict, repr=False)

    def recent_files(self) -> list[Recent]:
        """The recent files that exist, newest first. It may wait for a network disk."""
        return [one for one in self.recent if _is_file(one.path)]

    def opened(self, path: Path, at: datetime | None = None) -> None:
        """Note that a file has been opened (now)."""
        path = _full(path)
        one = Recent(path, at or datetime.now(UTC).replace(microsecond=0))
        self.recent = _newest([one, *self.recent])

    def place(self, path: Path) -> dict[str, Any]:
        """Where one was in a file; empty if one never was there."""
        return dict(self._places.get(str(_full(path)), {}).get("plats", {}))

    def set_place(self, path: Path, place: dict[str, Any]) -> None:
        """Note where one is in a file. Values: text, numbers, lists and dicts; None is left out."""
        key = str(_full(path))
        now = datetime.now(UTC).replace(microsecond=0)
        self._places[key] = {"fil": key, "sedd": now, "plats": _without_none(place)}
        self._touched.add(key)


def load() -> Settings:
    """Read the settings. Never fails: what cannot be read gets its default and a sentence."""
    settings = Settings()
    _take_config(settings, _read(_config_file(), settings.faults))
    settings._places = _places_in(_read(_places_file(), settings.faults))
    return settings


def save(settings: Settings) -> str | None:
    """Write the settings; a sentence about why, if that could not be done. From any thread."""
    with _WRITING:
        return _save(settings)


def _save(settings: Settings) -> str | None:
    try:
        newest = Settings()
        _take_config(newest, _read(_config_file(), []))
        settings.recent = _newest([*settings.recent, *newest.recent])
        _write(_config_file(), _config(settings, newest._others))
        places = _places_in(_read(_places_file(), []))
        places |= {key: settings._places[key] for key in settings._touched}
        kept = sorted(places.values(), key=lambda one: _moment(one.get("sedd")), reverse=True)
        _write(_places_file(), {"fil": kept[:MAX_PLACES]})
    except OSError as error:
        return (
            f"Inställningarna kunde inte sparas i {config_dir()} ({reason(error)});"
            " filen du arbetar i påverkas inte."
        )
    return None


def _config_file() -> Path:
    return config_dir() / "config.toml"


def _places_file() -> Path:
    return state_dir() / "platser.toml"


def _read(path: Path, faults: list[str]) -> dict[str, Any]:
    """The content of a file; none if it is missing, none and a sentence if it is broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        faults.append(f"{path} gick inte att läsa ({reason(error)}); standardvärden används.")
    except ValueError as error:  # Not TOML, or not UTF-8.
        kept = _put_aside(path)
        where = f" och filen ligger kvar som {kept.name}" if kept else ""
        faults.append(f"{path} går inte att tolka ({error}); standardvärden används{where}.")
    return {}


def _put_aside(path: Path) -> Path | None:
    """Rename a broken file, never over another one, so that the next save does not erase it."""
    for number in range(1, 100):
        kept = path.with_name(f"{path.name}.trasig{number if number > 1 else ''}")
        if not kept.exists():
            with suppress(OSError):
                return path.rename(kept)
            return None
    return None


def _take_config(settings: Settings, content: dict[str, Any]) -> None:
    """Put what is right in ``config.toml`` into the settings; the rest is named and kept."""
    for key, value in content.items():
        if key in ("namn", "tema") and isinstance(value, str):
            setattr(settings, key, value.strip())
        elif key == "senaste" and isinstance(value, list):
            settings.recent = _newest(
                Recent(Path(one["fil"]), _moment(one.get("oppnad")))
                for one in value
                if isinstance(one, dict) and isinstance(one.get("fil"), str)
            )
        else:
            settings._others[key] = value
    known = [key for key in settings._others if key in ("namn", "tema", "senaste")]
    unknown = [key for key in settings._others if key not in known]
    if known:
        names = ", ".join(known)
        settings.faults.append(f"config.toml: {names} har fel slags värde och används inte.")
    if unknown:
        names = ", ".join(unknown)
        settings.faults.append(f"config.toml: okända inställningar används inte: {names}.")


def _config(settings: Settings, others: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = {"namn": settings.namn, "tema": settings.tema}
    content |= {key: value for key, value in others.items() if key not in (*content, "senaste")}
    content["senaste"] = [{"fil": str(one.path), "oppnad": one.at} for one in settings.recent]
    return content


def _places_in(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = content.get("fil")
    if not isinstance(found, list):
        return {}
    return {
        one["fil"]: one
        for one in found
        if isinstance(one, dict)
        and isinstance(one.get("fil"), str)
        and isinstance(one.get("plats"), dict)
    }


def _newest(files: Iterable[Recent]) -> list[Recent]:
    """The newest of them, each file once."""
    ordered = sorted(files, key=lambda one: one.at, reverse=True)
    once = {one.path: one for one in reversed(ordered)}
    return sorted(once.values(), key=lambda one: one.at, reverse=True)[:MAX_RECENT]


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        return _LONG_AGO
    # What somebody wrote by hand without a zone is meant in their own.
    return value.astimezone(UTC)


def _without_none(value: Any) -> Any:
    """The value as TOML can hold it."""
    if isinstance(value, dict):
        return {str(k): _without_none(v) for k, v in value.items() if v is not None}
    if isinstance(value, list | tuple | set | frozenset):
        return [_without_none(one) for one in value if one is not None]
    return value


def _write(path: Path, content: dict[str, Any]) -> None:
    """Replace a file by new content in one step."""
    import tomli_w  # Not needed to start.

    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            # A file name that is not Unicode is forgotten rather than making the file unreadable.
            file.write(tomli_w.dumps(content).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _full(path: Path) -> Path:
    """One name for one file, however it was named. Nothing has to exist."""
    return Path(os.path.abspath(path))  # noqa: PTH100 # Path.absolute() keeps "..".


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
