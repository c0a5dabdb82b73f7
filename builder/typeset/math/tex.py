"""TeX to MathML: math-core, with the commands that it lacks and its errors in our words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.typeset.math import marks
from builder.typeset.math.refusal import UnsupportedTeX
from builder.typeset.math.scan import Scanned, scanned

if TYPE_CHECKING:
    from math_core import LatexToMathML


def _marked(number: int) -> str:
    # The empty group is there for scripts that the argument may begin with: they would take the mark.
    return f"{{{marks.mark(number)}{{}}#1}}"


_MACROS = {
    # The classes of atoms, which MathML can only say by spaces at either side.
    "mathop": _marked(marks.OPERATOR),
    "mathinner": _marked(marks.INNER),
    "mathpunct": _marked(marks.PUNCTUATION),
    "mathopen": _marked(marks.OPENING),
    "mathclose": _marked(marks.CLOSING),
    "mathbin": _marked(marks.BINARY),
    "mathrel": _marked(marks.RELATION),
    "mathord": _marked(marks.ORDINARY),
    "mathllap": _marked(marks.LAP_LEFT),
    "mathrlap": _marked(marks.LAP_RIGHT),
    "mathclap": _marked(marks.LAP_CENTER),
    "llap": _marked(marks.LAP_LEFT),
    "rlap": _marked(marks.LAP_RIGHT),
    "smash": _marked(marks.SMASH),
    "varlimsup": f"{{{marks.mark(marks.OPERATOR)}\\overline{{\\mathrm{{lim}}}}}}",
    "varliminf": f"{{{marks.mark(marks.OPERATOR)}\\underline{{\\mathrm{{lim}}}}}}",
    "dotsc": r"\ldots",
    "dotso": r"\ldots",
    "dotsb": r"\cdots",
    "dotsm": r"\cdots",
    "dotsi": r"\cdots",
    "hdots": r"\ldots",
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
    "mathnormal": r"{#1}",
    "ensuremath": r"{#1}",
    "pmb": r"\boldsymbol{#1}",
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "textnormal": r"\text{#1}",
    "textup": r"\text{#1}",
    "textmd": r"\text{#1}",
    "textsl": r"\textit{#1}",
    "strut": r"\mathstrut",
    "allowbreak": "",
    "nobreak": "",
}
_ERROR = re.compile(r"(?:macro\d+:)?(\d+): (.*)", re.DOTALL)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_QUOTED = re.compile(r"'([^']+)'")
_HINTS = {
    "'\\limits'": "write \\operatorname*{...}, or \\underset",
    "extract text": "write \\mathop{...}",
    "'\\tag": "leave it out",
    "'\\label'": "leave it out",
    "within text mode": "end the \\text before the formula",
}
"""By what the message says."""


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML  # noqa: PLC0415, a cached sheet needs none

    return LatexToMathML(macros=_MACROS, allow_unreliable_rendering=True, fancy_error=False)


def mathml_of(tex: str, *, display: bool) -> str | UnsupportedTeX:
    """Return the formula as one `<math>` element, or why it cannot be set."""
    if not tex.strip():
        return UnsupportedTeX("the formula is empty", 0)
    found = scanned(tex)
    if isinstance(found, UnsupportedTeX):
        return found
    from math_core import LatexError  # noqa: PLC0415

    try:
        return _converter().convert_with_local_state(found.tex, displaystyle=display)
    except LatexError as error:
        return _refusal(str(error), tex, found)


def _refusal(error: str, tex: str, found: Scanned) -> UnsupportedTeX:
    """Return math-core's error about the author's text."""
    place = _ERROR.match(error)
    message = place[2] if place else error
    message = (message[:1].lower() + message[1:]).removesuffix(".").replace('"', "'").replace("\\\\", "\\")
    if not place:
        return UnsupportedTeX(message)
    offset = min(found.source(int(place[1])), len(tex))
    named = next(
        (name for name in _QUOTED.findall(message) if name in tex[offset : offset + len(name) + 1]), ""
    )
    if named:
        offset = tex.index(named, offset)
    command = _COMMAND.match(tex, offset)
    length = len(named) or (len(command[0]) if command else 1)
    hint = next((hint for fault, hint in _HINTS.items() if fault in message), "")
    return UnsupportedTeX(message, offset, length, hint)
