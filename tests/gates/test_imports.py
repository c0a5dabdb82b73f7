"""What a sheet is not kept waiting for."""

import json
import subprocess
import sys

SCRIPT = """
import json, sys
from builder.typeset.fonts import read_fonts
from builder.typeset.formulas import FormulaSetter
from builder.typeset.layout import read_layout
from builder.typeset.pages import typeset_sheet
from builder.write.pdf import Metadata, write_pdf
from tests.typeset.sample import SHEET
fonts = read_fonts()
write_pdf(typeset_sheet(SHEET, fonts, read_layout(), FormulaSetter()), fonts, Metadata("a", "b", "c", "en"))
print(json.dumps(sorted(sys.modules)))
"""
UNUSED = (
    "numpy",
    "sympy",
    "reportlab.platypus",
    "reportlab.graphics",
    "svglib",
    "lxml",
    "pygments",
    "matplotlib",
)


def test_a_sheet_imports_nothing_that_it_does_not_need():
    done = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    imported = json.loads(done.stdout)
    assert [name for name in imported if name.startswith(UNUSED)] == []
    assert "reportlab.pdfgen.canvas" in imported, "else this shows nothing"
