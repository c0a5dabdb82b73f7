"""What is wrong with a deck, said to its author."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.model.span import Span


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, in the author's terms.

    The message is lower case, without a full stop, and names the author's thing;
    the hint is an action.
    """

    code: str
    """Kebab case, e.g. `unknown-symbol`; `proofdeck explain CODE` says more."""
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR
    also: Span | None = None
    """The other place, where there are two, e.g. of a key given twice."""
