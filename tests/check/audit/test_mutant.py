"""Wrong versions: the slips people make, each once, written so that an author can read and type them."""

import pytest

from builder.check.audit.audit import DOUBLES, is_well_formed, readable, versions
from builder.check.audit.mutant import mutants
from builder.model.formula import Formula
from builder.model.source import to_source
from builder.model.span import Span, text_at
from builder.read.grammar import parse_expression


def singles(asked):
    known = asked.known
    return {mutant.slip: readable(mutant) for mutant in mutants(known.definition.body, known.domains)}


@pytest.mark.parametrize(
    ("formula", "slip", "wrong"),
    [
        ("f = TP + FP", "- for +", "TP - FP"),
        ("f = TP - FP", "difference turned round", "FP - TP"),
        ("f = TP/(TP + FP)", "fraction turned over", "(TP + FP)/TP"),
        ("f = TP/(TP + FP)", "denominator left out", "TP"),
        ("f = 2*P*R", "constant one higher", "3*P*R"),
        ("f = 0.044715*x", "constant one higher", "1.044715*x"),
        ("f = 0.25*x", "constant ten times as large", "2.5*x"),
        ("f = x**2", "power one higher", "x**3"),
        ("f = u**-x", "sign of the power turned", "u**x"),
        ("f = log(u)", "log2 for log", "log2(u)"),
        ("f = log(u)", "log left out", "u"),
        ("f = max(x, u)", "min for max", "min(x, u)"),
        ("f = sum(y[i], i, 1, n)", "prod for sum", "prod(y[i], i, 1, n)"),
        ("f = sum(y[i], i, 1, n)", "last term left out", "sum(y[i], i, 1, n - 1)"),
        ("f = where(x > 0, x, u)", "cases swapped", "where(x > 0, u, x)"),
        ("f = where(x > 0, x, u)", "comparison turned round", "where(x < 0, x, u)"),
        ("f = X.T @ y", "transpose left out", "X @ y"),
        ("f = pi*u", "constant taken for 1", "1*u"),
        ("f = TP/(TP + FP)", "FP and TP swapped", "FP/(FP + TP)"),
        ("f = -x", "minus left out", "x"),
        ("f = u*x", "sign of the whole turned", "-u*x"),
    ],
)
def test_a_slip_is_made(asked, formula, slip, wrong):
    assert singles(asked(formula))[slip] == wrong


def test_no_version_is_made_twice_and_none_is_the_formula(asked):
    one = asked("f = TP/(TP + FP) + 2*TP*FP")
    bodies = [mutant.body for mutant in versions(one.known)]
    assert len(bodies) == len(set(bodies))
    assert one.known.definition.body not in bodies


def test_of_versions_two_slips_away_a_sample_is_drawn_the_same_every_time(asked):
    one = asked("f = (TP + FP)/(TP + FP + FN) + 2*P*R")
    found = list(versions(one.known))
    doubles = [mutant for mutant in found if ", " in mutant.slip]
    assert len(doubles) == DOUBLES
    assert found == list(versions(one.known))


def test_a_version_that_makes_no_sense_is_not_tried(asked):
    found = {readable(mutant) for mutant in versions(asked("f = X.T @ y").known)}
    assert "X @ y" not in found
    assert "-X.T @ y" in found


def test_an_index_is_taken_for_another_only_where_it_means_something(asked):
    known = asked("f = sum(sum(y[i]*z[k], k, 1, K), i, 1, n)").known
    found = {readable(mutant): mutant for mutant in versions(known)}
    assert is_well_formed(known, next(iter(found.values())).body)
    assert not any("y[k]" in text or "z[i]" in text for text in found)


def test_every_version_of_the_shipped_formulas_can_be_typed(shipped):
    for asked in shipped[::4]:
        for mutant in versions(asked.known):
            text = readable(mutant)
            read = parse_expression(text_at(text, Span("cards/s.yaml", 1, 1)))
            assert isinstance(read, Formula), text
            assert to_source(read.body) == text
