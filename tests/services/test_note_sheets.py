"""Note paper for a visit or for the pad."""

from __future__ import annotations

import pytest

from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.clock import Clock
from salesdesk.services.note_sheets import NoteSheets, PaperSize, Ruling
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, a_contact, a_preparation, a_question, a_relation, a_visit, an_id


@pytest.fixture
def sheets(database: Database) -> NoteSheets:
    return NoteSheets(database, Clock(lambda: NOW, an_id))


def test_paper_for_a_visit_bears_customer_contact_and_keywords(
    database: Database, sheets: NoteSheets
) -> None:
    relation = a_relation()
    contact = a_contact(relation_id=relation.id)
    visit = a_visit(relation_id=relation.id, contact_id=contact.id)
    preparation = a_preparation(visit_id=visit.id, questions=(a_question(keyword="einde contract"),))
    with database.write() as session:
        records.save_all(session, (relation, contact, visit, preparation))
    paper = sheets.sheets(Ruling.LINED, PaperSize.A4, visit_id=visit.id, cues=True, pages=2)
    text = whole_text(paper.content)
    assert paper.page_count == 2
    assert paper.name.startswith("2026-")
    assert all(word in text for word in ("De Linde", contact.short_name, "einde contract", "Utrecht"))
    plain = sheets.sheets(Ruling.LINED, PaperSize.A4, visit_id=visit.id)
    assert "einde contract" not in whole_text(plain.content)


def test_a_visit_without_contact_or_preparation_has_its_paper_too(
    database: Database, sheets: NoteSheets
) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id)
    with database.write() as session:
        records.save_all(session, (relation, visit))
    paper = sheets.sheets(Ruling.DOTTED, PaperSize.A5, visit_id=visit.id, cues=True)
    assert "De Linde" in whole_text(paper.content)


def test_paper_for_the_pad_has_an_empty_head(sheets: NoteSheets) -> None:
    paper = sheets.sheets(Ruling.SQUARED, PaperSize.A4)
    assert paper.name == "Notitiepapier.pdf"
    assert "Klant" in whole_text(paper.content)


def test_a_visit_that_is_gone_has_no_paper(sheets: NoteSheets) -> None:
    with pytest.raises(Refused, match="bestaat niet meer"):
        sheets.sheets(Ruling.LINED, PaperSize.A4, visit_id=an_id())
