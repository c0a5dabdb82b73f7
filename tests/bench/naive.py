"""Whether an equality holds, the short way: SymPy reads two texts, and simplifies their difference."""

from sympy import (
    Abs,
    IndexedBase,
    Max,
    Min,
    Piecewise,
    Product,
    Sum,
    Symbol,
    ceiling,
    diff,
    erf,
    exp,
    limit,
    log,
    simplify,
    sqrt,
    sympify,
)

WORDS = {
    "sum": lambda term, index, low, high: Sum(term, (index, low, high)),
    "prod": lambda term, index, low, high: Product(term, (index, low, high)),
    "mean": lambda term, index, low, high: Sum(term, (index, low, high)) / (high - low + 1),
    "where": lambda condition, then, otherwise: Piecewise((then, condition), (otherwise, True)),
    "indicator": lambda condition: Piecewise((1, condition), (0, True)),
    "sigmoid": lambda x: 1 / (1 + exp(-x)),
    "Phi": lambda x: (1 + erf(x / sqrt(2))) / 2,
    "log2": lambda x: log(x, 2),
    "log10": lambda x: log(x, 10),
    "abs": Abs,
    "max": Max,
    "min": Min,
    "ceil": ceiling,
}


def is_zero(texts):
    """Tell whether two texts say the same."""
    names = {
        name: (IndexedBase if name in texts.arrays else Symbol)(name, **assumed)
        for name, assumed in texts.assumed.items()
    }

    def read(text):
        return sympify(text, locals={**WORDS, **names}, rational=True)

    where = {names[name]: read(text) for name, text in texts.where.items()}
    left, right = (read(text).subs(where, simultaneous=True) for text in (texts.left, texts.right))
    put = {names[name]: read(text) for name, text in texts.put.items()}
    left = left.subs(put, simultaneous=True)
    if texts.by:
        left = diff(left, read(texts.by))
    symbol, to = texts.limit
    if symbol:
        left = limit(left, names[symbol], read(to))
    return simplify(left - right) == 0
