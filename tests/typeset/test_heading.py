import pytest

from builder.typeset.frame import Rule, Run
from builder.typeset.heading import Heading, chapter_anchor, typeset_heading
from tests.typeset.desks import real_desk, said
from tests.typeset.sample import prose

DESK = real_desk()


def heading(title, number=0):
    return typeset_heading(Heading(str(number + 1), prose(title), chapter_anchor(number)), DESK)


def test_a_heading_is_a_rule_a_number_and_a_title():
    slug = heading("Metrics", 2)
    assert said(slug.frame) == "3 Metrics"
    assert slug.frame.anchor == "chapter:3"
    assert slug.frame.height == 15
    (rule,) = [(y, leaf) for _, y, leaf, _ in slug.frame.leaves() if isinstance(leaf, Rule)]
    assert rule[1].height == 1.25
    assert rule[0] + 1.25 == pytest.approx(slug.frame.ascent)


def test_a_long_title_takes_more_lines_that_align():
    slug = heading("A title that is much too long for the single line that a column has for it")
    lefts = [x for x, _, leaf, _ in slug.frame.leaves() if isinstance(leaf, Run)]
    assert len(lefts) == 3
    assert lefts[1] == lefts[2] > lefts[0]
    assert slug.frame.height == 28
