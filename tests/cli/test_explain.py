"""`proofdeck explain`: an entry with all that is known of it, or a problem with the way out."""

import ast
import re
from pathlib import Path

import pytest

from builder.cli.explain import problems
from builder.read.codes import Code
from builder.typeset.fault import FaultKind

HOUSE = Path(__file__).parents[2] / "builder"
TREES = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(HOUSE.rglob("*.py"))]
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
CONSTANTS = {
    target.id: node.value.value
    for tree in TREES
    for node in tree.body
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    for target in node.targets
    if isinstance(target, ast.Name)
}
"""Of every module, by name."""
SAYING = {"Problem", "refuse", "refused", "misshapen"}
"""What is called to say that something is wrong."""


def said(tree):
    """Yield the codes that a module's calls name."""
    for node in ast.walk(tree):
        if (
            not isinstance(node, ast.Call)
            or getattr(node.func, "id", getattr(node.func, "attr", "")) not in SAYING
        ):
            continue
        problem = getattr(node.func, "id", "") == "Problem"
        given = [
            *(node.args[:1] if problem else node.args),
            *(k.value for k in node.keywords if k.arg == "code"),
        ]
        for value in given:
            text = CONSTANTS.get(value.id) if isinstance(value, ast.Name) else getattr(value, "value", None)
            if isinstance(text, str) and CODE.fullmatch(text) and (problem or "-" in text):
                yield text


CODES = {code for tree in TREES for code in said(tree)} | {str(code) for code in (*Code, *FaultKind)}


def test_the_codes_are_found():
    assert {"refuted", "wrong-index", "formula-too-long", "code-not-run", "lock-damaged", "too-wide"} <= CODES


def test_every_code_is_explained_and_nothing_else():
    assert sorted(problems()) == sorted(CODES)


@pytest.mark.parametrize("code", sorted(problems()))
def test_an_explanation_is_whole(code):
    about = problems()[code]
    assert list(about) == ["means", "example", "way_out"]
    assert all(text.strip() == text != "" for text in about.values())
    assert about["means"].endswith(".")
    assert about["way_out"].endswith(".")


def test_a_code_is_explained_without_a_deck(run, tmp_path):
    done = run("explain", "no-source", "--source", str(tmp_path / "nowhere"))
    assert done.exit_code == 0
    assert done.stdout.startswith("no-source: A worked example does not say")
    assert "The way out\n  Add source:" in done.stdout


def test_a_formula_is_told_with_all_that_is_known_of_it(run):
    done = run("explain", "f1")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == ["f1: F1 score  [proved]", "  cards/metrics.yaml:26"]
    assert "  F₁ = 2PR/(P + R)\n  TeX: F_1 = \\frac{2 P R}{P + R}\n" in done.stdout
    assert "  P  prob  precision\n" in done.stdout
    assert "  equals: 2*TP/(2*TP + FP + FN)\n    proved, 16 points\n" in done.stdout
    assert "  71 wrong versions, 71 of them refuted\n" in done.stdout


def test_a_survivor_is_told_with_a_check_that_would_refute_it(run, edit):
    edit("      - value: {at: {TP: 7, FP: 3}, is: 0.7, source: by hand}\n", "")
    done = run("explain", "precision")
    assert "survives: P = FP/(TP + FP)  (FP for TP)" in done.stdout
    assert "add, once worked out by hand: - value: {at: {TP: " in done.stdout


def test_a_refuted_formula_is_told_with_its_counterexample(run, edit):
    edit("is: 0.4", "is: 0.5")
    done = run("explain", "f1")
    assert "[refuted]" in done.stdout
    assert "at P = 0.6, R = 0.3: got 0.4, expected 0.5" in done.stdout
    assert "none: only a formula that its checks confirm is audited" in done.stdout


def test_an_unchecked_formula_says_why(run, edit):
    edit(
        "    formula: R = TP/(TP + FN)\n    checks:\n      - range: [0, 1]\n"
        "      - value: {at: {TP: 7, FN: 3}, is: 0.7, source: by hand}\n",
        "    unchecked: {tex: 'R = \\frac{a}{b}', reason: only here}\n",
    )
    done = run("explain", "recall")
    assert "R = a/b\n  TeX: R = \\frac{a}{b}\n  unchecked: only here" in done.stdout


@pytest.mark.parametrize("word", ["averages/macro", "averages", "split"])
def test_what_anki_calls_an_entry_finds_it(run, word):
    done = run("explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith(word.partition("/")[0])


@pytest.mark.parametrize(("word", "meant"), [("presision", "precision"), ("refutd", "refuted"), ("F1", "f1")])
def test_an_unknown_word_is_answered_with_the_nearest(run, word, meant):
    done = run("explain", word)
    assert done.exit_code == 2
    assert f"'{word}' is neither an entry nor a problem; did you mean '{meant}'?" in done.stderr


def test_without_a_deck_an_unknown_word_says_so(run, tmp_path):
    done = run("explain", "f1", "--source", str(tmp_path / "nowhere"))
    assert done.exit_code == 2
    assert "has no deck.yaml" in done.stderr
