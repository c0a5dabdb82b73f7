"""Author's text, made dead: nothing in it is live for the browser, for Anki or for MathJax."""

from __future__ import annotations

import re
from html import escape

BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
"""Entities that the templates of Anki and its clozes do not know for braces."""
_CODE = BRACES | str.maketrans({"\\": "&#92;", "[": "&#91;"})
"""In code, all that could begin something: marks may fall between any two letters of it."""
_BRACKET = re.compile(r"\[(?=/?\$|/?latex\]|sound:|anki:|\[type:)")
_DELIMITER = re.compile(r"\\(?=[(\[\])])")


def words_html(text: str) -> str:
    r"""Return text as typed; a word joiner, unseen, keeps a typed `\(` from MathJax."""
    dead = _BRACKET.sub("&#91;", escape(text, quote=False).translate(BRACES))
    return _DELIMITER.sub("&#92;&#8288;", dead)


def code_text(text: str) -> str:
    """Return code as typed; MathJax leaves code alone, and Anki's own search for formulas meets entities."""
    return escape(text, quote=False).translate(_CODE)


def attribute(text: str) -> str:
    """Return text fit to stand between double quotes."""
    return words_html(text).replace('"', "&quot;")
