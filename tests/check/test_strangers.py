"""What stands in for a symbol takes the values that the symbol may take, or its author hears of it."""

import pytest

ODDS = ("odds", "o = TP/FP", "scale: {vars: [TP, FP], degree: 0}")
SHARE = ("share", "s = TP/(TP + FP)", "scale: {vars: [TP, FP], degree: 0}")
IT = ("it", "f = 1 - P", "equals: 1 - P\nwhere: {P: %s}")


def strangers(result):
    return [problem for problem in result.problems if problem.code == "other-domain"]


def asking(guest):
    return (*IT[:2], IT[2] % guest)


def test_a_stand_in_outside_the_domain_is_warned_of_with_its_values(check):
    (problem,) = strangers(check(asking("odds"), ODDS))
    assert problem.message.startswith("P is prob here, and odds gives ")
    assert " at TP = " in problem.message


def test_a_stand_in_within_the_domain_is_fine(check):
    assert strangers(check(asking("share"), SHARE)) == []


@pytest.mark.parametrize(
    ("domain", "formula", "fits"),
    [
        ("pos", "TP/FP", True),
        ("pos", "TP - FP", False),
        ("ge1", "1 + TP/FP", True),
        ("ge1", "TP/FP", False),
        ("count", "TP*FP", True),
        ("count", "TP/FP", False),
        ("bit", "indicator(TP > FP)", True),
        ("bit", "TP", False),
        ("pm1", "sign(TP - FP - 1/2)", True),
        ("pm1", "TP", False),
        ("real", "TP - FP", True),
    ],
)
def test_each_domain_knows_its_values(check, written, domain, formula, fits):
    it = ("it", "f = 2*v", "equals: v + v\nwhere: {v: other}")
    source = written(it, ("other", f"o = {formula}", "equals: self"))
    result = check(source.replace("entries:\n", f"  v: {{domain: {domain}}}\nentries:\n", 1))
    assert (strangers(result) == []) is fits
