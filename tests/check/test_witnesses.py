"""Reference implementations, where their libraries are installed; and the honest answer where not."""

import importlib
import importlib.util

import pytest

from builder.check.checks.witnesses import WITNESSES, names
from builder.model.verdict import Verdict

RIGHT_AND_WRONG = [
    ("numpy", "f = mean(y[i], i)", "witness: numpy.mean", "witness: numpy.median"),
    (
        "numpy",
        "f = tr(inv(X.T @ X))",
        "witness: {call: numpy.trace, args: [inv(X.T @ X)]}",
        "witness: numpy.trace",
    ),
    ("numpy", "f = sqrt(sum(w[j]**2, j))", "witness: numpy.linalg.norm", "witness: numpy.std"),
    (
        "numpy",
        "f = inv(X.T @ X)",
        "witness: {call: numpy.linalg.inv, args: [X.T @ X]}",
        "witness: numpy.linalg.pinv",
    ),
    (
        "scipy",
        "s[i] = exp(z[i])/sum(exp(z[j]), j)",
        "witness: scipy.special.softmax",
        "witness: scipy.special.expit",
    ),
    ("scipy", "f = -sum(p[i]*log(p[i]), i)", "witness: scipy.stats.entropy", "witness: scipy.stats.gmean"),
    (
        "scipy",
        "f = sum(p[i]*log(p[i]/q[i]), i)",
        "witness: scipy.stats.entropy",
        "witness: scipy.spatial.distance.cosine",
    ),
    ("scipy", "f = Phi(x)", "witness: scipy.special.ndtr", "witness: scipy.special.erf"),
]


@pytest.mark.parametrize(
    ("formula", "one", "verdict"),
    [
        (formula, one, verdict)
        for _, formula, *both in RIGHT_AND_WRONG
        for one, verdict in zip(both, (Verdict.AGREES, Verdict.REFUTED), strict=True)
    ],
)
def test_a_reference_implementation_tells_right_from_wrong(outcome, formula, one, verdict):
    assert outcome(formula, one).verdict is verdict


@pytest.mark.parametrize("library", ["numpy", "scipy"])
def test_every_reference_implementation_is_there(library):
    for module, functions in WITNESSES.items():
        if module.split(".")[0] == library:
            assert all(callable(getattr(importlib.import_module(module), function)) for function in functions)


def test_without_its_library_nothing_is_decided(outcome, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    found = outcome("f = mean(y[i], i)", "witness: numpy.mean")
    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, "numpy is not installed")


def test_only_the_listed_functions_can_be_called(check):
    for call in ("os.system", "numpy.load", "builtins.eval"):
        assert call not in names()
        result = check(("it", "f = mean(y[i], i)", f"witness: {call}"))
        assert [problem.code for problem in result.errors] == ["unknown-witness"]
