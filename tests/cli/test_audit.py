"""`proofdeck audit`: the report, its JSON, and when it fails."""

import json

import pytest


@pytest.fixture
def weak(edit):
    """A deck with a check too few."""
    edit("      - value: {at: {TP: 7, FP: 3}, is: 0.7, source: by hand}\n", "")


def test_a_deck_with_good_checks_passes(run):
    done = run("audit")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].startswith("3 formulas, ")
    assert "(100%), 0 survive" in done.stdout


@pytest.mark.usefixtures("weak")
def test_the_json_says_what_it_promises(run):
    done = run("audit", "--format", "json")
    report = json.loads(done.stdout)
    assert list(report) == ["formulas", "mutants", "equivalent", "killed", "survivors"]
    assert report["formulas"] == 3
    assert report["mutants"] == report["equivalent"] + report["killed"] + len(report["survivors"])
    assert {"id": "precision", "mutant": "P = FP/(TP + FP)"} in report["survivors"]


@pytest.mark.usefixtures("weak")
def test_a_survivor_that_nobody_accepts_fails(run):
    done = run("audit")
    assert done.exit_code == 1
    assert "survives: P = FP/(TP + FP)  (FP for TP)" in done.stdout
    assert "add, once worked out by hand: - value: {at: {TP: " in done.stdout


@pytest.mark.usefixtures("weak")
@pytest.mark.parametrize(("least", "status"), [("98.5", 1), ("50", 0), ("100", 1)])
def test_a_share_that_is_asked_for_decides(run, least, status):
    assert run("audit", "--fail-under", least).exit_code == status


@pytest.mark.parametrize("least", ["100.5", "-1", "many"])
def test_a_share_that_is_no_percentage_is_a_wrong_usage(run, least):
    assert run("audit", "--fail-under", least).exit_code == 2


@pytest.mark.usefixtures("weak")
def test_a_survivor_with_a_written_reason_passes(run, edit):
    mutants = [one["mutant"] for one in json.loads(run("audit", "--format", "json").stdout)["survivors"]]
    lines = "".join(f"      - {{mutant: {mutant}, reason: too rare to matter}}\n" for mutant in mutants)
    edit(
        "      - range: [0, 1]\n  - id: recall",
        f"      - range: [0, 1]\n    survivors:\n{lines}  - id: recall",
    )
    done = run("audit")
    assert done.exit_code == 0
    assert "accepted: too rare to matter" in done.stdout
    assert f"{len(mutants)} of them accepted" in done.stdout


@pytest.mark.usefixtures("weak")
def test_a_survivor_without_a_reason_is_an_error(run, edit):
    edit(
        "      - range: [0, 1]\n  - id: recall",
        "      - range: [0, 1]\n    survivors: [{mutant: P = TP}]\n  - id: recall",
    )
    done = run("audit")
    assert done.exit_code == 1
    assert "missing-field" in done.stderr


def test_an_error_in_the_deck_fails_whatever_the_share(run, edit):
    edit("TP/(TP + FN)", "TP/(TP + FNN)")
    assert run("audit", "--fail-under", "0").exit_code == 1
