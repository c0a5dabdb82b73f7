"""One item of `entries:`, read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from builder.model.entry import AnyEntry
from builder.model.problem import Problem
from builder.model.span import Text, text_at
from builder.read import common
from builder.read.codes import Code
from builder.read.common import Common
from builder.read.fields import Fields, Hints
from builder.read.kinds import code, comparison, design, fact, formula, mistake, question, steps
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import mapping, text
from builder.read.suggest import suggestion
from builder.read.word import entry_id

_Kind = tuple[tuple[str, ...], Callable[[Fields, Common], Reading[AnyEntry | None]]]

KINDS: dict[str, _Kind] = {
    "formula": (formula.FIELDS, formula.read_formula),
    "fact": (fact.FIELDS, fact.read_fact),
    "comparison": (comparison.FIELDS, comparison.read_comparison),
    "steps": (steps.FIELDS, steps.read_steps),
    "question": (question.FIELDS, question.read_question),
    "code": (code.FIELDS, code.read_code),
    "mistake": (mistake.FIELDS, mistake.read_mistake),
    "design": (design.FIELDS, design.read_design),
}
"""The fields of a kind that others do not have, and its reader."""

_ALL_FIELDS = tuple(dict.fromkeys((*common.FIELDS, *(name for own, _ in KINDS.values() for name in own))))


def entry(node: Node, name: str) -> Reading[AnyEntry | None]:
    """Read an entry; None if its id, its kind or what the kind cannot do without is not to be had."""
    found = yield from mapping(node, name)
    if found is None:
        return None
    fields = Fields(found, "an entry", found.span(), _ALL_FIELDS)
    known_as = yield from fields.needed("id", entry_id)
    kind = yield from fields.needed("kind", _kind)
    if kind is None:
        yield from fields.unknown()
        return None
    own, read = KINDS[kind.value]
    fields = Fields(
        found,
        f"a {kind} entry",
        fields.place if known_as is None else known_as.span(),
        (*common.FIELDS, *own),
    )
    yield from fields.unknown(_of_other_kinds(kind.value))
    shared = yield from common.common(fields, known_as or text_at("", fields.place))
    made = yield from read(fields, shared)
    return None if known_as is None else made


def _kind(node: Node, name: str) -> Reading[Text | None]:
    """Read the word of a kind."""
    word = yield from text(node, name)
    if word is None or word.value in KINDS:
        return word
    yield Problem(
        Code.UNKNOWN_KIND, f"'{word}' is no kind of entry", word.span(), suggestion(word.value, KINDS)
    )
    return None


def _of_other_kinds(kind: str) -> Hints:
    """Return a hint for each field that only other kinds have."""
    own = KINDS[kind][0]
    return MappingProxyType(
        {
            field: f"'{field}' is a field of {other} entries"
            for other in KINDS
            for field in KINDS[other][0]
            if field not in own
        }
    )
