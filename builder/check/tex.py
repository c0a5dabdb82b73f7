"""LaTeX that an author typed and that does more than show mathematics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.check.texts import formulas_in, texts
from builder.model.deck import Deck
from builder.model.entry import FormulaEntry, Unchecked
from builder.model.problem import Problem
from builder.model.span import Text
from builder.model.symbol import Symbol

_LIVE = (
    *("href", "url", "hyperref", "style", "class", "cssId", "data", "mmlToken"),
    *("htmlClass", "htmlData", "htmlId", "htmlStyle", "texttip", "mathtip", "toggle", "action", "require"),
)
"""What MathJax makes links, attributes and loaded code of."""
_DEFINING = (
    *("def", "gdef", "edef", "xdef", "let", "futurelet", "newcommand", "renewcommand", "providecommand"),
    *("newenvironment", "renewenvironment", "DeclareMathOperator", "DeclarePairedDelimiter", "csname"),
)
"""What outlives its formula: MathJax keeps definitions from card to card."""
_READING = (
    *("input", "include", "includegraphics", "write", "immediate", "openin", "openout", "read", "special"),
    *("catcode", "directlua", "usepackage"),
)
"""What TeX itself would touch files with."""
_UNSAFE = re.compile(rf"\\({'|'.join((*_LIVE, *_DEFINING, *_READING))})(?![A-Za-z])")


_NESTING = ("\\", "{", "^", "_")
_MOST_NESTING = 1000
"""Each level of nesting takes one of these signs, and no program that sets formulas bears all too many."""


def tex_problems(deck: Deck) -> Iterator[Problem]:
    """Refuse every command in a `tex:` or between dollars that links, runs, defines or reads something."""
    yield from _in_symbols(deck.symbols)
    for section in deck.sections:
        yield from _in_symbols(section.symbols)
        for entry in section.entries:
            for text in texts(entry):
                for start, tex in formulas_in(text):
                    yield from _unsafe(text, start, tex)
            if isinstance(entry, FormulaEntry):
                yield from _in_symbols(entry.symbols)
                if isinstance(entry.formula, Unchecked):
                    yield from _unsafe(entry.formula.tex, 0, entry.formula.tex.value)


def _in_symbols(symbols: Iterable[Symbol]) -> Iterator[Problem]:
    for symbol in symbols:
        if symbol.tex is not None:
            yield from _unsafe(symbol.tex, 0, symbol.tex.value)
        if symbol.means is not None:
            for start, tex in formulas_in(symbol.means):
                yield from _unsafe(symbol.means, start, tex)


def _unsafe(text: Text, start: int, tex: str) -> Iterator[Problem]:
    if sum(map(tex.count, _NESTING)) > _MOST_NESTING:
        message = f"this LaTeX has more than {_MOST_NESTING:,} commands, braces and scripts"
        yield Problem("unsafe-tex", message, text.span(start, len(tex)), "show less at a time")
        return
    for found in _UNSAFE.finditer(tex):
        message = f"{found[0]} is not for mathematics"
        span = text.span(start + found.start(), len(found[0]))
        yield Problem("unsafe-tex", message, span, "take it out; a link to an entry is [[id]]")
