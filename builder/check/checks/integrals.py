"""The check of an integral over a symbol's domain: integral."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import islice, pairwise
from typing import cast

from builder.check.compare import Outcome, agreed, digits, refuted, same_digits, undecided, value_at
from builder.check.digits import DIGITS
from builder.check.numbers import Style
from builder.check.quadrature import Piece, Quadrature, Tail
from builder.check.question import Question
from builder.check.scene import Scene
from builder.check.value import BeyondError, Env, TooMuchError
from builder.model.check import Integral
from builder.model.formula import Binary, Call, Comparison, Expression, Name, Negative, Operator
from builder.model.symbol import DomainKind
from builder.model.tree import free_names, walk

_STYLES = (Style.EASY, Style.FINE)
_SETTLED = Decimal("1e-8")
"""What is not known to so many digits says nothing."""
_GOAL = Decimal(10) ** -(DIGITS + 2)
_DOUBT = 1000
"""A wrong integral is off by so many times more than it may be."""
INTERVALS: dict[DomainKind, tuple[int | None, int | None]] = {
    DomainKind.REAL: (None, None),
    DomainKind.POSITIVE: (0, None),
    DomainKind.AT_LEAST_ONE: (1, None),
    DomainKind.PROBABILITY: (0, 1),
}
"""The ends of a domain; None where there is none."""
_MOST_CUTS = 5
_FEWEST_HALVINGS = 4
"""With wider steps than this, a narrow peak may be stepped over."""
_ONE = Decimal(1)


@cache
def _quadrature() -> Quadrature:
    return Quadrature(digits())


def integrated(question: Question, check: Integral) -> Outcome:
    """Integrate the formula over the symbol's domain, by quadrature, at a few points of the others."""
    domain = question.ground.domains[check.over.value]
    interval = None if domain.dimensions else INTERVALS.get(domain.kind)
    if interval is None:
        return undecided(f"{check.over} does not run over an interval")
    scene = question.scene(digits())
    goal = scene.side(check.gives.body)
    used, shown = 0, DIGITS
    try:
        for point in question.points(_STYLES):
            base = scene.base(point)
            expected = cast("Decimal | None", value_at(goal, base))
            got, error = _integral(scene, check.over.value, interval, base, expected)
            size = max(_ONE, abs(got))
            nothing = abs(got) < _SETTLED and expected is not None and abs(expected) > _SETTLED
            if error > _SETTLED * size or nothing:
                # Where next to nothing was found, a peak may have been stepped over.
                return undecided("the integral does not settle")
            off = None if expected is None else abs(got - expected)
            if off is None or off > _DOUBT * error + _GOAL * size:
                return refuted(question, point, cast("float", got), cast("float", expected))
            shown = min(shown, same_digits(off / size))
            used += 1
    except (BeyondError, TooMuchError, decimal.Overflow, decimal.Underflow) as reason:
        said = "" if isinstance(reason, decimal.DecimalException) else str(reason)
        return undecided(said or "the numbers are too large")
    except (ArithmeticError, ValueError):
        return undecided("the formula is not defined all over the interval")
    return agreed(used, len(_STYLES), shown)


def _integral(
    scene: Scene,
    name: str,
    interval: tuple[int | None, int | None],
    base: Env,
    expected: Decimal | None,
) -> tuple[Decimal, Decimal]:
    """Return the integral and how far it may be off, as the last halving of the step tells.

    Where it comes to what is expected, in all digits, that is good enough.
    """

    def function(x: Decimal) -> Decimal:
        return cast("Decimal", scene.subject({**base, name: cast("float", x)}))

    pieces = [Piece(*pair) for pair in pairwise(_ends(scene, name, interval, base))]
    found = []
    for tail in Tail:
        before: tuple[Decimal, ...] = ()
        for level, (parts, edge) in enumerate(_quadrature().integrals(function, pieces, tail)):
            got = sum(parts, Decimal(0))
            size = max(_ONE, abs(got))
            # Part by part, lest two that have no integral cancel.
            moved = sum((abs(part - old) for part, old in zip(parts, before, strict=False)), Decimal(0))
            error, before = max(moved, edge) if before else size, parts
            arrived = expected is not None and error < _SETTLED and abs(got - expected) < _GOAL * size
            if arrived or (error < _GOAL * size and level >= _FEWEST_HALVINGS):
                return got, error
        found.append((error, got))
    error, got = min(found)
    return got, error


def _ends(
    scene: Scene, name: str, interval: tuple[int | None, int | None], base: Env
) -> list[Decimal | None]:
    """Return the ends of an interval and where it is cut between them, lest a peak or a kink be missed.

    It is cut at c where the formula has x - c or x < c in it, or else at the values of the other symbols.
    """
    low, high = (None if end is None else Decimal(end) for end in interval)
    # An index of a sum around it has no value here.
    known = base.keys() | scene.ground.bound()
    parts = (
        part
        for part in _centres(scene.ground.subject.body, name)
        if known >= {used.name for used in free_names(part)}
    )
    centres = [value_at(scene.side(part), base) for part in islice(parts, _MOST_CUTS)]
    others = [x for other, x in base.items() if other != name]
    numbers = (cast("Decimal", x) for x in centres or others if isinstance(x, Decimal))
    inside = (x for x in numbers if (low is None or low < x) and (high is None or x < high))
    cuts = sorted(list(dict.fromkeys(inside))[:_MOST_CUTS])
    return [low, *(cuts if cuts or low is not None else [Decimal(0)]), high]


def _centres(body: Expression, name: str) -> Iterator[Expression]:
    """Yield every expression c for which a formula has x - c, x + c or a comparison of x with c in it."""
    for node in walk(body):
        match node:
            case Binary(Operator.ADD | Operator.SUBTRACT) | Comparison():
                is_sum = isinstance(node, Binary) and node.operator is Operator.ADD
                for one, other in ((node.left, node.right), (node.right, node.left)):
                    alone = not any(free.name == name for free in free_names(other))
                    if isinstance(one, Name) and one.name == name and alone:
                        yield Negative(other) if is_sum else other
            case Call("max" | "min", arguments) if any(
                isinstance(one, Name) and one.name == name for one in arguments
            ):
                yield from (one for one in arguments if not any(x.name == name for x in free_names(one)))
            case _:
                pass
