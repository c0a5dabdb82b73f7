"""Packages read back."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.package import Package
from builder.model.problem import Problem
from builder.read.package import read_package
from builder.write.fields import fill
from builder.write.markup import AnkiDialect
from tests.write.sample_notes import NOTES
from tests.write.test_anki import FIRST, first

CONTENT, HISTORY = first()


def test_a_package_of_ours_is_read_back_whole():
    package = read_package(CONTENT, "x.apkg")
    assert isinstance(package, Package)
    assert package.decks == ("ML Interview",)
    for note, filled in zip(package.notes, fill(NOTES, AnkiDialect()), strict=True):
        assert package.fields_of(note) == filled.fields
        assert set(note.tags) == set(filled.note.tags)
        assert note.changed == HISTORY.notes[note.guid].changed == FIRST
        assert package.types[note.type].name.startswith("ML Interview: ")
        assert all(field.id for field in package.types[note.type].fields)


def zipped(**members: bytes) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("_", "."), content)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "package-damaged"),
        (CONTENT[:-40], "package-damaged"),
        (zipped(collection_anki2=b"nonsense"), "package-damaged"),
        (zipped(collection_anki2=b""), "package-damaged"),
        (zipped(readme_txt=b"x"), "package-format"),
        (zipped(collection_anki21b=b"x", collection_anki2=b"x"), "package-format"),
    ],
)
def test_what_is_no_package_is_a_problem(content: bytes, code: str):
    problem = read_package(content, "x.apkg")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.span.path) == (code, "x.apkg")
    assert problem.hint


@given(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_no_crash(place: int, noise: bytes):
    content = CONTENT[:place] + noise + CONTENT[place + len(noise) :]
    assert isinstance(read_package(content, "x.apkg"), Package | Problem)
