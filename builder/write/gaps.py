"""A formula with gaps as clozes, which MathJax, MathML and Anki must all survive."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.model.piece import Gap, Gapped

_OPEN, _CLOSE = "\ue010", "\ue011"
"""Stand at the ends of a gap while TeX becomes MathML; they are for private use, and no formula holds them."""


def anki_gaps(formula: Gapped, safe: Callable[[str], str]) -> str:
    r"""Return TeX with a cloze a gap, each a group by itself; `safe` makes TeX fit for a card.

    A gap is hidden as `[...]`, which after `\\` or `\sqrt` would be read as an option were it not in braces;
    the blanks keep those braces from the cloze's own.
    """
    parts = (
        f" {{ {{{{c{number}::{safe(part.tex)} }}}} }} " if isinstance(part, Gap) else safe(part)
        for number, part in _numbered(formula)
    )
    return " ".join("".join(parts).split())


def preview_gaps(formula: Gapped, mathml: Callable[[str], str]) -> str:
    """Return MathML with a cloze around the elements of each gap; `mathml` turns TeX into it."""
    tex = "".join(
        rf"{{\text{{{_OPEN}}}{{{part.tex}}}\text{{{_CLOSE}}}}}" if isinstance(part, Gap) else part
        for _, part in _numbered(formula)
    )
    first, *others = mathml(tex).replace(f"<mtext>{_CLOSE}</mtext>", "}}").split(f"<mtext>{_OPEN}</mtext>")
    return first + "".join(f"{{{{c{number}::{other}" for number, other in enumerate(others, 1))


def _numbered(formula: Gapped) -> Iterator[tuple[int, str | Gap]]:
    """Yield each part with the number of gaps up to it."""
    number = 0
    for part in formula.tex:
        number += isinstance(part, Gap)
        yield number, part
