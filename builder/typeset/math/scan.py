r"""What is checked and rewritten in a formula before math-core reads it.

math-core ends the process on very deep nesting, prints `[1em]` after `\\`, joins the lines
that a bare `\\` separates and drops what follows a `%`; none of that may pass in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from builder.typeset.math.marks import ROW_SPACE, SMALL_MATRIX, mark
from builder.typeset.math.refusal import UnsupportedTeX

_MAX_DEPTH = 200
"""Braces, fences and environments within each other, and commands that follow one another.

math-core bears some thousands; the layout, which says so in its own words, much less.
"""

_TOKEN = re.compile(
    r"\\(?P<bound>begin|end)\s*\{(?P<name>[^{}]*)\}"
    r"|\\\\\*?(?P<space>\[[^\]]*\]?)?"
    r"|\\(?P<command>[A-Za-z]+)"
    r"|(?P<symbol>\\.)"
    r"|(?P<sign>[{}%])",
    re.DOTALL,
)
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
_LENGTH = re.compile(r"\[\s*(-?(?:\d+\.?\d*|\.\d+)\s*(?:pt|em|ex|mm|cm|in))\s*\]")
_DEFINITIONS = frozenset({"newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "let"})
_NUMBERED = frozenset({"equation", "align", "gather", "multline", "eqnarray", "alignat", "flalign"})
_RENAMED = {"split": "aligned", "alignedat": "aligned", "alignat*": "align*", "flalign*": "align*"}
_COUNTED = frozenset({"alignedat", "alignat*"})
"""Environments with an argument that says how many columns there are; ours count themselves."""
_PLACED = re.compile(r"\s*\[[tbc]\]")
_COUNT = re.compile(r"\s*\{\s*\d+\s*\}")
_STACKS = frozenset({"substack"})
_TEXTS = frozenset(
    {"text", "textbf", "textit", "textrm", "textsf", "texttt", "emph", "mbox", "hbox"}
    | {"textnormal", "textup", "textmd", "textsl", "textsc", "fbox", "raisebox"}
)
_OPTION = re.compile(r"\s*\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A formula that math-core may read, and where its characters stood."""

    tex: str
    anchors: tuple[tuple[int, int], ...]
    """(offset here, offset in the author's text) from which on both run alike."""

    def source(self, offset: int) -> int:
        """Return the author's offset of an offset here."""
        ours, theirs = self.anchors[bisect_right(self.anchors, (offset, offset)) - 1]
        return theirs + offset - ours


@dataclass(slots=True)
class _Scan:
    """The state of one pass over a formula."""

    tex: str
    out: list[str] = field(default_factory=list)
    anchors: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    open: list[tuple[str, int]] = field(default_factory=list)
    """What is open, with the number of commands that stood right before it."""
    depth: int = 0
    chain: int = 0
    copied: int = 0
    last: int = 0
    brace: str = "brace"
    """What the brace that comes next is: it may belong to a \\substack, or hold text."""

    def replace(self, start: int, end: int, text: str) -> None:
        """Put other characters in the place of the author's."""
        self.out += [self.tex[self.copied : start], text]
        self.copied = end
        self.anchors.append((sum(map(len, self.out)), end))

    @property
    def within(self) -> str:
        """The innermost that is open."""
        return self.open[-1][0] if self.open else ""

    def push(self, kind: str) -> None:
        self.open.append((kind, self.chain))
        self.depth += 1 + self.chain
        self.chain = 0

    def pop(self) -> None:
        if self.open:
            self.depth -= 1 + self.open.pop()[1]
        self.chain = 0


def scanned(tex: str) -> Scanned | UnsupportedTeX:
    """Return the formula as math-core may read it, or what cannot be set."""
    unprintable = _UNPRINTABLE.search(tex)
    if unprintable:
        message = f"the formula holds a control character (U+{ord(unprintable[0]):04X})"
        return UnsupportedTeX(message, unprintable.start())
    scan = _Scan(tex)
    for token in _TOKEN.finditer(tex):
        if tex[scan.last : token.start()].strip():
            scan.chain = 0
        fault = _token(scan, token)
        if fault:
            return fault
        if scan.depth + scan.chain > _MAX_DEPTH:
            return UnsupportedTeX("the formula is nested too deeply", token.start(), len(token[0]))
        scan.last = token.end()
    scan.out.append(tex[scan.copied :])
    return Scanned("".join(scan.out), tuple(scan.anchors))


