"""All that is known of one entry, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import click

from builder.check.audit.deck import FormulaAudit, audit_entry
from builder.cli.audit import survivor_lines
from builder.cli.source import Source
from builder.compose.linear import expression_linear, formula_linear, linear_from_tex
from builder.compose.tex import formula_tex
from builder.model.entry import AnyEntry, FormulaEntry, Unchecked
from builder.model.formula import Formula, Name
from builder.model.memory import Memory
from builder.model.span import Span
from builder.model.symbol import Symbol
from builder.model.title import title
from builder.model.tree import walk
from builder.model.verdict import Checked, Finding, Verdict

_PLACES = {1: "1 point"}


def entry_lines(entry: AnyEntry, checked: Checked, source: Source, memory: Memory) -> Iterator[str]:
    """Yield what an entry is; of a formula, also how it reads, and how far it was confirmed."""
    place, verdict = entry.id.span(), checked.verdicts.get(entry.id.value)
    confirmed = "" if verdict is None else f"  [{verdict.verdict}]"
    yield f"{click.style(entry.id.value, bold=True)}: {title(entry)}{confirmed}"
    yield f"  {place.path}:{place.line}"
    if not isinstance(entry, FormulaEntry):
        return
    symbols = checked.deck.symbols_of(entry)
    yield from _below("Formula", _formula_lines(entry.formula, symbols, memory))
    if isinstance(entry.formula, Formula):
        findings = zip(entry.checks, () if verdict is None else verdict.findings, strict=False)
        checks = (line for check, one in findings for line in _check_lines(_typed(check.span, source), one))
        yield from _below("Symbols", _symbol_lines(entry.formula, symbols))
        yield from _below("Checks", checks)
        yield from _below("Audit", _audit_lines(audit_entry(checked, entry, memory)))


def _below(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines indented below a heading; nothing of none."""
    found = list(lines)
    if found:
        yield ""
        yield click.style(heading, bold=True)
        yield from (f"  {line}" for line in found)


def _formula_lines(
    formula: Formula | Unchecked, symbols: Mapping[str, Symbol], memory: Memory
) -> Iterator[str]:
    if isinstance(formula, Unchecked):
        yield linear_from_tex(formula.tex.value)
        yield f"TeX: {formula.tex}"
        yield f"unchecked: {formula.reason}"
    else:
        yield formula_linear(formula, symbols)
        yield f"TeX: {formula_tex(formula, symbols, memory)}"


def _symbol_lines(formula: Formula, symbols: Mapping[str, Symbol]) -> Iterator[str]:
    """Yield the symbols of a formula as they come, and the sizes of its arrays."""
    names = [formula.target.name] if formula.target is not None else []
    names += [node.name for node in walk(formula.body) if isinstance(node, Name)]
    domains = (symbols[name].domain for name in names if name in symbols)
    names += [size for domain in domains if domain is not None for size in domain.dimensions]
    for name in dict.fromkeys(names):
        if name in symbols:
            symbol, sign = symbols[name], expression_linear(Name(name), symbols)
            parts = (
                name if sign == name else f"{name} ({sign})",
                str(symbol.domain or ""),
                str(symbol.means or ""),
            )
            yield "  ".join(part for part in parts if part)


def _typed(span: Span, source: Source) -> str:
    """Return a check as it stands in the file, on its first line."""
    line = source.line(span.path, span.line) or ""
    return line[span.column - 1 :].strip()


def _check_lines(typed: str, finding: Finding) -> Iterator[str]:
    points = _PLACES.get(finding.points, f"{finding.points} points") if finding.points else ""
    agreed = finding.verdict is Verdict.AGREES and finding.digits
    digits = f"{finding.digits} digits" if agreed else ""
    said = ", ".join(part for part in (str(finding.verdict), points, digits, finding.reason) if part)
    yield f"{typed or finding.kind}"
    yield f"  {said}"
    example = finding.counterexample
    if example is not None:
        at = ", ".join(f"{name} = {value}" for name, value in example.at)
        yield f"  at {at}: got {example.got}, expected {example.expected}"


def _audit_lines(audit: FormulaAudit | None) -> Iterator[str]:
    if audit is None:
        yield "none: only a formula that its checks confirm is audited"
        return
    wrong = audit.mutants - audit.equivalent
    yield f"{wrong} wrong versions, {audit.killed} of them refuted"
    yield from list(survivor_lines(audit))[1:-1]
