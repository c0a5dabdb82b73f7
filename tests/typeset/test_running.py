from dataclasses import replace

from builder.model.block import Chapter
from builder.model.verdict import Verdict
from builder.typeset.running import running_foot, running_head, standing_foot
from tests.typeset.desks import real_desk, said
from tests.typeset.sample import SHEET, formula, mistake, prose, see

DESK = real_desk()


def foot(*blocks, edition="version 1"):
    sheet = replace(SHEET, chapters=(Chapter(prose("A"), blocks),), edition=edition)
    return said(running_foot(standing_foot(sheet, DESK), 2, 9, DESK))


def test_the_head_names_the_sheet_and_the_first_and_last_chapter():
    assert said(running_head("Sheet", ["1 A", "2 B", "3 C"], DESK)) == "Sheet 1 A – 3 C"
    assert said(running_head("Sheet", ["1 A"], DESK)) == "Sheet 1 A"


def test_the_foot_names_sheet_edition_and_page():
    assert foot() == f"{SHEET.title} · version 1 2 /9"
    assert foot(edition="") == f"{SHEET.title} 2 /9"


def test_only_marks_that_the_sheet_uses_are_explained():
    assert "✓ proved, sums for the sizes tried 2" in foot(formula("a", "A", "a"))
    text = foot(
        formula("a", "A", "a", see("[[b]]"), verdict=Verdict.AGREES),
        formula("b", "B", "b", verdict=Verdict.UNCHECKED),
        mistake("c", "C", "bad", "good"),
    )
    assert "≈ agrees at random points ◊ unchecked → see × mistake" in text
    assert "✓" not in text
