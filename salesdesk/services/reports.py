"""The report after the visit: filled in from the preparation, finished in minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp, distinct_promises, same_promise
from salesdesk.domain.preparation import Objective, Outcome, Preparation, Side
from salesdesk.domain.report_filling import filled
from salesdesk.domain.reports import Agreement, Usefulness, VisitReport
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.answers import Takeover, kept_answers, takeovers
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.relation_card import RelationCard
from salesdesk.services.relations import Relations
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings

__all__ = ["Missing", "ReportView", "Reports", "Takeover"]
_TOUCHED = frozenset({Noun.REPORT, Noun.PREPARATION, Noun.VISIT, Noun.TODAY})


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report lacks before it can be closed; `at` names the input."""

    at: str
    is_required: bool


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
        return _missing(self.report, self.preparation, self.visit.kind)

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
        """The report of a visit; the first time it is filled in from the preparation."""
        with self._database.read() as session:
            kept = _of_visit(session, visit_id)
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
        self._refuse_unfinished(view)
        taken = [entry for entry in view.takeovers if entry.key in chosen and not entry.is_equal]
        closed = replace(report, closed_at=self._clock.now())
        with self._database.write() as session:
            _refuse_closed(session, report)
            records.save(session, closed)
            records.save(session, replace(view.visit, state=VisitState.HELD))
            for value in kept_answers(taken, view.card, view.visit, self._clock):
                records.save(session, value)
            for item in self._follow_ups(view, session):
                records.save(session, item)
        return Done(self._view(closed), _TOUCHED | {Noun.RELATION, Noun.CONTACT, Noun.FOLLOW_UP, Noun.ROUTE})

    def carry_over(self, report: VisitReport, follow_up_visit: Visit) -> Done[Preparation]:
        """Take what was not reached, with its questions, to the preparation of the next visit."""
        view = self._view(report)
        coming = self._preparations.prepare(follow_up_visit.id).value.preparation
        known = {item.keyword for item in coming.objectives}
        asked = {item.keyword for item in coming.questions}
        missed = [item for item in view.missed_objectives if item.keyword not in known]
        wanted = {item.keyword for item in view.missed_objectives}
        questions = [
            item
            for item in view.preparation.questions
            if wanted & set(item.serves) and not item.answer and item.keyword not in asked
        ]
        extended = replace(
            coming,
            objectives=(
                *coming.objectives,
                *(
                    replace(
                        item,
                        id=self._clock.new_id(),
                        outcome=Outcome.OPEN,
                        note="",
                        position=len(known) + place,
                    )
                    for place, item in enumerate(missed)
                ),
            ),
            questions=(
                *coming.questions,
                *(
                    replace(item, id=self._clock.new_id(), asked=False, position=len(asked) + place)
                    for place, item in enumerate(questions)
                ),
            ),
        )
        return self._preparations.keep(extended)

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
        return filled(empty, replace(view.preparation, questions=()), view.preparation)

    def _refuse_unfinished(self, view: ReportView) -> None:
        reasons = [_REASONS[gap.at] for gap in view.missing if gap.is_required]
        if view.visit.visit_on > self._clock.today():
            reasons.append(
                Reason(N_("Dit bezoek is nog niet geweest; verzet het of wacht tot die dag."), "visit")
            )
        if view.visit.state is VisitState.CANCELLED:
            reasons.append(Reason(N_("Dit bezoek is geannuleerd; plan een nieuw bezoek."), "visit"))
        if reasons:
            raise Refused(*reasons)

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


_REASONS = {
    "usefulness": Reason(N_("Geef aan of het bezoek nuttig was."), "usefulness"),
    "chance_percent": Reason(N_("Geef een kans, ook als die 0 is."), "chance_percent"),
    "decision_month": Reason(N_("Geef de maand waarin de klant beslist."), "decision_month"),
    "next_step": Reason(N_("Schrijf op wat de volgende stap is."), "next_step"),
}


def _missing(report: VisitReport, preparation: Preparation, kind: VisitKind) -> tuple[Missing, ...]:
    gaps = []
    if report.usefulness is Usefulness.UNKNOWN:
        gaps.append(Missing("usefulness", is_required=True))
    asks_chance = kind is not VisitKind.AFTER_SALES
    if report.chance_percent is None and asks_chance:
        gaps.append(Missing("chance_percent", is_required=True))
    if report.decision_month is None and report.chance_percent:
        gaps.append(Missing("decision_month", is_required=True))
    if not report.next_step.strip():
        gaps.append(Missing("next_step", is_required=True))
    internal = [item for item in preparation.objectives if item.side is Side.INTERNAL]
    if any(item.outcome is Outcome.OPEN for item in internal):
        gaps.append(Missing("objectives", is_required=False))
    if not (report.economic_needs or report.functional_needs or report.psychological_needs):
        gaps.append(Missing("needs", is_required=False))
    if not report.agreements:
        gaps.append(Missing("agreements", is_required=False))
    return tuple(gaps)


def _of_visit(session: Session, visit_id: UUID) -> VisitReport | None:
    found = records.find(session, VisitReport, visit_id=visit_id)
    return min(found, key=lambda report: report.id, default=None)
