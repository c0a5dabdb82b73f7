"""The table of kinds."""

from typing import get_args

from builder.compose.kinds import KINDS
from builder.model.entry import AnyEntry


def test_every_kind_of_entry_is_lowered():
    assert set(KINDS) == set(get_args(AnyEntry))
