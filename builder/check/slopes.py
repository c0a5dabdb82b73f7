"""Numbers that move, each with its slope: a formula computed in these gives its derivative as well.

The slopes are as exact as the arithmetic beneath, since they come of the rules of differentiation and not of
differences.  At a kink or a jump, where there are two slopes or none, a formula says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from builder.check import arrays
from builder.check.arithmetic import Arithmetic, Functions, Tangent, Truth
from builder.check.value import BeyondError, Matrix, Reason, Scalar, UndefinedError, Value
from builder.model.formula import Comparator

Plain = Any
"""A number of the arithmetic beneath."""


class Moving:
    """A number and its slope; it compares as the number does, but is equal only to what moves alike."""

    __slots__ = ("slope", "value")

    def __init__(self, value: Plain, slope: Plain) -> None:
        self.value = value
        self.slope = slope

    def __add__(self, other: object) -> Moving:
        x, slope = _parts(other)
        return Moving(self.value + x, self.slope + slope)

    __radd__ = __add__

    def __sub__(self, other: object) -> Moving:
        x, slope = _parts(other)
        return Moving(self.value - x, self.slope - slope)

    def __rsub__(self, other: object) -> Moving:
        return Moving(other - self.value, -self.slope)

    def __mul__(self, other: object) -> Moving:
        x, slope = _parts(other)
        return Moving(self.value * x, self.slope * x + self.value * slope)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Moving:
        x, slope = _parts(other)
        return Moving(self.value / x, (self.slope - self.value * slope / x) / x)

    def __rtruediv__(self, other: object) -> Moving:
        quotient = other / self.value
        return Moving(quotient, -quotient * self.slope / self.value)

    def __neg__(self) -> Moving:
        return Moving(-self.value, -self.slope)

    def __abs__(self) -> Plain:
        """Return how large the number is, without a slope: what a pivot is chosen by."""
        return abs(self.value)

    def __eq__(self, other: object) -> bool:
        return bool((self.value, self.slope) == _parts(other))

    def __hash__(self) -> int:
        return hash((self.value, self.slope))

    def __lt__(self, other: object) -> bool:
        return bool(self.value < _parts(other)[0])

    def __le__(self, other: object) -> bool:
        return bool(self.value <= _parts(other)[0])

    def __gt__(self, other: object) -> bool:
        return bool(self.value > _parts(other)[0])

    def __ge__(self, other: object) -> bool:
        return bool(self.value >= _parts(other)[0])


def _parts(number: Plain) -> tuple[Plain, Plain]:
    """Return a number and its slope; what does not move has none."""
    return (number.value, number.slope) if isinstance(number, Moving) else (number, 0)


def _value(number: Plain) -> Plain:
    return number.value if isinstance(number, Moving) else number


class Slopes:
    """Arithmetic of numbers of which some move."""

    def __init__(self, beneath: Arithmetic) -> None:
        self.beneath = beneath
        self.constants: Mapping[str, Scalar] = beneath.constants
        rules = _rules(beneath.functions, beneath.constants["pi"]) | {
            "abs": self._size,
            "max": lambda *numbers: self._extreme("max", numbers),
            "min": lambda *numbers: self._extreme("min", numbers),
            "floor": self._step("floor"),
            "ceil": self._step("ceil"),
            "sign": self._sign,
            "log": self._log,
            "factorial": self._whole_only("factorial"),
            "binomial": self._whole_only("binomial"),
        }
        self.functions: Functions = cast("Functions", rules)

    def number(self, value: Fraction | int) -> Scalar:
        """Return a number that does not move."""
        return self.beneath.number(value)

    def moved(self, at: Scalar) -> Scalar:
        """Return the number that a formula is differentiated by."""
        return cast("Scalar", Moving(at, self.beneath.number(1)))

    def slope(self, value: Scalar, _at: Scalar) -> Scalar:
        """Return the slope of what was computed."""
        return cast("Scalar", value.slope) if isinstance(value, Moving) else self.beneath.number(0)

    def power(self, base: Scalar, exponent: Scalar) -> Scalar:
        """Return base ** exponent."""
        (x, dx), (y, dy) = _parts(base), _parts(exponent)
        value = self.beneath.power(x, y)
        if not isinstance(base, Moving) and not isinstance(exponent, Moving):
            return value
        slope = self.beneath.number(0)
        if dx and y:
            slope += y * self.beneath.power(x, y - 1) * dx
        if dy and (x or y <= 0):
            slope += value * self.beneath.functions["log"](x) * dy
        return cast("Scalar", Moving(value, slope))

    def whole(self, value: Scalar) -> int:
        """Return an index or a bound as an integer; one that moves jumps."""
        if isinstance(value, Moving) and value.slope:
            raise BeyondError
        return self.beneath.whole(_value(value))

    def holds(self, comparator: Comparator, left: Scalar, right: Scalar) -> Truth:
        """Return whether a comparison holds; just where it begins to, nothing is said."""
        (x, dx), (y, dy) = _parts(left), _parts(right)
        if dx != dy and self.beneath.holds(Comparator.EQUAL, x, y):
            raise BeyondError
        return self.beneath.holds(comparator, x, y)

    def choose(self, truth: Truth, then: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        """Return the value that is chosen."""
        return self.beneath.choose(truth, then, otherwise)

    def inverse(self, value: Value) -> Matrix:
        """Return the inverse of a square matrix: of A + tB it is inv(A) - t*inv(A)*B*inv(A)."""
        inverse = self.beneath.inverse(arrays.each(_value, value))
        zero = self.beneath.number(0)
        slopes = arrays.each(lambda x: _parts(x)[1] if isinstance(x, Moving) else zero, value)
        turned = arrays.matmul(arrays.matmul(inverse, slopes), inverse)
        moving = arrays.elementwise(cast("Any", lambda x, slope: Moving(x, -slope)), inverse, turned)
        return cast("Matrix", moving)

    def moving(self) -> Tangent:
        """Return the arithmetic of a second derivative, which no check asks for."""
        raise NotImplementedError

    def _size(self, x: Scalar) -> Scalar:
        return self._extreme("max", (x, -x)) if isinstance(x, Moving) else self.beneath.functions["abs"](x)

    def _extreme(self, name: str, numbers: tuple[Scalar, ...]) -> Scalar:
        """Return the largest or the smallest; nothing where two meet that move apart."""
        extreme = self.beneath.functions[name](*map(_value, numbers))
        best = [x for x in numbers if self.beneath.holds(Comparator.EQUAL, _value(x), extreme)]
        if len({_parts(x)[1] for x in best}) > 1:
            raise BeyondError
        return best[0]

    def _step(self, name: str) -> Callable[[Scalar], Scalar]:
        """Return a function that stays the same but for jumps at whole numbers."""
        step = self.beneath.functions[name]

        def stepped(x: Scalar) -> Scalar:
            number, slope = _parts(x)
            value = step(number)
            if slope and self.beneath.holds(Comparator.EQUAL, value, number):
                raise BeyondError
            return value

        return stepped

    def _sign(self, x: Scalar) -> Scalar:
        number, slope = _parts(x)
        if slope and self.beneath.holds(Comparator.EQUAL, number, self.beneath.number(0)):
            raise BeyondError
        return self.beneath.functions["sign"](number)

    def _log(self, x: Scalar, base: Scalar | None = None) -> Scalar:
        plain, (number, slope) = self.beneath.functions["log"], _parts(x)
        value = plain(number)
        logarithm = cast("Scalar", Moving(value, slope / number)) if isinstance(x, Moving) else value
        return logarithm if base is None else logarithm / self._log(base)

    def _whole_only(self, name: str) -> Callable[..., Scalar]:
        """Return a function of whole numbers, which has no slope."""
        function = self.beneath.functions[name]

        def whole(*numbers: Scalar) -> Scalar:
            if any(isinstance(x, Moving) and x.slope for x in numbers):
                raise UndefinedError(Reason.FACTORIAL)
            return function(*map(_value, numbers))

        return whole


def _rules(functions: Functions, pi: Plain) -> dict[str, Callable[..., Plain]]:
    """Return every smooth function of one number, of those that move as well."""
    exp, log, sqrt, sin, cos = (functions[name] for name in ("exp", "log", "sqrt", "sin", "cos"))
    sinh, cosh, sigmoid = functions["sinh"], functions["cosh"], functions["sigmoid"]
    slopes: dict[str, Callable[[Plain, Plain], Plain]] = {
        "exp": lambda _, y: y,
        "log2": lambda x, _: 1 / (x * log(pi / pi * 2)),
        "log10": lambda x, _: 1 / (x * log(pi / pi * 10)),
        "sqrt": lambda _, y: 1 / (2 * y),
        "sin": lambda x, _: cos(x),
        "cos": lambda x, _: -sin(x),
        "tan": lambda _, y: 1 + y * y,
        "asin": lambda x, _: 1 / sqrt(1 - x * x),
        "acos": lambda x, _: -1 / sqrt(1 - x * x),
        "atan": lambda x, _: 1 / (1 + x * x),
        "sinh": lambda x, _: cosh(x),
        "cosh": lambda x, _: sinh(x),
        "tanh": lambda _, y: (1 - y) * (1 + y),
        "erf": lambda x, _: 2 * exp(-x * x) / sqrt(pi),
        "Phi": lambda x, _: exp(-x * x / 2) / sqrt(2 * pi),
        # Not y*(1 - y), which is nothing as soon as y is 1 but for rounding.
        "sigmoid": lambda x, y: y * sigmoid(-x),
    }
    return {name: _moving(functions[name], slope) for name, slope in slopes.items()}


def _moving(
    function: Callable[[Plain], Plain], slope: Callable[[Plain, Plain], Plain]
) -> Callable[[Plain], Plain]:
    """Return a function of numbers that may move; `slope` is its derivative, from x and the value at x."""

    def run(x: Plain) -> Plain:
        if not isinstance(x, Moving):
            return function(x)
        value = function(x.value)
        return Moving(value, slope(x.value, value) * x.slope)

    return run
