r"""TeX that double quotes eat: `"\frac"` is a form feed and `rac`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.problem import Problem
from builder.read.codes import Code
from builder.read.node import Scalar

IN_SINGLE_QUOTES = "put the text in single quotes, where a backslash is a backslash"

_ESCAPE = re.compile(r"\\(?:(?P<hex>x..|u.{4}|U.{8})|(?P<sign>.))(?P<rest>[A-Za-z]*)", re.DOTALL)
_BECOMES = {
    "0": "a NUL",
    "a": "a bell",
    "b": "a backspace",
    "e": "an escape character",
    "f": "a form feed",
    "r": "a carriage return",
    "v": "a vertical tab",
    "N": "a next-line character",
    "L": "a line separator",
    "P": "a paragraph separator",
    "_": "a no-break space",
}
"""What no text of a deck wants; a tab or a line break may be wanted."""
_WHITE = {"t": "a tab", "n": "a line break"}
_COMMANDS = frozenset(
    [
        r"tan",
        r"tanh",
        r"tau",
        r"tbinom",
        r"text",
        r"textbf",
        r"textit",
        r"textrm",
        r"textsf",
        r"texttt",
        r"textstyle",
        r"tfrac",
        r"therefore",
        r"theta",
        r"thickapprox",
        r"thicksim",
        r"tilde",
        r"times",
        r"to",
        r"top",
        r"triangle",
        r"triangleq",
        r"trianglelefteq",
        r"triangleright",
        r"twoheadrightarrow",
        r"nabla",
        r"natural",
        r"ncong",
        r"ne",
        r"nearrow",
        r"neg",
        r"neq",
        r"newline",
        r"nexists",
        r"ngeq",
        r"ni",
        r"nleq",
        r"nmid",
        r"nolimits",
        r"nonumber",
        r"not",
        r"notag",
        r"notin",
        r"nparallel",
        r"nprec",
        r"nrightarrow",
        r"nsim",
        r"nsubseteq",
        r"nsucc",
        r"nu",
        r"nwarrow",
    ]
)
"""TeX's words that begin with t or n."""
_NONCHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def eaten_escapes(scalar: Scalar) -> Iterator[Problem]:
    """Yield the escapes of a double-quoted scalar that its author cannot have meant."""
    source = scalar.source
    for found in _ESCAPE.finditer(source.text, scalar.start + 1, scalar.end - 1):
        becomes = _eaten(found)
        if becomes is not None:
            lost = found[0].split("\n")[0]
            left = f" and '{found['rest']}'" if found["rest"] else ""
            yield Problem(
                Code.EATEN_ESCAPE,
                f"'{lost}' in double quotes is {becomes}{left}",
                source.span(found.start(), len(lost)),
                IN_SINGLE_QUOTES,
            )


def _eaten(found: re.Match[str]) -> str | None:
    """Say what the escape becomes, if that cannot be meant."""
    if found["hex"]:
        character = int(found["hex"][1:], 16)
        return "a control character" if _NONCHARACTERS.match(chr(character)) else None
    sign = found["sign"]
    if sign in _WHITE:
        return _WHITE[sign] if sign + found["rest"] in _COMMANDS else None
    return _BECOMES.get(sign)
