"""Working a formula out by hand: the numbers put in, halfway, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import cast

from builder.check import arrays
from builder.check.arithmetic import Arithmetic
from builder.check.compare import EXACT, close, digits, value_at
from builder.check.evaluate import indexed_by, runner
from builder.check.made.exercise import Setting
from builder.check.made.rational import ending, rational, whole, written
from builder.check.value import Budget, Env, Past, Row, Scalar, Value
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Expression,
    Index,
    Name,
    Negative,
    Number,
    Operator,
)
from builder.model.made import Figures
from builder.model.tree import children, rebuilt, transformed, walk

_MOST_TERMS = 1000
_LARGEST_DENOMINATOR = 200
_SMALLEST, _LARGEST = 1e-6, 1e9
_FOLDS = {BinderKind.SUM: Operator.ADD, BinderKind.MEAN: Operator.ADD, BinderKind.PRODUCT: Operator.MULTIPLY}


class UnfitError(Exception):
    """A formula cannot be worked out in numbers, as one of matrices cannot; never leaves the room."""


def computed(expression: Expression, env: Env, arithmetic: Arithmetic | None = None) -> Value | None:
    """Return what an expression comes to, with forty digits unless in floats; None where it has no value."""
    try:
        return value_at(runner(expression, arithmetic or digits(), Budget(_MOST_TERMS)), env)
    except (ArithmeticError, KeyError, LookupError):
        return None


def is_tame(closed: Expression) -> bool:
    """Tell whether no part of an expression of numbers is too small or too large to be worked with by hand.

    That is also what makes a fraction recognised in forty digits that fraction: 3 + log(1 + exp(-400))
    is nearer to 3 than any number of digits can tell.
    """
    values = (computed(node, {}) for node in walk(closed))
    sizes = (
        abs(value) for value in values if value is not None and not isinstance(value, (tuple, Row, Past))
    )
    return all(size == 0 or _SMALLEST <= size <= _LARGEST for size in sizes)


def put_in(body: Expression, setting: Setting) -> Expression:
    """Return a formula with numbers for its names, sums written out and cases chosen.

    Raises `UnfitError` where that cannot be written in numbers.
    """
    closed = _Putting(setting.figures, setting.env).of(body)
    if any(isinstance(node, Call) and node.function == "indicator" for node in walk(body)):
        closed = transformed(closed, _counted)
    if not close(computed(closed, {}), computed(body, setting.env), EXACT):
        raise UnfitError
    return closed


def _counted(node: Expression) -> Expression:
    """Return a count without what was not counted: terms that are 0, and factors that are 1."""
    match node:
        case Binary(Operator.ADD, part, Number(value)) | Binary(Operator.ADD, Number(value), part) if (
            value == 0
        ):
            return part
        case Binary(Operator.MULTIPLY, _, Number(value) as nothing) if value == 0:
            return nothing
        case Binary(Operator.MULTIPLY, part, Number(value)) if value == 1:
            return part
        case _:
            return node


@dataclass(frozen=True, slots=True)
class _Putting:
    figures: Mapping[str, Figures]
    env: Env
    """With the indices of the binders around."""

    def of(self, node: Expression) -> Expression:
        match node:
            case Name(name):
                return self.number(self.figures.get(name, ()), name)
            case Index():
                return self.element(node)
            case Binder():
                return self.terms(node)
            case Cases():
                return self.of(node.then if self.value(node.condition) else node.otherwise)
            case Call("indicator"):
                return whole(int(self.value(node)))
            case _:
                parts = children(node)
                return rebuilt(node, tuple(map(self.of, parts))) if parts else node

    def number(self, figures: Figures, name: str) -> Expression:
        """Return the number that a name stands for."""
        if not isinstance(figures, tuple):
            return figures
        if figures or name not in self.env or not (value := rational(self.env[name])):
            raise UnfitError
        return written(value)

    def element(self, node: Index) -> Expression:
        """Return an element of an array."""
        part = self.figures.get(node.array.name, ())
        for index in node.indices:
            at = int(self.value(index))
            if not isinstance(part, tuple) or not 1 <= at <= len(part):
                raise UnfitError
            part = part[at - 1]
        if isinstance(part, tuple):
            raise UnfitError
        return part

    def terms(self, node: Binder) -> Expression:
        """Return a sum or its like written out."""
        if node.lower is not None and node.upper is not None:
            first, last = int(self.value(node.lower)), int(self.value(node.upper))
        else:
            array, axis = indexed_by(node.body, node.index)
            first, last = 1, arrays.shape(self.env[array])[axis]
        parts = [
            self.at(node.index, k).of(node.body) for k in range(first, min(last, first + _MOST_TERMS) + 1)
        ]
        if not parts:
            raise UnfitError
        if node.kind not in _FOLDS:
            function = "max" if node.kind is BinderKind.MAXIMUM else "min"
            return parts[0] if len(parts) == 1 else Call(function, tuple(parts))
        folded = reduce(lambda left, right: Binary(_FOLDS[node.kind], left, right), parts)
        return folded if node.kind is not BinderKind.MEAN else _over(folded, whole(len(parts)))

    def at(self, index: str, k: int) -> _Putting:
        figures: dict[str, Figures] = {**self.figures, index: whole(k)}
        return _Putting(figures, {**self.env, index: digits().number(k)})

    def value(self, node: Expression) -> Scalar:
        """Return what a bound, an index or a condition comes to."""
        value = computed(node, self.env)
        if value is None:
            raise UnfitError
        return cast("Scalar", value)


def halfway(closed: Expression) -> Expression | None:
    """Return numbers put in with each part worked out by itself, as 0.36/0.9; None where that is no step."""
    parts = tuple(map(_worked_out, _terms(closed)))
    if None in parts:
        return None
    step = _rejoined(closed, cast("tuple[Expression, ...]", parts))
    return None if step == closed else step


def _terms(node: Expression) -> tuple[Expression, ...]:
    """Return the parts of a number's outermost operation; of a sum, all its terms."""
    match node:
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            return (*_terms_of_sum(left), right)
        case Negative(operand):
            return _terms(operand) if isinstance(operand, (Binary, Call)) else (operand,)
        case _:
            return children(node)


