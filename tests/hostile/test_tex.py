r"""LaTeX that a stranger typed: whatever it says, a build ends, and nothing in it links, runs or defines."""

import subprocess
import sys

import pytest

from builder.compose.linear import linear_from_tex
from tests.hostile.stranger import checked, replaced, tree

WHOLE = tree()
ENTRIES = {entry["id"]: place for place, entry in enumerate(WHOLE["section"]["entries"])}
PLACES = {
    "a symbol": ("section", "symbols", "x", "tex"),
    "an entry's symbol": ("section", "entries", ENTRIES["one"], "symbols", "f", "tex"),
    "unchecked": ("section", "entries", ENTRIES["unsaid"], "unchecked", "tex"),
    "prose": ("section", "entries", ENTRIES["two"], "text"),
    "a meaning": ("section", "symbols", "u", "means"),
}
UNSAFE = [
    r"\href{javascript:alert(1)}{x}",
    r"\url{javascript:alert(1)}",
    r"\style{position:fixed}{x}",
    r"\class{card}{x}",
    r"\cssId{qa}{x}",
    r"\data{a=b}{x}",
    r"\require{html}",
    r"\def\frac{9} x",
    r"\newcommand{\sum}{9} x",
    r"\renewcommand\sum{9} x",
    r"\let\sum\prod x",
    r"\input{/etc/passwd}",
    r"\write18{touch x}",
    r"\includegraphics{x}",
    r"\htmlData{a=b}{x}",
    r"\csname def\endcsname x",
]
DEEP = {
    "braces": "{" * 20_000 + "x" + "}" * 20_000,
    "roots": r"\sqrt" * 20_000 + " x",
    "fractions": r"\frac{1}{" * 20_000 + "x" + "}" * 20_000,
    "scripts": "x" + "^{x" * 20_000 + "}" * 20_000,
    "fences": r"\left(" * 20_000 + "x" + r"\right)" * 20_000,
    "accents": r"\hat" * 20_000 + " x",
    "matrices": r"\begin{matrix}" * 20_000 + "x" + r"\end{matrix}" * 20_000,
    "negations": r"\not" * 20_000 + "x",
    "marks": "x" + "'" * 20_000,
    "letters": "x" * 20_000,
    "styles": r"\displaystyle " * 20_000 + "x",
}
PREVIEW = """\
import sys
from builder.model.piece import Display
from builder.write.html import PreviewDialect
print(len(PreviewDialect().display(Display(sys.stdin.read(), ""))))
"""


def at(place, tex):
    text = f"a ${tex}$ b" if place in {"prose", "a meaning"} else tex
    return replaced(WHOLE, PLACES[place], text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("tex", UNSAFE)
def test_a_command_that_is_not_for_mathematics_is_refused_at_its_place(place, tex):
    found = [problem for problem in checked(at(place, tex))[1] if problem.code == "unsafe-tex"]
    assert found
    assert found[0].severity == "error"
    assert found[0].message.startswith("\\")
    assert found[0].message.endswith(" is not for mathematics")


@pytest.mark.parametrize(
    "text", [r"`\href{x}{y}` is code", r"\href{x}{y} without dollars", r"$\leftarrow \defined$"]
)
def test_what_only_looks_like_such_a_command_is_fine(text):
    problems = checked(replaced(WHOLE, PLACES["prose"], text))[1]
    assert not [problem for problem in problems if problem.code == "unsafe-tex"]


@pytest.mark.parametrize("deep", DEEP)
def test_a_deep_formula_does_not_end_the_preview(deep):
    done = subprocess.run(
        [sys.executable, "-c", PREVIEW],
        input=DEEP[deep],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-300:]


@pytest.mark.parametrize("deep", ["braces", "roots"])
def test_a_deep_formula_is_refused_and_ends_nothing(deep, build):
    whole = WHOLE
    for place, path in PLACES.items():
        text = f"a ${DEEP[deep]}$ b" if place in {"prose", "a meaning"} else DEEP[deep]
        whole = replaced(whole, path, text)
    done = build(whole)
    assert done.returncode == 1, done.stderr[-300:]
    assert "Traceback" not in done.stderr
    assert done.stderr.count(": unsafe-tex\n") == len(PLACES)


@pytest.mark.parametrize("deep", DEEP)
def test_a_deep_formula_is_told_in_a_line_as_it_stands(deep):
    assert linear_from_tex(DEEP[deep]) == DEEP[deep]
    assert linear_from_tex(DEEP[deep][:4000])
