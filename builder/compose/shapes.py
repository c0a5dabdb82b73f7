"""Functions of the language that have a shape of their own instead of a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from builder.compose import joining
from builder.compose.layout import (
    Applied,
    Fence,
    Fenced,
    Head,
    Layout,
    Listed,
    Negated,
    Numeral,
    Radical,
    Stacked,
)

SHAPES: Mapping[str, Callable[..., Layout]] = {
    "sqrt": Radical,
    "abs": partial(Fenced, Fence.ABS),
    "floor": partial(Fenced, Fence.FLOOR),
    "ceil": partial(Fenced, Fence.CEIL),
    "dot": lambda first, second: Fenced(Fence.ANGLE, Listed((first, second))),
    "binomial": Stacked,
    "factorial": joining.factorial,
    "inv": lambda matrix: joining.raised(matrix, Negated(Numeral("1"))),
    "indicator": lambda condition: Applied(Head("indicator"), Fenced(Fence.SQUARE, condition)),
}
"""By the function's word: from the layouts of its arguments to its own."""
