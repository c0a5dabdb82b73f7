"""HTML of Anki's fields as Markdown."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.compose.markdown import plain, said
from builder.model.piece import Items, Math, Prose, Verbatim
from builder.model.span import Span, text_at
from builder.read.html import markdown_of, media_in


def read(markdown: str):
    """Return the paragraphs and items that our own Markdown reader sees."""
    found = []
    for piece in said(text_at(markdown, Span("x", 1, 1)), lambda _: None):
        found += piece.items if isinstance(piece, Items) else [piece]
    return found


def letters(markdown: str) -> str:
    return " ".join(" ".join(plain(prose.inlines) for prose in read(markdown)).split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain", "plain"),
        ("one<br>two", "one\\\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<ul><li>one<ul><li>in it</li></ul></li></ul>", "- one\n- in it"),
        ("<ul><li>one<pre>x</pre></li></ul>", "- one\\\n  `x`"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        ("<b>bold</b> and <i>it</i>", "**bold** and *it*"),
        ("a <b> wide </b> style", "a **wide** style"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one</li><li>two</li></ol>after", "1. one\n2. two\n\nafter"),
        ("<ol><li><p>one</p><p>more</p></li></ol>", "1. one\\\n   more"),
        ("<code>x_1 * y</code>", "`x_1 * y`"),
        ("<pre>a = 1\nb = 2</pre>", "`a = 1`\\\n`b = 2`"),
        (r"\(x_{i} &lt; 2\)", "$x_{i} < 2$"),
        (r"so \[ a\cdot b \] it is", r"so $a\cdot b$ it is"),
        ("[$]x^2[/$] and [latex]y[/latex]", "$x^2$ and $y$"),
        ('<anki-mathjax block="true">z</anki-mathjax>', "$z$"),
        ("2*3*4 costs $5 and `x`", r"2\*3\*4 costs \$5 and \`x\`"),
        ("snake_case _x_", r"snake_case \_x\_"),
        ("- no item", r"\- no item"),
        ("1. no item", r"1\. no item"),
        ("[[link]]", r"\[[link]]"),
        ("a&nbsp;&lt;b&gt; &amp; c", "a <b> & c"),
        ("<style>.x{}</style><script>1</script>kept", "kept"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n\n1 | 2"),
        ("<dl><dt>When</dt><dd>rare</dd></dl>", "When: rare"),
        ('<img src="a.png">[sound:b.mp3]x', "x"),
        (r"<code>\(</code> and \(y\)", r"`\(` and $y$"),
    ],
)
def test_html_becomes_the_markdown_that_an_author_would_type(html: str, markdown: str):
    assert markdown_of(html) == markdown


@pytest.mark.parametrize("html", [r"\(x^2\)", r"a \(x^2\)b", r"\(x^2\)2"])
def test_a_formula_is_read_back_as_one(html: str):
    (prose,) = read(markdown_of(html))
    assert [inline.tex for inline in prose.inlines if isinstance(inline, Math)] == ["x^2"]


def test_code_with_backticks_is_read_back_whole():
    (prose,) = read(markdown_of("<code>`a`` b</code>"))
    assert prose == Prose((Verbatim("`a`` b"),))


def test_pictures_and_sounds_are_named():
    assert media_in('<img class="x" src="a b.png"><img src=c.svg>[sound:d.mp3]') == (
        "a b.png",
        "c.svg",
        "d.mp3",
    )


FORMULA = re.compile(r"\\[(\[]|\[\$|\[latex|\[sound")
"""What Anki takes for the start of a formula or a sound."""
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff")
)


@given(TEXT)
@example("__0__")
def test_any_text_reads_as_it_did(text: str):
    assume(not FORMULA.search(text))
    assert letters(markdown_of(escape(text))) == letters_of(text)


def letters_of(text: str) -> str:
    return " ".join(text.split())


@given(
    st.lists(st.sampled_from(["*", "_", "`", "$", "\\", "[", "]", "-", "1.", " ", "a", "+", "x1", "\n"])).map(
        "".join
    )
)
def test_marks_read_as_they_did(text: str):
    assume(not FORMULA.search(text))
    assert letters(markdown_of(escape(text))) == letters_of(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<ul>",
                "<li>",
                "</li>",
                "</ul>",
                "<ol>",
                "</ol>",
                "<br>",
                "<p>",
                "</p>",
                "<code>",
                "</code>",
                "<pre>",
                "</pre>",
                "<td>",
                "a",
                "b c",
                "_",
                "\\(x\\)",
                "<",
                "&",
            ]
        )
    ).map("".join)
)
def test_no_html_is_too_odd(html: str):
    read(markdown_of(html))
