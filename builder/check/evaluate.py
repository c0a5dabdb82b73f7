"""A tree to a function of a point: closures, one a node, that compute in any arithmetic."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, assert_never, cast

from builder.check import arrays
from builder.check.arithmetic import Arithmetic
from builder.check.value import (
    Budget,
    Env,
    Past,
    Reason,
    Row,
    Scalar,
    TooMuchError,
    UndefinedError,
    Value,
    Vector,
)
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparison,
    Constant,
    Expression,
    Index,
    Name,
    Negative,
    Number,
    Operator,
    Transpose,
)
from builder.model.tree import walk

Run = Callable[[Env], Value]
MOST_TERMS = 201
_ARRAYS = frozenset({tuple, Row})

_PLAIN: dict[Operator, Callable[[Scalar, Scalar], Scalar]] = {
    Operator.ADD: operator.add,
    Operator.SUBTRACT: operator.sub,
    Operator.MULTIPLY: operator.mul,
    Operator.DIVIDE: operator.truediv,
}


def runner(expression: Expression, arithmetic: Arithmetic, budget: Budget) -> Run:
    """Return the function that computes an expression at a point.

    It raises `UndefinedError` or another ArithmeticError or ValueError where there is no value, and
    `TooMuchError` when the budget is spent.
    """
    return _Compiler(arithmetic, budget).compiled(expression)


class _Compiler:
    """Makes closures for one arithmetic."""

    def __init__(self, arithmetic: Arithmetic, budget: Budget) -> None:
        self.arithmetic = arithmetic
        self.budget = budget

    def compiled(self, node: Expression) -> Run:
        match node:
            case Name():
                return operator.itemgetter(node.name)
            case Number():
                number = self.arithmetic.number(node.value)
                return lambda _: number
            case Binary():
                return self.binary(node)
            case Index():
                return self.index(node)
            case Call():
                return self.call(node)
            case Binder():
                return self.binder(node)
            case Negative():
                return self.negative(node)
            case Constant():
                constant = self.arithmetic.constants[node.name]
                return lambda _: constant
            case Cases():
                return self.cases(node)
            case Transpose():
                matrix = self.compiled(node.matrix)
                return lambda env: arrays.transposed(matrix(env))
            case Comparison():
                return self.condition(node)
            case _:
                assert_never(node)

    def scalar(self, node: Expression) -> Callable[[Env], Scalar]:
        """Return the same for what is known to be a number."""
        return cast("Callable[[Env], Scalar]", self.compiled(node))

    def negative(self, node: Negative) -> Run:
        operand = self.compiled(node.operand)

        def run(env: Env) -> Value:
            value: Any = operand(env)
            if value.__class__ in _ARRAYS:
                return arrays.negated(cast("Value", value))
            return cast("Value", -value)

        return run

    def binary(self, node: Binary) -> Run:
        left, right = self.compiled(node.left), self.compiled(node.right)
        if node.operator is Operator.MATMUL:
            return lambda env: arrays.matmul(left(env), right(env))
        if node.operator is Operator.POWER:
            power = self.arithmetic.power
            base, exponent = cast("Callable[[Env], Scalar]", left), cast("Callable[[Env], Scalar]", right)
            return lambda env: power(base(env), exponent(env))
        do = _PLAIN[node.operator]

        def run(env: Env) -> Value:
            x: Any = left(env)
            y: Any = right(env)
            if x.__class__ in _ARRAYS or y.__class__ in _ARRAYS:
                return arrays.elementwise(do, x, y)
            return do(x, y)

        return run

    def index(self, node: Index) -> Run:
        array, whole = node.array.name, self.arithmetic.whole
        indices = tuple(self.scalar(index) for index in node.indices)

        def run(env: Env) -> Value:
            value = env[array]
            for index in indices:
                k = whole(index(env)) - 1
                if value.__class__ is Past:
                    k, value = k + 1 - value.first, value.values
                if value.__class__ is not tuple or not 0 <= k < len(value):
                    raise UndefinedError(Reason.OUTSIDE)
                value = value[k]
            return value

        return run

    def call(self, node: Call) -> Run:
        if node.function == "indicator":
            return self.indicator(node)
        arguments = tuple(self.compiled(argument) for argument in node.arguments)
        function = self.arithmetic.functions.get(node.function) or self.of_arrays(node.function)
        if len(arguments) == 1:
            only = arguments[0]
            return lambda env: function(only(env))
        return lambda env: function(*[argument(env) for argument in arguments])

    def of_arrays(self, function: str) -> Callable[..., Value]:
        """Return a function of arrays."""
        arithmetic = self.arithmetic
        match function:
            case "softmax":
                return self.softmax
            case "norm":
                return self.norm
            case "dot":
                return arrays.dot
            case "tr":
                return arrays.trace
            case _:
                return arithmetic.inverse

    def softmax(self, value: Value) -> Value:
        """Return the softmax of a vector, or of each row of a matrix."""
        if arrays.is_matrix(value):
            return cast("Vector", tuple(self.softmax(row) for row in cast("tuple[Vector, ...]", value)))
        if isinstance(value, Row):
            return Row(cast("Vector", self.softmax(value.items)))
        exp = self.arithmetic.functions["exp"]
        powers = [exp(x) for x in arrays.flat(value)]
        total = sum(powers)
        return tuple(power / total for power in powers)

    def norm(self, value: Value, order: Scalar | None = None) -> Scalar:
        """Return the Euclidean norm, of a matrix Frobenius'; or the p-norm of a vector."""
        functions, elements = self.arithmetic.functions, arrays.flat(value)
        if order is None:
            return functions["sqrt"](sum(x * x for x in elements))
        if order == self.arithmetic.constants["oo"]:
            return functions["max"](*(functions["abs"](x) for x in elements), self.arithmetic.number(0))
        power = self.arithmetic.power
        return power(sum(power(functions["abs"](x), order) for x in elements), 1 / order)

    def condition(self, node: Comparison) -> Run:
        left, right = self.scalar(node.left), self.scalar(node.right)
        holds, comparator = self.arithmetic.holds, node.comparator
        return lambda env: holds(comparator, left(env), right(env))

    def indicator(self, node: Call) -> Run:
        condition = self.compiled(node.arguments[0])
        choose = self.arithmetic.choose
        one, zero = self.arithmetic.number(1), self.arithmetic.number(0)
        return lambda env: choose(cast("bool", condition(env)), lambda: one, lambda: zero)

    def cases(self, node: Cases) -> Run:
        condition = self.compiled(node.condition)
        then, otherwise = self.compiled(node.then), self.compiled(node.otherwise)
        choose = self.arithmetic.choose
        return lambda env: choose(cast("bool", condition(env)), lambda: then(env), lambda: otherwise(env))

    def binder(self, node: Binder) -> Run:
        body, bounds = self.compiled(node.body), self.bounds(node)
        index, number, spend = node.index, self.arithmetic.number, self.budget.spend
        finish = self.finish(node.kind)

        def run(env: Env) -> Value:
            lower, upper = bounds(env)
            if upper - lower >= MOST_TERMS:
                reason = f"a sum of more than {MOST_TERMS} terms"
                raise TooMuchError(reason)
            spend(upper - lower + 2)
            inner = dict(env)
            terms: list[Value] = []
            for k in range(lower, upper + 1):
                inner[index] = number(k)
                terms.append(body(inner))
            return finish(terms)

        return run

    def bounds(self, node: Binder) -> Callable[[Env], tuple[int, int]]:
        """Return the function that gives the first and the last index."""
        if node.lower is not None and node.upper is not None:
            lower, upper, whole = self.scalar(node.lower), self.scalar(node.upper), self.arithmetic.whole
            return lambda env: (whole(lower(env)), whole(upper(env)))
        array, axis = indexed_by(node.body, node.index)
        return lambda env: (1, arrays.shape(env[array])[axis])

    def finish(self, kind: BinderKind) -> Callable[[list[Value]], Value]:
        """Return what is done with the terms."""
        zero, one, functions = self.arithmetic.number(0), self.arithmetic.number(1), self.arithmetic.functions
        match kind:
            case BinderKind.SUM:
                return lambda terms: _folded(operator.add, terms, zero)
            case BinderKind.PRODUCT:
                return lambda terms: _folded(operator.mul, terms, one)
            case BinderKind.MEAN:
                return lambda terms: arrays.elementwise(
                    operator.truediv, _folded(operator.add, terms, zero), self.arithmetic.number(len(terms))
                )
            case BinderKind.MAXIMUM:
                return lambda terms: _extreme(functions["max"], terms)
            case BinderKind.MINIMUM:
                return lambda terms: _extreme(functions["min"], terms)
            case _:
                assert_never(kind)


def _folded(do: Callable[[Scalar, Scalar], Scalar], terms: list[Value], empty: Scalar) -> Value:
    """Return the terms taken together from the left."""
    total: Value = empty
    for term in terms:
        if term.__class__ in _ARRAYS or total.__class__ in _ARRAYS:
            total = arrays.elementwise(do, total, term)
        else:
            total = do(total, term)  # type: ignore[arg-type]
    return total


def _extreme(function: Callable[..., Scalar], terms: list[Value]) -> Value:
    """Return the largest or the smallest of the terms."""
    if not terms:
        raise UndefinedError(Reason.NOTHING)
    return terms[0] if len(terms) == 1 else function(*terms)


def indexed_by(body: Expression, index: str) -> tuple[str, int]:
    """Return the first array that an index runs over, and along which dimension, from 0.

    Raises LookupError where the index indexes nothing; an author hears of that before.
    """
    for node in walk(body):
        if isinstance(node, Index):
            for axis, at in enumerate(node.indices):
                if isinstance(at, Name) and at.name == index:
                    return node.array.name, axis
    raise LookupError(index)
