import tomllib
from pathlib import Path

import pytest

FORMULAS = tomllib.loads((Path(__file__).parent / "luatex.toml").read_text(encoding="utf-8"))["formula"]


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula["tex"])
def test_a_formula_is_as_large_as_luatex_sets_it_in_the_same_font(formula, ink):
    width, ascent, descent = formula["box"]
    found = ink(formula["tex"])
    assert found.width == pytest.approx(width, rel=0.015)
    assert found.ascent == pytest.approx(ascent, abs=0.12)
    assert found.descent == pytest.approx(descent, abs=0.12)
