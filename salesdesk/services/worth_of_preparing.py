"""Does preparing pay? The seller's own visits, prepared and not, and the sum he can make with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from uuid import UUID

from salesdesk.domain.discount_limits import effective_discount
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.worth_of_preparing import (
    COST_PER_HOUR,
    SAVED_DISCOUNT_PERCENT,
    Caution,
    OfferOutcome,
    PreparingGain,
    Sample,
    VisitOutcome,
    caution,
    median_seconds,
    sample,
    was_prepared,
)
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.preparing import HeldVisit, held_visits
from salesdesk.storage.settings import read_setting, write_setting

__all__ = ["Caution", "PreparingGain", "Sample", "WorthOfPreparing", "WorthView"]
LOOKS_BACK = timedelta(days=365)
FEWEST_VISITS = 5
_KEY = "preparing_gain"
_OUTCOMES = {
    OfferState.RELEASED: None,
    OfferState.WON: True,
    OfferState.LOST: False,
    OfferState.EXPIRED: False,
}


@dataclass(frozen=True, slots=True)
class WorthView:
    """The past year up to today; `unknown` counts visits prepared before the moment of being ready was kept.

    `own` is the sum with the seller's own figures, `kept` the one he last typed, None when he did not.
    """

    since: date
    prepared: Sample
    others: Sample
    unknown: int
    report_seconds: int | None
    own: PreparingGain
    kept: PreparingGain | None

    @property
    def caution(self) -> Caution:
        return caution(self.prepared, self.others)

    @property
    def visits(self) -> int:
        return self.prepared.visits + self.others.visits

    @property
    def is_enough(self) -> bool:
        """Whether there is anything to set side by side."""
        return self.visits >= FEWEST_VISITS


class WorthOfPreparing:
    """Reads what preparing brought; nothing is kept of it but the sum that the seller makes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> WorthView:
        """The held visits of the past year and the offers that came from them."""
        now = self._clock.now()
        since = now.date() - LOOKS_BACK
        with self._database.read() as session:
            visits = held_visits(session, since, now.date())
            offers = _offers_of(session, {visit.id for visit in visits})
            kept = _read(read_setting(session, _KEY))
        told = [visit for visit in visits if not _is_unknown(visit)]
        outcomes = [_outcome(visit, offers.get(visit.id, ()), now) for visit in told]
        prepared = sample(outcomes, prepared=True)
        own = PreparingGain(prepared.revenue, SAVED_DISCOUNT_PERCENT, prepared.hours, COST_PER_HOUR)
        return WorthView(
            since=since,
            prepared=prepared,
            others=sample(outcomes, prepared=False),
            unknown=len(visits) - len(told),
            report_seconds=median_seconds(visit.report_seconds for visit in visits),
            own=own,
            kept=kept,
        )

    def keep(self, gain: PreparingGain | None) -> Done[PreparingGain | None]:
        """Remember the figures of the sum, or go back to his own; refused with what cannot be."""
        if gain is not None:
            wrong = [
                Reason(N_("Vul een getal van nul of meer in."), name)
                for name, value in asdict(gain).items()
                if value < 0
            ]
            if gain.saved_percent > 100:
                wrong.append(Reason(N_("Een korting ligt tussen 0 en 100 %."), "saved_percent"))
            if wrong:
                raise Refused(*wrong)
        with self._database.write() as session:
            write_setting(session, _KEY, None if gain is None else _written(gain))
        return Done(gain, frozenset({Noun.SETTINGS}))


def _is_unknown(visit: HeldVisit) -> bool:
    return visit.has_preparation and visit.prepared_for is None


def _outcome(visit: HeldVisit, offers: Iterable[OfferOutcome], now: datetime) -> VisitOutcome:
    starts_at = datetime.combine(visit.visit_on, visit.start_time, now.tzinfo)
    return VisitOutcome(was_prepared(visit.ready_at, starts_at), visit.seconds, tuple(offers))


def _offers_of(session: Session, visits: set[UUID]) -> dict[UUID, list[OfferOutcome]]:
    """The offers that went out after each visit, in their highest revision."""
    latest: dict[int, Offer] = {}
    for offer in records.find(session, Offer, state=set(_OUTCOMES)):
        if offer.visit_id in visits and offer.revision >= latest.get(offer.number, offer).revision:
            latest[offer.number] = offer
    found: dict[UUID, list[OfferOutcome]] = {}
    for offer in latest.values():
        if offer.visit_id is not None:
            outcome = OfferOutcome(offer.net, discount_of(offer), _OUTCOMES[offer.state])
            found.setdefault(offer.visit_id, []).append(outcome)
    return found


def discount_of(offer: Offer) -> Decimal:
    """What was given away of the full price of the first year, on lines and total, in percent."""
    return effective_discount(offer.lines, offer.discount_percent)


def _written(gain: PreparingGain) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(gain).items()}


def _read(kept: object) -> PreparingGain | None:
    """What was remembered; None when it cannot be read."""
    if not isinstance(kept, dict):
        return None
    try:
        return PreparingGain(**{name: Decimal(value) for name, value in kept.items()})
    except (TypeError, InvalidOperation):
        return None
