"""How a word typed in a list is looked for: anywhere in the text, without capitals and accents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func

from salesdesk.domain.letters import folded


def holds(column: Any, word: str) -> ColumnElement[bool]:
    """The column has this word somewhere; `folded` is ours, given to every connection (storage/cipher)."""
    found: ColumnElement[bool] = func.folded(column).contains(folded(word), autoescape=True)
    return found
