"""The whitelist: Python's syntax tree of a scanned text, turned to ours node by node."""

from __future__ import annotations

import ast
import difflib
import re
from fractions import Fraction

from builder.model.formula import (
    Binary,
    Binder,
    Call,
    Cases,
    Comparator,
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
from builder.model.language import BINDERS, CASES, CONSTANTS, FUNCTIONS, WORDS
from builder.model.span import Text
from builder.read.scan import DEEPEST, RefusedError, refuse

MOST_NODES = 250
"""Also bounds how deep the left operands of a chain such as a + b + c may nest."""
LARGEST_EXPONENT = 64

_OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: Operator.ADD,
    ast.Sub: Operator.SUBTRACT,
    ast.Mult: Operator.MULTIPLY,
    ast.Div: Operator.DIVIDE,
    ast.Pow: Operator.POWER,
    ast.MatMult: Operator.MATMUL,
}
_COMPARATORS: dict[type[ast.cmpop], Comparator] = {
    ast.Eq: Comparator.EQUAL,
    ast.NotEq: Comparator.NOT_EQUAL,
    ast.Lt: Comparator.LESS,
    ast.LtE: Comparator.AT_MOST,
    ast.Gt: Comparator.GREATER,
    ast.GtE: Comparator.AT_LEAST,
}
_PRODUCTS = frozenset({Operator.MULTIPLY, Operator.DIVIDE, Operator.MATMUL})
_NAME = re.compile(r"\w+", re.ASCII)
_ELSEWHERE = {"ln": "log", "pow": "**", "power": "**", "arctan": "atan", "arcsin": "asin", "arccos": "acos"}
"""What other languages call it."""
_HOW_TO_SPLIT = "give a part its own entry"


