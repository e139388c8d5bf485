"""What the program ships with: themes and the sample, installed with it or in the checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped(name: str) -> Path:
    """The path of a shipped file or folder; it is missing only where the installation is broken."""
    package = Path(str(files("vbtui")))
    data = package / "_data"
    return (data if data.is_dir() else package.parent) / name


def sample_path() -> Path:
    """The sample database. Never open it for writing: copy it first."""
    return shipped("sample.db")
