"""`proofdeck export` and `proofdeck import`: out of a deck, and into one."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from builder.read.deck import read_deck

HEAD = b"deck: {version: 1, id: d, name: D, title: D, language: en, sections: [s]}\n"


def entries(section: str):
    """Return the entries of a section that must be free of problems."""
    deck, problems = read_deck({"deck.yaml": HEAD, "s.yaml": section.encode()}.get, "cards")
    assert not problems
    assert deck is not None
    return list(deck.entries())


@pytest.fixture
def package(run) -> str:
    run("build", "--only", "anki")
    return "build/small.apkg"


def test_csv_has_a_row_a_card(run):
    result = run("export", "csv")
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(StringIO(result.stdout)))
    (epoch,) = (row for row in rows if row["id"] == "epoch" and row["card"] == "term → meaning")
    assert epoch["front"] == "Epoch\n\nWhat is it?"
    assert epoch["back"] == "One pass over all rows used for training"
    assert epoch["section"] == "Evaluation metrics"
    assert "metrics" in epoch["tags"].split()


def test_a_formula_is_exported_as_tex(run):
    rows = csv.DictReader(StringIO(run("export", "csv").stdout))
    (recall,) = (row for row in rows if row["id"] == "recall" and row["card"] == "name → formula")
    assert recall["back"].splitlines()[0] == r"$R = \frac{\mathrm{TP} }{\mathrm{TP} + \mathrm{FN} }$"


def test_a_step_is_hidden_on_its_front_and_shown_on_its_back(run):
    rows = [row for row in csv.DictReader(StringIO(run("export", "csv").stdout)) if row["id"] == "split"]
    assert len(rows) == 3
    assert "2. [...]" in rows[1]["front"]
    assert "Cut them in two." not in rows[1]["front"]
    assert "2. Cut them in two." in rows[1]["back"]


def test_json_says_the_same_by_note(run):
    told = json.loads(run("export", "json").stdout)
    assert told["deck"] == {"id": "small", "name": "Small", "title": "A small deck", "language": "en"}
    (epoch,) = (note for note in told["notes"] if note["id"] == "epoch")
    assert epoch["type"] == "fact"
    assert epoch["fields"]["Meaning"] == "One pass over all rows used for training"
    rows = list(csv.DictReader(StringIO(run("export", "csv").stdout)))
    assert sum(len(note["cards"]) for note in told["notes"]) == len(rows)


def test_an_export_may_go_to_a_file(run, tmp_path: Path):
    result = run("export", "csv", "-o", "cards.csv")
    assert "cards.csv  " in result.stdout
    assert (tmp_path / "cards.csv").read_text(encoding="utf-8") == run("export", "csv").stdout


def test_what_was_exported_can_move_in_again(run, tmp_path: Path):
    run("export", "csv", "-o", "cards.csv")
    result = run("import", "cards.csv", "--section", "Moved")
    assert result.exit_code == 0, result.output
    found = {entry.id.value: entry for entry in entries(result.stdout)}
    assert found["epoch"].answer.value == "One pass over all rows used for training"
    assert found["recall"].answer.value.startswith(r"$R = \frac{")
    rows = list(csv.DictReader((tmp_path / "cards.csv").open(encoding="utf-8")))
    assert len(found) == len(rows)


def test_a_section_that_moved_in_builds(run, deck: Path, package: str):
    result = run("import", package, "-o", "cards/moved.yaml")
    assert result.exit_code == 0, result.output
    assert "name it in deck.yaml: sections: [..., moved]" in result.stdout
    head = deck / "deck.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("[metrics]", "[moved]"), encoding="utf-8")
    result = run("build", "--only", "anki", "-o", "elsewhere")
    assert result.exit_code == 0, result.stderr


def test_a_package_gives_an_entry_a_note(run, package: str):
    found = {entry.id.value: entry for entry in entries(run("import", package).stdout)}
    assert found["leak"].ask.value == "Why is a scaler fitted inside the folds?"
    assert found["leak"].answer.value == "Else the held-out rows shape what the model sees."
    assert {"averages-macro", "averages-micro", "f1", "epoch"} <= set(found)
    assert [tag.value for tag in found["epoch"].tags][:1] == ["metrics"]


@pytest.mark.parametrize(
    ("table", "kind", "said"),
    [
        ("front,back\nA?,B\n", "QuestionEntry", ("A?", "B")),
        ("Term;Definition\nA;B\n", "FactEntry", ("A", "B")),
        ("A?\tB\ttag\n", "QuestionEntry", ("A?", "B")),
        ('"A, or b?","B ""c"""\n', "QuestionEntry", ("A, or b?", 'B "c"')),
        ("#separator:tab\n#html:true\nA&lt;b?\t<b>B</b><br>c\n", "QuestionEntry", ("A<b?", "**B**\\\nc")),
        ("\ufeffquestion,answer,other\nA: b?,'B' # c,x\n", "QuestionEntry", ("A: b?", "'B' # c")),
    ],
)
def test_a_table_gives_an_entry_a_row(run, tmp_path: Path, table, kind, said):
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    result = run("import", "t.csv")
    assert result.exit_code == 0, result.output
    (entry,) = entries(result.stdout)
    assert type(entry).__name__ == kind
    texts = (entry.ask, entry.answer) if kind == "QuestionEntry" else (entry.term, entry.text)
    assert tuple(text.value.rstrip() for text in texts) == said


def test_equal_fronts_get_different_ids(run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("A b?,1\nA b?,2\n???,3\n", encoding="utf-8")
    assert [entry.id.value for entry in entries(run("import", "t.csv").stdout)] == ["a-b", "a-b-2", "card"]


def test_an_import_overwrites_nothing(run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("A,b\n", encoding="utf-8")
    before = (tmp_path / "cards" / "metrics.yaml").read_bytes()
    result = run("import", "t.csv", "-o", "cards/metrics.yaml")
    assert result.exit_code == 2
    assert "is there already; an import overwrites nothing" in result.stderr
    assert (tmp_path / "cards" / "metrics.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "the file is not UTF-8"),
        (b"only one column\n", "it holds no card with a front and a back"),
        (b'"never closed,b\n', "it is no table"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error_of_input(run, tmp_path: Path, content, said):
    (tmp_path / "t.csv").write_bytes(content)
    result = run("import", "t.csv")
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("then", ["", "\n    followup: {ask: And for trees?, answer: They need none.}"])
def test_a_name_moves_out_and_in_again(run, edit, then):
    edit("    answer: Else", f"    name: Scaling in folds{then}\n    answer: Else")
    told = json.loads(run("export", "json").stdout)
    assert {note["id"]: note["name"] for note in told["notes"] if note["name"]} == {
        "leak": "Scaling in folds"
    }
    run("export", "csv", "-o", "cards.csv")
    found = {entry.id.value: entry for entry in entries(run("import", "cards.csv").stdout)}
    named = {id_: entry.name.value for id_, entry in found.items() if entry.name is not None}
    assert named == {"leak": "Scaling in folds"}, "of its first card alone"


def test_only_a_question_takes_a_name_from_a_table(run, tmp_path: Path):
    (tmp_path / "t.csv").write_text("term,definition,name\nA,B,C\n", encoding="utf-8")
    (entry,) = entries(run("import", "t.csv").stdout)
    assert type(entry).__name__ == "FactEntry"


def test_a_name_in_html_comes_as_words(run, tmp_path: Path):
    table = "#html:true\nfront,back,name\nA?,B,a &lt; b\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    (entry,) = entries(run("import", "t.csv").stdout)
    assert entry.name.value == "a < b"
