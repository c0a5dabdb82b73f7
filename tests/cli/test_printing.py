import re
import shutil
from pathlib import Path

from builder import resources


def own_font(deck: Path, file: str) -> None:
    head = deck / "deck.yaml"
    text = head.read_text(encoding="utf-8")
    line = re.search(r"^  sections: .*\n", text, re.MULTILINE)[0]
    head.write_text(text.replace(line, f"{line}  fonts: {{body: {file}}}\n"), encoding="utf-8")


def test_cards_to_cut_out_are_made_when_they_are_asked_for(run, tmp_path: Path):
    result = run("build", "--only", "cards-pdf")
    assert result.exit_code == 0, result.stderr
    assert [file.name for file in (tmp_path / "build").iterdir()] == ["small.cards.pdf"]
    assert re.search(r"  \d+ cards  ", result.stdout)


def test_cards_fit_letter_paper_too(run, tmp_path: Path):
    assert run("build", "--only", "cards-pdf", "--paper", "letter").exit_code == 0
    assert b"/MediaBox [ 0 0 612 792 ]" in (tmp_path / "build" / "small.cards.pdf").read_bytes()


def test_the_preview_shows_the_pages_of_the_sheet(run, tmp_path: Path):
    assert run("build", "--only", "html").exit_code == 0
    page = (tmp_path / "build" / "small.html").read_text(encoding="utf-8")
    assert 'aria-label="Page 1 of the sheet"' in page
    assert "@font-face{font-family:f0;" in page


def test_a_deck_may_bring_a_font_of_its_own(run, deck: Path, tmp_path: Path):
    shutil.copy(resources.path("fonts/DejaVuSans.ttf"), deck / "Mine.ttf")
    own_font(deck, "Mine.ttf")
    result = run("build", "--only", "pdf")
    assert result.exit_code == 0, result.stderr
    assert (
        b"+Mine" in (tmp_path / "build" / "small.pdf").read_bytes()
        or b"+DejaVuSans" in (tmp_path / "build" / "small.pdf").read_bytes()
    )


def test_a_font_that_is_none_stops_the_build_and_is_named(run, deck: Path):
    (deck / "Mine.ttf").write_bytes(b"no font")
    own_font(deck, "Mine.ttf")
    result = run("build", "--only", "pdf")
    assert result.exit_code == 1
    assert "bad-font" in result.stderr
    assert "'Mine.ttf' is no font inside" in result.stderr


def test_a_font_that_is_not_there_is_named(run, deck: Path):
    own_font(deck, "Mine.ttf")
    assert "missing-file" in run("build", "--only", "pdf").stderr
