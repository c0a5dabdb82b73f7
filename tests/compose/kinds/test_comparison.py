"""Comparisons as notes and as blocks."""

from builder.model.block import Lead
from builder.model.curve import Tracing
from builder.model.note import NoteType
from builder.model.piece import Axis, Display, Labelled, Line, Plot, Prose, Style, Table, Words

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
STROKE = ((-3, 2), (3, 1))
TRACING = Tracing(-3, 3, 1, 2, ((STROKE,),))
MINI = Plot(Axis(-3, 3), Axis(1, 2), (Line((STROKE,)),), "Curve of A step", small=True)
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
    said = slots(composed(DESCENT).notes[1])
    assert said["Ask1"] == (Prose((Words("Rows a step"), Words("?"))),)
    assert said["Ask2"] == (words("What speaks against it?"),)
    assert said["Ask3"] == (words("Its step?"),)


def test_a_cell_shows_another_entrys_formula_without_its_left_side(composed, slots):
    assert slots(composed(DESCENT).notes[1])["Cell3"] == (STEP,)


def test_a_row_with_nothing_to_ask_is_no_note(composed):
    assert {note.entry for note in composed(DESCENT + CURVES).notes} == {"gd/sgd", "gd/all", "step"}


def test_a_curve_is_shown_in_its_cell_but_not_asked_for(composed, slots):
    said = slots(composed(DESCENT, found={"curves": {"step": TRACING}}).notes[0])
    assert said["Cell3"] == (MINI,)
    assert "Ask3" not in said
    assert "Ask2" in said


def test_a_curve_stands_in_the_table(composed):
    table = composed(DESCENT + CURVES, found={"curves": {"step": TRACING}}).blocks[-1].parts[0]
    assert table.rows[0][1] == MINI


def test_the_curves_of_a_column_share_their_axes(composed):
    other = CURVES.replace("rows: [", "rows: [{id: b, name: B, cells: {curve: {curve: b}}}, ")
    fact = "  - {id: b, kind: fact, term: B, text: X, plot: {over: {u: [0, 9]}, curves: [{x: u, y: u}]}}\n"
    curves = {"step": TRACING, "b": Tracing(0, 9, -5, 1, ((((0, -5), (9, 1)),),))}
    table = composed(DESCENT + other + fact, found={"curves": curves}).blocks[2].parts[0]
    assert {(row[1].x, row[1].y) for row in table.rows} == {(Axis(-3, 9), Axis(-5, 2))}


def test_a_comparisons_block_is_a_table_with_bold_names(composed):
    block = composed(DESCENT).blocks[0]
    assert (block.lead, block.title) == (Lead.TITLE, words("Gradient descent"))
    assert block.terms == ("Gradient descent", "Stochastic", "Batch")
    table, label = block.parts
    assert isinstance(table, Table)
    assert table.head == (Prose(()), words("Rows a step"), words("Against"), words("Its step?"))
    assert table.rows[1] == (Prose((Words("Batch", Style.STRONG),)), words("all"), words("slow"), STEP)
    assert label == Labelled("When", (words("Training"),))
