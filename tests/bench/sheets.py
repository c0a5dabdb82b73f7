"""The formulas of a deck, typeset by this program and by others: the same titles, ids and formulas."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from pathlib import Path

import yaml
from typst_math import UntranslatableError, to_typst

from builder.check.book import known_formulas
from builder.cli.source import Source
from builder.compose.tex import formula_tex
from builder.read.deck import read_deck

_KEPT = ("id", "kind", "term", "formula", "symbols", "init", "checks")
_TEX = r"""\documentclass{article}
\usepackage{amsmath,multicol}
\pdfpagewidth=297mm \pdfpageheight=210mm \paperwidth=297mm \paperheight=210mm
\hoffset=-1in \voffset=-1in \oddsidemargin=8mm \topmargin=8mm \headheight=0mm \headsep=0mm
\textwidth=281mm \textheight=188mm \parindent=0mm
\begin{document}\footnotesize
\begin{multicols}{3}
%s
\end{multicols}
\end{document}
"""
_TYPST = """#set page("a4", flipped: true, margin: 8mm, columns: 3, numbering: "1")
#set text(size: 8pt)
%s
"""
_TYPST_IN_PYTHON = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def write_formulas(source: Path, folder: Path) -> None:
    """Write a deck of the formulas of another, with nothing but their titles and checks."""
    folder.mkdir()
    whole = yaml.load((source / "deck.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (texts alone)
    kept = []
    for name in whole["deck"]["sections"]:
        section = yaml.load((source / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
        section["entries"] = [
            {field: entry[field] for field in _KEPT if field in entry}
            for entry in section["entries"]
            if entry["kind"] == "formula"
        ]
        if section["entries"]:
            kept.append(name)
            _write(folder / f"{name}.yaml", section)
    whole["deck"]["sections"] = kept
    _write(folder / "deck.yaml", whole)


def _write(file: Path, content: object) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def write_others(folder: Path, out: Path) -> dict[str, tuple[list[str], int] | None]:
    """Write a deck's formulas for each other program; return what sets them, and how many there are.

    A program that is not to be found has None.
    """
    source = Source(folder)
    deck, problems = read_deck(source.fetch, folder.as_posix())
    assert deck is not None, problems
    formulas = [
        (known.entry.term.value, name, formula_tex(known.formula, known.symbols))
        for name, known in known_formulas(deck).items()
    ]
    out.mkdir(exist_ok=True)
    tex, typst = out / "formulas.tex", out / "formulas.typ"
    entries = (
        rf"\textbf{{{_escaped(title)}}}\hfill\texttt{{{name}}}\[{set_}\]" for title, name, set_ in formulas
    )
    tex.write_text(_TEX % "\n".join(entries), encoding="utf-8")
    translated = list(_in_typst(formulas))
    typst.write_text(_TYPST % "\n".join(translated), encoding="utf-8")
    commands = {
        "pdflatex": ["pdflatex", "-interaction=batchmode", f"-output-directory={out}", str(tex)]
        if shutil.which("pdflatex")
        else None,
        "typst": _typst([str(typst), str(out / "typst.pdf")]),
    }
    counts = {"pdflatex": len(formulas), "typst": len(translated)}
    return {name: command and (command, counts[name]) for name, command in commands.items()}


def _escaped(title: str) -> str:
    return re.sub(r"[&%#_]", r"\\\g<0>", title)


def _in_typst(formulas: list[tuple[str, str, str]]) -> list[str]:
    """Return the entries whose formulas can be translated."""
    entries = []
    for title, name, tex in formulas:
        try:
            entries.append(
                f"#strong({json.dumps(title, ensure_ascii=False)}) #h(1fr) `{name}`\n$ {to_typst(tex)} $\n"
            )
        except UntranslatableError:
            continue
    return entries


def _typst(files: list[str]) -> list[str] | None:
    """Return the command that sets a document with Typst, the program or else its package for Python."""
    if shutil.which("typst"):
        return ["typst", "compile", *files]
    if importlib.util.find_spec("typst"):
        return [sys.executable, "-c", _TYPST_IN_PYTHON, *files]
    return None
