"""Exercises and mistakes as text to be kept between runs, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction

from builder.model import formula, made

_CLASSES: Mapping[str, Callable[..., object]] = {
    cls.__name__: cls
    for cls in (
        formula.Number,
        formula.Constant,
        formula.Name,
        formula.Index,
        formula.Negative,
        formula.Binary,
        formula.Comparison,
        formula.Call,
        formula.Binder,
        formula.Cases,
        formula.Transpose,
        formula.Operator,
        formula.Comparator,
        formula.BinderKind,
        made.Mistake,
        made.Practice,
        made.Spot,
        Fraction,
    )
}
"""By name, all that a text may bring back to life."""


def kept(value: object) -> str:
    """Return a value as text; places in the source are left out."""
    return json.dumps(_plain(value), separators=(",", ":"))


def restored(text: str | None) -> object:
    """Return the value of a text; a ValueError says that it is none of `kept`."""
    try:
        return _value(json.loads(text or ""))
    except (KeyError, TypeError, AttributeError, RecursionError) as found:
        raise ValueError(text) from found


def _plain(value: object) -> object:
    """Return a value in lists: of an object, its class's name before its parts; of a tuple, nothing before."""
    name = type(value).__name__
    if isinstance(value, Enum):
        return [name, value.value]
    if isinstance(value, Fraction):
        return [name, str(value)]
    if is_dataclass(value):
        return [name, *(_plain(getattr(value, field.name)) for field in fields(value) if field.compare)]
    return ["", *map(_plain, value)] if isinstance(value, tuple) else value


def _value(plain: object) -> object:
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    values = tuple(map(_value, parts))
    return _CLASSES[name](*values) if name else values
