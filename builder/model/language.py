"""The words of the formula language: its functions, constants and what each takes."""

from __future__ import annotations

from builder.model.formula import BinderKind

FUNCTIONS: dict[str, tuple[int, int]] = {
    "exp": (1, 1),
    "log": (1, 2),
    "log2": (1, 1),
    "log10": (1, 1),
    "sqrt": (1, 1),
    "abs": (1, 1),
    "max": (2, 9),
    "min": (2, 9),
    "floor": (1, 1),
    "ceil": (1, 1),
    "sign": (1, 1),
    "sin": (1, 1),
    "cos": (1, 1),
    "tan": (1, 1),
    "asin": (1, 1),
    "acos": (1, 1),
    "atan": (1, 1),
    "sinh": (1, 1),
    "cosh": (1, 1),
    "tanh": (1, 1),
    "erf": (1, 1),
    "Phi": (1, 1),
    "sigmoid": (1, 1),
    "factorial": (1, 1),
    "binomial": (2, 2),
    "indicator": (1, 1),
    "softmax": (1, 1),
    "norm": (1, 2),
    "dot": (2, 2),
    "inv": (1, 1),
    "tr": (1, 1),
}
"""The least and the most arguments of each function that makes a `Call`."""

CASES = "where"
"""Written like a function of three arguments, and read as `Cases`."""

BINDERS: dict[str, BinderKind] = {str(kind): kind for kind in BinderKind}
"""Written like functions: `sum(term, i, 1, n)`, or `sum(term, i)` over the arrays' dimension."""

CONSTANTS = frozenset({"pi", "E", "oo"})
"""Names with a fixed value; `oo` is infinity."""

WORDS = (*FUNCTIONS, *BINDERS, CASES)
"""All that is written like a function."""
