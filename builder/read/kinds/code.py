"""The kind `code`."""

from __future__ import annotations

from builder.model.entry import CodeEntry, Output
from builder.model.problem import Problem
from builder.model.span import Text
from builder.read.codes import Code
from builder.read.common import Common
from builder.read.fields import Fields
from builder.read.node import Node
from builder.read.reading import Reading
from builder.read.shape import listed, text
from builder.read.suggest import nearest, suggestion

FIELDS = ("term", "language", "prelude", "code", "epilogue", "blanks", "expect", "norun")

RUN = "python"
"""The language that `proofdeck check --run-code` runs."""
LANGUAGES = (
    RUN,
    *("bash", "c", "cpp", "csharp", "css", "diff", "docker", "go", "graphql", "haskell", "html", "ini"),
    *("java", "javascript", "json", "julia", "kotlin", "make", "matlab", "php", "r", "ruby", "rust"),
    *("scala", "sql", "swift", "terraform", "text", "toml", "typescript", "yaml"),
)


def read_code(fields: Fields, common: Common) -> Reading[CodeEntry | None]:
    """Read lines of code, what is asked of them, and what they print or why that is not known."""
    term = yield from fields.needed("term", text)
    language = yield from fields.needed("language", _language)
    prelude = yield from fields.wanted("prelude", text)
    code = yield from fields.needed("code", text)
    epilogue = yield from fields.wanted("epilogue", text)
    needed = fields.wanted if common["only"] is Output.SHEET else fields.needed
    blanks = yield from needed("blanks", listed(text))
    expect = yield from fields.wanted("expect", text)
    norun = yield from fields.wanted("norun", text)
    if language is not None:
        yield from _running(fields, language, expect, norun)
    if code is None or term is None or language is None:
        return None
    found = yield from _found(blanks or (), code)
    return CodeEntry(
        **common,
        term=term,
        language=language,
        prelude=prelude,
        code=code,
        epilogue=epilogue,
        blanks=found,
        expect=expect,
        norun=norun,
    )


def _language(node: Node, name: str) -> Reading[Text | None]:
    """Read the name of a language."""
    word = yield from text(node, name)
    if word is None or word.value in LANGUAGES:
        return word
    hint = suggestion(word.value, LANGUAGES, "write text, if it is none of the well-known ones")
    yield Problem(Code.UNKNOWN_WORD, f"the language '{word}' is not known here", word.span(), hint)
    return None


def _running(fields: Fields, language: Text, expect: Text | None, norun: Text | None) -> Reading[None]:
    """Ask for what the code prints, or for why it is not run, and not for both."""
    asked = [name for name in ("expect", "norun") if fields.mapping.get(name) is not None]
    if expect is not None and norun is not None:
        message = f"{fields.what} has both 'expect' and 'norun'"
        yield Problem(Code.WRONG_SHAPE, message, norun.span(), "keep one of the two", also=expect.span())
    elif expect is not None and language.value != RUN:
        message, hint = f"{language} is not run, so that nothing is known of what it prints", "take it out"
        yield Problem(Code.WRONG_SHAPE, message, expect.span(), hint)
    elif language.value == RUN and not asked and not _misspelt(fields):
        message = f"{fields.what} needs 'expect' or 'norun'"
        hint = "add what it prints as 'expect: …', or why it is not run as 'norun: …'"
        yield Problem(Code.MISSING_FIELD, message, fields.place, hint)


def _misspelt(fields: Fields) -> bool:
    """Tell whether an unknown key was told to be a misspelling of one of the two."""
    keys = (key.value for key, _ in fields.mapping.pairs if key.value not in fields.known)
    return any(nearest(key, fields.known) in {"expect", "norun"} for key in keys)


def _found(blanks: tuple[Text, ...], code: Text) -> Reading[tuple[Text, ...]]:
    """Return the blanks that stand in the code exactly once, none within or over another."""
    taken: list[tuple[int, int, Text]] = []
    for blank in blanks:
        start = code.value.find(blank.value)
        again = code.value.find(blank.value, start + 1)
        stop = start + len(blank.value)
        over = next((other for begin, end, other in taken if begin < stop and start < end), None)
        if start < 0:
            message, hint = f"'{blank}' does not stand in the code", "copy it from there, spaces and all"
            yield Problem(Code.BAD_BLANK, message, blank.span(), hint)
        elif again >= 0:
            message, hint = (
                f"'{blank}' stands in the code more than once",
                "take in more of what is around it",
            )
            place = code.span(again, len(blank.value))
            yield Problem(Code.BAD_BLANK, message, blank.span(), hint, also=place)
        elif over is not None:
            message, hint = f"'{blank}' and '{over}' have letters in common", "make one of the two shorter"
            yield Problem(Code.BAD_BLANK, message, blank.span(), hint, also=over.span())
        else:
            taken.append((start, stop, blank))
    return tuple(blank for _, _, blank in taken)
