"""How far long work has come, told to somebody who may stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vbtui.domain.errors import VbtuiError


class CancelledError(VbtuiError):
    """What a progress callback raises to end the work with nothing changed."""

    def __init__(self) -> None:
        """The sentence for the user."""
        super().__init__("Avbrutet; inget har ändrats.")


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work has come: ``done`` steps of ``total``, and what is going on, in words."""

    done: int
    total: int
    text: str


Progress = Callable[[Step], None]
"""Is told how far it has come, many times a second; may raise :class:`CancelledError`."""
