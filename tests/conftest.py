"""What every test has: no screen needed, Dutch, the source language back after each, Qt warnings are failures."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from salesdesk.words import use_language


@pytest.fixture(autouse=True)
def _dutch_words() -> Iterator[None]:
    use_language("nl")
    yield
    use_language("nl")
