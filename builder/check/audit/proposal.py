"""A worked example that would tell a wrong version from the formula: found, computed and tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import cast

from builder.check import arrays
from builder.check.audit.audit import by_itself, refutes
from builder.check.book import Known
from builder.check.compare import EXACT, close, digits, in_digits, value_at
from builder.check.evidence import is_generic
from builder.check.kinds import tried
from builder.check.numbers import Exact, Style
from builder.check.parts import elements
from builder.check.question import Question
from builder.check.sample import Point
from builder.check.scene import Scene
from builder.check.value import BeyondError, Row, TooMuchError, Value
from builder.model import check as model
from builder.model.formula import Binary, Expression, Formula, Negative, Number, Operator
from builder.model.source import to_source
from builder.model.span import Span, text_at
from builder.model.symbol import DomainKind
from builder.model.verdict import Verdict

_HERE = Span("", 1, 1)
_STYLES = (Style.EASY,) * 48 + (Style.FINE,) * 16
_LARGEST_DENOMINATOR = 1000
_MOST_PLACES = 4
_SIGNIFICANT = 6
_SMALLEST, _LARGEST = 1e-3, 1e6
_DEGENERATE = frozenset({"0", "1", "2"})


@in_digits
def proposed(known: Known, bodies: Iterable[Expression]) -> tuple[str, ...]:
    """Return for each wrong version a `value:` that the formula meets and it does not; empty where none was found.

    Of several the one that is easiest to work out by hand: the result is the formula's own, and shows
    nothing until somebody has found it another way.  One that serves before serves again.
    """
    bare = by_itself(known)
    found: dict[str, model.Value] = {}
    texts: list[str] = []
    for body in bodies:
        text = next((text for text, check in found.items() if refutes(replace(bare, check=check), body)), "")
        if not text:
            check, text = min(_examples(bare, body), key=_toil, default=(None, ""))
            if check is not None:
                found[text] = check
        texts.append(text)
    return tuple(texts)


def _toil(found: tuple[model.Value, str]) -> tuple[int, int, int]:
    """Tell how much an example asks of a person, and how little it tells: the less of both, the better."""
    check, text = found
    rounded = sum("." in number.text.value for number in elements(check.gives))
    given = [number.text.value.lstrip("-") for _, value in check.at for number in elements(value)]
    return rounded, sum(number in _DEGENERATE for number in given) + len(given) - len(set(given)), len(text)


def _examples(bare: Question, body: Expression) -> Iterator[tuple[model.Value, str]]:
    """Yield worked examples that refute a version, as checks and as text."""
    right = bare.scene(digits())
    wrong = Scene(replace(bare.ground, subject=replace(bare.ground.subject, body=body)), digits(), ())
    for point in bare.points(_STYLES):
        env = right.base(point)
        try:
            value, other = value_at(right.subject, env), value_at(wrong.subject, env)
        except (BeyondError, TooMuchError):
            continue
        if value is None or close(value, other, EXACT) or not _is_handy(value):
            continue
        at = tuple((text_at(name, _HERE), _matrix(part)) for name, part in _given(bare, point).items())
        check = model.Value(span=_HERE, at=at, gives=_matrix(_exact(value)))
        asked = replace(bare, check=check)
        if is_generic(check) and tried(asked).verdict is Verdict.AGREES and refutes(asked, body):
            yield check, _written(check)


def _is_handy(value: Value) -> bool:
    """Tell whether no number of a result is very small or very large."""
    return all(number == 0 or _SMALLEST < abs(number) < _LARGEST for number in arrays.flat(value))


def _given(question: Question, point: Point) -> Mapping[str, Exact]:
    """Return what an example has to give of a point: no length that an array shows, and no identity."""
    domains = question.ground.domains
    shown = {size for name in point if name in domains for size in domains[name].dimensions}
    shown -= {size for size, _ in question.ground.subject.indices if size not in shown}
    return {
        name: point[name]
        for name in dict.fromkeys((*question.names(), *point))
        if name in point
        and name not in shown
        and not (name in domains and domains[name].kind is DomainKind.IDENTITY)
    }


def _exact(value: Value) -> Exact:
    """Return a computed value as fractions: the very one where it is simple, else one of six digits."""
    if isinstance(value, (tuple, Row)):
        parts = value.items if isinstance(value, Row) else value
        return tuple(_exact(part) for part in parts)
    number = arrays.flat(value)[0]
    whole = Fraction(number)
    simple = whole.limit_denominator(_LARGEST_DENOMINATOR)
    if close(digits().number(simple), number, EXACT):
        return simple
    return Fraction(f"{float(whole):.{_SIGNIFICANT - 1}e}")


def _matrix(value: Exact) -> model.Matrix:
    if isinstance(value, tuple):
        return cast("model.Matrix", tuple(_matrix(part) for part in value))
    number = _number(abs(Fraction(value)))
    body: Expression = Negative(number) if value < 0 else number
    return Formula(text_at(to_source(body), _HERE), body)


def _number(value: Fraction) -> Expression:
    """Return a number as a person writes it: a decimal where it ends soon, else a fraction."""
    if value.denominator == 1:
        return Number(value, str(value.numerator))
    places = (value * 10**_MOST_PLACES).denominator == 1 or value.denominator > _LARGEST_DENOMINATOR
    if places:
        literal = f"{float(value):.{_SIGNIFICANT + 6}f}".rstrip("0")
        return Number(Fraction(literal), literal)
    top, bottom = (Number(Fraction(part), str(part)) for part in (value.numerator, value.denominator))
    return Binary(Operator.DIVIDE, top, bottom)


def _written(check: model.Value) -> str:
    """Return a check as its author would write it."""
    at = ", ".join(f"{name}: {_flow(value)}" for name, value in check.at)
    return f"value: {{at: {{{at}}}, is: {_flow(check.gives)}}}"


def _flow(value: model.Matrix) -> str:
    return to_source(value.body) if isinstance(value, Formula) else f"[{', '.join(map(_flow, value))}]"
