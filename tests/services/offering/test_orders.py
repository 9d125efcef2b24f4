"""What was ordered of an offer, and the order as a file for head office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.offers import LineKind, Offer, OfferState
from salesdesk.domain.products import SalesLine
from salesdesk.errors import Refused, Trouble
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts
from salesdesk.services.offers import Offers
from salesdesk.services.orders import OrderAnswer, Orders
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import NOW, TODAY, an_id, an_offer_line
from tests.services.offering.conftest import a_sound


@pytest.fixture
def orders(database: Database, offers: Offers) -> Orders:
    assert offers
    return Orders(database, Clock(lambda: NOW, an_id))


def line(price: int, **over: Any) -> Any:
    return an_offer_line(unit_price=Decimal(price), quantity=Decimal(1), **over)


def laid_down(offers: Offers) -> Offer:
    lines = (
        line(100),
        line(50, kind=LineKind.ALTERNATIVE, choice="mat", variant="Goed", is_chosen=True),
        line(80, kind=LineKind.ALTERNATIVE, choice="mat", variant="Best"),
        line(25, kind=LineKind.OPTION, description="Randafwerking"),
    )
    return offers.release(a_sound(offers, lines=lines).id).value


def dispatches(database: Database) -> list[OfferDispatch]:
    with database.read() as session:
        return records.find(session, OfferDispatch)


def test_what_was_ordered_is_what_was_won(offers: Offers, orders: Orders) -> None:
    offer = laid_down(offers)
    option = offer.lines[3].id
    answer = OrderAnswer(frozenset({option}), {"mat": "Best"}, "PO-118", date(2026, 12, 10))
    won = orders.win(offer.id, answer).value
    assert (won.state, won.net) == (OfferState.WON, Decimal(205))
    kept = offers.view(offer.id).offer
    assert (kept.net, kept.order_reference, kept.deliver_on) == (Decimal(205), "PO-118", date(2026, 12, 10))


def test_taking_it_back_gives_the_offer_as_it_was(offers: Offers, orders: Orders) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer(frozenset({offer.lines[3].id}), {"mat": "Best"}, "PO-118"))
    opened = orders.take_back(offer).value
    assert (opened.state, opened.lines, opened.order_reference) == (OfferState.RELEASED, offer.lines, "")
    assert opened.sent_on is None
    assert offers.view(offer.id).offer.net == offer.net


def test_taking_it_back_later_makes_options_of_options(offers: Offers, orders: Orders) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer(frozenset({offer.lines[3].id})))
    assert offers.take_back(offer.id).value.lines == offer.lines


def test_a_refused_answer_wins_nothing(offers: Offers, orders: Orders) -> None:
    offer = laid_down(offers)
    with pytest.raises(Refused):
        orders.win(offer.id, OrderAnswer(deliver_on=date(2026, 1, 1)))
    assert offers.view(offer.id).offer.state is OfferState.RELEASED


def test_a_won_order_counts_once_in_the_forecast(offers: Offers, orders: Orders, database: Database) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer(frozenset({offer.lines[3].id})))
    forecast = Forecasts(database, Clock(lambda: NOW, an_id)).view()
    assert sum(month.won_revenue for month in forecast.forecast.months) == Decimal(175)
    with database.read() as session:
        assert records.find(session, SalesLine) == []


@pytest.mark.parametrize("way", [Way.ORDER_CSV, Way.ORDER_UBL])
def test_the_order_is_written_and_logged_once_and_again(
    offers: Offers, orders: Orders, database: Database, tmp_path: Path, way: Way
) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer(frozenset(), {"mat": "Best"}, "PO-118"))
    path = tmp_path / orders.file_name(offer, "De Linde", way)
    first = orders.export(offer.id, way, path).value
    assert (first.before, first.offer.ordered_at) == (None, NOW)
    assert b"PO-118" in path.read_bytes()
    later = Orders(database, Clock(lambda: NOW + timedelta(days=1), an_id))
    again = later.export(offer.id, way, path).value
    assert (again.before, again.offer.ordered_at) == (NOW, NOW)
    assert [(log.way, log.enclosed) for log in dispatches(database)] == [(way, path.name)] * 2


def test_the_order_as_ubl_holds_what_was_ordered_and_nothing_else(
    offers: Offers, orders: Orders, tmp_path: Path
) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer(frozenset(), {"mat": "Best"}))
    path = orders.export(offer.id, Way.ORDER_UBL, tmp_path / "order.xml").value.path
    root = ET.parse(path).getroot()  # noqa: S314 - our own writing
    amounts = [each.text for each in root.iter() if each.tag.endswith("}LineExtensionAmount")]
    assert amounts == ["180.00", "100.00", "80.00"]
    assert "Randafwerking" not in path.read_text(encoding="utf-8")


def test_without_a_file_nothing_is_logged(
    offers: Offers, orders: Orders, database: Database, tmp_path: Path
) -> None:
    offer = laid_down(offers)
    orders.win(offer.id, OrderAnswer())
    with pytest.raises(Trouble):
        orders.export(offer.id, Way.ORDER_CSV, tmp_path)  # a folder is no file
    assert dispatches(database) == []
    assert offers.view(offer.id).offer.ordered_at is None


def test_what_is_not_won_is_no_order(offers: Offers, orders: Orders, tmp_path: Path) -> None:
    offer = laid_down(offers)
    with pytest.raises(Refused, match="geen order"):
        orders.export(offer.id, Way.ORDER_CSV, tmp_path / "order.csv")
    with pytest.raises(Refused, match="geen order"):
        orders.change(offer.id, "PO", None)


def test_the_number_of_the_customer_may_come_later(offers: Offers, orders: Orders) -> None:
    offer = laid_down(offers)
    won = orders.win(offer.id, OrderAnswer(frozenset({offer.lines[3].id}))).value
    changed = orders.change(offer.id, "PO-9", TODAY).value
    assert replace(changed, order_reference="", deliver_on=None) == won
