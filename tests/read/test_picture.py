"""Images: shown alone, and never acting."""

import pytest

from builder.read.picture import MOST_BYTES, wrong_with_picture

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0"


def svg(inside, head=""):
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="x">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("file", "raw"),
    [
        ("a.png", PNG),
        ("a.JPG", JPEG),
        ("a.jpeg", JPEG),
        ("a.svg", svg("<path d='M0 0'/>")),
        ("a.svg", b"\xef\xbb\xbf" + svg("", '<?xml version="1.0" encoding="UTF-8"?>')),
        ("a.svg", svg("<a href='#b'/><image xlink:href='data:image/png;base64,AA'/>")),
        ("a.svg", svg("<rect style='fill: url(#g)' clip-path='url( \"#c\")'/>")),
        ("a.svg", svg("<!-- nothing --><style>.a { fill: url(#g) }</style>")),
    ],
)
def test_an_image_that_is_what_it_says_passes(file, raw):
    assert wrong_with_picture(file, raw) is None


@pytest.mark.parametrize(
    ("file", "raw", "said"),
    [
        ("a.gif", b"GIF89a", "no PNG, JPEG or SVG"),
        ("a.png", b"", "empty"),
        ("a.png", PNG + bytes(MOST_BYTES), "MiB"),
        ("a.png", JPEG, "no PNG inside"),
        ("a.jpg", PNG, "no JPEG inside"),
        ("a.svg", PNG, "not UTF-8"),
        ("a.svg", svg("").decode().encode("utf-16"), "not UTF-8"),
        ("a.svg", svg("", '<?xml version="1.0" encoding="utf-7"?>'), "not UTF-8"),
        ("a.svg", b"<svg></svg>", "no SVG inside"),
        ("a.svg", svg("<path"), "no SVG inside"),
        ("a.svg", svg("", "<!DOCTYPE svg [<!ENTITY a 'b'>]>"), "document type"),
        ("a.svg", svg("", "<?xml-stylesheet href='http://e'?>"), "style sheet"),
        ("a.svg", svg("<script>alert(1)</script>"), "<script>"),
        ("a.svg", svg("<g><foreignObject/></g>"), "<foreignobject>"),
        ("a.svg", svg("<g onload='x()'/>"), "'onload'"),
        ("a.svg", svg("<image href='http://e/a.png'/>"), "http://e/a.png"),
        ("a.svg", svg("<use xlink:href='//e/a.svg#x'/>"), "//e/a.svg#x"),
        ("a.svg", svg("<image href='data:image/svg+xml,x'/>"), "data:image/svg+xml"),
        ("a.svg", svg("<a href='javascript:x()'/>"), "javascript:"),
        ("a.svg", svg("<style>@import 'http://e';</style>"), "fetches"),
        ("a.svg", svg("<style>a { fill: u\\72l(http://e) }</style>"), "fetches"),
        ("a.svg", svg("<rect style='fill: url( http://e)'/>"), "fetches"),
        ("a.svg", svg("<rect fill='url(http://e)'/>"), "fetches"),
    ],
)
def test_an_image_that_is_not_or_that_acts_is_refused(file, raw, said):
    wrong = wrong_with_picture(file, raw)
    assert wrong is not None
    message, hint = wrong
    assert said in message
    assert hint
