"""The stock of cards and what comes from the printer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from salesdesk.domain.company import BusinessCards, Settings
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.business_cards import BusinessCardDesk, CardSheet, card_text
from salesdesk.services.clock import Clock
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, an_id, some_settings


@pytest.fixture
def cards(database: Database) -> BusinessCardDesk:
    with database.write() as session:
        save_settings(session, replace(some_settings(), cards=BusinessCards(12, 20, is_counted=True)))
    return BusinessCardDesk(database, Clock(lambda: NOW, an_id))


@pytest.mark.parametrize(("given", "left"), [(1, 11), (5, 7), (12, 0), (40, 0), (-10, 22)])
def test_cards_given_away_are_counted_down_to_nothing(cards: BusinessCardDesk, given: int, left: int) -> None:
    assert cards.hand_out(given).value.count == left
    assert cards.view().count == left


@pytest.mark.parametrize(("left", "low"), [(20, False), (19, True), (0, True)])
def test_the_seller_is_warned_below_his_own_limit(cards: BusinessCardDesk, left: int, low: bool) -> None:
    assert cards.keep(replace(cards.view(), count=left)).value.is_low is low


def test_who_never_counted_is_not_warned(database: Database) -> None:
    fresh = BusinessCardDesk(database, Clock(lambda: NOW, an_id))
    assert not fresh.view().is_low
    assert fresh.hand_out(1).value.is_low


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"count": -1}, "count"),
        ({"count": 10_000}, "count"),
        ({"warn_below": -1}, "warn_below"),
        ({"offset_x_mm": Decimal("15.5")}, "offset_x_mm"),
        ({"offset_y_mm": Decimal(-16)}, "offset_y_mm"),
    ],
)
def test_impossible_figures_are_refused_at_their_field(
    cards: BusinessCardDesk, over: dict[str, object], at: str
) -> None:
    with pytest.raises(Refused) as no:
        cards.keep(replace(cards.view(), **over))  # type: ignore[arg-type]
    assert [reason.at for reason in no.value.reasons] == [at]
    assert cards.view() == BusinessCards(12, 20, is_counted=True)


def test_a_sheet_bears_the_seller_ten_times(cards: BusinessCardDesk) -> None:
    paper = cards.sheet(CardSheet.CUT)
    assert whole_text(paper.content).count(some_settings().seller.email) == 10
    assert paper.name == "Visitekaartjes.pdf"


def test_a_test_print_uses_the_offsets_that_are_kept(cards: BusinessCardDesk) -> None:
    cards.keep(replace(cards.view(), offset_x_mm=Decimal("1.25"), offset_y_mm=Decimal(-2)))
    text = whole_text(cards.test_print(CardSheet.AVERY).content).replace("\n", " ")
    assert "1,25 mm naar rechts, -2 mm omlaag" in text


def test_one_card_can_be_looked_at(cards: BusinessCardDesk) -> None:
    picture = cards.one(CardSheet.CUT, 340)
    assert (picture.width, picture.height) == (340, 220)


def test_without_a_name_there_is_no_card(database: Database) -> None:
    with pytest.raises(Refused, match="Vul eerst je naam in"):
        BusinessCardDesk(database, Clock(lambda: NOW, an_id)).sheet(CardSheet.CUT)


def test_a_name_too_long_for_a_card_is_refused_in_words(database: Database) -> None:
    settings = some_settings()
    with database.write() as session:
        save_settings(session, replace(settings, seller=replace(settings.seller, name="Anna " * 300)))
    with pytest.raises(Refused, match="past niet op een kaartje"):
        BusinessCardDesk(database, Clock(lambda: NOW, an_id)).sheet(CardSheet.CUT)


def test_the_address_leaves_the_code_before_the_code_grows_too_fine() -> None:
    settings = some_settings()
    assert "ADR" in card_text(settings)
    company = replace(settings.company, name="Samenwerkende Schoonmaakbedrijven " * 7)
    crowded = Settings(company=company, seller=settings.seller)
    assert "ADR" not in card_text(crowded)