def _terms_of_sum(node: Expression) -> tuple[Expression, ...]:
    is_sum = isinstance(node, Binary) and node.operator in {Operator.ADD, Operator.SUBTRACT}
    return _terms(node) if is_sum else (node,)


def _rejoined(node: Expression, parts: tuple[Expression, ...]) -> Expression:
    match node:
        case Binary(Operator.ADD | Operator.SUBTRACT as operator, left, _):
            is_sum = isinstance(left, Binary) and left.operator in {Operator.ADD, Operator.SUBTRACT}
            return Binary(operator, _rejoined(left, parts[:-1]) if is_sum else parts[0], parts[-1])
        case Negative(operand):
            return Negative(_rejoined(operand, parts) if isinstance(operand, (Binary, Call)) else parts[0])
        case _:
            return rebuilt(node, parts)


def _worked_out(part: Expression) -> Expression | None:
    """Return a part as one number; as it stands, if it is one."""
    if is_number(part):
        return part
    value = rational(computed(part, {}))
    # A step that is harder to read than what it stands for is none.
    hard = value is not None and ending(value) is None and value.denominator > _LARGEST_DENOMINATOR
    return None if value is None or hard else written(value)


def is_number(node: Expression) -> bool:
    """Tell whether an expression is one number, perhaps negative or a quotient of two."""
    match node:
        case Number() | Negative(Number()):
            return True
        case Binary(Operator.DIVIDE, Number(), Number()):
            return True
        case _:
            return False


def size(closed: Expression) -> int:
    """Return how many numbers are to be calculated with."""
    return sum(isinstance(node, Number) for node in walk(closed))


def _over(numerator: Expression, denominator: Expression) -> Expression:
    return Binary(Operator.DIVIDE, numerator, denominator)
