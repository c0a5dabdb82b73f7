"""Reading: a value, if there is one, and the problems met on the way.

A reader yields problems and returns what it read, so that readers compose with
`value = yield from reader(node, name)` and none of them stops at the first problem.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

from builder.model.problem import Problem
from builder.read.node import Node

T = TypeVar("T")

Reading = Generator[Problem, None, T]
Reader = Callable[[Node, str], Reading[T | None]]
"""Reads the value of the field of that name; None where a problem was told."""


def collected(reading: Reading[T]) -> tuple[T, tuple[Problem, ...]]:
    """Run a reading to its end and return the value with all its problems."""
    problems: list[Problem] = []
    while True:
        try:
            problems.append(next(reading))
        except StopIteration as end:
            return end.value, tuple(problems)
