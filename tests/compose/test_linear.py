"""Formulas as a line of Unicode."""

import pytest

from builder.compose.linear import expression_linear, formula_linear, linear_from_tex
from tests.compose.formulas import expression, parsed, symbol


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("F1 = 2*P*R/(P + R)", "F₁ = 2PR/(P + R)"),
        ("precision = TP/(TP + FP)", "precision = TP/(TP + FP)"),
        ("MSE = mean((y[i] - yhat[i])**2, i, 1, n)", "MSE = (1/n) ∑ᵢ₌₁ⁿ (yᵢ - ŷᵢ)²"),
        ("s[i] = exp(z[i])/sum(exp(z[j]), j, 1, K)", "sᵢ = exp(zᵢ)/(∑ⱼ₌₁ᴷ exp(zⱼ))"),
        ("L = where(x > 0, x**2/2, -x)", "L = {x²/2 if x > 0; -x otherwise}"),
    ],
)
def test_a_formula_reads_in_one_line(source, line):
    assert formula_linear(parsed(source), {}) == line


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("2*TP*x", "2 TP x"),
        ("TP*TN", "TP·TN"),
        ("lam*log(x)", "λ log x"),
        ("x*Phi(x)", "x·Φ(x)"),
        ("1/(2*n)", "1/(2n)"),
        ("1/2*x", "(1/2)x"),
        ("sqrt(x)*sqrt(a + b)", "√x√(a + b)"),
        ("x**(1/r)", "x^(1/r)"),
        ("X.T", "Xᵀ"),
        ("d_in*x", "dᵢₙx"),
        ("theta_new*x", "θ_new x"),
        ("max(abs(x), 1e-5)", "max(|x|, 10⁻⁵)"),
        ("binomial(n, k)", "binom(n, k)"),
        ("floor(n/2)", "⌊n/2⌋"),
        ("amax(z[j], j, 1, K)", "max_(1≤j≤K) zⱼ"),
        ("oo", "∞"),
    ],
)
def test_an_expression_reads_in_one_line(source, line):
    assert expression_linear(expression(source), {}) == line


def test_a_search_finds_a_quotient_whatever_spaces_are_typed():
    line = formula_linear(parsed("IoU = TP / ( TP + FP + FN )"), {})
    assert "TP/(TP+FP+FN)" in line.replace(" ", "")


def test_an_authors_tex_for_a_symbol_is_retold():
    symbols = {"G": symbol("G", tex=r"\lVert g \rVert")}
    assert expression_linear(expression("c/G"), symbols) == "c/‖g‖"


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"x \in \mathbb{R}^n", "x ∈ ℝⁿ"),
        (r"\frac{2 P R}{P + R}", "2PR/(P + R)"),
        (r"\frac{a + b}{c d}", "(a + b)/(cd)"),
        (r"\frac{1}{\sqrt{d_k}}", "1/√dₖ"),
        (r"\frac{P(A)}{P(B)}", "P(A)/P(B)"),
        (r"\frac{1}{n} \sum_{i=1}^{n} y_i", "1/n ∑ᵢ₌₁ⁿ yᵢ"),
        (r"-\sum_{i} p_i \log_2 p_i", "-∑ᵢ pᵢ log₂ pᵢ"),
        (r"\max(0, x)", "max(0, x)"),
        (r"e^{-x}", "e⁻ˣ"),
        (r"a-b = -c", "a - b = -c"),
        (r"\mathrm{TP} \cdot \mathrm{TN}", "TP·TN"),
        (r"2\,\mathrm{TP}", "2 TP"),
        (r"\hat{y} \to \infty", "ŷ → ∞"),
        (r"X^\top X", "XᵀX"),
        (r"X^{\top} X", "XᵀX"),
        (r"x^* + x'", "x* + x′"),
        (r"\left\lfloor \frac{n}{2} \right\rfloor", "⌊n/2⌋"),
        (r"\text{if } x \le 1", "if x ≤ 1"),
        (r"\begin{cases} 1 & c > r \\ 0 & c \le r \end{cases}", "1 c > r; 0 c ≤ r"),
        (r"P(B \mid A)", "P(B | A)"),
        (r"\{1, 2\}", "{1, 2}"),
        (r"\binom{n}{k}", "binom(n, k)"),
        (r"\unknown x", "unknown x"),
        (r"\sqrt", "√()"),
        ("", ""),
    ],
)
def test_tex_is_retold_in_one_line(tex, line):
    assert linear_from_tex(tex) == line
