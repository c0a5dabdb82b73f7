"""The sheet's pages as SVG within HTML, from the same frames as the PDF: words as text, in fonts brought along.

On a page words lie over all else, those of one look together: so the look is said once for many.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import assert_never

from builder.typeset.fonts import Fonts
from builder.typeset.frame import Area, Glyph, Image, Leaf, Rule, Run, Stroke
from builder.typeset.pages import Page
from builder.write.page_font import PageFont

_BLACK = "#000000"
_Placed = tuple[float, float, Leaf, str | None]
_Style = tuple[str, float, str, float]
"""Font, size, colour and tracking."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pages of a sheet, as elements of one HTML document."""

    pages: tuple[str, ...] = ()
    style: str = ""
    """Their fonts, and the classes of their words."""


def page_svgs(pages: Sequence[Page], fonts: Fonts) -> Pictures:
    """Return each page as an SVG that needs nothing but the style beside it."""
    pen = _Pen(fonts)
    drawn = tuple(pen.page(page, number) for number, page in enumerate(pages, 1))
    return Pictures(drawn, pen.style())


@dataclass(slots=True)
class _Pen:
    """Draws pages; y grows downward from their tops."""

    files: Fonts
    height: float = 0.0
    """Of the page that is drawn."""
    fonts: dict[str, PageFont] = field(default_factory=dict)
    styles: dict[_Style, str] = field(default_factory=dict)
    """The class of all words that look alike."""

    def page(self, page: Page, number: int) -> str:
        """Return a whole page."""
        self.height = page.frame.ascent
        width, height = _n(page.frame.width), _n(self.height)
        shapes: list[str] = []
        words: dict[_Style, list[str]] = {}
        for style, alike in groupby(page.frame.leaves(), key=_style):
            if style is None:
                shapes += (self._shape(*placed) for placed in alike)
            else:
                words.setdefault(style, []).extend(self._texts(self._font(style[0]), tuple(alike)))
        texts = "".join(
            f'<g class="{self._look(style)}">{"".join(found)}</g>' for style, found in words.items()
        )
        return (
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Page {number} of the sheet">'
            f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(shapes)}{texts}</svg>'
        )

    def style(self) -> str:
        """Return what all pages need: fonts, and a class for each look that words have."""
        classes = (
            f".{name}{{font:{_n(size, 3)}px {self._font(font).name};fill:{color}"
            f"{f';letter-spacing:{_n(tracking, 3)}px' if tracking else ''}}}"
            for (font, size, color, tracking), name in self.styles.items()
        )
        return "\n".join((*(font.style() for font in self.fonts.values()), *classes))

    def _texts(self, font: PageFont, alike: tuple[_Placed, ...]) -> Iterator[str]:
        """Yield words of one look: a run by itself, glyphs that follow one another as one text.

        They stand to a tenth of a point, a tenth of what a screen shows.
        """
        for is_glyph, leaves in groupby(alike, key=lambda placed: isinstance(placed[2], Glyph)):
            placed = [(_n(x, 1), _n(self.height - y, 1), leaf) for x, y, leaf, _ in leaves]
            if is_glyph:
                chars = "".join(font.char(leaf.gid) for _, _, leaf in placed if isinstance(leaf, Glyph))
                tops = [top for _, top, _ in placed]
                where = tops[0] if len(set(tops)) == 1 else " ".join(tops)
                yield _text(" ".join(x for x, _, _ in placed), where, chars)
            else:
                yield from (_text(x, y, font.text(leaf)) for x, y, leaf in placed if isinstance(leaf, Run))

    def _shape(self, x: float, up: float, leaf: Leaf, inherited: str | None) -> str:
        """Return a leaf that is not of words."""
        y, color = self.height - up, inherited or _BLACK
        match leaf:
            case Rule():
                size = f'width="{_n(leaf.width)}" height="{_n(leaf.height)}"'
                return f'<rect x="{_n(x)}" y="{_n(y - leaf.height)}" {size} fill="{color}"/>'
            case Stroke():
                dash = f' stroke-dasharray="{" ".join(map(_n, leaf.dash))}"' if leaf.dash else ""
                return (
                    f'<path d="{_path(leaf.points, x, y)}" fill="none" stroke="{color}"'
                    f' stroke-width="{_n(leaf.thickness)}"{dash}/>'
                )
            case Area():
                return f'<path d="{_path(leaf.points, x, y)}Z" fill="{color}"/>'
            case Image():
                data = b64encode(leaf.content).decode("ascii")
                return (
                    f'<image x="{_n(x)}" y="{_n(y - leaf.height)}" width="{_n(leaf.width)}"'
                    f' height="{_n(leaf.height)}" href="data:{leaf.media};base64,{data}"/>'
                )
            case Run() | Glyph():
                raise AssertionError
            case _:
                assert_never(leaf)

    def _look(self, style: _Style) -> str:
        """Return the class of a look."""
        return self.styles.setdefault(style, f"t{len(self.styles)}")

    def _font(self, name: str) -> PageFont:
        if name not in self.fonts:
            self.fonts[name] = PageFont(f"f{len(self.fonts)}", self.files.file(name))
        return self.fonts[name]


def _style(placed: _Placed) -> _Style | None:
    """Return the style of words; None of what has none."""
    _, _, leaf, color = placed
    match leaf:
        case Glyph():
            return leaf.font, leaf.size, color or _BLACK, 0.0
        case Run():
            return leaf.font, leaf.size, color or _BLACK, leaf.tracking
        case _:
            return None


def _text(x: str, y: str, text: str) -> str:
    """Return a text; HTML needs no quotes around one number, and there are thousands."""
    left = f'"{x}"' if " " in x else x
    top = f'"{y}"' if " " in y else y
    return f"<text x={left} y={top}>{escape(text, quote=False)}</text>"


def _path(points: Sequence[tuple[float, float]], x: float, y: float) -> str:
    """Return a line through points, to a tenth of a point."""
    turns = " ".join(f"{_n(x + dx, 1)} {_n(y - dy, 1)}" for dx, dy in points)
    return f"M{_n(x, 1)} {_n(y, 1)}L{turns}"


def _n(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
