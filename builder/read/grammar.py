"""The formula grammar: an author's text to a tree.

The text is scanned first (`scan.py`), then parsed by Python's own parser to a syntax tree
that is never compiled, and each node of it is held against a whitelist (`whitelist.py`).
Nothing is evaluated.
"""

from __future__ import annotations

import re

from builder.model.formula import Comparison, Formula, Name, Target
from builder.model.language import CONSTANTS
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.scan import RefusedError, refuse, scan
from builder.read.whitelist import Whitelist

_LEFT = re.compile(r"\s*([A-Za-z]\w*)\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])?\s*", re.ASCII)
_ARGUMENT = re.compile(r"\s*([A-Za-z]\w*)\s*(?:,|$)", re.ASCII)


def parse_formula(text: Text) -> Formula | Problem:
    """Read `F1 = ...`, `f(x) = ...`, `s[i] = ...`, `m[t] = ...`, or a relation `a == b`."""
    try:
        scanned = scan(text)
        if scanned.equals is None:
            body = Whitelist(text, scanned.plain, 0).top()
            if isinstance(body, Comparison):
                return Formula(text, body)
            hint = "name what it defines, e.g. F1 = 2*P*R/(P + R)"
            raise refuse(text, (0, len(text.value)), "the formula has no '='", hint)
        target = _target(text, scanned.equals)
        body = Whitelist(text, scanned.plain, scanned.equals + 1).top()
        if isinstance(body, Comparison):
            raise refuse(
                text, (body.start, len(text.value)), "a formula that names something compares nothing"
            )
        return Formula(text, body, target)
    except RefusedError as refused:
        return refused.problem


def parse_expression(text: Text) -> Formula | Problem:
    """Read what stands alone, without `=`; at the top, `a == b` is allowed."""
    try:
        scanned = scan(text)
        if scanned.equals is not None:
            place = (scanned.equals, scanned.equals + 1)
            raise refuse(text, place, "an expression has no '='", "compare with ==")
        return Formula(text, Whitelist(text, scanned.plain, 0).top())
    except RefusedError as refused:
        return refused.problem


def _target(text: Text, end: int) -> Target:
    """Read the left-hand side, all that stands before `end`."""
    match = _LEFT.fullmatch(text.value, 0, end)
    if match is None:
        hint = "a name, f(x), s[i] or m[t]"
        raise refuse(text, (0, len(text.value[:end].rstrip())), "this cannot be defined", hint)
    name, arguments, indices = match.groups()
    start = match.start(1)
    if arguments is not None:
        return Target(name, arguments=_names(text, match.start(2), match.end(2)), start=start)
    if indices is not None:
        return Target(name, indices=_names(text, match.start(3), match.end(3)), start=start)
    return Target(name, start=start)


def _names(text: Text, start: int, end: int) -> tuple[Name, ...]:
    """Read the names between the brackets of a left-hand side."""
    names: list[Name] = []
    while start < end:
        match = _ARGUMENT.match(text.value, start, end)
        if match is None or match[1] in CONSTANTS:
            message = "only names stand between the brackets of a left-hand side"
            raise refuse(text, (start, end), message, "e.g. f(x), s[i], a[i, j] or m[t]")
        names.append(Name(match[1], match.start(1)))
        start = match.end()
    if not names or len({name.name for name in names}) < len(names):
        raise refuse(text, (start, end + 1), "the brackets of a left-hand side hold different names")
    return tuple(names)
