"""What the pages of the forecast cost among five thousand offers, against bare selects in the same run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.domain.offers import OfferState
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import save_all
from tests import builders as b
from tests.bench.stopwatch import best
from tests.database_fixtures import TEST_KEY
from tests.offer_builders import an_offer_outlook

OFFERS, NOTES_EACH, RELATIONS = 5_000, 4, 200
STATES = (OfferState.WON, OfferState.LOST, OfferState.LOST, OfferState.WON, OfferState.RELEASED)


def fill(database: Database) -> None:
    relations = [b.a_relation(name=f"Klant {number}") for number in range(RELATIONS)]
    offers, notes = [], []
    for number in range(1, OFFERS + 1):
        state = STATES[number % len(STATES)]
        day = date(2025, 1, 6) + timedelta(days=number % 680)
        ended = None if state is OfferState.RELEASED else day
        line = b.an_offer_line(
            product_code=f"P-{number % 60}", quantity=Decimal(2), unit_price=Decimal(number)
        )
        offers.append(
            b.an_offer(
                number=number, relation_id=relations[number % RELATIONS].id, state=state, decided_on=ended,
                sent_on=day - timedelta(days=20), decision_month=day.replace(day=1), lines=(line,),
            )
        )  # fmt: skip
        notes += [
            an_offer_outlook(
                number=number, noted_at=b.NOW - timedelta(days=900 - number % 680 - step * 5),
                state=OfferState.RELEASED, chance_percent=40 + step,
            )
            for step in range(NOTES_EACH)
        ]  # fmt: skip
    with database.write() as session, captured(session):
        save_all(session, [*relations, *offers, *notes])


def test_the_forecast_among_five_thousand_offers(database: Database) -> None:
    fill(database)
    forecasts = Forecasts(database, Clock(lambda: b.NOW, b.an_id))
    bare = connect(database.path, TEST_KEY)
    offers = best(lambda: bare.execute("SELECT * FROM offer").fetchall())
    notes = best(lambda: bare.execute("SELECT * FROM offer_outlook").fetchall())
    bare.close()
    view = forecasts.view()
    assert len(view.offers) == OFFERS
    print(f"\nbare: offers {offers * 1000:.0f} ms, outlooks {notes * 1000:.0f} ms")  # noqa: T201
    floors: dict[str, tuple[Callable[[], object], float, float]] = {
        "view": (forecasts.view, offers, 16.0),
        "chances": (forecasts.chances, notes, 9.0),
        "outcomes": (forecasts.outcomes, offers, 12.0),
    }
    for what, (act, floor, most) in floors.items():
        taken = best(act)
        print(f"{what}: {taken * 1000:.0f} ms, {taken / floor:.1f} x one bare select")  # noqa: T201
        assert taken < most * floor
    turned = best(lambda: view.seen(view.weighing, forecasts.chances().calibration.correction(), {}))
    print(f"what if: {turned * 1000:.0f} ms")  # noqa: T201
