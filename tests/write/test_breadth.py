"""How broad formulas are, beside what MathJax 3.2.2 makes of them in ems of its font."""

import pytest

from builder.write.breadth import breadth

MEASURED = {
    r"F_1 = \frac{2 P R}{P + R}": 5.58,
    r"J = L + \lambda \sum_{j=1}^{d} w_j^2": 7.38,
    r"\eta_t = \eta_{\min} + \frac{1}{2} (\eta_{\max} - \eta_{\min}) \left(1 + \cos \frac{\pi t}{T}\right)": 17.96,
    r"L_{\delta}(x) = \begin{cases} \frac{x^2}{2} & \text{if } \lvert x \rvert \le \delta \\"
    r" \delta \left(\lvert x \rvert - \frac{\delta}{2}\right) & \text{otherwise} \end{cases}": 14.35,
}


@pytest.mark.parametrize(("tex", "ems"), MEASURED.items())
def test_an_estimate_is_near_what_mathjax_makes(tex, ems):
    assert breadth(tex) == pytest.approx(ems, rel=0.12)


def test_a_fraction_is_as_broad_as_its_broader_part():
    assert breadth(r"\frac{a + b + c}{d}") == pytest.approx(breadth(r"\frac{d}{a + b + c}"))
    assert breadth(r"\frac{a}{b}") < breadth("a b")


def test_lines_below_one_another_count_once():
    one = breadth(r"\begin{aligned} a &= b + c \end{aligned}")
    assert breadth(r"\begin{aligned} a &= b + c \\ &= d \end{aligned}") == pytest.approx(one)


@pytest.mark.parametrize("tex", ["{" * 5000, r"\frac" * 5000, "x^" * 5000, "}{", r"\begin", "_", ""])
def test_any_text_has_a_breadth(tex):
    assert breadth(tex) >= 0
