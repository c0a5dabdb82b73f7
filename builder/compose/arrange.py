"""From a formula's tree to its layout, in the author's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction as Exact
from typing import assert_never

from builder.compose import joining
from builder.compose.extent import extent
from builder.compose.layout import (
    Applied,
    BigSign,
    Branches,
    Fence,
    Fenced,
    Fraction,
    Head,
    Layout,
    Letter,
    Listed,
    Numeral,
    Raw,
    Relation,
    Scripted,
    Slashed,
    Word,
    is_tall,
    parts,
)
from builder.compose.names import indexed, name_layout
from builder.compose.numerals import numeral
from builder.compose.place import Place
from builder.compose.shapes import SHAPES
from builder.compose.stance import Stance, is_laid_down, stance
from builder.model.formula import (
    Binary,
    Binder,
    BinderKind,
    Call,
    Cases,
    Comparator,
    Comparison,
    Constant,
    Expression,
    Formula,
    Index,
    Name,
    Negative,
    Number,
    Operator,
    Target,
    Transpose,
)
from builder.model.language import FUNCTIONS
from builder.model.symbol import Symbol
from builder.model.tree import walk

_TOP = Letter("top")
_SIGNS = {
    BinderKind.SUM: BigSign.SUM,
    BinderKind.PRODUCT: BigSign.PRODUCT,
    BinderKind.MAXIMUM: BigSign.MAXIMUM,
    BinderKind.MINIMUM: BigSign.MINIMUM,
}
_LOOKS = {"e": Letter("e"), "sigmoid": Letter("sigma"), "Phi": Letter("Phi")}
"""What prints as a letter that a symbol may have too."""


def arrange_formula(formula: Formula, symbols: Mapping[str, Symbol], place: Place = Place.OPEN) -> Layout:
    """Return the layout of a formula with its left-hand side."""
    hand = _hand(formula.body, symbols, place)
    body = hand.of(formula.body)
    if formula.target is None:
        return body
    return Relation(hand.target(formula.target), ((Comparator.EQUAL, body),))


def arrange_expression(
    expression: Expression, symbols: Mapping[str, Symbol], place: Place = Place.OPEN
) -> Layout:
    """Return the layout of an expression."""
    return _hand(expression, symbols, place).of(expression)


def _hand(expression: Expression, symbols: Mapping[str, Symbol], place: Place) -> _Hand:
    """Look which letters the symbols of an expression take, so that no function prints as one of them."""
    names = {node.name for node in walk(expression) if isinstance(node, Name)}
    looks = {name_layout(name, symbols) for name in names}
    taken = (word for word, look in _LOOKS.items() if look in looks or _as_raw(look) in looks)
    return _Hand(symbols, place, frozenset(taken))


def _as_raw(letter: Letter) -> Raw:
    return Raw(letter.name if len(letter.name) == 1 else f"\\{letter.name}")


@dataclass(frozen=True, slots=True)
class _Hand:
    """A careful hand that sets a formula at one place."""

    symbols: Mapping[str, Symbol]
    place: Place
    taken: frozenset[str]

    def at(self, place: Place) -> _Hand:
        """Return the hand at another place; a line of text stays one."""
        return self if self.place is Place.LINE or self.place is place else replace(self, place=place)

    def of(self, node: Expression) -> Layout:
        """Return the layout of any part."""
        match node:
            case Number(literal=literal):
                return numeral(literal)
            case Constant(name):
                return self.constant(name)
            case Name(name):
                return name_layout(name, self.symbols)
            case Index(array, indices):
                script = self.at(Place.SCRIPT)
                return indexed(self.of(array), tuple(script.of(index) for index in indices))
            case Negative(operand):
                return joining.negated(self.of(operand))
            case Binary():
                return self.binary(node)
            case Comparison(comparator, left, right):
                first, second = joining.compared(self.of(left), self.of(right))
                return Relation(first, ((comparator, second),))
            case Call():
                return self.call(node)
            case Binder():
                return self.binder(node)
            case Cases():
                return self.cases(node)
            case Transpose(matrix):
                return joining.raised(self.of(matrix), _TOP)
            case _:
                assert_never(node)

    def constant(self, name: str) -> Layout:
        """Return pi, e or infinity."""
        if name == "E":
            return Word("e") if "e" in self.taken else Letter("e")
        return Letter({"oo": "infty"}.get(name, name))

    def binary(self, node: Binary) -> Layout:
        """Return two operands and what is between them."""
        match node.operator:
            case Operator.ADD:
                return joining.plus(self.of(node.left), self.of(node.right))
            case Operator.SUBTRACT:
                return joining.minus(self.of(node.left), self.of(node.right))
            case Operator.MULTIPLY:
                hand = self.built()
                return joining.times(hand.of(node.left), hand.of(node.right))
            case Operator.MATMUL:
                return self.matrix_product(node)
            case Operator.DIVIDE:
                return self.quotient(node.left, node.right)
            case Operator.POWER:
                return joining.raised(self.of(node.left), self.at(Place.SCRIPT).of(node.right))
            case _:
                assert_never(node.operator)

    def built(self) -> _Hand:
        """Return the hand for factors: a quotient among them is built even above or below a rule."""
        return self.at(Place.OPEN) if self.place is Place.NESTED else self

    def matrix_product(self, node: Binary) -> Layout:
        """Return a product of matrices; a vector that it lays on its side is marked so, as in v^T M."""
        if not is_laid_down(node, self.symbols):
            hand = self.built()
            return joining.times(hand.of(node.left), hand.of(node.right))
        lying = self.laid_down(node)
        upright = stance(node, self.symbols) is Stance.UPRIGHT
        return joining.raised(lying, _TOP) if upright else lying

    def laid_down(self, node: Binary) -> Layout:
        """Return a product with its left operand on its side, itself a row if it is a vector."""
        hand = self.built()
        left = node.left
        if isinstance(left, Binary) and is_laid_down(left, self.symbols):
            return joining.times(self.laid_down(left), hand.of(node.right))
        return joining.times(joining.raised(hand.of(left), _TOP), hand.of(node.right))

    def quotient(self, numerator: Expression, denominator: Expression) -> Layout:
        """Return a quotient, built or slashed as its place demands."""
        hand = self.at(Place.NESTED)
        upper, lower = hand.of(numerator), hand.of(denominator)
        match self.place:
            case Place.OPEN:
                return Fraction(upper, lower)
            case Place.NESTED if is_tall(upper) or is_tall(lower):
                return Fraction(upper, lower)
            case Place.SCRIPT:
                return joining.over(self.of(numerator), self.of(denominator))
            case Place.NESTED | Place.LINE:
                return joining.over(upper, lower)
            case _:
                assert_never(self.place)

    def call(self, node: Call) -> Layout:
        """Return a function of the language."""
        arguments = tuple(self.of(argument) for argument in node.arguments)
        if node.function in SHAPES:
            return SHAPES[node.function](*arguments)
        match node.function, arguments:
            case "exp", (argument,):
                return self.exponential(node.arguments[0], argument)
            case "norm", (argument, *order):
                norm = Fenced(Fence.NORM, argument)
                return Scripted(norm, self.at(Place.SCRIPT).of(node.arguments[1])) if order else norm
            case "log", (argument, _):
                base = self.at(Place.SCRIPT).of(node.arguments[1])
                return joining.applied(Scripted(Head("log"), base), argument)
            case ("log2" | "log10") as function, (argument,):
                return joining.applied(Scripted(Head("log"), Numeral(function[3:])), argument)
            case function, (argument,):
                return joining.applied(self.head(function), argument)
            case function, _:
                return joining.applied(self.head(function), Listed(arguments))

    def head(self, function: str) -> Head:
        """Return a function's name; spelled out where a symbol of the formula has its letter."""
        return Head(
            {"sigmoid": "logistic", "Phi": "normal"}[function] if function in self.taken else function
        )

    def exponential(self, argument: Expression, written: Layout) -> Layout:
        """Return e to a power; written out as a function where the power would not be legible."""
        power = self.at(Place.SCRIPT).of(argument)
        if self.place is Place.LINE or "e" in self.taken or is_tall(power) or _is_compound(power):
            return joining.applied(Head("exp"), written)
        return Scripted(Letter("e"), None, power)

    def binder(self, node: Binder) -> Layout:
        """Return a sum or its like over an index, with its limits."""
        if node.kind is BinderKind.MEAN:
            return self.mean(node)
        sign, script = _SIGNS[node.kind], self.at(Place.SCRIPT)
        index, body = name_layout(node.index, self.symbols), self.of(node.body)
        if node.lower is None or node.upper is None:
            return joining.over_index(sign, index, None, body)
        lower, upper = script.of(node.lower), script.of(node.upper)
        if sign in {BigSign.MAXIMUM, BigSign.MINIMUM}:
            between = Relation(lower, ((Comparator.AT_MOST, index), (Comparator.AT_MOST, upper)))
            return joining.over_index(sign, between, None, body)
        below = Relation(index, ((Comparator.EQUAL, lower),))
        return joining.over_index(sign, below, upper, body)

    def mean(self, node: Binder) -> Layout:
        """Return a mean as it is written by hand: one over how many there are, times their sum."""
        many = extent(node, self.symbols)
        if many is None:
            index = name_layout(node.index, self.symbols)
            return joining.applied(Scripted(Head("mean"), index), self.of(node.body))
        share = Binary(Operator.DIVIDE, Number(Exact(1), "1"), many)
        return self.of(Binary(Operator.MULTIPLY, share, replace(node, kind=BinderKind.SUM)))

    def cases(self, node: Cases) -> Layout:
        """Return cases; those of the last branch follow as further rows."""
        rows: list[tuple[Layout, Layout]] = []
        rest: Expression = node
        while isinstance(rest, Cases):
            rows.append((self.of(rest.then), self.of(rest.condition)))
            rest = rest.otherwise
        return Branches(tuple(rows), self.of(rest))

    def target(self, target: Target) -> Layout:
        """Return a left-hand side."""
        symbol = self.symbols.get(target.name)
        styled = symbol is not None and symbol.tex is not None
        known = target.name in FUNCTIONS and bool(target.arguments) and not styled
        name = Head(target.name) if known else name_layout(target.name, self.symbols)
        if target.indices:
            return indexed(name, tuple(self.of(index) for index in target.indices))
        if target.arguments:
            listed = Listed(tuple(self.of(argument) for argument in target.arguments))
            return Applied(name, Fenced(Fence.PAREN, listed))
        return name


def _is_compound(power: Layout) -> bool:
    """Tell whether an exponent holds a quotient of more than letters and their products."""
    match power:
        case Slashed(numerator, denominator):
            return any(isinstance(part, Fenced) for part in (numerator, denominator))
        case _:
            return any(_is_compound(part) for part in parts(power))
