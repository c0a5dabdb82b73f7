"""Code as HTML: set apart by classes alone, its holes as clozes."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.piece import Code
from builder.write.escape import code_text


def code_html(code: Code) -> str:
    """Return a `<pre>`, in which the first hole is cloze 1, and so on."""
    return f"<pre>{''.join(_parts(code))}</pre>"


def _parts(code: Code) -> Iterator[str]:
    """Yield runs, the ends of holes between them; no run reaches over the end of a hole or of an ink."""
    opened = {start: f"{{{{c{number}::" for number, (start, _) in enumerate(code.holes, 1)}
    closed = {end for _, end in code.holes}
    ends = {end for start, stop, _ in code.inks for end in (start, stop)}
    cuts = sorted({0, len(code.text), *opened, *closed, *ends})
    hole = False
    for start, end in zip(cuts, [*cuts[1:], len(code.text)], strict=True):
        if start in closed:
            yield "}}"
            hole = False
        if start in opened:
            yield opened[start]
            hole = True
        if start < end:
            yield _run(code, start, end, hole=hole)


def _run(code: Code, start: int, end: int, *, hole: bool) -> str:
    """Return a run in its ink; within a hole, `::` would begin a hint."""
    text = code_text(code.text[start:end])
    if hole:
        text = text.replace(":", "&#58;")
    ink = next((ink for first, last, ink in code.inks if first <= start < last), None)
    return text if ink is None else f'<span class="{ink}">{text}</span>'
