"""Offers in a list, the prices beside their lines, and their file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.offers import Offers
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    a_product,
    a_relation,
    a_sales_line,
    a_seller,
    a_visit,
    an_id,
    an_offer,
    an_offer_line,
    some_settings,
)
from tests.services.offering.conftest import a_sent, a_sound, keep


@pytest.mark.parametrize(
    ("text", "count"),
    [("ov1", 1), ("OV1-1", 1), ("linde", 1), ("linde matten", 1), ("SM-085", 1), ("kenmerk/7", 1),
     ("wekelijks", 1), ("100%", 0), ("%", 0), ("linde zeep", 0), ("", 1)],
)  # fmt: skip
def test_offers_are_found_by_number_customer_subject_reference_and_lines(
    offers: Offers, text: str, count: int
) -> None:
    a_sound(offers, subject="Matten voor de hal", customer_reference="kenmerk/7")
    assert len(offers.lines(text)) == count


def test_the_list_can_be_cut_by_state_and_customer(offers: Offers, database: Database) -> None:
    other = a_relation()
    keep(database, other, an_offer(number=50, relation_id=other.id, state=OfferState.WON))
    a_sound(offers)
    assert [line.number for line in offers.lines()] == [51, 50]
    assert [line.number for line in offers.lines(states=frozenset({OfferState.WON}))] == [50]
    assert [line.relation_id for line in offers.lines(relation_id=RELATION_ID)] == [RELATION_ID]


def permit(database: Database) -> None:
    """This seller may know what we pay ourselves."""
    with database.write() as session:
        save_settings(session, some_settings(seller=a_seller(sees_purchase_prices=True)))


def test_the_view_knows_what_this_customer_paid_and_what_others_pay(
    offers: Offers, database: Database
) -> None:
    permit(database)
    others = [a_relation() for _number in range(3)]
    keep(
        database,
        *others,
        *(a_sales_line(relation_id=other.id, amount=Decimal(60)) for other in others),
        a_sales_line(sold_on=date(2025, 1, 1), amount=Decimal(30)),
        a_sales_line(sold_on=date(2026, 1, 1), amount=Decimal(48)),
        a_product(code="SM-085150"),
    )
    draft = a_sound(offers)
    view = offers.view(draft.id)
    last = view.last_price("SM-085150")
    assert last is not None
    assert (last.price, last.on) == (Decimal(8), date(2026, 1, 1))
    assert view.purchase_prices == {"SM-085150": Decimal("3.10")}
    (odd,) = view.look_outs(draft)
    assert (odd.found.usual, odd.line) == (Decimal(10), draft.lines[0])


def test_a_lost_price_is_what_others_were_offered(offers: Offers, database: Database) -> None:
    others = [a_relation() for _number in range(3)]
    keep(database, *others)
    keep(
        database,
        *(
            an_offer(number=60 + at, relation_id=other.id, state=OfferState.LOST)
            for at, other in enumerate(others)
        ),
    )
    draft = a_sound(offers, lines=(an_offer_line(unit_price=Decimal(20)),))
    assert [odd.found.usual for odd in offers.view(draft.id).look_outs(draft)] == [Decimal("7.85")]


def test_the_discount_is_reckoned_with_what_we_pay_ourselves(offers: Offers, database: Database) -> None:
    permit(database)
    keep(database, a_product(code="SM-085150", purchase_price=Decimal("3.925")))
    draft = a_sound(offers, lines=(an_offer_line(discount_percent=Decimal(10)),))
    cost = offers.view(draft.id).discount(draft)
    assert (cost.margin_before_percent, cost.assumed) == (Decimal(50), False)
    assert [line.discount_percent for line in offers.view(draft.id).over_limit(draft)] == [Decimal(10)]


def test_without_permission_the_margin_is_assumed_and_no_purchase_price_is_known(
    offers: Offers, database: Database
) -> None:
    keep(database, a_product(code="SM-085150", purchase_price=Decimal("3.925")))
    draft = a_sound(offers, lines=(an_offer_line(discount_percent=Decimal(10)),))
    view = offers.view(draft.id)
    assert view.purchase_prices == {}
    assert (view.discount(draft).margin_before_percent, view.discount(draft).assumed) == (Decimal(26), True)


def test_the_sent_pdf_goes_to_a_file_under_a_name_that_says_what_it_is(
    offers: Offers, tmp_path: Path
) -> None:
    sent = a_sent(offers)
    paper = offers.papers.paper(sent.id)
    assert (paper.name, paper.page_count) == ("OV1-1 Kantoorhuis De Linde B.V.pdf", 1)
    assert offers.papers.pdf(sent.id) == paper.content


@pytest.mark.parametrize(
    "nasty",
    ["<b", "</para>", '<img src="/etc/hostname"/>', "Łukasz & Zoë – €", "=1+1", "a\tb\nc", "x" * 20_000],
)
def test_any_words_come_out_right_on_the_pdf(offers: Offers, nasty: str) -> None:
    draft = a_sound(offers, subject=nasty[:200], introduction=nasty, benefits=nasty,
                    lines=(an_offer_line(description=nasty),))  # fmt: skip
    text = " ".join(whole_text(offers.papers.pdf(offers.release(draft.id).value.id)).split())
    wanted = " ".join(nasty.split())[:40]
    assert wanted.replace(" ", "") in text.replace(" ", "")


def test_an_offer_of_400_lines_is_kept_and_sent(offers: Offers) -> None:
    lines = tuple(an_offer_line(description=f"regel {number}") for number in range(400))
    sent = a_sent(offers, lines=lines, budget=Decimal(10) ** 6)
    text = whole_text(offers.papers.pdf(sent.id))
    assert "regel 399" in text
    assert f"{sent.net:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".") in text


def test_what_is_gone_is_said_in_words(offers: Offers) -> None:
    with pytest.raises(Refused, match="bestaat niet meer"):
        offers.view(an_id())
    with pytest.raises(Refused, match="relatie"):
        offers.start(an_id())


def test_a_report_closed_for_another_relation_is_not_ours(offers: Offers, database: Database) -> None:
    other = a_relation()
    keep(database, other)
    visit = a_visit(relation_id=other.id, state=VisitState.HELD)
    keep(database, visit, VisitReport(an_id(), visit.id, closed_at=NOW, functional_needs="geheim"))
    assert "geheim" not in offers.start(RELATION_ID).value.introduction
