"""Cloze over sub-expressions: which parts are asked for, and that TeX is whole on each side of them."""

import re

import pytest

from builder.compose.arrange import arrange_formula
from builder.compose.made.gaps import gaps, marked, segments
from builder.compose.printer import print_tex
from builder.model.piece import Gap
from tests.compose.formulas import CASES, parsed


def cut(formula, symbols):
    """Return the TeX of a formula as what is shown and the gaps; nothing where there is no gap."""
    layout = arrange_formula(formula, symbols)
    chosen = gaps(layout)
    return segments(print_tex(marked(layout, chosen, print_tex))) if chosen else ()


def told(parts):
    """Return TeX with its gaps in double brackets."""
    return "".join(f"⟦{part.tex}⟧" if isinstance(part, Gap) else part for part in parts)


def is_balanced(tex):
    bare, depth = re.sub(r"\\[{}]", "", tex), 0
    for sign in bare:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    pairs = ((r"\left", r"\right"), (r"\begin", r"\end"))
    return depth == 0 and all(bare.count(one) == bare.count(other) for one, other in pairs)


@pytest.mark.parametrize(
    ("formula", "gapped"),
    [
        ("F = 2*P*R/(P + R)", r"F = \frac{⟦2 P R⟧}{⟦P + R⟧}"),
        ("F = TP/(TP + FP)", r"F = \frac{⟦\mathrm{TP}⟧}{⟦\mathrm{TP} + \mathrm{FP}⟧}"),
        ("m = 1/n*sum((y[i] - x)**2, i, 1, n)", r"m = ⟦\frac{1}{n}⟧ \sum_{i=1}^{n} ⟦(y_i - x)^2⟧"),
        ("s = exp(-x/T)/(1 - x**(n - 1))", r"s = \frac{e^{⟦-x/T⟧}}{⟦1 - x^{n-1}⟧}"),
        ("s = x**(n - 1)*(1 - x)", r"s = x^{⟦n-1⟧} (⟦1 - x⟧)"),
        (
            "h = where(abs(x) <= d, x**2/2, d*abs(x))",
            (
                r"h = \begin{cases} ⟦\frac{x^2}{2}⟧ & \text{if } \lvert x \rvert \le d"
                r" \\ ⟦d \lvert x \rvert⟧ & \text{otherwise} \end{cases}"
            ),
        ),
    ],
)
def test_gaps_are_the_parts_that_say_something(formula, gapped):
    assert told(cut(parsed(formula), {})) == gapped


@pytest.mark.parametrize("formula", ["y = x", "y = x/2", "y = 1/2", "y = x + 1", "y = x_max", "y = a[i]/b"])
def test_letters_and_numbers_are_no_question(formula):
    assert not cut(parsed(formula), {})


def test_what_stands_twice_is_no_gap_since_its_twin_would_tell():
    assert "⟦b R⟧" not in told(cut(parsed("P = b*R/(b*R + (1 - b)*(1 - S))"), {}))


def test_a_gap_is_never_most_of_the_formula():
    assert not cut(parsed("y = (a + b + c + d)**2"), {})


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_tex_is_whole_on_each_side_of_a_gap(case):
    parts = cut(case.formula, case.symbols)
    found = [part for part in parts if isinstance(part, Gap)]
    assert len(found) <= 3
    for gap in found:
        assert is_balanced(gap.tex)
        hidden = "".join(
            "[...]" if part is gap else part.tex if isinstance(part, Gap) else part for part in parts
        )
        assert is_balanced(hidden)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_formula_with_its_gaps_filled_is_the_formula(case):
    plain = print_tex(arrange_formula(case.formula, case.symbols))
    filled = "".join(part.tex if isinstance(part, Gap) else part for part in cut(case.formula, case.symbols))
    if filled:
        assert _bare(filled) == _bare(plain)


def _bare(tex):
    """Return TeX without blanks, and without the braces round a lone sign."""
    return re.sub(r"\{(.)\}", r"\1", re.sub(r"\s", "", tex))
