"""What the tests of formulas look at: the ink of a formula, its tree, the measures of its glyphs."""

import pytest

from builder.typeset.frame import Frame, Glyph, Rule
from builder.typeset.math import MathFont, typeset_formula
from builder.typeset.math.mathml.element import read
from builder.typeset.math.tex import mathml_of


class Ink:
    """A formula of 10 points to the em, by what is printed where."""

    def __init__(self, frame, font):
        self.frame, self.font = frame, font
        self.width, self.ascent, self.descent, self.height = (
            frame.width,
            frame.ascent,
            frame.descent,
            frame.height,
        )
        placed = list(frame.leaves())
        self.glyphs = [(leaf.char, x, y, leaf.size) for x, y, leaf, _ in placed if isinstance(leaf, Glyph)]
        self.rules = [(x, y, leaf.width, leaf.height) for x, y, leaf, _ in placed if isinstance(leaf, Rule)]
        self.gids = [leaf.gid for _, _, leaf, _ in placed if isinstance(leaf, Glyph)]
        self.text = "".join(char for char, *_ in self.glyphs)

    def x(self, char):
        return next(x for found, x, _, _ in self.glyphs if found == char)

    def y(self, char):
        return next(y for found, _, y, _ in self.glyphs if found == char)

    def size(self, char):
        return next(size for found, _, _, size in self.glyphs if found == char)

    def metrics(self, char):
        gid = next(gid for gid, (found, *_) in zip(self.gids, self.glyphs, strict=True) if found == char)
        return self.font.metrics(gid)

    def gap(self, left, right):
        """Return the space between two neighbours, in em of the left one."""
        index = next(
            i
            for i, (char, *_) in enumerate(self.glyphs[:-1])
            if char == left and self.glyphs[i + 1][0] == right
        )
        (_, x, _, size), (_, after, _, _) = self.glyphs[index : index + 2]
        metrics = self.font.metrics(self.gids[index])
        return round((after - x) / size - metrics.advance - metrics.italic, 4)


@pytest.fixture(scope="session")
def font():
    return MathFont()


@pytest.fixture
def ink(font):
    def set_in_ink(tex, *, display=True, size=10.0):
        frame = typeset_formula(tex, font, size, display=display)
        assert isinstance(frame, Frame), frame
        return Ink(frame, font)

    return set_in_ink


@pytest.fixture
def tree():
    def read_tree(tex):
        mathml = mathml_of(tex, display=True)
        assert isinstance(mathml, str), mathml
        return read(mathml).kids

    return read_tree


@pytest.fixture
def refusal(font):
    def refused(tex):
        return typeset_formula(tex, font, 10.0, display=True)

    return refused
