"""Copies: what comes along, and what is worked out anew for another customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.offers import LineKind
from salesdesk.domain.relations import Role
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.offer_copies import OfferCopies
from salesdesk.services.offers import Offers
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    a_contact,
    a_product,
    a_relation,
    an_address,
    an_id,
    an_offer_line,
)
from tests.offer_builders import a_price_agreement
from tests.services.offering.conftest import a_sent, a_sound, keep

OTHER = a_relation(
    name="Menuiserie Delvaux", language="fr", vat_number="", address=an_address(country="BE", place="Namur")
)


@pytest.fixture
def copies(database: Database, offers: Offers) -> OfferCopies:
    keep(
        database,
        OTHER,
        a_contact(id=an_id(), relation_id=OTHER.id, surname="Lambert", initials="C.", roles=frozenset()),
        a_contact(id=an_id(), relation_id=OTHER.id, surname="Delvaux", initials="P.",
                  roles=frozenset({Role.DECIDER})),
        a_product(code="SM-085150", price=Decimal("8.00")),
    )  # fmt: skip
    return OfferCopies(database, Clock(lambda: NOW, an_id))


def test_the_prices_of_another_customer_are_worked_out_anew(
    offers: Offers, copies: OfferCopies, database: Database
) -> None:
    keep(database, a_price_agreement(relation_id=OTHER.id, price=Decimal("6.90")))
    copied = copies.copy_for(a_sent(offers).id, OTHER.id).value
    assert copied.offer.lines[0].unit_price == Decimal("6.90")
    assert copied.told[0].replace("\xa0", " ") == (
        "SM-085150 Schoonloopmat 85 x 150 cm, wekelijks gewisseld: € 7,85 wordt € 6,90 per stuk."
    )


def test_a_copy_for_the_same_customer_keeps_its_prices_and_tells_nothing(
    offers: Offers, copies: OfferCopies
) -> None:
    copied = copies.copy_for(a_sent(offers).id, RELATION_ID).value
    assert copied.offer.lines[0].unit_price == Decimal("7.85")
    assert copied.told == ()


def test_language_terms_vat_and_person_are_those_of_the_other(offers: Offers, copies: OfferCopies) -> None:
    sent = a_sent(offers, introduction="Na ons gesprek", payment_terms="14 dagen netto")
    copied = copies.copy_for(sent.id, OTHER.id).value
    made, told = copied.offer, " ".join(copied.told)
    assert (made.language, made.vat_country, made.introduction) == ("fr", "BE", "")
    assert made.payment_terms == "30 jours net"
    for words in ("P. Delvaux", "Frans", "België", "30 jours net", "ander gesprek"):
        assert words in told, words


def test_vat_is_not_shifted_to_a_customer_without_a_number(offers: Offers, copies: OfferCopies) -> None:
    sent = a_sound(offers, lines=(an_offer_line(vat_class=VatClass.REVERSE), an_offer_line()))
    copied = copies.copy_for(sent.id, OTHER.id).value
    assert {line.vat_class for line in copied.offer.lines} == {VatClass.STANDARD}
    assert any("1 regel heeft nu het hoge tarief" in said for said in copied.told)


def test_an_article_that_is_not_sold_any_more_is_told(
    offers: Offers, copies: OfferCopies, database: Database
) -> None:
    keep(
        database,
        a_product(code="OUD-1", price=Decimal(5), replaced_by="NIEUW-1"),
        a_product(code="NIEUW-1", price=Decimal(6)),
        a_product(code="WEG-1", price=Decimal(5), expires_on=date(2026, 1, 1)),
    )
    lines = tuple(
        an_offer_line(product_code=code, description=code, unit_price=Decimal(5))
        for code in ("OUD-1", "WEG-1")
    )
    told = " ".join(copies.copy_for(a_sound(offers, lines=lines).id, OTHER.id).value.told)
    assert "OUD-1 OUD-1 is vervangen door NIEUW-1" in told
    assert "WEG-1 WEG-1 wordt niet meer verkocht." in told


def test_free_lines_and_texts_come_along_untouched(offers: Offers, copies: OfferCopies) -> None:
    free = an_offer_line(product_code="", description="Maatwerk", unit_price=Decimal(123))
    text = an_offer_line(kind=LineKind.TEXT, product_code="", description="Machines")
    made = copies.copy_for(a_sound(offers, lines=(free, text)).id, OTHER.id).value.offer
    assert (made.lines[0].description, made.lines[0].unit_price) == ("Maatwerk", Decimal(123))
    assert made.lines[0].id != free.id


def test_what_was_said_and_agreed_stays_with_the_first(offers: Offers, copies: OfferCopies) -> None:
    won = offers.win(a_sent(offers, arguments=(an_id(),), references=(OTHER.id,)).id).value
    made = copies.copy_for(won.id, OTHER.id).value.offer
    assert (made.arguments, made.references, made.decided_on, made.vat_rates) == ((), (), None, ())
    assert (made.chance_percent, made.approval, made.late_reason) == (None, "", "")


def test_nobody_is_copied_to_who_is_gone(offers: Offers, copies: OfferCopies, database: Database) -> None:
    keep(database, replace(OTHER, deleted=True))
    with pytest.raises(Refused, match="bestaat niet meer"):
        copies.copy_for(a_sent(offers).id, OTHER.id)
