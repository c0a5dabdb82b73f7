"""TeX as a careful hand types it."""

import subprocess
import sys

import pytest

from builder.compose import tex as tex_module
from builder.compose.tex import expression_tex, formula_tex
from tests.compose.formulas import expression, parsed, symbol


class Notebook:
    """A memory that keeps everything."""

    def __init__(self):
        self.kept = {}

    def recall(self, kind, key):
        return self.kept.get((kind, key))

    def keep(self, kind, key, result):
        self.kept[kind, key] = result


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ("x", "x"),
        ("beta", r"\beta"),
        ("lam", r"\lambda"),
        ("TP", r"\mathrm{TP}"),
        ("yhat", r"\hat{y}"),
        ("betahat", r"\hat{\beta}"),
        ("y_hat", r"\hat{y}"),
        ("foobar", r"\mathrm{foobar}"),
        ("F1", "F_1"),
        ("beta_0", r"\beta_0"),
        ("beta12", r"\beta_{12}"),
        ("d_in", r"d_{\mathrm{in}}"),
        ("x_max", r"x_{\max}"),
        ("p_o", "p_o"),
        ("F_beta", r"F_{\beta}"),
        ("mhat_t", r"\hat{m}_t"),
        ("x_i_new", r"x_{i, \mathrm{new}}"),
    ],
)
def test_a_name_prints_as_the_field_writes_it(name, tex):
    assert expression_tex(expression(name), {}) == tex


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("2*TP", r"2\,\mathrm{TP}"),
        ("TP*TN", r"\mathrm{TP} \cdot \mathrm{TN}"),
        ("lr*(1 - x)", r"\mathrm{lr} \cdot (1 - x)"),
        ("x*2", r"x \cdot 2"),
        ("2*(1/3)", r"2 \cdot \frac{1}{3}"),
        ("1/2*indicator(x > 0)", r"\frac{1}{2} \cdot \mathbf{1}[x > 0]"),
        ("x*Phi(x)", r"x \cdot \Phi(x)"),
        ("a*log(b)", r"a \log b"),
        ("log(b)*a", r"\log(b) a"),
        ("log(a)**2", r"(\log a)^2"),
        ("log(a + b)", r"\log(a + b)"),
        ("log(a/b)", r"\log \frac{a}{b}"),
        ("log(x, 3)", r"\log_3 x"),
        ("log2(x)", r"\log_2 x"),
        ("exp(-x)", r"e^{-x}"),
        ("exp(x/T)", r"e^{x/T}"),
        ("exp(-x**2/(2*s**2))", r"\exp\left(-\frac{x^2}{2 s^2}\right)"),
        ("a/b/c", r"\frac{a/b}{c}"),
        ("1/(1/P + 1/R)", r"\frac{1}{1/P + 1/R}"),
        ("(a + b)*c", "(a + b) c"),
        ("(a/b + c)*d", r"\left(\frac{a}{b} + c\right) d"),
        ("a - (b - c)", "a - (b - c)"),
        ("a + (b + c)", "a + b + c"),
        ("-a*b", "-a b"),
        ("a*-b", "a (-b)"),
        ("abs(x/y)", r"\left\lvert \frac{x}{y}\right\rvert"),
        ("x**-1", "x^{-1}"),
        ("x**(1/2)", "x^{1/2}"),
        ("(x**a)**b", "(x^a)^b"),
        ("factorial(n - 1)", "(n - 1)!"),
        ("binomial(n, k)", r"\binom{n}{k}"),
        ("floor(x)", r"\lfloor x \rfloor"),
        ("norm(w)**2", r"\lVert w \rVert^2"),
        ("norm(w, 1)", r"\lVert w \rVert_1"),
        ("dot(a, b)", r"\langle a, b \rangle"),
        (".5*x", "0.5 x"),
        ("1e-5*x", "10^{-5} x"),
        ("8.8e-12", r"8.8 \times 10^{-12}"),
        ("r[i, k]", "r_{ik}"),
        ("r[i, 1]", "r_{i, 1}"),
        ("m[t - 1]", "m_{t-1}"),
        ("a == b", "a = b"),
        ("mean(y[i], i, 1, n)", r"\frac{1}{n} \sum_{i=1}^{n} y_i"),
        ("mean(y[i], i, 0, n)", r"\frac{1}{n + 1} \sum_{i=0}^{n} y_i"),
        ("mean(y[i], i, 2, 9)", r"\frac{1}{8} \sum_{i=2}^{9} y_i"),
        ("mean(y[i], i, a, b)", r"\frac{1}{b - a + 1} \sum_{i=a}^{b} y_i"),
        ("mean(y[i], i)", r"\operatorname{mean}_i(y_i)"),
        ("sum(y[i] + 1, i, 1, n)", r"\sum_{i=1}^{n} (y_i + 1)"),
        ("amax(z[j], j, 1, K)", r"\max_{1 \le j \le K} z_j"),
        ("amin(z[j], j)", r"\min_{j} z_j"),
        (
            "where(x > 0, a, where(x < 0, b, c))",
            r"\begin{cases} a & \text{if } x > 0 \\ b & \text{if } x < 0 \\ c & \text{otherwise} \end{cases}",
        ),
    ],
)
def test_an_expression_prints_in_its_authors_order(source, tex):
    assert expression_tex(expression(source), {}) == tex


