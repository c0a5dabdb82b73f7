"""The formula tree: what an author wrote, in the author's order, not yet given a meaning.

Every node knows where it starts in the formula's text (`start`, an offset in characters),
which plays no part in equality: two nodes are equal if they say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from builder.model.span import Text


class Operator(StrEnum):
    """What stands between two operands."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "**"
    MATMUL = "@"


class Comparator(StrEnum):
    """What stands between the two sides of a relation."""

    EQUAL = "=="
    NOT_EQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


class BinderKind(StrEnum):
    """What is done with the terms that an index runs over."""

    SUM = "sum"
    PRODUCT = "prod"
    MEAN = "mean"
    MAXIMUM = "amax"
    MINIMUM = "amin"


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal literal: its exact value and as it was typed."""

    value: Fraction
    literal: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """`pi`, `E` or `oo`."""

    name: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A symbol, or an index that a binder or the left-hand side gives meaning."""

    name: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Index:
    """An element of an array, `y[i]` or `r[i, k]`; indices count from 1."""

    array: Name
    indices: tuple[Expression, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """`-operand`."""

    operand: Expression
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: Operator
    left: Expression
    right: Expression
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition, as in `where` and `indicator`."""

    comparator: Comparator
    left: Expression
    right: Expression
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the language and its arguments."""

    function: str
    arguments: tuple[Expression, ...]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binder:
    """`sum(body, index, lower, upper)` and its like; without bounds, over the arrays' dimension."""

    kind: BinderKind
    body: Expression
    index: str
    lower: Expression | None
    upper: Expression | None
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Cases:
    """`where(condition, then, otherwise)`."""

    condition: Expression
    then: Expression
    otherwise: Expression
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Transpose:
    """`matrix.T`."""

    matrix: Expression
    start: int = field(default=0, compare=False)


Expression = (
    Number | Constant | Name | Index | Negative | Binary | Comparison | Call | Binder | Cases | Transpose
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a formula defines: a name, `f(x)`, or `s[i]`; `m[t]` in a recursion."""

    name: str
    arguments: tuple[Name, ...] = ()
    """Of `f(x)`."""
    indices: tuple[Name, ...] = ()
    """Of `s[i]`, free at the right-hand side."""
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """What an author wrote: `target = body`, or a relation `left == right` that names nothing."""

    text: Text
    body: Expression
    """The right-hand side; of a relation, all of it, as a `Comparison`."""
    target: Target | None = None
