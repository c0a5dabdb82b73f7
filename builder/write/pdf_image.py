"""Pictures in the PDF: dots as they are, drawings as the lines they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from builder.typeset.frame import Image

_DRAWING = "image/svg+xml"


def draw_image(canvas: Canvas, image: Image, x: float, y: float, font: str) -> None:
    """Draw a picture with its lower left corner at (x, y); words of a drawing are set in `font`."""
    canvas.saveState()
    canvas.translate(x, y)
    if image.media == _DRAWING:
        _draw_lines(canvas, image, font)
    else:
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415, brings Pillow along

        canvas.drawImage(ImageReader(BytesIO(image.content)), 0, 0, image.width, image.height, mask="auto")
    canvas.restoreState()


def _draw_lines(canvas: Canvas, image: Image, font: str) -> None:
    # Few decks have drawings, and all would wait for these.
    from reportlab.graphics import renderPDF  # noqa: PLC0415
    from reportlab.graphics.shapes import STATE_DEFAULTS  # noqa: PLC0415
    from svglib.svglib import svg2rlg  # noqa: PLC0415

    # Every drawing begins by naming ReportLab's default font, which would not be embedded.
    STATE_DEFAULTS["fontName"] = font
    drawing = svg2rlg(BytesIO(image.content))
    if drawing is None:
        message = "a drawing that reading has passed is none to svglib"
        raise ValueError(message)
    for shape in _shapes(drawing):
        if hasattr(shape, "fontName"):
            shape.fontName = font
    canvas.scale(image.width / drawing.width, image.height / drawing.height)
    renderPDF.draw(drawing, canvas, 0, 0)


def _shapes(group: Any) -> Iterator[Any]:  # noqa: ANN401, svglib has no types
    """Yield all that a drawing is made of."""
    for shape in getattr(group, "contents", ()):
        yield shape
        yield from _shapes(shape)
