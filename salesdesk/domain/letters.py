"""Letters as they are compared: what a seller types in haste must find what somebody wrote with care."""

from __future__ import annotations

from unicodedata import combining, normalize


def unaccented(text: str) -> str:
    """`Zoë vóór` as `Zoe voor`."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def folded(text: str) -> str:
    """Without capitals and accents, so that `ZOE` finds Zoë."""
    return unaccented(text.casefold())
