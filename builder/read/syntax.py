"""What YAML's parser objects to, in the author's terms: mostly, a value that needs quotes.

Both parsers of PyYAML say the same in different words; the causes are told apart by what
they have in common and by what stands at the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from builder.model.problem import Problem
from builder.model.span import Span
from builder.read.codes import Code
from builder.read.escape import IN_SINGLE_QUOTES
from builder.read.fault import Fault, quoted
from builder.read.source import Source


def syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """Say what is wrong where the parser stopped, and how to mend it."""
    at = error.problem_mark or error.context_mark
    words = f"{error.context or ''}: {error.problem or ''}"
    if at is None:  # both parsers mark every error of text they could decode
        return Problem(Code.YAML_SYNTAX, words, Span(source.path, 1, 1))
    fault = Fault(source, at, error.context_mark or at, words)
    for pattern, explain in _CAUSES:
        if re.search(pattern, words):
            found = explain(fault)
            if found is not None:
                return found
    return Problem(Code.YAML_SYNTAX, f"YAML {error.problem}", fault.span(at))


def beyond_unicode(source: Source) -> Problem:
    r"""Explain `"\U00110000"`, which is no character."""
    found = re.search(r"\\U(?!000|0010)", source.text)
    return _unknown_escape(source, found.start() if found else 0)


def _tab(fault: Fault) -> Problem | None:
    """Explain a tab where a value or its indentation should begin."""
    indent = re.match(r" *\t", fault.line(fault.at))
    if indent is None and fault.character != "\t":
        return None
    if indent is None:
        return Problem(Code.TAB, "a tab cannot stand here", fault.span(fault.at), "replace it by a space")
    return Problem(Code.TAB, "a tab cannot indent", fault.span(fault.at), "indent with spaces")


def _sign(fault: Fault) -> Problem:
    """Explain a sign that no plain value can begin with."""
    sign = fault.source.text[fault.began.index : fault.began.index + 1]
    if fault.began.index == fault.at.index or not sign.strip():
        sign, place = fault.character, fault.at
    else:
        place = fault.began
    return Problem(
        Code.NEEDS_QUOTES,
        f"a plain value cannot begin with '{sign}'",
        fault.span(place),
        f"put the value in quotes: {fault.quoted(place)}",
    )


def _end(fault: Fault) -> Problem | None:
    """Explain a file that ends within brackets."""
    before = fault.source.text[: fault.at.index].rstrip()
    if fault.character.strip() or not before:
        return None
    return Problem(
        Code.YAML_SYNTAX,
        f"nothing follows this '{before[-1]}'",
        fault.source.span(len(before) - 1),
        "close what is open with ']' or '}'",
    )


def _colon(fault: Fault) -> Problem:
    """Explain a second colon: in a value on the line of its key, or on a line indented as if it went on."""
    before = fault.line(fault.at)[: fault.at.column]
    key = re.match(r"[ \-]*[^\s:'\"]+: +(?=\S)", before)
    glued = _GLUED.match(fault.source.text[: fault.at.index].rpartition("\n")[0].rpartition("\n")[2])
    if key is None and glued:
        return Problem(
            Code.YAML_SYNTAX,
            "the line above is no 'key: value'",
            fault.span(fault.at),
            f"put a space after '{glued[1]}:'",
        )
    if key is None:
        return Problem(
            Code.YAML_SYNTAX,
            "a key cannot stand here: the line goes on with the value above",
            fault.span(fault.at),
            "indent the line like the key above it, or put the value above in quotes",
        )
    value = fault.line(fault.at)[key.end() :].rstrip()
    return Problem(
        Code.NEEDS_QUOTES,
        "': ' cannot stand within a plain value",
        fault.span(fault.at),
        f"put the value in quotes: {quoted(value)}",
    )


def _dash(fault: Fault) -> Problem:
    """Explain a list that begins on the line of its key."""
    return Problem(
        Code.NEEDS_QUOTES,
        "a list cannot begin on the line of its key",
        fault.span(fault.at),
        f"begin it on the next line, or put the value in quotes: {fault.quoted(fault.at)}",
    )


def _escape(fault: Fault) -> Problem:
    r"""Explain `"\sigma"`."""
    return _unknown_escape(fault.source, fault.source.text.rfind("\\", fault.began.index, fault.at.index + 1))


def _unknown_escape(source: Source, start: int) -> Problem:
    """Name the escape at an offset."""
    escape = re.compile(r"\\(?:[A-Za-z]+|.)").match(source.text, start)
    typed = escape[0] if escape else "\\"
    return Problem(
        Code.EATEN_ESCAPE,
        f"'{typed}' in double quotes is an escape that YAML does not know",
        source.span(start, len(typed)),
        IN_SINGLE_QUOTES,
    )


def _open_quote(fault: Fault) -> Problem:
    """Explain a quote without its other end."""
    sign = fault.source.text[fault.began.index]
    hint = "close it; within single quotes an apostrophe is written twice" if sign == "'" else "close it"
    return Problem(Code.YAML_SYNTAX, f"this {sign} is never closed", fault.span(fault.began), hint)


def _flow(fault: Fault) -> Problem:
    """Explain what breaks a list in brackets or a mapping in braces."""
    begin = fault.source.text[fault.began.index]
    end = "]" if begin == "[" else "}"
    if fault.at.line != fault.began.line or not fault.character:
        return Problem(
            Code.YAML_SYNTAX,
            f"this '{begin}' is not closed in its line",
            fault.span(fault.began),
            f"close it with '{end}', or put a value within it in quotes",
            also=fault.span(fault.at),
        )
    if fault.character in "]}":
        return Problem(
            Code.YAML_SYNTAX,
            f"'{fault.character}' does not close '{begin}'",
            fault.span(fault.at),
            f"close it with '{end}'",
            also=fault.span(fault.began),
        )
    line, column = fault.line(fault.at), fault.at.column
    begun = max(line.rfind(sign, 0, column) for sign in (", ", ": ", "{", "[")) + 1
    value = re.compile(r"\s*([^,{}\[\]]*(?:\[[^\]]*\])?[^,{}\[\]]*)").match(line, begun)
    hint = quoted(value[1].rstrip()) if value and value[1].strip() else f"'{fault.character}…'"
    return Problem(
        Code.NEEDS_QUOTES,
        f"'{fault.character}' cannot stand within a plain value between '{begin}' and '{end}'",
        fault.span(fault.at),
        f"put the value in quotes: {hint}",
    )


def _glued_colon(fault: Fault) -> Problem:
    """Explain `{a: b:}`, whose last colon neither ends a key nor belongs to a value."""
    value = fault.line(fault.at)[fault.began.column : fault.at.column + 1]
    return Problem(
        Code.NEEDS_QUOTES,
        "a plain value between brackets cannot end with ':'",
        fault.span(fault.at),
        f"put the value in quotes: {quoted(value)}",
    )


def _follows(fault: Fault) -> Problem | None:
    """Explain text behind a closing quote or bracket."""
    before = fault.line(fault.at)[: fault.at.column].rstrip()
    if not before.endswith(("'", '"', "]", "}")):
        return None
    hint = (
        "within single quotes an apostrophe is written twice"
        if before.endswith("'")
        else "put the whole value in single quotes"
    )
    return Problem(
        Code.NEEDS_QUOTES, f"nothing can follow the closing {before[-1]}", fault.span(fault.at), hint
    )


def _indentation(fault: Fault) -> Problem:
    """Explain a line that stands neither with those above nor below them."""
    above = fault.source.text[: fault.at.index].rstrip().rpartition("\n")[2]
    if " #" in above:
        hint = "the comment ends the value above; put that value in quotes, or take the comment out"
    elif "sequence" in fault.words or "collection" in fault.words:
        hint = f"begin the line with '- ', in column {fault.began.column + 1} like the list of line {fault.began.line + 1}"
    else:
        hint = f"begin it in column {fault.began.column + 1}, like the key of line {fault.began.line + 1}"
    return Problem(Code.YAML_SYNTAX, "this does not go on with what is above", fault.span(fault.at), hint)


def _no_colon(fault: Fault) -> Problem:
    """Explain a line that is no key and value."""
    glued = _GLUED.match(fault.line(fault.began))
    return Problem(
        Code.YAML_SYNTAX,
        "this is no 'key: value'",
        fault.span(fault.began, max(1, len(fault.line(fault.began)) - fault.began.column)),
        f"put a space after '{glued[1]}:'"
        if glued
        else "indent it more than the key that it belongs to, or give it a key",
    )


def _second_text(fault: Fault) -> Problem:
    """Explain text behind the end of the document."""
    return Problem(
        Code.YAML_SYNTAX,
        "this stands behind the end of the document",
        fault.span(fault.at),
        "take it out, or indent it like what is above",
    )


def _directive(fault: Fault) -> Problem:
    """Explain a line that begins with %."""
    return Problem(
        Code.YAML_SYNTAX,
        "'%' begins a YAML directive here, which this format does without",
        fault.span(fault.began),
        "take the line out",
    )


_GLUED = re.compile(r" *(?:- )*([\w-]+):\S")
"""A key without the space behind its colon."""

_CAUSES: tuple[tuple[str, Callable[[Fault], Problem | None]], ...] = (
    (r"cannot start any token|tab character|block scalar", _tab),
    (r"quoted scalar: .*(escape|hexa?decimal)", _escape),
    (r"quoted scalar: found (unexpected end of stream|unexpected document)", _open_quote),
    (r"node content", _end),
    (r"cannot start any token|an alias|an anchor|a tag|block scalar|node content|mapping keys", _sign),
    (r"mapping values are not allowed", _colon),
    (r"sequence entries are not allowed", _dash),
    (r"parsing a flow", _flow),
    (r"unexpected ':'", _glued_colon),
    (r"parsing a block (mapping|collection)", _follows),
    (r"parsing a block (mapping|collection)", _indentation),
    (r"could not find expected ':'", _no_colon),
    (r"directive|incompatible", _directive),
    (r"document start", _second_text),
)
"""Causes in the order in which they are tried: what the parsers' words have in common, and who explains."""
