from builder.compose.sheet import compose_sheet
from builder.model.memory import Forgetful
from builder.model.piece import Words
from tests.compose.conftest import HEAD

FORMULA = """\
  - id: f1
    kind: formula
    term: F1
    formula: F1 = 2*P*R/(P + R)
    checks:
      - value: {at: {P: 0.5, R: 0.25}, is: 1/3, source: by hand}
"""


def notation(checked, **sections):
    return [
        (letter.linear, "".join(inline.text for inline in meaning.inlines if isinstance(inline, Words)))
        for letter, meaning in compose_sheet(checked(**sections), Forgetful()).notation
    ]


def test_a_shared_symbol_that_a_formula_uses_is_explained(checked):
    head = HEAD + "  Z: {domain: real, means: nothing here}\n"
    assert notation(checked, head=head, metrics=FORMULA) == [("P", "precision"), ("R", "recall")]


def test_a_sheet_without_formulas_has_no_notation(checked):
    assert notation(checked, metrics="  - {id: a, kind: fact, term: A, text: b}\n") == []
