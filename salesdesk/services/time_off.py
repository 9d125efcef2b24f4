"""Days on which the seller is not on the road: kept, changed, taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.rayon import TimeOff
from salesdesk.errors import N_, Reason, Refused
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visits import visits_between
from salesdesk.words import screen_language

LONGEST = timedelta(days=366)
AHEAD = timedelta(days=400)
TOUCHED: Changes = frozenset({Noun.ROUTE, Noun.SETTINGS, Noun.TODAY})


@dataclass(frozen=True, slots=True)
class DaysOff:
    """What is free: the seller's own days, `visits` that stand on them, and the public holidays to come."""

    own: tuple[TimeOff, ...]
    visits: dict[UUID, int]
    holidays: tuple[tuple[date, str], ...]


class TimesOff:
    """What a seller does with his days off."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> DaysOff:
        """From today on, the soonest first."""
        today = self._clock.today()
        with self._database.read() as session:
            own = [each for each in records.find(session, TimeOff) if each.last_on >= today]
            home = load_settings(session).seller.home
            until = max((each.last_on for each in own), default=today)
            lines = [line for line in visits_between(session, today, until) if line.is_open]
        holidays = holidays_between(
            today, today + AHEAD, home.country or "NL", home.postcode, screen_language()
        )
        return DaysOff(
            tuple(sorted(own, key=lambda each: (each.first_on, each.last_on))),
            {each.id: sum(each.covers(line.visit_on) for line in lines) for each in own},
            tuple(sorted(holidays.items())),
        )

    def add(self, first_on: date, last_on: date, reason: str = "") -> Done[TimeOff]:
        """Refused when it ends before it begins, or lasts longer than a year."""
        made = _checked(TimeOff(self._clock.new_id(), first_on, last_on, reason.strip()))
        with self._database.write() as session:
            records.save(session, made)
        return Done(made, TOUCHED)

    def remove(self, time_off: TimeOff, *, removed: bool = True) -> Done[TimeOff]:
        with self._database.write() as session:
            records.save(session, replace(time_off, deleted=removed))
        return Done(time_off, TOUCHED)


def _checked(time_off: TimeOff) -> TimeOff:
    if time_off.last_on < time_off.first_on:
        raise Refused(Reason(N_("De laatste dag ligt voor de eerste."), "last_on"))
    if time_off.last_on - time_off.first_on > LONGEST:
        raise Refused(Reason(N_("Langer dan een jaar vrij kan niet in één keer."), "last_on"))
    return time_off
