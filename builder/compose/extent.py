"""Over how many terms an index runs, as an expression to print under the one of a mean."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from builder.model.formula import Binary, Binder, Expression, Index, Name, Number, Operator
from builder.model.symbol import Symbol
from builder.model.tree import walk


def extent(binder: Binder, symbols: Mapping[str, Symbol]) -> Expression | None:
    """Return `n` for 1 to n, `n + 1` for 0 to n; without bounds, the dimension that the index runs over.

    None where no array of the body tells.
    """
    lower, upper = binder.lower, binder.upper
    if lower is None or upper is None:
        elements = (part for part in walk(binder.body) if isinstance(part, Index))
        sizes = (_dimension(element, binder.index, symbols) for element in elements)
        return next((Name(size) for size in sizes if size is not None), None)
    if isinstance(lower, Number) and lower.value.denominator == 1:
        before = lower.value - 1
        if before == 0:
            return upper
        if isinstance(upper, Number) and upper.value - before >= 0:
            return _number(upper.value - before)
        operator = Operator.SUBTRACT if before > 0 else Operator.ADD
        return Binary(operator, upper, _number(abs(before)))
    return Binary(Operator.ADD, Binary(Operator.SUBTRACT, upper, lower), _number(Fraction(1)))


def _dimension(element: Index, index: str, symbols: Mapping[str, Symbol]) -> str | None:
    """Return the dimension of an array that an index runs over, if it does."""
    symbol = symbols.get(element.array.name)
    if symbol is None or symbol.domain is None:
        return None
    pairs = zip(element.indices, symbol.domain.dimensions, strict=False)
    return next((size for place, size in pairs if place == Name(index)), None)


def _number(value: Fraction) -> Number:
    return Number(value, str(value))
