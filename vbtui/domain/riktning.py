"""Which way is good for a figure: the same word for styrtal and for rows of nyckeltal."""

from enum import StrEnum


class Riktning(StrEnum):
    """Which way is good."""

    HOGRE = "hogre"
    LAGRE = "lagre"
    INOM = "inom"

    @property
    def word(self) -> str:
        """The word shown to people."""
        return {"hogre": "högre är bättre", "lagre": "lägre är bättre", "inom": "inom ett spann"}[
            self.value
        ]
