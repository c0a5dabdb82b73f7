"""The words of a text: how many a reader reads, how wide they are, which tell it from another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.model.span import Text

_LATEX = re.compile(r"(?<!\\)(\${1,2})(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\1(?!\d)", re.DOTALL)
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\\[A-Za-z]+|[^\s{}_^\\]")
"""What prints as one sign in a formula."""
_STYLE = re.compile("[*`]")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be by can do does did for from has have in into is it its of on one s so than "
        "that the their them they this to was were what which will with would you your",
    )
)
"""Words that two texts may differ in and still say the same; `not`, `or`, `how` and `why` are none of them."""
_PLURAL = 4
"""Letters that a word has at least if its last s is taken for a plural's."""


def count(texts: Iterable[Text]) -> int:
    """Return how many words are read; a formula in a line counts as one."""
    return sum(
        1
        for text in texts
        for word in _ITEM.sub("", _LATEX.sub("x", shown(text.value))).split()
        if _LETTER.search(word)
    )


def width(text: Text) -> int:
    """Return about how many characters are printed of a text."""
    said = _LATEX.sub(lambda formula: "x" * len(_SIGN.findall(formula[2])), shown(text.value))
    return len(_STYLE.sub("", said.strip()))


def telling(texts: Iterable[Text]) -> frozenset[str]:
    """Return the words that make texts what they are, in small letters and without plurals.

    Of a text of nothing but small words these have to do.
    """
    found: set[str] = set()
    for text in texts:
        said = sequence((text,))
        found.update(_stem(word) for word in [word for word in said if word not in _EMPTY] or said)
    return frozenset(found)


def sequence(texts: Iterable[Text]) -> tuple[str, ...]:
    """Return all words in small letters, in order, those within formulas too."""
    return tuple(word for text in texts for word in _WORD.findall(shown(text.value).casefold()))


def shown(value: str) -> str:
    """Return a text with each link as its words."""
    return _LINK.sub(lambda link: link[2] or link[1].replace("-", " "), value)


def without_formulas(text: Text) -> str:
    """Return a text with spaces where its formulas are, each character in its place."""
    return _LATEX.sub(lambda match: " " * len(match.group()), text.value)


def items(text: Text) -> list[int]:
    """Return where each item of the lists in a text begins."""
    return [match.end() for match in _ITEM.finditer(text.value)]


def _stem(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL and word.endswith("s") and not word.endswith("ss") else word
