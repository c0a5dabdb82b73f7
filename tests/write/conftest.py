"""A reader for each test."""

from __future__ import annotations

import pytest

from tests.write.reader import Reader


@pytest.fixture
def reader(tmp_path):
    reader = Reader(tmp_path)
    yield reader
    reader.collection.close()
