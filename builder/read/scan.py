"""A formula's characters, sorted into words before any parser sees them.

Whatever the language has no word for is refused here, at its place and with advice: letters
that Python would fold into others, numbers too long to hold, brackets without a partner,
operators without operands.  What passes is plain ASCII on one line, and so is safe to parse.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass

from builder.model.problem import Problem
from builder.model.span import Span, Text

MOST_CHARACTERS = 600
DEEPEST = 30
"""Brackets within brackets, and levels of the tree."""

_WORD = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?P<glued>[A-Za-z0-9_.]*)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<transpose>\.T\b)"
    r"|(?P<operator>\*\*|==|!=|<=|>=|[-+*/@<>])"
    r"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<comma>,)|(?P<equals>=)"
    r"|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
_NUMBER = re.compile(r"(?:(?:0|[1-9]\d{0,24})(?:\.\d{0,25})?|\.\d{1,25})(?:[eE][+-]?\d{1,2})?", re.ASCII)
_ADVICE = {
    "^": "write powers as **",
    "%": "write mod(a, b) as a - b*floor(a/b)",
    "×": "write *",
    "·": "write *",
    "⋅": "write *",
    "÷": "write /",
    "−": "write -",
    "–": "write -",
    "≤": "write <=",
    "≥": "write >=",
    "≠": "write !=",
    "√": "write sqrt(...)",
    "∑": "write sum(term, i, 1, n)",
    "Σ": "write sum(term, i, 1, n)",
    "∏": "write prod(term, i, 1, n)",
    "∞": "write oo",
    "π": "write pi",
    "²": "write **2",
    "³": "write **3",
    "|": "write abs(...) or norm(...)",
    "!": "write factorial(...)",
    "{": "group with ( and )",
    "}": "group with ( and )",
    "\\": "formulas are written without LaTeX, e.g. sqrt(x)/2",
    "$": "formulas are written without $",
    ".": "of an array only .T, the transpose, can be taken",
    "\N{NO-BREAK SPACE}": "write a plain space",
}
_PLAIN_NAME = "spell it in Latin letters and give the sign as tex: under symbols:"
_HOW_TO_CHOOSE = "write a if x > 0 else b, or where(x > 0, a, b)"
_REFUSED = {"and": "nest where(...)", "or": "nest where(...)", "not": "turn the comparison round"}


class RefusedError(Exception):
    """What an author wrote is no formula; carries the problem, and never leaves the reader."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Scanned:
    """A formula's text that is fit to be parsed, of the same length as the author's."""

    plain: str
    """One line; Python's keywords are masked by underscores where they are names."""
    equals: int | None
    """Where the one `=` outside all brackets stands."""


def span_within(text: Text, start: int, end: int) -> Span:
    """Return the place of the characters from `start` to `end`, as far as they share a line."""
    while start < end - 1 and text.value[start].isspace():
        start += 1
    newline = text.value.find("\n", start)
    ends = [
        end,
        *(place[0] for place in text.places if place[0] > start),
        *([newline] if newline > start else []),
    ]
    return text.span(start, max(1, min(ends) - start))


def refuse(
    text: Text, place: tuple[int, int], message: str, hint: str = "", code: str = "formula-syntax"
) -> RefusedError:
    """Make the error that says what is wrong with the characters of a place, (start, end)."""
    return RefusedError(Problem(code, message, span_within(text, *place), hint))


def scan(text: Text) -> Scanned:
    """Sort the characters into words; raise `RefusedError` at the first that cannot stand there."""
    if len(text.value) > MOST_CHARACTERS:
        message = f"the formula is longer than {MOST_CHARACTERS} characters"
        place = (MOST_CHARACTERS, len(text.value))
        raise refuse(text, place, message, "split it in two entries", "formula-too-long")
    scanner = _Scanner(text)
    for match in _WORD.finditer(text.value):
        scanner.take(match)
    return scanner.finished()


