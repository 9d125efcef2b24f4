"""A preparation begins with the documents of the library that its visit needs."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.domain.visits import VisitKind
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from tests.builders import a_library_document, a_relation, a_visit, an_id


def test_a_new_preparation_lists_what_its_kind_of_visit_needs(fresh: SellerFile) -> None:
    relation = a_relation(language="nl")
    visit = a_visit(relation_id=relation.id, kind=VisitKind.FIRST)
    brochure = a_library_document(id=an_id(), title="Ons bedrijf", is_corporate=True, language="")
    method = replace(
        brochure, id=an_id(), title="Werkwijze", is_corporate=False, kinds=frozenset({VisitKind.FIRST})
    )
    other = replace(method, id=an_id(), title="Prijzen", kinds=frozenset({VisitKind.OFFER_TALK}))
    with fresh.database.write() as session:
        records.save_all(session, (relation, visit, brochure, method, other))
    looked = fresh.preparations.look(visit.id).preparation
    begun = fresh.preparations.prepare(visit.id).value.preparation
    for preparation in (looked, begun):
        listed = [(item.label, item.done) for item in preparation.items if item.document_id]
        assert listed == [("Ons bedrijf", True), ("Werkwijze", False)]
        assert "Bedrijfsbrochure" not in {item.label for item in preparation.items}


def test_without_a_library_the_words_of_the_catalogue_stand_there(fresh: SellerFile) -> None:
    relation = a_relation()
    visit = a_visit(relation_id=relation.id, kind=VisitKind.FIRST)
    with fresh.database.write() as session:
        records.save_all(session, (relation, visit))
    labels = {item.label for item in fresh.preparations.prepare(visit.id).value.preparation.items}
    assert "Bedrijfsbrochure" in labels
