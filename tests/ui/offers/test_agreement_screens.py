"""Price agreements on screen: made, told when they overlap, and at work in the offer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import Product
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.agreements import AgreementList
from salesdesk.ui.offers.editor import OfferEditor
from salesdesk.ui.offers.line_columns import QUANTITY
from salesdesk.ui.offers.products import ProductList
from salesdesk.ui.places import Place
from salesdesk.ui.relations.prices_tab import prices_tab
from salesdesk.ui.relations.tab_table import TabTable
from tests.builders import a_sales_line
from tests.offer_builders import a_price_agreement, a_price_tier
from tests.offer_desk import Rooms, a_customer, a_draft, offer_place
from tests.ui.audit import audit
from tests.ui.offers.editor.conftest import ENTER, cell

HERE = Place(Noun.PRODUCT, view="agreements")


def keep(file: SellerFile, *values: Any) -> None:
    with file.database.write() as session:
        records.save_all(session, values)


def agreed(**over: Any) -> PriceAgreement:
    filled = {"relation_id": None, "product_code": "GL-04", "price": Decimal(290)}
    return a_price_agreement(**{**filled, **over})


def article(file: SellerFile, code: str) -> Product:
    found = file.products.by_code(code)
    assert found is not None
    return found


def spoken_words(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("theme_of", ["", "dark", "large_type"])
def test_the_screens_of_prices_pass_the_audit(
    rooms: Rooms, file: SellerFile, theme_of: str, request: pytest.FixtureRequest
) -> None:
    if theme_of:
        request.getfixturevalue(theme_of)
    customer = a_customer(file)
    keep(file, agreed(relation_id=customer.id), agreed(relation_id=customer.id, price=Decimal(280)))
    keep(file, a_sales_line(relation_id=customer.id, product_code="GL-04"))
    assert audit(rooms.open(HERE, AgreementList)) == []
    assert audit(rooms.open(Place(Noun.PRODUCT, article(file, "GL-04").id), ProductList)) == []


def test_without_agreements_the_screen_says_what_they_are_for(rooms: Rooms) -> None:
    screen = rooms.open(HERE, AgreementList)
    assert screen.pages.currentIndex() == 1
    assert audit(screen) == []


def test_a_new_agreement_is_kept_once_something_is_agreed(rooms: Rooms, file: SellerFile) -> None:
    customer = a_customer(file)
    screen = rooms.open(Place(Noun.PRODUCT, customer.id, "agreements"), AgreementList)
    screen._begin()
    screen.form.relation.set_value(customer.id, customer.name)
    screen.form.article.set_value("GL-04", "GL-04")
    screen.autosave.flush()
    rooms.settle()
    assert file.price_agreements.lines() == []
    assert not any(button.isVisibleTo(screen) for button in screen.endings)
    screen.form.price.setText("290")
    screen.form.price.textEdited.emit("290")
    screen.autosave.flush()
    rooms.settle()
    (line,) = file.price_agreements.lines()
    assert (line.relation_name, line.agreement.price) == (customer.name, Decimal(290))
    assert [each.id for each in screen.model.lines()] == [line.id]
    assert all(button.isVisibleTo(screen) for button in screen.endings)


def test_the_first_agreement_from_the_card_of_a_relation_is_for_that_relation(
    rooms: Rooms, file: SellerFile
) -> None:
    customer = a_customer(file)
    screen = rooms.open(Place(Noun.PRODUCT, customer.id, "agreements"), AgreementList)
    assert customer.name in screen.header.sub.full_text()
    screen._begin()
    assert screen.form.relation.text() == customer.name
    screen.form.discount.setText("5")
    screen.form.discount.textEdited.emit("5")
    screen.autosave.flush()
    rooms.settle()
    (line,) = file.price_agreements.lines()
    assert line.agreement.relation_id == customer.id


def test_an_agreement_that_was_not_made_leaves_the_screen_as_it_was(rooms: Rooms, file: SellerFile) -> None:
    screen = rooms.open(HERE, AgreementList)
    screen._begin()
    screen = rooms.open(Place(Noun.PRODUCT, a_customer(file).id, "agreements"), AgreementList)
    assert screen.pages.currentIndex() == 1


def test_an_overlap_is_told_in_the_list_and_beside_the_form(rooms: Rooms, file: SellerFile) -> None:
    keep(file, agreed(), agreed(price=Decimal(280)))
    screen = rooms.open(HERE, AgreementList)
    assert "2 overlappen elkaar" in screen.header.sub.text()
    assert "Overlapt 1 andere afspraak" in screen.overlap.accessibleName()
    assert not screen.overlap.isHidden()


def test_the_list_is_searched(rooms: Rooms, file: SellerFile) -> None:
    keep(file, agreed(), agreed(product_code="SZ-50"))
    screen = rooms.open(HERE, AgreementList)
    screen.search.setText("schrob")
    screen.search.edited.emit()
    assert [line.agreement.product_code for line in screen.model.lines()] == ["SZ-50"]


def test_an_agreement_ends_today_with_a_way_back(rooms: Rooms, file: SellerFile, desk: Desk) -> None:
    kept = agreed(valid_from=date(2026, 1, 1))
    keep(file, kept)
    screen = rooms.open(HERE, AgreementList)
    screen._end()
    rooms.settle()
    assert file.price_agreements.lines()[0].agreement.valid_until == desk.today()
    rooms.said[-1][1]()
    rooms.settle()
    assert file.price_agreements.lines()[0].agreement == kept


def test_a_removed_agreement_comes_back(rooms: Rooms, file: SellerFile) -> None:
    keep(file, agreed())
    screen = rooms.open(HERE, AgreementList)
    screen._remove()
    rooms.settle()
    assert file.price_agreements.lines() == []
    rooms.said[-1][1]()
    rooms.settle()
    assert len(file.price_agreements.lines()) == 1


def test_an_article_gets_a_tier_and_a_successor(rooms: Rooms, file: SellerFile) -> None:
    screen = rooms.open(Place(Noun.PRODUCT, article(file, "GL-04").id), ProductList)
    screen.form.tiers._add()
    (tier,) = screen.form.tiers._rows
    for field, text in ((tier.begins, "10"), (tier.price, "290,125")):
        field.setText(text)
        field.textEdited.emit(text)
    screen.form.successor.set_value("SZ-50", "SZ-50")
    screen.autosave.flush()
    rooms.settle()
    kept = article(file, "GL-04")
    assert [(each.from_quantity, each.price) for each in kept.tiers] == [(Decimal(10), Decimal("290.125"))]
    assert kept.replaced_by == "SZ-50"
    screen.form.tiers._remove(tier)
    screen.autosave.flush()
    rooms.settle()
    assert article(file, "GL-04").tiers == ()


def test_the_purchase_price_is_hidden_without_permission(rooms: Rooms, file: SellerFile) -> None:
    screen = rooms.open(Place(Noun.PRODUCT, article(file, "GL-04").id), ProductList)
    assert screen.form.bought_row.isHidden()


@pytest.fixture
def priced(rooms: Rooms, file: SellerFile) -> OfferEditor:
    """A draft of four times GL-04 at list price; from ten on it costs 290."""
    keep(file, Product(**{**_fields(article(file, "GL-04")), "tiers": (
        a_price_tier(from_quantity=Decimal(10), price=Decimal(290)),)}))  # fmt: skip
    return rooms.open(offer_place(a_draft(file, a_customer(file)).id), OfferEditor)


def _fields(product: Product) -> dict[str, Any]:
    return {name: getattr(product, name) for name in product.__dataclass_fields__}


def test_a_typed_quantity_brings_the_price_of_its_tier_with_the_reason(priced: OfferEditor) -> None:
    cell(priced, 0, QUANTITY, "12", ENTER)
    (line,) = priced.table.lines()
    assert (line.quantity, line.unit_price) == (Decimal(12), Decimal(290))
    priced.table.choose(lambda each: each.id == line.id)
    priced.talk.say_line()
    assert "staffel vanaf 10" in priced.paper.hint.text()
    assert "staffel vanaf 10" in priced.talk.price_tip(line)


def test_what_was_said_of_a_line_goes_when_a_new_line_begins(priced: OfferEditor) -> None:
    cell(priced, 0, QUANTITY, "12", ENTER)
    assert "staffel vanaf 10" in priced.paper.hint.full_text()
    priced.table.open_new()
    assert "staffel" not in priced.paper.hint.full_text()


def test_a_price_the_seller_typed_stays_and_the_other_is_one_click_away(priced: OfferEditor) -> None:
    cell(priced, 0, priced_column(priced), "300", ENTER)
    cell(priced, 0, QUANTITY, "12", ENTER)
    assert priced.table.lines()[0].unit_price == 300
    priced.table.choose(lambda each: each.product_code == "GL-04")
    priced.talk.say_line()
    assert "Eigen prijs; staffel vanaf 10: € 290,00." in spoken_words(priced.paper.hint.text())
    priced.paper.instead.click()
    assert priced.table.lines()[0].unit_price == 290
    assert priced.paper.instead.isHidden()


def priced_column(editor: OfferEditor) -> int:
    return [column.key for column in editor.table.columns()].index("unit_price")


def test_a_relation_shows_what_holds_for_it(rooms: Rooms, file: SellerFile, desk: Desk) -> None:
    customer = a_customer(file)
    keep(file, agreed(relation_id=customer.id), agreed(product_code="SZ-50"))
    tab = prices_tab(desk, file, file.relations.card(customer.id))
    tab.setParent(rooms.holder)
    rooms.settle()
    (table,) = tab.findChildren(TabTable)
    model: Any = table.model()
    assert [line.agreement.product_code for line in model.lines()] == ["SZ-50", "GL-04"]
