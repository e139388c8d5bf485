"""Build hook: the wheel carries themes/ and sample.db inside the package, as vbtui/_data/.

A hook and not the static setting `force-include`, because that one applies to editable installs
too: they would need a built sample.db first, and keep a copy of it that is never renewed.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):
    """Adds the data to a wheel that is to be installed as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name what to include, unless the wheel only points at this checkout."""
        if version == "editable":
            return
        for name in ("themes", "sample.db"):
            build_data["force_include"][str(Path(self.root, name))] = f"vbtui/_data/{name}"
