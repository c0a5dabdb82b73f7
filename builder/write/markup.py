"""What is said as HTML, for the deck and for the preview alike.

Author's text is shown as typed: nothing in it is live for the browser, for Anki's templates and
clozes, for Anki's own brackets ([sound:…], [latex]) or for MathJax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Protocol, assert_never

from builder.model.piece import (
    Break,
    Code,
    Display,
    Gap,
    Gapped,
    Inline,
    Items,
    Labelled,
    Legend,
    Link,
    Math,
    Picture,
    Piece,
    Plot,
    Prose,
    Style,
    Table,
    Verbatim,
    Words,
)
from builder.model.verdict import Verdict
from builder.write.breadth import breadth
from builder.write.code import code_html
from builder.write.escape import attribute, code_text, words_html
from builder.write.gaps import anki_gaps
from builder.write.svg import plot_svg

_BROAD = 10.0
"""So many ems fit on any screen."""
_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?")
_DOUBLED = re.compile(r"([{}:])(?=\1)")
_OPEN, _CLOSE = "\x02", "\x03"
"""Stand around a formula until its neighbours are known; no text can hold them, since YAML has no controls."""
_BOUND = re.compile(rf"([(\[“‘]*){_OPEN}([^{_CLOSE}]*){_CLOSE}((?:[,.;:!?)\]”’…]|[-–]\w+)*)")
GLYPHS = {Verdict.PROVED: "✓", Verdict.AGREES: "≈", Verdict.UNCHECKED: "◊"}
_TAGS = {Style.STRONG: "b", Style.EMPHASIS: "i"}


class Dialect(Protocol):
    """How the deck and the preview differ."""

    def inline(self, math: Math) -> str:
        """Return a formula within a line."""

    def display(self, formula: Display) -> str:
        """Return a formula that stands alone."""

    def gapped(self, formula: Gapped) -> str:
        """Return a formula that stands alone, with a cloze a gap."""

    def link(self, link: Link, inner: str) -> str:
        """Return a reference to another entry around its HTML."""

    def image(self, picture: Picture) -> str:
        """Return where an image's bytes are found."""


class AnkiDialect:
    """Formulas for the MathJax that Anki brings; references as text, since cards cannot open each other."""

    def inline(self, math: Math) -> str:
        r"""Return `\(…\)`."""
        return rf"\({card_tex(math.tex)}\)"

    def display(self, formula: Display) -> str:
        r"""Return `\[…\]`."""
        return rf"\[{card_tex(formula.tex)}\]"

    def gapped(self, formula: Gapped) -> str:
        r"""Return `\[…\]`."""
        return rf"\[{anki_gaps(formula, card_tex)}\]"

    def link(self, link: Link, inner: str) -> str:  # noqa: ARG002 (the protocol's)
        """Return the words alone."""
        return inner

    def image(self, picture: Picture) -> str:
        """Return the name that the image has among the package's media."""
        return picture.name


def card_tex(tex: str) -> str:
    """Return TeX that survives a card: no `}}` to end a cloze, no `::` to begin a hint, `<` as an entity.

    Anki strips tags from formulas in clozes, so that a bare `a<b, c>d` would show `ad`.
    """
    return escape(_DOUBLED.sub(r"\1 ", " ".join(tex.split())), quote=False)


def prose_html(prose: Prose, dialect: Dialect) -> str:
    """Return a paragraph's inside; a formula and the punctuation at it stay on one line."""
    html = "".join(_inline(inline, dialect) for inline in prose.inlines)
    return _BOUND.sub(_kept_together, html) if _OPEN in html else html


def judged_html(formula: Display, dialect: Dialect) -> str:
    """Return a formula under its verdict: a refuted one is outlined, and said to be wrong."""
    if formula.verdict is Verdict.REFUTED:
        tag = '<span class="tag">× with an error</span>'
        return _formula("formula wrong", formula.tex, f"{tag}{dialect.display(formula)}")
    mark = "" if formula.verdict is None else f"{GLYPHS[formula.verdict]} {formula.verdict}"
    return _formula("formula", formula.tex, f'<span class="tag">{mark}</span>{dialect.display(formula)}')


