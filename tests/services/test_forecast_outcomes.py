"""What the forecast reads of stages, slips, outcomes, chances and sales."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook

from salesdesk.domain.calibration import Foretold
from salesdesk.domain.company import Thresholds
from salesdesk.domain.offer_slips import Slip
from salesdesk.domain.offer_stages import Stage
from salesdesk.domain.offer_statistics import PeriodSize, Promises, Ratio
from salesdesk.domain.offers import Offer, OfferState, Period
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visits import VisitState
from salesdesk.exchange.files import read_sheet
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    RELATION_ID,
    a_product,
    a_relation,
    a_sales_line,
    a_status_change,
    a_visit,
    an_id,
    an_offer,
    an_offer_line,
    some_settings,
)
from tests.offer_builders import an_offer_outlook

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
SENT, ENDED = date(2026, 10, 1), date(2026, 10, 29)
NOV, DEC = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def forecasts(database: Database) -> Forecasts:
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, a_relation(id=RELATION_ID, status=Status.CUSTOMER, importance=Importance.B))
    return Forecasts(database, Clock(lambda: MOMENT, an_id))


def keep(database: Database, *values: Any) -> None:
    with database.write() as session:
        records.save_all(session, values)


def euros(number: int, amount: object, **over: Any) -> Offer:
    code = over.pop("code", "")
    line = an_offer_line(product_code=code, quantity=Decimal(1), unit_price=Decimal(str(amount)))
    return an_offer(**{"number": number, "lines": (line,), "valid_until": None, **over})


def noted(number: int, day: date, chance: int | None, month: date | None = None, **over: Any) -> Any:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    values = {"state": OfferState.RELEASED, "decision_month": month, **over}
    return an_offer_outlook(number=number, noted_at=moment, chance_percent=chance, **values)


def test_an_offer_is_as_far_as_it_came(forecasts: Forecasts, database: Database) -> None:
    talked = a_visit(relation_id=RELATION_ID, visit_on=SENT + timedelta(days=3), state=VisitState.HELD)
    keep(
        database,
        talked,
        euros(1, 100, decision_month=DEC),
        euros(2, 100, state=OfferState.RELEASED, sent_on=SENT, decision_month=DEC),
        euros(3, 100, state=OfferState.RELEASED, sent_on=SENT, decision_month=DEC, override_reason="klein"),
        euros(4, 100, state=OfferState.RELEASED, sent_on=date(2026, 11, 20), decision_month=DEC),
    )
    stages = {offer.number: offer.stage for offer in forecasts.view().offers}
    assert stages == {1: Stage.DRAFT, 2: Stage.SOUND, 3: Stage.TALKED, 4: Stage.SENT}


def test_slips_are_read_from_the_notes_of_open_offers(forecasts: Forecasts, database: Database) -> None:
    keep(
        database,
        euros(1, 100, decision_month=DEC),
        noted(1, SENT, 50, date(2026, 10, 1)),
        noted(1, ENDED, 50, NOV),
        euros(2, 100, decision_month=date(2026, 9, 1)),
        euros(3, 100, decision_month=DEC),
        noted(3, SENT, 50, DEC),
        noted(3, SENT, 50, NOV, deleted=True),
    )
    slips = {offer.number: offer.slip for offer in forecasts.view().offers}
    assert slips == {1: Slip(2, 2), 2: Slip(0, 2), 3: Slip()}


def test_the_chance_named_two_weeks_before_is_held_against_the_outcome(
    forecasts: Forecasts, database: Database
) -> None:
    decided = {"decided_on": ENDED, "sent_on": SENT}
    keep(
        database,
        euros(1, 100, state=OfferState.WON, **decided),
        noted(1, SENT, 60),
        noted(1, ENDED - timedelta(days=2), 95),
        noted(1, ENDED, 100, state=OfferState.WON),
        euros(2, 100, state=OfferState.LOST, **decided),
        noted(2, ENDED, 30),
        euros(3, 100, state=OfferState.EXPIRED, valid_until=ENDED, decided_on=None),
        noted(3, SENT, 40),
        euros(4, 100, state=OfferState.RELEASED),
        noted(4, SENT, 70),
    )
    view = forecasts.chances()
    assert view.calibration.foretold == (Foretold(1, 60, True), Foretold(3, 40, False))
    assert view.untold == 1


def test_outcomes_know_groups_class_and_what_the_relation_was_then(
    forecasts: Forecasts, database: Database
) -> None:
    moment = datetime(2026, 10, 15, 9, tzinfo=UTC)
    change = a_status_change(
        relation_id=RELATION_ID, before=Status.PROSPECT, after=Status.CUSTOMER, changed_at=moment
    )
    keep(
        database,
        a_product(code="GL-04", group="Glas"),
        change,
        euros(1, 100, state=OfferState.WON, sent_on=SENT, decided_on=ENDED, code="GL-04"),
        euros(2, 300, state=OfferState.LOST, sent_on=ENDED, decided_on=NOV, lost_reason="prijs: 4 %"),
    )
    view = forecasts.outcomes()
    assert view.statuses() == {
        Status.PROSPECT: Ratio(1, 1, Decimal(100), Decimal(100)),
        Status.CUSTOMER: Ratio(1, 0, Decimal(300), Decimal(0)),
    }
    assert set(view.classes()) == {Importance.B}
    assert {name: ratio.orders for name, ratio in view.groups().items()} == {"": 0, "Glas": 1}
    assert [(cause.words, cause.count) for cause in view.reasons()] == [("prijs", 1)]
    assert len(view.periods(PeriodSize.MONTH)) == 2
    days = view.days()
    assert days is not None
    assert (days.count, days.median) == (2, Decimal("15.5"))


def test_a_group_that_is_paid_by_the_month_counts_for_its_first_year(
    forecasts: Forecasts, database: Database
) -> None:
    lines = (
        an_offer_line(product_code="GL", quantity=Decimal(1), unit_price=Decimal(800)),
        an_offer_line(product_code="SM", quantity=Decimal(1), unit_price=Decimal(100), period=Period.MONTHLY),
    )
    keep(
        database,
        a_product(code="GL", group="Glas"),
        a_product(code="SM", group="Schoonmaak"),
        an_offer(state=OfferState.WON, decided_on=ENDED, lines=lines, discount_percent=Decimal(10)),
    )
    groups = forecasts.outcomes().groups()
    assert {name: ratio.ordered for name, ratio in groups.items()} == {"Glas": 720, "Schoonmaak": 1080}


def test_an_offer_without_any_day_of_ending_is_left_out(forecasts: Forecasts, database: Database) -> None:
    keep(database, euros(1, 100, state=OfferState.LOST, decided_on=None, decision_month=None))
    assert forecasts.outcomes().offers == ()


def test_only_the_highest_revision_has_an_outcome_and_the_first_was_sent_first(
    forecasts: Forecasts, database: Database
) -> None:
    keep(
        database,
        euros(1, 500, state=OfferState.REPLACED, sent_on=SENT),
        euros(1, 100, revision=2, state=OfferState.WON, sent_on=date(2026, 10, 20), decided_on=ENDED),
    )
    (offer,) = forecasts.outcomes().offers
    assert (offer.amount, offer.days_to_decision) == (Decimal(100), 28)


def test_promises_are_counted_over_what_was_sent(forecasts: Forecasts, database: Database) -> None:
    keep(
        database,
        euros(1, 1, state=OfferState.RELEASED, promised_on=SENT, sent_on=SENT),
        euros(2, 1, state=OfferState.LOST, promised_on=SENT, sent_on=ENDED, decided_on=ENDED),
        euros(3, 1, promised_on=SENT),
    )
    assert forecasts.outcomes().promises == Promises(2, 1)


def test_the_year_has_targets_standing_and_the_sales_of_two_years(
    forecasts: Forecasts, database: Database
) -> None:
    with database.write() as session:
        save_settings(session, some_settings(thresholds=Thresholds(month_targets={DEC: Decimal(100)})))
    keep(
        database,
        euros(1, 300, state=OfferState.WON, decided_on=date(2026, 11, 3)),
        euros(2, 200, decision_month=DEC, chance_percent=50),
        a_sales_line(relation_id=RELATION_ID, sold_on=date(2026, 11, 5), amount=Decimal(70)),
        a_sales_line(relation_id=RELATION_ID, sold_on=date(2025, 11, 5), amount=Decimal(50)),
    )
    view = forecasts.view()
    november, december = forecasts.year(view, 2026)[10:]
    assert (november.won, november.sold, november.sold_before) == (Decimal(300), Decimal(70), Decimal(50))
    assert (december.weighted, december.target, december.sold) == (Decimal(100), Decimal(100), None)
    cover = view.rest_of_year()
    found = (cover.target, cover.won, cover.open_amount, cover.weighted)
    assert found == (Decimal(440_100), Decimal(300), Decimal(200), Decimal(100))


def test_the_workbook_tells_lists_ratios_and_chances_too(forecasts: Forecasts, database: Database) -> None:
    keep(
        database,
        euros(1, 100, state=OfferState.WON, sent_on=SENT, decided_on=ENDED),
        euros(2, 200, decision_month=DEC, chance_percent=50),
        noted(1, SENT, 60),
    )
    content = forecasts.workbook()
    sheet = read_sheet(content)
    assert sheet.rows[-1].cells[2] == Decimal(100)
    assert sheets_of(content) == [
        "Forecast",
        "Offertes",
        "Lijsten",
        "Offertes naar orders",
        "Verloren",
        "Kansen",
    ]


def sheets_of(content: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names


def test_what_was_foreseen_for_a_month_is_what_was_noted_when_it_began(
    forecasts: Forecasts, database: Database
) -> None:
    october, amount = date(2026, 10, 1), {"amount": Decimal(1000)}
    keep(
        database,
        noted(1, date(2026, 9, 1), 20, october, **amount),
        noted(1, date(2026, 9, 20), 60, october, **amount),
        noted(1, date(2026, 10, 5), 95, october, **amount),
        noted(2, date(2026, 9, 1), 50, october, **amount),
        noted(2, date(2026, 9, 25), 50, NOV, **amount),
        euros(1, 900, state=OfferState.WON, decided_on=date(2026, 10, 15)),
        euros(3, 400, state=OfferState.WON, decided_on=date(2026, 10, 20)),
    )
    past = forecasts.view().reliability()
    assert past is not None
    assert (past.foreseen, past.won_of_these, past.besides) == (Decimal(600), Decimal(900), Decimal(400))
    assert past.deviation_percent == 50


def test_what_was_won_in_another_month_is_not_what_was_foreseen_for_this(
    forecasts: Forecasts, database: Database
) -> None:
    keep(
        database,
        noted(1, date(2026, 8, 1), 50, date(2026, 9, 1), amount=Decimal(1000)),
        euros(1, 1000, state=OfferState.WON, decided_on=date(2026, 10, 15)),
    )
    september, october = forecasts.chances().months[-2:]
    assert (september.foreseen, september.won_of_these) == (Decimal(500), Decimal(0))
    assert october.foreseen is None
    assert (october.won_of_these, october.besides) == (Decimal(0), Decimal(1000))


def test_the_past_twelve_months_stand_foreseen_and_won(forecasts: Forecasts, database: Database) -> None:
    keep(
        database,
        noted(1, date(2026, 9, 1), 50, date(2026, 10, 1), amount=Decimal(1000)),
        euros(1, 400, state=OfferState.WON, decided_on=date(2026, 10, 31)),
        euros(2, 700, state=OfferState.WON, decided_on=date(2026, 10, 1)),
        euros(3, 900, state=OfferState.WON, decided_on=date(2026, 11, 1)),
    )
    months = forecasts.chances().months
    assert (len(months), months[0].month, months[-1].month) == (12, date(2025, 11, 1), date(2026, 10, 1))
    october = months[-1]
    assert (october.foreseen, october.won_of_these) == (Decimal(500), Decimal(400))
    assert october.won == 1100
    assert october.deviation_percent == -20
    assert (months[0].foreseen, months[0].deviation_percent) == (None, None)
