import re
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from builder.typeset.frame import Area, Frame, Glyph, Rule, Run, Stroke
from builder.typeset.pages import Page
from builder.write.page_svg import page_svgs
from tests.typeset.desks import real_fonts

BODY = "IBMPlexSans-Regular"
INK = "#111111"


def pictures(*pages):
    return page_svgs(
        [Page(Frame(200.0, 100.0, 0.0, parts, color=INK), "1", ()) for parts in pages], real_fonts()
    )


def svg(*parts):
    (found,) = pictures(parts).pages
    return found


def fonts(style):
    """Return the fonts of a style by name."""
    found = re.findall(r"font-family:(\w+);src:url\(data:font/woff;base64,([^)]+)\)", style)
    return {name: TTFont(BytesIO(b64decode(data))) for name, data in found}


def elements(drawn):
    """Return (tag, attributes) in order."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

    Reader().feed(drawn)
    return found


def test_a_font_is_brought_along_once_and_holds_what_is_shown_alone():
    style = pictures([(10.0, 90.0, Run(BODY, 8.0, "word"))], [(10.0, 90.0, Run(BODY, 9.0, "and w"))]).style
    (font,) = fonts(style).values()
    assert {chr(code) for code in font.getBestCmap()} == set("word and w")
    assert len(style) < 5_000


def test_nothing_is_fetched():
    made = pictures([(10.0, 90.0, Run(BODY, 8.0, "fine words")), (0.0, 0.0, Glyph(BODY, 40, 8.0, "x"))])
    assert not re.search(r"""(?:href=|url\()\W?(?!data:)\w""", made.style + made.pages[0])


def test_a_look_is_said_once_for_all_pages():
    words = (10.0, 90.0, Run(BODY, 8.0, "word")), (50.0, 90.0, Run(BODY, 8.0, "again"))
    made = pictures(words, words)
    assert re.findall(r"\.(\w+)\{font:8px f0;fill:#111111\}", made.style) == ["t0"]
    for drawn in made.pages:
        assert '<g class="t0"><text x=10 y=10>word</text><text x=50 y=10>again</text></g>' in drawn


def test_tracking_spaces_letters():
    made = pictures([(10.0, 90.0, Run(BODY, 22.0, "Title", tracking=-0.2))])
    assert "letter-spacing:-0.2px" in made.style


def test_kerning_is_the_typesetters():
    kerned = Run(BODY, 8.0, "AV", kerns=((0, -0.4),))
    (font,) = fonts(pictures([(10.0, 90.0, kerned)]).style).values()
    names = font.getBestCmap()
    assert font["kern"].kernTables[0].kernTable == {(names[ord("A")], names[ord("V")]): -50}
    assert "GPOS" not in font


def test_glyphs_without_a_character_get_one_and_stand_where_they_stood():
    glyph = Glyph(BODY, 40, 12.0, "x")
    made = pictures([(30.0, 50.0, glyph), (36.5, 52.0, glyph), (40.0, 52.0, Glyph(BODY, 41, 12.0, "y"))])
    assert '<text x="30 36.5 40" y="50 48 48">\ue000\ue000\ue001</text>' in made.pages[0]
    original = TTFont(real_fonts().file(BODY))
    (font,) = fonts(made.style).values()
    shown = [font.getBestCmap()[code] for code in (0xE000, 0xE001)]
    widths = [font["hmtx"][name][0] for name in shown]
    assert widths == [original["hmtx"][original.getGlyphName(gid)][0] for gid in (40, 41)]


def test_words_are_as_typed():
    assert ">a &lt; b &amp; c</text>" in svg((10.0, 90.0, Run(BODY, 8.0, "a < b & c")))


def test_words_lie_over_what_is_painted_before_and_after_them():
    drawn = svg(
        (10.0, 90.0, Run(BODY, 8.0, "word")), (10.0, 85.0, Frame(parts=((0.0, 0.0, Rule(9.0, 9.0)),)))
    )
    assert [tag for tag, _ in elements(drawn)] == ["svg", "rect", "rect", "g", "text"]


def test_y_grows_downward_from_the_top():
    *_, (tag, rule) = elements(svg((10.0, 30.0, Rule(50.0, 2.0))))
    assert tag == "rect"
    assert (rule["x"], rule["y"], rule["width"], rule["height"]) == ("10", "68", "50", "2")


@pytest.mark.parametrize(
    ("part", "drawn"),
    [
        (
            Stroke(((20.0, 5.0),), 1.2, (2.0, 2.0)),
            'd="M10 90L30 85" fill="none" stroke="#111111" stroke-width="1.2" stroke-dasharray="2 2"',
        ),
        (
            Frame(parts=((0.0, 0.0, Area(((5.0, 0.0), (5.0, 5.0)))),), color="#EAF0F6"),
            '<path d="M10 90L15 90 15 85Z" fill="#EAF0F6"/>',
        ),
    ],
)
def test_curves_and_areas_are_paths_in_their_colours(part, drawn):
    assert drawn in svg((10.0, 10.0, part))
