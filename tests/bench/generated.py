"""A deck of any size, made up: formulas, facts, comparisons, steps and questions in turn."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

SECTION = 100  # entries a file


def write_deck(folder: Path, count: int) -> None:
    """Write a deck of about `count` entries; the same count gives the same deck."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"part-{number}" for number in range(-(-count // SECTION))]
    (folder / "deck.yaml").write_text(
        "deck:\n  version: 1\n  id: generated\n  name: Generated\n  title: A generated deck\n"
        f"  language: en\n  sections: [{', '.join(names)}]\n"
        "symbols:\n  x: {domain: pos, means: the input}\n  a: {domain: pos, means: the gain}\n",
        encoding="utf-8",
    )
    for number, name in enumerate(names):
        first = number * SECTION
        entries = "".join(entry(index) for index in range(first, min(first + SECTION, count)))
        (folder / f"{name}.yaml").write_text(
            f"section: Part {number + 1}\nentries:\n{entries}", encoding="utf-8"
        )


def entry(index: int) -> str:
    """Return one entry as YAML, indented for its list."""
    kinds = (formula, fact, formula, steps, formula, question, formula, comparison, fact, question)
    return kinds[index % len(kinds)](index)


def formula(index: int) -> str:
    p, q, r = index + 3, index % 7 + 3, index % 11 + 2
    gain, at = Fraction(7, 10), Fraction(5, 10)
    value = gain * p * at**2 / (at + q) + r
    return f"""\
  - id: formula-{index}
    kind: formula
    term: Response number {index}
    formula: y_{index} = {p}*a*x**2/(x + {q}) + {r}
    when: The input grows, and the gain of stage {index} is known
    why: Its growth is tamed by the denominator
    source: made up
    checks:
      - equals: ({p}*a*x**2 + {r}*x + {q * r})/(x + {q})
      - derivative: {{wrt: a, is: {p}*x**2/(x + {q})}}
      - value: {{at: {{a: 0.7, x: 0.5}}, is: {value.numerator}/{value.denominator}, source: by hand}}
"""


def fact(index: int) -> str:
    return f"""\
  - id: fact-{index}
    kind: fact
    term: Notion {index}
    text: What remains after step {index} when all that is *known* has been taken away, as $x_{{{index}}} > 0$
    pitfall: It is not the same as what was there before stage {index}
"""


def steps(index: int) -> str:
    return f"""\
  - id: steps-{index}
    kind: steps
    term: How procedure {index} works
    steps:
      - Draw sample number {index} from the rows.
      - Fit the part that belongs to round {index}.
      - Average what came out of stage {index}.
"""


def question(index: int) -> str:
    return f"""\
  - id: question-{index}
    kind: question
    ask: Why does method {index} need a second pass?
    answer: The first pass of {index} sees the data before the scale is known, so its figures are off.
    followup: {{ask: And a third pass for {index}?, answer: It changes nothing that is measured on {index}.}}
"""


def comparison(index: int) -> str:
    return f"""\
  - id: comparison-{index}
    kind: comparison
    title: Variants of group {index}
    columns: [{{id: uses, name: Uses}}, {{id: against, name: Against}}]
    rows:
      - {{id: fast, name: Fast {index}, cells: {{uses: one row at a time, against: noisy in round {index}}}}}
      - {{id: slow, name: Slow {index}, cells: {{uses: all rows at once, against: dear in round {index}}}}}
"""
