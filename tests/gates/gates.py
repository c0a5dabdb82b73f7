"""What a sheet must be before it is printed: each gate returns what it found wrong, nothing where all is well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from builder.typeset.frame import Frame
from builder.typeset.heading import NOTATION
from builder.typeset.layout import read_layout
from tests.gates.printed import Char, Line, Printed

LEAST_FILL = 0.92
BALANCE = 15
HOLE = 30
KB_A_PAGE = 40
LEAST_TEXT, LEAST_SCRIPT = 7.0, 5.5
OVERHANG = 1.5
"""By how many points slanted letters may lean out of a column."""
PARTED = 0.42
"""The share of columns that may begin inside an entry.  An entry is 130 points high in the mean; white may
grow by some 30 and stay empty for 27 more, so that about this share of columns has no other way to end."""
_NEVER_FIRST = tuple(",;:.!?)]}·")
_INDENT = 60.0
"""How far from a column's left a line of text may begin."""
_ID_AT_RIGHT = 100.0
"""How far from a column's right an id ends at most."""


def unembedded_fonts(sheet: Printed) -> Iterator[str]:
    """Yield fonts that the file does not bring, or whose glyphs do not say what they mean."""
    for page in sheet.reader.pages:
        for font in page["/Resources"]["/Font"].values():
            found = font.get_object()
            if "/FontFile2" not in found.get("/FontDescriptor", {}) or "/ToUnicode" not in found:
                yield str(found["/BaseFont"])


def overrunning(sheet: Printed) -> Iterator[tuple[int, Char]]:
    """Yield what runs over its column."""
    for number in range(len(sheet.chars)):
        for char in sheet.body(number):
            inside = (
                left - OVERHANG <= char.left and char.right <= right + OVERHANG
                for left, right in sheet.columns
            )
            if not any(inside):
                yield number + 1, char


def outside_of_the_page(sheet: Printed) -> Iterator[tuple[int, Char]]:
    """Yield what leaves the page or its margins."""
    page = read_layout(sheet.paper).page
    for number, found in enumerate(sheet.chars, start=1):
        for char in found:
            across = page.margin - OVERHANG <= char.left and char.right <= page.width - page.margin + OVERHANG
            if not (across and char.bottom > 12 and char.top < page.height - 12):
                yield number, char


def empty_columns(sheet: Printed) -> Iterator[tuple[int, list[float]]]:
    """Yield pages but the last that have a column which is not full."""
    page = read_layout(sheet.paper).page
    for number, columns in enumerate(sheet.ink[:-1]):
        depth = sheet.top(number) - page.margin
        feet = [max(rows, default=0) / depth for rows in columns]
        if min(feet) < LEAST_FILL:
            yield number + 1, feet


def holes(sheet: Printed) -> Iterator[tuple[int, int]]:
    """Yield (page, height) of white inside of columns that the eye takes for a hole."""
    for number, columns in enumerate(sheet.ink, start=1):
        for rows in columns:
            yield from ((number, below - above) for above, below in pairwise(rows) if below - above >= HOLE)


def uneven_feet(sheet: Printed) -> Iterator[list[int]]:
    """Yield the feet of the last page, if they are not even."""
    feet = [max(rows, default=0) for rows in sheet.ink[-1]]
    if max(feet) - min(feet) > BALANCE:
        yield feet


def small_type(sheet: Printed) -> Iterator[tuple[int, Char]]:
    """Yield what is too small to read."""
    for number, found in enumerate(sheet.chars, start=1):
        for char in found:
            least = LEAST_SCRIPT if "Math" in char.font else LEAST_TEXT
            if char.size < least - 0.01:
                yield number, char


def heavy(sheet: Printed) -> Iterator[float]:
    """Yield the weight of a page in KB, if it is too much."""
    kilobytes = len(sheet.pdf) / 1024 / len(sheet.chars)
    if kilobytes > KB_A_PAGE:
        yield kilobytes


def images(sheet: Printed) -> Iterator[str]:
    """Yield images made of dots."""
    for page in sheet.reader.pages:
        yield from (image.name for image in page.images)


