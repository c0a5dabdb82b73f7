"""What an author writes: one class a kind of entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.check import AnyCheck
from builder.model.formula import Formula
from builder.model.span import Text
from builder.model.symbol import Symbol


class Output(StrEnum):
    """Where an entry may appear."""

    DECK = "deck"
    SHEET = "sheet"


class Made(StrEnum):
    """Notes that are made from a formula."""

    PRACTICE = "practice"
    SPOT = "spot"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture below the deck's folder."""

    file: Text
    alt: Text
    content: bytes = field(default=b"", repr=False)
    """The file's bytes, once they are fetched."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve of a plot: this entry's formula, another's, or a parametric one."""

    ref: Text | None = None
    """`self` or an entry id."""
    x: Formula | None = None
    y: Formula | None = None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """Curves over a range of one symbol."""

    over: Text
    low: Formula
    high: Formula
    curves: tuple[Curve, ...]
    at: tuple[tuple[Text, Formula], ...] = ()
    axes: tuple[Text, ...] = ()
    """What the axes are called, where that is said: x, then y."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every kind of entry may carry; texts are Markdown."""

    id: Text
    tags: tuple[Text, ...] = ()
    note: Text | None = None
    """The grey aside after the title."""
    hint: Text | None = None
    when: Text | None = None
    why: Text | None = None
    pitfall: Text | None = None
    source: Text | None = None
    see: tuple[Text, ...] = ()
    plot: Plot | None = None
    image: Image | None = None
    asof: Text | None = None
    """An ISO date, for what ages."""
    renamed_from: Text | None = None
    only: Output | None = None
    """The one output it appears in; None for both."""
    without: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry(Entry):
    """An entry whose title is a sentence."""

    name: Text | None = None
    """A few words by which others refer to it; Markdown."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A formula that the language cannot say."""

    tex: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Survivor:
    """A wrong version that the checks cannot tell from the formula, and why that is accepted."""

    mutant: Formula
    """With the left-hand side or without."""
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaEntry(Entry):
    """A formula with what it means and what is checked of it."""

    term: Text
    formula: Formula | Unchecked
    symbols: tuple[Symbol, ...] = ()
    init: tuple[tuple[Text, Formula], ...] = ()
    """The first values of a recursion."""
    checks: tuple[AnyCheck, ...] = ()
    survivors: tuple[Survivor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry(Entry):
    """A term and its meaning."""

    term: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a comparison, and the question that asks for its cell."""

    id: Text
    name: Text
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A cell that shows another entry's formula."""

    ref: Text


@dataclass(frozen=True, slots=True)
class CurveCell:
    """A cell that shows another entry's curve."""

    ref: Text


Cell = Text | FormulaCell | CurveCell


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a comparison: one note."""

    id: Text
    name: Text
    cells: tuple[tuple[Text, Cell], ...]
    """(column id, cell), in the order of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonEntry(Entry):
    """Things side by side."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsEntry(Entry):
    """How something is done, in order."""

    term: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an interviewer asks next."""

    ask: Text
    answer: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry(NamedEntry):
    """A question and its answer."""

    ask: Text
    answer: Text
    followup: FollowUp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry(Entry):
    """Lines to know by heart."""

    term: Text
    language: Text
    code: Text
    prelude: Text | None = None
    """Runs before the code, and is not shown."""
    epilogue: Text | None = None
    """Runs after the code, and is not shown."""
    blanks: tuple[Text, ...] = ()
    """Parts of the code that are asked for; each stands in it exactly once."""
    expect: Text | None = None
    """What all of it prints."""
    norun: Text | None = None
    """Why it is not run, where nothing is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeEntry(NamedEntry):
    """What people do wrong; `why` is always given."""

    mistake: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a design: one note."""

    id: Text
    """As given, else made of the name."""
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Metrics:
    """How a design is measured, before and after it is shipped."""

    offline: tuple[Text, ...] = ()
    online: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignEntry(NamedEntry):
    """A system to design, as interviewers ask for it."""

    ask: Text
    clarify: tuple[Text, ...] = ()
    estimate: tuple[Text, ...] = ()
    parts: tuple[Part, ...]
    tradeoffs: tuple[Text, ...] = ()
    failures: tuple[Text, ...] = ()
    metrics: Metrics = Metrics()


AnyEntry = (
    FormulaEntry
    | FactEntry
    | ComparisonEntry
    | StepsEntry
    | QuestionEntry
    | CodeEntry
    | MistakeEntry
    | DesignEntry
)
