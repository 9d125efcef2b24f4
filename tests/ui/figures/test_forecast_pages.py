"""The pages of the forecast behind its months: lists, year, chances, outcomes; and what if."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.calibration import FEWEST
from salesdesk.domain.forecast_lists import Listed
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.changes import Noun
from salesdesk.services.forecasts import Weighing
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures.chances import ChancesScreen
from salesdesk.ui.figures.forecast import ForecastScreen, doors
from salesdesk.ui.figures.lists import ListsScreen
from salesdesk.ui.figures.outcomes import Cut, OutcomesScreen
from salesdesk.ui.figures.tabs import VIEWS, ForecastTabs
from salesdesk.ui.figures.what_if import WhatIfForm
from salesdesk.ui.figures.year import YearScreen
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.screen import Screen
from tests.builders import NOW, an_offer, an_offer_line
from tests.offer_builders import an_offer_outlook
from tests.offer_desk import Rooms, a_customer, seller_file
from tests.ui.audit import audit

PAGES: list[tuple[str, type[Screen]]] = [
    ("", ForecastScreen),
    ("lists", ListsScreen),
    ("year", YearScreen),
    ("chances", ChancesScreen),
    ("outcomes", OutcomesScreen),
]
NOV, DEC, AUG = date(2026, 11, 1), date(2026, 12, 1), date(2026, 8, 1)


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    return seller_file(database, desk)


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(file))
    yield made
    made.close()


def worth(number: int, amount: int, **over: Any) -> Offer:
    line = an_offer_line(product_code="GL-04", quantity=Decimal(1), unit_price=Decimal(amount))
    return an_offer(**{"number": number, "lines": (line,), **over})


@pytest.fixture
def filled(file: SellerFile) -> SellerFile:
    """Open, slipped, undated and won offers, and thirty decided ones with their chances noted before."""
    customer = a_customer(file, name="Zorggroep Duinrand").id
    mine = {"relation_id": customer}
    offers = [
        worth(1, 30000, decision_month=NOV, chance_percent=50, **mine),
        worth(2, 10000, decision_month=DEC, chance_percent=40, **mine),
        worth(3, 3000, decision_month=AUG, chance_percent=50, **mine),
        worth(4, 5000, decision_month=None, chance_percent=50, **mine),
    ]
    notes = [an_offer_outlook(number=2, decision_month=NOV, noted_at=NOW - timedelta(days=30))]
    for place in range(FEWEST + 10):
        state = OfferState.WON if place % 2 else OfferState.LOST
        decided = {"decided_on": date(2026, 10, 1 + place % 28), "sent_on": date(2026, 9, 10)}
        reason = {"lost_reason": "prijs", "competitor": "Frisse Start"} if place % 2 == 0 else {}
        offers.append(worth(100 + place, 1000, state=state, **decided, **reason, **mine))
        chance = 80 if place % 2 else 40
        early = NOW.replace(year=2026, month=9, day=10)
        notes.append(
            an_offer_outlook(
                number=100 + place, chance_percent=chance, noted_at=early, state=OfferState.RELEASED
            )
        )
    with file.database.write() as session:
        records.save_all(session, [*offers, *notes])
    return file


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def beside(screen: Screen) -> str:
    QTest.qWait(1)
    labels = [*screen.side.findChildren(ElidedLabel), *screen.side.findChildren(TextBlock)]
    shown = [each for each in labels if each.isVisible()]
    return plain(" | ".join(e.full_text() if isinstance(e, ElidedLabel) else e.text() for e in shown))


@pytest.mark.parametrize(("view", "kind"), PAGES)
@pytest.mark.usefixtures("filled")
def test_each_page_passes_the_audit_as_chart_and_as_table(
    rooms: Rooms, view: str, kind: type[Screen]
) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view=view), kind)
    assert audit(screen, primaries=0) == []
    for card in getattr(screen, "cards", ()):
        card.turn.setFocus()
        QTest.keyClick(card.turn, Qt.Key.Key_Right)
        assert card.table.isVisibleTo(screen)
    assert audit(screen, primaries=0) == []


@pytest.mark.parametrize(("view", "kind"), PAGES)
@pytest.mark.usefixtures("large_type", "filled")
def test_each_page_fits_with_letters_a_quarter_larger(rooms: Rooms, view: str, kind: type[Screen]) -> None:
    assert audit(rooms.open(Place(Noun.FORECAST, view=view), kind), primaries=0) == []


@pytest.mark.parametrize(("view", "kind"), PAGES[1:])
def test_each_page_says_what_cannot_be_concluded_yet(rooms: Rooms, view: str, kind: type[Screen]) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view=view), kind)
    assert audit(screen, primaries=0) == []


def test_the_tabs_lead_to_the_other_pages(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="lists"), ListsScreen)
    tabs = screen.findChildren(ForecastTabs)[0]
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert rooms.went[-1] == Place(Noun.FORECAST, view="year")
    assert tabs.on() == VIEWS.index("lists")


@pytest.mark.usefixtures("filled")
def test_the_lists_hold_every_offer_once(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="lists"), ListsScreen)
    counts = {}
    for place, listed in enumerate(Listed):
        screen.which._choose(place)
        counts[listed] = len(screen.model.lines())
    assert counts == {Listed.OPEN: 1, Listed.WON: 15, Listed.SLIPPED: 2, Listed.UNDATED: 1, Listed.GONE: 15}


@pytest.mark.usefixtures("filled")
def test_a_slipped_offer_tells_how_far_and_what_was_expected_before(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="lists"), ListsScreen)
    screen.which._choose(list(Listed).index(Listed.SLIPPED))
    rooms.settle()
    screen.table.choose(lambda offer: offer.number == 2)
    rooms.settle()
    assert "1×, 1 maand" in beside(screen)
    assert "60 %  ·  nov 2026" in beside(screen)
    screen.table.opened.emit(screen.table.line())
    assert rooms.went[-1].noun is Noun.OFFER


@pytest.mark.usefixtures("filled")
def test_what_if_changes_the_month_and_nothing_that_is_kept(rooms: Rooms, filled: SellerFile) -> None:
    screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    form = screen.side.findChildren(WhatIfForm)[0]
    form.chance.set_value(Decimal(90))
    form.count.click()
    assert screen.view is not None
    assert screen.view.forecast.month(NOV).revenue == Decimal(27000)
    assert "+ € 12.000" in plain(screen.banner.words.text())
    QTest.qWait(1)
    shown = [each for each in screen.side.findChildren(WhatIfForm) if each.isVisible()]
    shown[0].leave.click()
    assert screen.view.forecast.month(NOV).revenue == 0
    assert filled.forecasts.view().forecast.month(NOV).revenue == Decimal(15000)
    screen.banner.back.click()
    assert screen.view.forecast.month(NOV).revenue == Decimal(15000)
    assert not screen.banner.isVisible()


@pytest.mark.usefixtures("filled")
def test_the_forecast_is_seen_by_stage_or_corrected_and_back(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    seen = {}
    for weighing in Weighing:
        screen.weighing.set_value(weighing)
        screen.weighing.edited.emit()
        assert screen.view is not None
        seen[weighing] = screen.view.forecast.month(NOV).revenue
    assert seen[Weighing.OWN] == Decimal(15000)
    assert seen[Weighing.STAGE] == Decimal(6000)  # a draft: 20 %
    assert seen[Weighing.CORRECTED] != seen[Weighing.OWN]


@pytest.mark.usefixtures("filled")
def test_chances_are_shown_against_outcomes_with_a_verdict(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="chances"), ChancesScreen)
    assert "30 offertes zeggen jouw kansen meer" in screen.verdict.accessibleName()
    bands = {band.low: (band.count, band.won) for band in screen.bands.model.lines() if band.count}
    assert bands == {40: (15, 0), 80: (15, 15)}
    assert "80 – 89 %: 15 van 15 gewonnen" in plain(screen.bands.chart.accessibleName())


def test_with_few_offers_no_chance_is_corrected(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="chances"), ChancesScreen)
    assert "valt niets te besluiten" in screen.verdict.accessibleName()
    assert f"Vanaf {FEWEST} besliste offertes" in beside(screen)


@pytest.mark.usefixtures("filled")
def test_outcomes_are_cut_in_every_way(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="outcomes"), OutcomesScreen)
    found = {}
    for cut in Cut:
        screen.cut.set_value(cut)
        screen.cut.edited.emit()
        found[cut] = [(row.words, row.ratio.offers, row.ratio.orders) for row in screen.ratios.model.lines()]
    assert found[Cut.MONTH] == [("Okt 2026", 30, 15)]
    assert found[Cut.QUARTER] == [("Kwartaal 4, 2026", 30, 15)]
    assert found[Cut.ADVICE] == [("Vijf punten goed", 30, 15), ("Toch gemaakt", 0, 0)]
    assert [row.words for row in screen.reasons.model.lines()] == ["Prijs"]
    assert [row.words for row in screen.rivals.model.lines()] == ["Frisse Start"]


def test_without_decisions_nothing_is_concluded(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="outcomes"), OutcomesScreen)
    assert "Pas 0 besliste offertes" in screen.few.accessibleName()
    assert screen.few.isVisible()


@pytest.mark.usefixtures("filled")
def test_the_year_stands_against_its_targets(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="year"), YearScreen)
    october = screen.months.model.lines()[9]
    assert (october.won, october.target) == (Decimal(15000), Decimal(40000))
    screen.which._choose(2)
    rooms.settle()
    assert screen.months.model.lines()[0].month == date(2027, 1, 1)
    screen.targets.click()
    assert rooms.went[-1] == Place(Noun.SETTINGS, view="targets")


@pytest.mark.usefixtures("filled")
def test_the_page_for_the_manager_opens(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("salesdesk.ui.figures.forecast.show_paper", lambda *args: shown.append(args[-1]))
    screen = rooms.open(Place(Noun.FORECAST), ForecastScreen)
    button = next(each for each in screen.findChildren(Button) if each is screen.sheet)
    button.click()
    rooms.settle()
    assert shown[0].page_count == 1


@pytest.mark.usefixtures("filled")
def test_the_lists_add_up_in_units_too(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.FORECAST, view="lists"), ListsScreen)
    screen.measure._choose(1)
    assert screen.view is not None
    assert sum(entry.volume for entry in screen.view.lists) == 34
    amounts = next(column for column in screen.model.columns if column.title == "Bedrag of aantal")
    assert {amounts.text(offer) for offer in screen.model.lines()} == {"1"}
