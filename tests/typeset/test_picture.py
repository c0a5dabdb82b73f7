import struct
import zlib

import pytest

from builder.model.piece import Picture
from builder.typeset.fault import FaultKind
from builder.typeset.picture import extent_of, picture
from tests.typeset.desks import real_desk


def png(width, height):
    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width, height):
    start = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    return start + b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)


def svg(attributes, inside=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def image(content, media):
    return Picture("proofdeck-1", "what it shows", content, media)


@pytest.mark.parametrize(
    ("found", "width", "height"),
    [
        (image(png(300, 150), "image/png"), 144, 72),
        (image(jpeg(300, 150), "image/jpeg"), 144, 72),
        (image(svg('width="40mm" height="20mm"'), "image/svg+xml"), 113.39, 56.69),
        (image(svg('viewBox="0 0 200 80"'), "image/svg+xml"), 150, 60),
        (image(svg('width="100%" height="100%" viewBox="0,0,96,96"'), "image/svg+xml"), 72, 72),
    ],
)
def test_a_picture_says_how_large_it_is(found, width, height):
    extent = extent_of(found, 150.0)
    assert (extent.width, extent.height) == (pytest.approx(width, abs=0.01), pytest.approx(height, abs=0.01))


def test_a_picture_is_never_wider_than_its_column_and_keeps_its_shape():
    (slug,) = picture(image(png(3000, 1000), "image/png"), real_desk(), 252.0)
    ((_, _, leaf, _),) = slug.frame.leaves()
    assert (leaf.width, leaf.height) == (pytest.approx(252), pytest.approx(84))
    assert slug.frame.text == "what it shows"


def test_a_picture_whose_size_nobody_can_tell_is_a_fault():
    desk = real_desk()
    assert picture(image(svg('width="50%"'), "image/svg+xml"), desk, 252.0) == ()
    assert [fault.kind for fault in desk.faults] == [FaultKind.UNSUPPORTED_IMAGE]


def test_a_letter_that_a_drawing_would_lack_is_named_by_its_code_point():
    desk = real_desk()
    picture(image(svg('width="90" height="90"', "<text>a∇b</text>"), "image/svg+xml"), desk, 252.0)
    assert ["U+2207" in fault.message for fault in desk.faults] == [True]
