import re
from xml.etree import ElementTree as ET

from builder.typeset.frame import Area, Frame, Glyph, Rule, Run, Stroke
from builder.typeset.pages import Page
from builder.write.page_svg import page_svgs
from tests.typeset.desks import real_fonts

NAME = "{http://www.w3.org/2000/svg}"
BODY = "IBMPlexSans-Regular"


def svg(*parts):
    (found,) = page_svgs((Page(Frame(200.0, 100.0, 0.0, parts, color="#111111"), "1", ()),), real_fonts())
    return found


def parsed(drawn):
    return ET.fromstring(drawn)  # noqa: S314, our own


def test_a_word_that_is_said_twice_is_drawn_once():
    drawn = svg((10.0, 90.0, Run(BODY, 8.0, "word and word")))
    uses = re.findall(r'<use href="#(w\w+)"', drawn)
    assert len(uses) == 3
    assert len(set(uses)) == 2


def test_everything_that_is_used_is_there_and_nothing_is_fetched():
    drawn = svg((10.0, 90.0, Run(BODY, 8.0, "fine words")), (0.0, 0.0, Glyph(BODY, 40, 8.0, "x")))
    root = parsed(drawn)
    there = {element.get("id") for element in root.iter() if element.get("id")}
    used = {element.get("href").removeprefix("#") for element in root.iter(f"{NAME}use")}
    assert used <= there
    assert not re.search(r'(?:href|src)="(?!#)', drawn)


def test_y_grows_downward_from_the_top():
    root = parsed(svg((10.0, 30.0, Rule(50.0, 2.0))))
    rule = root.findall(f".//{NAME}g/{NAME}rect")[0]
    assert (rule.get("x"), rule.get("y"), rule.get("width"), rule.get("height")) == ("10", "68", "50", "2")


def test_curves_and_areas_are_paths_in_their_colours():
    drawn = svg(
        (10.0, 10.0, Stroke(((20.0, 5.0),), 1.2, (2.0, 2.0))),
        (10.0, 10.0, Frame(parts=((0.0, 0.0, Area(((5.0, 0.0), (5.0, 5.0)))),), color="#EAF0F6")),
    )
    assert 'd="M10 90L30 85" fill="none" stroke="#111111" stroke-width="1.2" stroke-dasharray="2 2"' in drawn
    assert '<g fill="#EAF0F6" stroke="none"><path d="M10 90L15 90 15 85Z"/>' in drawn


def test_a_glyph_is_drawn_at_its_size_and_place():
    assert 'transform="translate(30 50)scale(0.012)"' in svg((30.0, 50.0, Glyph(BODY, 40, 12.0, "x")))
