"""Sheets with a flaw each, to show that the gates would find it: what cannot fail shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from builder.typeset.fonts import Role
from builder.typeset.frame import Frame, Image, Rule
from builder.typeset.layout import Paper, read_layout
from builder.typeset.pages import Page, Typeset
from tests.gates import gates
from tests.gates.printed import Printed
from tests.typeset.desks import real_desk

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
DESK = real_desk()
PAGE = read_layout(Paper.A4).page
LEADING = DESK.layout.leading.body
FOOT, TOP = PAGE.margin + 2, PAGE.height - PAGE.margin - 8


def said(text, *, role=Role.BODY, size=0.0):
    return DESK.words(text, DESK.ink(role=role, size=size))


def filled(column, *, least=FOOT, gap=()):
    """Return a column of lines down to a foot, without those in a gap."""
    count = int((TOP - least) // LEADING)
    left = PAGE.column_left(column)
    return [(left, TOP - n * LEADING, said("some words")) for n in range(count + 1) if n not in gap]


def sheet(*parts, foot=FOOT):
    """Return two full pages; the parts are added to the first."""
    full = [line for column in range(3) for line in filled(column, least=foot)]
    return printed([[*full, *parts], full])


def printed(pages):
    frames = (Frame(PAGE.width, PAGE.height, 0.0, tuple(parts)) for parts in pages)
    set_ = tuple(Page(frame, str(number), ()) for number, frame in enumerate(frames, start=1))
    return Printed(Paper.A4, Typeset(set_, (), ()))


def under(text, **ink):
    """Return a sheet with a line at the left below a few others."""
    left, low = PAGE.column_left(0), TOP - 4 * LEADING
    lines = [(left, TOP - n * LEADING, said("some words")) for n in range(4)]
    return printed([[*lines, (left, low, said(text, **ink))]])


def columns(anchors):
    """Return a sheet of columns whose first slug has an anchor, or not."""
    word = said("some words")
    slugs = [Frame(PAGE.measure, 8.0, 2.0, ((0.0, 0.0, word),), anchor=anchor) for anchor in anchors]
    stacks = [Frame(PAGE.measure, 0.0, 10.0, ((0.0, -8.0, slug),)) for slug in slugs]
    return printed([[(PAGE.column_left(n % 3), TOP, stack)] for n, stack in enumerate(stacks)])


def without_fonts():
    """Return a sheet whose fonts were left out of the file."""
    found = sheet()
    for page in found.reader.pages:
        for font in page["/Resources"]["/Font"].values():
            font.get_object()["/FontDescriptor"].pop("/FontFile2", None)
    return found


def named(id_):
    """Return a sheet with an entry whose id stands at a line's left."""
    left = PAGE.column_left(0)
    slug = Frame(PAGE.measure, 8.0, 2.0, ((0.0, 0.0, said(id_, role=Role.CODE, size=7.0)),), anchor=id_)
    return printed([[(left, TOP, Frame(PAGE.measure, 0.0, 10.0, ((0.0, -8.0, slug),)))]])


def heavy():
    """Return a sheet whose one page is drawn from very many rules."""
    places = ((n * 7919 % 70001 / 100 + 30, n * 104729 % 40009 / 100 + 50, n) for n in range(9000))
    rules = [(x, y, Frame(parts=((0.0, 0.0, Rule(1 + n / 7, 1 + n / 3)),))) for x, y, n in places]
    return printed([[(PAGE.margin, TOP, said("some words")), *rules]])


def with_image():
    return sheet((PAGE.column_left(0), FOOT, Frame(parts=((0.0, 0.0, Image(10.0, 10.0, PNG, "image/png")),))))


BAD: dict[Callable[[Printed], object], Callable[[], Printed]] = {
    gates.unembedded_fonts: without_fonts,
    gates.overrunning: lambda: sheet((PAGE.column_left(0) + PAGE.measure - 9, FOOT + 3, said("too long"))),
    gates.outside_of_the_page: lambda: sheet((PAGE.width - PAGE.margin - 9, FOOT + 3, said("too long"))),
    gates.empty_columns: lambda: sheet(foot=90.0),
    gates.holes: lambda: printed([filled(0, gap=(20, 21, 22, 23))]),
    gates.uneven_feet: lambda: printed([[*filled(0), *filled(1), *filled(2, least=FOOT + 25)]]),
    gates.small_type: lambda: sheet((PAGE.column_left(0) + 90, FOOT, said("fine print", size=6.5))),
    gates.heavy: heavy,
    gates.images: with_image,
    gates.lone_words: lambda: under("words."),
    gates.bad_starts: lambda: under(", p 2"),
    gates.lone_arrows: lambda: under("→", role=Role.STRONG),
    gates.ids_at_left: lambda: named("f1"),
    gates.parted_entries: lambda: columns(["a", None, None, "b", None]),
}
"""A sheet that each gate must refuse."""
