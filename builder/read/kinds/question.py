"""The kind `question`."""

from __future__ import annotations

from builder.model.entry import FollowUp, QuestionEntry
from builder.read.common import Common
from builder.read.fields import Fields, fields_of
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import text

FIELDS = ("ask", "name", "answer", "followup")


def read_question(fields: Fields, common: Common) -> Reading[QuestionEntry | None]:
    """Read a question, its answer, and what is asked next."""
    ask = yield from fields.needed("ask", text)
    name = yield from fields.wanted("name", text)
    answer = yield from fields.needed("answer", text)
    followup = yield from fields.wanted("followup", _followup)
    if ask is None or answer is None:
        return None
    return QuestionEntry(**common, ask=ask, name=name, answer=answer, followup=followup)


def _followup(node: Node, name: str) -> Reading[FollowUp | None]:
    """Read `{ask: ..., answer: ...}`."""
    fields = yield from fields_of(node, name, ("ask", "answer"))
    if fields is None:
        return None
    ask = yield from fields.needed("ask", text)
    answer = yield from fields.needed("answer", text)
    return None if ask is None or answer is None else FollowUp(ask, answer)
