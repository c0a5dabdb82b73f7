"""Symbols: what a letter of a formula stands for, and what values it may take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.span import Text


class DomainKind(StrEnum):
    """What values a symbol, or each element of an array, may take."""

    REAL = "real"
    POSITIVE = "pos"
    AT_LEAST_ONE = "ge1"
    PROBABILITY = "prob"
    """The open interval (0, 1)."""
    COUNT = "count"
    """1, 2, 3, …"""
    SIZE = "size"
    """A count that is also the length of a dimension; small when sampled."""
    BIT = "bit"
    SIGN = "pm1"
    """-1 or 1."""
    SIMPLEX = "simplex"
    """A vector of positive shares that sum to 1."""
    IDENTITY = "eye"
    """The identity matrix."""


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of values and the dimensions of the array, at most two."""

    kind: DomainKind
    dimensions: tuple[str, ...] = ()
    """Names of sizes, e.g. ("n", "d") for `real[n,d]`; `eye[d]` has one and is square."""

    def __str__(self) -> str:
        """Return it as the author writes it."""
        return f"{self.kind}[{','.join(self.dimensions)}]" if self.dimensions else str(self.kind)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A declared letter."""

    name: Text
    domain: Domain | None = None
    """None for a left-hand side that is only styled."""
    means: Text | None = None
    tex: Text | None = None
    """How it prints, where its name does not say."""
