"""Comparisons as notes and as blocks."""

from builder.model.block import Lead
from builder.model.note import NoteType
from builder.model.piece import Display, Labelled, Link, Prose, Style, Table, Words

DESCENT = """\
  - id: gd
    kind: comparison
    title: Gradient descent
    when: Training
    columns:
      - {id: rows, name: Rows a step}
      - {id: cons, name: Against, ask: What speaks against it?}
      - {id: step, name: Its step?}
    rows:
      - {id: sgd, name: Stochastic, cells: {rows: one, cons: "noisy; *decay* the rate", step: {curve: step}}}
      - {id: all, name: Batch, cells: {rows: all, cons: slow, step: {formula: step}}}
  - id: step
    kind: formula
    term: A step
    formula: theta_new = theta - eta*g
    symbols:
      theta: {domain: real}
      eta: {domain: pos}
      g: {domain: real}
    checks: [{special: {set: {eta: 0}, is: theta}}]
    plot: {over: {g: [-3, 3]}, curves: [self]}
"""
CURVES = """\
  - id: curves
    kind: comparison
    title: Curves
    columns: [{id: curve, name: Curve}]
    rows: [{id: relu, name: ReLU, cells: {curve: {curve: step}}}]
"""
STEP = Display(r"\theta - \eta g", "θ - ηg")


def words(text):
    return Prose((Words(text),))


def test_a_row_is_a_note(composed):
    notes = composed(DESCENT).notes
    assert [note.entry for note in notes] == ["gd/sgd", "gd/all", "step"]
    assert notes[0].type is NoteType.ROW


def test_a_row_says_its_cells_by_column(composed, slots):
    said = slots(composed(DESCENT).notes[0])
    assert said["Title"] == (words("Gradient descent"),)
    assert said["Row"] == (words("Stochastic"),)
    assert said["Column2"] == (words("Against"),)
    assert said["Cell1"] == (words("one"),)
    assert said["Cell2"] == (Prose((Words("noisy; "), Words("decay", Style.EMPHASIS), Words(" the rate"))),)
    assert said["When"] == (words("Training"),)
    assert "Cell3" not in said
    assert "Column4" not in said


def test_a_column_is_asked_by_its_own_question_or_by_its_name(composed, slots):
    said = slots(composed(DESCENT).notes[0])
    assert said["Ask1"] == (Prose((Words("Rows a step"), Words("?"))),)
    assert said["Ask2"] == (words("What speaks against it?"),)
    assert said["Ask3"] == (words("Its step?"),)


def test_a_cell_shows_another_entrys_formula_without_its_left_side(composed, slots):
    assert slots(composed(DESCENT).notes[1])["Cell3"] == (STEP,)


def test_a_row_with_nothing_to_ask_is_no_note(composed):
    assert {note.entry for note in composed(DESCENT + CURVES).notes} == {"gd/sgd", "gd/all", "step"}


def test_a_curve_in_a_table_leads_to_its_entry(composed):
    table = composed(DESCENT + CURVES).blocks[-1].parts[0]
    assert table.rows[0][1] == Prose((Link("step", (Words("A step"),)),))


def test_a_comparisons_block_is_a_table_with_bold_names(composed):
    block = composed(DESCENT).blocks[0]
    assert (block.lead, block.title) == (Lead.TITLE, words("Gradient descent"))
    assert block.terms == ("Gradient descent", "Stochastic", "Batch")
    table, label = block.parts
    assert isinstance(table, Table)
    assert table.head == (Prose(()), words("Rows a step"), words("Against"), words("Its step?"))
    assert table.rows[1] == (Prose((Words("Batch", Style.STRONG),)), words("all"), words("slow"), STEP)
    assert label == Labelled("When", (words("Training"),))
