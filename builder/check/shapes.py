"""Whether arrays and numbers stand where they fit: the shape of every part of an expression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

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
from builder.model.problem import Problem
from builder.model.source import to_source
from builder.model.span import Text
from builder.model.tree import walk

Shape = tuple[str, ...]
"""The names of the dimensions; () of a number, ("", "n") of a row, the transpose of a vector."""
NUMBER: Shape = ()
_ROW = ""


class MisshapenError(Exception):
    """Something stands where it does not fit; carries the problem, and never leaves the room."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of names, to find those of expressions in one text."""

    names: Mapping[str, Shape]
    text: Text

    def of(self, node: Expression) -> Shape:
        """Return the shape of an expression whose names are all known; raise `MisshapenError`."""
        match node:
            case Number() | Constant():
                return NUMBER
            case Name():
                return self.names[node.name]
            case Index():
                return self.element(node)
            case Negative():
                return self.of(node.operand)
            case Binary():
                return self.binary(node)
            case Comparison():
                return self.numbers(node, node.left, node.right)
            case Call():
                return self.call(node)
            case Binder():
                return self.binder(node)
            case Cases():
                self.of(node.condition)
                return self.alike(node, self.of(node.then), self.of(node.otherwise))
            case Transpose():
                return self.transposed(node)
            case _:
                assert_never(node)

    def misshapen(
        self, node: Expression, message: str, hint: str = "", code: str = "wrong-dimensions"
    ) -> MisshapenError:
        """Make the error that says what does not fit, at a node."""
        length = len(node.name) if isinstance(node, Name) else 1
        return MisshapenError(Problem(code, message, self.text.span(node.start, length), hint))

    def numbers(self, node: Expression, *parts: Expression) -> Shape:
        """Refuse arrays among the parts."""
        what = node.function if isinstance(node, Call) else "a comparison"
        for part in parts:
            if self.of(part) != NUMBER:
                message = f"{what} takes numbers, and {to_source(part)} is an array"
                raise self.misshapen(part, message, self.indexed(part))
        return NUMBER

    def indexed(self, part: Expression) -> str:
        """Return how to take an element of an array."""
        if not isinstance(part, Name):
            return ""
        return f"write {part.name}[{', '.join('ijk'[: len(self.names[part.name])])}]"

    def alike(self, node: Expression, left: Shape, right: Shape) -> Shape:
        """Refuse two shapes that differ."""
        if left != right:
            raise self.misshapen(node, f"{self.said(left)} and {self.said(right)} do not go together")
        return left

    def said(self, shape: Shape) -> str:
        """Return a shape in words."""
        if shape[:1] == (_ROW,):
            return f"a row of {shape[1]}"
        return f"an array of {' by '.join(shape)}" if shape else "a number"

    def element(self, node: Index) -> Shape:
        """Refuse a number with an index, and an array with too many or too few."""
        self.numbers_in_index(node)
        shape, name = self.names[node.array.name], node.array.name
        if shape == NUMBER:
            hint = f"declare {name}: {{domain: real[n]}}"
            raise self.misshapen(node.array, f"{name!r} is a number, not an array", hint, "wrong-index")
        if len(shape) != len(node.indices):
            counted = "1 index" if len(shape) == 1 else f"{len(shape)} indices"
            raise self.misshapen(
                node.array, f"{name!r} takes {counted}, not {len(node.indices)}", code="wrong-index"
            )
        return NUMBER

    def numbers_in_index(self, node: Index) -> None:
        """Refuse an array as an index."""
        for index in node.indices:
            if self.of(index) != NUMBER:
                raise self.misshapen(index, "an index is a number", code="wrong-index")

    def binary(self, node: Binary) -> Shape:
        """Return the shape of two operands and what stands between them."""
        left, right = self.of(node.left), self.of(node.right)
        match node.operator:
            case Operator.ADD | Operator.SUBTRACT:
                if NUMBER in {left, right} and left != right:
                    array = node.right if left == NUMBER else node.left
                    message = (
                        f"{to_source(array)} is an array, and the other side of {node.operator} a number"
                    )
                    raise self.misshapen(array, message, self.indexed(array))
                return self.alike(node, left, right)
            case Operator.MULTIPLY:
                if NUMBER not in {left, right}:
                    raise self.misshapen(
                        node, "two arrays are not multiplied by *", "write @, or take elements"
                    )
                return left or right
            case Operator.DIVIDE:
                if right != NUMBER:
                    raise self.misshapen(
                        node.right, "nothing is divided by an array", "write inv(...) @, or take elements"
                    )
                return left
            case Operator.POWER:
                for part, shape in ((node.left, left), (node.right, right)):
                    if shape != NUMBER:
                        raise self.misshapen(
                            part,
                            f"{to_source(part)} is an array, and powers are of numbers",
                            self.indexed(part),
                        )
                return NUMBER
            case Operator.MATMUL:
                return self.product(node, left, right)
            case _:
                assert_never(node.operator)

    def product(self, node: Binary, left: Shape, right: Shape) -> Shape:
        """Return the shape of a matrix product; a vector stands upright, and may be used lying on the left."""
        if NUMBER in {left, right}:
            raise self.misshapen(node, "@ is for arrays", "write *")
        upright = right if len(right) == 2 else (*right, _ROW)  # noqa: PLR2004
        lying = left if len(left) == 2 else (_ROW, *left)  # noqa: PLR2004
        if len(left) == 1 and right[0] == _ROW:
            return (left[0], right[1])
        if lying[1] != upright[0]:
            message = f"{self.said(left)} cannot be multiplied by {self.said(right)}"
            raise self.misshapen(node, message, "is one of them to be transposed with .T?")
        shape = (lying[0], upright[1])
        if len(left) == 1 or shape == (_ROW, _ROW):
            return tuple(name for name in shape if name != _ROW)
        return shape[:1] if shape[1] == _ROW else shape

    def call(self, node: Call) -> Shape:
        """Return the shape of a function of numbers or arrays."""
        first, *rest = node.arguments
        match node.function:
            case "softmax":
                return self.array(node, first)
            case "norm":
                self.array(node, first)
                return self.numbers(node, *rest)
            case "dot":
                left, right = (self.array(node, part) for part in node.arguments)
                if left != right or len(left) != 1:
                    raise self.misshapen(node, "dot takes two vectors of one length")
                return NUMBER
            case "inv" | "tr":
                shape = self.array(node, first)
                if len(shape) != 2 or shape[0] != shape[1]:  # noqa: PLR2004
                    raise self.misshapen(
                        first, f"{node.function} takes a square matrix, not {self.said(shape)}"
                    )
                return shape if node.function == "inv" else NUMBER
            case "indicator":
                return self.of(first)
            case _:
                return self.numbers(node, *node.arguments)

    def array(self, node: Call, part: Expression) -> Shape:
        """Refuse a number."""
        shape = self.of(part)
        if shape == NUMBER:
            raise self.misshapen(part, f"{node.function} takes an array, and {to_source(part)} is a number")
        return shape

    def transposed(self, node: Transpose) -> Shape:
        """Return the shape of a transpose; refuse a number."""
        shape = self.of(node.matrix)
        if shape == NUMBER:
            raise self.misshapen(
                node.matrix, f"{to_source(node.matrix)} is a number; only arrays are transposed"
            )
        if len(shape) == 1:
            return (_ROW, *shape)
        return shape[1:] if shape[0] == _ROW else (shape[1], shape[0])

    def binder(self, node: Binder) -> Shape:
        """Return the shape of a sum or its like."""
        bounds = [bound for bound in (node.lower, node.upper) if bound is not None]
        for bound in bounds:
            if self.of(bound) != NUMBER:
                raise self.misshapen(bound, "a bound is a number")
        inner = Shapes({**self.names, node.index: NUMBER}, self.text)
        shape = inner.of(node.body)
        if shape != NUMBER and node.kind in {BinderKind.MAXIMUM, BinderKind.MINIMUM, BinderKind.PRODUCT}:
            raise inner.misshapen(node.body, f"{node.kind} takes numbers, and its term is an array")
        inner.one_length(node.body, node.index, node.upper)
        if not bounds and not any(lengths_indexed(node.body, node.index, self.names)):
            hint = f"write {node.kind}(term, {node.index}, 1, n)"
            raise self.misshapen(
                node, f"{node.index!r} indexes no array, so it has no end", hint, "wrong-index"
            )
        return shape

    def one_length(self, body: Expression, index: str, upper: Expression | None) -> None:
        """Refuse an index that runs over two dimensions, or past one."""
        found = list(lengths_indexed(body, index, self.names))
        ends = {length for shape in self.names.values() for length in shape}
        if isinstance(upper, Name) and upper.name in ends and found:
            node, length = found[0]
            if length != upper.name:
                message = f"{index!r} runs to {upper.name}, and {to_source(node)} has {length}"
                raise self.misshapen(node.array, message, code="wrong-index")
        for node, length in found[1:]:
            if length != found[0][1]:
                message = (
                    f"{index!r} runs over {found[0][1]} in {to_source(found[0][0])}, and over {length} here"
                )
                raise self.misshapen(node.array, message, code="wrong-index")


def lengths_indexed(body: Expression, index: str, names: Mapping[str, Shape]) -> list[tuple[Index, str]]:
    """Return each element that an index picks by itself, with the dimension it runs over there."""
    return [
        (node, names[node.array.name][place])
        for node in walk(body)
        if isinstance(node, Index)
        for place, at in enumerate(node.indices)
        if isinstance(at, Name) and at.name == index and place < len(names.get(node.array.name, ()))
    ]
