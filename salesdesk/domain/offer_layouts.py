"""The ways an offer can be laid out on paper."""

from __future__ import annotations

from enum import StrEnum


class OfferLayout(StrEnum):
    """COMPACT keeps all on one page where it can, CLASSIC begins with a letter, MODERN with a band."""

    COMPACT = "compact"
    CLASSIC = "classic"
    MODERN = "modern"


def layout_of(chosen: str, house: str = "") -> OfferLayout:
    """The layout chosen for an offer, else that of the house; a name nobody knows counts as none."""
    known = {layout.value for layout in OfferLayout}
    return OfferLayout(next((name for name in (chosen, house) if name in known), OfferLayout.COMPACT))
