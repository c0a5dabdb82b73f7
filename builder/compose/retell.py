"""An author's own TeX as a line of Unicode: commands become signs, braces fall away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.compose.glyphs import (
    COMBINING,
    LETTERS,
    SIGNS,
    accented,
    is_one_letter,
    subscript,
    superscript,
)

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\s+|.", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}(?:\{[^{}]*\})?")
_SPACES = frozenset({r"\,", r"\;", r"\:", r"\ ", r"\quad", r"\qquad", "~"})
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac"})
_DROPPED = frozenset(
    {r"\!", r"\left", r"\right", r"\middle", r"\displaystyle", r"\textstyle", r"\limits", r"\nolimits"}
    | {rf"\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r")}
)
_STYLES = frozenset(
    {r"\mathrm", r"\mathbf", r"\mathit", r"\mathsf", r"\mathtt", r"\boldsymbol", r"\bm"}
    | {r"\mathcal", r"\mathscr", r"\operatorname", r"\operatorname*"}
)
_TEXTS = frozenset({r"\text", r"\textbf", r"\textit", r"\textrm", r"\mbox"})
_BIG = frozenset({r"\sum", r"\prod", r"\int"})
_DOUBLE = dict(zip("CEHNPQRZ", "ℂ𝔼ℍℕℙℚℝℤ", strict=True))
_WIDE = frozenset("=<>≤≥≠≈∼≡∝→←⇒⇐⇔↔↦∈∉⊂⊆∥∣∪∩±")

_APART = "\ue000"
"""Stands after a big operator and a fraction: a space, unless a sign follows."""
_CALLED = "\ue001"
"""Stands after a function's name: a space, unless a bracket follows."""
_UPRIGHT = "\ue002"
"""Stands after a word that was set upright: a space, if a letter follows."""
_MARKS = f"{_APART}{_CALLED}{_UPRIGHT}"
_UPRIGHT_ALONE = re.compile(rf"{_UPRIGHT}(?!\w)")
_APART_BEFORE_A_SIGN = re.compile(rf"{_APART}(?=[\s+\-=)\]⌋‖,;:.]|$)|(?<=[(\[⌊-]){_APART}")
_CALLED_WITH_BRACKETS = re.compile(rf"{_CALLED}(?=\s*[(\[{{⟨]|[,;.)]|$)")
_ROOT = re.compile(r"√(?:\([^()]*\)|\w[^\W\d_ ]?)")
_BRACKETED = re.compile(r"(?:[A-Za-z]{2,})?(?:\([^()]*\)|\|[^|]*\||‖[^‖]*‖|⌊[^⌊⌋]*⌋)")
_WHOLE = re.compile(rf"[^\W\d_]+{_UPRIGHT}|[\d.]+|[^\W\d_]?◯|◇")
"""One thing, seen with its brackets collapsed: a word, a number, brackets, a function of them, a root."""
_SUM = re.compile(r"[\s/]|.[-+]")


_LONGEST = 5000


def linear_from_tex(tex: str) -> str:
    """Return TeX in one line, good enough to search and to copy; unknown commands keep their names.

    What is longer or deeper than any formula stays as it is.
    """
    if len(tex) > _LONGEST:
        return tex
    try:
        text = _retold(iter(_TOKEN.findall(_ENVIRONMENT.sub(" ", tex))), "")
    except RecursionError:
        return tex
    for unseen in (_UPRIGHT_ALONE, _APART_BEFORE_A_SIGN, _CALLED_WITH_BRACKETS):
        text = unseen.sub("", text)
    return re.sub(rf"[\s{_MARKS}]+", " ", text).strip()


def _retold(tokens: Iterator[str], end: str) -> str:
    """Retell what comes up to the closing token."""
    text = ""
    for token in tokens:
        if token == end:
            break
        if token in {"_", "^"}:
            mark = text[-1:] if text[-1:] in {*_MARKS} else ""
            text = text.removesuffix(mark) + _script(token, _argument(tokens)) + mark
        else:
            text += _sign(token, tokens, text)
    return text


