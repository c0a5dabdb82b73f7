"""How problems are said: as text under the source line, as JSON, or as GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import click

from builder.cli.source import Source
from builder.model.problem import Problem, Severity
from builder.model.span import Span
from builder.model.verdict import Checked, Finding

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_TAB = 4
_LONGEST, _AROUND = 200, 60
"""Characters of a source line that are shown, and before the place that is meant, if it is longer."""


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by place, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.span.path, p.span.line, p.span.column, p.severity, p.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def show(problems: Sequence[Problem], source: Source) -> None:
    """Write problems to standard error, each under the line it is about."""
    for problem in problems:
        click.echo("\n".join(_lines(problem, source)), err=True)
    if problems:
        click.echo(_summary(problems), err=True)


def _lines(problem: Problem, source: Source) -> list[str]:
    span, color = problem.span, _COLORS[problem.severity]
    word = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    head = f"{span.path}:{span.line}:{span.column}: {click.style(word + problem.code, fg=color, bold=True)}"
    content = source.line(span.path, span.line)
    if content is None:
        lines = [head, f"       {problem.message}"]
    else:
        number = str(span.line).rjust(5)
        content, span = _near(content, span)
        before, marked = _widths(content, span)
        marks = click.style("^" * marked, fg=color, bold=True)
        lines = [
            head,
            f"{number} │ {content.expandtabs(_TAB)}",
            f"      │ {' ' * before}{marks} {problem.message}",
        ]
    if problem.also is not None:
        lines.append(f"       see also {problem.also.path}:{problem.also.line}:{problem.also.column}")
    if problem.hint:
        lines.append(f"       hint: {problem.hint}")
    return lines


def _near(content: str, span: Span) -> tuple[str, Span]:
    """Return a line and a place in it; of a very long line what is about the place."""
    if len(content) <= _LONGEST:
        return content, span
    start = max(0, span.column - 1 - _AROUND)
    cut = content[start : start + _LONGEST]
    left, right = "…" * (start > 0), "…" * (start + _LONGEST < len(content))
    column = span.column - start + len(left)
    length = min(span.length, _LONGEST + 1 - (span.column - start))
    return f"{left}{cut}{right}", replace(span, column=column, length=max(1, length))


def _widths(content: str, span: Span) -> tuple[int, int]:
    """Columns of a terminal before a span, and those under it; at least one."""
    before = content[: span.column - 1].expandtabs(_TAB)
    inside = content[span.column - 1 : span.column - 1 + span.length]
    return _wide(before), max(1, _wide(inside))


def _wide(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _summary(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{count} {word}{'s' * (count != 1)}"
        for count, word in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    return ", ".join(parts)


def as_json(problems: Sequence[Problem], checked: Checked | None) -> str:
    """Return problems and verdicts in the shape that `check --format json` promises."""
    verdicts = checked.verdicts if checked else {}
    report = {
        "problems": [
            {
                "path": problem.span.path,
                "line": problem.span.line,
                "column": problem.span.column,
                "code": problem.code,
                "severity": str(problem.severity),
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        "formulas": [
            {"id": name, "verdict": str(found.verdict), "checks": [_finding(f) for f in found.findings]}
            for name, found in verdicts.items()
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    example = finding.counterexample
    return {
        "kind": finding.kind,
        "verdict": str(finding.verdict),
        "points": finding.points,
        "counterexample": example
        and {"at": dict(example.at), "got": example.got, "expected": example.expected},
    }


def as_github(problems: Sequence[Problem]) -> str:
    """Return problems as GitHub workflow commands, one a line."""
    return "\n".join(
        f"::{problem.severity} file={_property(span.path)},line={span.line},col={span.column},"
        f"endColumn={span.column + span.length},title={_property(problem.code)}::"
        + _escaped(problem.message + (f" ({problem.hint})" if problem.hint else ""))
        for problem in problems
        for span in [problem.span]
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
