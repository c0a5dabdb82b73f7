from io import BytesIO

import pytest
from PIL import Image as Dots
from pypdf import PdfReader

from builder.typeset.frame import Frame, Image
from tests.write.test_pdf import painted

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ff0000"/><text x="2" y="15">word</text></svg>'


def dots(kind):
    file = BytesIO()
    Dots.new("RGB", (20, 10), (255, 0, 0)).save(file, kind)
    return file.getvalue()


def shown(content, media):
    import pypdfium2  # noqa: PLC0415, few tests need it

    pdf = painted(
        (
            50.0,
            20.0,
            Frame(40.0, 20.0, parts=((0.0, 0.0, Image(40.0, 20.0, content, media)),), text="a red box"),
        )
    )
    return pdf, pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("media", ["image/png", "image/jpeg", "image/svg+xml"])
def test_a_picture_stands_where_it_is_placed(media):
    content = SVG if media == "image/svg+xml" else dots(media.removeprefix("image/"))
    _, page = shown(content, media)
    red, green, blue = page.getpixel((87, 62))
    assert (red > 240, green < 16, blue < 16) == (True, True, True)
    assert page.getpixel((45, 65)) == page.getpixel((95, 65)) == (255, 255, 255)
    assert page.getpixel((85, 55)) == page.getpixel((85, 85)) == (255, 255, 255)


def test_words_of_a_drawing_are_in_an_embedded_font():
    pdf, _ = shown(SVG, "image/svg+xml")
    (page,) = PdfReader(BytesIO(pdf)).pages
    for font in page["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_a_drawing_stays_lines():
    pdf, _ = shown(SVG, "image/svg+xml")
    assert not PdfReader(BytesIO(pdf)).pages[0].images
