"""The kinds of entries, each as it is written in the source."""

import pytest

from builder.model.entry import (
    CodeEntry,
    Column,
    ComparisonEntry,
    CurveCell,
    DesignEntry,
    FactEntry,
    FormulaCell,
    FormulaEntry,
    Made,
    MistakeEntry,
    Output,
    QuestionEntry,
    StepsEntry,
    Unchecked,
)
from builder.model.source import to_source
from builder.model.symbol import Domain, DomainKind

PNG = b"\x89PNG\r\n\x1a\n"
FACT = "  - id: a\n    kind: fact\n    term: T\n    text: X\n"


def test_a_fact_is_read(read_entry):
    entry = read_entry(FACT)
    assert isinstance(entry, FactEntry)
    assert (entry.id.value, entry.term.value, entry.text.value) == ("a", "T", "X")
    assert (entry.tags, entry.when, entry.plot, entry.only, entry.without) == ((), None, None, None, ())


def test_the_common_fields_are_read(read):
    entry = """\
    tags: [one, two words]
    note: N
    hint: H
    when: 'W: 1'
    why: no
    pitfall: 010
    source: S
    see: [b, c-d]
    plot: {over: {x: [-3, oo]}, curves: [self, relu, {x: u, y: u**2, label: ROC}, {of: relu, label: R}], at: {beta: 1}, axes: [a, b]}
    image: {file: img/a.png, alt: An image}
    asof: 2026-01-31
    renamed_from: old-a
    only: [sheet]
    without: [spot, cloze]
"""
    deck, problems = read({"s.yaml": f"section: S\nentries:\n{FACT}{entry}", "img/a.png": PNG})
    assert problems == ()
    (read_back,) = deck.entries()
    texts = [getattr(read_back, name).value for name in ("note", "hint", "when", "why", "pitfall", "source")]
    assert texts == ["N", "H", "W: 1", "no", "010", "S"]
    assert [tag.value for tag in read_back.tags] == ["one", "two words"]
    assert [ref.value for ref in read_back.see] == ["b", "c-d"]
    assert (read_back.asof.value, read_back.renamed_from.value) == ("2026-01-31", "old-a")
    assert (read_back.only, read_back.without) == (Output.SHEET, (Made.SPOT, Made.CLOZE))
    assert (read_back.image.file.value, read_back.image.alt.value) == ("img/a.png", "An image")
    assert read_back.image.content == PNG
    plot = read_back.plot
    assert (plot.over.value, to_source(plot.low.body), to_source(plot.high.body)) == ("x", "-3", "oo")
    own, other, parametric, named = plot.curves
    assert (named.ref.value, named.label.value) == ("relu", "R")
    assert [name.value for name in plot.axes] == ["a", "b"]
    assert (own.ref.value, other.ref.value, parametric.ref) == ("self", "relu", None)
    assert (to_source(parametric.x.body), to_source(parametric.y.body)) == ("u", "u**2")
    assert parametric.label.value == "ROC"
    assert [(name.value, to_source(value.body)) for name, value in plot.at] == [("beta", "1")]


def test_a_formula_is_read(read_entry):
    entry = read_entry(
        """\
  - id: momentum
    kind: formula
    term: Momentum
    formula: v[t] = beta1*v[t-1] + g[t]
    symbols:
      beta1: {domain: prob, tex: '\\beta_1', means: decay}
      g: {domain: "real[t]"}
      A: {domain: "bit[n, K]"}
      p: {domain: "simplex[K]"}
      I: {domain: "eye[d]"}
      F1: {tex: F_1}
    init: {v: 0}
    checks:
      - odd: g
    survivors:
      - {mutant: v[t] = 1, reason: equal on the domain}
""".replace("mutant: v[t] = 1", "mutant: 'v[t] = 1'")
    )
    assert isinstance(entry, FormulaEntry)
    assert entry.formula.target.name == "v"
    assert entry.formula.text.span().column == 14
    assert [str(symbol.domain) for symbol in entry.symbols] == [
        "prob",
        "real[t]",
        "bit[n,K]",
        "simplex[K]",
        "eye[d]",
        "None",
    ]
    assert entry.symbols[2].domain == Domain(DomainKind.BIT, ("n", "K"))
    assert entry.symbols[0].tex.value == r"\beta_1"
    assert [(name.value, to_source(value.body)) for name, value in entry.init] == [("v", "0")]
    assert [(survivor.mutant.text.value, survivor.reason.value) for survivor in entry.survivors] == [
        ("v[t] = 1", "equal on the domain")
    ]


def test_a_formula_may_be_unchecked(read_entry):
    entry = read_entry(
        "  - {id: a, kind: formula, term: T, unchecked: {tex: '\\oint', reason: no integrals}}\n"
    )
    assert isinstance(entry.formula, Unchecked)
    assert (entry.formula.tex.value, entry.formula.reason.value) == ("\\oint", "no integrals")