def slot_html(said: tuple[Piece | Gapped, ...], dialect: Dialect) -> str:
    """Return what fills a field: a lone paragraph bare, everything else as blocks."""
    match said:
        case (Prose() as prose,):
            return prose_html(prose, dialect)
        case _:
            return "".join(_block(piece, dialect) for piece in said)


def cloze_html(steps: Iterable[Prose], dialect: Dialect) -> str:
    """Return numbered steps with one cloze each; `::` would begin a hint."""
    clozes = (
        f"<li>{{{{c{number}::{prose_html(step, dialect).replace('::', '&#58;&#58;')}}}}}</li>"
        for number, step in enumerate(steps, 1)
    )
    return f"<ol>{''.join(clozes)}</ol>"


def _inline(inline: Inline, dialect: Dialect) -> str:
    match inline:
        case Words():
            inner, tag = words_html(inline.text), _TAGS.get(inline.style)
            return f"<{tag}>{inner}</{tag}>" if tag else inner
        case Math():
            # MathJax sets a bare number larger than the text around it.
            bare = _NUMBER.fullmatch(inline.tex)
            return inline.tex.replace("-", "−") if bare else f"{_OPEN}{dialect.inline(inline)}{_CLOSE}"
        case Verbatim():
            return f"<code>{code_text(inline.text)}</code>"
        case Link():
            return dialect.link(inline, "".join(_inline(part, dialect) for part in inline.inlines))
        case Break():
            return "<br>"
        case _:
            assert_never(inline)


def _kept_together(found: re.Match[str]) -> str:
    """Return a formula with its punctuation; browsers would break a line between the two."""
    before, formula, after = found.groups()
    return f'<span class="bound">{before}{formula}{after}</span>' if before or after else formula


def _block(piece: Piece | Gapped, dialect: Dialect) -> str:
    match piece:
        case Prose():
            return f"<p>{prose_html(piece, dialect)}</p>"
        case Items():
            tag = "ol" if piece.numbered else "ul"
            items = "".join(f"<li>{prose_html(item, dialect)}</li>" for item in piece.items)
            return f"<{tag}>{items}</{tag}>"
        case Display():
            mark = '<span class="tag">◊ unchecked</span>' if piece.verdict is Verdict.UNCHECKED else ""
            return _formula("formula", piece.tex, f"{mark}{dialect.display(piece)}")
        case Gapped():
            tex = "".join(part.tex if isinstance(part, Gap) else part for part in piece.tex)
            return _formula("formula", tex, dialect.gapped(piece))
        case Legend():
            return _legend(piece, dialect)
        case Labelled():
            said = slot_html(piece.said, dialect)
            return f"<div><b>{words_html(piece.label)}</b> {said}</div>"
        case Table():
            return _table(piece, dialect)
        case Code():
            return code_html(piece)
        case Plot():
            return plot_svg(piece)
        case Picture():
            return f'<img src="{dialect.image(piece)}" alt="{attribute(piece.alt)}">'
        case _:
            assert_never(piece)


def _formula(kind: str, tex: str, inner: str) -> str:
    """Return a formula that stands alone; a broad one says so, and the style sheet sets it to fit."""
    ems = breadth(tex)
    style = f' style="--ems:{ems:.1f}"' if ems > _BROAD else ""
    return f'<div class="{kind}"{style}>{inner}</div>'


def _legend(legend: Legend, dialect: Dialect) -> str:
    """Return symbols with their meanings; semicolons between them where a meaning has a comma itself."""
    pairs = [f"{dialect.inline(symbol)} {prose_html(means, dialect)}" for symbol, means in legend.symbols]
    commas = any(
        "," in word.text for _, means in legend.symbols for word in means.inlines if isinstance(word, Words)
    )
    return ("; " if commas else ", ").join(pairs)


def _table(table: Table, dialect: Dialect) -> str:
    head = "".join(f'<th scope="col">{prose_html(cell, dialect)}</th>' for cell in table.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(cell, dialect)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(cell: Prose | Display | Plot, dialect: Dialect) -> str:
    match cell:
        case Plot():
            return plot_svg(cell)
        case Prose():
            return prose_html(cell, dialect)
        case Display():
            return dialect.display(cell)
        case _:
            assert_never(cell)
