import json

import pytest
from click.testing import CliRunner

from builder.cli import proofdeck


def test_a_deck_without_problems_is_summed_up(run):
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("7 entries, 3 formulas: ")
    assert result.stderr == ""


def test_json_lists_every_formula_that_parses_whatever_else_is_wrong(run, edit):
    edit("R = TP/(TP + FN)", "R = TP/(TP + FN")
    edit("F1 = 2*P*R/(P + R)", "F1 = P*R/(P + R)")
    result = run("check", "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [formula["id"] for formula in report["formulas"]] == ["precision", "f1"]
    value = report["formulas"][1]["checks"][1]
    assert value["kind"] == "value"
    assert value["verdict"] == "refuted"
    assert value["counterexample"]["expected"] == "0.4"
    syntax = next(problem for problem in report["problems"] if problem["code"].startswith("formula"))
    assert (syntax["path"], syntax["line"]) == ("cards/metrics.yaml", 22)


def test_all_problems_of_all_entries_are_named_at_once(run, edit):
    edit("P = TP/(TP + FP)", "P = TP/(TP + FPP)")
    edit("see: [precision, recall]", "see: [precision, recal]")
    edit("kind: fact", "kind: fcat")
    report = json.loads(run("check", "--format", "json").stdout)
    codes = [problem["code"] for problem in report["problems"]]
    assert len(codes) >= 3
    assert "unknown-symbol" in codes
    assert "unknown-entry" in codes


def test_stats_count_entries_formulas_and_checks(run):
    result = run("stats")
    assert result.exit_code == 0
    words = {tuple(line.split()) for line in result.stdout.splitlines()}
    assert ("formula", "3") in words
    assert ("value", "3") in words
    assert ("Evaluation", "metrics", "7") in words


def test_symbols_that_print_alike_are_warned_of(run, edit):
    edit("formula: F1 = 2*P*R/(P + R)", "formula: F1 = 2*P*R/(P + R) + beta1 - beta_1")
    edit(
        "  P: {domain: prob, means: precision}\n",
        "  P: {domain: prob, means: precision}\n  beta1: {domain: real}\n  beta_1: {domain: real}\n",
    )
    assert "'beta_1' prints like 'beta1'" in run("check").stderr


@pytest.mark.usefixtures("run")
def test_no_color_is_obeyed_on_a_terminal(deck, edit, monkeypatch):
    edit("F1 = 2*P*R/(P + R)", "F1 = P*R/(P + R)")
    monkeypatch.chdir(deck.parent)
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = CliRunner().invoke(proofdeck, ["check"], color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = CliRunner().invoke(proofdeck, ["check"], color=True)
    assert "\x1b[31m" in coloured.stderr
    assert "\x1b[" not in plain.stderr
    assert "refuted" in plain.stderr
