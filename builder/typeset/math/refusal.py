"""What cannot be set, said to the author."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnsupportedTeX:
    """Why a formula cannot be set, and where in it if that is known.

    The message is lower case, without a full stop; the hint is an action.
    """

    message: str
    offset: int | None = None
    """Characters before the fault."""
    length: int = 1
    hint: str = ""


class RefusedError(Exception):
    """Carries a refusal out of the depth of a formula; never leaves this package."""

    def __init__(self, message: str, *, char: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.char, self.hint = message, char, hint
