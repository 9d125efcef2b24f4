"""What we pay ourselves is for who may see it, and for nobody behind any other door."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk import paths
from salesdesk.domain.offers import OfferState
from salesdesk.paper.preview import whole_text
from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests import builders as b

COST = "4321"
# Who reads or keeps what we pay; a new name here is a new door to guard.
KNOW = {
    "domain/company.py", "domain/discount.py", "domain/products.py", "exchange/fields.py",
    "exchange/products_file.py", "services/imports.py", "services/importing/products.py",
    "services/offer_file.py", "services/offer_view.py", "services/products.py", "storage/products.py",
    "storage/rows/offers.py", "ui/offers/article_form.py", "ui/offers/products.py",
    "ui/settings/company_page.py",
}  # fmt: skip


@pytest.fixture
def file(database: Database) -> SellerFile:
    made = SellerFile(Profile(database.path.parent), database, Clock(lambda: b.NOW, b.an_id))
    product = b.a_product(code="SM-085150", name="Mat", price=Decimal(9000), purchase_price=Decimal(COST))
    with database.write() as session:
        save_settings(session, b.some_settings())
        relation = b.a_relation(id=b.RELATION_ID)
        records.save_all(
            session, [relation, b.a_contact(), product, b.a_sales_line(sold_on=date(2026, 1, 1))]
        )
        records.save_all(session, [b.an_offer(state=OfferState.DRAFT, valid_until=date(2026, 12, 24))])
    return made


def test_no_other_module_touches_purchase_prices() -> None:
    top = Path(paths.__file__).parent
    found = {
        path.relative_to(top).as_posix()
        for path in top.rglob("*.py")
        if re.search(r"purchase_price", path.read_text(encoding="utf-8"))
    }
    sample = {name for name in found if name.startswith("services/sample/")}
    assert found - sample <= KNOW


def test_search_lists_and_stories_do_not_tell_it(file: SellerFile) -> None:
    (product,) = file.products.search("mat")
    story = file.articles.story(product)
    assert file.search.find(COST) == []
    assert COST not in repr((product, story, file.products.by_code("SM-085150")))


def test_an_offer_and_its_paper_do_not_tell_it(file: SellerFile) -> None:
    (offer,) = file.offers.lines()
    view = file.offers.view(offer.id)
    assert COST not in repr(view)
    preview = file.offers.papers.preview(view, view.offer)
    assert preview.page_count


def test_the_workbook_of_the_forecast_does_not_tell_it(file: SellerFile) -> None:
    assert COST.encode() not in file.forecasts.workbook()


def test_what_was_sent_does_not_tell_it(file: SellerFile) -> None:
    (line,) = file.offers.lines()
    sent = file.offers.release(line.id, reason="richtprijs", discount_reason="actie").value
    assert COST not in whole_text(file.offers.papers.pdf(sent.id))
