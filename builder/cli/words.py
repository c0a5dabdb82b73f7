"""Two texts as one, with the words that went and came marked: `the [-harmonic-] {+plain+} mean`."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import click

_WORDS = re.compile(r"(?<!\\)\$(?:\\.|[^$\\])+\$\S*|\S+|\n")
"""A formula is one word; parts of TeX say little."""
_NEAR = 6
"""Words shown on either side of a change."""


def marked(old: str, new: str) -> str:
    """Return the change in one line; what stays the same far from it is left out."""
    before, after = (_WORDS.findall(text) for text in (old, new))
    parts: list[str] = []
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(steps):
        if tag == "equal":
            parts.append(_shortened(before[a:b], first=number == 0, last=number == len(steps) - 1))
        if b > a and tag != "equal":
            parts.append(click.style(f"[-{_joined(before[a:b])}-]", fg="red"))
        if d > c and tag != "equal":
            parts.append(click.style(f"{{+{_joined(after[c:d])}+}}", fg="green"))
    return " ".join(parts)


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    head, tail = (0 if first else _NEAR), (0 if last else _NEAR)
    if len(words) <= head + tail + 1:
        return _joined(words)
    return _joined([*words[:head], "…", *words[len(words) - tail :]])


def _joined(words: list[str]) -> str:
    return " ".join("⏎" if word == "\n" else word for word in words)