def _token(scan: _Scan, token: re.Match[str]) -> UnsupportedTeX | None:
    if token["bound"]:
        return _environment(scan, token)
    if token["command"]:
        return _command(scan, token)
    if token["sign"]:
        return _sign(scan, token)
    if token[0].startswith("\\\\"):
        return _row_end(scan, token)
    scan.chain += 1
    if token["symbol"] and scan.within == "text" and scan.tex.startswith(" ", token.end()):
        # math-core drops the space after `50\%`; TeX does not.
        scan.replace(token.end(), token.end(), "{}")
    return None


def _command(scan: _Scan, token: re.Match[str]) -> UnsupportedTeX | None:
    command, start, length = token["command"], token.start(), len(token[0])
    if command in _DEFINITIONS:
        return UnsupportedTeX(f"\\{command} within a formula is not supported", start, length, "write it out")
    option = _OPTION.match(scan.tex, token.end()) if command == "smash" else None
    if option:
        return UnsupportedTeX(
            f"'{option[0].strip()}' after \\smash is not supported", token.end(), len(option[0])
        )
    if command == "left":
        scan.push("left")
    elif command == "right":
        scan.pop()
    else:
        scan.chain += 1
        scan.brace = "stack" if command in _STACKS else "text" if command in _TEXTS else "brace"
    return None


def _sign(scan: _Scan, token: re.Match[str]) -> UnsupportedTeX | None:
    match token["sign"]:
        case "{":
            scan.push("text" if scan.within == "text" else scan.brace)
            scan.brace = "brace"
        case "}":
            scan.pop()
        case _:
            return UnsupportedTeX("'%' begins a comment in TeX", token.start(), 1, "write \\%")
    return None


def _row_end(scan: _Scan, token: re.Match[str]) -> UnsupportedTeX | None:
    scan.chain = 0
    if scan.within not in {"environment", "stack"}:
        hint = "put the lines in \\begin{aligned} ... \\end{aligned}"
        return UnsupportedTeX("'\\\\' outside an environment", token.start(), 2, hint)
    if token["space"] is None:
        if token[0] != "\\\\":
            scan.replace(token.start(), token.end(), "\\\\")
        return None
    length = _LENGTH.fullmatch(token["space"])
    if not length:
        start = token.start("space")
        return UnsupportedTeX(f"'{token['space']}' after '\\\\' is no length", start, len(token["space"]))
    scan.replace(token.start(), token.end(), f"{mark(ROW_SPACE)}\\hskip {length[1]}\\\\ ")
    return None


def _environment(scan: _Scan, token: re.Match[str]) -> UnsupportedTeX | None:
    name, start, end = token["name"], token.start(), token.end()
    if token["bound"] == "end":
        scan.pop()
        if name in _RENAMED or name == "smallmatrix":
            ours = "\\end{matrix}}" if name == "smallmatrix" else f"\\end{{{_RENAMED[name]}}}"
            scan.replace(start, end, ours)
        return None
    scan.push("environment")
    if name in _NUMBERED:
        hint = f"write {name}*" if name != "eqnarray" else "write align*"
        return UnsupportedTeX(
            f"{name} numbers its lines, which a formula here has no place for", start, len(token[0]), hint
        )
    placed = _PLACED.match(scan.tex, end)
    if placed and name != "array":
        return UnsupportedTeX(
            f"'{placed[0].strip()}' after \\begin{{{name}}} is not supported",
            end,
            len(placed[0]),
            "leave it out",
        )
    if name == "smallmatrix":
        scan.replace(start, end, f"{{{mark(SMALL_MATRIX)}\\begin{{matrix}}")
    elif name in _RENAMED:
        count = _COUNT.match(scan.tex, end) if name in _COUNTED else None
        scan.replace(start, count.end() if count else end, f"\\begin{{{_RENAMED[name]}}}")
    return None
