"""Keeping a planned day: moved, new and dropped visits in one go, and the day that goes otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.opening_hours import opening_hours_or_unknown
from salesdesk.domain.rayon import Area, OtherDay
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import visit_minutes_of
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.day_draft import DayDraft, Leaving
from salesdesk.services.day_laying import unplanned
from salesdesk.services.day_misfit import Misfit, misfit_of
from salesdesk.services.day_route import DayRoute, RouteVisit
from salesdesk.services.relation_places import located, located_words
from salesdesk.services.slot_finder import SlotFinder
from salesdesk.services.slot_subject import Asked
from salesdesk.services.visit_moves import find_open, keep_changed, keep_restored
from salesdesk.services.visit_usuals import agreed_visit, usual_visit
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visits import VisitLine
from salesdesk.words import _

TOUCHED = frozenset({Noun.VISIT, Noun.TODAY, Noun.ROUTE, Noun.RELATION, Noun.PREPARATION, Noun.FOLLOW_UP})
MOST_VISITS = 25
_CHANGED = N_("Deze dag is intussen ergens anders veranderd. Begin opnieuw.")


@dataclass(frozen=True, slots=True)
class KeptDay:
    """What was kept, so that it can be taken back: visits as they were, and what was made for it."""

    before: tuple[Visit, ...] = ()
    added: tuple[Visit, ...] = ()
    taken: tuple[VisitProposal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def count(self) -> int:
        return len(self.before) + len(self.added)


class DayPlanning:
    """Writes what the working copy of a day says."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def new_stop(
        self, route: DayRoute, relation_id: UUID, proposal: VisitProposal | None = None
    ) -> RouteVisit:
        """A visit to this relation as it would be on that day; nothing is written."""
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None or relation.deleted:
                raise Refused(Reason(N_("Deze relatie bestaat niet meer.")))
            if proposal is not None:
                visit = agreed_visit(session, self._clock, proposal)
            else:
                minutes = visit_minutes_of(relation, load_settings(session).planning)
                first = route.frame.first_visit
                visit = usual_visit(session, self._clock, relation_id, route.day, first, minutes)
            place = located(session, [relation]).get(relation_id)
        return RouteVisit(
            _line(visit, relation),
            unplanned(visit),
            place,
            visit,
            hours=opening_hours_or_unknown(relation.opening_hours).spans(route.day),
            is_new=True,
            proposal_id=proposal.id if proposal else None,
            phone=relation.phone,
        )

    def best_days(self, visit_id: UUID, but: date, count: int = 2) -> tuple[tuple[date, time, int], ...]:
        """The best other days for a visit: day, time, and minutes of driving extra."""
        found = SlotFinder(self._database, self._clock).find(Asked(visit_id))
        days = [each for each in found.best(count + 1) if each.day != but and each.start_time is not None]
        return tuple((each.day, each.start_time or time(), each.extra_minutes) for each in days[:count])

    def misfit(self, draft: DayDraft) -> Misfit | None:
        """What would make this day fit, with the two best days for who had better go."""
        found = misfit_of(draft)
        if found is None or found.visit_id is None or draft.route.visit(found.visit_id) is None:
            return found
        return replace(found, days=self.best_days(found.visit_id, draft.route.day))

    def areas(self) -> tuple[Area, ...]:
        """The areas of the rayon."""
        with self._database.read() as session:
            return tuple(records.find(session, Area))

    def keep(self, draft: DayDraft, reason: str = "") -> Done[KeptDay]:
        """The day as the working copy says; refused when it changed elsewhere meanwhile."""
        why = reason.strip() or _("past beter in de route")
        with self._database.write() as session:
            changed = [self._change(session, before, after, why) for before, after in draft.changes]
            gone = [self._leave(session, each, why) for each in draft.leaving]
            new = [each for each in draft.visits if each.is_new]
            records.save_all(session, [each.visit for each in new])
            wanted = [each.proposal_id for each in new if each.proposal_id]
            found = records.load_many(session, VisitProposal, wanted).values()
            taken = tuple(each for each in found if not each.deleted)
            known = records.load_many(session, Relation, [each.visit.relation_id for each in new])
            if len(taken) < len(wanted) or any(each.deleted for each in known.values()):
                raise Refused(Reason(_CHANGED))
            records.save_all(session, [replace(each, deleted=True) for each in taken])
        follow_ups = tuple(each for _visit, each in gone if each is not None)
        before = (*changed, *(visit for visit, _follow_up in gone))
        return Done(KeptDay(before, tuple(each.visit for each in new), taken, follow_ups), TOUCHED)

    def restore(self, kept: KeptDay) -> Done[None]:
        """Take back what `keep` did; who was visited meanwhile stays visited."""
        with self._database.write() as session:
            for before in kept.before:
                now = records.load(session, Visit, before.id)
                if now is not None and (now.is_open or now.state is VisitState.CANCELLED):
                    keep_restored(session, now, before)
            for visit in kept.added:
                now = records.load(session, Visit, visit.id)
                if now is not None and now.is_open:
                    keep_changed(session, self._clock, now, replace(now, deleted=True))
                    records.save_all(session, [each for each in kept.taken if each.uid == visit.uid])
            records.save_all(session, [replace(each, deleted=True) for each in kept.follow_ups])
        return Done(None, TOUCHED)

    def other_day(self, day: date) -> OtherDay:
        """How this day goes otherwise; as always when nothing was said."""
        with self._database.read() as session:
            found = records.find(session, OtherDay, day=day)
        return found[0] if found else OtherDay(self._clock.new_id(), day)

    def keep_other_day(self, other: OtherDay) -> Done[OtherDay]:
        """This day goes so; refused when a place isn't known or it ends before it begins. Gives what was."""
        reasons = []
        with self._database.write() as session:
            country = load_settings(session).seller.home.country
            before = records.load(session, OtherDay, other.id) or replace(other, deleted=True)
            for field, typed in (("from_where", other.from_where), ("to_where", other.to_where)):
                if typed.strip() and located_words(session, typed, country) is None:
                    reasons.append(Reason(N_("Deze postcode of plaats kennen we niet."), field))
            if other.start_time and other.end_time and other.end_time <= other.start_time:
                reasons.append(Reason(N_("De dag eindigt voor hij begint."), "end_time"))
            if other.most_visits is not None and not 0 <= other.most_visits <= MOST_VISITS:
                reasons.append(Reason(N_("Kies een aantal van 0 tot 25."), "most_visits"))
            if reasons:
                raise Refused(*reasons)
            is_usual = replace(other, deleted=False) == OtherDay(other.id, other.day)
            records.save(session, replace(other, deleted=other.deleted or is_usual))
        return Done(before, frozenset({Noun.ROUTE, Noun.TODAY, Noun.VISIT}))

    def _change(self, session: Session, before: Visit, after: Visit, reason: str) -> Visit:
        self._same(find_open(session, before.id), before)
        keep_changed(session, self._clock, before, after, reason)
        return before

    def _leave(self, session: Session, leaving: Leaving, reason: str) -> tuple[Visit, FollowUp | None]:
        """To its other day; without one it does not go on and asks for a new day."""
        visit = leaving.visit
        self._same(find_open(session, visit.id), visit)
        if leaving.to_on is not None:
            at = leaving.to_time or visit.start_time
            keep_changed(
                session, self._clock, visit, replace(visit, visit_on=leaving.to_on, start_time=at), reason
            )
            return visit, None
        said = _("van de dag af; nog in te plannen")
        off = replace(visit, state=VisitState.CANCELLED, state_reason=said)
        keep_changed(session, self._clock, visit, off)
        asks = FollowUp(
            self._clock.new_id(),
            _("Nieuwe dag zoeken voor {name}").format(name=leaving.name),
            self._clock.today(),
            visit.relation_id,
            visit.id,
        )
        records.save(session, asks)
        return visit, asks

    def _same(self, stored: Visit, known: Visit) -> None:
        if stored != known:
            raise Refused(Reason(_CHANGED))


def _line(visit: Visit, relation: Relation) -> VisitLine:
    """The line of a visit that isn't in the calendar yet."""
    return VisitLine(
        visit.id, visit.relation_id, visit.visit_on, visit.start_time, visit.minutes, visit.kind, visit.state,
        "", "", relation.name, relation.address.place, relation.address.street, relation.phone,
        relation.importance, relation.status, relation.is_hot, "", "", "", "", has_preparation=False,
        finished_steps=0, report_closed_at=None, has_report=False, complaint_since=None,
    )  # fmt: skip
