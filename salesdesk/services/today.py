"""The day as the seller finds it in the car: visits, driving, and what asks for attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from salesdesk.domain.visits import VisitState
from salesdesk.services.clock import Clock
from salesdesk.services.driven_days import DrivenDays
from salesdesk.services.routes import DayRoute, Routes
from salesdesk.storage.database import Database, Session
from salesdesk.storage.offer_reminders import OfferAlert, expiring_offers, late_promises, promises_due
from salesdesk.storage.relations import has_relations
from salesdesk.storage.settings import load_settings
from salesdesk.storage.today import (
    ComplaintLine,
    FollowUpLine,
    NewsLine,
    follow_ups_due,
    news_due,
    open_complaints,
)
from salesdesk.storage.visits import VisitLine, visits_asking_again, visits_between, visits_to_report

__all__ = ["ComplaintLine", "FollowUpLine", "NewsLine", "OfferAlert", "Today", "TodayView"]
ASKED_AGAIN_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything on the first screen, for the day `route.day`, seen at `now` (local, aware).

    `to_report` are visits that ended without a report, today's too; `asking_again` those where nobody was
    there and no new appointment was made. `promises_due` are offers promised for today. `few_cards` is how
    many business cards are left when that is few. `drive_to_tell` is a day of which nobody noted the drive.
    """

    now: datetime
    route: DayRoute
    follow_ups: tuple[FollowUpLine, ...]
    late_promises: tuple[OfferAlert, ...]
    expiring: tuple[OfferAlert, ...]
    complaints: tuple[ComplaintLine, ...]
    to_report: tuple[VisitLine, ...]
    has_relations: bool = True
    news: tuple[NewsLine, ...] = ()
    asking_again: tuple[VisitLine, ...] = ()
    few_cards: int | None = None
    promises_due: tuple[OfferAlert, ...] = ()
    drive_to_tell: date | None = None

    @property
    def day(self) -> date:
        return self.route.day

    @property
    def next_visit(self) -> VisitLine | None:
        """The first open visit that has not ended yet; on another day than today simply the first."""
        for visit in self.route.visits:
            if visit.line.is_open and (
                self.day != self.now.date() or visit.planned.leave_time > self.now.time()
            ):
                return visit.line
        return None


class Today:
    """Reads the day in one go."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes
        self._driven = DrivenDays(database, clock, routes)

    def view(self, day: date | None = None) -> TodayView:
        """The day asked for, or today."""
        now = self._clock.now()
        today = now.date()
        midnight = datetime.combine(today, time(0), now.tzinfo).astimezone(UTC)
        with self._database.read() as session:
            follow_ups = follow_ups_due(session, today, midnight)
            promises = late_promises(session, today)
            settings = load_settings(session)
            due = promises_due(session, today)
            expiring = expiring_offers(session, today, settings.thresholds.remind_days)
            complaints = open_complaints(session)
            to_report = [*visits_to_report(session, today), *_ended_today(session, now)]
            asking = visits_asking_again(session, today - ASKED_AGAIN_FOR, today)
            anybody = has_relations(session)
            news = news_due(session, today)
        return TodayView(
            now=now,
            route=self._routes.laid_out(day or today),
            follow_ups=tuple(follow_ups),
            late_promises=tuple(promises),
            promises_due=tuple(due),
            drive_to_tell=self._driven.to_tell() if day in {None, today} else None,
            expiring=tuple(expiring),
            complaints=tuple(complaints),
            to_report=tuple(to_report),
            has_relations=anybody,
            news=tuple(news),
            asking_again=tuple(asking),
            few_cards=settings.cards.count if settings.cards.is_low else None,
        )


def _ended_today(session: Session, now: datetime) -> list[VisitLine]:
    """Today's visits whose time is over and whose report is not closed."""
    wall = now.replace(tzinfo=None)
    return [
        line
        for line in visits_between(session, now.date(), now.date())
        if (line.is_open or line.state is VisitState.HELD)
        and line.report_closed_at is None
        and datetime.combine(line.visit_on, line.start_time) + timedelta(minutes=line.minutes) <= wall
    ]
