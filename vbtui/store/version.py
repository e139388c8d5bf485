"""What marks a file as ours, and the versions of its schema that this program knows."""

APPLICATION_ID = 0x76627431
"""``vbt1`` in the file's header, where ``file`` and other programs look for it."""

SCHEMA_VERSION = 2

SCHEMAS: dict[int, str] = {
    1: "8e842e0fb4b968ea1945d7d653ab41d3755c9994ee6baa79dc0427e274499f7f",
    2: "30c5b8ac36fe3c2f45c8374338c3aa95bae2de57e1909ce162f148cec657a3ac",
}
"""Schema version → SHA-256 of the whole schema text (see :func:`vbtui.store.guard.fingerprint`).

A file with any other table, index, trigger or view is not opened: a trigger that somebody else
put in would run in our hands. ``python -m vbtui.store.schema`` prints the current value.
"""

JOURNAL_FORMAT = "1"