def _script(mark: str, text: str) -> str:
    small = re.sub(rf"[{_MARKS}]", "", text)
    if mark == "_":
        return subscript(small)
    return small if small in {"*", "′"} else superscript("T" if small == "⊤" else small)


def _sign(sign: str, tokens: Iterator[str], before: str) -> str:
    """Retell a token together with the arguments that it takes."""
    if sign in _SPACES:
        return " "
    if sign.isspace() or sign in _DROPPED:
        return ""
    match sign:
        case "{":
            return _retold(tokens, "}")
        case "'":
            return "′"
        case "&":
            return " "
        case "\\\\":
            return "; "
        case "-" | "+":
            return _between(sign, before)
        case _ if sign[0] == "\\":
            return _shape(sign, tokens, before)
        case _ if sign in _WIDE:
            return f" {sign} "
        case _:
            return f"{sign} " if sign in ",;" else sign


def _shape(command: str, tokens: Iterator[str], before: str) -> str:
    """Retell a command that takes arguments of its own."""
    if command in _FRACTIONS:
        upper, lower = _argument(tokens), _argument(tokens)
        return f"{_APART}{_grouped(upper)}/{_grouped(lower, below=True)}{_APART}"
    if command in _TEXTS:
        return _verbatim(tokens)
    if command in _STYLES:
        word = _argument(tokens)
        return _word(word, before) + _UPRIGHT * (len(word) > 1)
    match command:
        case r"\binom":
            return f"binom({_argument(tokens)}, {_argument(tokens)})"
        case r"\sqrt":
            body = _argument(tokens)
            return f"√{body}" if is_one_letter(body) else f"√({body})"
        case r"\mathbb":
            return "".join(_DOUBLE.get(letter, letter) for letter in _argument(tokens))
        case _:
            return _command(command, tokens, before)


def _command(command: str, tokens: Iterator[str], before: str) -> str:
    """Retell a command that is a letter, a sign, an accent or a name."""
    name = command[1:]
    if name in COMBINING:
        body = _argument(tokens)
        return accented(body, name) if body else ""
    if name == "top":
        return "⊤"
    if name in LETTERS:
        return LETTERS[name]
    if command in _BIG:
        return f"{_APART}{SIGNS[name]}{_APART}"
    if name in SIGNS:
        sign = SIGNS[name]
        return f" {sign} " if sign in _WIDE or name == "mid" else sign
    return _word(name, before) + _CALLED if name.isalpha() else name


def _argument(tokens: Iterator[str]) -> str:
    """Retell one argument: what stands in braces, or the next token."""
    for token in tokens:
        if not token.isspace():
            return _sign(token, tokens, "").strip()
    return ""


def _verbatim(tokens: Iterator[str]) -> str:
    r"""Return what stands in the braces after `\text` as it is."""
    next(tokens, "")
    depth, text = 1, ""
    for sign in tokens:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            break
        text += sign
    return text


def _word(word: str, before: str) -> str:
    """Keep a word apart from the letter before it."""
    apart = len(word) > 1 and before.rstrip(_UPRIGHT)[-1:].isalnum()
    return f" {word}" if apart else word


def _between(sign: str, before: str) -> str:
    """Put spaces round a sign between two operands, and none round a leading one."""
    last = before.rstrip(f" {_MARKS}")[-1:]
    return f" {sign} " if last and last not in "([{=<>,;+-/·" else sign


def _grouped(text: str, *, below: bool = False) -> str:
    """Put parentheses round a sum in a quotient, and below the slash round a product too."""
    tight = text.strip(f" {_APART}{_CALLED}")
    flat = tight
    while (shorter := _BRACKETED.sub("◯", _ROOT.sub("◇", flat))) != flat:
        flat = shorter
    fits = _WHOLE.fullmatch(flat) or is_one_letter(flat) if below else not _SUM.search(flat)
    return tight if fits else f"({tight})"
