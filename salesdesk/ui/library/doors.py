"""The screens of the library."""

from __future__ import annotations

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door


def doors(file: SellerFile) -> list[Door]:  # noqa: ARG001
    """Documents, question templates, arguments, competitors and business cards, a page each."""
    return []
