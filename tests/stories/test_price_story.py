"""A price list with tiers, an agreement with a customer, and the offer that is priced by both."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.relations import Importance
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.agreements import AgreementList
from salesdesk.ui.offers.doors import doors
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import DESCRIPTION, QUANTITY
from salesdesk.ui.places import Place
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place, seller_file, type_into
from tests.ui.offers.editor.conftest import ENTER, cell

PRICE_LIST = (
    "Artikelcode;Omschrijving;Eenheid;Prijs;vanaf 50;Inkoopprijs;Vervangen door\n"
    "MAT-1;Schoonloopmat;stuk;8,00;7,10;3,33;\n"
    "MAT-0;Oude schoonloopmat;stuk;7,50;;3,10;MAT-1\n"
)


@pytest.fixture
def file(database: Database, desk: Desk, tmp_path: Path) -> SellerFile:
    """With the price list of head office brought in."""
    made = seller_file(database, desk)
    path = tmp_path / "prijslijst.csv"
    path.write_text(PRICE_LIST, encoding="utf-8")
    made.imports.import_file(made.imports.preview(path))
    return made


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Rooms:
    return Rooms(desk, doors(file))


def test_the_price_of_the_list_the_tier_and_the_agreement_reach_the_customers_paper(
    rooms: Rooms, file: SellerFile, desk: Desk
) -> None:
    customer = a_customer(file, importance=Importance.B)

    # what was agreed with this customer
    agreements = rooms.open(Place(Noun.PRODUCT, customer.id, "agreements"), AgreementList)
    agreements._begin()
    agreements.form.relation.set_value(customer.id, customer.name)
    agreements.form.article.set_value("MAT-1", "MAT-1")
    for field, text in (
        (agreements.form.price, "6,90"),
        (agreements.form.begins_at, "100"),
        (agreements.form.last, "31-12-2026"),
    ):
        field.setText(text)
        field.textEdited.emit(text)
    agreements.autosave.flush()
    rooms.settle()
    (line,) = file.price_agreements.with_relation(customer.id)
    assert (line.agreement.price, line.agreement.valid_until) == (Decimal("6.90"), date(2026, 12, 31))

    # the old code offers its successor, the quantity brings tier and agreement
    draft = a_draft(file, customer, lines=())
    editor = rooms.open(offer_place(draft.id), OfferEditor)
    assert editor.table.open_cell(0, DESCRIPTION)
    type_into(editor.table.editor(), "MAT-0", ENTER)
    assert [(each.product_code, each.unit_price) for each in editor.table.lines()] == [("MAT-1", Decimal(8))]
    for quantity, price in (("60", "7.10"), ("120", "6.90")):
        cell(editor, 0, QUANTITY, quantity, ENTER)
        assert editor.table.lines()[0].unit_price == Decimal(price)
    editor.table.choose(lambda each: each.product_code == "MAT-1")
    editor.talk.say_line()
    assert "afspraak vanaf 100 t/m 31-12-2026" in editor.paper.hint.text()
    editor.autosave.flush()
    rooms.settle()

    # and so it goes to the customer, without what we pay ourselves
    sent = file.offers.release(draft.id).value
    text = whole_text(file.offers.papers.pdf(sent.id)).replace("\u00a0", " ")
    assert "€ 6,90" in text
    assert "€ 828,00" in text
    assert "3,33" not in text
    rooms.close()
