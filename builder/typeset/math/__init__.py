"""Formulas: TeX in, frames of placed glyphs out, without LaTeX.

math-core turns TeX into MathML; our reader makes TeX's atoms of it; the layout follows TeX's
Appendix G with the constants of the font's MATH table.  (ziamath was tried: 25 ms a formula,
and its spacing is MathML's.)
"""

from builder.typeset.math.font import MathFont
from builder.typeset.math.formula import Piece, formula_pieces, typeset_formula
from builder.typeset.math.refusal import UnsupportedTeX

__all__ = ["MathFont", "Piece", "UnsupportedTeX", "formula_pieces", "typeset_formula"]
