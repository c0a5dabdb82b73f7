"""Which runs of code are set apart: keywords, strings and comments, the same on cards and sheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.piece import Ink


def inks(code: str, language: str) -> tuple[tuple[int, int, Ink], ...]:
    """Return (start, end, ink) of each run that is set apart, in order; none of a language that is unknown."""
    runs: list[tuple[int, int, Ink]] = []
    for start, end, ink in _tokens(code, language):
        if runs and runs[-1][1:] == (start, ink):
            runs[-1] = (runs[-1][0], end, ink)
        else:
            runs.append((start, end, ink))
    return tuple(runs)


def _tokens(code: str, language: str) -> Iterator[tuple[int, int, Ink]]:
    # Few decks have code, and all would wait for it.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.token import Comment, Keyword, Operator, String, is_token_subtype  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return
    styles = (
        (Keyword, Ink.KEYWORD),
        (Operator.Word, Ink.KEYWORD),
        (String, Ink.STRING),
        (Comment, Ink.COMMENT),
    )
    # Some lexers know a comment by the line break at its end.
    for start, kind, text in lexer.get_tokens_unprocessed(f"{code}\n"):
        ink = next((ink for style, ink in styles if is_token_subtype(kind, style)), None)
        end = min(start + len(text.rstrip("\n")), len(code))
        if ink is not None and end > start:
            yield start, end, ink
