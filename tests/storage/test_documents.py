"""Documents come back byte for byte, once, and damage is noticed."""

from __future__ import annotations

import pytest

from salesdesk.errors import Trouble
from salesdesk.storage.database import Database
from salesdesk.storage.documents import keep_document, load_document
from salesdesk.storage.rows import DocumentRow
from tests.builders import NOW

PDF = b"%PDF-1.7 invented offer"


def test_a_document_comes_back_byte_for_byte(database: Database) -> None:
    with database.write() as session:
        key = keep_document(session, PDF, "OV87-1.pdf", NOW)
    with database.read() as session:
        document = load_document(session, key)
    assert document is not None
    assert (document.content, document.name, document.stored_at) == (PDF, "OV87-1.pdf", NOW)


def test_the_same_bytes_are_kept_once_under_their_first_name(database: Database) -> None:
    with database.write() as session:
        keys = {keep_document(session, PDF, name, NOW) for name in ("eerste.pdf", "tweede.pdf")}
        document = load_document(session, keys.pop())
    assert not keys
    assert document is not None
    assert document.name == "eerste.pdf"


def test_changed_bytes_are_noticed_and_an_unknown_key_is_none(database: Database) -> None:
    with database.write() as session:
        key = keep_document(session, PDF, "OV87-1.pdf", NOW)
        session.flush()
        session.get_one(DocumentRow, key).content = PDF + b"!"
        with pytest.raises(Trouble, match="vingerafdruk"):
            load_document(session, key)
        assert load_document(session, "0" * 64) is None
