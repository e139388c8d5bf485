"""What can go wrong for a user. Anything else that is raised is a defect in the program."""

from __future__ import annotations

import errno


class VbtuiError(Exception):
    """Something the user can do something about.

    ``str(error)`` is one whole Swedish sentence: what happened and what to do. It is raised where
    the fault is found and shown, as plain text, at a front door.
    """


class InputError(VbtuiError):
    """What the user typed, pasted or chose cannot be taken; nothing has been changed."""


class FileError(VbtuiError):
    """The file cannot be opened, read or written; it is left as it was."""


class OlderFileError(FileError):
    """The file comes from an older program and has to be brought up to date before it is read."""


_REASONS = {
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.ENOENT: "den finns inte",
    errno.ENOTDIR: "sökvägen går genom en fil",
    errno.EISDIR: "det är en mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länken leder i en cirkel",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "din del av disken är full",
    errno.EROFS: "disken är skrivskyddad",
    errno.EIO: "disken svarar inte",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Swedish words to stand inside a sentence."""
    return _REASONS.get(error.errno or 0, f"systemet svarar med fel {error.errno}")


class OvertakenError(InputError):
    """Somebody else changed a text while it was being typed; what was typed is kept as a draft."""


class ClosedError(InputError):
    """The period takes no more reports from the unit; who can open it is in the sentence."""


class RemovedError(InputError):
    """What a report was about has been taken out of the plan; what was typed has to wait."""
