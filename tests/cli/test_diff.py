"""`proofdeck diff`, as it is typed."""

from dataclasses import replace
from pathlib import Path

import pytest
from click import unstyle

from builder.cli.words import marked
from builder.write import anki
from builder.write.notetypes import form_of


def unchanged(deck: Path, but: int) -> int:
    """Count the notes in deck.lock, but for so many."""
    return (deck / "deck.lock").read_text(encoding="utf-8").count("\nnote  ") - but


@pytest.fixture
def old(run, tmp_path: Path) -> str:
    run("build", "--only", "anki")
    (tmp_path / "build" / "small.apkg").rename(tmp_path / "old.apkg")
    return "old.apkg"


def test_nothing_changed(run, old, deck: Path):
    result = run("diff", old)
    assert result.exit_code == 0, result.stderr
    same = unchanged(deck, but=0)
    assert result.stdout == f"0 added, 0 changed, 0 renamed, 0 retired, {same} unchanged, 0 conflicts\n"


def test_a_diff_writes_nothing(run, old, edit, deck: Path, tmp_path: Path):
    before = (deck / "deck.lock").read_bytes()
    edit("One pass over all rows", "One pass over every row")
    run("diff", old)
    assert (deck / "deck.lock").read_bytes() == before
    assert not (tmp_path / "build" / "small.apkg").exists()


def test_an_edit_is_shown_word_by_word(run, old, edit, deck: Path):
    edit("One pass over all rows", "One pass over every row")
    edit("    term: Epoch\n", "    term: Epoch\n    tags: [training]\n")
    same = unchanged(deck, but=1)
    assert run("diff", old).stdout.splitlines() == [
        "changed epoch",
        "    Meaning: One pass over [-all rows-] {+every row+} used for training",
        "    tags: {+training+}",
        f"0 added, 1 changed, 0 renamed, 0 retired, {same} unchanged, 0 conflicts",
    ]


def test_a_formula_is_shown_whole(run, old, edit):
    edit("R = TP/(TP + FN)", "R = TP/(FN + TP)")
    tp, fn = r"\mathrm{TP}", r"\mathrm{FN}"
    line = next(line for line in run("diff", old).stdout.splitlines() if line.startswith("    Formula: "))
    was, is_ = (rf"$R = \frac{{{tp} }}{{{a} + {b} }}$" for a, b in ((tp, fn), (fn, tp)))
    assert line == f"    Formula: [-{was}-] {{+{is_}+}}"


def test_what_comes_goes_and_is_renamed_is_named(run, old, edit, deck: Path):
    edit("  - id: epoch\n", "  - id: pass\n    renamed_from: epoch\n")
    edit("id: leak", "id: spill")
    result = run("diff", old)
    assert result.stdout.splitlines() == [
        "added spill",
        "renamed epoch → pass",
        "retired leak",
        f"1 added, 0 changed, 1 renamed, 1 retired, {unchanged(deck, but=2)} unchanged, 0 conflicts",
    ]
    assert "hint: if it was renamed, write 'renamed_from: leak' on 'spill'" in result.stderr


def test_a_new_style_changes_no_note(run, old, monkeypatch):
    monkeypatch.setattr(anki, "card_style", lambda: ".card { color: teal }")
    lines = run("diff", old).stdout.splitlines()
    assert "note type Small: fact: templates or style change; no note does" in lines
    assert lines[-1].startswith("0 added, 0 changed")


def test_a_change_that_would_fork_a_note_type_is_a_conflict(run, old, monkeypatch):
    def shorter(type_):
        form = form_of(type_)
        return replace(form, templates=form.templates[:-1]) if len(form.templates) > 1 else form

    monkeypatch.setattr(anki, "form_of", shorter)
    result = run("diff", old)
    assert result.exit_code == 1
    assert "conflict note type 'Small: fact': template 'spare' removed; the 1 notes" in result.stdout


def test_another_name_of_the_deck_is_told_since_cards_do_not_move(run, old, deck: Path):
    head = deck / "deck.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("name: Small", "name: Little"), encoding="utf-8")
    assert "deck Small → Little: cards that readers have do not move" in run("diff", old).stdout


def test_without_a_lock_the_old_package_stands_in(run, old, edit, deck: Path):
    (deck / "deck.lock").unlink()
    edit("One pass over all rows", "One pass over every row")
    result = run("diff", old)
    assert ", 1 changed, 0 renamed, 0 retired," in result.stdout.splitlines()[-1]


def test_a_deck_with_errors_is_not_compared(run, old, edit):
    edit("P = TP/(TP + FP)", "P = TP/(TP + FPP)")
    result = run("diff", old)
    assert result.exit_code == 1
    assert "unknown-symbol" in result.stderr
    assert not result.stdout


def test_a_file_that_is_no_package_is_an_error_of_input(run, deck: Path):
    result = run("diff", str(deck / "deck.yaml"))
    assert result.exit_code == 2
    assert "cards/deck.yaml: it is damaged, or no Anki package" in result.stderr.replace(
        str(deck.parent) + "/", ""
    )


def test_what_stays_far_from_a_change_is_left_out():
    old = "a b c d e f g h i j k l m n old o p q r s t u v w x y z"
    assert unstyle(marked(old, old.replace("old", "new"))) == "… i j k l m n [-old-] {+new+} o p q r s t …"


def test_lines_that_come_are_told():
    assert unstyle(marked("one", "one\ntwo")) == "one {+⏎ two+}"
