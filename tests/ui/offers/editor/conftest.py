"""What the tests of the offer editor share: an open draft, and typing in its cells."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.offers.editor import OfferEditor
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, type_into

ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture
def editor(file: SellerFile, rooms: Rooms) -> OfferEditor:
    draft = a_draft(file, a_customer(file))
    return rooms.open(offer_place(draft.id), OfferEditor)


def kept(file: SellerFile, editor: OfferEditor) -> Any:
    editor.autosave.flush()
    editor.desk.work.wait_idle()
    return file.offers.view(editor.offer_id).offer


def cell(editor: OfferEditor, row: int, column: int, text: str, *keys: Qt.Key) -> None:
    assert editor.table.open_cell(row, column)
    type_into(editor.table.editor(), text, *keys)
