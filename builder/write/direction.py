"""Cards in another language: what browsers must be told of it, and nothing for English.

The shipped deck's note types are fixed, so whatever is added here is added to other decks alone.
"""

from __future__ import annotations

from html import escape

from builder import resources
from builder.typeset.script import reads_rightward

_SIDE = '<div class="pd"'


def in_language(side: str, language: str) -> str:
    """Return a side of a card that says in which language it is, and where its lines begin."""
    if language.partition("-")[0].lower() == "en":
        return side
    return side.replace(_SIDE, f'{_SIDE} lang="{escape(language)}"{direction(language)}', 1)


def direction(language: str) -> str:
    """Return the attribute of what is read from the right; nothing for what is not."""
    return ' dir="rtl"' if reads_rightward(language) else ""


def direction_style(language: str) -> str:
    """Return what follows the style sheet of cards that are read from the right."""
    return resources.text("cards-rtl.css") if reads_rightward(language) else ""
