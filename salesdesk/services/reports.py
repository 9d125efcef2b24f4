"""The report after the visit: filled in from the preparation, finished in minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.carrying_over import carried_over
from salesdesk.domain.follow_ups import FollowUp, distinct_promises, same_promise
from salesdesk.domain.preparation import Objective, Outcome, Preparation, Side
from salesdesk.domain.preparation_edits import scored
from salesdesk.domain.relations import ContactMoment, Relation
from salesdesk.domain.report_filling import filled
from salesdesk.domain.reports import Agreement, VisitReport
from salesdesk.domain.visits import Visit, VisitState, renumbered
from salesdesk.errors import N_, Reason, Refused
from salesdesk.formats import field_date
from salesdesk.services.answers import Takeover, kept_answers, takeovers
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relations import Relations
from salesdesk.services.report_checks import Missing, missing, not_held, reasons_against_closing
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _

__all__ = ["Missing", "ReportView", "Reports", "Takeover"]
_TOUCHED = frozenset({Noun.REPORT, Noun.PREPARATION, Noun.VISIT, Noun.TODAY})


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with the preparation it grew from and what it would change on the relation's card."""

    visit: Visit
    report: VisitReport
    preparation: Preparation
    card: RelationCard
    seller: str

    @property
    def takeovers(self) -> tuple[Takeover, ...]:
        return takeovers(self.preparation, self.card, self.visit.contact_id)

    @property
    def missing(self) -> tuple[Missing, ...]:
        return missing(self.report, self.preparation, self.visit.kind)

    @property
    def not_held(self) -> Reason | None:
        """Why there is nothing to report: nobody was there, or the visit did not go on."""
        return not_held(self.visit)

    @property
    def coming_visit(self) -> Visit | None:
        """The appointment after this one, when there is one."""
        later = [
            visit
            for visit in self.card.visits
            if visit.is_open and visit.id != self.visit.id and visit.visit_on >= self.visit.visit_on
        ]
        return min(later, key=lambda visit: (visit.visit_on, visit.start_time), default=None)

    @property
    def additions(self) -> tuple[ContactMoment, ...]:
        """What was noted of this relation since the report was closed, newest first."""
        closed_at = self.report.closed_at
        if closed_at is None:
            return ()
        later = (moment for moment in self.card.moments if moment.happened_at >= closed_at)
        return tuple(sorted(later, key=lambda moment: (moment.happened_at, moment.id), reverse=True))

    @property
    def missed_objectives(self) -> tuple[Objective, ...]:
        return tuple(
            item
            for item in self.preparation.objectives
            if item.side is Side.INTERNAL and item.outcome is not Outcome.REACHED
        )