def test_a_comparison_is_read(read_entry):
    entry = read_entry("""\
  - id: gd
    kind: comparison
    title: Gradient descent
    columns: [{id: rows, name: Rows a step}, {id: cons, name: Against, ask: What speaks against it?}]
    rows:
      - {id: sgd, name: Stochastic, cells: {cons: noisy; decay the rate, rows: one}}
      - {id: adam, name: Adam, cells: {rows: {formula: adam-step}, cons: {curve: cosine-lr}}}
""")
    assert isinstance(entry, ComparisonEntry)
    rows, cons = entry.columns
    assert rows == Column(rows.id, rows.name, None)
    assert (cons.id.value, cons.name.value, cons.ask.value) == ("cons", "Against", "What speaks against it?")
    sgd, adam = entry.rows
    assert [(column.value, cell.value) for column, cell in sgd.cells] == [
        ("rows", "one"),
        ("cons", "noisy; decay the rate"),
    ]
    (_, formula), (_, curve) = adam.cells
    assert (formula, curve) == (FormulaCell(formula.ref), CurveCell(curve.ref))
    assert (formula.ref.value, curve.ref.value) == ("adam-step", "cosine-lr")


def test_steps_are_read(read_entry):
    entry = read_entry(
        "  - id: a\n    kind: steps\n    term: T\n    steps:\n      - One.\n      - |\n        Two.\n"
    )
    assert isinstance(entry, StepsEntry)
    assert [step.value for step in entry.steps] == ["One.", "Two."]


def test_a_question_is_read(read_entry):
    entry = read_entry(
        "  - {id: a, kind: question, ask: Why?, answer: So., followup: {ask: And?, answer: No.}}\n"
    )
    assert isinstance(entry, QuestionEntry)
    assert (entry.ask.value, entry.answer.value) == ("Why?", "So.")
    assert (entry.followup.ask.value, entry.followup.answer.value) == ("And?", "No.")


def test_code_is_read(read_entry):
    entry = read_entry(
        """\
  - id: a
    kind: code
    term: T
    language: python
    prelude: import math
    code: |
      # half
      x = math.sqrt(0.25)
    epilogue: print(x)
    blanks: [math.sqrt, "0.25"]
    expect: "0.5"
"""
    )
    assert isinstance(entry, CodeEntry)
    assert (entry.language.value, entry.prelude.value, entry.epilogue.value) == (
        "python",
        "import math",
        "print(x)",
    )
    assert entry.code.value == "# half\nx = math.sqrt(0.25)"
    assert [blank.value for blank in entry.blanks] == ["math.sqrt", "0.25"]
    assert (entry.expect.value, entry.norun) == ("0.5", None)


def test_code_that_only_the_sheet_shows_needs_no_blanks(read_entry):
    entry = read_entry("  - {id: a, kind: code, term: T, language: sql, code: select 1, only: [sheet]}\n")
    assert entry.blanks == ()


def test_a_mistake_is_read(read_entry):
    entry = read_entry("  - {id: a, kind: mistake, mistake: M, why: W, fix: F}\n")
    assert isinstance(entry, MistakeEntry)
    assert (entry.mistake.value, entry.why.value, entry.fix.value) == ("M", "W", "F")


def test_a_design_is_read(read_entry):
    entry = read_entry(
        """\
  - id: a
    kind: design
    ask: A
    clarify: [B, C]
    estimate: one
    parts: [{name: The Store & more, text: T}, {id: model, name: Trees, text: U}]
    failures: F
    metrics: {offline: recall, online: [money, calls]}
"""
    )
    assert isinstance(entry, DesignEntry)
    assert [text.value for text in entry.clarify] == ["B", "C"]
    assert [text.value for text in entry.estimate] == ["one"]
    assert [(part.id.value, part.name.value) for part in entry.parts] == [
        ("the-store-more", "The Store & more"),
        ("model", "Trees"),
    ]
    assert (entry.tradeoffs, [text.value for text in entry.failures]) == ((), ["F"])
    assert [text.value for text in (*entry.metrics.offline, *entry.metrics.online)] == [
        "recall",
        "money",
        "calls",
    ]


@pytest.mark.parametrize(
    ("wrong", "meant"), [("fromula", "formula"), ("facts", "fact"), ("Question", "question")]
)
def test_a_misspelt_kind_is_answered_with_a_suggestion(read_entries, wrong, meant):
    _, problems = read_entries(f"  - {{id: a, kind: {wrong}}}\n")
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("unknown-kind", f"did you mean '{meant}'?")
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "kind: question, ask: A, answer: B",
        "kind: mistake, mistake: M, why: W, fix: F",
        "kind: design, ask: A, parts: [{name: N, text: T}]",
    ],
)
def test_what_is_called_by_a_sentence_may_have_a_name(read_entry, fields):
    assert read_entry(f"  - {{id: a, {fields}, name: Short}}\n").name.value == "Short"
    assert read_entry(f"  - {{id: a, {fields}}}\n").name is None


def test_other_kinds_have_no_name(read_entries):
    _, (problem,) = read_entries(f"{FACT}    name: Short\n")
    assert (problem.code, problem.span.line) == ("unknown-field", 7)
