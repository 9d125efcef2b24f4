"""Two revisions side by side, the sheet for the customer and the mail it goes with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from salesdesk.domain.offer_changes import Change
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_comparison import OfferComparison
from salesdesk.services.offers import Offers
from salesdesk.services.settings import SettingsDesk
from salesdesk.storage.database import Database
from tests.builders import NOW, a_contact, a_relation, an_id, an_offer_line
from tests.services.offering.conftest import a_sent, keep


@pytest.fixture
def comparison(database: Database, tmp_path: Path) -> Iterator[OfferComparison]:
    lent = LentFiles(tmp_path / "profile")
    yield OfferComparison(database, Clock(lambda: NOW, an_id), lent)
    lent.sweep()


def two_sent(offers: Offers) -> tuple[UUID, UUID]:
    """Two revisions that were sent; the second has more of the first line and one line more."""
    first = a_sent(offers)
    draft = offers.revise(first.id).value
    more = replace(draft.lines[0], quantity=Decimal(60))
    extra = an_offer_line(
        product_code="KO-1", description="Koffie", unit_price=Decimal(10), quantity=Decimal(1)
    )
    offers.save(replace(draft, lines=(more, extra)))
    return first.id, offers.release(draft.id).value.id


def test_an_offer_is_held_against_the_revision_before_it(offers: Offers, comparison: OfferComparison) -> None:
    first, second = two_sent(offers)
    found = comparison.compare(second)
    assert (found.before.id, found.after.id) == (first, second)
    assert [line.change for line in found.lines] == [Change.CHANGED, Change.ADDED]
    assert [line.label for line in found.others] == ["OV1-2", "OV1-1"]
    assert found.refused is None
    assert comparison.compare(first).before.id == second


def test_the_rows_add_up_to_the_net_difference_also_with_a_discount_on_the_total(
    offers: Offers, comparison: OfferComparison
) -> None:
    _first, second = two_sent(offers)
    draft = offers.revise(second).value
    more = replace(draft.lines[0], quantity=Decimal(61))
    offers.save(replace(draft, discount_percent=Decimal("2.5"), lines=(more, *draft.lines[1:])))
    found = comparison.compare(draft.id)
    last, (once,) = found.lines[-1], found.changes.periods
    assert (last.name, last.was, last.details("nl")) == (
        "Korting op het totaal", "", ("korting 0\xa0% → 2,5\xa0%",),
    )  # fmt: skip
    assert last.difference < 0
    assert sum(line.difference for line in found.lines) == once.net_difference


def test_any_two_offers_can_be_compared_also_of_two_customers(
    offers: Offers, comparison: OfferComparison, database: Database
) -> None:
    other = a_relation(name="Drukkerij Van Loon")
    keep(database, other)
    first = a_sent(offers)
    copied = offers.copy(first.id, other.id).value
    found = comparison.compare(copied.id, first.id)
    assert not found.same_customer
    assert {line.change for line in found.lines} == {Change.SAME}
    with pytest.raises(Refused, match="twee klanten"):
        comparison.change_sheet(copied.id, first.id)


def test_an_offer_without_another_revision_says_so(offers: Offers, comparison: OfferComparison) -> None:
    with pytest.raises(Refused, match="niets om mee te vergelijken"):
        comparison.compare(a_sent(offers).id)


def test_without_another_revision_it_is_held_against_another_offer_to_this_customer(
    offers: Offers, comparison: OfferComparison
) -> None:
    first = a_sent(offers)
    second = offers.copy(first.id).value
    assert comparison.compare(second.id).before.id == first.id


def test_the_sheet_waits_until_both_were_sent(offers: Offers, comparison: OfferComparison) -> None:
    first = a_sent(offers)
    draft = offers.revise(first.id).value
    assert comparison.compare(draft.id).refused is not None
    for pair in ((draft.id, first.id), (first.id, draft.id)):
        for door in (comparison.change_sheet, comparison.mail):
            with pytest.raises(Refused, match="OV1-2 is nog niet verstuurd"):
                door(*pair)


def test_the_sheet_tells_the_customer_what_changed(offers: Offers, comparison: OfferComparison) -> None:
    _first, second = two_sent(offers)
    paper = comparison.change_sheet(second)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert paper.name.startswith("Wijzigingsblad OV1-2")
    assert "52 stuk → 60 stuk" in text
    assert "Koffie" in text


def test_the_mail_is_unsent_and_brings_the_sheet(
    offers: Offers, comparison: OfferComparison, database: Database
) -> None:
    _first, second = two_sent(offers)
    keep(database, a_contact(email="decider@klant.example"))
    ready = comparison.mail(second)
    mail = message_from_bytes(ready.path.read_bytes())
    (pdf,) = [part for part in mail.walk() if part.get_content_type() == "application/pdf"]
    assert mail["X-Unsent"] == "1"
    assert bytes(pdf.get_payload(decode=True)).startswith(b"%PDF")
    assert ready.to


def test_the_totals_of_a_sent_revision_stay_when_the_rates_change(
    offers: Offers, comparison: OfferComparison, database: Database
) -> None:
    _first, second = two_sent(offers)
    before = comparison.compare(second).changes.periods
    settings = SettingsDesk(database)
    rate = VatRate("NL", VatClass.STANDARD, Decimal(25), date(2025, 1, 1))
    settings.save_vat_rates((*settings.view().vat_rates, rate))
    assert comparison.compare(second).changes.periods == before
