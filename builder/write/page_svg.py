"""The sheet's pages as SVG, from the same frames as the PDF, with every glyph drawn once a page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from builder.typeset.fonts import Fonts
from builder.typeset.frame import Area, Frame, Glyph, Image, Rule, Run, Stroke
from builder.typeset.outline import Outlines
from builder.typeset.pages import Page

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_Row = tuple[tuple[int, int], ...]
"""(glyph, offset in thousandths of an em) of a word."""


def page_svgs(pages: Sequence[Page], fonts: Fonts) -> tuple[str, ...]:
    """Return each page as an SVG that needs nothing but itself."""
    outlines: dict[str, Outlines] = {}
    return tuple(_Drawing(fonts, outlines, page.frame.ascent).drawn(page) for page in pages)


@dataclass(slots=True)
class _Drawing:
    """One page, while it is drawn; y grows downward from its top."""

    fonts: Fonts
    outlines: dict[str, Outlines]
    height: float
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    """Of the glyphs that are drawn."""
    words: dict[tuple[str, _Row], str] = field(default_factory=dict)
    """Of the words that are drawn, each from its glyphs."""

    def drawn(self, page: Page) -> str:
        """Return the whole page."""
        body = "".join(self._colored(page.frame))
        words = "".join(
            f'<g id="{name}">{self._uses(font, row)}</g>' for (font, row), name in self.words.items()
        )
        shapes = "".join(
            f'<path id="{name}" d="{self._font(font).drawn(gid)}"/>'
            for (font, gid), name in self.names.items()
        )
        width, height = _n(page.frame.width), _n(page.frame.ascent)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
            f' height="{height}"><defs>{shapes}{words}</defs><rect width="{width}" height="{height}" fill="#fff"/>'
            f"{body}</svg>"
        )

    def _colored(self, frame: Frame) -> Iterator[str]:
        """Yield the leaves in order, those of one colour in one group."""
        current = ""
        for x, y, leaf, color in frame.leaves():
            ink = color or "#000000"
            if ink != current:
                yield f'{"</g>" if current else ""}<g fill="{ink}" stroke="none">'
                current = ink
            yield self._leaf(leaf, x, self.height - y, ink)
        yield "</g>" if current else ""

    def _leaf(self, leaf: Glyph | Run | Rule | Stroke | Area | Image, x: float, y: float, color: str) -> str:
        match leaf:
            case Glyph():
                return self._row(leaf.font, leaf.size, [(((leaf.gid, 0),), 0)], x, y)
            case Run():
                return self._row(leaf.font, leaf.size, self._words(leaf), x, y)
            case Rule():
                top = _n(y - leaf.height)
                return f'<rect x="{_n(x)}" y="{top}" width="{_n(leaf.width)}" height="{_n(leaf.height)}"/>'
            case Stroke():
                dash = f' stroke-dasharray="{" ".join(map(_n, leaf.dash))}"' if leaf.dash else ""
                return (
                    f'<path d="{_path(leaf.points, x, y)}" fill="none" stroke="{color}"'
                    f' stroke-width="{_n(leaf.thickness)}"{dash}/>'
                )
            case Area():
                return f'<path d="{_path(leaf.points, x, y)}Z"/>'
            case Image():
                data = b64encode(leaf.content).decode("ascii")
                return (
                    f'<image x="{_n(x)}" y="{_n(y - leaf.height)}" width="{_n(leaf.width)}"'
                    f' height="{_n(leaf.height)}" href="data:{leaf.media};base64,{data}"/>'
                )
            case _:
                assert_never(leaf)

    def _words(self, run: Run) -> Iterator[tuple[_Row, int]]:
        """Yield the words of a run, kerned and tracked, and where each begins."""
        font, kerns, x = self._font(run.font), dict(run.kerns), 0.0
        word: list[tuple[int, int]] = []
        start = 0
        for index, char in enumerate(run.text):
            gid = font.gid(char)
            if not font.drawn(gid):
                yield tuple(word), start
                word = []
            else:
                start = start if word else round(x)
                word.append((gid, round(x) - start))
            x += font.advance(gid) + (kerns.get(index, 0.0) + run.tracking) * 1000 / run.size
        yield tuple(word), start

    def _row(self, font: str, size: float, words: Iterable[tuple[_Row, int]], x: float, y: float) -> str:
        """Return words side by side, each a reference to one that is drawn once."""
        drawn = [(self._word(font, word), at) for word, at in words if word and self._shows(font, word)]
        where = f'transform="translate({_n(x)} {_n(y)})scale({_n(size / 1000, 5)})"'
        if len(drawn) == 1 and drawn[0][1] == 0:
            return f'<use href="#{drawn[0][0]}" {where}/>'
        return f"<g {where}>{''.join(_use(name, at) for name, at in drawn)}</g>" if drawn else ""

    def _shows(self, font: str, word: _Row) -> bool:
        return any(self._font(font).drawn(gid) for gid, _ in word)

    def _word(self, font: str, word: _Row) -> str:
        if len(word) == 1:
            return self._name(font, word[0][0])
        return self.words.setdefault((font, word), "w" + _short(len(self.words)))

    def _uses(self, font: str, row: _Row) -> str:
        return "".join(_use(self._name(font, gid), at) for gid, at in row)

    def _name(self, font: str, gid: int) -> str:
        key = (font, gid)
        if key not in self.names:
            self.names[key] = "g" + _short(len(self.names))
        return self.names[key]

    def _font(self, name: str) -> Outlines:
        if name not in self.outlines:
            self.outlines[name] = Outlines(self.fonts.file(name))
        return self.outlines[name]


def _use(name: str, at: int) -> str:
    return f'<use href="#{name}" x="{at}"/>' if at else f'<use href="#{name}"/>'


def _short(number: int) -> str:
    """Return a number in few characters."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def _path(points: Sequence[tuple[float, float]], x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y)}L" + " ".join(f"{_n(x + dx)} {_n(y - dy)}" for dx, dy in points)


def _n(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
