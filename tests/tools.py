"""Programs beside Python that some tests look at the outputs with."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

MATHJAX = Path(__file__).parent.parent / ".venv" / "mathjax" / "package" / "es5" / "tex-chtml-full.js"
"""Fetched by `make test`, where there is npm."""
PACKAGES = {"chromium": "chromium", "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils"}


def program(name: str, *others: str) -> str:
    """Return where a program is, by one of its names; without it the test is skipped, in CI it fails."""
    found = next((path for path in map(shutil.which, (name, *others)) if path), None)
    return found or missing(name, PACKAGES.get(name, "poppler-utils"))


def mathjax() -> str:
    """Return the address of MathJax."""
    return MATHJAX.as_uri() if MATHJAX.is_file() else missing("MathJax", "npm")


def missing(name: str, package: str) -> NoReturn:
    """Skip the test; in CI, where nothing may be missing, fail it."""
    message = f"{name} is missing; on Debian: apt install {package}, then make test"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
