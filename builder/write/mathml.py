"""What the preview says in its own way: formulas as MathML, references within the page, pictures in it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import escape, unescape
from urllib.parse import quote

from math_core import LatexError, LatexToMathML

from builder.model.piece import Display, Gapped, Link, Math, Picture
from builder.write.escape import BRACES, words_html
from builder.write.gaps import preview_gaps

_COLUMN = re.compile(r'style="text-align: (left|right);justify-items: \w+;padding-\w+: 0;"')
"""What math-core says of every cell of a column; the page's style sheet says it once."""
_UPRIGHT = re.compile(r"<mrow><mspace/>(<mi>[^<]*</mi>)</mrow>")
"""How math-core says that letters are one word, where the word is alone."""
_TAG = re.compile("<[^>]*>")
_QUOTES = re.compile(r'="([\w.]+)"(?=[ >])')
"""Which HTML can do without."""
_MATH = re.compile("<math.*?</math>", re.DOTALL)
_NESTING = ("\\", "{", "^", "_")
_MOST_NESTING = 2000
"""math-core ends the process on formulas nested much deeper, and each level takes one of these signs."""


class PreviewDialect:
    """Formulas as MathML, references as links within the page."""

    def inline(self, math: Math) -> str:
        """Return a formula within a line."""
        return _mathml(math.tex, math.linear, displaystyle=False)

    def display(self, formula: Display) -> str:
        """Return a formula that stands alone."""
        return _mathml(formula.tex, formula.linear, displaystyle=True)

    def gapped(self, formula: Gapped) -> str:
        """Return a formula that stands alone, with a cloze a gap; a line of it would tell what is hidden."""
        return preview_gaps(formula, lambda tex: _mathml(tex, "", displaystyle=True))

    def link(self, link: Link, inner: str) -> str:
        """Return a link to the entry's first card."""
        return f'<a href="#{quote(link.entry)}">{inner}</a>'

    def image(self, picture: Picture) -> str:
        """Return the image itself."""
        return f"data:{picture.media};base64,{b64encode(picture.content).decode('ascii')}"


def letters(html: str) -> frozenset[str]:
    """Return every character that stands in a formula of a page."""
    return frozenset(unescape("".join(_TAG.sub("", formula) for formula in _MATH.findall(html))))


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML()


@cache
def _mathml(tex: str, linear: str, *, displaystyle: bool) -> str:
    """Return MathML that carries its linear form for searching, if that is other than its letters.

    TeX that is unknown stays as it is.

    Braces are entities, so that none of them ends a cloze.
    """
    if sum(map(tex.count, _NESTING)) > _MOST_NESTING:
        return f"<code>{words_html(tex)}</code>"
    try:
        mathml: str = _converter().convert_with_local_state(tex, displaystyle=displaystyle)
    except LatexError:
        return f"<code>{words_html(tex)}</code>"
    mathml = _UPRIGHT.sub(r"\1", _COLUMN.sub(r'class="\1"', mathml))
    mathml = _QUOTES.sub(r"=\1", mathml)
    if linear != unescape(_TAG.sub("", mathml)):
        mathml = mathml.replace("<math", f'<math alttext="{escape(linear)}"', 1)
    return mathml.translate(BRACES)
