"""What marks a file as ours, and the versions of its schema that this program knows."""

APPLICATION_ID = 0x76627431
"""``vbt1`` in the file's header, where ``file`` and other programs look for it."""

SCHEMA_VERSION = 3

SCHEMAS: dict[int, str] = {
    1: "8e842e0fb4b968ea1945d7d653ab41d3755c9994ee6baa79dc0427e274499f7f",
    2: "30c5b8ac36fe3c2f45c8374338c3aa95bae2de57e1909ce162f148cec657a3ac",
    3: "5ceae776eea4105822a7f96c374e56ca3d9949205d14cdd2652c94f4d18b1e1a",
}
"""Schema version → SHA-256 of the schema text (see :func:`vbtui.store.guard.fingerprint`).

Up to version 2 it is of all of the text; from version 3 on of all but the tables of the follow-up,
which are known by their shape instead (:mod:`vbtui.store.declared`).

A file with any other table, index, trigger or view is not opened: a trigger that somebody else
put in would run in our hands. ``python -m vbtui.store.schema`` prints the current value.
"""

OPEN_ENDED = 3
"""From this version on a file may have other tables of the follow-up than this program."""

JOURNAL_FORMAT = "1"
