import json
from pathlib import Path

from builder.cli.diagnostics import as_github, as_json, ordered, show
from builder.cli.source import Source
from builder.model.problem import Problem, Severity
from builder.model.span import Span


def problem(line: int = 2, column: int = 12, length: int = 3, **more) -> Problem:
    span = Span("cards/metrics.yaml", line, column, length)
    return Problem("unknown-symbol", "'FPP' is not declared", span, **more)


def shown(capsys, tmp_path: Path, text: str, *problems: Problem) -> list[str]:
    (tmp_path / "metrics.yaml").write_text(text, encoding="utf-8")
    source = Source(tmp_path)
    source.fetch("metrics.yaml")
    moved = [
        Problem(
            p.code,
            p.message,
            Span((tmp_path / "metrics.yaml").as_posix(), p.span.line, p.span.column, p.span.length),
            p.hint,
            p.severity,
            p.also,
        )
        for p in problems
    ]
    show(moved, source)
    return capsys.readouterr().err.replace(tmp_path.as_posix(), "cards").splitlines()


def test_a_problem_is_underlined_in_its_line(capsys, tmp_path: Path):
    lines = shown(capsys, tmp_path, "entries:\n  formula: FPP\n", problem(hint="did you mean 'FP'?"))
    assert lines == [
        "cards/metrics.yaml:2:12: unknown-symbol",
        "    2 │   formula: FPP",
        "      │            ^^^ 'FPP' is not declared",
        "       hint: did you mean 'FP'?",
        "1 error",
    ]


def test_the_marks_stand_right_after_tabs_and_wide_characters(capsys, tmp_path: Path):
    lines = shown(capsys, tmp_path, "a\n\t日本: FPP\n", problem(column=6))
    assert lines[1:3] == ["    2 │     日本: FPP", "      │           ^^^ 'FPP' is not declared"]


def test_a_warning_says_so_and_names_the_other_place(capsys, tmp_path: Path):
    also = Span("cards/losses.yaml", 4, 3)
    lines = shown(capsys, tmp_path, "a\nb\n", problem(1, 1, 1, severity=Severity.WARNING, also=also))
    assert lines[0] == "cards/metrics.yaml:1:1: warning: unknown-symbol"
    assert "       see also cards/losses.yaml:4:3" in lines
    assert lines[-1] == "1 warning"


def test_a_place_past_the_end_of_the_file_is_still_named(capsys, tmp_path: Path):
    lines = shown(capsys, tmp_path, "a\n", problem(9, 1))
    assert lines[:2] == ["cards/metrics.yaml:9:1: unknown-symbol", "       'FPP' is not declared"]


def test_problems_come_by_place_and_once():
    first, second = problem(2), problem(10)
    assert ordered([second, first, second]) == [first, second]


def test_json_has_the_promised_shape():
    report = json.loads(as_json([problem(hint="did you mean 'FP'?")], None))
    assert report == {
        "problems": [
            {
                "path": "cards/metrics.yaml",
                "line": 2,
                "column": 12,
                "code": "unknown-symbol",
                "severity": "error",
                "message": "'FPP' is not declared",
                "hint": "did you mean 'FP'?",
            }
        ],
        "formulas": [],
    }


def test_a_github_annotation_escapes_what_would_end_it():
    line = as_github([problem(hint="a: 100%\nb")])
    assert line == (
        "::error file=cards/metrics.yaml,line=2,col=12,endColumn=15,title=unknown-symbol::"
        "'FPP' is not declared (a: 100%25%0Ab)"
    )


def test_of_a_very_long_line_only_what_is_near_is_shown(capsys, tmp_path: Path):
    text = "entries:\n" + "a" * 5000 + "FPP" + "b" * 5000 + "\n"
    lines = shown(capsys, tmp_path, text, problem(column=5001))
    assert lines[0] == "cards/metrics.yaml:2:5001: unknown-symbol"
    assert lines[1] == f"    2 │ …{'a' * 60}FPP{'b' * 137}…"
    assert lines[2] == f"      │ {' ' * 61}^^^ 'FPP' is not declared"
    whole = shown(capsys, tmp_path, text, problem(column=1, length=9000))
    assert whole[1] == f"    2 │ {'a' * 200}…"
    assert whole[2] == f"      │ {'^' * 200} 'FPP' is not declared"
