"""What is to be looked at: curves and images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from builder.compose.context import Context
from builder.compose.labels import placed, readable
from builder.compose.ticks import axis
from builder.model.curve import Tracing
from builder.model.entry import AnyEntry, Curve
from builder.model.entry import Plot as Asked
from builder.model.piece import Axis, Line, Picture, Plot
from builder.model.span import Text

_SELF = "self"
_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_PLAIN = "x"
"""That x runs along the x axis needs no word."""
_ACROSS, _UP = 8, 5
"""At most so many numbers stand at the axes."""


def figures(entry: AnyEntry, context: Context) -> tuple[Plot | Picture, ...]:
    """Return an entry's curves and its image, as far as it has them."""
    return (*plot(entry, context), *picture(entry, context))


def plot(entry: AnyEntry, context: Context) -> Iterator[Plot]:
    """Yield an entry's plot, if it has one."""
    tracing = context.checked.curves.get(entry.id.value)
    if entry.plot is None or tracing is None:
        return
    names = _axis_names(entry, entry.plot, context)
    x = axis(tracing.left, tracing.right, _ACROSS, name=names[0], exact=True)
    y = readable(axis(tracing.bottom, tracing.top, _UP, name=names[1]), x, tracing.curves)
    words = tuple(_word(entry, curve, context) for curve in entry.plot.curves)
    said = len(words) > 1 or entry.plot.curves[0].label is not None
    labels = placed(tuple(zip(tracing.curves, words if said else ("",) * len(words), strict=True)), x, y)
    main = _main(entry.plot)
    lines = tuple(
        Line(strokes, label, main=number == main)
        for number, (strokes, label) in enumerate(zip(tracing.curves, labels, strict=True))
    )
    yield Plot(x, y, lines, _alt(words, names, x))


def mini(refs: Iterable[Text], context: Context) -> dict[str, Plot]:
    """Return the curves of entries as mini curves, by entry id, all between the same axes."""
    shown: dict[str, tuple[AnyEntry, Asked, Tracing]] = {}
    for ref in refs:
        shelved, tracing = context.shelf.get(ref.value), context.checked.curves.get(ref.value)
        if shelved is not None and shelved.entry.plot is not None and tracing is not None:
            shown[ref.value] = (shelved.entry, shelved.entry.plot, tracing)
    traced = [tracing for _, _, tracing in shown.values()]
    if not traced:
        return {}
    x = Axis(min(one.left for one in traced), max(one.right for one in traced))
    y = Axis(min(one.bottom for one in traced), max(one.top for one in traced))
    return {
        name: Plot(
            x, y, (Line(tracing.curves[_main(asked)]),), f"Curve of {context.called_text(entry)}", small=True
        )
        for name, (entry, asked, tracing) in shown.items()
    }


def picture(entry: AnyEntry, context: Context) -> Iterator[Picture]:
    """Yield an entry's image, if it has one, under a name that says what is in it.

    Anki never replaces a file by another of the same name, so that another content needs another name.
    """
    image = entry.image
    if image is None or not image.content:
        return
    suffix = f".{image.file.value.rpartition('.')[2].lower()}"
    name = f"proofdeck-{sha256(image.content).hexdigest()[:20]}{suffix}"
    yield Picture(name, context.plain(image.alt), image.content, _MEDIA[suffix])


def _main(asked: Asked) -> int:
    """Return which curve a plot is about: the entry's own, else the first."""
    own = (n for n, curve in enumerate(asked.curves) if curve.ref is not None and curve.ref.value == _SELF)
    return next(own, 0)


def _word(entry: AnyEntry, curve: Curve, context: Context) -> str:
    """Return what a curve is called."""
    if curve.label is not None:
        return context.plain(curve.label)
    if curve.ref is None:
        return ""
    if curve.ref.value == _SELF:
        return context.called_text(entry)
    shelved = context.shelf.get(curve.ref.value)
    return "" if shelved is None else context.called_text(shelved.entry)


def _axis_names(entry: AnyEntry, asked: Asked, context: Context) -> tuple[str, str]:
    """Return what the axes are called: as their author says, else by the symbol that runs."""
    if asked.axes:
        x, y = (context.plain(name) for name in asked.axes)
        return x, y
    if any(curve.ref is None for curve in asked.curves):
        return "", ""
    over = asked.over.value
    return "" if over == _PLAIN else context.symbol_text(entry, over), ""


def _alt(words: tuple[str, ...], names: tuple[str, str], x: Axis) -> str:
    """Return what is to be seen, in words."""
    curves = ", ".join(word for word in words if word) or "a curve"
    across = f" over {names[0]}" if names[0] else ""
    return f"Plot of {curves}{across} from {x.low:g} to {x.high:g}".replace("-", "−")
