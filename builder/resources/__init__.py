"""What a designer edits: fonts, colours, layout figures, templates, style sheets."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """Return where a resource lies, e.g. `fonts/IBMPlexSans-Regular.ttf`."""
    return _FOLDER / name


def text(name: str) -> str:
    """Return a resource as text."""
    return path(name).read_text(encoding="utf-8")
