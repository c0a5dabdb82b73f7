"""The TeX that formulas are printed as, in Typst's words: a translation sign by sign."""

from __future__ import annotations

import re

_WORD = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S")
_SIGNS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ϵ",
    "eta": "η",
    "theta": "θ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "varphi": "φ",
    "chi": "χ",
    "Phi": "Φ",
    "Sigma": "Σ",
    "ell": "ℓ",
    "infty": "∞",
    "top": "⊤",
    "neg": "¬",
    "cap": "∩",
    "mid": "∣",
    "cdot": "⋅",
    "times": "×",
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "sum": "∑",
    "prod": "∏",
    "lvert": "|",
    "rvert": "|",
    "lVert": "‖",
    "rVert": "‖",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉",
    "langle": "⟨",
    "rangle": "⟩",
}
_SAME = frozenset(["log", "exp", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh"])
_CALLS = {"sqrt": "sqrt", "hat": "hat", "bar": "macron", "tilde": "tilde", "mathbf": "bold"}
_PAIRS = {"frac": "frac", "binom": "binom"}
_QUOTED = {"mathrm": "upright", "operatorname": "op", "text": "upright"}
_ESCAPED = frozenset("()[],;/|")


class UntranslatableError(Exception):
    """A command that the table does not have."""


def to_typst(tex: str) -> str:
    """Return a formula for Typst's mathematics mode."""
    reader = _Reader(_WORD.findall(tex), re.findall(r"\\text\{([^{}]*)\}", tex))
    return reader.until("")


class _Reader:
    """Takes one word after the other."""

    def __init__(self, words: list[str], texts: list[str]) -> None:
        self.words = words[::-1]
        self.texts = texts[::-1]
        """What stands in `\\text`, whose spaces are no words."""

    def until(self, end: str) -> str:
        """Return all up to a word, which is taken too."""
        parts: list[str] = []
        while self.words:
            word = self.words.pop()
            if word == end:
                break
            parts.append(self.one(word))
        return " ".join(parts)

    def one(self, word: str) -> str:
        """Return what begins with a word."""
        if word in {"_", "^"}:
            return f"{word}({self.argument()})"
        if word == "{":
            return self.until("}")
        if not word.startswith("\\"):
            return f"\\{word}" if word in _ESCAPED else word
        return self.command(word[1:])

    def argument(self) -> str:
        """Return the group or the one word that comes next."""
        return self.one(self.words.pop())

    def command(self, name: str) -> str:
        """Return what a command stands for."""
        if name in _SIGNS or name in _SAME:
            return _SIGNS.get(name, name)
        if name in _CALLS:
            return f"{_CALLS[name]}({self.argument()})"
        if name in _PAIRS:
            return f"{_PAIRS[name]}({self.argument()}, {self.argument()})"
        if name in _QUOTED:
            words = self.argument().replace(" ", "")
            return f'{_QUOTED[name]}("{self.texts.pop() if name == "text" else words}")'
        match name:
            case "\\":
                return "\\\\"
            case ",":
                return "thin"
            case "left":
                left, body = self.fence(), self.until("\\right")
                return f"lr({left} {body} {self.fence()})"
            case "begin":
                return self.cases()
            case _:
                raise UntranslatableError(name)

    def fence(self) -> str:
        """Return a bracket, which need not be escaped since another stands at the other end."""
        word = self.words.pop()
        return _SIGNS[word[1:]] if word.startswith("\\") else word

    def cases(self) -> str:
        """Return the rows between `\\begin{cases}` and `\\end{cases}`."""
        self.argument()
        rows = self.until("\\end").replace("\\\\", ",")
        self.argument()
        return f"cases({rows})"
