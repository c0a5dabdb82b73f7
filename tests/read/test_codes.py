"""The list of codes."""

import re
from pathlib import Path

from builder.read import codes
from builder.read.codes import Code

READ = Path(codes.__file__).parent


def test_every_code_is_a_short_noun():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+){0,2}", code) for code in Code)


def test_every_code_is_told_somewhere():
    source = "".join(path.read_text("utf-8") for path in READ.rglob("*.py") if path.name != "codes.py")
    assert {code.name for code in Code} == set(re.findall(r"Code\.([A-Z_]+)", source))