class Whitelist:
    """Turns one of Python's syntax trees to ours, refusing what the language does not have."""

    def __init__(self, text: Text, plain: str, start: int) -> None:
        """Take the scanned text from `start` on; the text is kept for its names and places."""
        self.text = text
        self.plain = plain[start:]
        self.shift = start - 1
        """The parsed line has a bracket in front, so that it may start with a space."""
        self.left = MOST_NODES

    def top(self) -> Expression:
        """Return the tree; a relation may stand at its top."""
        try:
            tree = ast.parse(f"({self.plain})", mode="eval").body
        except SyntaxError as error:
            start = min(max((error.offset or 1) + self.shift, 0), len(self.text.value) - 1)
            raise refuse(self.text, (start, start + 1), "this does not read as a formula") from None
        except (RecursionError, MemoryError):
            raise refuse(
                self.text, (0, 1), f"nested deeper than {DEEPEST}", _HOW_TO_SPLIT, "formula-too-long"
            ) from None
        if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.Eq):
            return self.condition(tree, 0)
        return self.expression(tree, 0)

    def refused(
        self, node: ast.expr, message: str, hint: str = "", code: str = "formula-syntax"
    ) -> RefusedError:
        """Make the error that says what is wrong with a node."""
        return refuse(self.text, self.place(node), message, hint, code)

    def place(self, node: ast.expr) -> tuple[int, int]:
        """Return where a node starts and ends in the author's text."""
        return node.col_offset + self.shift, (node.end_col_offset or 0) + self.shift

    def name_at(self, node: ast.expr) -> str:
        """Return the author's word: Python's keywords are masked in what was parsed."""
        match = _NAME.match(self.text.value, node.col_offset + self.shift)
        return match.group() if match else ""

    def count(self, node: ast.expr, depth: int) -> None:
        """Refuse the node that is one too many, or one too deep."""
        self.left -= 1
        if self.left < 0:
            message = f"the formula has more than {MOST_NODES} parts"
            raise self.refused(node, message, _HOW_TO_SPLIT, "formula-too-long")
        if depth > DEEPEST:
            raise self.refused(node, f"nested deeper than {DEEPEST}", _HOW_TO_SPLIT, "formula-too-long")

    def expression(self, node: ast.expr, depth: int) -> Expression:
        """Return the tree of anything but a comparison."""
        self.count(node, depth)
        start = node.col_offset + self.shift
        match node:
            case ast.Name():
                name = self.name_at(node)
                return Constant(name, start) if name in CONSTANTS else Name(name, start)
            case ast.Constant():
                literal = self.text.value[start : (node.end_col_offset or 0) + self.shift]
                return Number(Fraction(literal), literal, start)
            case ast.BinOp():
                return self.binary(node, depth)
            case ast.UnaryOp(op=ast.USub()):
                return Negative(self.expression(node.operand, depth + 1), start)
            case ast.UnaryOp(op=ast.UAdd()):
                return self.expression(node.operand, depth + 1)
            case ast.Call():
                return self.call(node, depth)
            case ast.Subscript():
                return self.index(node, depth)
            case ast.Attribute():
                return Transpose(self.expression(node.value, depth + 1), start)
            case ast.IfExp():
                condition = self.condition(node.test, depth + 1)
                then, otherwise = (self.expression(part, depth + 1) for part in (node.body, node.orelse))
                return Cases(condition, then, otherwise, start)
            case ast.Compare():
                raise self.refused(node, "a comparison stands in where(...) or indicator(...)")
            case _:
                raise self.refused(node, "this is not in the formula language")

    def binary(self, node: ast.BinOp, depth: int) -> Expression:
        """Return two operands and what is between; `-a*b` is read as -(a*b), as it is printed."""
        operator = _OPERATORS[type(node.op)]
        left, right = self.expression(node.left, depth), self.expression(node.right, depth + 1)
        start = node.col_offset + self.shift
        if operator is Operator.POWER and abs(_constant(right) or 0) > LARGEST_EXPONENT:
            raise self.refused(
                node.right, f"the exponent is larger than {LARGEST_EXPONENT}", code="formula-too-long"
            )
        if operator in _PRODUCTS and isinstance(left, Negative) and node.left.col_offset == node.col_offset:
            product = Binary(operator, left.operand, right, left.operand.start)
            return Negative(product, start)
        return Binary(operator, left, right, start)

    def condition(self, node: ast.expr, depth: int) -> Comparison:
        """Return a comparison of two expressions."""
        if not isinstance(node, ast.Compare):
            raise self.refused(node, "a comparison belongs here", "e.g. x > 0")
        if len(node.ops) > 1:
            raise self.refused(
                node, "more than one comparison at a time", "nest where(...) or multiply indicator(...)"
            )
        comparator = _COMPARATORS.get(type(node.ops[0]))
        if comparator is None:
            raise self.refused(node, "this is not in the formula language")
        left, right = self.expression(node.left, depth + 1), self.expression(node.comparators[0], depth + 1)
        return Comparison(comparator, left, right, node.col_offset + self.shift)

    def index(self, node: ast.Subscript, depth: int) -> Expression:
        """Return an element of an array."""
        if not isinstance(node.value, ast.Name):
            raise self.refused(node, "only a symbol can be indexed")
        indices = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        array = self.expression(node.value, depth + 1)
        if not isinstance(array, Name):
            raise self.refused(node.value, f"{self.name_at(node.value)!r} is a number")
        if len(indices) > 2:  # noqa: PLR2004, arrays have at most two dimensions
            raise self.refused(node, "an array has at most two indices")
        parts = tuple(self.expression(index, depth + 1) for index in indices)
        return Index(array, parts, node.col_offset + self.shift)

    def call(self, node: ast.Call, depth: int) -> Expression:
        """Return a function, a binder or cases."""
        if not isinstance(node.func, ast.Name):
            raise self.refused(node, "only a named function can be called")
        function, start = self.name_at(node.func), node.col_offset + self.shift
        if function in BINDERS:
            return self.binder(node, function, depth)
        least, most = (3, 3) if function == CASES else FUNCTIONS.get(function, (0, 0))
        if not most:
            raise self.unknown(node.func, function)
        if not least <= len(node.args) <= most:
            takes = {least: f"{least}", least + 1: f"{least} or {most}"}.get(most, f"{least} to {most}")
            message = f"{function} takes {takes} argument{'s' * (most > 1)}, not {len(node.args)}"
            raise self.refused(node, message, code="wrong-arity")
        if function == CASES:
            condition = self.condition(node.args[0], depth + 1)
            then, otherwise = (self.expression(part, depth + 1) for part in node.args[1:])
            return Cases(condition, then, otherwise, start)
        if function == "indicator":
            return Call(function, (self.condition(node.args[0], depth + 1),), start)
        return Call(function, tuple(self.expression(part, depth + 1) for part in node.args), start)

    def unknown(self, node: ast.expr, function: str) -> RefusedError:
        """Make the error that says what a function may have been meant to be."""
        near = difflib.get_close_matches(function, WORDS, 1, 0.6)
        known = _ELSEWHERE.get(function) or (near[0] if near else "")
        hint = f"did you mean {known!r}?" if known else "write products with *"
        return self.refused(node, f"{function!r} is not a function", hint, "unknown-function")

    def binder(self, node: ast.Call, function: str, depth: int) -> Expression:
        """Return a sum or its like, over an index with or without bounds."""
        how = f"write {function}(term, i, 1, n)"
        if len(node.args) not in {2, 4}:
            raise self.refused(
                node, f"{function} takes 2 or 4 arguments, not {len(node.args)}", how, "wrong-arity"
            )
        index = node.args[1]
        if not isinstance(index, ast.Name) or self.name_at(index) in CONSTANTS:
            raise self.refused(index, f"the index of {function} is a name", how)
        body, *bounds = (self.expression(part, depth + 1) for part in (node.args[0], *node.args[2:]))
        lower, upper = bounds or (None, None)
        kind, start = BINDERS[function], node.col_offset + self.shift
        return Binder(kind, body, self.name_at(index), lower, upper, start)


def _constant(node: Expression) -> float | None:
    """Return about what a number made of literals comes to, infinity if it is too large to say."""
    match node:
        case Number():
            return float(node.value)
        case Negative():
            value = _constant(node.operand)
            return None if value is None else -value
        case Binary():
            return _folded(node.operator, _constant(node.left), _constant(node.right))
        case Constant(name="oo"):
            return float("inf")
        case Constant():
            return 3.0
        case _:
            return None


def _folded(operator: Operator, left: float | None, right: float | None) -> float | None:
    """Return about what two constants come to; None where one is not constant."""
    if left is None or right is None:
        return None
    try:
        match operator:
            case Operator.ADD:
                return left + right
            case Operator.SUBTRACT:
                return left - right
            case Operator.MULTIPLY:
                return left * right
            case Operator.DIVIDE:
                return left / right
            case Operator.POWER:
                power = left**right
                return power if isinstance(power, float) else None
            case Operator.MATMUL:
                return None
    except (OverflowError, ZeroDivisionError):
        return float("inf")