class Reports:
    """Opens, keeps and closes visit reports."""

    def __init__(
        self, database: Database, clock: Clock, relations: Relations, preparations: Preparations
    ) -> None:
        self._database = database
        self._clock = clock
        self._relations = relations
        self._preparations = preparations

    def open(self, visit_id: UUID) -> Done[ReportView]:
        """The report of a visit; the first time it is filled in from the preparation.

        Nobody begins a report of a visit that was cancelled or where nobody was.
        """
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
            visit = records.load(session, Visit, visit_id)
        nothing = not_held(visit) if visit and kept is None else None
        if nothing is not None:
            raise Refused(nothing)
        if kept is not None and self._preparations.kept(visit_id) is not None:
            return Done(self._view(kept), frozenset())
        prepared = self._preparations.prepare(visit_id)
        report = kept or self._begun(prepared.value)
        with self._database.write() as session:
            records.save(session, report)
        return Done(self._view(report), prepared.changes | _TOUCHED)

    def view(self, visit_id: UUID) -> ReportView | None:
        """The report as it is; None while nobody began it."""
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
        return self._view(kept) if kept and self._preparations.kept(visit_id) else None

    def keep(self, report: VisitReport, preparation: Preparation) -> Done[ReportView]:
        """Keep what the seller typed, answers and scored objectives too; a closed report is frozen."""
        _refuse_no_chance(report)
        with self._database.write() as session:
            _refuse_closed(session, report)
            records.save(session, report)
            records.save(session, preparation)
        return Done(self._view(report), _TOUCHED)

    def keep_talk(self, preparation: Preparation) -> Done[Preparation]:
        """Keep what was ticked and answered in the visit, in the report too when that was begun already."""
        with self._database.read() as session:
            report = _of_visit(session, preparation.visit_id)
        before = self._preparations.kept(preparation.visit_id)
        kept = self._preparations.keep(scored(preparation))
        if report is None or report.is_closed or before is None:
            return kept
        view = self._view(report)
        now = self._filled(report, before, kept.value, view.visit, view.card.relation)
        if now == report:
            return kept
        with self._database.write() as session:
            _refuse_closed(session, report)
            records.save(session, now)
        return Done(kept.value, kept.changes | _TOUCHED)

    def save(self, report: VisitReport) -> Done[ReportView]:
        """Keep the report; its preparation stays as it is."""
        return self.keep(report, self._view(report).preparation)

    def save_preparation(self, report: VisitReport, preparation: Preparation) -> Done[ReportView]:
        """Keep answers and scored objectives, which live with the preparation."""
        return self.keep(report, preparation)

    def new_agreement(self, position: int = 0) -> Agreement:
        """An empty line to write on; not kept yet."""
        return Agreement(self._clock.new_id(), "", position=position)

    def add_agreement(
        self,
        report: VisitReport,
        what: str,
        who: str = "",
        due_on: date | None = None,
        *,
        for_customer: bool = True,
    ) -> Done[ReportView]:
        """Something agreed in the talk: what, by whom, when."""
        if not what.strip():
            raise Refused(Reason(N_("Schrijf op wat je hebt afgesproken."), "what"))
        made = replace(
            self.new_agreement(len(report.agreements)),
            what=what.strip(),
            who=who.strip(),
            due_on=due_on,
            for_customer=for_customer,
        )
        return self.save(replace(report, agreements=(*report.agreements, made)))

    def close(self, report: VisitReport, chosen: frozenset[str] = frozenset()) -> Done[ReportView]:
        """Close the report: the visit was held, chosen answers go to the card, agreements become follow-ups.

        Nothing else on the card moves: a value that differs only goes when the seller chose it. Refused
        while the manager's three questions are open: useful, chance, next step (Susan §1.3.4).
        """
        _refuse_no_chance(report)
        view = self._view(report)
        reasons = reasons_against_closing(report, view.preparation, view.visit, self._clock.today())
        if reasons:
            raise Refused(*reasons)
        taken = [entry for entry in view.takeovers if entry.key in chosen and not entry.is_equal]
        closed = replace(report, closed_at=self._clock.now())
        with self._database.write() as session:
            _refuse_closed(session, report)
            records.save(session, closed)
            held = replace(view.visit, state=VisitState.HELD)
            records.save(session, renumbered(view.visit, held))
            for value in kept_answers(taken, view.card, view.visit, self._clock):
                records.save(session, value)
            for item in self._follow_ups(view, session):
                records.save(session, item)
        return Done(self._view(closed), _TOUCHED | {Noun.RELATION, Noun.CONTACT, Noun.FOLLOW_UP, Noun.ROUTE})

    def carry_over(self, report: VisitReport, follow_up_visit: Visit) -> Done[Preparation]:
        """Take what was not reached, with its questions, to the preparation of the next visit."""
        view = self._view(report)
        coming = self._preparations.prepare(follow_up_visit.id).value.preparation
        return self._preparations.keep(
            carried_over(view.preparation, view.missed_objectives, coming, self._clock.new_id)
        )

    def add(self, report: VisitReport, text: str) -> Done[ContactMoment]:
        """Something that comes after a closed report: a dated note in the history; the report stays."""
        if not text.strip():
            raise Refused(Reason(N_("Schrijf op wat je wilt aanvullen."), "text"))
        view = self._view(report)
        said = _("Aanvulling op het bezoekverslag van {day}: {text}").format(
            day=field_date(view.visit.visit_on), text=text.strip()
        )
        note = ContactMoment(
            self._clock.new_id(),
            view.visit.relation_id,
            said,
            self._clock.now(),
            "note",
            view.visit.contact_id,
        )
        with self._database.write() as session:
            records.save(session, note)
        return Done(note, frozenset({Noun.RELATION}))

    def _begun(self, view: PreparationView) -> VisitReport:
        relation = view.card.relation
        empty = VisitReport(
            self._clock.new_id(),
            view.visit.id,
            view.preparation.method,
            competitor=relation.current_supplier,
            competitor_contract_ends_on=relation.contract_ends_on,
            present=(view.visit.contact_id,) if view.visit.contact_id else (),
        )
        return self._filled(
            empty, replace(view.preparation, questions=()), view.preparation, view.visit, relation
        )

    @staticmethod
    def _filled(
        report: VisitReport, before: Preparation, after: Preparation, visit: Visit, relation: Relation
    ) -> VisitReport:
        return filled(report, before, after, known=relation, visited_on=visit.visit_on)

    def _follow_ups(self, view: ReportView, session: Session) -> list[FollowUp]:
        """Agreements the seller must keep, and the next step, each on its date; others keep their own."""
        found = records.find(session, FollowUp, visit_id=view.visit.id)
        known = {same_promise(item.text) for item in found}
        wanted = [
            (item.what, item.due_on)
            for item in view.report.agreements
            if not item.deleted and _is_ours(item.who, view.seller)
        ]
        wanted.append((view.report.next_step, view.report.next_step_on))
        return [
            FollowUp(self._clock.new_id(), text, due_on, view.visit.relation_id, view.visit.id)
            for text, due_on in distinct_promises(wanted)
            if same_promise(text) not in known
        ]

    def _view(self, report: VisitReport) -> ReportView:
        preparation = self._preparations.kept(report.visit_id)
        with self._database.read() as session:
            visit = records.load(session, Visit, report.visit_id)
            seller = load_settings(session).seller.name
        if visit is None or preparation is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return ReportView(visit, report, preparation, self._relations.card(visit.relation_id), seller)


def _is_ours(who: str, seller: str) -> bool:
    """Whether the seller himself keeps this agreement: nobody is named, or it is his name or part of it."""
    named, own = who.strip().casefold(), seller.strip().casefold()
    return not named or bool(own and (named in own or own in named))


def _refuse_no_chance(report: VisitReport) -> None:
    if report.chance_percent is not None and not 0 <= report.chance_percent <= 100:
        raise Refused(Reason(N_("Een kans ligt tussen 0 en 100 %."), "chance_percent"))


def _refuse_closed(session: Session, report: VisitReport) -> None:
    before = records.load(session, VisitReport, report.id)
    if before is not None and before.is_closed:
        raise Refused(Reason(N_("Dit verslag is afgerond en ligt vast.")))


def _of_visit(session: Session, visit_id: UUID) -> VisitReport | None:
    found = records.find(session, VisitReport, visit_id=visit_id)
    return min(found, key=lambda report: report.id, default=None)
