from itertools import pairwise

import pytest

from builder.typeset.math.layout.box import Setter
from builder.typeset.math.layout.rules import lay_out
from builder.typeset.math.layout.stretch import about_as_wide, tall, wide
from builder.typeset.math.layout.style import Style

DISPLAY = Style()


@pytest.fixture
def setter(font):
    return Setter(font, 10.0, lay_out)


@pytest.mark.parametrize("char", ["(", "{", "[", "|", "‖", "√"])
@pytest.mark.parametrize("extent", [5, 17, 40, 123])
def test_a_glyph_is_made_as_tall_as_asked(char, extent, setter):
    frame = tall(setter, char, extent, DISPLAY)
    assert frame.height >= extent * 0.975
    assert frame.height <= max(extent * 1.6, 12)


def test_a_tall_glyph_of_pieces_hits_its_height(setter):
    for extent in (60, 77, 133):
        assert tall(setter, "(", extent, DISPLAY).height == pytest.approx(extent, rel=0.02)


def test_the_pieces_of_a_glyph_overlap(setter, font):
    frame = tall(setter, "(", 80, DISPLAY)
    spans = []
    for _, y, glyph, _ in frame.leaves():
        metrics = font.metrics(glyph.gid)
        spans.append((y + 10 * metrics.ymin, y + 10 * metrics.ymax))
    assert len(spans) >= 3
    assert all(after[0] < before[1] for before, after in pairwise(spans))


def test_a_glyph_that_cannot_grow_is_the_largest_there_is(setter):
    assert tall(setter, "⟨", 500, DISPLAY).height == pytest.approx(38.2, abs=0.1)


def test_a_glyph_that_is_asked_for_the_absurd_stays_finite(setter):
    assert len(list(tall(setter, "(", 1e6, DISPLAY).leaves())) < 1100


def test_an_arrow_is_made_as_wide_as_asked(setter):
    assert wide(setter, "→", 100, DISPLAY).width == pytest.approx(100, rel=0.02)


@pytest.mark.parametrize("extent", [4, 13, 25, 60])
def test_a_brace_is_about_as_wide_as_asked(extent, setter):
    assert about_as_wide(setter, "⏟", extent, DISPLAY).width == pytest.approx(extent, abs=3)


def test_a_wide_glyph_of_pieces_keeps_its_height_above_the_baseline(setter):
    frame = about_as_wide(setter, "⏞", 60, DISPLAY)
    assert 5 < -frame.descent < frame.ascent
