"""The check against a reference implementation: witness."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from itertools import islice
from typing import cast

from builder.check.compare import COARSE, FLOATS, Outcome, agreed, close, refuted, undecided, value_at
from builder.check.question import GENERIC, Question
from builder.check.sample import Point
from builder.check.value import TooMuchError, Value
from builder.model.check import Witness
from builder.model.formula import Expression, Name
from builder.model.tree import free_names

WITNESSES: dict[str, tuple[str, ...]] = {
    "numpy": ("corrcoef", "cov", "cross", "dot", "matmul", "mean", "median", "outer", "std", "trace", "var"),
    "numpy.linalg": ("det", "inv", "norm", "pinv", "solve"),
    "scipy.spatial.distance": ("chebyshev", "cityblock", "cosine", "euclidean", "jensenshannon", "minkowski"),
    "scipy.special": (
        "binom",
        "entr",
        "erf",
        "expit",
        "log_softmax",
        "logit",
        "logsumexp",
        "ndtr",
        "softmax",
    ),
    "scipy.stats": ("entropy", "gmean", "hmean", "zscore"),
}
"""By module: the only functions that a deck can call."""
_POINTS = 12
_DIGITS = 9
"""Of `COARSE`, in which floats are compared."""


def names() -> tuple[str, ...]:
    """Return every reference implementation by its full name."""
    return tuple(f"{module}.{name}" for module, functions in WITNESSES.items() for name in functions)


def witnessed(question: Question, check: Witness) -> Outcome:
    """Compare the formula with a reference implementation, where its library is installed."""
    module, _, name = check.call.value.rpartition(".")
    if name not in WITNESSES.get(module, ()):
        return undecided(f"{check.call} is not a reference implementation")
    library = module.split(".")[0]
    if importlib.util.find_spec(library) is None:
        return undecided(f"{library} is not installed")
    function = cast("Callable[..., object]", getattr(importlib.import_module(module), name))
    scene = question.scene(FLOATS)
    arguments = tuple(scene.side(argument) for argument in _arguments(question, check))
    used = 0
    try:
        for point in islice(question.points(GENERIC), 4 * _POINTS):
            env = scene.base(point)
            given = [value_at(argument, env) for argument in arguments]
            got = value_at(scene.subject, env)
            expected = None if None in given else _answer(function, given, _element(question, point))
            if got is None and expected is None:
                continue
            if not close(got, expected, COARSE):
                return refuted(question, point, got, expected)
            used += 1
    except TooMuchError as reason:
        return undecided(str(reason))
    return agreed(used, digits=_DIGITS)


def _arguments(question: Question, check: Witness) -> tuple[Expression, ...]:
    """Return what the function is given: by default the formula's symbols as they come."""
    if check.arguments:
        return tuple(argument.body for argument in check.arguments)
    drawing = question.drawing()
    aside = {*drawing.sizes(), *(index for index, _ in drawing.indices)}
    found = dict.fromkeys(name.name for name in free_names(question.ground.subject.body))
    return tuple(Name(name) for name in found if name not in aside)


def _answer(
    function: Callable[..., object], given: list[Value | None], element: tuple[int, ...]
) -> Value | None:
    """Call the function; return its result, or one element of it, or None where it has none."""
    try:
        result = function(*given)
    except (ArithmeticError, ValueError):
        return None
    plain: object = getattr(result, "tolist", lambda: result)()
    for k in element:
        plain = cast("list[object]", plain)[k - 1]
    return _nested(plain)


def _nested(plain: object) -> Value | None:
    if isinstance(plain, list):
        return cast("Value", tuple(_nested(part) for part in plain))
    number = float(cast("float", plain))
    return number if number - number == 0 else None


def _element(question: Question, point: Point) -> tuple[int, ...]:
    """Return where the formula's element stands in an array, for one with free indices."""
    return tuple(int(cast("int", point[index])) for index, _ in question.ground.subject.indices)
