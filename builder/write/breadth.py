"""How broad a formula will be, so that a narrow screen can set a broad one smaller instead of scrolling it.

An estimate from its TeX, within a tenth of what MathJax makes of it for nine formulas of ten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"\\[a-zA-Z]+\*?|\\.|\S")
_SCRIPT = 0.7
_RELATION, _OPERATOR, _LETTER, _CAPITAL, _DIGIT = 1.33, 1.22, 0.55, 0.74, 0.5
_WORD = 0.53
"""Of each letter of a word, such as log or TP."""
_SIGNS: Mapping[str, float] = {
    **dict.fromkeys(("=", "<", ">", r"\le", r"\ge", r"\approx", r"\mid", r"\to", r"\ne"), _RELATION),
    **dict.fromkeys(("+", "-", r"\times", r"\cdot", r"\cap", r"\cup", r"\pm"), _OPERATOR),
    **dict.fromkeys("()[]|", 0.38),
    **dict.fromkeys((r"\lvert", r"\rvert", r"\lVert", r"\rVert", ".", "!", "'", r"\{", r"\}"), 0.3),
    **dict.fromkeys((r"\left", r"\right"), 0.15),
    **dict.fromkeys((r"\!", r"\limits", r"\displaystyle"), 0.0),
    **dict.fromkeys((r"\sum", r"\prod"), 1.6),
    ",": 0.45,
    r"\cdot": 0.72,
    r"\,": 0.17,
    r"\;": 0.28,
    r"\quad": 1.0,
    r"\int": 1.0,
}
_NAMES = frozenset(
    ["log", "exp", "sin", "cos", "tan", "tanh", "min", "max", "arg", "ln", "sup", "lim", "det"]
)
_WORDS = frozenset({r"\mathrm", r"\text", r"\operatorname", r"\mathbf", r"\mathit", r"\mathsf"})
_LIMITS = frozenset({r"\sum", r"\prod", r"\max", r"\min"})
"""Signs that stand above and below what they run over, where there is room."""
_CASES = 1.8
"""For the brace, and between a case and its condition."""


def breadth(tex: str) -> float:
    """Return about how many ems of MathJax's font a formula that stands alone is broad."""
    try:
        return _Reading(_TOKEN.findall(tex)).rows(1.0)
    except RecursionError:  # an author's TeX may nest as deep as it likes
        return _LETTER * len(tex)


class _Reading:
    """Tokens of TeX, read once from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    def next(self) -> str:
        return self.tokens.pop() if self.tokens else "}"

    def rows(self, size: float) -> float:
        """Read up to the end of a group; of several rows the broadest cell of each column counts."""
        columns, column, cell = [0.0], 0, 0.0
        while self.tokens and self.tokens[-1] not in {"}", r"\end"}:
            sign = self.next()
            cell = 0.0 if sign in {"&", r"\\"} else cell + self.scripted(sign, size)
            column = column + 1 if sign == "&" else 0 if sign == r"\\" else column
            columns += [0.0] * (column + 1 - len(columns))
            columns[column] = max(columns[column], cell)
        return sum(columns)

    def scripted(self, sign: str, size: float) -> float:
        """Return the breadth of what a sign begins, with what is set above and below it."""
        own, scripts = self.atom(sign, size), 0.0
        while self.tokens and self.tokens[-1] in {"^", "_"}:
            self.next()
            scripts = max(scripts, self.atom(self.next(), _SCRIPT * size))
        if sign in _LIMITS and size == 1.0:
            return max(own, scripts)
        return own + scripts

    def atom(self, sign: str, size: float) -> float:
        match sign:
            case "{":
                return self.group(size)
            case r"\frac" | r"\binom":
                inner = size * (1.0 if size == 1.0 else _SCRIPT)
                parts = [self.atom(self.next(), inner) for _ in range(2)]
                return max(parts) + (0.3 if sign == r"\frac" else 1.2) * size
            case r"\sqrt":
                return 1.0 * size + self.atom(self.next(), size)
            case r"\begin":
                cases = "".join(self.word()) == "cases"
                inside = self.rows(size)
                self.next()
                self.word()
                return inside + (_CASES if cases else 0.0) * size
            case _ if sign in _WORDS:
                return sum(_DIGIT if char.isdigit() else _WORD for char in self.word()) * size
            case _:
                return self.plain(sign) * size

    def group(self, size: float) -> float:
        inside = self.rows(size)
        self.next()
        return inside

    def word(self) -> list[str]:
        """Return the characters of a group."""
        characters: list[str] = []
        if self.next() == "{":
            while self.tokens and (char := self.next()) != "}":
                characters.append(char)
        return characters

    def plain(self, sign: str) -> float:
        if sign in _SIGNS:
            return _SIGNS[sign]
        if sign.startswith("\\"):
            name = sign[1:]
            if name in _NAMES:
                return len(name) * _WORD + 0.17
            return 0.0 if name in {"hat", "bar", "tilde", "rm"} else 0.6
        if sign.isdigit():
            return _DIGIT
        return _CAPITAL if sign.isupper() else _LETTER
