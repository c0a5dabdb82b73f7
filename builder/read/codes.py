"""The codes of what can be wrong with how a deck is written."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """One kind of problem each; `proofdeck explain` says more."""

    # the bytes
    MISSING_FILE = "missing-file"
    ENCODING = "encoding"
    CONTROL_CHARACTER = "control-character"
    MOJIBAKE = "mojibake"
    TOO_LARGE = "too-large"

    # YAML
    YAML_SYNTAX = "yaml-syntax"
    NEEDS_QUOTES = "needs-quotes"
    TAB = "tab"
    EATEN_ESCAPE = "eaten-escape"
    CUT_COMMENT = "cut-comment"
    DUPLICATE_KEY = "duplicate-key"
    ALIAS = "alias"
    TAG = "tag"
    SEVERAL_DOCUMENTS = "several-documents"
    TOO_DEEP = "too-deep"

    # the format
    UNKNOWN_VERSION = "unknown-version"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_CHECK = "unknown-check"
    UNKNOWN_WORD = "unknown-word"
    MISSING_FIELD = "missing-field"
    EMPTY = "empty"
    WRONG_SHAPE = "wrong-shape"
    BAD_ID = "bad-id"
    BAD_NAME = "bad-name"
    BAD_DOMAIN = "bad-domain"
    BAD_DATE = "bad-date"
    BAD_PATH = "bad-path"
    BAD_IMAGE = "bad-image"
    DUPLICATE_ID = "duplicate-id"
    TOO_MANY_COLUMNS = "too-many-columns"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING_CELL = "missing-cell"
    BAD_BLANK = "bad-blank"

    # what is read besides YAML
    PACKAGE_DAMAGED = "package-damaged"
    PACKAGE_FORMAT = "package-format"
    TABLE_DAMAGED = "table-damaged"
