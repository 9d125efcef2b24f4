"""The screens of the library."""

from __future__ import annotations

from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.doors import Door
from salesdesk.ui.library.documents import DocumentList


def doors(file: SellerFile) -> list[Door]:
    """Documents, question templates, arguments, competitors and business cards, a page each."""
    return [
        Door(Noun.LIBRARY, lambda desk: DocumentList(desk, file.library)),
    ]
