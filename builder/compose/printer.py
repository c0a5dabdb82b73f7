"""The TeX of a layout, by a SymPy printer that is given nothing it could evaluate.

SymPy costs half a second, so it is imported when the first layout is printed.
"""

# ruff: noqa: N802, SymPy finds a printer's method by the name of the class that it prints
from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from builder.compose.glyphs import GREEK
from builder.compose.layout import (
    Accented,
    Applied,
    Big,
    BigSign,
    Branches,
    Factors,
    Fence,
    Fenced,
    Fraction,
    Head,
    Joint,
    Layout,
    Letter,
    Listed,
    Negated,
    Numeral,
    Postfixed,
    Radical,
    Raw,
    Relation,
    Scripted,
    Sign,
    Slashed,
    Stacked,
    Terms,
    Word,
    is_tall,
)
from builder.model.formula import Comparator

_FENCES = {
    Fence.PAREN: ("(", ")"),
    Fence.SQUARE: ("[", "]"),
    Fence.ABS: (r"\lvert ", r" \rvert"),
    Fence.NORM: (r"\lVert ", r" \rVert"),
    Fence.FLOOR: (r"\lfloor ", r" \rfloor"),
    Fence.CEIL: (r"\lceil ", r" \rceil"),
    Fence.ANGLE: (r"\langle ", r" \rangle"),
}
_JOINTS = {
    Joint.NONE: " ",
    Joint.THIN: r"\,",
    Joint.DOT: r" \cdot ",
    Joint.TIMES: r" \times ",
}
_BIG = {
    BigSign.SUM: r"\sum",
    BigSign.PRODUCT: r"\prod",
    BigSign.MAXIMUM: r"\max",
    BigSign.MINIMUM: r"\min",
}
_COMPARATORS = {
    Comparator.EQUAL: "=",
    Comparator.NOT_EQUAL: r"\ne",
    Comparator.LESS: "<",
    Comparator.AT_MOST: r"\le",
    Comparator.GREATER: ">",
    Comparator.AT_LEAST: r"\ge",
}
_NAMED = frozenset(["log", "exp", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh"])
"""Functions that TeX has a command for, of the same name."""
_HEADS = {
    "sigmoid": r"\sigma",
    "Phi": r"\Phi",
    "logistic": r"\operatorname{sigmoid}",
    "normal": r"\operatorname{Phi}",
    "asin": r"\arcsin",
    "acos": r"\arccos",
    "atan": r"\arctan",
    "indicator": r"\mathbf{1}",
}
_SPACED = re.compile(r" ([-+=]) ")


@cache
def _printer() -> Spelling:
    from sympy.printing.latex import LatexPrinter  # noqa: PLC0415, it costs half a second

    class LayoutPrinter(Spelling, LatexPrinter):  # type: ignore[misc]
        """SymPy's printer, which finds the method for each node."""

    return LayoutPrinter()


def print_tex(layout: Layout) -> str:
    """Return a layout as TeX."""
    return _printer().tex(layout)


class Spelling:
    """Spells each layout node in TeX that both MathJax with AMS and math-core understand."""

    _print: Callable[[Layout], str]
    """SymPy's, which calls the method below that is named like the node's class."""

    def tex(self, layout: Layout) -> str:
        """Return the TeX of any part."""
        return self._print(layout)

    def _small(self, layout: Layout) -> str:
        """Return a part of a script or a limit, in braces and tightly spaced."""
        return "{" + _SPACED.sub(r"\1", self.tex(layout)) + "}"

    def _script(self, mark: str, layout: Layout | None) -> str:
        """Return a subscript or superscript; one sign needs no braces."""
        tex = "" if layout is None else self._small(layout)
        alone = len(tex) == len("{x}")
        return f"{mark}{tex[1] if alone else tex}" if tex else ""

    def _print_Numeral(self, node: Numeral) -> str:
        return node.digits

    def _print_Letter(self, node: Letter) -> str:
        return f"\\{node.name}" if node.name in GREEK or len(node.name) > 1 else node.name

    def _print_Word(self, node: Word) -> str:
        return rf"\mathrm{{{node.text}}}"

    def _print_Head(self, node: Head) -> str:
        if node.function in _NAMED:
            return f"\\{node.function}"
        return _HEADS.get(node.function, rf"\operatorname{{{node.function}}}")

    def _print_Raw(self, node: Raw) -> str:
        return node.tex

    def _print_Accented(self, node: Accented) -> str:
        return rf"\{node.accent}{{{self.tex(node.body)}}}"

    def _print_Scripted(self, node: Scripted) -> str:
        if node.base == Letter("e") and node.sup is not None:
            return f"e^{self._small(node.sup)}"
        base = self.tex(node.base)
        return f"{base}{self._script('_', node.sub)}{self._script('^', node.sup)}"

    def _print_Listed(self, node: Listed) -> str:
        items = [self.tex(item) for item in node.items]
        touching = all(len(item) == 1 for item in items)
        return (", " if node.comma else "" if touching else " ").join(items)

    def _print_Fraction(self, node: Fraction) -> str:
        return rf"\frac{{{self.tex(node.numerator)}}}{{{self.tex(node.denominator)}}}"

    def _print_Slashed(self, node: Slashed) -> str:
        return f"{self.tex(node.numerator)}/{self.tex(node.denominator)}"

    def _print_Stacked(self, node: Stacked) -> str:
        return rf"\binom{{{self.tex(node.top)}}}{{{self.tex(node.bottom)}}}"

    def _print_Radical(self, node: Radical) -> str:
        return rf"\sqrt{{{self.tex(node.body)}}}"

    def _print_Fenced(self, node: Fenced) -> str:
        left, right = _FENCES[node.fence]
        body = self.tex(node.body)
        return rf"\left{left}{body}\right{right.lstrip()}" if is_tall(node.body) else f"{left}{body}{right}"

    def _print_Postfixed(self, node: Postfixed) -> str:
        return f"{self.tex(node.body)}!"

    def _print_Applied(self, node: Applied) -> str:
        bare = not isinstance(node.argument, Fenced)
        return f"{self.tex(node.head)}{' ' * bare}{self.tex(node.argument)}"

    def _print_Big(self, node: Big) -> str:
        above = "" if node.above is None else f"^{self._small(node.above)}"
        return f"{_BIG[node.sign]}_{self._small(node.below)}{above} {self.tex(node.body)}"

    def _print_Negated(self, node: Negated) -> str:
        return f"-{self.tex(node.body)}"

    def _print_Terms(self, node: Terms) -> str:
        (sign, first), *rest = node.items
        start = f"{sign.value if sign is Sign.MINUS else ''}{self.tex(first)}"
        return start + "".join(f" {sign.value} {self.tex(term)}" for sign, term in rest)

    def _print_Factors(self, node: Factors) -> str:
        first, *rest = (self.tex(factor) for factor in node.items)
        return first + "".join(_JOINTS[joint] + tex for joint, tex in zip(node.joints, rest, strict=True))

    def _print_Relation(self, node: Relation) -> str:
        rest = (f" {_COMPARATORS[sign]} {self.tex(side)}" for sign, side in node.rest)
        return self.tex(node.first) + "".join(rest)

    def _print_Branches(self, node: Branches) -> str:
        rows = [rf"{self.tex(value)} & \text{{if }} {self.tex(when)}" for value, when in node.rows]
        rows.append(rf"{self.tex(node.otherwise)} & \text{{otherwise}}")
        lines = r" \\ ".join(rows)
        return rf"\begin{{cases}} {lines} \end{{cases}}"