class _Scanner:
    """Walks the words, knowing whether an operand or an operator comes next."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.plain: list[str] = []
        self.open: list[tuple[int, str]] = []
        self.ifs: list[tuple[int, re.Match[str]]] = []
        """Every `if` that still wants its `else`, with the brackets open at it."""
        self.equals: int | None = None
        self.before: re.Match[str] | None = None
        """The last word that is no space."""
        self.complete = False
        """Whether what stands before is an operand, so that an operator comes next."""

    def take(self, match: re.Match[str]) -> None:
        """Take in the next word."""
        kind, word = match.lastgroup or "", match.group()
        if kind == "space":
            self.plain.append(" " * len(word))
            return
        self.plain.append(word)
        match kind:
            case "number" | "glued":
                self.take_number(match)
            case "name":
                self.take_name(match)
            case "operator" | "comma" | "equals" | "transpose":
                self.take_operator(match, kind)
            case "open":
                self.take_open(match)
            case "close":
                self.take_close(match)
            case _:
                shown = f"'{word}'" if word.isprintable() else repr(word)
                foreign_letter = word.isalnum() and not word.isascii()
                hint = _ADVICE.get(word, _PLAIN_NAME if foreign_letter else "")
                raise self.refused(match, f"{shown} is not in the formula language", hint)
        self.before = match

    def refused(self, match: re.Match[str], message: str, hint: str = "") -> RefusedError:
        return refuse(self.text, match.span(), message, hint)

    def operand(self, match: re.Match[str]) -> None:
        if self.complete and self.before is not None:
            first, second = self.before.group(), match.group()
            message = f"no operator between {first!r} and {second!r}"
            raise self.refused(match, message, "write products with *" if match.lastgroup != "open" else "")
        self.complete = True

    def take_number(self, match: re.Match[str]) -> None:
        number, glued = match.group("number"), match.group("glued")
        if glued[:1].isalpha():
            raise self.refused(match, f"{match.group()!r} is not a number", f"write {number}*{glued}")
        if glued or not _NUMBER.fullmatch(number):
            raise self.refused(match, "a number is written in plain decimal, with at most 25 digits")
        self.operand(match)

    def take_name(self, match: re.Match[str]) -> None:
        word = match.group()
        if word in {"if", "else"}:
            self.take_operator(match, word)
            return
        if word in _REFUSED:
            raise self.refused(match, f"{word!r} is not in the formula language", _REFUSED[word])
        if word.startswith("_"):
            raise self.refused(match, "a name may not start with _")
        if keyword.iskeyword(word):
            self.plain[-1] = "_" * len(word)
        self.operand(match)

    def take_operator(self, match: re.Match[str], kind: str) -> None:
        word = match.group()
        unary = word in {"+", "-"}
        if not self.complete and not unary:
            raise self.refused(match, f"{word!r} has nothing to its left")
        match kind:
            case "equals":
                self.take_equals(match)
            case "comma" if not self.open:
                raise self.refused(match, "a comma belongs between the arguments of a function")
            case "if":
                self.ifs.append((len(self.open), match))
            case "else" if not self.ifs or self.ifs.pop()[0] != len(self.open):
                raise self.refused(match, "'else' without an 'if'", _HOW_TO_CHOOSE)
        if kind in {"equals", "comma"}:
            self.no_if_waits()
        self.complete = kind == "transpose"

    def no_if_waits(self) -> None:
        if self.ifs and self.ifs[-1][0] == len(self.open):
            raise self.refused(self.ifs[-1][1], "'if' without an 'else'", _HOW_TO_CHOOSE)

    def take_equals(self, match: re.Match[str]) -> None:
        if self.open:
            raise self.refused(match, "'=' stands within brackets", "compare with ==")
        if self.equals is not None:
            raise self.refused(match, "a second '='", "compare with ==")
        self.equals = match.start()

    def take_open(self, match: re.Match[str]) -> None:
        bracket = match.group()
        after_name = self.complete and self.before is not None and self.before.lastgroup == "name"
        if not after_name:
            if bracket == "[":
                raise self.refused(match, "only a symbol can be indexed", "group with ( and )")
            self.operand(match)
        if len(self.open) >= DEEPEST:
            raise self.refused(match, f"nested deeper than {DEEPEST}", "give a part its own entry")
        self.open.append((match.start(), bracket))
        self.complete = False

    def take_close(self, match: re.Match[str]) -> None:
        bracket = match.group()
        if not self.open:
            raise self.refused(match, f"{bracket!r} has no opening partner")
        self.no_if_waits()
        start, opening = self.open.pop()
        if (opening == "(") != (bracket == ")"):
            raise self.refused(match, f"{bracket!r} closes {opening!r}")
        if not self.complete and self.before is not None:
            if self.before.start() == start:
                raise self.refused(match, "nothing between the brackets")
            raise self.refused(self.before, f"{self.before.group()!r} has nothing to its right")
        self.complete = True

    def finished(self) -> Scanned:
        """Return what was scanned; refuse a text that ends too early."""
        if self.open:
            start, bracket = self.open[-1]
            raise refuse(self.text, (start, start + 1), f"{bracket!r} is never closed")
        if self.before is None:
            raise refuse(self.text, (0, 1), "the formula is empty")
        if not self.complete:
            raise self.refused(self.before, f"{self.before.group()!r} has nothing to its right")
        self.no_if_waits()
        return Scanned("".join(self.plain), self.equals)
