"""The figures of the printed page, as a designer set them in sheet.toml.

Lengths are points.  What each figure means stands beside it in the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum

from builder import resources


class Paper(StrEnum):
    """A size of paper, always used sideways."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFigures:
    """The page and where its columns stand."""

    width: float
    height: float
    margin: float
    columns: int
    gutter: float
    masthead: float
    contents_rows: int
    title: float
    subtitle: float
    contents: float
    head: float
    foot: float

    @property
    def measure(self) -> float:
        """The width of a column."""
        inner = self.width - 2 * self.margin - (self.columns - 1) * self.gutter
        return inner / self.columns

    @property
    def depth(self) -> float:
        """The height of a column on a page without a masthead."""
        return self.height - 2 * self.margin

    def column_left(self, column: int) -> float:
        """Return the left edge of a column, counted from 0."""
        return self.margin + column * (self.measure + self.gutter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of type; `math` is a factor."""

    title: float
    subtitle: float
    contents: float
    chapter: float
    body: float
    small: float
    tiny: float
    code: float
    index: float
    formula: float
    formula_tight: float
    math: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadings:
    """Distances from line to line; `strut` is the share of it above the baseline."""

    contents: float
    body: float
    small: float
    code: float
    index: float
    strut: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spaces:
    """White."""

    entry: float
    stretch: float
    stretch_inside: float
    chapter: float
    chapter_rise: float
    chapter_line: float
    number: float
    contents: float
    contents_most: float
    key: float
    aside: float
    tag: float
    label: float
    code: float
    hang: float
    tint_side: float
    tint_inside: float
    tint_above: float
    tint_below: float
    tint_step: float
    formula_lines: float
    formula_indent: float
    verdict: float
    column_gap: float
    cell: float
    cell_tall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Thicknesses."""

    chapter: float
    top: float
    head: float
    row: float
    foot: float
    gutter: float
    code: float
    axis: float
    curve: float
    other: float
    mini: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plots:
    """Curves and images."""

    width: float
    height: float
    mini_width: float
    mini_height: float
    dash: float
    tick: float
    resolution: float
    picture: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """What may run over two columns."""

    tall: float
    most: float
    least: float
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """`#rrggbb`."""

    ink: str
    navy: str
    rust: str
    muted: str
    tint: str
    rule: str
    string: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All figures of the sheet."""

    page: PageFigures
    size: Sizes
    tracking: float
    """Of the title."""
    leading: Leadings
    space: Spaces
    rule: Rules
    plot: Plots
    split: Splits
    color: Colors


def read_layout(paper: Paper = Paper.A4) -> Layout:
    """Return the figures of sheet.toml for a size of paper."""
    table = tomllib.loads(resources.text("sheet.toml"))
    return Layout(
        page=PageFigures(**table["page"], **table["paper"][paper.value]),
        size=Sizes(**table["size"]),
        tracking=table["tracking"]["title"],
        leading=Leadings(**table["leading"]),
        space=Spaces(**table["space"]),
        rule=Rules(**table["rule"]),
        plot=Plots(**table["plot"]),
        split=Splits(**table["split"]),
        color=Colors(**table["color"]),
    )
