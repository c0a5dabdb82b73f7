"""What stands side by side: function calls opened up, math-core's own spaces dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from builder.typeset.math.marks import mark_of
from builder.typeset.math.mathml.token import dots, grows, is_name
from builder.typeset.math.spacing import AtomClass
from builder.typeset.math.tree import Node

Read = Callable[[Element], Node]
"""Reads any element."""
_APPLY = "\u2061"
_DOTS, _STOPS = "dots", 3
_THIN = "0.1667em"
"""What math-core adds beside functions; the author's own `\\,` has more digits."""


def row(kids: Iterable[Element], read: Read) -> tuple[Node, ...]:
    """Read siblings."""
    atoms: list[Node] = []
    for element, applied in _joined(_printed(kids)):
        node = dots(".") if element.tag == _DOTS else read(element)
        atoms.append(replace(node, cls=AtomClass.OPERATOR) if applied else node)
    return tuple(atoms)


def is_fenced(kids: list[Element]) -> bool:
    """Return whether siblings begin or end with a delimiter that grows."""
    return bool(kids) and (grows(kids[0]) or grows(kids[-1]))


def _printed(kids: Iterable[Element]) -> list[tuple[Element, bool]]:
    """Return the siblings that are printed, and whether each is a function before its argument."""
    out: list[tuple[Element, bool]] = []
    after_thin = after_apply = False
    for kid in _opened(kids):
        if _is_apply(kid):
            after_apply = True
            if out:
                out[-1] = (out[-1][0], True)
        elif kid.tag == "mspace" and kid.get("width") == _THIN:
            after_thin = True
            if out and is_name(out[-1][0]):
                out[-1] = (out[-1][0], True)
        else:
            if after_apply and _is_group(kid):
                out += _printed(kid)
            else:
                out.append((kid, after_thin and is_name(kid)))
            after_thin = after_apply = False
    return out


def _joined(atoms: list[tuple[Element, bool]]) -> list[tuple[Element, bool]]:
    r"""Return the siblings with three full stops in a row, which mean \ldots, as one."""
    out: list[tuple[Element, bool]] = []
    for atom in atoms:
        out.append(atom)
        if len(out) >= _STOPS and all(_is_stop(element) for element, _ in out[-_STOPS:]):
            out[-_STOPS:] = [(Element(_DOTS), False)]
    return out


def _opened(kids: Iterable[Element]) -> Iterator[Element]:
    """Yield the siblings, with those of function calls in place of the calls."""
    for kid in kids:
        if kid.tag == "mrow" and not kid.attrib and any(_is_apply(part) for part in kid):
            yield from _opened(kid)
        elif kid.tag != "mspace" or kid.attrib:
            yield kid


def _is_apply(element: Element) -> bool:
    return element.tag == "mo" and element.text == _APPLY


def _is_stop(element: Element) -> bool:
    return element.tag == "mo" and element.text == "."


def _is_group(element: Element) -> bool:
    """Return whether this is a row that math-core made of an argument, and TeX has not."""
    if element.tag != "mrow" or element.attrib or not len(element) or is_fenced(list(element)):
        return False
    return element[0].tag != "mspace" or mark_of(element[0].get("width")) is None
