"""The house of ARCHITECTURE.md: which room may import which, and which library lives where."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "builder"
FILES = sorted(HOUSE.rglob("*.py"))

MAY_IMPORT = {
    "model": set(),
    "resources": set(),
    "read": {"model"},
    "check": {"model"},
    "compose": {"model"},
    "typeset": {"model", "resources"},
    "write": {"model", "compose", "typeset", "resources"},
    "history": {"model"},
    "cache": {"model"},
    "cli": {"model", "read", "check", "compose", "typeset", "write", "history", "cache", "resources"},
    "__main__": {"cli"},
    "__init__": set(),
}
LIVES_IN = {
    "yaml": ("read/",),
    "genanki": ("write/anki",),
    "anki": ("write/verify",),
    "reportlab": ("write/pdf",),
    "svglib": ("write/pdf",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "sympy": ("check/", "compose/"),
    "mpmath": ("check/",),
    "markdown_it": ("compose/",),
    "math_core": ("typeset/", "write/"),
    "fontTools": ("typeset/",),
    "pyphen": ("typeset/",),
    "uharfbuzz": ("typeset/",),
    "platformdirs": ("cli/",),
    "sqlite3": ("cache", "write/anki", "read/package"),
}
LAZY = {"sympy", "anki"}
CLOCK_AND_PRINT = {"print", "time", "datetime"}


def room_of(file: Path) -> str:
    first = file.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(file: Path):
    """Yield (module, line, whether at the top level) of every import in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno, id(node) in top
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: write imports in full"
            yield node.module, node.lineno, id(node) in top
            if node.module == "builder":
                for alias in node.names:
                    yield f"builder.{alias.name}", node.lineno, id(node) in top


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_imports_run_the_right_way(file: Path):
    room = room_of(file)
    wrong = [
        f"{file.relative_to(HOUSE)}:{line}: {room}/ must not import {module}"
        for module, line, _ in imports(file)
        if module.startswith("builder.")
        and (other := module.split(".")[1]) != room
        and other not in MAY_IMPORT[room]
        if other != "__version__"
    ]
    assert not wrong


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_a_library_stays_in_its_room(file: Path):
    name = file.relative_to(HOUSE).as_posix()
    for module, line, top in imports(file):
        library = module.split(".")[0]
        if library in LIVES_IN:
            assert name.startswith(LIVES_IN[library]), (
                f"{name}:{line}: {library} lives in {LIVES_IN[library]}"
            )
        if library in LAZY:
            assert not top, f"{name}:{line}: import {library} where it is needed; it costs half a second"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_a_room_is_at_most_300_lines(file: Path):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_only_the_cli_prints_and_reads_the_clock(file: Path):
    if room_of(file) == "cli":
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in called
    clocks = {"now", "today", "time", "utcnow"}
    read = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"time", "datetime", "date"}
    }
    assert not read & clocks


def test_a_wrong_import_would_be_seen(tmp_path: Path):
    file = tmp_path / "wrong.py"
    file.write_text("from builder.check import names\nimport yaml\n")
    assert [module for module, _, _ in imports(file)] == ["builder.check", "yaml"]