def test_a_mean_without_bounds_runs_over_its_arrays_dimension():
    symbols = {"y": symbol("y", domain="real[m]")}
    assert expression_tex(expression("mean(y[i], i)"), symbols) == r"\frac{1}{m} \sum_{i} y_i"


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("F1 = 2*P", "F_1 = 2 P"),
        ("tanh(x) = x", r"\tanh(x) = x"),
        ("ReLU(x) = max(0, x)", r"\mathrm{ReLU}(x) = \max(0, x)"),
        ("k(a, b) = a*b", "k(a, b) = a b"),
        ("s[i] = z[i]", "s_i = z_i"),
        ("a[i, j] = z[i]", "a_{ij} = z_i"),
        ("m[t] = m[t - 1]", "m_t = m_{t-1}"),
        ("C @ v == lam*v", r"C v = \lambda v"),
    ],
)
def test_a_formula_prints_with_what_it_defines(source, tex):
    assert formula_tex(parsed(source), {}) == tex


@pytest.mark.parametrize(
    ("tex", "source", "printed"),
    [
        (r"\hat{y}", "y_p**2", r"\hat{y}^2"),
        ("x^*", "y_p**2", "(x^*)^2"),
        ("x'", "y_p**2", "(x')^2"),
        ("P(A)", "y_p**2", "P(A)^2"),
        ("a b", "y_p**2", "(a b)^2"),
        ("a + b", "2*y_p", "2 (a + b)"),
        (r"P(B \mid A)", "2*y_p", r"2 P(B \mid A)"),
        (r"\left\lVert g \right\rVert", "y_p**2", r"\left\lVert g \right\rVert^2"),
        ("H_S", "y_p[i]", "H_{S, i}"),
        (r"x_{\max}", "y_p[i]", r"x_{\max, i}"),
        ("a b", "y_p[i]", "(a b)_i"),
        (r"\mathrm{tf}", "2*y_p", r"2\,\mathrm{tf}"),
    ],
)
def test_an_authors_tex_wins_and_gets_the_parentheses_it_needs(tex, source, printed):
    assert expression_tex(expression(source), {"y_p": symbol("y_p", tex=tex)}) == printed


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("v @ w", r"v^{\top} w"),
        ("v.T @ w", r"v^{\top} w"),
        ("v @ w.T", r"v w^{\top}"),
        ("v @ M @ w", r"v^{\top} M w"),
        ("v @ M", r"(v^{\top} M)^{\top}"),
        ("(M @ v) @ w", r"(M v)^{\top} w"),
        ("inv(M.T @ M) @ M.T @ v", r"(M^{\top} M)^{-1} M^{\top} v"),
        ("(v - w) @ (v - w)", r"(v - w)^{\top} (v - w)"),
    ],
)
def test_a_vector_that_a_product_lays_on_its_side_is_transposed(source, tex):
    domains = {"v": "real[d]", "w": "real[d]", "M": "real[d,d]"}
    symbols = {name: symbol(name, domain=domain) for name, domain in domains.items()}
    assert expression_tex(expression(source), symbols) == tex


def test_what_is_remembered_is_not_printed_again(monkeypatch):
    memory = Notebook()
    first = formula_tex(parsed("F1 = 2*P"), {}, memory)
    monkeypatch.setattr(tex_module, "print_tex", None)
    assert formula_tex(parsed("F1 = 2*P"), {}, memory) == first
    assert {kind for kind, _ in memory.kept} == {"tex"}


def test_a_symbol_that_looks_different_is_remembered_apart():
    memory = Notebook()
    plain = formula_tex(parsed("a = b"), {}, memory)
    styled = formula_tex(parsed("a = b"), {"b": symbol("b", tex="B")}, memory)
    assert (plain, styled) == ("a = b", "a = B")


def test_sympy_is_not_imported_before_something_is_printed():
    check = "import sys, builder.compose.notes, builder.compose.sheet; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
