"""The formulas of the field, printed: as accepted, and as a person sets them by hand."""

import os
import re
from pathlib import Path

import math_core
import pytest

from builder.compose.tex import formula_tex
from tests.compose.formulas import CASES

GOLDEN = Path(__file__).parent / "golden"
_UNSEEN = re.compile(r"\\left|\\right|\\cdot|\\,|\\operatorname|\\mathrm|\s")
_LONE = re.compile(r"\{(\\?[A-Za-z]+|\d)\}")


def printed(case):
    return formula_tex(case.formula, case.symbols)


def seen(tex):
    """TeX without what is a matter of taste: spaces, dots, and how fences and single signs are typed."""
    tex = re.sub(r"\\[lr]vert", "|", _UNSEEN.sub("", tex))
    while (barer := _LONE.sub(r"\1", tex)) != tex:
        tex = barer
    return tex


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_formula_prints_as_it_was_accepted(case):
    golden = GOLDEN / f"{case.id}.tex"
    if os.environ.get("ACCEPT"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(printed(case) + "\n", encoding="utf-8")
    assert printed(case) == golden.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_formula_prints_as_a_person_sets_it(case):
    tex = printed(case)
    right = tex.split(" = ", 1)[1] if case.formula.target else tex
    assert seen(right) == seen(case.by_hand)


def test_nothing_is_accepted_that_no_formula_prints():
    assert {path.stem for path in GOLDEN.glob("*.tex")} == set(CASES)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_math_core_understands_every_formula(case):
    tex = printed(case)
    mathml = math_core.LatexToMathML().convert_with_local_state(tex, displaystyle=True)
    assert "merror" not in mathml