def lone_words(sheet: Printed) -> Iterator[str]:
    """Yield one-word last lines of paragraphs in the size of text."""
    layout = read_layout(sheet.paper)
    for above, line in pairwise(sheet.lines):
        apart = above.chars[0].baseline - line.chars[0].baseline
        follows = above.page == line.page and above.left == line.left
        runs_on = follows and abs(apart - layout.leading.body) < 0.3 and _is_text(line, layout.size.body)
        same_edge = abs(above.chars[0].left - line.chars[0].left) < layout.page.measure / 3
        if runs_on and same_edge and len(line.words) == 1 and _is_text(above, layout.size.body):
            yield str(line)


def _is_text(line: Line, size: float) -> bool:
    return any(abs(char.size - size) < 0.01 and "Sans" in char.font for char in line.chars)


def bad_starts(sheet: Printed) -> Iterator[str]:
    """Yield lines of text that begin with a comma or its like, with a dot between names, or with a page number."""
    for line in sheet.lines:
        first, words = line.chars[0], line.words
        if "Sans" not in first.font or first.left > line.left + _INDENT:
            continue
        place = words[0] == "p" and words[1:2] and words[1].strip(",·").isdigit()
        if (first.text in _NEVER_FIRST or place) and not _has_left(sheet, line):
            yield str(line)


def _has_left(sheet: Printed, line: Line) -> bool:
    """Tell whether something stands at the left of a line on another baseline, such as a fraction."""
    first = line.chars[0]
    return any(
        line.left - OVERHANG <= char.left < first.left
        and char.bottom < first.baseline + 5
        and char.top > first.baseline
        for char in sheet.chars[line.page - 1]
    )


def lone_arrows(sheet: Printed) -> Iterator[str]:
    """Yield lines that end with an arrow whose name stands on the next."""
    for line in sheet.lines:
        # what stands in a formula or a table's cell is no reference
        if line.chars[-1].text == "→" and "SmBld" in line.chars[-1].font:
            yield str(line)


def ids_at_left(sheet: Printed) -> Iterator[str]:
    """Yield ids of entries that stand at the left of a line."""
    ids = {anchor for anchor, _ in _anchors(sheet) if ":" not in anchor}
    for line in sheet.lines:
        mono = "".join(char.text for char in line.chars) if "Mono" in line.chars[0].font else ""
        if mono in ids and line.chars[-1].right < line.right - _ID_AT_RIGHT:
            yield mono


def parted_entries(sheet: Printed) -> Iterator[str]:
    """Yield what columns begin inside of an entry, if they are too many."""
    starts = list(_starts(sheet))
    inside = [place for place, begins in starts if not begins]
    if len(inside) > PARTED * len(starts):
        yield from inside


def _starts(sheet: Printed) -> Iterator[tuple[str, bool]]:
    """Yield each column before the notation, and whether it begins with an entry or a heading."""
    for number, page in enumerate(sheet.typeset.pages, start=1):
        for column, stack in enumerate(_stacks(sheet, page.frame), start=1):
            anchors = [part.anchor for _, _, part in stack.parts if isinstance(part, Frame)]
            if anchors:
                yield f"page {number}, column {column}", anchors[0] is not None
            if NOTATION in anchors:
                return


def _stacks(sheet: Printed, frame: Frame) -> list[Frame]:
    measure = read_layout(sheet.paper).page.measure
    return [
        part for _, _, part in frame.parts if isinstance(part, Frame) and abs(part.width - measure) < 0.01
    ]


def _anchors(sheet: Printed) -> Iterator[tuple[str, int]]:
    """Yield the names of places, with their pages."""
    for number, page in enumerate(sheet.typeset.pages, start=1):
        for stack in _stacks(sheet, page.frame):
            for _, _, part in stack.parts:
                if isinstance(part, Frame) and part.anchor:
                    yield part.anchor, number


GATES = (
    unembedded_fonts,
    overrunning,
    outside_of_the_page,
    empty_columns,
    holes,
    uneven_feet,
    small_type,
    heavy,
    images,
    lone_words,
    bad_starts,
    lone_arrows,
    ids_at_left,
    parted_entries,
)
