"""Which texts need more than a glyph a character, and where texts without spaces may be broken.

Both are asked of every word, so they are asked of its characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_RIGHTWARD = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_INDIC = "\u0900-\u109f\u1700-\u1cff\u1cd0-\u1cff\ua8e0-\ua8ff\ua900-\uaaff\uabc0-\uabff\U00011000-\U00011fff"
_IS_RIGHTWARD = re.compile(f"[{_RIGHTWARD}]")
_IS_SHAPED = re.compile(f"[{_RIGHTWARD}{_INDIC}]")
_LANGUAGES = frozenset(
    {"ar", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Of languages that are written in more than one (ISO 15924)."""

_WIDE = "\u2e80-\u2fdf\u3000-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
"""Of Chinese and Japanese; Korean has spaces between its words."""
_IS_WIDE = re.compile(f"[{_WIDE}]")
_NOT_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー‐゠–〜～’”）〕］｝〉》」』】〙〗〟｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ")]},.:;?!%％‰°℃′″\u3099\u309a\ufe00\ufe0f"
)
"""What no line begins with (JIS X 4051: closing marks, small kana, the mark of a long vowel)."""
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄＃№")
"""What no line ends with: opening marks, and signs before numbers."""
_ZERO_SPACE = "\u200b"
"""Where its author lets a line end, as between the words of Thai."""
_INSEPARABLE = frozenset("…‥—―")
"""What stays with another of its kind."""


def is_shaped(text: str) -> bool:
    """Tell whether letters change with their neighbours, or run from the right."""
    return not text.isascii() and _IS_SHAPED.search(text) is not None


def is_rightward(text: str) -> bool:
    """Tell whether letters that run from the right are among the text's."""
    return not text.isascii() and _IS_RIGHTWARD.search(text) is not None


@cache
def reads_rightward(language: str) -> bool:
    """Tell whether a language (BCP 47) is written from the right."""
    subtags = language.lower().split("-")
    script = next((tag for tag in subtags[1:] if len(tag) == 4), None)  # noqa: PLR2004, as BCP 47 has it
    return script in _SCRIPTS if script else subtags[0] in _LANGUAGES


def full_stop(text: str, language: str) -> str:
    """Return what ends a sentence in the script of a text's last letter."""
    if is_wide(text[-1:]):
        return "。"
    if "\u0900" <= text[-1:] <= "\u09ff":
        return "।"
    return "۔" if is_rightward(text[-1:]) and language.startswith("ur") else "."


def semicolon(text: str) -> str:
    """Return what parts sentences in the script of a text's last letter, with its white."""
    if is_wide(text[-1:]):
        return "；"
    return "؛ " if "\u0600" <= text[-1:] <= "\u06ff" else "; "


def is_wide(text: str) -> bool:
    """Tell whether characters of Chinese or Japanese are among the text's."""
    return not text.isascii() and _IS_WIDE.search(text) is not None


def breakable(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters that have no space between them."""
    if before == _ZERO_SPACE:
        return True
    if before in _NOT_LAST or after in _NOT_FIRST or (before == after and before in _INSEPARABLE):
        return False
    return is_wide(before + after)


def segments(token: str) -> Iterator[str]:
    """Yield the parts of a text without spaces between which lines may be broken at no cost."""
    if not is_wide(token) and _ZERO_SPACE not in token:
        yield token
        return
    start = 0
    for end in range(1, len(token)):
        if breakable(token[end - 1], token[end]):
            yield token[start:end]
            start = end
    yield token[start:]
