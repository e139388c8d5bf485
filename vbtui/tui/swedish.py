"""Textual's own English, where a user of the program meets it, in Swedish.

Textual has no translations. Its bindings' descriptions come here; what else it says is replaced
where it is said: palette and theme list by our own, ctrl+c in ``shell.py``.
"""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widgets import Input, TextArea

_DESCRIPTIONS = {
    # Screen
    "Focus Next": "Till nästa ruta",
    "Focus Previous": "Till förra rutan",
    # Input
    "Move cursor left": "Ett steg åt vänster",
    "Move cursor left and select": "Markera åt vänster",
    "Move cursor left a word": "Ett ord åt vänster",
    "Move cursor left a word and select": "Markera ett ord åt vänster",
    "Move cursor right or accept the completion suggestion": "Ett steg åt höger",
    "Move cursor right and select": "Markera åt höger",
    "Move cursor right a word": "Ett ord åt höger",
    "Move cursor right a word and select": "Markera ett ord åt höger",
    "Delete character left": "Radera tecknet före",
    "Select all": "Markera allt",
    "Go to start": "Till början",
    "Go to end": "Till slutet",
    "Select line start": "Markera till början",
    "Select line end": "Markera till slutet",
    "Delete character right": "Radera tecknet efter",
    "Submit": "Klar",
    "Delete left to start of word": "Radera ordet före",
    "Delete all to the left": "Radera allt före",
    "Delete right to start of word": "Radera ordet efter",
    "Delete all to the right": "Radera allt efter",
    "Cut selected text": "Klipp ut",
    "Copy selected text": "Kopiera det markerade",
    "Paste text from the clipboard": "Klistra in",
    # TextArea
    "Cursor up": "En rad upp",
    "Cursor down": "En rad ner",
    "Cursor left": "Ett steg åt vänster",
    "Cursor right": "Ett steg åt höger",
    "Cursor word left": "Ett ord åt vänster",
    "Cursor word right": "Ett ord åt höger",
    "Cursor line start": "Till radens början",
    "Cursor line end": "Till radens slut",
    "Cursor page up": "En sida upp",
    "Cursor page down": "En sida ner",
    "Cursor left word select": "Markera ett ord åt vänster",
    "Cursor right word select": "Markera ett ord åt höger",
    "Cursor line start select": "Markera till radens början",
    "Cursor line end select": "Markera till radens slut",
    "Cursor up select": "Markera uppåt",
    "Cursor down select": "Markera neråt",
    "Cursor left select": "Markera åt vänster",
    "Cursor right select": "Markera åt höger",
    "Select line": "Markera raden",
    "Cut": "Klipp ut",
    "Copy": "Kopiera",
    "Paste": "Klistra in",
    "Delete to line start": "Radera till radens början",
    "Delete to line end": "Radera till radens slut",
    "Delete line": "Radera raden",
    "Undo": "Ångra det skrivna",
    "Redo": "Gör om det skrivna",
    # Scrolling
    "Scroll Up": "Rulla upp",
    "Scroll Down": "Rulla ner",
    "Scroll Left": "Rulla åt vänster",
    "Scroll Right": "Rulla åt höger",
    "Scroll Home": "Till början",
    "Scroll End": "Till slutet",
    "Page Up": "En sida upp",
    "Page Down": "En sida ner",
    "Page Left": "En sida åt vänster",
    "Page Right": "En sida åt höger",
    # Button
    "Press button": "Tryck på knappen",
}


def description(text: str) -> str:
    """What a binding does, in Swedish: ours as it stands, Textual's translated."""
    return _DESCRIPTIONS.get(text, text)


def is_textuals(text: str) -> bool:
    """Whether a binding's description is one of Textual's."""
    return text in _DESCRIPTIONS


def group_title(node: DOMNode) -> str:
    """What the keys of a widget stand under; empty where it has no name."""
    own = getattr(node, "HELP_TITLE", None) or node.BINDING_GROUP_TITLE
    if isinstance(own, str) and not (isinstance(node, Input) and own == Input.BINDING_GROUP_TITLE):
        return own
    return "Textfältet" if isinstance(node, Input | TextArea) else ""
