"""Formulas of the field: as they are they pass, and plausible mistakes in them are refuted."""

import re
from pathlib import Path

import pytest

from builder.check.deck import check_deck
from builder.model.memory import Forgetful
from builder.model.verdict import Verdict
from builder.read.deck import read_deck

SECTION = (Path(__file__).parent / "formulas.yaml").read_text(encoding="utf-8")
HEAD = "deck:\n  version: 1\n  id: d\n  name: D\n  title: T\n  sections: [s]\n"

WRONG = {
    "precision": "precision = TP / (TP - FP)",
    "recall": "recall = FN / (TP + FN)",
    "f1": "F1 = P * R / (P + R)",
    "fbeta": "F_beta = (1 + beta**2) * P * R / (beta**2 * R + P)",
    "accuracy": "accuracy = (TP + TN) / (TP + TN + FP - FN)",
    "specificity": "specificity = TN / (TN + FN)",
    "mcc": "MCC = (TP*TN + FP*FN) / sqrt((TP + FP)*(TP + FN)*(TN + FP)*(TN + FN))",
    "kappa": "kappa = (p_o - p_e) / (1 + p_e)",
    "bias-variance": "MSE = (m - f)**2 + mean((g[i] - m)**2, i, 1, n) - sigma**2",
    "mse": "MSE = 1/n * sum((y[i] - yhat[i])**2, i, 1, n - 1)",
    "rmse": "RMSE = sqrt(sum((y[i] - yhat[i])**2, i, 1, n)) / n",
    "r2": "R2 = sum((y[i] - yhat[i])**2, i, 1, n) / sum((y[i] - ybar)**2, i, 1, n)",
    "l1": "J = L + lam * sum(w[j], j, 1, d)",
    "l2": "J = L + lam * sum(w[j]**2, j, 1, d) / 2",
    "elastic-net": "J = L + lam * (alpha * sum(abs(w[j]), j, 1, d) + (1 - alpha) * sum(w[j]**2, j, 1, d))",
    "cross-entropy": "CE = -sum(q[i] * log(p[i]), i, 1, K)",
    "log-loss": "LL = -1/n * sum(y[i]*log(q[i]) + (1 - y[i])*log(q[i]), i, 1, n)",
    "softmax": "s[i] = exp(-z[i]) / sum(exp(-z[j]), j, 1, K)",
    "softmax-temperature": "s[i] = exp(z[i]*T) / sum(exp(z[j]*T), j, 1, K)",
    "sigmoid": "sigma(x) = 1 / (1 + exp(x))",
    "tanh": "tanh(x) = (exp(x) + exp(-x)) / (exp(x) - exp(-x))",
    "gelu": "GELU(x) = Phi(x)",
    "gelu-tanh": "GELU(x) = 0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.44715*x**3)))",
    "swish": "swish(x) = x / (1 + exp(beta*x))",
    "entropy": "H = -sum(p[i] * log(p[i]), i, 1, K)",
    "gini": "G = 1 - sum(p[i], i, 1, K)**2",
    "info-gain": "IG = H_S + sum(n_k[k] / N * H_k[k], k, 1, K)",
    "kl": "KL = sum(p[i] * log(q[i] / p[i]), i, 1, K)",
    "js": "JS = sum(p[i]*log(2*p[i]/(p[i] + q[i])), i, 1, K)",
    "perplexity": "PPL = exp(H)",
    "tfidf": "tfidf = tf * log(df / N)",
    "cosine": "cos_sim = sum(a[i]*b[i], i, 1, d) / (sqrt(sum(a[i]**2, i, 1, d)) + sqrt(sum(b[i]**2, i, 1, d)))",
    "minkowski": "d_r = sum(abs(a[i] - b[i])**r, i, 1, d)**r",
    "kmeans": "J = sum(sum(r[i,k] * (x[i] - mu[k]), k, 1, K), i, 1, n)",
    "ols-slope": "b_1 = sum((x[i] - xbar)*(y[i] - ybar), i, 1, n) / sum((y[i] - ybar)**2, i, 1, n)",
    "ols-matrix": "betahat = inv(X.T @ X) @ X.T @ y / 2",
    "ridge-matrix": "betahat = inv(X.T @ X - lam * I_d) @ X.T @ y",
    "pca-cov": "C = X.T @ X / n**2 @ X.T @ X",
    "svm-margin": "M = 1 / sqrt(sum(w[j]**2, j, 1, d))",
    "hinge": "hinge = max(0, 1 + y*s)",
    "huber": "L = where(abs(x) <= delta, x**2/2, delta*(abs(x) - delta))",
    "batch-norm": "y = gamma * (x - mu) / (sigma**2 + epsilon) + beta",
    "layer-norm": "h[i] = (x[i] - mean(x[j], j, 1, d)) / mean((x[j] - mean(x[k], k, 1, d))**2, j, 1, d)",
    "momentum": "v[t] = beta1 * v[t-1] + (1 - beta1) * g[t]",
    "adam-m": "m[t] = beta1 * m[t-1] + g[t]",
    "adam-step": "theta_new = theta + eta * m / (sqrt(v) + epsilon)",
    "warmup": "lr = d_m**(-1/2) * max(s**(-1/2), s * W**(-3/2))",
    "cosine-lr": "eta_t = eta_min + 1/2*(eta_max - eta_min)*(1 + sin(pi*t/T))",
    "distill": "L = alpha * CE + (1 - alpha) * T * KL",
    "auc-rank": "AUC = 1/(n_p*n_n) * sum(sum(indicator(s[i] < u[j]), j, 1, n_n), i, 1, n_p)",
    "gaussian": "phi = 1/(sigma*sqrt(2*pi)) * exp(-(x - mu)**2 / sigma**2)",
    "bayes": "P_AB = P_BA * P_B / P_A",
    "conv-out": "O = ceil((W - F + 2*P) / S) + 1",
    "bleu-bp": "BP = where(c > r, 1, exp(1 - c/r))",
    "iou": "IoU = TP / (TP + FP - FN)",
    "bellman": "Q_new = Q + alpha * (r + gamma*Q_max + Q)",
}


def checked(section):
    deck, problems = read_deck({"deck.yaml": HEAD.encode(), "s.yaml": section.encode()}.get, "cards")
    assert problems == ()
    found, problems = check_deck(deck, memory=Forgetful(), prove=False)
    return deck, found.verdicts, problems


@pytest.fixture(scope="module")
def right():
    return checked(SECTION)


def test_every_formula_agrees_with_all_its_checks(right):
    _, verdicts, problems = right
    weak = {"weak-checks", "weak-example", "no-source"}
    assert [problem.message for problem in problems if problem.code not in weak] == []
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.AGREES}
    assert all(finding.points > 0 for verdict in verdicts.values() for finding in verdict.findings)


@pytest.mark.parametrize("name", WRONG)
def test_a_plausible_mistake_is_refuted(name):
    _, verdicts, _ = checked(with_mistake(name))
    assert verdicts[name].verdict is Verdict.REFUTED


def with_mistake(name):
    """Return a section of the wrong formula and the entries that its checks name."""
    head, *blocks = SECTION.split("  - id: ")
    entries = {block.split("\n", 1)[0]: block for block in blocks}
    right = next(line for line in entries[name].splitlines() if line.startswith("    formula: "))
    wrong = entries[name].replace(right, f"    formula: {WRONG[name]}")
    named = [
        other for other in entries if other != name and re.search(rf"(ref|\w+): {other}\b", entries[name])
    ]
    return head + "".join(f"  - id: {block}" for block in (*(entries[other] for other in named), wrong))
